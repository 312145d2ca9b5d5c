/* SPDX-License-Identifier: ISC */
/*
 * Text for people. Every function takes any bytes: what is no UTF-8 is shown
 * as an escape by the escaper and counts as one column a byte elsewhere.
 */
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/alloc.h"

/* The code point at s[at] and its length in bytes; -1 and 1 if invalid. */
static size_t
decode(struct slice s, size_t at, int32_t *point)
{
	size_t left = s.len - at;
	utf8proc_ssize_t length = utf8proc_iterate(
		(const utf8proc_uint8_t *)s.ptr + at,
		left > 4 ? 4 : (utf8proc_ssize_t)left, point);

	if (length > 0)
		return (size_t)length;
	*point = -1;
	return 1;
}

/* Bidi controls, line and paragraph separators, and the byte-order mark
 * inside a text: they change what stands around them. */
static bool
is_hidden_control(int32_t point)
{
	return point == 0x061c || point == 0x200e || point == 0x200f ||
		(point >= 0x2028 && point <= 0x202e) ||
		(point >= 0x2066 && point <= 0x2069) || point == 0xfeff;
}

static void
escape(struct buf *out, struct slice s, bool line)
{
	for (size_t at = 0; at < s.len;) {
		int32_t point;
		size_t length = decode(s, at, &point);
		unsigned char byte = (unsigned char)s.ptr[at];

		if (!line && (byte == '\n' || byte == '\t'))
			buf_add_char(out, (char)byte);
		else if (point < 0x20 || (point >= 0x7f && point < 0xa0))
			buf_printf(out, "\\x%02x", point < 0 ? byte : (unsigned)point);
		else if (is_hidden_control(point))
			buf_printf(out, "\\u%04x", (unsigned)point);
		else
			buf_add(out, slice_part(s, at, at + length));
		at += length;
	}
}

void
text_escape(struct buf *out, struct slice s)
{
	escape(out, s, false);
}

void
text_escape_line(struct buf *out, struct slice s)
{
	escape(out, s, true);
}

/* Two of these are a flag. */
static bool
is_regional(int32_t point)
{
	return point >= 0x1f1e6 && point <= 0x1f1ff;
}

void
text_escape_json(struct buf *out, struct slice json)
{
	for (size_t at = 0; at < json.len;) {
		int32_t point;
		size_t length = decode(json, at, &point);

		if ((point >= 0x7f && point < 0xa0) || is_hidden_control(point))
			buf_printf(out, "\\u%04x", (unsigned)point);
		else
			buf_add(out, slice_part(json, at, at + length));
		at += length;
	}
}

/* Nothing to any shell, wherever it stands in a word. */
static bool
is_bare(struct slice word)
{
	static const char signs[] = "._/:@%+,-="; /* a shell reads more into a first = */

	for (size_t n = 0; n < word.len; n++) {
		char c = word.ptr[n];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') && !memchr(signs, c, sizeof signs - 1))
			return false;
	}
	return word.len > 0 && word.ptr[0] != '=';
}

void
text_quote(struct buf *out, struct slice word)
{
	if (is_bare(word)) {
		buf_add(out, word);
		return;
	}
	buf_add_char(out, '\'');
	for (size_t n = 0; n < word.len; n++)
		if (word.ptr[n] == '\'')
			buf_add_text(out, "'\\''");
		else
			buf_add_char(out, word.ptr[n]);
	buf_add_char(out, '\'');
}

/* The width of a grapheme is that of its widest code point; a variation selector
 * 16 asks for the emoji, two columns, which a flag takes too. */
size_t
text_grapheme(struct slice s, size_t at, size_t *width)
{
	int32_t point, next, state = 0;
	size_t end = at + decode(s, at, &point);
	int widest = point < 0 ? 1 : utf8proc_charwidth(point);

	while (point >= 0 && end < s.len) {
		size_t length = decode(s, end, &next);

		if (next < 0 || utf8proc_grapheme_break_stateful(point, next, &state))
			break;
		if (next == 0xfe0f || is_regional(next))
			widest = 2;
		else if (utf8proc_charwidth(next) > widest)
			widest = utf8proc_charwidth(next);
		point = next;
		end += length;
	}
	*width = (size_t)widest;
	return end;
}

static bool
is_ascii(struct slice s)
{
	for (size_t at = 0; at < s.len; at++)
		if ((unsigned char)s.ptr[at] >= 0x80 || (unsigned char)s.ptr[at] < 0x20)
			return false;
	return true;
}

size_t
text_width(struct slice s)
{
	size_t total = 0, width;

	if (is_ascii(s))
		return s.len;
	for (size_t at = 0; at < s.len;) {
		at = text_grapheme(s, at, &width);
		total += width;
	}
	return total;
}

