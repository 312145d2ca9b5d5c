/* SPDX-License-Identifier: ISC */
/*
 * Where things stand: every open result as a bar on one scale, on which the
 * start is 0 and the first vision 100. Invariant: what is not known has no
 * place on the scale; it is named beside it.
 */
#include "view/tension.h"

#include "base/text.h"
#include "view/chart.h"
#include "view/phrase.h"
#include "view/scale.h"

#define WIDE 64        /* from here on values stand beside the bars */
#define VALUES_WIDE 15
#define NAME_SHARE 5   /* a name has at most this part of the width */

struct bars {
	struct buf *out;
	const struct report *report;
	const struct view *view;
	size_t name, values, gap, checked; /* columns */
	struct scale scale;
};

static bool
has_place(const struct report_result *result)
{
	return result->standing.known;
}

static bool
is_in_words(const struct report_result *result)
{
	return result->standing.kind == RESULT_WORDS;
}

static size_t
widest_name(const struct report *report)
{
	size_t widest = 8;

	for (size_t n = 0; n < report->result_count; n++) {
		struct buf safe = BUF_INIT;

		if (scale_has_row(&report->results[n]))
			text_escape_line(&safe, phrase_name(&report->results[n]));
		size_t wide = text_width(buf_slice(&safe));

		widest = wide > widest ? wide : widest;
		buf_release(&safe);
	}
	return widest;
}

static void
measure(struct bars *bars)
{
	const struct report *report = bars->report;
	size_t width = (size_t)bars->view->width, name_max = width / NAME_SHARE;
	size_t name = widest_name(report);

	bars->scale = (struct scale)SCALE_INIT;
	bars->gap = chart_number_width(fraction_percent(&report->whole.closing), false) + 1;
	bars->gap = bars->gap < 4 ? 4 : bars->gap;
	bars->checked = 7;
	bars->values = width >= WIDE ? VALUES_WIDE + 2 : 0;
	bars->name = name < name_max ? name : name_max;
	for (size_t n = 0; n < report->result_count; n++) {
		const struct report_result *result = &report->results[n];

		if (scale_has_row(result) && has_place(result))
			scale_widen(&bars->scale, &result->standing);
	}
	size_t used = 2 + bars->name + 1 + 1 + bars->values + bars->gap + 1 + bars->checked;

	bars->scale.columns = width > used + 4 ? width - used : 4;
}

static void
draw(struct bars *bars, const struct report_result *result)
{
	const struct standing *s = &result->standing;
	struct cell cells[CELLS_MAX];

	scale_lines(&bars->scale, cells, result);
	scale_mark(&bars->scale, cells, scale_point(s, s->first_vision),
		(struct cell){ GLYPH_FIRST, HUE_DIM });
	scale_ends(&bars->scale, cells, result);
	chart_cells(bars->out, bars->view, cells, bars->scale.columns);
}

/* "3 of 10 km"; where down is better, or a level is held, "82 → 76 kg". */
static void
add_values(struct bars *bars, const struct report_result *result)
{
	struct buf words = BUF_INIT, values = BUF_INIT;

	buf_add_char(bars->out, ' ');
	phrase_values(&words, result);
	size_t to = slice_find(buf_slice(&words), " to ");

	if (to == SLICE_NONE) {
		buf_add(&values, buf_slice(&words));
	} else {
		buf_add(&values, slice_part(buf_slice(&words), 0, to + 1));
		buf_add_text(&values, chart_glyph(bars->view, GLYPH_ARROW));
		buf_add(&values, slice_from(buf_slice(&words), to + 3));
	}
	chart_name(bars->out, bars->view, buf_slice(&values), VALUES_WIDE, true);
	buf_add_char(bars->out, ' ');
	buf_release(&words);
	buf_release(&values);
}

static void
add_checked(struct bars *bars, int day)
{
	struct buf text = BUF_INIT;

	if (day == DAY_NONE)
		buf_add_text(&text, "never");
	else if (day >= bars->report->today)
		buf_add_text(&text, "today");
	else
		buf_printf(&text, "%d d", bars->report->today - day);
	size_t wide = text.len;

	buf_add_repeat(bars->out, " ", 1 + (bars->checked > wide ? bars->checked - wide : 0));
	buf_add(bars->out, buf_slice(&text));
	buf_release(&text);
}

