/* SPDX-License-Identifier: ISC */
/*
 * One result as Robert Fritz would draw it: the vision in a box above, reality
 * in a box below, the gap between them like a string under tension. Invariant:
 * every line of a box is exactly as wide as the view.
 */
#include "view/tension.h"

#include "base/text.h"
#include "view/ahead.h"
#include "view/ask.h"
#include "view/chart.h"
#include "view/ends.h"
#include "view/past.h"
#include "view/phrase.h"

#define STRING_COLUMN 6 /* where the string leaves the boxes */
#define STRING_EDGE 13  /* columns of such a line that are not for words */

/* Two kinds of lines, so that the ends are told apart without colours. */
struct frame {
	const char *top_left, *top_right, *bottom_left, *bottom_right;
	const char *across, *down, *string;
};

static const struct frame frames[2][2] = {
	{ /* reality; the string comes in at its top */
		{ "┌", "┐", "└", "┘", "─", "│", "┴" }, { "+", "+", "+", "+", "-", "|", "+" },
	},
	{ /* vision; it goes out at its bottom */
		{ "╔", "╗", "╚", "╝", "═", "║", "╤" }, { "+", "+", "+", "+", "=", "|", "+" },
	},
};

struct page {
	struct buf *out;
	const struct report *report;
	const struct report_result *result;
	const struct view *view;
	size_t width;
};

/* A horizontal line of a box: a word at its left or the string, one at its right. */
struct edge {
	bool vision, top, string;
	const char *left;
	struct slice right;
};

static void
draw_edge(struct page *page, const struct edge *edge)
{
	const struct frame *frame = &frames[edge->vision][page->view->ascii];
	enum hue hue = edge->vision ? HUE_VISION : HUE_REALITY;
	struct buf line = BUF_INIT, words = BUF_INIT;
	size_t used = 1;

	buf_add_text(&line, edge->top ? frame->top_left : frame->bottom_left);
	if (edge->string) {
		buf_add_repeat(&line, frame->across, STRING_COLUMN - 1);
		buf_add_text(&line, frame->string);
		used += STRING_COLUMN;
	}
	if (*edge->left) {
		buf_printf(&line, "%s %s ", frame->across, edge->left);
		used += 3 + text_width(slice_of(edge->left));
	}
	if (edge->right.len > 0 && page->width > used + 8) {
		chart_name(&words, page->view, edge->right, page->width - used - 6, false);
		size_t wide = text_width(buf_slice(&words));

		buf_add_repeat(&line, frame->across, page->width - used - wide - 4);
		buf_printf(&line, " %s %s", words.ptr, frame->across);
	} else {
		buf_add_repeat(&line, frame->across, page->width - used - 1);
	}
	buf_add_text(&line, edge->top ? frame->top_right : frame->bottom_right);
	chart_text(page->out, page->view, hue, line.ptr);
	buf_add_char(page->out, '\n');
	buf_release(&line);
	buf_release(&words);
}

/* What stands in a box: a text to the left, wrapped, and the end to the right. */
static void
draw_inside(struct page *page, bool vision, struct slice text, struct slice end)
{
	const struct frame *frame = &frames[vision][page->view->ascii];
	enum hue hue = vision ? HUE_VISION : HUE_REALITY;
	size_t inner = page->width - 4, end_wide = text_width(end);
	size_t left = inner > end_wide + 2 ? inner - end_wide - 2 : 1;
	struct buf lines = BUF_INIT;
	bool first = true;

	chart_wrap(&lines, text, left, 0);
	if (lines.len == 0)
		buf_add_char(&lines, '\n');
	for (struct slice rest = buf_slice(&lines); rest.len > 0; first = false) {
		struct slice line = slice_cut(&rest, '\n');

		chart_text(page->out, page->view, hue, frame->down);
		buf_add_char(page->out, ' ');
		buf_add(page->out, line);
		size_t wide = text_width(line);

		buf_add_repeat(page->out, " ", left > wide ? left - wide : 0);
		buf_add_text(page->out, "  ");
		if (first)
			chart_text(page->out, page->view, hue, end.ptr);
		else
			buf_add_repeat(page->out, " ", end_wide);
		buf_add_char(page->out, ' ');
		chart_text(page->out, page->view, hue, frame->down);
		buf_add_char(page->out, '\n');
	}
	buf_release(&lines);
}