void
text_fit(struct buf *out, struct slice s, size_t width, bool ascii, bool pad)
{
	struct slice dots = slice_of(ascii ? "..." : "…");
	size_t dots_width = ascii ? 3 : 1, used = 0, wide;
	size_t whole = text_width(s);
	size_t room = whole <= width ? width : width > dots_width ? width - dots_width : 0;

	for (size_t at = 0; at < s.len;) {
		size_t end = text_grapheme(s, at, &wide);

		if (used + wide > room)
			break;
		buf_add(out, slice_part(s, at, end));
		used += wide;
		at = end;
	}
	if (whole > width && width >= dots_width) {
		buf_add(out, dots);
		used += dots_width;
	}
	if (pad && used < width)
		buf_add_repeat(out, " ", width - used);
}

void
text_wrap(struct buf *out, struct slice s, size_t width, const char *indent)
{
	size_t indent_width = text_width(slice_of(indent)), column = 0;
	struct slice word;
	bool first = true;

	while (slice_word(&s, &word)) {
		size_t wide = text_width(word);

		if (!first && column + 1 + wide > width) {
			buf_add_char(out, '\n');
			buf_add_text(out, indent);
			column = indent_width;
		} else if (!first) {
			buf_add_char(out, ' ');
			column++;
		}
		buf_add(out, word);
		column += wide;
		first = false;
	}
}

bool
text_is_utf8(struct slice s)
{
	int32_t point;

	for (size_t at = 0; at < s.len; at += decode(s, at, &point)) {
		decode(s, at, &point);
		if (point < 0)
			return false;
	}
	return true;
}

/* utf8proc's mapping of s; s itself where it is no UTF-8. */
static void
map(struct buf *out, struct slice s, utf8proc_option_t options)
{
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)s.ptr,
		(utf8proc_ssize_t)s.len, &mapped, options);

	if (length >= 0)
		buf_add(out, (struct slice){ (const char *)mapped, (size_t)length });
	else
		buf_add(out, s);
	free(mapped);
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static void
fold_ascii(struct buf *out, struct slice s)
{
	char *place = buf_space(out, s.len);

	for (size_t at = 0; at < s.len; at++)
		place[at] = lower(s.ptr[at]);
	buf_grown(out, s.len);
}

static bool
same_ascii(struct slice a, struct slice b)
{
	size_t at = 0;

	while (a.len == b.len && at < a.len && lower(a.ptr[at]) == lower(b.ptr[at]))
		at++;
	return at == a.len && at == b.len;
}

void
text_fold(struct buf *out, struct slice s)
{
	if (s.len == 0)
		return;
	if (is_ascii(s))
		fold_ascii(out, s);
	else
		map(out, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

bool
text_same(struct slice a, struct slice b)
{
	struct buf fold_a = BUF_INIT, fold_b = BUF_INIT;

	if (is_ascii(a) && is_ascii(b)) /* ids, by the thousand: nothing is allocated */
		return same_ascii(a, b);
	text_fold(&fold_a, a);
	text_fold(&fold_b, b);
	bool same = slice_equal(buf_slice(&fold_a), buf_slice(&fold_b));

	buf_release(&fold_a);
	buf_release(&fold_b);
	return same;
}

bool
text_begins(struct slice s, struct slice start)
{
	struct buf fold = BUF_INIT, fold_start = BUF_INIT;

	text_fold(&fold, s);
	text_fold(&fold_start, start);
	bool begins = slice_starts(buf_slice(&fold), fold_start.ptr);

	buf_release(&fold);
	buf_release(&fold_start);
	return begins;
}

void
text_ascii(struct buf *out, struct slice s)
{
	struct buf plain = BUF_INIT;

	map(&plain, s, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
		UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
	for (size_t at = 0; at < plain.len; at++) {
		char c = plain.ptr[at];

		if (c >= 'A' && c <= 'Z') /* no UTF-8: nothing was folded */
			c = (char)(c + 'a' - 'A');
		bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		buf_add_char(out, word ? c : '-');
	}
	buf_release(&plain);
}

#define DISTANCE_MAX 64

size_t
text_distance(struct slice a, struct slice b, size_t limit)
{
	size_t rows[3][DISTANCE_MAX + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];

	if (a.len > DISTANCE_MAX || b.len > DISTANCE_MAX)
		return limit + 1;
	for (size_t j = 0; j <= b.len; j++)
		last[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			bool same = a.ptr[i - 1] == b.ptr[j - 1];
			size_t best = last[j - 1] + !same;

			if (last[j] + 1 < best)
				best = last[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
			    a.ptr[i - 2] == b.ptr[j - 1] && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			row[j] = best;
		}
		size_t *spare = before;

		before = last;
		last = row;
		row = spare;
	}
	return last[b.len] > limit ? limit + 1 : last[b.len];
}
