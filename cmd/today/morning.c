/* SPDX-License-Identifier: ISC */
/* What all that shows a morning asks of it. */
#include "cmd/today/morning.h"

static bool
is_open(const struct report_result *result)
{
	return result->here && (result->standing.live || result->words_only);
}

const struct report_result *
morning_focus(const struct morning *morning, size_t *at)
{
	while (*at < morning->report->result_count) {
		const struct report_result *result = &morning->report->results[(*at)++];

		if (result->focus && is_open(result))
			return result;
	}
	return NULL;
}

/* A line that was deleted leaves its events, but nothing to check. */
static bool
has_line(const struct morning *morning, const struct report_result *result)
{
	return result->id.len == 0 || areas_find_result(morning->areas, result->id);
}

/* Since when it waits: its last check, else its choice; what has neither, longest. */
static int
waits_since(const struct report_result *result)
{
	return result->checked_day != DAY_NONE ? result->checked_day :
		result->standing.chosen_day;
}

static bool
comes_before(const struct report_result *a, const struct report_result *b)
{
	return a->focus != b->focus ? a->focus : waits_since(a) < waits_since(b);
}

const struct report_result *
morning_waiting(const struct morning *morning)
{
	const struct report_result *first = NULL;

	for (size_t n = 0; n < morning->report->result_count; n++) {
		const struct report_result *result = &morning->report->results[n];

		if (is_open(result) && (!first || comes_before(result, first)) &&
		    has_line(morning, result))
			first = result;
	}
	return first;
}