static void
row(struct bars *bars, const struct report_result *result)
{
	struct fraction gap;
	size_t start = bars->out->len, before = 2 + bars->name + 1;

	fraction_init(&gap);
	buf_add_text(bars->out, "  ");
	chart_name(bars->out, bars->view, phrase_name(result), bars->name, true);
	buf_add_char(bars->out, ' ');
	if (standing_gap(&result->standing, &gap)) {
		draw(bars, result);
		buf_add_char(bars->out, ' ');
		if (bars->values)
			add_values(bars, result);
		chart_number(bars->out, bars->view, fraction_percent(&gap), bars->gap, false);
	} else {
		struct buf words = BUF_INIT;

		phrase_to_go(&words, bars->report, result);
		chart_name(bars->out, bars->view, buf_slice(&words), bars->scale.columns, false);
		chart_pad(bars->out, start, before + bars->scale.columns + 1);
		if (bars->values)
			add_values(bars, result);
		buf_add_repeat(bars->out, " ", bars->gap - 1);
		buf_add_char(bars->out, is_in_words(result) ? ' ' : '?');
		buf_release(&words);
	}
	add_checked(bars, result->checked_day);
	chart_end(bars->out);
	fraction_release(&gap);
}

/* The scale: 0, 50 and 100 where they are, and what the columns are. */
static void
header(struct bars *bars)
{
	static const struct {
		long point;
		const char *label;
	} ticks[] = { { 0, "0" }, { 50, "50" }, { 100, "100" } };
	struct buf scale = BUF_INIT;
	size_t used = 0, last = scale_cell(&bars->scale, 100);

	last = last + 3 > bars->scale.columns ? bars->scale.columns - 3 : last;
	for (size_t n = 0; n < sizeof ticks / sizeof *ticks; n++) {
		size_t wide = slice_of(ticks[n].label).len;
		size_t at = scale_cell(&bars->scale, ticks[n].point);

		at = ticks[n].point == 100 ? last : at;
		/* Labels that touch would read as one number; 50 says least. */
		if (n > 0 && (at <= used || (at < last && at + wide >= last)))
			continue;
		buf_add_repeat(&scale, chart_glyph(bars->view, GLYPH_AXIS), at - used);
		buf_add_text(&scale, ticks[n].label);
		used = at + wide;
	}
	buf_add_repeat(&scale, chart_glyph(bars->view, GLYPH_AXIS), bars->scale.columns - used);
	buf_add_repeat(bars->out, " ", 2 + bars->name + 1);
	chart_text(bars->out, bars->view, HUE_DIM, scale.ptr);
	buf_add_repeat(bars->out, " ", 1 + bars->values + bars->gap - 3);
	buf_add_text(bars->out, "gap checked\n");
	buf_release(&scale);
}

static void
area_rows(struct bars *bars, const struct report_area *area)
{
	size_t start = bars->out->len, width = (size_t)bars->view->width;
	size_t before = 2 + bars->name + 1 + bars->scale.columns + 1 + bars->values;

	if (scale_count_rows(bars->report, area->first, area->end) == 0)
		return;
	buf_add_char(bars->out, ' ');
	chart_name(bars->out, bars->view, area->title.len ? area->title : area->id,
		(before < width ? before : width) - 2, false);
	if (bars->report->area_count > 1 && area->end - area->first > 1 &&
	    fraction_sign(&area->account.closing) != 0) {
		chart_pad(bars->out, start, before);
		chart_number(bars->out, bars->view, fraction_percent(&area->account.closing),
			bars->gap, false);
	}
	chart_end(bars->out);
	for (size_t n = area->first; n < area->end; n++)
		if (scale_has_row(&bars->report->results[n]))
			row(bars, &bars->report->results[n]);
}

static bool
is_stale(const struct report_result *result)
{
	return result->unchecked;
}

static bool
is_rated(const struct report_result *result)
{
	return result->standing.kind == RESULT_RATED;
}

static bool
has_shown(const struct report *report, bool (*is)(const struct report_result *result))
{
	for (size_t n = 0; n < report->result_count; n++)
		if (is(&report->results[n]) && scale_has_row(&report->results[n]))
			return true;
	return false;
}

