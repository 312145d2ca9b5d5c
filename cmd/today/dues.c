/* SPDX-License-Identifier: ISC */
/* The steps of a morning. */
#include "cmd/today/dues.h"

#include <stdlib.h>

#include "base/alloc.h"

/* Whether anything that the step is for is still open. */
static bool
is_wanted(const struct areas *areas, const struct step *step)
{
	struct slice target;
	bool any = false;

	for (size_t n = 0; (target = step_for(areas, step, n)).len; n++) {
		const struct result *result = areas_find_result(areas, target);

		if (!result || result_is_live(areas, result))
			return true;
		any = true;
	}
	return !any;
}

static void
add_day(struct dues *dues, const struct areas *areas, int today, int day)
{
	for (size_t n = 0; n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];

		if (!step_is_open(step) || step_next_due(step, today) != day ||
		    !is_wanted(areas, step))
			continue;
		dues->items = mem_room(dues->items, dues->count, &dues->room,
			sizeof *dues->items);
		dues->items[dues->count++] = (struct due){ step, day };
	}
}

void
dues_find(struct dues *dues, const struct areas *areas, int today)
{
	*dues = (struct dues){ 0 };
	add_day(dues, areas, today, today);
	dues->today = dues->count;
	add_day(dues, areas, today, today + 1);
	for (size_t n = 0; n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];

		if (step->due_day == DAY_NONE || step->due_day >= today || !step_is_open(step))
			continue;
		int next = step_next_due(step, today);

		dues->earlier += next != today && next != today + 1 && is_wanted(areas, step);
	}
}

void
dues_release(struct dues *dues)
{
	free(dues->items);
	*dues = (struct dues){ 0 };
}
