/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_UNFOLD_H
#define TAUT_SYNC_UNFOLD_H

#include "store/session.h"

/*
 * The first files of a clone: a whole tree written into a folder where nothing
 * was committed yet. No exchange and no marker: what is torn by a crash is
 * known by `.git/taut/unfolding`, and written anew the next time; the branch is
 * set last. A file that a person put there is in the way: ERR_FORMAT.
 */
struct unfold_order {
	git_oid commit; /* what arrived */
	git_oid tree;   /* its own, or */
	bool even;      /* … one that was made even, which becomes a commit on it */
};

struct unfolded {
	git_oid commit; /* where the branch is now */
	size_t files;
};

bool unfold_run(struct unfolded *out, struct change *change, const struct unfold_order *order,
	struct err *err) __attribute__((warn_unused_result));

#endif
