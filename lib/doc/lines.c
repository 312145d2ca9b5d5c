/* SPDX-License-Identifier: ISC */
/*
 * Cutting bytes into lines. Invariant: each line begins where the one before
 * it ended, and no byte is searched twice for an ending, whatever they are.
 */
#include "doc/lines.h"

#include <stdint.h>
#include <string.h>

size_t
lines_start(struct slice bytes)
{
	return slice_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
}

static size_t
find_from(struct slice bytes, size_t from, char c)
{
	const char *at = from < bytes.len ? memchr(bytes.ptr + from, c, bytes.len - from) : NULL;

	return at ? (size_t)(at - bytes.ptr) : bytes.len;
}

struct lines
lines_begin(struct slice bytes)
{
	size_t start = lines_start(bytes);

	return (struct lines){ .bytes = bytes, .at = start,
		.lf = find_from(bytes, start, '\n'), .cr = find_from(bytes, start, '\r') };
}

bool
lines_next(struct lines *lines, struct line *line)
{
	size_t len = lines->bytes.len;

	if (lines->at >= len)
		return false;
	if (lines->lf < lines->at)
		lines->lf = find_from(lines->bytes, lines->at, '\n');
	if (lines->cr < lines->at)
		lines->cr = find_from(lines->bytes, lines->at, '\r');
	size_t end = lines->lf < lines->cr ? lines->lf : lines->cr;
	bool both = end == lines->cr && lines->lf == end + 1 && lines->lf < len;
	size_t next = end == len ? len : end + 1 + both;

	*line = (struct line){ .start = lines->at, .end = end, .next = next };
	lines->at = next;
	return true;
}

static bool
is_rule(struct slice text)
{
	return slice_starts(text, "---") && slice_trim(slice_from(text, 3)).len == 0;
}

size_t
lines_front(struct slice bytes)
{
	struct lines lines = lines_begin(bytes);
	struct line line;

	if (!lines_next(&lines, &line) || !is_rule(slice_part(bytes, line.start, line.end)))
		return 0;
	while (lines_next(&lines, &line)) {
		struct slice text = slice_part(bytes, line.start, line.end);

		if (is_rule(text))
			return line.next;
		if (slice_starts(text, "## "))
			return 0;
	}
	return 0;
}
