/* SPDX-License-Identifier: ISC */
/*
 * Where the few results that matter stand this morning. Invariant: what was not
 * checked lately has no number, only the day since when; the bar shows where it
 * was last known.
 */
#include "view/morning.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "view/chart.h"
#include "view/ends.h"
#include "view/phrase.h"
#include "view/scale.h"

#define FOCUS_MAX 5    /* rows */
#define FEW 3          /* rows, a row an area, where nothing is in focus */
#define BAR_MIN 12     /* columns: below this the least needed column goes */
#define BAR_MAX 60
#define NAME_SHARE 5   /* a name has at most this part of the width */
#define VALUES_MAX 15
#define BAR_LEAST 4
#define BETWEEN 2      /* blanks between columns */
#define AROUND 3       /* lines around the rows: the day, the header, what more there is */

struct morning {
	struct buf *out;
	const struct report *report;
	const struct view *view;
	const struct report_result *rows[FOCUS_MAX];
	size_t count;
	struct scale scale;
	size_t left;   /* columns of the first name: the area's, or the result's … */
	size_t name;   /* … which else stands behind the bar; 0: left out */
	size_t values; /* 0: left out */
	size_t gap, checked;
};

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
most(size_t a, size_t b)
{
	return a > b ? a : b;
}

static const struct report_area *
area_of(const struct morning *morning, const struct report_result *result)
{
	return &morning->report->areas[result->area];
}

static bool
has_row(const struct morning *morning, size_t area)
{
	for (size_t n = 0; n < morning->count; n++)
		if (morning->rows[n]->area == area)
			return true;
	return false;
}

/* More gap; what has none that is known comes last. */
static bool
has_more_gap(const struct report_result *a, const struct report_result *b)
{
	struct fraction gap, other;
	bool more = false;

	fraction_init(&gap);
	fraction_init(&other);
	if (standing_gap(&a->standing, &gap))
		more = !standing_gap(&b->standing, &other) || fraction_compare(&gap, &other) > 0;
	fraction_release(&gap);
	fraction_release(&other);
	return more;
}

/* The open result with most gap in an area that has no row yet; NULL: none. */
static const struct report_result *
find_next(const struct morning *morning)
{
	const struct report_result *best = NULL;

	for (size_t n = 0; n < morning->report->result_count; n++) {
		const struct report_result *result = &morning->report->results[n];

		if (scale_has_row(result) && !has_row(morning, result->area) &&
		    (!best || has_more_gap(result, best)))
			best = result;
	}
	return best;
}

static void
pick(struct morning *morning, size_t max)
{
	const struct report *report = morning->report;
	const struct report_result *next;

	for (size_t n = 0; n < report->result_count && morning->count < max; n++)
		if (scale_has_row(&report->results[n]) && report->results[n].focus)
			morning->rows[morning->count++] = &report->results[n];
	if (morning->count > 0)
		return;
	while (morning->count < least(FEW, max) && (next = find_next(morning)))
		morning->rows[morning->count++] = next;
}

/* "not since 1 Sep", "not yet checked": what stands in place of a gap; else nothing. */
static void
add_note(struct buf *out, const struct morning *morning, const struct report_result *result)
{
	const struct report *report = morning->report;

	if (result->unchecked && result->checked_day != DAY_NONE) {
		buf_printf(out, morning->view->plain ? _("not checked since %s") :
			_("not since %s"), day_plain(result->checked_day, report->today).text);
	} else if (result->unchecked || result->waiting) {
		buf_add_text(out, result->checked_day == DAY_NONE ? _("not yet checked") :
			_("no number yet"));
	}
}

static void
add_values(struct buf *out, const struct report_result *result)
{
	if (result->standing.kind == RESULT_WORDS)
		buf_add_text(out, _("in words"));
	else
		ends_values(out, result, NULL);
}

