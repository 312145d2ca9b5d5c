/* SPDX-License-Identifier: ISC */
/*
 * What `tension` has to say, as data. Invariant: a report owns its arrays and
 * its fractions, never a text.
 */
#include "tension/report.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void
report_init(struct report *report)
{
	memset(report, 0, sizeof *report);
	account_init(&report->whole);
	fraction_init(&report->unchecked);
	fraction_init(&report->measured);
	fraction_init(&report->factual);
	fraction_init(&report->bare);
}

enum rest
report_rest(const struct report_result *result)
{
	if (result->unchecked)
		return REST_UNCHECKED;
	if (result->standing.kind != RESULT_RATED)
		return REST_MEASURED;
	return result->bare ? REST_BARE : REST_FACTUAL;
}

struct report_area *
report_add_area(struct report *report)
{
	report->areas = mem_room(report->areas, report->area_count, &report->area_room,
		sizeof *report->areas);
	struct report_area *area = &report->areas[report->area_count++];

	memset(area, 0, sizeof *area);
	account_init(&area->account);
	return area;
}

struct report_result *
report_add_result(struct report *report)
{
	report->results = mem_room(report->results, report->result_count, &report->result_room,
		sizeof *report->results);
	struct report_result *result = &report->results[report->result_count++];

	memset(result, 0, sizeof *result);
	standing_init(&result->standing, 0);
	account_init(&result->account);
	band_init(&result->band);
	pace_init(&result->pace);
	result->checked_day = result->horizon_day = result->action_day = DAY_NONE;
	return result;
}

struct report_change *
report_add_change(struct report *report)
{
	report->changes = mem_room(report->changes, report->change_count, &report->change_room,
		sizeof *report->changes);
	struct report_change *change = &report->changes[report->change_count++];

	memset(change, 0, sizeof *change);
	fraction_init(&change->points);
	return change;
}

void
report_add_step(struct report *report, const struct report_step *step)
{
	report->steps = mem_room(report->steps, report->step_count, &report->step_room,
		sizeof *report->steps);
	report->steps[report->step_count++] = *step;
}

void
report_add_accounts(const struct report *report, size_t row, struct account *out)
{
	for (size_t n = 0; n < report->result_count; n++)
		if (report->results[n].subject == report->results[row].subject)
			account_add(out, &report->results[n].account);
}

int
report_late_day(const struct report *report, const struct report_result *result, int checked)
{
	bool last = checked == result->checked_day;

	return checked == DAY_NONE ? INT_MIN :
		checked + 2 * report->cadence[last && result->focus] + 1;
}

void
report_result_release(struct report_result *result)
{
	account_release(&result->account);
	band_release(&result->band);
	pace_release(&result->pace);
}

void
report_release(struct report *report)
{
	for (size_t n = 0; n < report->area_count; n++)
		account_release(&report->areas[n].account);
	for (size_t n = 0; n < report->result_count; n++)
		report_result_release(&report->results[n]);
	for (size_t n = 0; n < report->question_count; n++)
		fraction_release(&report->questions[n].amount);
	for (size_t n = 0; n < report->change_count; n++)
		fraction_release(&report->changes[n].points);
	account_release(&report->whole);
	fraction_release(&report->unchecked);
	fraction_release(&report->measured);
	fraction_release(&report->factual);
	fraction_release(&report->bare);
	free(report->areas);
	free(report->results);
	free(report->changes);
	free(report->steps);
	free(report->questions);
	memset(report, 0, sizeof *report);
}
