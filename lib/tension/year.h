/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_YEAR_H
#define TAUT_TENSION_YEAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fraction.h"
#include "tension/question.h"
#include "tension/track.h"

/* What happened to one result within a year, as far as questions ask for it. */

#define YEAR_DAYS 365

struct year {
	struct reading_day readings[READINGS_YEAR]; /* of the year, a day one */
	size_t reading_count;
	struct fraction net;      /* ΔT of all readings */
	struct fraction lowered;  /* Σ|ΔT| of lowerings */
	size_t lowerings, postponements;
	int lowered_days[QUESTION_DAYS]; /* the last ones, each day once … */
	size_t lowered_day_count;        /* … and as many are there */
	int postponed_days[QUESTION_DAYS]; /* likewise */
	size_t postponed_day_count;
	struct maybe before, after; /* the highest vision that was lowered, and the last one it
	                               was lowered to; unknown where it was re-measured since */
	struct slice reason;      /* of the last lowering */
	bool after_slip;          /* a lowering came within 14 days of a slip */
	bool there, there_before; /* T was 0 at its last day with a reading, and ever since the
	                             one before */
	bool leap;                /* a rating went up by 2 or more with no facts: the last one */
	struct maybe leap_from, leap_to;
	int leap_day;
	bool apart;               /* of the last day with others' views, one is at least 2 less */
	struct maybe own, other;
	int apart_day;
	struct slice who;
};

void year_find(struct year *year, const struct track *track, int until);
void year_release(struct year *year);

/* How often the readings turned round by at least `threshold`; and whether they
 * ended nearer to where they began than half of their range. */
size_t year_reversals(const struct year *year, int64_t threshold, bool *stayed);

#endif
