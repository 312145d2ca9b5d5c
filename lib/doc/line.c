/* SPDX-License-Identifier: ISC */
/*
 * What a line begins: a list marker, a rule, a heading, a fence. Each
 * function reads its line once, knows nothing of the lines around it, and
 * answers as CommonMark does.
 */
#include "doc/line.h"

#include <stdint.h>

bool
line_is_blank_char(char c)
{
	return c == ' ' || c == '\t';
}

static bool
is_at(struct slice text, size_t at, char c)
{
	return at < text.len && text.ptr[at] == c;
}

static bool
ends_or_blank(struct slice text, size_t at)
{
	return at >= text.len || line_is_blank_char(text.ptr[at]);
}

static size_t
run_end(struct slice text, size_t at, char c)
{
	while (is_at(text, at, c))
		at++;
	return at;
}

static struct slice
trim(struct slice s)
{
	while (s.len && line_is_blank_char(s.ptr[0]))
		s = slice_from(s, 1);
	while (s.len && line_is_blank_char(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

size_t
line_skip_blanks(struct slice text, size_t at, size_t *column)
{
	for (; at < text.len && line_is_blank_char(text.ptr[at]); at++)
		*column += text.ptr[at] == '\t' ? 4 - *column % 4 : 1;
	return at;
}

/* The end of `-`, `*`, `+`, `1.` or `1)`, or `at` itself. */
static size_t
marker_end(struct slice text, size_t at)
{
	size_t end = at;

	if (is_at(text, at, '-') || is_at(text, at, '*') || is_at(text, at, '+'))
		return at + 1;
	while (end < text.len && end - at < 10 && text.ptr[end] >= '0' && text.ptr[end] <= '9')
		end++;
	if (end == at || end - at > 9)
		return at;
	return is_at(text, end, '.') || is_at(text, end, ')') ? end + 1 : at;
}

bool
line_marker(struct slice text, size_t at, size_t column, struct marker *marker)
{
	size_t end = marker_end(text, at);

	if (end == at || !ends_or_blank(text, end))
		return false;
	size_t behind = column + (end - at);
	size_t content_column = behind;

	marker->content = line_skip_blanks(text, end, &content_column);
	marker->empty = marker->content == text.len;
	marker->column = content_column;
	/* Nothing behind it, or indented code: one blank belongs to the marker. */
	if (marker->empty || content_column - behind > 4)
		marker->column = behind + 1;
	marker->starts = end - at == 1 || (end - at == 2 && text.ptr[at] == '1');
	return true;
}

bool
line_is_rule(struct slice text, size_t at)
{
	size_t count = 0;
	char c = at < text.len ? text.ptr[at] : ' ';

	if (c != '-' && c != '*' && c != '_')
		return false;
	for (; at < text.len; at++) {
		if (text.ptr[at] == c)
			count++;
		else if (!line_is_blank_char(text.ptr[at]))
			return false;
	}
	return count >= 3;
}

size_t
line_heading(struct slice text, size_t at, struct slice *title)
{
	size_t end = run_end(text, at, '#');

	if (end == at || end - at > 6 || !ends_or_blank(text, end))
		return 0;
	struct slice inner = trim(slice_from(text, end));
	size_t closing = inner.len;

	while (closing && inner.ptr[closing - 1] == '#')
		closing--;
	if (closing == 0 || line_is_blank_char(inner.ptr[closing - 1]))
		inner = trim(slice_part(inner, 0, closing));
	*title = inner;
	return end - at;
}

size_t
line_fence(struct slice text, size_t at)
{
	bool ticks = is_at(text, at, '`');

	if (!ticks && !is_at(text, at, '~'))
		return 0;
	size_t end = run_end(text, at, text.ptr[at]);

	if (end - at < 3)
		return 0;
	if (ticks && slice_find_char(slice_from(text, end), '`') != SLICE_NONE)
		return 0;
	return end - at;
}

bool
line_closes_fence(struct slice text, size_t at, char fence, size_t len)
{
	size_t end = run_end(text, at, fence);
	size_t column = 0;

	return end - at >= len && line_skip_blanks(text, end, &column) == text.len;
}
