/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_RUNS_H
#define TAUT_MERGE_RUNS_H

#include "merge/align.h"

/*
 * What both sides added at one place: equal ones once; of what lies between
 * them the run that is smaller first, whole, then the other's.
 */

/* Called for each in its order: an index of one side, or of both. */
typedef void runs_place(void *context, size_t a, size_t b);

/* Whether this one of side a comes before that one of side b. */
typedef bool runs_before(void *context, size_t a, size_t b);

/* With `before`, what lies between equal ones is merged by it, one by one,
 * each side's order kept; without, run by run. */
void runs_combine(const struct elements *a, const struct elements *b, runs_place *place,
	runs_before *before, void *context);

#endif
