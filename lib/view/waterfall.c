/* SPDX-License-Identifier: ISC */
/*
 * Which end moved, as a waterfall: from the level before, each line a bar that
 * begins where the last one ended, to the level now. Invariant: the numbers
 * are those of account_print(), so they add up as they stand there.
 */
#include "view/tension.h"

#include "base/text.h"
#include "base/words.h"
#include "view/cause.h"
#include "view/chart.h"
#include "view/phrase.h"

#define WIDE 72        /* from here on there is room for wide labels */
#define LABEL_WIDE 27
#define LABEL_NARROW 16
#define NAME_MIN 4     /* a name cut shorter than this says nothing */

static const struct {
	enum glyph glyph;
	enum hue hue;
} rows[CAUSE_COUNT] = {
	[CAUSE_ROSE] = { GLYPH_ROSE, HUE_REALITY },
	[CAUSE_SLIPPED] = { GLYPH_SLIPPED, HUE_REALITY },
	[CAUSE_RAISED] = { GLYPH_RAISED, HUE_VISION },
	[CAUSE_LOWERED] = { GLYPH_LOWERED, HUE_VISION },
	[CAUSE_NEW] = { GLYPH_RAISED, HUE_VISION },
	[CAUSE_GONE] = { GLYPH_GONE, HUE_VISION },
	[CAUSE_REMEASURED] = { GLYPH_REMEASURED, HUE_NONE },
	[CAUSE_MOVED] = { GLYPH_MOVED, HUE_NONE },
};

struct waterfall {
	struct buf *out;
	const struct report *report;
	const struct view *view;
	struct printed printed;
	size_t label, number, bars; /* columns */
	long low, high;             /* ends of the scale; zero is on it */
};

/* A language may need more room for a label than is set aside. */
static void
wide_labels(struct waterfall *w)
{
	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++) {
		size_t wide = text_width(slice_of(cause_label((enum cause)cause)));

		if (fraction_sign(&w->report->whole.causes[cause]) != 0 && wide > w->label)
			w->label = wide;
	}
}

static void
measure(struct waterfall *w)
{
	cause_levels(&w->printed, &w->low, &w->high);
	w->number = 5;
	for (int cause = 0; cause < CAUSE_COUNT; cause++) {
		size_t wide = chart_number_width(w->printed.causes[cause], true) + 1;

		w->number = wide > w->number ? wide : w->number;
	}
	size_t wide = chart_number_width(w->high, false) + 1;
	size_t width = (size_t)w->view->width;

	w->number = wide > w->number ? wide : w->number;
	w->label = width >= WIDE ? LABEL_WIDE : LABEL_NARROW;
	wide_labels(w);
	size_t used = 2 + w->label + w->number + 2 + 1;

	w->bars = width > used ? width - used : 0;
}

static void
add_span(struct buf *out, const struct report *report, const struct view *view)
{
	if (report->whole_year) {
		buf_printf(out, "%d", report->year);
		return;
	}
	day_format_plain(out, report->span.first, report->today);
	if (phrase_last_day(report) == report->span.first)
		return;
	buf_printf(out, " %s ", chart_glyph(view, GLYPH_DASH));
	day_format_plain(out, phrase_last_day(report), report->today);
}

static void
title(struct waterfall *w)
{
	const char *scale = _("gap 100 = as far as on the day you chose"), *name = _("gap");
	size_t start = w->out->len, width = (size_t)w->view->width;
	size_t wide = text_width(slice_of(name)), scale_wide = text_width(slice_of(scale));
	struct buf text = BUF_INIT;

	buf_add_char(&text, ' ');
	add_span(&text, w->report, w->view);
	buf_printf(&text, " %s %s", chart_glyph(w->view, GLYPH_DOT), _("WHICH END MOVED?"));
	chart_name(w->out, w->view, buf_slice(&text), width, false);
	size_t gap = 2 + w->label + w->number, used = text_width(buf_slice(&text));

	if (used + 2 + wide <= gap) {
		chart_pad(w->out, start, gap - wide);
		buf_add_text(w->out, name);
		used = gap;
	}
	if (used + 2 + scale_wide <= width) {
		chart_pad(w->out, start, width - scale_wide);
		chart_text(w->out, w->view, HUE_DIM, scale);
	}
	chart_end(w->out);
	buf_release(&text);
}

static void
start_row(struct waterfall *w, const char *label, long number, bool sign)
{
	size_t start = w->out->len;

	buf_printf(w->out, "  %s", label);
	chart_pad(w->out, start, 2 + w->label);
	chart_number(w->out, w->view, number, w->number, sign);
	buf_add_text(w->out, "  ");
}

