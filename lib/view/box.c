/* SPDX-License-Identifier: ISC */
/*
 * Boxes. Invariant: every line of a box is exactly as wide as the view.
 */
#include "view/box.h"

#include "base/text.h"
#include "view/chart.h"

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

void
box_edge(const struct box *box, const struct box_edge *edge)
{
	const struct frame *frame = &frames[edge->vision][box->view->ascii];
	enum hue hue = edge->vision ? HUE_VISION : HUE_REALITY;
	struct buf line = BUF_INIT, words = BUF_INIT;
	size_t width = (size_t)box->view->width, used = 1;

	buf_add_text(&line, edge->top ? frame->top_left : frame->bottom_left);
	if (edge->string) {
		buf_add_repeat(&line, frame->across, BOX_STRING - 1);
		buf_add_text(&line, frame->string);
		used += BOX_STRING;
	}
	if (*edge->left) {
		buf_printf(&line, "%s %s ", frame->across, edge->left);
		used += 3 + text_width(slice_of(edge->left));
	}
	if (edge->right.len > 0 && width > used + 8) {
		chart_name(&words, box->view, edge->right, width - used - 6, false);
		size_t wide = text_width(buf_slice(&words));

		buf_add_repeat(&line, frame->across, width - used - wide - 4);
		buf_printf(&line, " %s %s", words.ptr, frame->across);
	} else {
		buf_add_repeat(&line, frame->across, width - used - 1);
	}
	buf_add_text(&line, edge->top ? frame->top_right : frame->bottom_right);
	chart_text(box->out, box->view, hue, line.ptr);
	buf_add_char(box->out, '\n');
	buf_release(&line);
	buf_release(&words);
}

void
box_inside(const struct box *box, bool vision, struct slice text, struct slice end)
{
	const struct frame *frame = &frames[vision][box->view->ascii];
	enum hue hue = vision ? HUE_VISION : HUE_REALITY;
	size_t inner = (size_t)box->view->width - 4, end_wide = text_width(end);
	size_t left = inner > end_wide + 2 ? inner - end_wide - 2 : 1;
	struct buf lines = BUF_INIT;
	bool first = true;

	chart_wrap(&lines, text, left, 0);
	if (lines.len == 0)
		buf_add_char(&lines, '\n');
	for (struct slice rest = buf_slice(&lines); rest.len > 0; first = false) {
		struct slice line = slice_cut(&rest, '\n');

		chart_text(box->out, box->view, hue, frame->down);
		buf_add_char(box->out, ' ');
		buf_add(box->out, line);
		size_t wide = text_width(line);

		buf_add_repeat(box->out, " ", left > wide ? left - wide : 0);
		buf_add_text(box->out, "  ");
		if (first)
			chart_text(box->out, box->view, hue, end.ptr);
		else
			buf_add_repeat(box->out, " ", end_wide);
		buf_add_char(box->out, ' ');
		chart_text(box->out, box->view, hue, frame->down);
		buf_add_char(box->out, '\n');
	}
	buf_release(&lines);
}