/* "○ 9 /10", "● 6 km", "● ?". */
static void
add_end(struct buf *out, const struct page *page, enum glyph glyph, struct maybe value)
{
	const struct report_result *result = page->result;

	if (result->standing.kind == RESULT_WORDS)
		return;
	buf_printf(out, "%s ", chart_glyph(page->view, glyph));
	if (value.known)
		decimal_format(out, value.value);
	else
		buf_add_char(out, '?');
	if (result->unit.len > 0) {
		buf_add_char(out, ' ');
		chart_name(out, page->view, result->unit, 10, false);
	}
}

static const struct report_area *
area_of(const struct page *page)
{
	return &page->report->areas[page->result->area];
}

static void
title(struct page *page)
{
	struct buf left = BUF_INIT, right = BUF_INIT;
	size_t start = page->out->len, width = page->width;
	const struct report_area *area = area_of(page);

	chart_name(&left, page->view, area->title.len ? area->title : area->id, width / 3, false);
	buf_add_text(&left, "  ");
	text_escape_line(&left, page->result->id.len ? page->result->id :
		phrase_name(page->result));
	if (page->result->checked_day != DAY_NONE) {
		buf_add_text(&right, "checked ");
		phrase_ago(&right, page->result->checked_day, page->report->today);
	}
	size_t room = width - 2 - (right.len ? right.len + 2 : 0);

	buf_add_char(page->out, ' ');
	chart_name(page->out, page->view, buf_slice(&left), room, false);
	if (right.len > 0) {
		chart_pad(page->out, start, width - right.len - 1);
		chart_text(page->out, page->view, page->result->unchecked ? HUE_DIM : HUE_NONE,
			right.ptr);
	}
	chart_end(page->out);
	buf_release(&left);
	buf_release(&right);
}

/* "by 1 Jun 2027 · 192 days" */
static void
add_horizon(struct buf *out, const struct page *page)
{
	int day = page->result->horizon_day, today = page->report->today;

	if (day == DAY_NONE)
		return;
	buf_add_text(out, "by ");
	day_format_plain(out, day, today);
	if (day > today)
		buf_printf(out, " %s %d %s", chart_glyph(page->view, GLYPH_DOT), day - today,
			day - today == 1 ? "day" : "days");
}

static void
vision_box(struct page *page)
{
	struct buf when = BUF_INIT, history = BUF_INIT, text = BUF_INIT, end = BUF_INIT;

	add_horizon(&when, page);
	past_vision(&history, page->report, page->result, page->view,
		page->width - STRING_EDGE);
	text_escape_line(&text, page->result->text);
	add_end(&end, page, GLYPH_VISION, page->result->standing.vision);
	draw_edge(page, &(struct edge){ .vision = true, .top = true, .left = "VISION",
		.right = buf_slice(&when) });
	draw_inside(page, true, buf_slice(&text), buf_slice(&end));
	draw_edge(page, &(struct edge){ .vision = true, .string = true, .left = "",
		.right = buf_slice(&history) });
	buf_release(&when);
	buf_release(&history);
	buf_release(&text);
	buf_release(&end);
}

static void
string_line(struct page *page)
{
	buf_add_repeat(page->out, " ", STRING_COLUMN);
	chart_put(page->out, page->view, HUE_DIM, GLYPH_STRING, 1);
	chart_end(page->out);
}

/* The string, and how fast reality moves along it, where there is room. */
static void
rate_line(struct page *page)
{
	struct buf rate = BUF_INIT;
	size_t start = page->out->len;

	ahead_rate(&rate, page->result, page->view);
	size_t wide = text_width(buf_slice(&rate));

	buf_add_repeat(page->out, " ", STRING_COLUMN);
	chart_put(page->out, page->view, HUE_DIM, GLYPH_STRING, 1);
	if (wide > 0 && wide + STRING_COLUMN + 4 <= page->width) {
		chart_pad(page->out, start, page->width - wide - 1);
		buf_add(page->out, buf_slice(&rate));
	}
	chart_end(page->out);
	buf_release(&rate);
}

/* "by 30 Nov", "kept 4 of 6", "done 2 Oct": may be empty. */
static void
step_note(struct buf *out, const struct page *page, const struct report_step *step)
{
	if (step->times > 0 && step->open) {
		buf_printf(out, "kept %zu of %zu", step->kept, step->times);
	} else if (step->day != DAY_NONE) {
		buf_add_text(out, step->open ? "by " : "done ");
		day_format_plain(out, step->day, page->report->today);
	}
}

