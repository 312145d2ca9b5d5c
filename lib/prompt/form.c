/* SPDX-License-Identifier: ISC */
/*
 * Headings and answers. Invariant: what form_add() wrote is read back as it
 * was, but for blanks around an answer and how its lines end.
 */
#include "prompt/form.h"

#include <ctype.h>
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "seal/passage.h"

#define COMMENT "<!--"
#define BEGUN "begun"

/* Backslashes, then `#`: a line that is told from a heading by one more. */
static bool
is_marked(struct slice line)
{
	size_t at = 0;

	while (at < line.len && line.ptr[at] == '\\')
		at++;
	return at < line.len && line.ptr[at] == '#';
}

static struct slice
next_line(struct slice *rest)
{
	struct slice line = slice_cut(rest, '\n');

	if (!rest->ptr)
		*rest = SLICE_EMPTY;
	if (line.len && line.ptr[line.len - 1] == '\r')
		line.len--;
	return line;
}

static void
add_answer(struct buf *out, struct slice answer)
{
	while (answer.len) {
		struct slice line = next_line(&answer);

		if (is_marked(line))
			buf_add_char(out, '\\');
		buf_add(out, line);
		buf_add_char(out, '\n');
	}
}

void
form_add(struct buf *out, const struct form_part *part, struct slice note)
{
	struct buf fence = BUF_INIT;
	struct slice text = slice_trim(buf_slice(&part->text));

	if (part->private && text.len)
		passage_fence(&fence, SLICE_EMPTY, text, "");
	/* a backslash a line at most, and the rest */
	buf_wiped_room(out, fence.len + 2 * text.len + note.len + part->heading.len +
		part->key.len + 64);
	buf_add_text(out, out->len ? "\n## " : "## ");
	buf_add(out, part->heading);
	buf_printf(out, " ^%.*s\n", SLICE_ARG(part->key));
	if (part->begun)
		note = slice_of(BEGUN);
	/* an answer that begins with a comment is none itself */
	if (note.len || (!part->private && slice_starts(text, COMMENT)))
		buf_printf(out, "\n" COMMENT " %.*s -->\n", SLICE_ARG(note));
	buf_add_char(out, '\n');
	add_answer(out, part->private && text.len ? buf_slice(&fence) : text);
	buf_wipe(&fence);
}

static bool
is_key(struct slice text)
{
	for (size_t n = 0; n < text.len; n++)
		if (!isalnum((unsigned char)text.ptr[n]) && !strchr("-~.", text.ptr[n]))
			return false;
	return text.len > 0 && !memchr(text.ptr, '\0', text.len);
}

/* `## words ^key` */
static bool
is_heading(struct slice line, struct form_part *part)
{
	if (!slice_starts(line, "## "))
		return false;
	struct slice words = slice_trim(slice_from(line, 3));
	size_t mark = slice_find_last(words, "^");

	part->heading = words;
	part->key = SLICE_EMPTY;
	if (mark == SLICE_NONE || !is_key(slice_from(words, mark + 1)))
		return true;
	part->key = slice_from(words, mark + 1);
	part->heading = slice_trim(slice_part(words, 0, mark));
	return true;
}

/* Without the comment that may stand right below the heading. */
static struct slice
skip_note(struct slice text, bool *begun)
{
	size_t end;

	text = slice_trim(text);
	*begun = false;
	if (!slice_starts(text, COMMENT) || (end = slice_find(text, "-->")) == SLICE_NONE)
		return text;
	*begun = slice_is(slice_trim(slice_part(text, strlen(COMMENT), end)), BEGUN);
	return slice_trim(slice_from(text, end + 3));
}

/* All of it one private fence: its words, and that they are private. */
static void
take_fence(struct form_part *part)
{
	struct slice text = slice_trim(buf_slice(&part->text));
	struct passage passage = { 0 };
	struct buf plain = BUF_INIT;
	char id[PASSAGE_ID + 1];
	size_t at = 0;

	part->private = false;
	if (!passage_next(text, &at, &passage) || passage.kind != PASSAGE_PRIVATE ||
	    !passage.closed || passage.start != 0 || passage.end != text.len)
		return;
	passage_plain(&plain, &passage, NULL, id);
	buf_wipe(&part->text);
	buf_wiped_room(&part->text, plain.len);
	buf_add(&part->text, slice_trim(buf_slice(&plain)));
	part->private = true;
	buf_wipe(&plain);
}

static void
take_answer(struct form_part *part, struct slice body)
{
	struct slice rest = skip_note(body, &part->begun);

	part->text = (struct buf)BUF_INIT;
	buf_wiped_room(&part->text, rest.len + 1);
	while (rest.len) {
		struct slice line = next_line(&rest);

		if (line.len && line.ptr[0] == '\\' && is_marked(line))
			line = slice_from(line, 1);
		if (part->text.len)
			buf_add_char(&part->text, '\n');
		buf_add(&part->text, line);
	}
	take_fence(part);
}

bool
form_next(struct form *form, struct form_part *part)
{
	struct slice rest = slice_from(form->text, form->at);
	struct form_part next;

	*part = (struct form_part){ .heading = SLICE_EMPTY, .key = SLICE_EMPTY,
		.line = form->line + 1, .text = BUF_INIT };
	if (rest.len == 0)
		return false;
	struct slice body = rest, line = next_line(&rest);

	if (is_heading(line, part))
		body = rest;
	form->line++;
	struct slice end = rest;

	while (end.len && !is_heading(line = next_line(&rest), &next)) {
		form->line++;
		end = rest;
	}
	size_t left = end.len;

	take_answer(part, slice_part(body, 0, body.len - left));
	form->at = form->text.len - left;
	return true;
}
