/* SPDX-License-Identifier: ISC */
/* Answers put together, for whoever writes them. */
#include "cmd/replied.h"

#include "base/secret.h"
#include "base/text.h"
#include "cmd/ask/dialogue.h"
#include "journal/check.h"

struct slice
replied_last(const struct replies *answers, const char *place, const char *matter)
{
	struct slice last = SLICE_EMPTY;
	const struct reply *answer;
	size_t at = 0;

	while ((answer = replies_next(answers, &at, place, matter)))
		last = slice_trim(buf_slice(&answer->text));
	return last;
}

void
replied_prose(const struct replies *answers, const char *place, const char *matter,
	struct buf *out)
{
	struct buf text = BUF_INIT;
	const struct reply *answer;
	size_t at = 0;

	while ((answer = replies_next(answers, &at, place, matter))) {
		struct buf prose = BUF_INIT;

		ask_prose(answer, &prose);
		buf_wiped_room(&text, prose.len + 2);
		buf_add_text(&text, text.len ? "\n\n" : "");
		buf_add(&text, slice_trim(buf_slice(&prose)));
		buf_wipe(&prose);
	}
	look_prose(out, buf_slice(&text));
	buf_wipe(&text);
}

void
replied_reason(const struct replies *answers, const char *place, const char *matter,
	struct buf *out)
{
	struct slice before = SLICE_EMPTY;
	const struct reply *answer;
	size_t at = 0;

	while ((answer = replies_next(answers, &at, place, matter))) {
		struct slice text = slice_trim(buf_slice(&answer->text));

		if (!before.len || !text_same(before, text)) {
			buf_add_text(out, out->len ? "; " : "");
			text_escape_line(out, text);
		}
		before = text;
	}
}
