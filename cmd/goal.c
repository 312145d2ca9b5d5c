/* SPDX-License-Identifier: ISC */
/* A measure typed in one answer, taken apart. */
#include "cmd/goal.h"

#include <string.h>

#include "cmd/ask.h"
#include "cmd/choosing.h"

static bool
copy(char *out, struct slice text)
{
	if (text.len >= GOAL_MAX)
		return false;
	memcpy(out, text.ptr, text.len);
	out[text.len] = '\0';
	return true;
}

/* What stands before and behind the arrow; all of it behind, if there is none. */
static void
split(struct slice typed, struct slice *before, struct slice *behind)
{
	size_t at = slice_find(typed, "→"), long_by = strlen("→");

	if (at == SLICE_NONE) {
		at = slice_find(typed, "->");
		long_by = 2;
	}
	*before = at == SLICE_NONE ? SLICE_EMPTY : slice_part(typed, 0, at);
	*behind = at == SLICE_NONE ? typed : slice_from(typed, at + long_by);
}

static struct slice
unit_of(struct slice typed)
{
	static const char *const tenths[] = { "/10", "/ 10", "of 10", "out of 10", "von 10" };

	for (size_t n = 0; n < sizeof tenths / sizeof *tenths; n++)
		if (slice_is_nocase(typed, tenths[n]))
			return slice_of("/10");
	return typed;
}

/* That `vision add` would take it, whichever way is said to be better. */
static bool
check(const struct goal *goal, struct err *err)
{
	struct choice_opts opts = { 0 };

	goal_set(goal, &opts);
	if (goal_is_open(goal))
		opts.way = "up";
	return measure_check(&opts, err);
}

/* No number: said so, or not said. */
static bool
is_words(struct slice typed)
{
	static const char *const words[] = { "", "words", "in words", "worte", "in worten",
		"nur worte" };

	for (size_t n = 0; n < sizeof words / sizeof *words; n++)
		if (slice_is_nocase(typed, words[n]))
			return true;
	return false;
}

bool
goal_read(struct goal *goal, struct slice typed, struct err *err)
{
	struct goal read = { .way = NULL };
	struct slice from, to, number, unit, other;
	struct decimal value;

	typed = slice_trim(typed);
	if (is_words(typed)) {
		*goal = read;
		return true;
	}
	split(typed, &from, &to);
	number_split(to, &number, &unit);
	if (!decimal_parse_typed(number, &value) || (unit.len && unit.ptr[0] >= '0' &&
	    unit.ptr[0] <= '9'))
		return err_set(err, ERR_USAGE, "a number, and its unit: 8 km, or 8 /10; Enter "
			"alone: in words");
	if (!copy(read.to, number) || !copy(read.unit, unit_of(unit)))
		return err_set(err, ERR_USAGE, "that is too long for a number and its unit");
	if (!check(&read, err))
		return false;
	if (from.len) {
		number_split(from, &number, &other);
		if (other.len && !slice_equal(other, unit))
			return err_set(err, ERR_USAGE, "both numbers in one unit: 3 -> 8 km");
		if (!goal_read_from(&read, number, err))
			return false;
	}
	*goal = read;
	return true;
}

bool
goal_is_rated(const struct goal *goal)
{
	return strcmp(goal->unit, "/10") == 0;
}

bool
goal_is_measured(const struct goal *goal)
{
	return goal->to[0] && !goal_is_rated(goal);
}

bool
goal_is_open(const struct goal *goal)
{
	return goal_is_measured(goal) && !goal->from[0] && !goal->way;
}

bool
goal_read_from(struct goal *goal, struct slice typed, struct err *err)
{
	struct goal read = *goal;
	struct maybe from, to;
	struct slice number, unit;

	if (!number_given(typed, slice_of(goal->unit), &from, err) ||
	    !number_given(slice_of(goal->to), slice_of(goal->unit), &to, err))
		return false;
	if (from.value.micro == to.value.micro)
		return err_set(err, ERR_USAGE, "that is as far as you want to go: what would be "
			"more?");
	number_split(typed, &number, &unit);
	if (!copy(read.from, number))
		return err_set(err, ERR_USAGE, "that is too long for a number");
	read.way = NULL;
	if (!check(&read, err))
		return false;
	*goal = read;
	return true;
}

void
goal_set(const struct goal *goal, struct choice_opts *opts)
{
	opts->from = goal->from[0] ? goal->from : NULL;
	opts->to = goal->to[0] ? goal->to : NULL;
	opts->unit = goal->unit[0] ? goal->unit : NULL;
	opts->way = goal->way;
}
