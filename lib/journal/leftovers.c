/* SPDX-License-Identifier: ISC */
/*
 * What programs leave in a text on its way. Invariant: only tags and entities
 * of two closed lists go; every other `<` and `&` is somebody's word.
 */
#include "journal/leftovers.h"

#include <stdbool.h>

#define TAG_MAX 1000

struct replaced {
	const char *from, *to;
};

static const struct replaced entities[] = {
	{ "&nbsp;", " " }, { "&#160;", " " }, { "&gt;", ">" }, { "&lt;", "<" },
	{ "&amp;", "&" }, { "&quot;", "\"" }, { "&#39;", "'" }, { "&apos;", "'" },
};

/* Without width, and without a meaning for the words; and a blank like others. */
static const struct replaced marks[] = {
	{ "\xc2\xa0", " " },
	{ "\xef\xbb\xbf", "" }, { "\xe2\x80\x8b", "" },
};

enum tag { TAG_NONE, TAG_WORD, TAG_BLOCK, TAG_BREAK };

static const struct {
	const char *name;
	enum tag tag;
} tags[] = {
	{ "br", TAG_BREAK }, { "div", TAG_BLOCK }, { "p", TAG_BLOCK }, { "li", TAG_BLOCK },
	{ "ul", TAG_BLOCK }, { "ol", TAG_BLOCK }, { "tr", TAG_BLOCK }, { "table", TAG_BLOCK },
	{ "tbody", TAG_BLOCK }, { "html", TAG_BLOCK }, { "body", TAG_BLOCK },
	{ "blockquote", TAG_BLOCK }, { "td", TAG_WORD }, { "span", TAG_WORD },
	{ "font", TAG_WORD }, { "b", TAG_WORD }, { "i", TAG_WORD }, { "u", TAG_WORD },
	{ "em", TAG_WORD }, { "strong", TAG_WORD }, { "a", TAG_WORD }, { "o:p", TAG_WORD },
};

/* Which tag begins here, and how long it is. */
static enum tag
tag_at(struct slice text, size_t *length)
{
	if (text.ptr[0] != '<')
		return TAG_NONE;
	struct slice head = slice_part(text, 1, TAG_MAX), name;
	size_t end = slice_find_char(head, '>');

	if (end == SLICE_NONE)
		return TAG_NONE;
	struct slice inside = slice_part(head, slice_starts(head, "/"), end);

	if (slice_ends(inside, "/"))
		inside.len--;
	if (!slice_word(&inside, &name))
		return TAG_NONE;
	*length = end + 2;
	for (size_t n = 0; n < sizeof tags / sizeof *tags; n++)
		if (slice_is_nocase(name, tags[n].name))
			return tags[n].tag;
	return TAG_NONE;
}

/* How long what is to be replaced is; 0: nothing is. */
static size_t
replaced_at(struct buf *out, struct slice text, const struct replaced *list, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		if (!slice_starts(text, list[n].from))
			continue;
		buf_add_text(out, list[n].to);
		return slice_of(list[n].from).len;
	}
	return 0;
}

static bool
begins_line(const struct buf *out, size_t start)
{
	return out->len == start || out->ptr[out->len - 1] == '\n';
}

/* C0 but LF and TAB, DEL and C1, as the escaper shows them. */
static size_t
control_at(struct buf *out, struct slice text)
{
	unsigned char byte = (unsigned char)text.ptr[0];
	bool wide = byte == 0xc2 && text.len > 1 && (unsigned char)text.ptr[1] < 0xa0;

	if (!wide && byte != 0x7f && (byte >= 0x20 || byte == '\n' || byte == '\t'))
		return 0;
	buf_printf(out, "\\x%02x", wide ? (unsigned char)text.ptr[1] : byte);
	return wide ? 2 : 1;
}

static size_t
clean_one(struct buf *out, struct slice text, size_t start)
{
	size_t length = 0;
	enum tag tag = tag_at(text, &length);

	if (tag == TAG_BREAK || (tag == TAG_BLOCK && !begins_line(out, start)))
		buf_add_char(out, '\n');
	if (tag)
		return length;
	if (text.ptr[0] == '\r') {
		buf_add_char(out, '\n');
		return slice_starts(text, "\r\n") ? 2 : 1;
	}
	length = replaced_at(out, text, entities, sizeof entities / sizeof *entities);
	if (!length)
		length = replaced_at(out, text, marks, sizeof marks / sizeof *marks);
	if (!length)
		length = control_at(out, text);
	if (length)
		return length;
	buf_add_char(out, text.ptr[0]);
	return 1;
}

void
leftovers_clean(struct buf *out, struct slice pasted)
{
	size_t start = out->len;

	while (pasted.len)
		pasted = slice_from(pasted, clean_one(out, pasted, start));
}
