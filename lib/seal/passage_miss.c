/* SPDX-License-Identifier: ISC */
/*
 * Lines that were probably meant to open a private passage and do not: what
 * editors and phones make of backticks while one types, words before the
 * fence, slips in the word. A reader of lines cannot know what was meant;
 * refusing costs a person one edit, letting a secret through cannot be undone.
 */
#include <string.h>
#include <utf8proc.h>

#include "base/secret.h"
#include "base/text.h"
#include "doc/lines.h"
#include "seal/fence.h"
#include "seal/passage.h"

#define MARKS_MIN 2 /* of a line's first run of marks; three are a fence */
#define NUMERAL_MAX 5 /* letters of a Roman one before a list's item */
#define NOTE_MAX 80
#define TAIL 160      /* bytes at a line's end in which a fence and the name stand */

static const char name[] = "private";

/* What is taken for a letter of the name and is none that Unicode takes apart,
 * in lower case: Latin, Greek, Cyrillic. */
static const struct {
	char letter;
	utf8proc_int32_t likes[8];
} look_alikes[] = {
	{ 'p', { 0x440, 0x3C1, 0x1D29, 0x1D18 } },
	{ 'r', { 0x433, 0x280, 0x1D26 } },
	{ 'i', { 0x456, 0x3B9, 0x131, 0x26A, 0x269, 0x4CF } },
	{ 'v', { 0x475, 0x3BD, 0x3C5, 0x1D20 } },
	{ 'a', { 0x430, 0x3B1, 0x251, 0x1D00 } },
	{ 't', { 0x442, 0x3C4, 0x1D1B } },
	{ 'e', { 0x435, 0x454, 0x3B5, 0x4BD, 0x25B, 0x212E, 0x1D07 } },
};

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
is_one_of(char c, const char *any)
{
	return c && strchr(any, c);
}

/* The ASCII that a reader takes the character for, if that is a letter or a
 * fence; a blank of any width is one; '?' is for all others. */
static char
plain_char(utf8proc_int32_t c)
{
	utf8proc_int32_t parts[24];
	int bound = UTF8PROC_BOUNDCLASS_START;
	utf8proc_ssize_t count = utf8proc_decompose_char(c, parts, 24,
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &bound);

	if (utf8proc_category(c) == UTF8PROC_CATEGORY_ZS)
		return ' ';
	if (count < 1 || count > 24)
		return '?';
	if (parts[0] < 0x80 && (is_ascii_letter((char)parts[0]) ||
	    is_one_of((char)parts[0], "`~")))
		return (char)parts[0];
	for (size_t n = 0; n < sizeof look_alikes / sizeof *look_alikes; n++)
		for (const utf8proc_int32_t *like = look_alikes[n].likes; *like; like++)
			if (*like == parts[0])
				return look_alikes[n].letter;
	return '?';
}

/* Takes the first character off, as plain as it may be; 0: it shows nothing. */
static char
take_plain(struct slice *s)
{
	utf8proc_int32_t c = 0;
	utf8proc_ssize_t taken = 1;
	char plain = s->ptr[0];

	if (plain & '\x80') {
		taken = utf8proc_iterate((const utf8proc_uint8_t *)s->ptr,
			(utf8proc_ssize_t)s->len, &c);
		utf8proc_category_t kind = utf8proc_category(c);

		plain = taken < 1 ? '?' : kind == UTF8PROC_CATEGORY_CF ||
			kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_ME ? 0 :
			plain_char(c);
	}
	*s = slice_from(*s, taken < 1 ? 1 : (size_t)taken);
	return plain;
}

/* The text with one byte for each character that shows, at most `room`. */
static struct slice
make_plain(struct slice s, char *out, size_t room)
{
	size_t len = 0;

	while (s.len && len < room) {
		char plain = take_plain(&s);

		if (plain)
			out[len++] = plain;
	}
	return (struct slice){ out, len };
}

