/* SPDX-License-Identifier: ISC */
/* The steps of a morning. */
#include "cmd/today/dues.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "tension/effort.h"

static void
add_day(struct dues *dues, const struct replay *replay, int today, int day)
{
	const struct areas *areas = replay->areas;

	for (size_t n = 0; n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];

		if (!step_is_open(step) || step_next_due(step, today) != day ||
		    step_is_loose(replay, step))
			continue;
		dues->items = mem_room(dues->items, dues->count, &dues->room,
			sizeof *dues->items);
		dues->items[dues->count++] = (struct due){ step, day };
	}
}

void
dues_find(struct dues *dues, const struct replay *replay, int today)
{
	const struct areas *areas = replay->areas;

	*dues = (struct dues){ 0 };
	add_day(dues, replay, today, today);
	dues->today = dues->count;
	add_day(dues, replay, today, today + 1);
	for (size_t n = 0; n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];

		if (step->due_day == DAY_NONE || step->due_day >= today || !step_is_open(step))
			continue;
		int next = step_next_due(step, today);

		dues->earlier += next != today && next != today + 1 &&
			!step_is_loose(replay, step);
	}
}

void
dues_release(struct dues *dues)
{
	free(dues->items);
	*dues = (struct dues){ 0 };
}
