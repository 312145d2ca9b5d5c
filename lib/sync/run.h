/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_RUN_H
#define TAUT_SYNC_RUN_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * The one way to start git: what speaks with other machines, with the person's
 * own ssh, agents, credential helpers and proxies. By argv, never a shell;
 * git's local variables are taken out of the environment; descriptors are
 * closed; what it says comes through a pipe and the escaper.
 * It runs with GIT_DIR=.git in `root`, never in a repository around it.
 */
typedef void git_said(struct slice line, void *context); /* one line, made harmless */

struct git_order {
	const char *root;         /* the journal's folder: git runs there */
	char *const *environment; /* the caller's */
	bool ask;                 /* git, ssh and helpers may ask on the terminal */
	unsigned patience_s;      /* stopped after so long without a word; 0: never. With
	                             `ask` only from the first progress on: before it a
	                             person may be looking for a passphrase */
	git_said *said;           /* messages while it runs, or NULL */
	git_said *progress;       /* lines of which each takes the place of the one
	                             before, or NULL */
	void *context;
};

#define GIT_OUT_MAX (4u << 20)  /* of stdout; more is an error */
#define GIT_SAID_MAX (16u << 10) /* of what it says, the last so many bytes */

struct git_answer {
	int status;      /* git's exit status */
	struct buf out;  /* stdout, as it is */
	struct buf said; /* stderr, made harmless: lines that end with LF, no progress */
};

#define GIT_ANSWER_INIT { .out = BUF_INIT, .said = BUF_INIT }

/*
 * Runs `git ARGUMENTS…` (ends with NULL) to its end. True if it ended by
 * itself, whatever its status. ERR_NETWORK: no git on the PATH; no word for
 * too long; ERR_INTERRUPTED: Ctrl-C or SIGTERM came meanwhile (git was stopped
 * too); ERR_SYSTEM. Nothing it started is left running.
 */
bool git_run(struct git_answer *answer, const struct git_order *order,
	const char *const *arguments, struct err *err) __attribute__((warn_unused_result));
void git_answer_release(struct git_answer *answer);

/* ERR_NETWORK with what git said last as the reason: "cannot fetch from HOST:
 * …". Returns false, always. */
bool git_failed(const struct git_answer *answer, struct err *err, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