static size_t
width_of(struct slice name)
{
	struct buf safe = BUF_INIT;

	text_escape_line(&safe, name);
	size_t wide = text_width(buf_slice(&safe));

	buf_release(&safe);
	return wide;
}

/* The widest of what the rows have, each at most as wide as it may be. */
static void
measure_rows(struct morning *morning, size_t *area, size_t *note)
{
	size_t max = (size_t)morning->view->width / NAME_SHARE;

	for (size_t n = 0; n < morning->count; n++) {
		const struct report_result *row = morning->rows[n];
		struct buf values = BUF_INIT, instead = BUF_INIT, ago = BUF_INIT;
		struct fraction gap;

		add_note(&instead, morning, row);
		*note = most(*note, text_width(buf_slice(&instead)));
		*area = most(*area, least(max, width_of(phrase_area(area_of(morning, row)))));
		morning->name = most(morning->name, least(max, width_of(phrase_name(row))));
		fraction_init(&gap);
		if (instead.len == 0) {
			add_values(&values, row);
			phrase_ago(&ago, row->checked_day, morning->report->today);
			morning->values = most(morning->values,
				least(VALUES_MAX, text_width(buf_slice(&values))));
			morning->checked = most(morning->checked,
				text_width(buf_slice(&ago)));
			if (standing_gap(&row->standing, &gap))
				morning->gap = most(morning->gap,
					chart_number_width(fraction_percent(&gap), false));
		}
		if (row->standing.known)
			scale_widen(&morning->scale, &row->standing);
		fraction_release(&gap);
		buf_release(&values);
		buf_release(&instead);
		buf_release(&ago);
	}
}

static size_t
with_blanks(size_t column)
{
	return column ? BETWEEN + column : 0;
}

/* What stands behind the bar. */
static size_t
behind(const struct morning *morning)
{
	return with_blanks(morning->name) + with_blanks(morning->values) +
		with_blanks(morning->gap) + with_blanks(morning->checked);
}

/* The bar gets what is left, less a blank at both ends of the line. */
static bool
fit_bar(struct morning *morning, size_t note)
{
	size_t width = (size_t)morning->view->width;
	size_t instead = with_blanks(morning->values) + with_blanks(morning->gap) + BETWEEN;

	morning->checked = most(morning->checked, note + BETWEEN > instead ?
		note + BETWEEN - instead : 0);
	size_t used = 2 + morning->left + BETWEEN + behind(morning);

	morning->scale.columns = least(BAR_MAX, width > used + BAR_LEAST ? width - used :
		BAR_LEAST);
	return morning->scale.columns >= BAR_MIN;
}

/* Where it is narrow, first the areas' names go, then the values. */
static void
measure(struct morning *morning)
{
	size_t area = 0, note = 0;

	morning->scale = (struct scale)SCALE_INIT;
	morning->gap = text_width(slice_of(_("gap")));
	morning->checked = text_width(slice_of(_("checked")));
	measure_rows(morning, &area, &note);
	struct morning narrow = *morning;

	morning->left = area;
	if (fit_bar(morning, note))
		return;
	*morning = narrow;
	morning->left = narrow.name;
	morning->name = 0;
	if (fit_bar(morning, note))
		return;
	morning->values = 0;
	fit_bar(morning, note);
}

static size_t
edge(const struct morning *morning)
{
	return 1 + morning->left + BETWEEN + morning->scale.columns + behind(morning);
}

static void
header(struct morning *morning)
{
	const struct view *view = morning->view;
	struct buf *out = morning->out;
	size_t start = out->len, gap = edge(morning) - morning->checked - BETWEEN -
		text_width(slice_of(_("gap")));
	size_t bar = 1 + morning->left + BETWEEN, label = strlen("*   o ") +
		text_width(slice_of(_("so now"))) + text_width(slice_of(_("vision")));

	buf_add_repeat(out, " ", bar + label + BETWEEN <= gap ? bar : 1);
	chart_put(out, view, HUE_REALITY, GLYPH_REALITY, 1);
	buf_printf(out, " %s  ", _("so now"));
	chart_put(out, view, HUE_VISION, GLYPH_VISION, 1);
	buf_printf(out, " %s", _("vision"));
	chart_pad(out, start, gap);
	buf_printf(out, "%s  %s\n", _("gap"), _("checked"));
}