static void
legend(struct bars *bars)
{
	static const struct {
		enum glyph glyph;
		const char *meaning;
	} signs[] = {
		{ GLYPH_REALITY, "reality" }, { GLYPH_VISION, "vision" },
		{ GLYPH_FIRST, "first vision" }, { GLYPH_STALE, "not checked lately" },
	};
	struct buf texts[sizeof signs / sizeof *signs];
	struct slice items[sizeof signs / sizeof *signs + 1];
	size_t count = has_shown(bars->report, is_stale) ? 4 : 3;

	for (size_t n = 0; n < count; n++) {
		texts[n] = (struct buf)BUF_INIT;
		buf_printf(&texts[n], "%s %s", chart_glyph(bars->view, signs[n].glyph),
			signs[n].meaning);
		items[n] = buf_slice(&texts[n]);
	}
	items[count] = slice_of(has_shown(bars->report, is_rated) ?
		"gap 100 = as far as on the day you chose; ratings: at least 3" :
		"gap 100 = as far as on the day you chose");
	chart_list(bars->out, items, count + 1, (size_t)bars->view->width, 1);
	for (size_t n = 0; n < count; n++)
		buf_release(&texts[n]);
}

/* Where things stand, in a sentence or two. */
static void
say_standing(struct buf *out, const struct report *report)
{
	size_t shown = scale_count_rows(report, 0, report->result_count), known = 0;
	long stale = fraction_percent(&report->unchecked);

	for (size_t n = 0; n < report->result_count; n++)
		known += scale_has_row(&report->results[n]) && has_place(&report->results[n]);
	if (shown == 0) {
		buf_add_text(out, report->result_count ?
			"Nothing is open: every result was let go or closed." :
			"There are no results yet.");
		return;
	}
	if (known > 0) {
		buf_printf(out, "The gap is %ld over ", fraction_percent(&report->whole.closing));
		phrase_count(out, known, "result", "results");
		buf_add_char(out, '.');
	} else {
		buf_add_text(out, report->not_yet_checked ?
			"Nothing has been checked yet, so the gap is not known." :
			"There is nothing with a number, and so no gap to count.");
	}
	if (stale > 0)
		buf_printf(out, " %ld of it was not checked lately.", stale);
	if (report->words_only > 0 && known > 0) {
		buf_add_char(out, ' ');
		phrase_count(out, report->words_only, "result is in words.",
			"results are in words.");
	}
}

/* A row as a sentence. */
static void
say_result(struct bars *bars, const struct report_result *result)
{
	struct buf text = BUF_INIT;
	struct fraction gap;

	fraction_init(&gap);
	phrase_quote(&text, phrase_name(result));
	buf_add_text(&text, ": ");
	if (standing_gap(&result->standing, &gap)) {
		phrase_values(&text, result);
		buf_add_text(&text, ", ");
		phrase_to_go(&text, bars->report, result);
		buf_printf(&text, "; the gap is %ld", fraction_percent(&gap));
	} else {
		phrase_to_go(&text, bars->report, result);
	}
	if (result->checked_day != DAY_NONE) {
		buf_add_text(&text, ", checked ");
		phrase_ago(&text, result->checked_day, bars->report->today);
	}
	buf_add_char(&text, '.');
	chart_wrap(bars->out, buf_slice(&text), (size_t)bars->view->width, 0);
	fraction_release(&gap);
	buf_release(&text);
}

static void
sentences(struct bars *bars)
{
	for (size_t n = 0; n < bars->report->result_count; n++)
		if (scale_has_row(&bars->report->results[n]))
			say_result(bars, &bars->report->results[n]);
}

static void
picture(struct bars *bars)
{
	measure(bars);
	buf_add_char(bars->out, '\n');
	header(bars);
	for (size_t n = 0; n < bars->report->area_count; n++)
		area_rows(bars, &bars->report->areas[n]);
	legend(bars);
}

void
view_bars(struct buf *out, const struct report *report, const struct view *view)
{
	struct bars bars = { .out = out, .report = report, .view = view };
	size_t indent = view->plain ? 0 : 1;
	struct buf text = BUF_INIT;

	say_standing(&text, report);
	chart_wrap(out, buf_slice(&text), (size_t)view->width, indent);
	if (view->plain)
		sentences(&bars);
	else if (scale_count_rows(report, 0, report->result_count) > 0)
		picture(&bars);
	buf_clear(&text);
	phrase_notes(&text, report);
	if (text.len > 0 && !view->plain)
		buf_add_char(out, '\n');
	chart_wrap(out, buf_slice(&text), (size_t)view->width, indent);
	buf_release(&text);
}
