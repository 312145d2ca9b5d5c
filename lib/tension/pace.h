/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_PACE_H
#define TAUT_TENSION_PACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fraction.h"
#include "tension/standing.h"
#include "tension/track.h"

/*
 * How fast reality moves, by the median of the slopes between all pairs of
 * readings (Theil 1950, Sen 1968), and what that says of the horizon. The range
 * is the middle half of those slopes, quartiles by linear interpolation (type 7
 * of Hyndman and Fan 1996); it is no confidence interval. Exact throughout.
 */
enum pace_word {
	PACE_EARLY,   /* under 4 days with a reading, or under 28 days between them, or
	                 no gap is known */
	PACE_THERE,   /* known: there is no gap */
	PACE_OPEN,    /* no horizon ahead to reach it by */
	PACE_ON,      /* the whole range reaches it */
	PACE_EITHER,  /* could go either way */
	PACE_BEHIND,  /* none of the range does */
	PACE_AWAY,    /* not at this pace: reality stands, or goes the other way */
};

struct pace {
	enum pace_word word;
	bool known;              /* the numbers below are there */
	bool needed_known;       /* … and `needed`, `ratio` to `at_horizon` */
	size_t days;             /* with a reading, that it rests on */
	int first, last;         /* of them */
	struct fraction slope, low, high;             /* units a day; low ≤ slope ≤ high */
	struct fraction needed;                       /* units a day, from the last reading */
	struct fraction ratio, ratio_low, ratio_high; /* of slope and range over needed */
	struct fraction at_horizon; /* reality there, at this pace; a rating within 0 to 10 */
	int there_day;           /* when the vision would be met, with a gap not in the past;
	                            DAY_NONE: not in 100 years */
};

void pace_init(struct pace *pace);
void pace_release(struct pace *pace);

/* `standing` is where its track has come to; `horizon` may be DAY_NONE. */
void pace_find(struct pace *pace, const struct track *track, const struct standing *standing,
	int horizon, int until);

/* The median slope alone, units a day, of these readings; false: no two days. */
bool pace_slope(const struct reading_day *days, size_t count, struct fraction *slope);

#endif