static void
draw_step(struct page *page, const struct report_step *step)
{
	struct buf note = BUF_INIT, lines = BUF_INIT, text = BUF_INIT;
	size_t before = STRING_COLUMN + 7;

	step_note(&note, page, step);
	text_escape_line(&text, step->text);
	chart_wrap(&lines, buf_slice(&text), page->width - before - note.len - 3, 0);
	bool first = true;

	for (struct slice rest = buf_slice(&lines); rest.len > 0; first = false) {
		size_t start = page->out->len;

		buf_add_repeat(page->out, " ", STRING_COLUMN);
		chart_put(page->out, page->view, HUE_DIM, GLYPH_STRING, 1);
		buf_add_text(page->out, "    ");
		if (first)
			chart_put(page->out, page->view, step->open ? HUE_VISION : HUE_REALITY,
				step->open ? GLYPH_VISION : GLYPH_REALITY, 1);
		chart_pad(page->out, start, before);
		buf_add(page->out, slice_cut(&rest, '\n'));
		if (first && note.len) {
			chart_pad(page->out, start, page->width - note.len - 1);
			buf_add(page->out, buf_slice(&note));
		}
		chart_end(page->out);
	}
	buf_release(&note);
	buf_release(&lines);
	buf_release(&text);
}

static void
draw_steps(struct page *page)
{
	for (size_t n = 0; n < page->report->step_count; n++)
		if (&page->report->results[page->report->steps[n].result] == page->result)
			draw_step(page, &page->report->steps[n]);
}

/* Between the boxes: the steps from reality to the vision, and the gap. */
static void
between(struct page *page)
{
	struct fraction gap;
	struct buf text = BUF_INIT;

	draw_steps(page);
	fraction_init(&gap);
	if (standing_gap(&page->result->standing, &gap)) {
		buf_printf(&text, " gap %ld", fraction_percent(&gap));
		buf_add_text(&text, text.len < STRING_COLUMN + 3 ? "   " : " ");
	} else {
		buf_add_repeat(&text, " ", STRING_COLUMN + 3);
	}
	ends_to_go(&text, page->report, page->result);
	string_line(page);
	chart_name(page->out, page->view, buf_slice(&text), page->width, false);
	chart_end(page->out);
	rate_line(page);
	buf_release(&text);
	fraction_release(&gap);
}

static void
reality_box(struct page *page)
{
	const struct report_result *result = page->result;
	struct buf when = BUF_INIT, end = BUF_INIT, text = BUF_INIT;

	past_reading(&when, result, page->report->today, page->width - STRING_EDGE);
	add_end(&end, page, GLYPH_REALITY, result->standing.reality);
	if (result->checked_day == DAY_NONE)
		buf_add_text(&text, "Not yet checked.");
	else if (result->unchecked)
		buf_add_text(&text, "Not checked lately: this is what was last known. ");
	text_escape_line(&text, result->facts);
	if (text.len > 0)
		buf_add_char(&text, ' ');
	past_view(&text, page->report, page->result);
	draw_edge(page, &(struct edge){ .top = true, .string = true, .left = "",
		.right = buf_slice(&when) });
	draw_inside(page, false, buf_slice(&text), buf_slice(&end));
	draw_edge(page, &(struct edge){ .left = "REALITY", .right = SLICE_EMPTY });
	buf_release(&when);
	buf_release(&end);
	buf_release(&text);
}

/* A paragraph of its own, if it has words. */
static void
paragraph(struct page *page, struct buf *text)
{
	if (text->len > 0) {
		if (!page->view->plain)
			buf_add_char(page->out, '\n');
		chart_wrap(page->out, buf_slice(text), page->width, page->view->plain ? 0 : 1);
	}
	buf_clear(text);
}

