/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_JOIN_H
#define TAUT_SYNC_JOIN_H

#include "merge/merge.h"
#include "store/change.h"
#include "store/repo.h"
#include "trees/arrive.h"

/*
 * A commit that was fetched becomes part of this journal: looked at, merged in
 * memory, written by the same steps as every change. It happens whole or not
 * at all; what a person edits meanwhile stays.
 */
struct join_order {
	const struct change_order *change; /* clock, foreground; its build is not used */
	git_oid theirs;              /* the commit … */
	const char *branch;          /* where it goes, as git names it ("main") */
	const char *from;            /* … and where it is from, for messages; harmless */
	const struct names *without; /* see arrive.h; may be NULL */
	bool unrelated;              /* may have nothing in common */
	bool deletions;              /* may delete many files that no commit deleted */
	bool over_edits;             /* go on though edits by hand were not taken in */
	bool look;                   /* only find out what would happen */
};

enum join_outcome {
	JOIN_NOTHING, /* it is part of the journal already */
	JOIN_DONE,
	JOIN_EDITS,   /* nothing was done: edits by hand are to be taken in first */
	JOIN_REFUSED, /* nothing was done: `arrived` says why */
};

/* What is there in two versions now, or came back. */
struct join_note {
	char *path;
	size_t line; /* 0: the whole file */
	enum merge_note_kind kind;
};

struct joined {
	enum join_outcome outcome;
	bool merged_visions; /* of areas or checks both sides had something new */
	struct join_note *notes;
	size_t count, room;
	struct arrived arrived;
};

/*
 * `joined` is all-zero before the first; notes gather over several.
 * report->notes gets lines for the person. ERR_FORMAT: unrelated histories, no
 * journal, too many deletions; ERR_NEWER; ERR_BUSY: git is at work, or a merge
 * of its own is under way.
 */
bool join_run(struct joined *joined, struct store *store, const struct join_order *order,
	struct change_report *report, struct err *err) __attribute__((warn_unused_result));
void joined_release(struct joined *joined);

#endif
