/* SPDX-License-Identifier: ISC */
#include "base/slice.h"

#include <stdint.h>
#include <string.h>

#include "base/alloc.h"

struct slice
slice_of(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

struct slice
slice_part(struct slice s, size_t start, size_t end)
{
	if (end > s.len)
		end = s.len;
	if (start > end)
		start = end;
	if (start == 0) /* ptr may be NULL, to which not even 0 may be added */
		return (struct slice){ s.ptr, end };
	return (struct slice){ s.ptr + start, end - start };
}

struct slice
slice_from(struct slice s, size_t start)
{
	return slice_part(s, start, s.len);
}

bool
slice_equal(struct slice a, struct slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool
slice_is(struct slice s, const char *text)
{
	return slice_equal(s, slice_of(text));
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool
slice_is_nocase(struct slice s, const char *text)
{
	size_t at = 0;

	while (at < s.len && text[at] && lower(s.ptr[at]) == lower(text[at]))
		at++;
	return at == s.len && text[at] == '\0';
}

bool
slice_starts(struct slice s, const char *text)
{
	size_t at = 0;

	/* mostly the first byte is another already */
	while (at < s.len && text[at] && s.ptr[at] == text[at])
		at++;
	return text[at] == '\0';
}

bool
slice_ends(struct slice s, const char *text)
{
	size_t len = strlen(text);

	return s.len >= len && memcmp(s.ptr + s.len - len, text, len) == 0;
}

int
slice_compare(struct slice a, struct slice b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool
slice_is_smaller(struct slice a, struct slice b)
{
	return a.len != b.len ? a.len < b.len : slice_compare(a, b) < 0;
}

size_t
slice_find(struct slice s, const char *text)
{
	const char *at = s.len ? memmem(s.ptr, s.len, text, strlen(text)) : NULL;

	return at ? (size_t)(at - s.ptr) : SLICE_NONE;
}

size_t
slice_find_char(struct slice s, char c)
{
	const char *at = s.len ? memchr(s.ptr, c, s.len) : NULL;

	return at ? (size_t)(at - s.ptr) : SLICE_NONE;
}

size_t
slice_find_last(struct slice s, const char *text)
{
	size_t len = strlen(text);

	for (size_t at = s.len >= len ? s.len - len + 1 : 0; at-- > 0;)
		if (memcmp(s.ptr + at, text, len) == 0)
			return at;
	return SLICE_NONE;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct slice
slice_trim_end(struct slice s)
{
	while (s.len && is_blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

struct slice
slice_trim(struct slice s)
{
	while (s.len && is_blank(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	return slice_trim_end(s);
}

struct slice
slice_cut(struct slice *rest, char separator)
{
	struct slice whole = *rest;
	size_t at = slice_find_char(whole, separator);

	if (at == SLICE_NONE) {
		*rest = (struct slice){ NULL, 0 };
		return whole;
	}
	*rest = slice_from(whole, at + 1);
	return slice_part(whole, 0, at);
}

bool
slice_word(struct slice *rest, struct slice *word)
{
	struct slice s = slice_trim(*rest);
	size_t end = 0;

	while (end < s.len && !is_blank(s.ptr[end]))
		end++;
	*word = slice_part(s, 0, end);
	*rest = slice_from(s, end);
	return end > 0;
}

char *
slice_copy(struct slice s)
{
	return mem_text(s.ptr, s.len);
}
