/* SPDX-License-Identifier: ISC */
/*
 * Endings, final newline and byte-order mark, taken off before a merge and
 * put back after it. Invariant: the text holds no CR, and is empty or ends
 * with LF; so it has the same lines for everyone who reads it.
 */
#include "merge/version.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/lines.h"

static enum ending
ending_of(struct slice ending)
{
	if (ending.len == 0)
		return ENDING_NONE;
	if (ending.len == 2)
		return ENDING_CRLF;
	return ending.ptr[0] == '\r' ? ENDING_CR : ENDING_LF;
}

const char *
ending_text(enum ending ending)
{
	if (ending == ENDING_CRLF)
		return "\r\n";
	return ending == ENDING_CR ? "\r" : "\n";
}

static enum ending
join(enum ending style, enum ending line)
{
	if (style == ENDING_NONE || style == line)
		return line;
	return line == ENDING_NONE ? style : ENDING_MIXED;
}

static void
add_lines(struct version *version, struct slice bytes)
{
	struct lines lines = lines_begin(bytes);
	struct line line;

	while (lines_next(&lines, &line)) {
		enum ending ending = ending_of(slice_part(bytes, line.end, line.next));

		buf_add(&version->text, slice_part(bytes, line.start, line.end));
		buf_add_char(&version->text, '\n');
		version->style = join(version->style, ending);
		version->lines++;
	}
}

static void
keep_each(struct version *version, struct slice bytes)
{
	struct lines lines = lines_begin(bytes);
	struct line line;
	size_t at = 0;

	version->each = mem_alloc(version->lines, sizeof *version->each);
	version->starts = mem_alloc(version->lines, sizeof *version->starts);
	for (size_t n = 0; n < version->lines && lines_next(&lines, &line); n++) {
		version->each[n] = (unsigned char)ending_of(slice_part(bytes, line.end,
			line.next));
		version->starts[n] = at;
		at += line.end - line.start + 1;
	}
}

void
version_init(struct version *version, struct slice bytes)
{
	size_t start = lines_start(bytes);
	struct slice text = slice_from(bytes, start);

	*version = (struct version){ .text = BUF_INIT, .mark = start > 0 };
	version->final = slice_ends(text, "\n") || slice_ends(text, "\r");
	buf_space(&version->text, text.len + 1);
	if (text.len > 0 && memchr(text.ptr, '\r', text.len) == NULL) {
		/* The usual case, at the speed of a copy. */
		buf_add(&version->text, text);
		if (!version->final)
			buf_add_char(&version->text, '\n');
		bool any = memchr(text.ptr, '\n', text.len) != NULL;

		version->style = any ? ENDING_LF : ENDING_NONE;
		return;
	}
	add_lines(version, bytes);
	if (version->style == ENDING_MIXED)
		keep_each(version, bytes);
}

void
version_release(struct version *version)
{
	buf_release(&version->text);
	free(version->each);
	free(version->starts);
	version->each = NULL;
	version->starts = NULL;
}

enum ending
version_ending(const struct version *version, size_t at)
{
	size_t low = 0, high = version->lines;

	if (version->style != ENDING_MIXED || high == 0)
		return version->style;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (version->starts[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return (enum ending)version->each[low];
}

static bool
merge_bool(bool base, bool a, bool b)
{
	return a == b || b == base ? a : b;
}

static bool
is_uniform(enum ending style)
{
	return style != ENDING_NONE && style != ENDING_MIXED;
}

static enum ending
merge_style(enum ending base, enum ending a, enum ending b)
{
	if (a == ENDING_NONE || b == ENDING_NONE)
		return a == ENDING_NONE ? b : a;
	if (a == b)
		return a;
	if (is_uniform(a) && a != base)
		return a;
	if (is_uniform(b) && b != base)
		return b;
	return ENDING_MIXED;
}

struct written
version_merge(const struct version *base, const struct version *a, const struct version *b)
{
	/* A side without a line says nothing of how the last one ends. */
	bool final_a = a->text.len ? a->final : base->final;
	bool final_b = b->text.len ? b->final : base->final;

	return (struct written){
		.mark = merge_bool(base->mark, a->mark, b->mark),
		.final = merge_bool(base->text.len ? base->final : true, final_a, final_b),
		.style = merge_style(base->style, a->style, b->style),
	};
}
