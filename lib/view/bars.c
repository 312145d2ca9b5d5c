/* SPDX-License-Identifier: ISC */
/*
 * Where things stand: open results as bars on one scale, on which the start is
 * 0 and the first vision 100. Invariant: what is not known has no place on the
 * scale; it is named beside it.
 */
#include "view/bars.h"

#include "base/words.h"
#include "view/ends.h"
#include "view/phrase.h"
#include "view/tension.h"

#define WIDE 64 /* from here on values stand beside the bars */
#define VALUES_WIDE 15

static bool
is_swinging(const struct report *report, size_t row)
{
	for (size_t n = 0; n < report->question_count; n++)
		if (report->questions[n].kind == QUESTION_SWINGING &&
		    report->questions[n].result == row)
			return true;
	return false;
}

static bool
has_no_number(const struct report_result *result)
{
	return result->words_only || result->standing.kind == RESULT_WORDS;
}

/* What moved of a result; of one without a number, nothing can have. */
static void
find_moved(struct moved *moved, const struct report *report, const struct report_result *result)
{
	const struct standing *s = &result->standing;
	bool unread = !s->known || s->read_day == DAY_NONE || s->read_day < report->span.first;

	if (has_no_number(result))
		moved->count = 0;
	else
		moved_find(moved, &result->account, unread,
			is_swinging(report, (size_t)(result - report->results)));
}

static void
find_year(struct spark *spark, const struct columns *columns, const struct report_result *result)
{
	*spark = (struct spark){ .columns = columns_year(columns->view) };
	spark_add(spark, columns->report, result, SLICE_NONE);
}

void
bars_measure(struct columns *columns, size_t indent, fraction_wide *greatest)
{
	const struct report *report = columns->report;
	struct moved moved;
	struct spark year;

	*greatest = 0;
	columns_want_gap(columns, &report->whole.closing);
	columns->year = columns_year(columns->view);
	columns->values = columns->view->width >= WIDE ? VALUES_WIDE : 0;
	for (size_t n = 0; n < report->result_count; n++) {
		const struct report_result *result = &report->results[n];

		if (!scale_has_row(result))
			continue;
		columns_want_name(columns, phrase_name(result), indent);
		columns_want_checked(columns, result->checked_day);
		find_moved(&moved, report, result);
		columns_want_moved(columns, &moved);
		find_year(&year, columns, result);
		if (spark_greatest(&year) > *greatest)
			*greatest = spark_greatest(&year);
		columns->numbers |= !has_no_number(result);
		if (result->standing.known)
			scale_widen(&columns->scale, &result->standing);
	}
}

static void
draw(struct columns *columns, const struct report_result *result)
{
	const struct standing *s = &result->standing;
	struct cell cells[CELLS_MAX];

	scale_lines(&columns->scale, cells, result);
	scale_mark(&columns->scale, cells, scale_point(s, s->first_vision),
		(struct cell){ GLYPH_FIRST, HUE_DIM });
	scale_ends(&columns->scale, cells, result);
	columns_bar(columns, cells);
}

/* "3 of 10 km"; where down is better, or a level is held, "82 → 76 kg". */
static void
add_values(struct columns *columns, const struct report_result *result)
{
	struct buf values = BUF_INIT;

	ends_values(&values, result, chart_glyph(columns->view, GLYPH_ARROW));
	columns_values(columns, buf_slice(&values));
	buf_release(&values);
}

/* Where no bar can be drawn: what is in words in its own, of all else why. */
static void
add_text(struct columns *columns, const struct report_result *result)
{
	struct slice text = slice_trim(result->text);
	struct buf why = BUF_INIT;

	ends_to_go(&why, columns->report, result);
	if (!has_no_number(result)) {
		columns_text(columns, buf_slice(&why));
		add_values(columns, result);
	} else if (text.len > 0 && !slice_equal(text, phrase_name(result))) {
		columns_words(columns, text);
	} else {
		columns_words(columns, buf_slice(&why));
	}
	buf_release(&why);
}

static void
row(struct columns *columns, const struct report_result *result, size_t indent,
	fraction_wide greatest)
{
	struct fraction gap;
	struct moved moved;
	struct spark year;

	fraction_init(&gap);
	bool known = standing_gap(&result->standing, &gap);

	columns_name(columns, phrase_name(result), indent);
	if (known) {
		draw(columns, result);
		add_values(columns, result);
		columns_gap(columns, &gap);
	} else {
		add_text(columns, result);
		columns_no_gap(columns, !has_no_number(result));
	}
	find_year(&year, columns, result);
	columns_year_line(columns, &year, greatest);
	find_moved(&moved, columns->report, result);
	columns_moved(columns, &moved);
	columns_checked(columns, result->checked_day);
	chart_end(columns->out);
	fraction_release(&gap);
}

void
bars_rows(struct columns *columns, const struct report_area *area, size_t indent,
	fraction_wide greatest)
{
	for (size_t n = area->first; n < area->end; n++)
		if (scale_has_row(&columns->report->results[n]))
			row(columns, &columns->report->results[n], indent, greatest);
}

const char *
bars_scale(const struct report *report)
{
	for (size_t n = 0; n < report->result_count; n++)
		if (report->results[n].standing.kind == RESULT_RATED &&
		    scale_has_row(&report->results[n]))
			return _("gap 100 = as far as on the day you chose; ratings: at least 3");
	return _("gap 100 = as far as on the day you chose");
}

