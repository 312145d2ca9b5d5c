/* SPDX-License-Identifier: ISC */
/* What a report asks, behind all that it says. */
#include "view/tension.h"

#include "base/text.h"
#include "base/words.h"
#include "view/ask.h"
#include "view/chart.h"
#include "view/phrase.h"

static void
add_question(struct buf *out, const struct report *report, const struct view *view, size_t n)
{
	struct buf text = BUF_INIT, question = BUF_INIT;

	question_text(&question, report, &report->questions[n]);
	if (n == 0)
		buf_printf(&text, _("One question: %s"), question.ptr);
	else
		buf_printf(&text, n == 1 ? _("Another: %s") : _("And one more: %s"), question.ptr);
	chart_wrap(out, buf_slice(&text), (size_t)view->width, view->plain ? 0 : 1);
	buf_release(&text);
	buf_release(&question);
}

/* Where it is answered, at the right edge. */
static void
add_command(struct buf *out, const struct view *view, const char *name)
{
	struct buf text = BUF_INIT, quoted = BUF_INIT;

	if (view->plain)
		buf_printf(&text, "%s ", _("To answer:"));
	buf_add_text(&text, "taut tension ");
	if (name) {
		text_quote(&quoted, slice_of(name));
		text_escape_line(&text, buf_slice(&quoted));
		buf_add_char(&text, ' ');
	}
	buf_add_text(&text, "--answer");
	size_t wide = text_width(buf_slice(&text)), width = (size_t)view->width;

	if (!view->plain && wide + 2 <= width) {
		buf_add_repeat(out, " ", width - 1 - wide);
		chart_text(out, view, HUE_DIM, text.ptr);
		buf_add_char(out, '\n');
	} else {
		chart_wrap(out, buf_slice(&text), width, view->plain ? 0 : 1);
	}
	buf_release(&quoted);
	buf_release(&text);
}

void
view_questions(struct buf *out, const struct report *report, const struct view *view, size_t max,
	const char *name)
{
	size_t count = report->question_count < max ? report->question_count : max;

	if (count == 0)
		return;
	if (!view->plain)
		buf_add_char(out, '\n');
	for (size_t n = 0; n < count; n++)
		add_question(out, report, view, n);
	if (phrase_last_day(report) == report->today) /* an answer is of today */
		add_command(out, view, name);
}
