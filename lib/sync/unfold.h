/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_UNFOLD_H
#define TAUT_SYNC_UNFOLD_H

#include "store/session.h"

/*
 * The first files of a clone: a whole tree written into a folder where nothing
 * was committed yet. Each is written aside and takes its place whole, if that is
 * free; the branch is set last. What stands there with the same bytes is done,
 * also after a crash; with others it is in the way: ERR_FORMAT, and what was
 * written stays. `.git/taut/unfolding` says that it was not brought to its end.
 */
struct unfold_order {
	git_oid commit; /* what arrived */
	git_oid tree;   /* its own, or */
	bool even;      /* … one that was made even, which becomes a commit on it */
};

bool unfold_run(struct change *change, const struct unfold_order *order, struct err *err)
	__attribute__((warn_unused_result));

/* What is in a folder, for a clone into it. */
enum unfold_place {
	UNFOLD_EMPTY,   /* no repository, or one where nothing was ever done */
	UNFOLD_CUT_OFF, /* a clone that was not brought to its end */
	UNFOLD_TAKEN,
};

enum unfold_place unfold_look(const char *root);

/* From now on it is a clone that was cut off, until it is whole. */
bool unfold_mark(const struct store *store, struct err *err)
	__attribute__((warn_unused_result));

/* Takes .git away, of a clone that came to nothing; false, and all stays, where a
 * file was written already or somebody has something in it by now. */
bool unfold_give_up(const struct store *store) __attribute__((warn_unused_result));

#endif
