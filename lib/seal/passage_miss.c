/* SPDX-License-Identifier: ISC */
/*
 * Lines that were probably meant to open a private passage and do not: what
 * editors and phones make of backticks while one types, words before the
 * fence, slips in the word. A reader of lines cannot know what was meant;
 * refusing costs a person one edit, letting a secret through cannot be undone.
 */
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"
#include "doc/lines.h"
#include "seal/fence.h"
#include "seal/passage.h"

#define MARKS_MIN 2 /* of a line's first run of marks; three are a fence */

static const char name[] = "private";

/* Fence characters, and what is taken or typed for them. */
static const char *const marks[] = {
	"`", "~", "'", "\"", ":",
	"\xC2\xA8", "\xC2\xAB", "\xC2\xB4", "\xC2\xBB", /* ¨ « ´ » */
	"\xCA\xB9", "\xCA\xBB", "\xCA\xBC", "\xCA\xBD", /* ʹ ʻ ʼ ʽ */
	"\xCB\x8B", "\xCB\x8A", "\xCB\x9C",             /* ˋ ˊ ˜ */
	"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9A", "\xE2\x80\x9B", /* ‘ ’ ‚ ‛ */
	"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x9F", /* “ ” „ ‟ */
	"\xE2\x80\xB2", "\xE2\x80\xB3", "\xE2\x80\xB4", /* ′ ″ ‴ */
	"\xE2\x80\xB5", "\xE2\x80\xB6", "\xE2\x80\xB7", /* ‵ ‶ ‷ */
	"\xE2\x80\xB9", "\xE2\x80\xBA",                 /* ‹ › */
	"\xE2\x88\xBC",                                 /* ∼ */
	"\xE3\x80\x9C", "\xEF\xBC\x82", "\xEF\xBC\x87", /* 〜 ＂ ＇ */
	"\xEF\xBD\x80", "\xEF\xBD\x9E",                 /* ｀ ～ */
	NULL,
};

static bool
take_mark(struct slice *s)
{
	for (const char *const *mark = marks; *mark; mark++) {
		if (!slice_starts(*s, *mark))
			continue;
		*s = slice_from(*s, strlen(*mark));
		return true;
	}
	return false;
}

static bool
is_ascii_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
begins_with_name(struct slice s)
{
	size_t len = sizeof name - 1;

	return s.len >= len && slice_is_nocase(slice_part(s, 0, len), name) &&
		(s.len == len || !is_ascii_letter(s.ptr[len]));
}

/* The kind of the first character, and its length; bytes that are none count alone. */
static utf8proc_category_t
category(struct slice s, size_t *len)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)s.ptr,
		(utf8proc_ssize_t)s.len, &c);

	*len = taken > 0 ? (size_t)taken : 1;
	return taken > 0 ? utf8proc_category(c) : UTF8PROC_CATEGORY_CN;
}

static bool
is_letter(utf8proc_category_t kind)
{
	return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

/* Blanks of any width, and what has none. */
static bool
is_space(utf8proc_category_t kind)
{
	return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_CF ||
		kind == UTF8PROC_CATEGORY_CC || kind == UTF8PROC_CATEGORY_MN;
}

/* The box of a task, which holds a letter. */
static bool
take_box(struct slice *s)
{
	if (s->len < 3 || s->ptr[0] != '[' || s->ptr[2] != ']')
		return false;
	*s = slice_from(*s, 3);
	return true;
}

/* Two marks or more in a row before the first letter, and the name there. */
static bool
begins_like_one(struct slice line)
{
	size_t run = 0, longest = 0, len;

	while (line.len) {
		if (take_mark(&line)) {
			run++;
		} else if (take_box(&line)) {
			run = 0;
		} else {
			utf8proc_category_t kind = category(line, &len);

			if (is_letter(kind))
				break;
			if (!is_space(kind))
				run = 0;
			line = slice_from(line, len);
		}
		if (run > longest)
			longest = run;
	}
	return longest >= MARKS_MIN && begins_with_name(line);
}

static bool
is_one_of(char c, const char *any)
{
	return c && strchr(any, c);
}

/* A fence with the name behind other words, at the end of the line. */
static bool
ends_like_one(struct slice line)
{
	size_t len = sizeof name - 1, run = 0;

	while (line.len && is_one_of(line.ptr[line.len - 1], " \t.:,;!})"))
		line.len--;
	if (line.len < len || !begins_with_name(slice_from(line, line.len - len)))
		return false;
	line.len -= len;
	while (line.len && is_one_of(line.ptr[line.len - 1], " \t.{("))
		line.len--;
	while (run < line.len && is_one_of(line.ptr[line.len - 1 - run], "`~"))
		run++;
	return run >= FENCE_MIN;
}

/* One letter wrong, missing, too many, or two swapped. */
static bool
is_slip(struct slice word)
{
	char lower[2 * sizeof name];

	if (word.len >= sizeof lower)
		return false;
	for (size_t at = 0; at < word.len; at++)
		lower[at] = (char)(word.ptr[at] | (is_ascii_letter(word.ptr[at]) ? 0x20 : 0));
	return text_distance((struct slice){ lower, word.len }, slice_of(name), 1) <= 1;
}

/* A fence that does not open a passage, though its info string says so, nearly. */
static bool
names_one(struct slice line)
{
	struct fence fence;
	struct slice rest, word;
	size_t at = 0;

	if (!fence_next(line, &at, &fence))
		return false;
	if (is_slip(fence_word(fence.info, &rest)))
		return true;
	while (slice_word(&rest, &word)) {
		while (word.len && is_one_of(word.ptr[0], "{.(#"))
			word = slice_from(word, 1);
		while (word.len && is_one_of(word.ptr[word.len - 1], "}.:,;)"))
			word.len--;
		if (slice_is_nocase(word, name))
			return true;
	}
	return false;
}

bool
passage_is_near_miss(struct slice line)
{
	struct passage passage;
	size_t at = 0;

	if (!begins_like_one(line) && !ends_like_one(line) && !names_one(line))
		return false;
	if (lines_start(line) > 0) /* a byte-order mark within a text is no blank */
		return true;
	return !passage_next(line, &at, &passage);
}
