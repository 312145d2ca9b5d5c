/* SPDX-License-Identifier: ISC */
/* What waits for a look this week. */
#include "cmd/review/due.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "cmd/today/morning.h"
#include "journal/step.h"

/* What is known of the areas with anything open. */
struct waiting {
	bool open, focus;
	int since; /* the last look at any of it, else its choice */
};

static int
waits_since(const struct report_result *row)
{
	return row->checked_day != DAY_NONE ? row->checked_day : row->standing.chosen_day;
}

/* Chooses what is in focus, and notes how long each area waits. */
static void
choose_focus(struct asked *asked, const struct report *report, struct waiting *waiting)
{
	const struct areas *areas = &asked->reading.areas;
	int today = asked->checking->session->clock.day;

	for (size_t n = 0; n < areas->result_count; n++) {
		const struct result *result = &areas->results[n];
		struct waiting *area = &waiting[result->area];
		size_t at = 0;

		if (!result_is_live(areas, result) || !result->sound)
			continue;
		bool known = report_row(report,
			replay_subject(&asked->reading.replay, result), &at);
		int since = known ? waits_since(&report->results[at]) : DAY_NONE;

		area->since = !area->open || since > area->since ? since : area->since;
		area->open = true;
		area->focus = area->focus || result->focus;
		if (result->focus && since != today)
			asked->results[n] = asked->areas[result->area] = true;
	}
}

static size_t
longest(const struct waiting *waiting, size_t count)
{
	size_t found = SLICE_NONE;

	for (size_t n = 0; n < count; n++)
		if (waiting[n].open && !waiting[n].focus &&
		    (found == SLICE_NONE || waiting[n].since < waiting[found].since))
			found = n;
	return found;
}

size_t
due_choose(struct asked *asked)
{
	const struct areas *areas = &asked->reading.areas;
	struct waiting *waiting = mem_alloc(areas->count, sizeof *waiting);
	struct report report = { 0 };

	memset(asked->areas, 0, areas->count * sizeof *asked->areas);
	memset(asked->results, 0, areas->result_count * sizeof *asked->results);
	reading_report(&asked->reading, asked->checking->session, &report);
	choose_focus(asked, &report, waiting);
	size_t other = longest(waiting, areas->count);

	for (size_t n = 0; other != SLICE_NONE && n < areas->result_count; n++)
		if (areas->results[n].area == other && areas->results[n].sound &&
		    result_is_live(areas, &areas->results[n]))
			asked->results[n] = asked->areas[other] = true;
	asked->count = 0;
	for (size_t n = 0; n < areas->count; n++)
		asked->count += asked->areas[n];
	free(waiting);
	report_release(&report);
	return other;
}

const struct step *
due_step(const struct asked *asked)
{
	const struct areas *areas = &asked->reading.areas;
	int today = asked->checking->session->clock.day, nearest = DAY_NONE;
	const struct step *found = NULL;

	for (size_t n = 0; n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];
		bool asks = false;

		for (size_t r = 0; r < areas->result_count; r++)
			asks = asks || (asked->results[r] && areas->results[r].id.len &&
				step_is_for(areas, step, areas->results[r].id));
		int day = step_next_due(step, today);

		if (!asks || !step_is_open(step) ||
		    (found && (day == DAY_NONE || (nearest != DAY_NONE && day >= nearest))))
			continue;
		found = step;
		nearest = day;
	}
	return found;
}

bool
due_small(struct asked *asked, struct buf *name)
{
	struct report report = { 0 };

	reading_report(&asked->reading, asked->checking->session, &report);
	const struct morning morning = { .areas = &asked->reading.areas, .report = &report };
	const struct report_result *result = morning_waiting(&morning);

	if (result)
		buf_add(name, result->id.len ? result->id : result->text);
	report_release(&report);
	return result != NULL;
}
