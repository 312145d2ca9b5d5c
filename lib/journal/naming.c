/* SPDX-License-Identifier: ISC */
/*
 * Names, word by word. Invariant: a word is in the table once, under the hash of
 * its letters made small, whether it may be a name or was written small.
 */
#include "journal/naming.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"

#define WORDS_MAX (1u << 18) /* of a year; after so many no more are looked at */
#define WORDS_ROOM 4096
#define DAYS_LEAST 3
#define NOUNS_SHARE 8 /* capitals: one in so many, and they are nouns */

struct naming_word {
	uint64_t hash; /* 0: free */
	uint32_t item; /* in naming.items, from 1; 0: none */
	bool small;
};

void
naming_release(struct naming *naming)
{
	for (size_t n = 0; n < naming->count; n++)
		free(naming->items[n].name);
	free(naming->items);
	free(naming->words);
	*naming = (struct naming){ 0 };
}

static bool
is_small(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_capital(unsigned char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* Whether a word begins with a capital: of ASCII, Latin-1, Greek or Cyrillic. */
static bool
begins_large(struct slice word)
{
	unsigned char a = (unsigned char)word.ptr[0];
	unsigned char b = word.len > 1 ? (unsigned char)word.ptr[1] : 0;

	if (a == 0xc3)
		return b >= 0x80 && b <= 0x9e;
	if (a == 0xce)
		return b >= 0x91 && b <= 0xa9;
	if (a == 0xd0)
		return b >= 0x80 && b <= 0xaf;
	return is_capital(a);
}

/* FNV-1a of the letters made small, as far as Latin-1 goes; never 0. */
static uint64_t
hash_of(struct slice word)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t n = 0; n < word.len; n++) {
		unsigned char c = (unsigned char)word.ptr[n];

		if (is_capital(c) || (n > 0 && (unsigned char)word.ptr[n - 1] == 0xc3 &&
		    c >= 0x80 && c <= 0x9e))
			c = (unsigned char)(c + 0x20);
		hash = (hash ^ c) * 0x100000001b3u;
	}
	return hash ? hash : 1;
}

/* Where a hash stands, or would. The table is never full. */
static struct naming_word *
place_of(const struct naming *naming, uint64_t hash)
{
	size_t at = (size_t)hash & (naming->word_room - 1);

	while (naming->words[at].hash && naming->words[at].hash != hash)
		at = (at + 1) & (naming->word_room - 1);
	return &naming->words[at];
}

static void
grow(struct naming *naming)
{
	struct naming before = *naming;

	naming->word_room = before.word_room ? 2 * before.word_room : WORDS_ROOM;
	naming->words = mem_alloc(naming->word_room, sizeof *naming->words);
	for (size_t n = 0; n < before.word_room; n++)
		if (before.words[n].hash)
			*place_of(naming, before.words[n].hash) = before.words[n];
	free(before.words);
}

/* The word's place, a new one if there is none; NULL: there are too many. */
static struct naming_word *
find(struct naming *naming, struct slice word)
{
	uint64_t hash = hash_of(word);

	if (2 * (naming->word_count + 1) > naming->word_room)
		grow(naming);
	struct naming_word *found = place_of(naming, hash);

	if (!found->hash) {
		if (naming->word_count >= WORDS_MAX)
			return NULL;
		naming->word_count++;
		found->hash = hash;
	}
	return found;
}

static void
call(struct naming *naming, struct slice name, int day, bool marked)
{
	struct naming_word *word = find(naming, name);

	if (!word || (!word->item && naming->count >= NAMING_MAX))
		return;
	if (!word->item) {
		naming->items = mem_room(naming->items, naming->count, &naming->room,
			sizeof *naming->items);
		naming->items[naming->count++] = (struct called){ .name = slice_copy(name),
			.seen_day = DAY_NONE, .last_day = DAY_NONE };
		word->item = (uint32_t)naming->count;
	}
	struct called *called = &naming->items[word->item - 1];

	/* as people write it, rather than as "@ana" */
	if (begins_large(name) && strlen(called->name) == name.len)
		memcpy(called->name, name.ptr, name.len);
	called->marked = called->marked || marked;
	called->days += called->seen_day != day;
	called->seen_day = day;
	called->last_day = day > called->last_day ? day : called->last_day;
}

