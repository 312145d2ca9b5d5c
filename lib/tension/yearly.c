/* SPDX-License-Identifier: ISC */
/* The rows that a yearly review is about. */
#include "tension/yearly.h"

#include <stdlib.h>

#include "base/alloc.h"

/* Whether it is wanted still, here; *there: and it is so already. */
static bool
is_wanted(const struct report_result *row, bool *there)
{
	struct fraction gap;

	*there = false;
	if (!row->here || (!row->words_only && !(row->standing.live && row->standing.chosen)))
		return false;
	fraction_init(&gap);
	*there = standing_gap(&row->standing, &gap) && fraction_sign(&gap) <= 0;
	fraction_release(&gap);
	return true;
}

const struct question *
yearly_question(const struct report *report, size_t row, enum question_kind kind)
{
	for (size_t n = 0; n < report->question_count; n++)
		if (report->questions[n].kind == kind && report->questions[n].result == row)
			return &report->questions[n];
	return NULL;
}

/* Of one in words only the day is known; it is late as any other. */
static bool
is_unchecked(const struct report *report, const struct report_result *row)
{
	if (!row->words_only)
		return row->unchecked || row->waiting;
	return row->checked_day == DAY_NONE || span_last_day(report->span, report->today) >=
		report_late_day(report, row, row->checked_day);
}

bool
yearly_holds(const struct report *report, size_t row, enum yearly kind)
{
	const struct report_result *result = &report->results[row];
	int last = span_last_day(report->span, report->today);
	bool there;

	if (!is_wanted(result, &there))
		return false;
	switch (kind) {
	case YEARLY_UNCHECKED:
		return is_unchecked(report, result);
	case YEARLY_SWINGING:
		return yearly_question(report, row, QUESTION_SWINGING) != NULL;
	case YEARLY_STILL:
		return yearly_question(report, row, QUESTION_STILL) != NULL;
	case YEARLY_OUTLIVED:
		return !there && result->horizon_day != DAY_NONE && result->horizon_day <= last;
	case YEARLY_UNSUPPORTED:
		return !there && result->commitments == 0;
	case YEARLY_KINDS:
		break;
	}
	return false;
}

static int
by_times(const void *a, const void *b)
{
	const struct yearly_kept *x = a, *y = b;

	if (x->times != y->times)
		return x->times < y->times ? 1 : -1;
	if (x->last_day != y->last_day)
		return x->last_day < y->last_day ? 1 : -1;
	return slice_compare(x->text, y->text);
}

size_t
yearly_kept(const struct replay *replay, struct span span, struct yearly_kept **kept)
{
	const struct areas *areas = replay->areas;
	struct yearly_kept *found = mem_alloc(areas->step_count, sizeof *found);
	size_t count = 0;

	for (size_t n = 0; n < replay->occurrence_count; n++) {
		const struct occurrence *at = &replay->occurrences[n];
		struct yearly_kept *step = &found[at->step];

		if (at->kind != OCCURRENCE_KEPT || at->day < span.first ||
		    at->day > span.last || !areas->steps[at->step].repeat.len)
			continue;
		if (step->times++ == 0 || at->day > step->last_day)
			step->last_day = at->day;
	}
	for (size_t n = 0; n < areas->step_count; n++) {
		struct yearly_kept step = found[n];

		step.id = areas->steps[n].id;
		step.text = areas->steps[n].text;
		if (step.times)
			found[count++] = step;
	}
	if (count > 1)
		qsort(found, count, sizeof *found, by_times);
	*kept = found;
	return count;
}
