/* SPDX-License-Identifier: ISC */
/* The facts of a year's review. Invariant: a day is drawn, never weighed. */
#include "view/yearly.h"

#include <stdlib.h>

#include "base/text.h"
#include "base/words.h"
#include "view/ask.h"
#include "view/chart.h"
#include "view/ends.h"
#include "view/phrase.h"

#define QUIET_LEAST 14 /* days: a silence that plain `taut` would greet */
#define QUIET_MOST 6
#define LINES_MOST 5   /* of steps, and of what was in the way */
#define NAMES_MOST 12
#define WIDE 76        /* from here on a day has two columns */
#define MONTH_DAYS 31
#define WORDS_COLUMNS 200

static void
wrap(struct buf *out, const struct buf *text, const struct view *view)
{
	chart_wrap(out, buf_slice(text), (size_t)view->width, view->plain ? 0 : 1);
}

/* The first and last of the days that a month has in the span. */
static struct span
month_of(const struct chronicle *chronicle, int day)
{
	int year, month, mday;

	day_to_civil(day, &year, &month, &mday);
	struct span span = { day_from_civil(year, month, 1), 0 };

	span.last = day_add_months(span.first, 1) - 1;
	if (span.first < chronicle->span.first)
		span.first = chronicle->span.first;
	if (span.last > chronicle->last_day)
		span.last = chronicle->last_day;
	return span;
}

static void
draw_month(struct buf *out, const struct chronicle *chronicle, const struct view *view,
	struct span days)
{
	size_t each = view->width >= WIDE ? 2 : 1;
	int year, month, mday;

	day_to_civil(days.first, &year, &month, &mday);
	buf_printf(out, " %s ", month_name(month));
	buf_add_repeat(out, " ", each * (size_t)(mday - 1));
	for (int day = days.first; day <= days.last; day++) {
		unsigned what = chronicle_day(chronicle, day);

		if (what & CHRONICLE_CHECKED)
			chart_put(out, view, HUE_REALITY, GLYPH_REALITY, 1);
		else
			chart_put(out, view, HUE_NONE, what ? GLYPH_DOT : GLYPH_BLANK, 1);
		buf_add_repeat(out, " ", each - 1);
	}
	chart_end(out);
}

/* "1–4, 6 and so on": the days of the month that have it. */
static void
say_days(struct buf *out, const struct chronicle *chronicle, struct span days, unsigned what)
{
	const char *before = "";
	int year, month, first, last;

	for (int day = days.first; day <= days.last; day++) {
		int start = day;

		if (!(chronicle_day(chronicle, day) & what))
			continue;
		while (day < days.last && (chronicle_day(chronicle, day + 1) & what))
			day++;
		day_to_civil(start, &year, &month, &first);
		day_to_civil(day, &year, &month, &last);
		buf_printf(out, first == last ? "%s%d" : "%s%d-%d", before, first, last);
		before = ", ";
	}
}

static void
say_month(struct buf *out, const struct chronicle *chronicle, const struct view *view,
	struct span days)
{
	struct buf written = BUF_INIT, checked = BUF_INIT, line = BUF_INIT;
	int year, month, mday;

	day_to_civil(days.first, &year, &month, &mday);
	say_days(&written, chronicle, days, CHRONICLE_WRITTEN);
	say_days(&checked, chronicle, days, CHRONICLE_CHECKED);
	buf_printf(&line, "%s: ", month_name(month));
	if (written.len)
		buf_printf(&line, _("written on %s"), written.ptr);
	if (written.len && checked.len)
		buf_add_text(&line, "; ");
	if (checked.len)
		buf_printf(&line, _("checked on %s"), checked.ptr);
	buf_add_char(&line, '.');
	if (written.len || checked.len)
		wrap(out, &line, view);
	buf_release(&written);
	buf_release(&checked);
	buf_release(&line);
}

