/* SPDX-License-Identifier: ISC */
/* The days of a result in words. Invariant: a day has a dot, or none. */
#include "html/strip.h"

#include "base/words.h"
#include "view/phrase.h"
#include "html/svg.h"

#define MIDDLE 14 /* pixels */

/* Adds a dot for each column with a look; how many looks there are. */
static size_t
add_dots(struct buf *out, const struct sheet *sheet, const struct track *track)
{
	const struct span *span = &sheet->frame.span;
	int last = -1, day = DAY_NONE;
	size_t count = 0;

	for (size_t n = track_find(track, span->first);
	     n < track->count && track->marks[n].day <= span->last; n++) {
		const struct mark *mark = &track->marks[n];
		int column = frame_column(&sheet->frame, mark->day);

		if (mark->kind != MARK_LOOK && mark->kind != MARK_READ)
			continue;
		count += mark->day != day;
		day = mark->day;
		if (column == last)
			continue;
		last = column;
		buf_add_text(out, "<circle class=look");
		svg_across(out, "cx", column, COURSE_COLUMNS);
		buf_printf(out, " cy=%d r=3 />", MIDDLE);
	}
	return count;
}

bool
strip_figure(struct buf *out, const struct sheet *sheet, size_t row)
{
	const struct report_result *result = &sheet->report->results[row];
	struct buf dots = BUF_INIT, day = BUF_INIT;
	size_t count = result->track ? add_dots(&dots, sheet, result->track) : 0;

	if (count > 0) {
		buf_printf(out, "<figure><svg class=strip role=img height=%d "
			"aria-labelledby=\"t%zu d%zu\"><title id=t%zu>", 2 * MIDDLE + 18, row, row,
			row);
		svg_text(out, phrase_name(result));
		buf_printf(out, ": %s</title><desc id=d%zu>", _("the days it was checked"), row);
		sheet_day(&day, sheet, result->checked_day);
		buf_printf(out, ngettext("Checked on %zu day, last on %s.",
			"Checked on %zu days, last on %s.", count), count, day.ptr);
		buf_printf(out, "</desc><line class=level x1=0 x2=\"100%%\" y1=%d y2=%d />",
			MIDDLE, MIDDLE);
		buf_add(out, buf_slice(&dots));
		buf_printf(out, "<g transform=\"translate(0 %d)\">",
			2 * MIDDLE - sheet_height(sheet));
		buf_add(out, buf_slice(&sheet->axis));
		buf_add_text(out, "</g>");
		buf_add_text(out, "</svg></figure>\n");
	}
	buf_release(&dots);
	buf_release(&day);
	return count > 0;
}