/* The column of a level, as far from zero's as its amount is long. */
static size_t
place_of(const struct waterfall *w, long level)
{
	long range = w->high - w->low;
	size_t zero = chart_column(-w->low, 0, range, w->bars);
	size_t away = chart_column(level < 0 ? -level : level, 0, range, w->bars);

	if (level < 0)
		return zero > away ? zero - away : 0;
	return zero + away < w->bars ? zero + away : w->bars;
}

/* A level as a line; the part of it that was not checked lately is broken. */
static void
level_row(struct waterfall *w, int day, long level, long unchecked)
{
	struct buf label = BUF_INIT;
	size_t zero = place_of(w, 0);
	size_t end = place_of(w, level);
	size_t all = end > zero ? end - zero : 0;
	size_t stale = chart_column(unchecked, 0, w->high - w->low, w->bars);

	stale = stale > all || unchecked >= level ? all : stale;
	day_format_plain(&label, day, w->report->today);
	start_row(w, label.ptr, level, false);
	buf_add_repeat(w->out, " ", zero);
	chart_put(w->out, w->view, HUE_NONE, GLYPH_LEVEL, all - stale);
	chart_put(w->out, w->view, HUE_DIM, GLYPH_STALE, stale);
	chart_end(w->out);
	buf_release(&label);
}

/* The name goes behind the bar, or before it where there is more room. */
static void
cause_bar(struct waterfall *w, enum cause cause, size_t start, size_t end)
{
	struct buf name = BUF_INIT;
	size_t behind = w->bars > end + 2 ? w->bars - end - 2 : 0;
	size_t before = start > 2 ? start - 2 : 0;

	cause_whose(&name, w->report, cause);
	size_t wide = text_width(buf_slice(&name));
	bool left = wide > behind && before > behind && before >= NAME_MIN;

	if (left && wide > 0) {
		size_t room = wide < before ? wide : before;

		buf_add_repeat(w->out, " ", start - 2 - room);
		chart_name(w->out, w->view, buf_slice(&name), room, true);
		buf_add_text(w->out, "  ");
	} else {
		buf_add_repeat(w->out, " ", start);
	}
	chart_put(w->out, w->view, rows[cause].hue, rows[cause].glyph, end - start);
	if (!left && wide > 0 && behind >= NAME_MIN) {
		buf_add_text(w->out, "  ");
		chart_name(w->out, w->view, buf_slice(&name), behind, false);
	}
	chart_end(w->out);
	buf_release(&name);
}

static void
cause_row(struct waterfall *w, enum cause cause, long from)
{
	long change = w->printed.causes[cause];
	long low = change < 0 ? from + change : from;
	long high = change < 0 ? from : from + change;
	size_t start = place_of(w, low);
	size_t end = place_of(w, high);

	/* What moved is seen, however little it was. */
	if (start == end && end < w->bars)
		end++;
	else if (start == end && start > 0)
		start--;
	start_row(w, cause_label(cause), change, true);
	cause_bar(w, cause, start, end);
}

static void
picture(struct waterfall *w)
{
	const struct account *whole = &w->report->whole;
	long level = w->printed.opening;

	title(w);
	level_row(w, w->report->span.first, level, 0);
	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++) {
		if (fraction_sign(&whole->causes[cause]) == 0)
			continue;
		cause_row(w, (enum cause)cause, level);
		level += w->printed.causes[cause];
	}
	level_row(w, phrase_last_day(w->report), level, fraction_percent(&w->report->unchecked));
}

/*
 * Each label below the beginning of its part, or as far to the left as those
 * behind it ask for; where that leaves no room, one after another.
 */
static void
share_labels(struct waterfall *w, const struct share *shares, const size_t *starts, size_t count,
	size_t left)
{
	struct buf labels[CAUSE_COUNT];
	struct slice items[CAUSE_COUNT];
	size_t places[CAUSE_COUNT], end = (size_t)w->view->width + 2, row = w->out->len;
	bool fits = true;

	for (size_t n = count; n-- > 0;) {
		labels[n] = (struct buf)BUF_INIT;
		buf_printf(&labels[n], C_("a cause and its share", "%s %ld%%"),
			cause_label(shares[n].cause), shares[n].percent);
		items[n] = buf_slice(&labels[n]);
		size_t wide = text_width(items[n]);

		fits = fits && end >= wide + 3;
		places[n] = fits && left + starts[n] > end - 2 - wide ? end - 2 - wide :
			left + starts[n];
		end = places[n];
	}
	for (size_t n = 0; fits && n < count; n++) {
		chart_pad(w->out, row, places[n]);
		buf_add(w->out, items[n]);
	}
	if (fits)
		chart_end(w->out);
	else
		chart_list(w->out, items, count, (size_t)w->view->width, 1);
	for (size_t n = 0; n < count; n++)
		buf_release(&labels[n]);
}

