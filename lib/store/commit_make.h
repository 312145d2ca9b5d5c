/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_COMMIT_MAKE_H
#define TAUT_STORE_COMMIT_MAKE_H

#include "store/commit.h"
#include "store/objects.h"

/* The commits of one change, without a reference; libgit2's code, 0 for done. */

/* A commit on `at` (none while unborn) of what was edited by hand, or of what
 * the change made. `at` moves on to it; with nothing to change it stays. */
int commit_make(const struct commit_job *job, bool hand, struct head *at,
	struct objects *objects, struct err *err);

/* A merge with nothing to merge: the other's commit as it is. */
int commit_take_other(const struct commit_job *job, struct head *at, struct err *err);

#endif
