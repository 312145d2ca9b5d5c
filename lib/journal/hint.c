/* SPDX-License-Identifier: ISC */
/*
 * Finding the words that a hint is for. Invariant: what is found is a whole
 * word or phrase with blanks alone in it, and lies in nothing that is quoted:
 * quotes of any language, code, lines that begin with `>`, fences.
 */
#include "journal/hint.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/text.h"

#define READ_MAX 65536

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/*
 * How many bytes of a word's character stand there; 0: none does. Of what is
 * not ASCII all but punctuation: U+00A0 to U+00BF, U+2000 to U+206F, U+3000
 * to U+303F. An apostrophe and a hyphen belong to a word that goes on.
 */
static size_t
word_char(struct slice text, size_t at)
{
	const unsigned char *c = (const unsigned char *)text.ptr + at;
	size_t left = text.len - at, length = 1;

	if (left == 0)
		return 0;
	if (c[0] < 0x80)
		return (c[0] >= 'a' && c[0] <= 'z') || (c[0] >= 'A' && c[0] <= 'Z') ||
			(c[0] >= '0' && c[0] <= '9') || c[0] == '_';
	while (length < left && length < 4 && (c[length] & 0xc0) == 0x80)
		length++;
	bool punctuation = (c[0] == 0xc2 && length == 2) ||
		(c[0] == 0xe2 && length == 3 && (c[1] == 0x80 || c[1] == 0x81)) ||
		(c[0] == 0xe3 && length == 3 && c[1] == 0x80);

	return punctuation ? 0 : length;
}

/* `'`, `’` or `-` where a word goes on behind it. */
static size_t
joint(struct slice text, size_t at)
{
	static const char *const joints[] = { "'", "’", "-" };

	for (size_t n = 0; n < sizeof joints / sizeof *joints; n++) {
		size_t length = slice_of(joints[n]).len;

		if (slice_starts(slice_from(text, at), joints[n]) &&
		    word_char(text, at + length))
			return length;
	}
	return 0;
}

static size_t
word_end(struct slice text, size_t at)
{
	for (;;) {
		size_t length = word_char(text, at);

		if (!length)
			length = joint(text, at);
		if (!length)
			return at;
		at += length;
	}
}

/* What is looked for: a phrase, folded as the text is. */
struct needle {
	struct hint hint;
	struct buf phrase;
};

struct needles {
	struct needle *items;
	size_t count, room;
};

static void
needles_init(struct needles *needles, enum hint_about about)
{
	*needles = (struct needles){ 0 };
	for (const struct hint_group *group = hint_groups; group->words; group++) {
		for (size_t n = 0; group->about == about && group->words[n]; n++) {
			struct needle *needle;

			needles->items = mem_room(needles->items, needles->count,
				&needles->room, sizeof *needles->items);
			needle = &needles->items[needles->count++];
			*needle = (struct needle){ { group, group->words[n] }, BUF_INIT };
			text_fold(&needle->phrase, slice_of(group->words[n]));
		}
	}
}

static void
needles_release(struct needles *needles)
{
	for (size_t n = 0; n < needles->count; n++)
		buf_release(&needles->items[n].phrase);
	free(needles->items);
}

/* Behind the phrase if it stands there, as whole words; else 0. */
static size_t
phrase_end(struct slice text, size_t at, struct slice phrase)
{
	struct slice word;
	bool first = true;

	while (slice_word(&phrase, &word)) {
		size_t start = at;

		while (!first && at < text.len && is_blank(text.ptr[at]))
			at++;
		if (!first && at == start)
			return 0;
		start = at;
		at = word_end(text, start);
		if (!slice_equal(slice_part(text, start, at), word))
			return 0;
		first = false;
	}
	return at;
}

/* The longest phrase at a word's beginning; NULL: none. */
static const struct needle *
find_at(const struct needles *needles, struct slice text, size_t at, size_t *end)
{
	const struct needle *found = NULL;

	*end = 0;
	for (size_t n = 0; n < needles->count; n++) {
		size_t behind = phrase_end(text, at, buf_slice(&needles->items[n].phrase));

		if (behind <= *end)
			continue;
		*end = behind;
		found = &needles->items[n];
	}
	return found;
}

struct quotes {
	const char *open, *close[2];
	bool apostrophe; /* also one: it opens only before, and closes only behind a word */
};