static bool
is_name(struct slice s)
{
	size_t len = sizeof name - 1;

	return s.len >= len && slice_is_nocase(slice_part(s, 0, len), name) &&
		(s.len == len || !is_ascii_letter(s.ptr[len]));
}

static bool
begins_with_name(struct slice s)
{
	char plain[sizeof name];

	return is_name(s) || is_name(make_plain(s, plain, sizeof plain));
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

/* The sign of a footnote. */
static bool
take_note(struct slice *s)
{
	size_t end = slice_find(slice_part(*s, 0, NOTE_MAX), "]:");

	if (!slice_starts(*s, "[^") || end == SLICE_NONE)
		return false;
	*s = slice_from(*s, end + 2);
	return true;
}

/* The letter or the Roman number of a list's item. */
static bool
take_letter(struct slice *s)
{
	size_t at, numeral = 0;

	category(*s, &at);
	while (numeral < s->len && is_one_of(s->ptr[numeral], "ivxlcdmIVXLCDM"))
		numeral++;
	if (numeral > 0 && numeral <= NUMERAL_MAX)
		at = numeral;
	struct slice rest = slice_from(*s, at + 1);

	if (at >= s->len || !is_one_of(s->ptr[at], ".)") ||
	    (rest.len && is_ascii_letter(rest.ptr[0])))
		return false;
	*s = rest;
	return true;
}

/* What stands before an item: no mark before it counts with those behind. */
static bool
take_item(struct slice *s)
{
	size_t len;

	return take_box(s) || take_note(s) || (is_letter(category(*s, &len)) && take_letter(s));
}

/* Two marks or more in a row before the first letter, and the name there. */
static bool
begins_like_one(struct slice line)
{
	size_t run = 0, longest = 0, len;

	while (line.len) {
		if (take_mark(&line)) {
			run++;
		} else if (line.ptr[0] == '\\') { /* some editors put one before each mark */
			line = slice_from(line, 1);
		} else if (take_item(&line)) {
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

/* A fence with the name behind other words, at the end of the line. */
static bool
ends_like_one(struct slice line)
{
	char plain[TAIL];
	size_t len = sizeof name - 1, run = 0;

	line = slice_from(line, line.len > TAIL ? line.len - TAIL : 0);
	if (slice_find_char(line, '`') == SLICE_NONE && slice_find_char(line, '~') == SLICE_NONE &&
	    slice_find_char(line, '\xEF') == SLICE_NONE) /* full-width ones begin so */
		return false;
	line = make_plain(line, plain, TAIL);
	while (line.len && is_one_of(line.ptr[line.len - 1], " \t.:,;!})"))
		line.len--;
	if (line.len < len || !is_name(slice_from(line, line.len - len)))
		return false;
	line.len -= len;
	while (line.len && is_one_of(line.ptr[line.len - 1], " \t.{("))
		line.len--;
	for (; line.len && is_one_of(line.ptr[line.len - 1], "`~\\"); line.len--)
		run += line.ptr[line.len - 1] != '\\';
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

static bool
has_wide_run(struct slice line)
{
	return slice_find(line, "\xEF\xBD\x80\xEF\xBD\x80") != SLICE_NONE ||
		slice_find(line, "\xEF\xBD\x9E\xEF\xBD\x9E") != SLICE_NONE;
}

/* The same when its characters are read as what they look like. */
static bool
looks_like_one(struct slice line)
{
	struct buf plain = BUF_INIT;

	if (!fence_has_run(line) && !has_wide_run(line))
		return false;
	bool one = names_one(line) ||
		names_one(make_plain(line, buf_space(&plain, line.len), line.len));

	buf_wipe(&plain);
	return one;
}

bool
passage_is_near_miss(struct slice line)
{
	struct passage passage;
	size_t at = 0;

	if (!begins_like_one(line) && !ends_like_one(line) && !looks_like_one(line))
		return false;
	if (lines_start(line) > 0) /* a byte-order mark within a text is no blank */
		return true;
	return !passage_next(line, &at, &passage);
}
