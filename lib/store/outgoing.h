/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_OUTGOING_H
#define TAUT_STORE_OUTGOING_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "store/ids.h"

/*
 * The gate at push: the last place where a private passage still is a secret.
 * Every page that the commits bring which a remote lacks is looked at, whole,
 * by the gate's eyes, however it came into them: by `git commit`, past a hook,
 * from a stash, in a merge.
 */
struct outgoing_order {
	git_oid tip;          /* a commit, or a tag of one */
	struct ids there;     /* commits that the remote has; those unknown here are no help */
	struct ids passed;    /* commits that the person lets go out as they are */
	size_t limit;         /* findings to keep */
};

struct outgoing_finding {
	char *path;
	size_t line;          /* the first that would not pass the gate */
	git_oid commit;       /* which brought it */
	char *subject;        /* its first line, made harmless */
};

struct outgoing {
	git_oid scanned;      /* what may be pushed if nothing was found: this id, never
	                         a branch's name, which may mean another by then */
	size_t commits;       /* that the remote lacks */
	struct outgoing_finding *items; /* oldest commit first */
	size_t count, room;
	size_t more;          /* findings that were not kept */
};

/*
 * A blob counts once for each path, where it differs from what every parent
 * has there; so what a merge takes from a side is that side's. Not only new
 * bytes: also what was there under another name.
 * ERR_FORMAT: a page over STORE_FILE_MAX; ERR_SYSTEM: something is missing (a
 * shallow or partial clone); both by name, and nothing may be pushed then.
 */
bool outgoing_scan(struct outgoing *outgoing, git_repository *git,
	const struct outgoing_order *order, struct err *err) __attribute__((warn_unused_result));
void outgoing_release(struct outgoing *outgoing); /* safe on all-zero */
void outgoing_order_release(struct outgoing_order *order);

/* Adds what refs/remotes/REMOTE/ names. */
bool outgoing_there(struct ids *there, git_repository *git, const char *remote, struct err *err)
	__attribute__((warn_unused_result));

/*
 * The lines, each ending with LF, that a person runs to seal what was found in
 * the commits themselves: messages, times and merges stay, each page is sealed
 * once. `branch` is what was to be pushed, as git names it ("main"). The last
 * ones are comments: the way to let a commit go out as it is.
 */
void outgoing_way_out(struct buf *out, const struct outgoing *outgoing, const char *branch,
	const char *remote);

#endif
