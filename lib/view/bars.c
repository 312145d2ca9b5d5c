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

#define WIDE 64        /* from here on values stand beside the bars */
#define VALUES_WIDE 15
#define NAME_SHARE 5   /* a name has at most this part of the width */
#define SCALE_LOW -50  /* further out only an arrow is drawn */
#define SCALE_HIGH 200

struct bars {
	struct buf *out;
	const struct report *report;
	const struct view *view;
	size_t name, scale, values, gap, checked; /* columns */
	long low, high;                           /* ends of the scale */
};

/* The results that have a row: those open, in the area where they are now. */
static bool
is_shown(const struct report_result *result)
{
	return result->here && (result->standing.live || result->words_only);
}

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

/* Where a value stands: 100·d·(x − from₀)/S, to the nearest whole point. */
static long
place(const struct standing *s, struct maybe value)
{
	fraction_wide way = s->way * ((fraction_wide)value.value.micro - s->first.value.micro);
	fraction_wide points = (way * 200 + (way < 0 ? -s->yardstick : s->yardstick)) /
		(2 * (fraction_wide)s->yardstick);

	if (points > SCALE_HIGH + 1)
		return SCALE_HIGH + 1;
	return points < SCALE_LOW - 1 ? SCALE_LOW - 1 : (long)points;
}

static void
widen(struct bars *bars, long point)
{
	if (point < bars->low)
		bars->low = point < SCALE_LOW ? SCALE_LOW : point;
	if (point > bars->high)
		bars->high = point > SCALE_HIGH ? SCALE_HIGH : point;
}

