/* SPDX-License-Identifier: ISC */
/*
 * Names for pages to share. Invariant: every slice of a report is set anew here;
 * one that is added there is to be added here.
 */
#include "html/redact.h"

#include "base/words.h"

/* "Area 1", "Area 2" … in one text: slices of it, for it still grows. */
static void
add_names(struct buf *names, const char *what, size_t count)
{
	for (size_t n = 1; n <= count; n++)
		buf_printf(names, "%s %zu\n", what, n);
}

/* A result that moved has a row in each of its areas, and one name. */
static void
name_result(struct report *report, size_t row, struct slice *rest)
{
	struct report_result *result = &report->results[row];
	size_t n = 0;

	while (n < row && report->results[n].subject != result->subject)
		n++;
	result->id = result->text = n < row ? report->results[n].id : slice_cut(rest, '\n');
	result->unit = result->facts = SLICE_EMPTY;
}

void
redact(struct report *report, struct buf *names)
{
	buf_clear(names);
	add_names(names, _("Area"), report->area_count);
	add_names(names, _("Result"), report->result_count);
	struct slice rest = buf_slice(names);

	for (size_t n = 0; n < report->area_count; n++)
		report->areas[n].title = report->areas[n].id = slice_cut(&rest, '\n');
	for (size_t n = 0; n < report->result_count; n++)
		name_result(report, n, &rest);
	for (size_t n = 0; n < report->change_count; n++)
		report->changes[n].reason = SLICE_EMPTY;
	report->step_count = 0;
	for (size_t n = 0; n < report->question_count; n++)
		fraction_release(&report->questions[n].amount);
	report->question_count = 0;
}
