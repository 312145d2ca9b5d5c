/* SPDX-License-Identifier: ISC */
/* The numbers of a look, asked for one after another. */
#include "cmd/blind.h"

#include "base/text.h"
#include "cmd/ask.h"
#include "cmd/out.h"

/* Asks until the answer will do, or is empty; false at the end of input. */
static bool
ask_number(const struct result *result, struct buf *answer)
{
	struct buf question = BUF_INIT;
	struct maybe value;
	struct err err;
	bool more = true, sound = false;

	text_escape_line(&question, result->text);
	buf_add_text(&question, " – now");
	if (result->unit.len) {
		buf_add_text(&question, ", in ");
		text_escape_line(&question, result->unit);
	}
	buf_add_char(&question, '?');
	while (more && !sound) {
		buf_clear(answer);
		more = ask_line(question.ptr, answer);
		sound = answer->len == 0 || reading_given(buf_slice(answer), result, &value, &err);
		if (!sound)
			warn("%s", err.text);
	}
	buf_release(&question);
	return more;
}

static bool
is_asked(const struct areas *areas, const struct result *result, bool any_focus)
{
	return result_is_live(areas, result) && result->sound && result->id.len &&
		result->kind != RESULT_WORDS && (!any_focus || result->focus);
}

static bool
has_focus(const struct areas *areas)
{
	bool any = false;

	for (size_t n = 0; n < areas->result_count; n++)
		any = any || (areas->results[n].focus &&
			is_asked(areas, &areas->results[n], false));
	return any;
}

bool
blind_is_asked(const struct areas *areas, const struct result *result)
{
	return is_asked(areas, result, has_focus(areas));
}

void
blind_ask(const struct areas *areas, struct names *given, struct slice *first_area)
{
	bool any_focus = has_focus(areas), more = true;

	for (size_t n = 0; more && n < areas->result_count; n++) {
		const struct result *result = &areas->results[n];
		struct buf answer = BUF_INIT, target = BUF_INIT;

		if (!is_asked(areas, result, any_focus))
			continue;
		if (first_area->len == 0)
			*first_area = areas->items[result->area].id;
		more = ask_number(result, &answer);
		if (answer.len) {
			buf_printf(&target, "%.*s=%s", SLICE_ARG(result->id), answer.ptr);
			names_add(given, buf_slice(&target));
		}
		buf_release(&answer);
		buf_release(&target);
	}
}
