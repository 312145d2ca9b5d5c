/* SPDX-License-Identifier: ISC */
/*
 * Steps by the result they are for, found in one go over all steps and one over
 * their days. Invariant: what was done after the period's end is not known to it.
 */
#include "tension/effort.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/date.h"

static int
later(int day, int last, int until)
{
	return day > last && day <= until ? day : last;
}

/* When each step was last kept, or done; the caller frees it. */
static int *
last_days(const struct replay *replay)
{
	const struct areas *areas = replay->areas;
	int until = span_last_day(replay->period, replay->today);
	int *days = mem_alloc(areas->step_count, sizeof *days);

	for (size_t n = 0; n < areas->step_count; n++) {
		days[n] = DAY_NONE;
		if (areas->steps[n].done)
			days[n] = later(areas->steps[n].completion_day, DAY_NONE, until);
	}
	for (size_t n = 0; n < replay->occurrence_count; n++) {
		const struct occurrence *found = &replay->occurrences[n];

		if (found->kind == OCCURRENCE_KEPT)
			days[found->step] = later(found->day, days[found->step], until);
	}
	return days;
}

static void
add_step(struct effort *efforts, const struct replay *replay, const struct step *step, int day)
{
	struct slice id;

	for (size_t n = 0; (id = step_for(replay->areas, step, n)).len; n++) {
		size_t subject = subjects_find(&replay->subjects, id, SLICE_EMPTY);

		if (subject == SLICE_NONE || efforts[subject].last == step)
			continue;
		efforts[subject].last = step;
		efforts[subject].open += step_is_open(step);
		if (day > efforts[subject].last_day)
			efforts[subject].last_day = day;
	}
}

struct effort *
efforts_new(const struct replay *replay)
{
	struct effort *efforts = mem_alloc(replay->subjects.count, sizeof *efforts);
	int *days = last_days(replay);

	for (size_t n = 0; n < replay->subjects.count; n++)
		efforts[n].last_day = DAY_NONE;
	for (size_t n = 0; n < replay->areas->step_count; n++)
		add_step(efforts, replay, &replay->areas->steps[n], days[n]);
	free(days);
	return efforts;
}

struct effort
efforts_find(const struct effort *efforts, const struct replay *replay, struct slice id)
{
	size_t subject = subjects_find(&replay->subjects, id, SLICE_EMPTY);

	return subject == SLICE_NONE ? (struct effort){ .last_day = DAY_NONE } : efforts[subject];
}

/* Whether it is a result that is no longer wanted: by its line, or where that is
 * gone, by what happened to it. */
static bool
is_closed(const struct replay *replay, struct slice id)
{
	size_t subject = subjects_find(&replay->subjects, id, SLICE_EMPTY);

	if (subject == SLICE_NONE)
		return false;
	const struct result *line = replay->subjects.items[subject].line;

	return line ? !result_is_live(replay->areas, line) :
		!ledger_standing(replay->ledger, subject)->live;
}

bool
step_is_loose(const struct replay *replay, const struct step *step)
{
	struct slice target;
	bool any = false;

	for (size_t n = 0; (target = step_for(replay->areas, step, n)).len; n++) {
		if (!is_closed(replay, target))
			return false;
		any = true;
	}
	return any;
}