/* Where things stand, in a sentence or two. */
static void
say_standing(struct buf *out, const struct report *report)
{
	size_t shown = scale_count_rows(report, 0, report->result_count), known = 0;
	size_t words = report->words_only;
	long stale = fraction_percent(&report->unchecked);

	for (size_t n = 0; n < report->result_count; n++)
		known += scale_has_row(&report->results[n]) && report->results[n].standing.known;
	if (shown == 0) {
		buf_add_text(out, report->result_count ?
			_("Nothing is open: every result was let go or closed.") :
			_("There are no results yet."));
		return;
	}
	if (known > 0) {
		buf_printf(out, ngettext("The gap is %ld over %zu result.",
			"The gap is %ld over %zu results.", known),
			fraction_percent(&report->whole.closing), known);
	} else {
		buf_add_text(out, report->not_yet_checked ?
			_("There is no number yet, so the gap is not known.") :
			_("There is nothing with a number, and so no gap to count."));
	}
	buf_add_text(out, stale > 0 ? " " : "");
	if (stale > 0)
		buf_printf(out, ngettext("%ld of it was not checked lately.",
			"%ld of it was not checked lately.", (unsigned long)stale), stale);
	if (words > 0 && known > 0) {
		buf_add_char(out, ' ');
		buf_printf(out, ngettext("%zu result is in words.", "%zu results are in words.",
			words), words);
	}
}

void
bars_lead(struct buf *out, const struct report *report, const struct view *view)
{
	struct buf text = BUF_INIT;

	say_standing(&text, report);
	chart_wrap(out, buf_slice(&text), (size_t)view->width, view->plain ? 0 : 1);
	buf_release(&text);
}

void
bars_notes(struct buf *out, const struct report *report, const struct view *view)
{
	struct buf text = BUF_INIT;

	phrase_notes(&text, report);
	if (text.len > 0 && !view->plain)
		buf_add_char(out, '\n');
	chart_wrap(out, buf_slice(&text), (size_t)view->width, view->plain ? 0 : 1);
	buf_release(&text);
}

static bool
was_known(const struct report *report, const struct report_result *result)
{
	return result->standing.chosen_day < report->span.first &&
		fraction_sign(&result->account.causes[CAUSE_NEW]) == 0;
}

/* A row as a sentence. */
static void
say_result(struct buf *out, const struct report *report, const struct report_result *result)
{
	struct buf ago = BUF_INIT;
	struct fraction gap;
	struct moved moved;

	fraction_init(&gap);
	phrase_quote(out, phrase_name(result));
	buf_add_text(out, ": ");
	if (standing_gap(&result->standing, &gap)) {
		ends_values(out, result, NULL);
		buf_add_text(out, ", ");
		ends_to_go(out, report, result);
		buf_printf(out, _("; the gap is %ld"), fraction_percent(&gap));
		find_moved(&moved, report, result);
		moved_say(out, &moved, &result->account, was_known(report, result));
	} else {
		ends_to_go(out, report, result);
	}
	if (result->checked_day != DAY_NONE) {
		phrase_ago(&ago, result->checked_day, report->today);
		buf_printf(out, _("; checked %s"), ago.ptr);
	}
	buf_add_char(out, '.');
	buf_release(&ago);
	fraction_release(&gap);
}

void
bars_say(struct buf *out, const struct report *report, const struct report_area *area,
	size_t width)
{
	for (size_t n = area->first; n < area->end; n++) {
		struct buf text = BUF_INIT;

		if (!scale_has_row(&report->results[n]))
			continue;
		say_result(&text, report, &report->results[n]);
		chart_wrap(out, buf_slice(&text), width, 0);
		buf_release(&text);
	}
}

static void
picture(struct columns *columns)
{
	const struct report *report = columns->report;
	struct slice scale = slice_of(bars_scale(report));
	fraction_wide greatest;

	bars_measure(columns, 1, &greatest);
	columns_fit(columns);
	buf_add_char(columns->out, '\n');
	columns_head(columns);
	for (size_t n = 0; n < report->area_count; n++) {
		const struct report_area *area = &report->areas[n];

		if (scale_count_rows(report, area->first, area->end) == 0)
			continue;
		buf_add_char(columns->out, ' ');
		chart_name(columns->out, columns->view, phrase_area(area),
			(size_t)columns->view->width - 2, false);
		chart_end(columns->out);
		bars_rows(columns, area, 1, greatest);
	}
	columns_legend(columns, &scale, columns->numbers ? 1 : 0);
}

void
view_bars(struct buf *out, const struct report *report, const struct view *view)
{
	bars_lead(out, report, view);
	if (!view->plain && scale_count_rows(report, 0, report->result_count) > 0) {
		struct columns columns = columns_of(out, report, view);

		picture(&columns);
	}
	for (size_t n = 0; view->plain && n < report->area_count; n++)
		bars_say(out, report, &report->areas[n], (size_t)view->width);
	bars_notes(out, report, view);
}

void
view_since(struct buf *out, const struct report *report, const struct view *view)
{
	struct buf text = BUF_INIT;

	if (report->result_count == 0)
		return;
	buf_printf(&text, _("Which end moved since %s?"),
		day_plain(report->span.first, report->today).text);
	buf_add_char(&text, ' ');
	view_sentence(&text, report);
	if (!view->plain)
		buf_add_char(out, '\n');
	chart_wrap(out, buf_slice(&text), (size_t)view->width, view->plain ? 0 : 1);
	buf_release(&text);
}
