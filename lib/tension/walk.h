/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_WALK_H
#define TAUT_TENSION_WALK_H

#include <stdbool.h>

#include "base/err.h"
#include "store/store.h"
#include "tension/replay.h"

/*
 * Replays the whole journal up to the end of `period`: every check file in
 * the order of its days, then, if the period reaches today, what the pages say
 * beyond that. Amounts are kept for the days of the period. `areas` must
 * outlive the replay; problems of theirs may stand in it already (all-zero is
 * fine otherwise). An unreadable file is an error. Writes nothing.
 */
bool walk_journal(struct replay *replay, const struct store *store, const struct areas *areas,
	struct span period, int today, struct err *err) __attribute__((warn_unused_result));

#endif
