/* SPDX-License-Identifier: ISC */
/*
 * Fences by lines. Invariant: whatever the bytes are, each is looked at a
 * fixed number of times; no line is unsure of where it ends.
 */
#include "seal/fence.h"

#include <stdint.h>
#include <string.h>

#include "doc/lines.h"

#define WINDOW 4096 /* bytes searched for one mark before the other has its turn */
#define TAB_STOP 4

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
is_mark(char c)
{
	return c == '`' || c == '~';
}

static bool
is_ending(char c)
{
	return c == '\n' || c == '\r';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

struct slice
fence_line(struct slice *rest, struct slice *ending)
{
	size_t end = 0;

	while (end < rest->len && !is_ending(rest->ptr[end]))
		end++;
	bool both = end + 1 < rest->len && rest->ptr[end] == '\r' && rest->ptr[end + 1] == '\n';
	size_t next = end + (both ? 2 : end < rest->len);
	struct slice line = slice_part(*rest, 0, end);

	*ending = slice_part(*rest, end, next);
	*rest = slice_from(*rest, next);
	return line;
}

size_t
fence_lines(struct slice text)
{
	size_t count = 0;

	for (size_t at = 0; at < text.len; at++) {
		if (text.ptr[at] == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n')
			continue;
		count += is_ending(text.ptr[at]);
	}
	return count;
}

/* Where the next fence character is; text.len if there is none. */
static size_t
find_mark(struct slice text, size_t at)
{
	while (at < text.len) {
		struct slice window = slice_part(text, at, at + WINDOW);
		size_t tick = slice_find_char(window, '`');

		if (tick != SLICE_NONE)
			window.len = tick;
		size_t tilde = slice_find_char(window, '~');

		if (tilde != SLICE_NONE)
			return at + tilde;
		if (tick != SLICE_NONE)
			return at + tick;
		at += window.len;
	}
	return text.len;
}

static size_t
run_length(struct slice text, size_t at)
{
	size_t end = at;

	while (end < text.len && text.ptr[end] == text.ptr[at])
		end++;
	return end - at;
}

/* Where as many of them stand as make a fence; text.len if nowhere. */
static size_t
find_run(struct slice text, size_t at)
{
	for (;;) {
		at = find_mark(text, at);
		if (at == text.len)
			return at;
		size_t length = run_length(text, at);

		if (length >= FENCE_MIN)
			return at;
		at += length;
	}
}

/* How long a list's marker is at the beginning of `s`; 0 if there is none. */
static size_t
marker_length(struct slice s)
{
	size_t at = 0;

	while (at < s.len && is_digit(s.ptr[at]))
		at++;
	const char *any = at ? ".)" : "-*+";

	if (at + 1 >= s.len || !s.ptr[at] || !strchr(any, s.ptr[at]))
		return 0;
	return is_blank(s.ptr[at + 1]) || is_mark(s.ptr[at + 1]) ? at + 1 : 0;
}

static size_t
prefix_length(struct slice line)
{
	size_t at = 0;

	for (;;) {
		size_t marker = marker_length(slice_from(line, at));

		if (at < line.len && (is_blank(line.ptr[at]) || line.ptr[at] == '>'))
			at++;
		else if (marker)
			at += marker;
		else
			return at;
	}
}

static struct slice
trim(struct slice s)
{
	while (s.len && is_blank(s.ptr[0]))
		s = slice_from(s, 1);
	while (s.len && is_blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

/* The fence that a line begins with, if it does; `out` has its bounds. */
static bool
parse(struct slice text, struct fence *out)
{
	struct slice line = slice_part(text, out->start, out->end);
	size_t prefix = prefix_length(line);

	if (prefix == line.len || !is_mark(line.ptr[prefix]))
		return false;
	out->mark = line.ptr[prefix];
	out->length = run_length(line, prefix);
	out->prefix = slice_part(line, 0, prefix);
	out->info = trim(slice_from(line, prefix + out->length));
	return out->length >= FENCE_MIN;
}

bool
fence_next(struct slice text, size_t *at, struct fence *out)
{
	size_t begin = *at ? *at : lines_start(text);

	while (begin < text.len) {
		size_t start = find_run(text, begin), found = start;

		if (found == text.len)
			break;
		while (start > begin && !is_ending(text.ptr[start - 1]))
			start--;
		struct slice ending, rest = slice_from(text, start);
		struct slice line = fence_line(&rest, &ending);

		begin = start + line.len + ending.len;
		*out = (struct fence){ .start = start, .end = start + line.len, .next = begin };
		if (parse(text, out)) {
			*at = begin;
			return true;
		}
	}
	*at = text.len;
	return false;
}

bool
fence_has_run(struct slice text)
{
	return find_run(text, 0) < text.len;
}

struct slice
fence_word(struct slice info, struct slice *words)
{
	size_t end = 0;

	while (end < info.len && !is_blank(info.ptr[end]))
		end++;
	struct slice word = slice_part(info, 0, end);

	*words = trim(slice_from(info, end));
	if (slice_starts(word, "{") && slice_ends(*words, "}")) {
		words->len--;
		*words = trim(*words);
	}
	while (word.len && (word.ptr[0] == '{' || word.ptr[0] == '.'))
		word = slice_from(word, 1);
	while (word.len && word.ptr[word.len - 1] == '}')
		word.len--;
	return word;
}

static size_t
count_char(struct slice s, char c)
{
	size_t count = 0;

	for (size_t at = 0; at < s.len; at++)
		count += s.ptr[at] == c;
	return count;
}

static bool
has_marker(struct slice prefix)
{
	for (size_t at = 0; at < prefix.len; at++)
		if (!is_blank(prefix.ptr[at]) && prefix.ptr[at] != '>')
			return true;
	return false;
}

static size_t
column(struct slice prefix)
{
	size_t columns = 0;

	for (size_t at = 0; at < prefix.len; at++)
		columns += prefix.ptr[at] == '\t' ? TAB_STOP - columns % TAB_STOP : 1;
	return columns;
}

static bool
is_bare(const struct fence *open, const struct fence *line)
{
	return line->mark == open->mark && line->length >= open->length && line->info.len == 0;
}

/*
 * A closer that is quoted deeper, is an item of its own or stands further in
 * belongs to something inside the passage; CommonMark does not close there,
 * and what follows would come out in the clear. The same marker on every line
 * is how outliners write.
 */
bool
fence_closes(const struct fence *open, const struct fence *line)
{
	size_t columns = column(open->prefix);

	if (!is_bare(open, line))
		return false;
	if (slice_equal(line->prefix, open->prefix))
		return true;
	return !has_marker(line->prefix) &&
		count_char(line->prefix, '>') <= count_char(open->prefix, '>') &&
		column(line->prefix) <= (columns < TAB_STOP ? TAB_STOP - 1 : columns);
}

bool
fence_confuses(const struct fence *open, const struct fence *line)
{
	if (line->mark != open->mark || line->length < open->length)
		return false;
	return line->info.len > 0 || !fence_closes(open, line);
}

static char
below(char c)
{
	return c == '\t' || c == '>' ? c : ' ';
}

void
fence_add_prefix(struct buf *out, struct slice prefix)
{
	for (size_t at = 0; at < prefix.len; at++)
		buf_add_char(out, below(prefix.ptr[at]));
}

struct slice
fence_strip(struct slice prefix, struct slice line)
{
	size_t at = 0;

	while (at < prefix.len && at < line.len && line.ptr[at] == below(prefix.ptr[at]))
		at++;
	return slice_from(line, at);
}
