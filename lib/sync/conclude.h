/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_CONCLUDE_H
#define TAUT_SYNC_CONCLUDE_H

#include "store/change.h"
#include "sync/run.h"

/*
 * A `git merge` or `git pull` that stopped with conflicts, brought to its end:
 * each file as sync would have merged it, then git's own commit. Nothing to do
 * where none is under way. `each` hears what was settled. ERR_FORMAT: something
 * is left that needs a person; ERR_SYSTEM: git did not commit.
 */
bool conclude_run(struct store *store, const struct clock *clock, const struct git_order *git,
	store_finding *each, void *context, struct err *err) __attribute__((warn_unused_result));

#endif