static size_t
widest_name(const struct report *report)
{
	size_t widest = 8;

	for (size_t n = 0; n < report->result_count; n++) {
		struct buf safe = BUF_INIT;

		if (is_shown(&report->results[n]))
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

	bars->low = 0;
	bars->high = 100;
	bars->gap = chart_number_width(fraction_percent(&report->whole.closing), false) + 1;
	bars->gap = bars->gap < 4 ? 4 : bars->gap;
	bars->checked = 7;
	bars->values = width >= WIDE ? VALUES_WIDE + 2 : 0;
	bars->name = name < name_max ? name : name_max;
	for (size_t n = 0; n < report->result_count; n++) {
		const struct standing *s = &report->results[n].standing;

		if (!is_shown(&report->results[n]) || !has_place(&report->results[n]))
			continue;
		widen(bars, place(s, s->reality));
		widen(bars, place(s, s->vision));
	}
	size_t used = 2 + bars->name + 1 + 1 + bars->values + bars->gap + 1 + bars->checked;

	bars->scale = width > used + 4 ? width - used : 4;
}

/* The cell of a point; the last one is that of the scale's high end. */
static size_t
cell_of(const struct bars *bars, long point)
{
	return chart_column(point, bars->low, bars->high, bars->scale - 1);
}

static void
mark(const struct bars *bars, struct cell *cells, long point, enum glyph glyph, enum hue hue)
{
	size_t at = cell_of(bars, point);

	if (point < bars->low)
		glyph = GLYPH_LESS;
	else if (point > bars->high)
		glyph = GLYPH_MORE;
	cells[at] = (struct cell){ glyph, hue };
}

static void
draw(struct bars *bars, const struct report_result *result)
{
	const struct standing *s = &result->standing;
	struct cell cells[CELLS_MAX];
	long reality = place(s, s->reality), vision = place(s, s->vision);
	size_t zero = cell_of(bars, 0), at = cell_of(bars, reality), end = cell_of(bars, vision);
	bool stale = result->unchecked;
	enum hue own = stale ? HUE_DIM : HUE_REALITY;

	chart_fill(cells, 0, bars->scale, (struct cell){ GLYPH_BLANK, HUE_NONE });
	chart_fill(cells, at < zero ? at : zero, at < zero ? zero : at,
		(struct cell){ GLYPH_TRACK, own });
	if (reality < vision)
		chart_fill(cells, at, end, stale ? (struct cell){ GLYPH_STALE, HUE_DIM } :
			(struct cell){ GLYPH_LEVEL, HUE_NONE });
	mark(bars, cells, place(s, s->first_vision), GLYPH_FIRST, HUE_DIM);
	mark(bars, cells, vision, GLYPH_VISION, stale ? HUE_DIM : HUE_VISION);
	mark(bars, cells, reality, at == end ? GLYPH_BOTH : GLYPH_REALITY, own);
	chart_cells(bars->out, bars->view, cells, bars->scale);
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
		chart_name(bars->out, bars->view, buf_slice(&words), bars->scale, false);
		chart_pad(bars->out, start, before + bars->scale + 1);
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
	size_t used = 0, last = cell_of(bars, 100);

	last = last + 3 > bars->scale ? bars->scale - 3 : last;
	for (size_t n = 0; n < sizeof ticks / sizeof *ticks; n++) {
		size_t wide = slice_of(ticks[n].label).len, at = cell_of(bars, ticks[n].point);

		at = ticks[n].point == 100 ? last : at;
		/* Labels that touch would read as one number; 50 says least. */
		if (n > 0 && (at <= used || (at < last && at + wide >= last)))
			continue;
		buf_add_repeat(&scale, chart_glyph(bars->view, GLYPH_AXIS), at - used);
		buf_add_text(&scale, ticks[n].label);
		used = at + wide;
	}
	buf_add_repeat(&scale, chart_glyph(bars->view, GLYPH_AXIS), bars->scale - used);
	buf_add_repeat(bars->out, " ", 2 + bars->name + 1);
	chart_text(bars->out, bars->view, HUE_DIM, scale.ptr);
	buf_add_repeat(bars->out, " ", 1 + bars->values + bars->gap - 3);
	buf_add_text(bars->out, "gap checked\n");
	buf_release(&scale);
}

static size_t
shown_count(const struct report *report, size_t first, size_t end)
{
	size_t count = 0;

	for (size_t n = first; n < end; n++)
		count += is_shown(&report->results[n]);
	return count;
}

static void
area_rows(struct bars *bars, const struct report_area *area)
{
	size_t start = bars->out->len, width = (size_t)bars->view->width;
	size_t before = 2 + bars->name + 1 + bars->scale + 1 + bars->values;

	if (shown_count(bars->report, area->first, area->end) == 0)
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
		if (is_shown(&bars->report->results[n]))
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
		if (is(&report->results[n]) && is_shown(&report->results[n]))
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
	size_t shown = shown_count(report, 0, report->result_count), known = 0;
	long stale = fraction_percent(&report->unchecked);

	for (size_t n = 0; n < report->result_count; n++)
		known += is_shown(&report->results[n]) && has_place(&report->results[n]);
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
		if (is_shown(&bars->report->results[n]))
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
	else if (shown_count(report, 0, report->result_count) > 0)
		picture(&bars);
	buf_clear(&text);
	phrase_notes(&text, report);
	if (text.len > 0 && !view->plain)
		buf_add_char(out, '\n');
	chart_wrap(out, buf_slice(&text), (size_t)view->width, indent);
	buf_release(&text);
}

#define MORNING_MAX 5 /* rows, where nothing is in focus */

/* The rows of a morning: what is in focus, else the first few. */
static size_t
pick_morning(const struct report *report, struct report_result *rows, size_t max)
{
	size_t count = 0;

	for (size_t n = 0; n < report->result_count && count < max; n++)
		if (is_shown(&report->results[n]) && report->results[n].focus)
			rows[count++] = report->results[n];
	if (count > 0)
		return count;
	for (size_t n = 0; n < report->result_count && count < MORNING_MAX; n++)
		if (is_shown(&report->results[n]))
			rows[count++] = report->results[n];
	return count;
}

void
view_morning(struct buf *out, const struct report *report, const struct view *view)
{
	struct report_result rows[MORNING_MAX * 2];
	size_t all = shown_count(report, 0, report->result_count);
	size_t count = pick_morning(report, rows, MORNING_MAX * 2);
	struct report few = *report; /* borrows; only its list of results is another */
	struct bars bars = { .out = out, .report = &few, .view = view };

	if (count == 0)
		return;
	few.results = rows;
	few.result_count = count;
	if (view->plain) {
		sentences(&bars);
	} else {
		measure(&bars);
		header(&bars);
		for (size_t n = 0; n < count; n++)
			row(&bars, &rows[n]);
	}
	if (all > count)
		buf_printf(out, "%s%zu more result%s: taut tension\n", view->plain ? "" : "  ",
			all - count, all - count == 1 ? "" : "s");
}