static const struct quotes quotes[] = {
	{ "\"", { "\"", "\"" }, false },
	{ "“", { "”", "“" }, false },
	{ "„", { "“", "”" }, false },
	{ "«", { "»", "»" }, false },
	{ "»", { "«", "«" }, false },
	{ "‘", { "’", "‘" }, true },
	{ "‚", { "‘", "’" }, true },
	{ "'", { "'", "'" }, true },
};

/* Behind the mark that closes, in the same paragraph; 0: there is none. */
static size_t
quote_close(struct slice text, size_t at, const struct quotes *kind)
{
	for (bool blank = false; at < text.len; at++) {
		struct slice rest = slice_from(text, at);

		if (text.ptr[at] == '\n' && blank)
			return 0;
		blank = text.ptr[at] == '\n' || (blank && is_blank(text.ptr[at]));
		for (size_t n = 0; n < 2; n++) {
			size_t behind = at + slice_of(kind->close[n]).len;

			if (slice_starts(rest, kind->close[n]) &&
			    (!kind->apostrophe || !word_char(text, behind)))
				return behind;
		}
	}
	return 0;
}

static size_t
code_end(struct slice text, size_t at)
{
	size_t length = 0, run = 0;

	while (at + length < text.len && text.ptr[at + length] == '`')
		length++;
	for (size_t n = at + length; length && n <= text.len; n++) {
		if (n < text.len && text.ptr[n] == '`') {
			run++;
			continue;
		}
		if (run == length)
			return n;
		run = 0;
	}
	return at + length;
}

/* Behind what is quoted from here on; `at` itself if nothing is. */
static size_t
quote_end(struct slice text, size_t at)
{
	struct slice rest = slice_from(text, at);

	if (rest.len && rest.ptr[0] == '`')
		return code_end(text, at);
	for (size_t n = 0; n < sizeof quotes / sizeof *quotes; n++) {
		size_t inside = at + slice_of(quotes[n].open).len, end;

		if (!slice_starts(rest, quotes[n].open) ||
		    (quotes[n].apostrophe && !word_char(text, inside)))
			continue;
		end = quote_close(text, inside, &quotes[n]);
		if (end)
			return end;
	}
	return at;
}

/* Behind the lines that are quoted whole, from a line's beginning on. */
static size_t
lines_end(struct slice text, size_t at)
{
	char fence = 0;

	while (at < text.len) {
		struct slice rest = slice_from(text, at), line = slice_trim(slice_cut(&rest, '\n'));
		bool marks = slice_starts(line, "```") || slice_starts(line, "~~~");

		if (marks && (!fence || line.ptr[0] == fence))
			fence = fence ? 0 : line.ptr[0];
		else if (!fence && !slice_starts(line, ">"))
			return at;
		at = rest.ptr ? text.len - rest.len : text.len;
	}
	return at;
}

/* Behind what stands at `at`: a phrase, told in *needle, a word, or what is none. */
static size_t
step(const struct needles *needles, struct slice text, size_t at, const struct needle **needle)
{
	size_t end;

	*needle = NULL;
	if (text.ptr[at] == '\n')
		return lines_end(text, at + 1);
	if (!word_char(text, at)) {
		end = quote_end(text, at);
		for (end += end == at; end < text.len && (text.ptr[end] & 0xc0) == 0x80; end++)
			;
		return end;
	}
	*needle = find_at(needles, text, at, &end);
	return *needle ? end : word_end(text, at);
}

size_t
hints_find(struct slice given, enum hint_about about, struct hint found[HINTS_MAX])
{
	struct buf folded = BUF_INIT;
	struct needles needles;
	const struct needle *needle;
	size_t count = 0;

	text_fold(&folded, slice_part(given, 0, given.len < READ_MAX ? given.len : READ_MAX));
	needles_init(&needles, about);
	struct slice text = buf_slice(&folded);

	for (size_t at = lines_end(text, 0); at < text.len && count < HINTS_MAX;) {
		at = step(&needles, text, at, &needle);
		if (needle && needle->hint.group->text[0] &&
		    !(count && found[0].group == needle->hint.group))
			found[count++] = needle->hint;
	}
	needles_release(&needles);
	buf_release(&folded);
	return count;
}

void
hint_format(const struct hint *hint, struct buf *out)
{
	struct slice text = slice_of(hint->group->text);
	size_t at = slice_find(text, "{}");

	if (at != SLICE_NONE) {
		buf_add(out, slice_part(text, 0, at));
		buf_add_text(out, hint->word);
		text = slice_from(text, at + 2);
	}
	buf_add(out, text);
}
