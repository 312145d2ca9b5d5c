/* SPDX-License-Identifier: ISC */
/*
 * A track as rows. Invariant: what a row says of the two ends is how they stood
 * at its end; all that happened within it is told or counted.
 */
#include "html/rows.h"

#include "base/words.h"
#include "html/course.h"
#include "view/phrase.h"
#include "html/svg.h"

#define ROWS_MAX 60
#define TOLD_MAX 3 /* in a row; more are counted */

/* How many days a row stands for. */
static const struct unit {
	int months; /* 0: a day */
	const char *caption;
} units[] = {
	{ 0, N_("%s, day by day") },
	{ 1, N_("%s, as it stood on its last day of each month") },
	{ 12, N_("%s, as it stood on its last day of each year") },
	{ 24, N_("%s, as it stood on its last day of each two years") },
	{ 60, N_("%s, as it stood on its last day of each five years") },
	{ 120, N_("%s, as it stood on its last day of each ten years") },
	{ 240, N_("%s, as it stood on its last day of each twenty years") },
	{ 600, N_("%s, as it stood on its last day of each fifty years") },
	{ 1200, N_("%s, as it stood on its last day of each hundred years") },
	{ 12000, N_("%s, as it stood on its last day of each thousand years") },
};

struct rows {
	struct buf *out;
	const struct sheet *sheet;
	const struct report_result *result;
	const struct unit *unit;
	struct course_state state;
	struct buf told;   /* what happened in the row at hand, as HTML */
	size_t told_count; /* of it, and of what is no more told */
	size_t checks;
	int day;           /* its last day; DAY_NONE: none begun */
	int number;        /* its own */
};

/* Days of one row have one number. */
static int
number_of(const struct unit *unit, int day)
{
	int year, month, mday;

	if (unit->months == 0)
		return day;
	day_to_civil(day, &year, &month, &mday);
	return (year * 12 + month - 1) / unit->months;
}

static size_t
count_rows(const struct rows *rows, const struct unit *unit)
{
	const struct track *track = rows->result->track;
	const struct span *span = &rows->sheet->frame.span;
	size_t count = 0;
	int last = 0, day = DAY_NONE;

	for (size_t n = track_find(track, span->first); count <= ROWS_MAX &&
	     n < track->count && track->marks[n].day <= span->last; n++) {
		if (track->marks[n].day == day)
			continue;
		day = track->marks[n].day;
		int number = number_of(unit, day);

		count += count == 0 || number != last;
		last = number;
	}
	return count;
}

static void
choose_unit(struct rows *rows)
{
	size_t n = 0;

	while (n + 1 < sizeof units / sizeof *units && count_rows(rows, &units[n]) > ROWS_MAX)
		n++;
	rows->unit = &units[n];
}

/* In words it has no number, in no row. */
static bool
has_numbers(const struct rows *rows)
{
	return rows->result->track->scale_count > 0;
}

static void
add_number(struct rows *rows, bool known, struct decimal value)
{
	buf_add_text(rows->out, "<td class=n>");
	if (known)
		sheet_value(rows->out, rows->sheet, rows->state.now.scale, value);
}

static void
add_gap(struct rows *rows)
{
	struct fraction gap;

	fraction_init(&gap);
	buf_add_text(rows->out, "<td class=n>");
	if (track_gap(&rows->state.now, &gap))
		buf_printf(rows->out, "%ld", fraction_percent(&gap));
	fraction_release(&gap);
}

static void
add_told(struct rows *rows)
{
	const struct track_state *now = &rows->state.now;
	struct buf day = BUF_INIT, *out = rows->out;
	const char *between = "";
	size_t more;

	buf_add_text(out, "<td dir=auto>");
	if (rows->told.len > 0) {
		buf_add(out, buf_slice(&rows->told));
		between = "; ";
	}
	if (rows->told_count > TOLD_MAX) {
		more = rows->told_count - TOLD_MAX;
		buf_add_text(out, between);
		buf_printf(out, ngettext("and %zu more", "and %zu more", more), more);
		between = "; ";
	}
	if (rows->checks > 1) {
		buf_add_text(out, between);
		buf_printf(out, ngettext("%zu check", "%zu checks", rows->checks), rows->checks);
		between = "; ";
	}
	if (course_has_reality(&rows->state) && now->checked_day != DAY_NONE &&
	    rows->day >= report_late_day(rows->sheet->report, rows->result, now->checked_day)) {
		sheet_day(&day, rows->sheet, now->checked_day);
		buf_add_text(out, between);
		buf_printf(out, _("not checked since %s"), day.ptr);
	}
	buf_release(&day);
}