/* The values, the gap and the day of the check; or what is said instead of them. */
static void
add_figures(struct morning *morning, const struct report_result *row)
{
	struct buf text = BUF_INIT;
	struct fraction gap;

	add_note(&text, morning, row);
	if (text.len > 0) {
		buf_add(morning->out, buf_slice(&text));
		buf_release(&text);
		return;
	}
	if (morning->values) {
		add_values(&text, row);
		chart_name(morning->out, morning->view, buf_slice(&text), morning->values, true);
		buf_add_repeat(morning->out, " ", BETWEEN);
	}
	fraction_init(&gap);
	if (standing_gap(&row->standing, &gap))
		chart_number(morning->out, morning->view, fraction_percent(&gap), morning->gap,
			false);
	else
		buf_add_repeat(morning->out, " ", morning->gap);
	fraction_release(&gap);
	buf_add_repeat(morning->out, " ", BETWEEN);
	phrase_ago(morning->out, row->checked_day, morning->report->today);
	buf_release(&text);
}

/* A bar; in place of one that cannot be drawn, the result's own words. */
static void
add_bar(struct morning *morning, const struct report_result *row)
{
	struct cell cells[CELLS_MAX];

	if (!standing_is_open(&row->standing)) {
		chart_name(morning->out, morning->view, row->text, morning->scale.columns, true);
		return;
	}
	scale_lines(&morning->scale, cells, row);
	scale_ends(&morning->scale, cells, row);
	chart_cells(morning->out, morning->view, cells, morning->scale.columns);
}

/* An area is named once: below itself it is blank. */
static struct slice
left_name(const struct morning *morning, size_t n)
{
	const struct report_result *row = morning->rows[n];

	if (!morning->name)
		return phrase_name(row);
	return n > 0 && morning->rows[n - 1]->area == row->area ? SLICE_EMPTY :
		phrase_area(area_of(morning, row));
}

static void
add_row(struct morning *morning, size_t n)
{
	struct buf *out = morning->out;
	const struct view *view = morning->view;
	const struct report_result *row = morning->rows[n];

	buf_add_char(out, ' ');
	chart_name(out, view, left_name(morning, n), morning->left, true);
	buf_add_repeat(out, " ", BETWEEN);
	add_bar(morning, row);
	buf_add_repeat(out, " ", BETWEEN);
	if (morning->name) {
		chart_name(out, view, phrase_name(row), morning->name, true);
		buf_add_repeat(out, " ", BETWEEN);
	}
	add_figures(morning, row);
	chart_end(out);
}

/* The day, and at the right edge, if there is room for both, the purpose. */
static void
add_day(struct morning *morning, struct slice purpose, size_t edge)
{
	const struct view *view = morning->view;
	struct buf day = BUF_INIT, safe = BUF_INIT;

	day_format_short(&day, morning->report->today);
	text_escape_line(&safe, purpose);
	size_t used = 1 + text_width(buf_slice(&day)) + 2 * BETWEEN + text_width(buf_slice(&safe));

	buf_printf(morning->out, " %s", day.ptr);
	if (safe.len > 0 && used < (size_t)view->width) {
		buf_add_repeat(morning->out, " ", 2 * BETWEEN + (edge > used ? edge - used : 0));
		chart_text(morning->out, view, HUE_DIM, safe.ptr);
	}
	buf_add_char(morning->out, '\n');
	buf_release(&day);
	buf_release(&safe);
}

