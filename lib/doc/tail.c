/* SPDX-License-Identifier: ISC */
/*
 * Reading the tail of a text from right to left. Invariant: each search to
 * the left either ends in a token, and goes on before it, or ends the tail;
 * so no byte is looked at more than a few times, whatever the text.
 */
#include "doc/tail.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/code.h"

/* A rule of repetition is a few words; the search for its sign ends here. */
#define SIGN_REACH 256

enum sign_value { VALUE_NONE, VALUE_WORD, VALUE_DATE, VALUE_WORDS };

static const struct sign {
	const char *mark;
	const char *key; /* NULL: read by Tasks alone */
	enum sign_value value;
} signs[] = {
	{ "📅", "due", VALUE_DATE },
	{ "✅", "completion", VALUE_DATE },
	{ "❌", "cancelled", VALUE_DATE },
	{ "➕", "created", VALUE_DATE },
	{ "⏳", "scheduled", VALUE_DATE },
	{ "🔁", "repeat", VALUE_WORDS },
	{ "🔺", NULL, VALUE_NONE },
	{ "⏫", NULL, VALUE_NONE },
	{ "🔼", NULL, VALUE_NONE },
	{ "🔽", NULL, VALUE_NONE },
	{ "⏬", NULL, VALUE_NONE },
	{ "🛫", NULL, VALUE_WORD },
	{ "🏁", NULL, VALUE_WORD },
	{ "🆔", NULL, VALUE_WORD },
	{ "⛔", NULL, VALUE_WORD },
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static void
find_spans(struct tail *tail)
{
	struct code code;
	struct span span;

	tail->span_count = 0;
	if (slice_find_char(tail->text, '`') == SLICE_NONE)
		return;
	code_init(&code, tail->text, 0);
	while (code_next(&code, &span.start, &span.end)) {
		tail->spans = mem_room(tail->spans, tail->span_count, &tail->span_room,
			sizeof *tail->spans);
		tail->spans[tail->span_count++] = span;
	}
}

void
tail_begin(struct tail *tail, struct slice text)
{
	tail->text = text;
	tail->at = text.len;
	find_spans(tail);
	tail->span = tail->span_count;
}

void
tail_release(struct tail *tail)
{
	free(tail->spans);
	*tail = (struct tail){ 0 };
}

static bool
is_escaped(struct slice text, size_t at)
{
	size_t start = at;

	while (start > 0 && text.ptr[start - 1] == '\\')
		start--;
	return (at - start) % 2 == 1;
}

/* The bracket that opens what the one at `close` closes; code is passed over. */
static bool
find_bracket(struct tail *tail, size_t close, size_t *open)
{
	struct slice text = tail->text;
	size_t span = tail->span;
	size_t depth = 1;

	if (is_escaped(text, close))
		return false;
	for (size_t at = close; at-- > 0;) {
		if (span > 0 && at + 1 == tail->spans[span - 1].end) {
			at = tail->spans[--span].start;
			continue;
		}
		char c = text.ptr[at];

		if ((c != '[' && c != ']') || is_escaped(text, at))
			continue;
		depth = c == ']' ? depth + 1 : depth - 1;
		if (depth == 0) {
			*open = at;
			return true;
		}
	}
	return false;
}

static bool
read_bracket(struct tail *tail, size_t end, struct token *token)
{
	struct slice text = tail->text;
	size_t open;

	if (!find_bracket(tail, end - 1, &open))
		return false;
	*token = (struct token){ .kind = TOKEN_WORD, .start = open, .end = end };
	if (text.ptr[open + 1] == '[')
		return true;
	size_t at = open + 1;

	while (is_letter(text.ptr[at]) || text.ptr[at] == '-')
		at++;
	if (at == open + 1 || text.ptr[at] != ':' || text.ptr[at + 1] != ':')
		return false;
	token->kind = TOKEN_FIELD;
	token->key = slice_part(text, open + 1, at);
	token->value = slice_trim(slice_part(text, at + 2, end - 1));
	return true;
}

/* A comment from the nearest `open` on to the `close` that ends the text. */
static bool
read_comment(struct slice text, const char *open, const char *close, struct token *token)
{
	size_t inner = text.len - strlen(close);
	size_t start = slice_find_last(slice_part(text, 0, inner), open);

	if (start == SLICE_NONE)
		return false;
	*token = (struct token){ .kind = TOKEN_ASIDE, .start = start, .end = text.len };
	return true;
}

/* `^id` or `#tag`, the last word. */
static bool
read_word(struct slice text, size_t end, struct token *token)
{
	size_t start = end;
	bool plain = true; /* of what an id may hold */

	while (start > 0 && !is_blank(text.ptr[start - 1]))
		start--;
	if (end - start < 2 || (text.ptr[start] != '^' && text.ptr[start] != '#'))
		return false;
	for (size_t n = start + 1; n < end; n++) {
		char c = text.ptr[n];

		plain = plain && (is_letter(c) || is_digit(c) || c == '-');
		if (c == '#')
			return false;
	}
	if (text.ptr[start] == '^' && !plain)
		return false;
	*token = (struct token){ .kind = text.ptr[start] == '^' ? TOKEN_ID : TOKEN_WORD,
		.start = start, .end = end, .value = slice_part(text, start + 1, end) };
	return true;
}

static const struct sign *
find_sign(struct slice s)
{
	for (size_t n = 0; n < sizeof signs / sizeof *signs; n++)
		if (slice_starts(s, signs[n].mark))
			return &signs[n];
	return NULL;
}

static bool
is_date(struct slice s)
{
	for (size_t n = 0; n < s.len; n++)
		if (n == 4 || n == 7 ? s.ptr[n] != '-' : !is_digit(s.ptr[n]))
			return false;
	return s.len == 10;
}

static bool
fits(enum sign_value kind, struct slice value)
{
	switch (kind) {
	case VALUE_NONE:
		return value.len == 0;
	case VALUE_DATE:
		return is_date(value);
	case VALUE_WORD:
		return value.len > 0 && slice_find_char(value, ' ') == SLICE_NONE;
	default:
		return value.len > 0;
	}
}

static bool
take_sign(struct slice text, size_t start, size_t end, const struct sign *sign,
	struct token *token)
{
	struct slice value = slice_part(text, start + strlen(sign->mark), end);

	/* Keyboards add a variation selector to some of them. */
	if (slice_starts(value, "\xEF\xB8\x8F"))
		value = slice_from(value, 3);
	value = slice_trim(value);
	if (!fits(sign->value, value))
		return false;
	*token = (struct token){ .kind = sign->key ? TOKEN_SIGN : TOKEN_ASIDE,
		.start = start, .end = end, .value = value };
	if (sign->key)
		token->key = slice_of(sign->key);
	return true;
}

/* The nearest sign to the left, with its value up to `end`. */
static bool
read_sign(struct slice text, size_t end, struct token *token)
{
	size_t stop = end > SIGN_REACH ? end - SIGN_REACH : 0;
	struct slice near = slice_part(text, stop, end);

	/* Most texts have neither of the bytes that a sign begins with. */
	if (slice_find_char(near, '\xE2') == SLICE_NONE &&
	    slice_find_char(near, '\xF0') == SLICE_NONE)
		return false;
	for (size_t at = end; at-- > stop;) {
		unsigned char c = (unsigned char)text.ptr[at];

		if (c == '[' || c == ']' || c == '`')
			return false;
		if (c != 0xE2 && c != 0xF0)
			continue;
		const struct sign *sign = find_sign(slice_part(text, at, end));

		if (sign)
			return take_sign(text, at, end, sign, token);
	}
	return false;
}

static bool
read_token(struct tail *tail, size_t end, struct token *token)
{
	struct slice text = slice_part(tail->text, 0, end);
	char last = text.ptr[end - 1];

	if (last == ']')
		return read_bracket(tail, end, token);
	if (last == '>' && slice_ends(text, "-->"))
		return read_comment(text, "<!--", "-->", token);
	if (last == '%' && slice_ends(text, "%%"))
		return read_comment(text, "%%", "%%", token);
	return read_word(text, end, token) || read_sign(text, end, token);
}

bool
tail_next(struct tail *tail, struct token *token)
{
	size_t end = tail->at;
	size_t span = tail->span;
	struct token found;

	while (end > 0 && is_blank(tail->text.ptr[end - 1]))
		end--;
	if (end == 0 || (span > 0 && tail->spans[span - 1].end == end))
		return false;
	if (!read_token(tail, end, &found))
		return false;
	while (span > 0 && tail->spans[span - 1].start >= found.start)
		span--;
	if (span > 0 && tail->spans[span - 1].end > found.start)
		return false;
	tail->span = span;
	tail->at = found.start;
	*token = found;
	return true;
}
