/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_CHANGE_H
#define TAUT_STORE_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/file.h"
#include "store/store.h"

/*
 * The one way to write. A change is built by the caller's function under the
 * journal's lock: it reads the files as they are and puts what they shall be.
 * It may be called again, from the start, when an editor saved meanwhile; so
 * it must have no effect but on the change and its own context.
 *
 * When change_run() returns true the words are safe on disk: committed, or
 * (CHANGE_SAVED) in the work tree with the reason in `why`.
 */
struct change;

typedef bool change_build(struct change *change, void *context, struct err *err);

struct change_order {
	const char *command;   /* for the trailer Taut-Command: "add" */
	struct clock clock;
	change_build *build;
	void *context;
	bool foreground;       /* a terminal is there: hand edits settle in 2 s, not 5 min */
};

enum change_outcome {
	CHANGE_NOTHING,   /* everything was as it should be: no commit */
	CHANGE_COMMITTED,
	CHANGE_SAVED,     /* in the work tree, not yet committed */
};

struct change_report {
	enum change_outcome outcome;
	char commit[65];     /* hex, when committed */
	char why[256];       /* when only saved */
	struct names notes;  /* one line each for the person: paths refused by the
	                        gate, hand edits left for next time */
	size_t hand_edits;   /* files taken in, in a commit of their own below */
	bool unchanged;      /* handedit_take_all(): HEAD is as the last one left it */
};

#define CHANGE_REPORT_INIT { .outcome = CHANGE_NOTHING }

bool change_run(struct store *store, const struct change_order *order,
	struct change_report *report, struct err *err) __attribute__((warn_unused_result));
void change_report_release(struct change_report *report);

/* Within a build: the file as this change has it so far. ERR_NOTHING: none. */
bool change_read(struct change *change, const char *path, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));
void change_put(struct change *change, const char *path, struct slice bytes); /* copied */
void change_remove(struct change *change, const char *path);

/* The commit's first line, e.g. "add: 2026-11-21 07:10". Never private text. */
void change_message(struct change *change, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* All hand edits into one commit (`sync --local`). */
bool handedit_take_all(struct store *store, const struct change_order *order,
	struct change_report *report, struct err *err) __attribute__((warn_unused_result));

/*
 * Takes the newest command commit of this clone back (or, with redo, the last
 * undo). `what` becomes a line that says what was taken back. ERR_NOTHING if
 * there is nothing to undo; ERR_FORMAT if it would keep something twice or
 * bring something back, naming it.
 */
bool undo_run(struct store *store, const struct clock *clock, bool redo,
	struct buf *what, struct err *err) __attribute__((warn_unused_result));

/* What taut did, newest first: at most `limit` commits. */
struct history_row {
	int64_t seconds; /* of the commit */
	int offset;      /* minutes */
	char commit[65];
	const char *subject; /* valid during the call */
	const char *command; /* from the trailer, or NULL: made by git or another clone */
};
typedef void history_each(const struct history_row *row, void *context);
bool history_run(struct store *store, size_t limit, history_each *each, void *context,
	struct err *err) __attribute__((warn_unused_result));

/*
 * For doctor: what there is to say of the repository, one call a finding.
 * Without `fix` it only looks: it takes no lock and writes nothing.
 */
enum store_finding_kind {
	FINDING_NOTE,  /* to be known, and nothing is wrong */
	FINDING_WRONG,
	FINDING_FIXED, /* was wrong and is mended (only with fix) */
};
typedef void store_finding(enum store_finding_kind kind, const char *check,
	const char *message, void *context);
bool store_check(struct store *store, const struct clock *clock, bool fix,
	store_finding *each, void *context, struct err *err) __attribute__((warn_unused_result));

#endif
