/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_SETTLE_H
#define TAUT_SYNC_SETTLE_H

#include <stdbool.h>

#include "base/date.h"
#include "base/err.h"
#include "store/change.h"

/*
 * A merge by plain git that nobody finished: files that git's index has in two
 * versions, and files with conflict markers. With `fix` each becomes what
 * `taut sync` would have made of it, in the work tree and in the index, and the
 * person's `git commit` or `git rebase --continue` goes on from there; what was
 * typed between the markers meanwhile is part of it. One call a finding. Without
 * `fix` nothing is written and no lock taken.
 */
bool settle_run(struct store *store, const struct clock *clock, bool fix,
	store_finding *each, void *context, struct err *err) __attribute__((warn_unused_result));

#endif