void
naming_mark(struct naming *naming, struct slice name, int day)
{
	name = slice_trim(name);
	if (name.len > 0 && name.len <= NAMING_BYTES)
		call(naming, name, day, true);
}

/* Where the letters from `at` on end. Signs beyond ASCII (quotes, dashes, the
 * blanks of U+00A0 and U+2000) are no letters. */
static size_t
letters_end(struct slice text, size_t at)
{
	while (at < text.len) {
		unsigned char c = (unsigned char)text.ptr[at];

		if (c == 0xc2 || (c == 0xe2 && at + 1 < text.len &&
		    (unsigned char)text.ptr[at + 1] == 0x80))
			break;
		if (!is_small(c) && !is_capital(c) && c < 0x80)
			break;
		at++;
	}
	return at;
}

/* A text as it is gone through. */
struct going {
	struct naming *naming;
	struct slice text;
	size_t at;
	int day;
};

/* `[[Ana]]`, `[[ana|Ana]]`; a link to a day, a page or a heading names nobody. */
static void
take_link(struct going *going)
{
	struct slice rest = slice_from(going->text, going->at + 2);
	size_t end = slice_find(slice_part(rest, 0, rest.len < 200 ? rest.len : 200), "]]");

	going->at += 2;
	if (end == SLICE_NONE)
		return;
	struct slice name = slice_part(rest, 0, end);
	size_t bar = slice_find_char(name, '|');

	going->at += end + 2;
	if (bar != SLICE_NONE)
		name = slice_from(name, bar + 1);
	name = slice_trim(name);
	if (name.len && !is_digit((unsigned char)name.ptr[0]) &&
	    slice_find_char(name, '/') == SLICE_NONE && slice_find_char(name, '#') == SLICE_NONE &&
	    slice_find_char(name, '\n') == SLICE_NONE)
		naming_mark(going->naming, name, going->day);
}

/* Where what may stand behind an @ ends. */
static size_t
handle_end(struct slice text, size_t at)
{
	for (;;) {
		size_t end = letters_end(text, at);

		if (end < text.len && (is_digit((unsigned char)text.ptr[end]) ||
		    text.ptr[end] == '-' || text.ptr[end] == '_'))
			end++;
		if (end == at)
			return end;
		at = end;
	}
}

/* `@ana`; what stands in an address is none. */
static void
take_mention(struct going *going)
{
	size_t start = going->at + 1, end = handle_end(going->text, start);
	unsigned char before = going->at ? (unsigned char)going->text.ptr[going->at - 1] : ' ';

	going->at = end;
	if (end > start + 1 && !is_small(before) && !is_capital(before) && !is_digit(before) &&
	    before != '.')
		naming_mark(going->naming, slice_part(going->text, start, end), going->day);
}

/* Whether the word at `at` stands in a sentence: a word or a comma is before it. */
static bool
is_inside(struct slice text, size_t at)
{
	size_t start = at;

	while (at > 0 && (text.ptr[at - 1] == ' ' ||
	       (text.ptr[at - 1] == '\n' && at > 1 && text.ptr[at - 2] != '\n')))
		at--;
	if (at == 0 || at == start)
		return false;
	unsigned char before = (unsigned char)text.ptr[at - 1];

	return is_small(before) || is_capital(before) || before == ',' || before == ';' ||
		before >= 0x80;
}

/* Names of two or three words: "Mrs Okafor". */
static size_t
name_end(struct slice text, size_t end)
{
	for (int more = 0; more < 2 && end + 1 < text.len && text.ptr[end] == ' '; more++) {
		size_t next = letters_end(text, end + 1);

		if (next < end + 3 || !begins_large(slice_part(text, end + 1, next)))
			break;
		end = next;
	}
	return end;
}

static void
take_word(struct going *going, size_t end)
{
	struct naming *naming = going->naming;
	struct slice word = slice_part(going->text, going->at, end);
	bool large = begins_large(word), inside = is_inside(going->text, going->at);

	naming->inner += inside;
	if (!large) {
		struct naming_word *found = find(naming, word);

		if (found)
			found->small = true;
	} else if (inside && word.len > 1) {
		naming->capitals++;
		if (!is_capital((unsigned char)word.ptr[1])) {
			end = name_end(going->text, end);
			if (end - going->at <= NAMING_BYTES)
				call(naming, slice_part(going->text, going->at, end), going->day,
					false);
		}
	}
	going->at = end;
}

