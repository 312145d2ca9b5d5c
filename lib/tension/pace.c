/* SPDX-License-Identifier: ISC */
/*
 * Slopes between all pairs of readings, and what they say. Invariant: slopes are
 * compared by cross products and never rounded.
 */
#include "tension/pace.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/date.h"

#define DAYS_LEAST 4
#define LENGTH_LEAST 28
#define AHEAD_MOST (100 * 366)

struct slope {
	int64_t over; /* millionths … */
	int under;    /* … in so many days, at least 1 */
};

void
pace_init(struct pace *pace)
{
	*pace = (struct pace){ .there_day = DAY_NONE };
	fraction_init(&pace->slope);
	fraction_init(&pace->low);
	fraction_init(&pace->high);
	fraction_init(&pace->needed);
	fraction_init(&pace->ratio);
	fraction_init(&pace->ratio_low);
	fraction_init(&pace->ratio_high);
	fraction_init(&pace->at_horizon);
}

void
pace_release(struct pace *pace)
{
	fraction_release(&pace->slope);
	fraction_release(&pace->low);
	fraction_release(&pace->high);
	fraction_release(&pace->needed);
	fraction_release(&pace->ratio);
	fraction_release(&pace->ratio_low);
	fraction_release(&pace->ratio_high);
	fraction_release(&pace->at_horizon);
}

static bool
is_less(const struct slope *a, const struct slope *b)
{
	return (fraction_wide)a->over * b->under < (fraction_wide)b->over * a->under;
}

static struct slope *
all_slopes(const struct reading_day *days, size_t count, size_t *pairs)
{
	struct slope *slopes = mem_resize(NULL, count * (count - 1) / 2, sizeof *slopes);

	*pairs = 0;
	for (size_t n = 1; n < count; n++)
		for (size_t m = 0; m < n; m++)
			slopes[(*pairs)++] = (struct slope){ days[n].value - days[m].value,
				days[n].day - days[m].day };
	return slopes;
}

/* Splits them at a pivot: those before *right are not above it, those from *left
 * on not below, and what may be between the two is equal to it. */
static void
split(struct slope *slopes, struct slope pivot, size_t *left, size_t *right)
{
	while (*left < *right) {
		while (is_less(&slopes[*left], &pivot))
			++*left;
		while (is_less(&pivot, &slopes[*right - 1]))
			--*right;
		if (*left >= *right)
			break;
		struct slope spare = slopes[*left];

		slopes[(*left)++] = slopes[--*right];
		slopes[*right] = spare;
	}
}

/*
 * Brings the slope to `rank` that sorting them would bring there, no greater ones
 * before it and no lesser ones behind (Hoare's Find, 1961). Pivots are drawn by a
 * fixed row of numbers, so that no common course of readings meets the worst case.
 */
static void
settle(struct slope *slopes, size_t count, size_t rank)
{
	size_t first = 0, end = count;
	uint32_t drawn = 1;

	while (end - first > 1) {
		size_t left = first, right = end;

		drawn = drawn * 1664525u + 1013904223u;
		split(slopes, slopes[first + (drawn >> 8) % (end - first)], &left, &right);
		if (rank < right)
			end = right;
		else if (rank >= left)
			first = left;
		else
			return;
	}
}

static void
set_slope(struct fraction *out, const struct slope *slope)
{
	fraction_set_ratio(out, slope->over, slope->under * DECIMAL_ONE);
}

/* The quartile k of 4: between its two neighbours by the part that it is beyond. */
static void
quartile(struct fraction *out, struct slope *slopes, size_t count, unsigned k)
{
	size_t at = (count - 1) * k / 4, rest = (count - 1) * k % 4;
	struct fraction next, part;

	settle(slopes, count, at);
	set_slope(out, &slopes[at]);
	if (rest == 0)
		return;
	fraction_init(&next);
	fraction_init(&part);
	settle(slopes + at + 1, count - at - 1, 0);
	set_slope(&next, &slopes[at + 1]);
	fraction_subtract(&next, out);
	fraction_set_ratio(&part, (fraction_wide)rest, 4);
	fraction_multiply(&next, &part);
	fraction_add(out, &next);
	fraction_release(&next);
	fraction_release(&part);
}

bool
pace_slope(const struct reading_day *days, size_t count, struct fraction *slope)
{
	size_t pairs;

	if (count < 2)
		return false;
	struct slope *slopes = all_slopes(days, count, &pairs);

	quartile(slope, slopes, pairs, 2);
	free(slopes);
	return true;
}

static int
compare_fractions(const void *a, const void *b)
{
	return fraction_compare(a, b);
}