/* The row as it stands at its end. */
static void
end_row(struct rows *rows)
{
	const struct track_state *now = &rows->state.now;

	if (rows->day == DAY_NONE)
		return;
	buf_add_text(rows->out, "<tr><th scope=row>");
	sheet_day(rows->out, rows->sheet, rows->day);
	if (has_numbers(rows)) {
		add_number(rows, now->live && now->has_reality, now->reality);
		add_number(rows, now->live && now->has_vision, now->vision);
		add_gap(rows);
	}
	add_told(rows);
	buf_add_char(rows->out, '\n');
	buf_clear(&rows->told);
	rows->told_count = rows->checks = 0;
	rows->day = DAY_NONE;
}

static void
take(struct rows *rows, size_t n)
{
	const struct mark *mark = &rows->result->track->marks[n];
	struct sign sign;

	if (mark->day != rows->day) {
		int number = number_of(rows->unit, mark->day);

		if (number != rows->number)
			end_row(rows);
		rows->number = number;
		rows->day = mark->day;
	}
	rows->checks += mark->kind == MARK_READ || mark->kind == MARK_LOOK;
	if (!course_step(&rows->state, rows->result->track, n, &sign)) {
		if (mark->kind == MARK_LOOK && rows->unit->months == 0)
			buf_printf(&rows->told, "%s%s", rows->told.len ? "; " : "",
				_("checked in words"));
		return;
	}
	if (rows->told_count++ >= TOLD_MAX)
		return;
	buf_add_text(&rows->told, rows->told.len ? "; " : "");
	if (rows->unit->months > 0) {
		sheet_day(&rows->told, rows->sheet, sign.day);
		buf_add_char(&rows->told, ' ');
	}
	sheet_sign(&rows->told, rows->sheet, rows->result, &sign);
}

/* Where it was measured anew meanwhile, a column has no one unit. */
static bool
has_unit(const struct rows *rows)
{
	const struct track *track = rows->result->track;

	for (size_t n = track_find(track, rows->sheet->frame.span.first); n < track->count; n++)
		if (track->marks[n].kind == MARK_SCALE && track->marks[n].anew)
			return false;
	return true;
}

/* The name where the caption has a place for it. */
static void
add_caption(struct rows *rows)
{
	struct slice rest = slice_of(_(rows->unit->caption));
	size_t at = slice_find(rest, "%s");

	if (at != SLICE_NONE) {
		svg_text(rows->out, slice_part(rest, 0, at));
		svg_text(rows->out, phrase_name(rows->result));
		rest = slice_from(rest, at + 2);
	}
	svg_text(rows->out, rest);
}

static void
add_head(struct rows *rows)
{
	struct buf *out = rows->out;
	struct buf unit = BUF_INIT;

	buf_add_text(out, "<table><caption>");
	add_caption(rows);
	buf_printf(out, "</caption>\n<thead><tr><th scope=col>%s", _("day"));
	if (has_unit(rows))
		sheet_unit(&unit, rows->result);
	if (has_numbers(rows))
		buf_printf(out, "<th scope=col class=n>%s%s<th scope=col class=n>%s%s"
			"<th scope=col class=n>%s", _("reality"), unit.ptr, _("vision"), unit.ptr,
			_("gap"));
	buf_printf(out, "<th scope=col>%s</thead>\n<tbody>\n", _("what happened"));
	buf_release(&unit);
}

void
rows_table(struct buf *out, const struct sheet *sheet, size_t row)
{
	const struct report_result *result = &sheet->report->results[row];
	const struct track *track = result->track;
	const struct span *span = &sheet->frame.span;
	struct rows rows = { .out = out, .sheet = sheet, .result = result, .told = BUF_INIT,
		.day = DAY_NONE };
	struct sign ignored;
	size_t n = 0;

	choose_unit(&rows);
	add_head(&rows);
	course_begin(&rows.state);
	for (; n < track->count && track->marks[n].day < span->first; n++)
		course_step(&rows.state, track, n, &ignored);
	if (rows.state.now.live) {
		rows.day = span->first - 1;
		end_row(&rows);
	}
	for (; n < track->count && track->marks[n].day <= span->last; n++)
		take(&rows, n);
	bool ended = rows.day == span->last;

	end_row(&rows);
	if (!ended && rows.state.now.live) {
		rows.day = span->last;
		end_row(&rows);
	}
	buf_add_text(out, "</tbody></table>\n");
	buf_release(&rows.told);
}