static void
draw(struct morning *morning, struct slice purpose)
{
	if (morning->count == 0) {
		add_day(morning, purpose, (size_t)morning->view->width - 1);
		return;
	}
	measure(morning);
	add_day(morning, purpose, edge(morning));
	header(morning);
	for (size_t n = 0; n < morning->count; n++)
		add_row(morning, n);
}

/* A row as a sentence: "run (Health): 3 of 10 km; the gap is 100, checked today." */
static void
say_row(struct buf *out, const struct morning *morning, const struct report_result *row)
{
	struct buf note = BUF_INIT;
	struct fraction gap;

	phrase_quote(out, phrase_name(row));
	buf_add_text(out, " (");
	phrase_quote(out, phrase_area(area_of(morning, row)));
	buf_add_text(out, "): ");
	add_note(&note, morning, row);
	if (note.len > 0) {
		buf_add(out, buf_slice(&note));
	} else {
		fraction_init(&gap);
		add_values(out, row);
		if (standing_gap(&row->standing, &gap))
			buf_printf(out, _("; the gap is %ld"), fraction_percent(&gap));
		fraction_release(&gap);
		if (row->checked_day != DAY_NONE) {
			phrase_ago(&note, row->checked_day, morning->report->today);
			buf_printf(out, _(", checked %s"), note.ptr);
		}
	}
	buf_add_char(out, '.');
	buf_release(&note);
}

static size_t
count_lines(struct slice text)
{
	size_t count = 0;

	for (size_t n = 0; n < text.len; n++)
		count += text.ptr[n] == '\n';
	return count;
}

/* Sentences; of rows as many as there is room for. */
static void
say(struct morning *morning, struct slice purpose, size_t room)
{
	size_t width = (size_t)morning->view->width, start = morning->out->len, told = 0;
	struct buf text = BUF_INIT, words = BUF_INIT;

	day_format_short(&text, morning->report->today);
	chart_wrap(morning->out, buf_slice(&text), width, 0);
	buf_clear(&text);
	text_escape_line(&words, purpose);
	buf_printf(&text, _("Purpose: %s"), words.ptr);
	if (purpose.len > 0 && room > AROUND + 2 && text_width(buf_slice(&text)) <= width)
		chart_wrap(morning->out, buf_slice(&text), width, 0);
	for (; told < morning->count; told++) {
		size_t before = morning->out->len;

		buf_clear(&text);
		say_row(&text, morning, morning->rows[told]);
		chart_wrap(morning->out, buf_slice(&text), width, 0);
		if (count_lines(slice_from(buf_slice(morning->out), start)) >= room) {
			buf_cut(morning->out, before);
			break;
		}
	}
	morning->count = told;
	buf_release(&text);
	buf_release(&words);
}

/* How much is open beside the rows: areas without one, else results. */
static void
add_more(const struct morning *morning)
{
	const struct report *report = morning->report;
	size_t areas = 0, results = scale_count_rows(report, 0, report->result_count);

	for (size_t n = 0; n < report->area_count; n++)
		areas += !has_row(morning, n) &&
			scale_count_rows(report, report->areas[n].first, report->areas[n].end) > 0;
	if (results == morning->count)
		return;
	buf_add_text(morning->out, morning->view->plain ? "" : " ");
	results -= morning->count;
	if (areas > 0)
		buf_printf(morning->out, ngettext("%zu more area", "%zu more areas", areas), areas);
	else
		buf_printf(morning->out, ngettext("%zu more result", "%zu more results", results),
			results);
	buf_add_text(morning->out, ": taut tension\n");
}

size_t
view_morning(struct buf *out, const struct report *report, const struct view *view,
	struct slice purpose, size_t room)
{
	struct morning morning = { .out = out, .report = report, .view = view };
	size_t start = out->len;

	pick(&morning, least(FOCUS_MAX, room > AROUND ? room - AROUND : 1));
	if (view->plain)
		say(&morning, purpose, room);
	else
		draw(&morning, purpose);
	add_more(&morning);
	return count_lines(slice_from(buf_slice(out), start));
}