/* The median of R − b·x, with x counted from the first day. */
static void
find_level(struct fraction *level, const struct fraction *slope,
	const struct reading_day *days, size_t count)
{
	struct fraction *rests = mem_alloc(count, sizeof *rests), run;

	fraction_init(&run);
	for (size_t n = 0; n < count; n++) {
		fraction_init(&rests[n]);
		fraction_set_ratio(&run, days[n].day - days[0].day, 1);
		fraction_multiply(&run, slope);
		fraction_set_ratio(&rests[n], days[n].value, DECIMAL_ONE);
		fraction_subtract(&rests[n], &run);
	}
	qsort(rests, count, sizeof *rests, compare_fractions);
	fraction_set(level, &rests[(count - 1) / 2]);
	fraction_add(level, &rests[count / 2]);
	fraction_set_ratio(&run, 2, 1);
	fraction_divide(level, &run);
	for (size_t n = 0; n < count; n++)
		fraction_release(&rests[n]);
	fraction_release(&run);
	free(rests);
}

static void
keep_rating(struct fraction *value)
{
	if (fraction_compare_ratio(value, 0, 1) < 0)
		fraction_set_ratio(value, 0, 1);
	else if (fraction_compare_ratio(value, 10, 1) > 0)
		fraction_set_ratio(value, 10, 1);
}

/* level + b·x, at the horizon; and the x at which that is the vision. */
static void
look_ahead(struct pace *pace, const struct fraction *level, const struct standing *standing,
	int horizon)
{
	struct fraction days;

	fraction_init(&days);
	if (pace->needed_known) {
		fraction_set_ratio(&pace->at_horizon, horizon - pace->first, 1);
		fraction_multiply(&pace->at_horizon, &pace->slope);
		fraction_add(&pace->at_horizon, level);
		if (standing->kind == RESULT_RATED)
			keep_rating(&pace->at_horizon);
	}
	if (fraction_sign(&pace->slope) * standing->way > 0) {
		fraction_set_ratio(&days, -standing->vision.value.micro, DECIMAL_ONE);
		fraction_add(&days, level);
		fraction_divide(&days, &pace->slope);
		long whole = -fraction_floor(&days); /* rounded up */

		if (whole < AHEAD_MOST)
			pace->there_day = pace->first + (whole > 0 ? (int)whole : 0);
	}
	fraction_release(&days);
}

static void
find_needed(struct pace *pace, const struct standing *standing, int horizon)
{
	int64_t left = standing->vision.value.micro - standing->reality.value.micro;
	bool flip = left < 0;

	pace->needed_known = true;
	fraction_set_ratio(&pace->needed, left, (horizon - pace->last) * DECIMAL_ONE);
	fraction_set(&pace->ratio, &pace->slope);
	fraction_divide(&pace->ratio, &pace->needed);
	fraction_set(&pace->ratio_low, flip ? &pace->high : &pace->low);
	fraction_divide(&pace->ratio_low, &pace->needed);
	fraction_set(&pace->ratio_high, flip ? &pace->low : &pace->high);
	fraction_divide(&pace->ratio_high, &pace->needed);
}

static enum pace_word
word_of(const struct pace *pace, const struct standing *standing)
{
	if (fraction_sign(&pace->slope) * standing->way <= 0)
		return PACE_AWAY;
	if (!pace->needed_known)
		return PACE_OPEN;
	if (fraction_compare_ratio(&pace->ratio_low, 1, 1) >= 0)
		return PACE_ON;
	return fraction_compare_ratio(&pace->ratio_high, 1, 1) < 0 ? PACE_BEHIND : PACE_EITHER;
}

static void
find_slopes(struct pace *pace, const struct reading_day *days, size_t count)
{
	size_t pairs;
	struct slope *slopes = all_slopes(days, count, &pairs);

	quartile(&pace->low, slopes, pairs, 1);
	quartile(&pace->slope, slopes, pairs, 2);
	quartile(&pace->high, slopes, pairs, 3);
	free(slopes);
}

void
pace_find(struct pace *pace, const struct track *track, const struct standing *standing,
	int horizon, int until)
{
	struct reading_day days[READINGS_YEAR];
	size_t count = track_readings(track, until, days);
	struct fraction level;
	bool open = standing_is_open(standing), gap = standing_amount(standing) > 0;

	pace->word = open && !gap ? PACE_THERE : PACE_EARLY;
	pace->days = count;
	if (!open || count < DAYS_LEAST ||
	    days[count - 1].day - days[0].day < LENGTH_LEAST)
		return;
	pace->known = true;
	pace->first = days[0].day;
	pace->last = days[count - 1].day;
	find_slopes(pace, days, count);
	if (gap && horizon != DAY_NONE && horizon > pace->last && horizon >= until)
		find_needed(pace, standing, horizon);
	fraction_init(&level);
	find_level(&level, &pace->slope, days, count);
	look_ahead(pace, &level, standing, horizon);
	fraction_release(&level);
	if (!gap)
		return;
	pace->word = word_of(pace, standing);
	if (pace->there_day != DAY_NONE && pace->there_day < until)
		pace->there_day = until; /* the line may be there, but reality is not */
}