/* "Quiet: 3 Mar–23 Mar, 10 Aug–19 Aug." */
static void
say_quiet(struct buf *out, const struct chronicle *chronicle, const struct view *view)
{
	int at = chronicle->span.first, shown = 0;
	struct buf line = BUF_INIT;
	struct span quiet;

	while (shown < QUIET_MOST && chronicle_quiet(chronicle, QUIET_LEAST, &at, &quiet)) {
		buf_add_text(&line, shown++ ? ", " : "");
		day_format_plain(&line, quiet.first, chronicle->last_day);
		buf_printf(&line, " %s ", view->plain ? _("to") : chart_glyph(view, GLYPH_DASH));
		day_format_plain(&line, quiet.last, chronicle->last_day);
	}
	if (shown) {
		struct buf whole = BUF_INIT;

		buf_printf(&whole, _("Quiet: %s."), line.ptr);
		wrap(out, &whole, view);
		buf_release(&whole);
	}
	buf_release(&line);
}

static void
add_legend(struct buf *out, const struct view *view)
{
	struct buf line = BUF_INIT;

	buf_printf(&line, _("%s a day you wrote   %s a day you checked"),
		chart_glyph(view, GLYPH_DOT), chart_glyph(view, GLYPH_REALITY));
	buf_add_char(out, ' ');
	text_fit(out, buf_slice(&line), (size_t)view->width - 1, view->ascii, false);
	buf_add_char(out, '\n');
	buf_release(&line);
}

void
view_year_days(struct buf *out, const struct chronicle *chronicle, const struct view *view)
{
	bool any = false;

	for (int day = chronicle->span.first; day <= chronicle->last_day; day++)
		any = any || chronicle_day(chronicle, day);
	if (!any)
		return;
	for (int day = chronicle->span.first; day <= chronicle->last_day;) {
		struct span days = month_of(chronicle, day);

		if (view->plain)
			say_month(out, chronicle, view, days);
		else
			draw_month(out, chronicle, view, days);
		day = days.last + 1;
	}
	if (!view->plain)
		add_legend(out, view);
	say_quiet(out, chronicle, view);
}

void
view_year_names(struct buf *out, const struct chronicle *chronicle, const struct view *view)
{
	const struct naming *naming = &chronicle->naming;
	struct buf names = BUF_INIT, line = BUF_INIT;

	for (size_t n = 0; n < naming->count && n < NAMES_MOST; n++) {
		buf_add_text(&names, n ? ", " : "");
		text_escape_line(&names, slice_of(naming->items[n].name));
	}
	if (names.len) {
		buf_printf(&line, _("In the pages of the year: %s."), names.ptr);
		wrap(out, &line, view);
	}
	buf_release(&names);
	buf_release(&line);
}

/* In the words that stand there, harmless. */
static void
add_fitted(struct buf *out, struct slice text)
{
	struct buf words = BUF_INIT;

	text_escape_line(&words, text);
	text_fit(out, buf_slice(&words), WORDS_COLUMNS, true, false);
	buf_release(&words);
}

/* "In the way: "I scroll in bed"" */
static void
add_hindrance(struct buf *out, const char *text)
{
	struct buf fitted = BUF_INIT;

	add_fitted(&fitted, slice_of(text));
	buf_printf(out, _("In the way: \"%s\""), fitted.ptr);
	buf_release(&fitted);
}

void
view_year_hindrances(struct buf *out, const struct chronicle *chronicle, const struct view *view)
{
	for (size_t n = 0; n < chronicle->hindrance_count && n < LINES_MOST; n++) {
		const struct hindrance *hindrance = &chronicle->hindrances[n];
		struct buf line = BUF_INIT, day = BUF_INIT;

		day_format_plain(&day, hindrance->last_day, chronicle->last_day);
		add_hindrance(&line, hindrance->text);
		if (hindrance->times > 1)
			buf_printf(&line, _(" (%zu times, last on %s)"), hindrance->times, day.ptr);
		else
			buf_printf(&line, _(" (%s)"), day.ptr);
		wrap(out, &line, view);
		buf_release(&line);
		buf_release(&day);
	}
}