/* What is ahead, what the numbers rest on, and what is asked. */
static void
outlook(struct page *page)
{
	struct buf text = BUF_INIT;

	if (page->view->plain) {
		ahead_rate(&text, page->result, page->view);
		if (text.len > 0) {
			text.ptr[0] = 'R';
			buf_add_text(&text, ". ");
		}
	}
	if (page->result->standing.known && page->result->standing.live)
		ahead_sentence(&text, page->report, page->result);
	paragraph(page, &text);
	phrase_corrected(&text, page->result->corrected);
	paragraph(page, &text);
	question_of_row(&text, page->report, (size_t)(page->result - page->report->results));
	if (text.len > 0)
		buf_add_text(&text, " (taut tension --answer)");
	paragraph(page, &text);
	buf_release(&text);
}

/* Which end moved in the span, in sentences; only where there is a gap to move. */
static void
moves(struct page *page)
{
	size_t row = (size_t)(page->result - page->report->results);
	struct phrase phrase = phrase_of_result(page->report, row);
	struct buf text = BUF_INIT;
	struct account all;

	if (!page->result->standing.known)
		return;
	account_init(&all);
	report_add_accounts(page->report, row, &all);
	buf_add_text(&text, "Which end moved since ");
	day_format_plain(&text, page->report->span.first, page->report->today);
	buf_add_text(&text, "? ");
	phrase_moves(&text, &phrase, &all);
	if (!page->view->plain)
		buf_add_char(page->out, '\n');
	chart_wrap(page->out, buf_slice(&text), page->width, page->view->plain ? 0 : 1);
	account_release(&all);
	buf_release(&text);
}

/* The same in sentences. */
static void
sentences(struct page *page)
{
	const struct report_result *result = page->result;
	struct buf text = BUF_INIT;

	buf_add_text(&text, "Vision: ");
	text_escape_line(&text, result->text);
	buf_add_char(&text, '\n');
	chart_wrap(page->out, buf_slice(&text), page->width, 0);
	buf_clear(&text);
	if (result->standing.vision.known) {
		buf_add_text(&text, "Reality and vision: ");
		ends_values(&text, result, "to");
		buf_add_text(&text, ". ");
	}
	if (result->horizon_day != DAY_NONE) {
		buf_add_text(&text, "By ");
		day_format_plain(&text, result->horizon_day, page->report->today);
		buf_add_text(&text, ". ");
	}
	buf_add_text(&text, "Checked: ");
	phrase_ago(&text, result->checked_day, page->report->today);
	buf_add_text(&text, ". ");
	if (past_is_older(result)) {
		buf_add_text(&text, "The number is of ");
		day_format_plain(&text, result->standing.read_day, page->report->today);
		buf_add_text(&text, ". ");
	}
	text_escape_line(&text, result->facts);
	if (text.ptr[text.len - 1] != ' ')
		buf_add_char(&text, ' ');
	past_view(&text, page->report, page->result);
	chart_wrap(page->out, buf_slice(&text), page->width, 0);
	for (size_t n = 0; n < page->report->step_count; n++) {
		const struct report_step *step = &page->report->steps[n];

		buf_clear(&text);
		buf_add_text(&text, step->open ? "Step: " : "Step done: ");
		text_escape_line(&text, step->text);
		buf_add_text(&text, ". ");
		step_note(&text, page, step);
		chart_wrap(page->out, buf_slice(&text), page->width, 0);
	}
	buf_release(&text);
}

/* "4 of 7 km to go: the gap is 57." */
static void
lead(struct page *page)
{
	struct buf text = BUF_INIT;
	struct fraction gap;

	fraction_init(&gap);
	phrase_quote(&text, phrase_name(page->result));
	buf_add_text(&text, ": ");
	ends_to_go(&text, page->report, page->result);
	if (standing_gap(&page->result->standing, &gap) && fraction_sign(&gap) > 0)
		buf_printf(&text, ". The gap is %ld", fraction_percent(&gap));
	buf_add_char(&text, '.');
	chart_wrap(page->out, buf_slice(&text), page->width, page->view->plain ? 0 : 1);
	fraction_release(&gap);
	buf_release(&text);
}

void
view_result(struct buf *out, const struct report *report, size_t result, const struct view *view)
{
	struct page page = { .out = out, .report = report, .view = view,
		.result = &report->results[result], .width = (size_t)view->width };

	lead(&page);
	if (view->plain) {
		sentences(&page);
		moves(&page);
		outlook(&page);
		return;
	}
	buf_add_char(out, '\n');
	title(&page);
	vision_box(&page);
	between(&page);
	reality_box(&page);
	moves(&page);
	outlook(&page);
}
