/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_RECORD_H
#define TAUT_TENSION_RECORD_H

#include <stdbool.h>

#include "base/date.h"
#include "base/err.h"
#include "journal/pages.h"
#include "store/change.h"
#include "tension/replay.h"

/*
 * A vision that a merge left twice on a line is the ledger's again. Returns how
 * many there were: then the pages are to be put and opened anew before anything
 * else splices these lines.
 */
size_t record_set_back(const struct replay *replay, struct pages *pages);

/*
 * Writes down what edits by hand amounted to, at most one event a result and
 * day, and freezes first readings on the choices that were waiting for them.
 * The replay must be of these pages. Sets *count to the edits recorded.
 */
bool record_hands(struct replay *replay, struct pages *pages, struct change *change,
	const struct clock *clock, size_t *count, struct err *err)
	__attribute__((warn_unused_result));

/*
 * Right after a merge of two journals whose edits by hand had been recorded: a
 * vision that differs from what the events of both say differs by the merge
 * alone, and becomes theirs again. Returns how many there were.
 */
size_t record_merged(const struct replay *replay, struct pages *pages);

#endif