void
view_year_page(struct buf *out, const struct document *page, enum yearly_page kind,
	const struct view *view)
{
	size_t told = 0;

	for (size_t n = 0; n < page->item_count && told < LINES_MOST; n++) {
		struct buf line = BUF_INIT, fitted = BUF_INIT;

		if (page->items[n].depth > 0 || page->items[n].words.len == 0)
			continue;
		add_fitted(&fitted, page->items[n].words);
		if (kind == YEARLY_BELIEFS)
			buf_printf(&line, _("Under question: \"%s\""), fitted.ptr);
		else
			buf_printf(&line, _("What acts on what: \"%s\""), fitted.ptr);
		wrap(out, &line, view);
		told++;
		buf_release(&line);
		buf_release(&fitted);
	}
}

void
view_year_kept(struct buf *out, const struct replay *replay, struct span span,
	const struct view *view)
{
	struct yearly_kept *kept;
	size_t count = yearly_kept(replay, span, &kept);
	int last = span_last_day(span, replay->today);

	for (size_t n = 0; n < count && n < LINES_MOST; n++) {
		struct buf line = BUF_INIT, words = BUF_INIT, day = BUF_INIT;

		text_escape_line(&words, kept[n].text);
		day_format_plain(&day, kept[n].last_day, last);
		if (kept[n].times == 1)
			buf_printf(&line, _("Kept on %s: %s"), day.ptr, words.ptr);
		else
			buf_printf(&line, _("Kept %zu times, last on %s: %s"), kept[n].times,
				day.ptr, words.ptr);
		wrap(out, &line, view);
		buf_release(&line);
		buf_release(&words);
		buf_release(&day);
	}
	free(kept);
}

/* What it says of the row behind its name. */
static void
say_row(struct buf *line, const struct report *report, size_t row, enum yearly kind)
{
	const struct report_result *result = &report->results[row];
	const struct question *still = yearly_question(report, row, QUESTION_STILL);
	int last = phrase_last_day(report);
	struct buf day = BUF_INIT, left = BUF_INIT;

	ends_to_go(&left, report, result);
	if (kind == YEARLY_UNCHECKED && result->checked_day == DAY_NONE) {
		buf_add_text(line, _("not yet checked"));
	} else if (kind == YEARLY_UNCHECKED) {
		day_format_plain(&day, result->checked_day, last);
		buf_printf(line, _("last checked on %s"), day.ptr);
	} else if (kind == YEARLY_OUTLIVED) {
		day_format_plain(&day, result->horizon_day, last);
		buf_printf(line, _("wanted by %s; %s"), day.ptr, left.ptr);
	} else if (kind == YEARLY_STILL && still && still->day_count) {
		day_format_plain(&day, still->days[0], last);
		buf_printf(line, _("%s; it has hardly moved since %s, or before"), left.ptr,
			day.ptr);
	} else {
		buf_add(line, buf_slice(&left));
	}
	buf_release(&day);
	buf_release(&left);
}

void
view_year_row(struct buf *out, const struct report *report, size_t row, enum yearly kind)
{
	const struct question *question = kind == YEARLY_SWINGING ?
		yearly_question(report, row, QUESTION_SWINGING) : NULL;

	if (question) {
		question_text(out, report, question);
		return;
	}
	phrase_quote(out, phrase_name(&report->results[row]));
	buf_add_text(out, ": ");
	say_row(out, report, row, kind);
	buf_add_char(out, '.');
}

void
view_year_rows(struct buf *out, const struct report *report, enum yearly kind,
	const struct view *view)
{
	for (size_t n = 0; n < report->result_count; n++) {
		struct buf line = BUF_INIT;

		if (!yearly_holds(report, n, kind))
			continue;
		view_year_row(&line, report, n, kind);
		wrap(out, &line, view);
		buf_release(&line);
	}
}