static void
where_it_went(struct waterfall *w)
{
	struct share shares[CAUSE_COUNT];
	size_t starts[CAUSE_COUNT];
	size_t width = (size_t)w->view->width, row = w->out->len, sum = 0;
	long went;
	size_t count = cause_shares(&w->report->whole, &w->printed, shares, &went);

	if (went == 0 || (count == 1 && shares[0].cause == CAUSE_ROSE))
		return;
	buf_add_char(w->out, '\n');
	row = w->out->len;
	buf_add_char(w->out, ' ');
	buf_printf(w->out, ngettext("WHERE %ld WENT", "WHERE %ld WENT", (unsigned long)went), went);
	size_t left = text_width(slice_from(buf_slice(w->out), row)) + 3;

	if (width < WIDE) {
		chart_end(w->out);
		left = 1;
		buf_add_char(w->out, ' ');
	} else {
		buf_add_text(w->out, "   ");
	}
	size_t bar = width - left - 1;

	for (size_t n = 0; n < count; n++) {
		starts[n] = chart_column((long)sum, 0, 100, bar);
		sum += (size_t)shares[n].percent;
		chart_put(w->out, w->view, rows[shares[n].cause].hue, rows[shares[n].cause].glyph,
			chart_column((long)sum, 0, 100, bar) - starts[n]);
	}
	chart_end(w->out);
	share_labels(w, shares, starts, count, left);
}

/* "Reality rose: 156 less, run." */
static void
say_cause(struct waterfall *w, enum cause cause)
{
	struct buf line = BUF_INIT, points = BUF_INIT, whose = BUF_INIT;
	bool less = fraction_sign(&w->report->whole.causes[cause]) < 0;

	phrase_points(&points, w->printed.causes[cause]);
	buf_printf(&line, less ? _("%s: %s less") : _("%s: %s more"), cause_label(cause),
		points.ptr);
	phrase_begin(&line, 0);
	cause_whose(&whose, w->report, cause);
	if (whose.len > 0)
		buf_printf(&line, ", %s", whose.ptr);
	buf_add_char(&line, '.');
	chart_wrap(w->out, buf_slice(&line), (size_t)w->view->width, 0);
	buf_release(&line);
	buf_release(&points);
	buf_release(&whose);
}

/* The lines as sentences, for those who hear them. */
static void
sentences(struct waterfall *w)
{
	const struct printed *p = &w->printed;

	buf_printf(w->out, _("On %s the gap was %ld."),
		day_plain(w->report->span.first, w->report->today).text, p->opening);
	buf_add_char(w->out, '\n');
	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++)
		if (fraction_sign(&w->report->whole.causes[cause]) != 0)
			say_cause(w, (enum cause)cause);
	buf_printf(w->out, _("On %s it is %ld."),
		day_plain(phrase_last_day(w->report), w->report->today).text, p->closing);
	buf_add_char(w->out, '\n');
}

void
view_waterfall(struct buf *out, const struct report *report, const struct view *view)
{
	struct waterfall w = { .out = out, .report = report, .view = view };
	size_t indent = view->plain ? 0 : 1, width = (size_t)view->width;
	size_t lines = cause_lines(&report->whole);
	struct buf text = BUF_INIT;

	struct phrase phrase = phrase_of(report);

	phrase_unchecked(&text, report); /* over a third: that leads */
	if (text.len > 0)
		buf_add_char(&text, ' ');
	phrase_moves(&text, &phrase, &report->whole);
	chart_wrap(out, buf_slice(&text), width, indent);
	account_print(&report->whole, &w.printed);
	measure(&w);
	if (lines > 0 && view->plain) {
		sentences(&w);
	} else if (lines > 0) {
		buf_add_char(out, '\n');
		picture(&w);
		where_it_went(&w);
	}
	buf_clear(&text);
	phrase_notes(&text, report);
	if (text.len > 0 && !view->plain)
		buf_add_char(out, '\n');
	chart_wrap(out, buf_slice(&text), width, indent);
	buf_release(&text);
}