static bool
is_line_start(const struct going *going)
{
	return going->at == 0 || going->text.ptr[going->at - 1] == '\n';
}

void
naming_text(struct naming *naming, struct slice text, int day)
{
	struct going going = { naming, text, 0, day };

	while (going.at < text.len) {
		const char *here = text.ptr + going.at;
		size_t end = letters_end(text, going.at);

		if (end > going.at)
			take_word(&going, end);
		else if (here[0] == '[' && going.at + 1 < text.len && here[1] == '[')
			take_link(&going);
		else if (here[0] == '@')
			take_mention(&going);
		else if (here[0] == '#' && is_line_start(&going)) /* a heading's words are none's */
			while (going.at < text.len && text.ptr[going.at] != '\n')
				going.at++;
		else if (here[0] == '#') /* a tag says nothing of how a word is written */
			going.at = handle_end(text, going.at + 1);
		else
			going.at++;
	}
}

/* "Wednesdays", too. */
static bool
is_of_calendar(struct slice word)
{
	static const char *const words[] = { "monday", "tuesday", "wednesday", "thursday",
		"friday", "saturday", "sunday", "january", "february", "march", "april", "may",
		"june", "july", "august", "september", "october", "november", "december",
		"christmas", "easter" };

	for (size_t n = 0; n < sizeof words / sizeof *words; n++) {
		size_t length = strlen(words[n]);

		if (word.len >= length && word.len <= length + 1 &&
		    slice_is_nocase(slice_part(word, 0, length), words[n]))
			return true;
	}
	return false;
}

/* Whether any of its words is nothing but a name. */
static bool
is_name(const struct naming *naming, const struct called *called)
{
	struct slice rest = slice_of(called->name), word;

	if (called->marked)
		return true;
	if (called->days < DAYS_LEAST || naming->capitals * NOUNS_SHARE > naming->inner)
		return false;
	while (slice_word(&rest, &word))
		if (!is_of_calendar(word) && !place_of(naming, hash_of(word))->small)
			return true;
	return false;
}

/* Whether a name stands in a longer one as words of it: "Okafor" in "Mrs Okafor". */
static bool
is_within(const char *name, const char *longer)
{
	size_t length = strlen(name);

	if (strlen(longer) <= length)
		return false;
	for (const char *at = strstr(longer, name); at; at = strstr(at + 1, name))
		if ((at == longer || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

/* Somebody is told once, by the longer name, and of as many days; what is marked is
 * a name of its own. */
static void
join(struct naming *naming)
{
	size_t count = 0;

	for (size_t n = 0; n < naming->count; n++) {
		struct called *called = &naming->items[n];

		for (size_t m = 0; m < naming->count && !called->marked; m++) {
			struct called *longer = &naming->items[m];

			if (!is_within(called->name, longer->name))
				continue;
			called->shorter = true;
			if (longer->days < called->days)
				longer->days = called->days;
			if (longer->last_day < called->last_day)
				longer->last_day = called->last_day;
		}
	}
	for (size_t n = 0; n < naming->count; n++) {
		if (naming->items[n].shorter)
			free(naming->items[n].name);
		else
			naming->items[count++] = naming->items[n];
	}
	naming->count = count;
}

static int
by_days(const void *a, const void *b)
{
	const struct called *x = a, *y = b;

	if (x->days != y->days)
		return x->days < y->days ? 1 : -1;
	if (x->last_day != y->last_day)
		return x->last_day < y->last_day ? 1 : -1;
	return strcmp(x->name, y->name);
}

void
naming_settle(struct naming *naming)
{
	size_t count = 0;

	for (size_t n = 0; n < naming->count; n++) {
		if (is_name(naming, &naming->items[n]))
			naming->items[count++] = naming->items[n];
		else
			free(naming->items[n].name);
	}
	naming->count = count;
	join(naming);
	if (naming->count > 1)
		qsort(naming->items, naming->count, sizeof *naming->items, by_days);
	free(naming->words);
	naming->words = NULL;
	naming->word_count = naming->word_room = 0;
}
