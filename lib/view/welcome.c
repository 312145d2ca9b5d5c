/* SPDX-License-Identifier: ISC */
/*
 * Coming back. Invariant: nothing of what was not done meanwhile is told, and no
 * value either: the one to come is not to be an echo of the last.
 */
#include "view/welcome.h"

#include "base/text.h"
#include "base/words.h"
#include "view/chart.h"

/* What to type: a result without an id goes by its words. */
static void
add_check(struct buf *out, const struct report_result *result)
{
	struct buf name = BUF_INIT;

	text_escape_line(&name, result->id.len ? result->id : result->text);
	buf_add_text(out, "taut check ");
	text_quote(out, buf_slice(&name));
	buf_release(&name);
}

void
view_welcome(struct buf *out, const struct report_result *result, const struct view *view)
{
	const char *margin = view->plain ? "" : " ", *indent = view->plain ? "" : "   ";
	struct buf command = BUF_INIT;

	if (result)
		add_check(&command, result);
	else
		buf_add_text(&command, "taut add");
	buf_printf(out, "%s%s\n%s", margin, _("Welcome back. What is so today?"),
		view->plain ? "" : "\n");
	if (result && result->text.len > 0) {
		buf_add_text(out, indent);
		chart_name(out, view, result->text, (size_t)view->width - 4, false);
		buf_add_char(out, '\n');
	}
	buf_printf(out, "%s%s\n", indent, command.ptr);
	buf_release(&command);
}
