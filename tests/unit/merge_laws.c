/* SPDX-License-Identifier: ISC */
/*
 * What holds for the merge of any three pages: random ones, edited on two sides,
 * and on and on in chains. A page that fails is made smaller, line by line, as
 * long as it fails by the same law. TAUT_SEED=n replays one, TAUT_CASES=n asks
 * for so many, TAUT_LONG=1 for very many.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <git2.h>

#include "doc/document.h"
#include "merge/file.h"
#include "merge/lookup.h"
#include "merge/markers.h"
#include "merge_pages.h"

#define ALL_CASES 1500
#define LONG_CASES 50000
#define CHAIN 6
#define EDITS 5 /* a side, at most */
#define SHRINK_TRIES 6000

enum { BASE, A, B, MERGED, TEXTS };

/*
 * What a text says, in parts that a merge takes or leaves whole: each word, and
 * each two that follow one another in a sentence or a field. A `due` and a
 * `completion` lose a value where both sides changed it, so these are not in it.
 */
struct said {
	struct lookup words, pairs;
	struct buf joined; /* the texts of the pairs */
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* What ends a sentence or a part of an item: `…` and `→` among it. */
static bool
is_break(char c)
{
	return (unsigned char)c >= 0x80 || (c && strchr(".!?[]^", c));
}

static struct slice
next_word(struct slice line, size_t *at, bool *follows)
{
	while (*at < line.len && !is_letter(line.ptr[*at]))
		if (is_break(line.ptr[(*at)++]))
			*follows = false;
	size_t start = *at;

	while (*at < line.len && is_letter(line.ptr[*at]))
		(*at)++;
	return slice_part(line, start, *at);
}

/* Where a field is over that says nothing here; or `at`. */
static size_t
skip_field(struct slice line, size_t at)
{
	struct slice rest = slice_from(line, at);

	if (!slice_starts(rest, "[due::") && !slice_starts(rest, "[completion::"))
		return at;
	size_t len = slice_find_char(rest, ']');

	return len == SLICE_NONE ? at : at + len + 1;
}

static void
add_pair(struct said *said, struct slice first, struct slice second, size_t at)
{
	size_t start = said->joined.len;

	buf_add(&said->joined, first);
	buf_add_char(&said->joined, ' ');
	buf_add(&said->joined, second);
	lookup_add(&said->pairs, slice_from(buf_slice(&said->joined), start), at);
}

/* With `across`, a sentence goes on from line to line. */
static void
said_read(struct said *said, struct slice text, bool across)
{
	struct slice last = SLICE_EMPTY;
	bool follows = false;
	size_t at = 0;

	*said = (struct said){ .joined = BUF_INIT };
	buf_space(&said->joined, 3 * text.len + 1); /* slices of it must stay where they are */
	while (at < text.len) {
		size_t start = at, skipped = skip_field(text, at);
		bool line_end = text.ptr[at] == '\n' || text.ptr[at] == '\r';

		if (skipped > at || !is_letter(text.ptr[at])) {
			follows = follows && skipped == at && !is_break(text.ptr[at]) &&
				(across || !line_end);
			at = skipped > at ? skipped : at + 1;
			continue;
		}
		struct slice word = next_word(text, &at, &follows);

		lookup_add(&said->words, word, start);
		if (follows)
			add_pair(said, last, word, start);
		last = word;
		follows = true;
	}
	lookup_sort(&said->words);
	lookup_sort(&said->pairs);
}

static void
said_release(struct said *said)
{
	lookup_release(&said->words);
	lookup_release(&said->pairs);
	buf_release(&said->joined);
}

static size_t
count_of(const struct lookup *lookup, struct slice text)
{
	size_t count;

	lookup_find(lookup, text, &count);
	return count;
}

/* A triple with what comes of it, and the law that it breaks. */
struct triple {
	struct slice texts[TEXTS];
	bool odd;
	bool closed; /* none of the three leaves a fence or a comment open */
	struct said said[TEXTS]; /* of the three within lines, of the merge across them */
	struct document docs[TEXTS];
	const struct merge_note *notes;
	size_t note_count;
	const char *law;
	struct buf detail;
};

static bool
broken(struct triple *t, const char *law, struct slice detail)
{
	if (!t->law) {
		t->law = law;
		buf_clear(&t->detail);
		buf_add(&t->detail, detail);
	}
	return false;
}

/* Whether something must be in the merge, of how often it is in the three: a side
 * has it new, or both kept the only one. */
static bool
is_due(const size_t counts[TEXTS], int side)
{
	int other = side == A ? B : A;

	return counts[side] && (counts[BASE] == 0 ||
		(counts[BASE] == 1 && counts[side] == 1 && counts[other] == 1));
}

static const struct lookup *
lookup_of(const struct triple *t, int text, bool pairs)
{
	return pairs ? &t->said[text].pairs : &t->said[text].words;
}

static bool
nothing_lost(struct triple *t, bool pairs)
{
	const char *law = pairs ? "a sentence is cut" : "a word is lost";

	for (int side = A; side <= B; side++) {
		const struct lookup *all = lookup_of(t, side, pairs);

		for (size_t n = 0; n < all->count; n++) {
			struct slice what = all->items[n].text;
			size_t counts[TEXTS];

			if (lookup_has(lookup_of(t, MERGED, pairs), what))
				continue;
			for (int text = BASE; text <= B; text++)
				counts[text] = count_of(lookup_of(t, text, pairs), what);
			if (is_due(counts, side))
				return broken(t, law, what);
		}
	}
	return true;
}

static bool
is_sealed_opener(struct slice line)
{
	struct slice text = behind_prefix(line);

	return slice_is(text, "```age") || slice_is(text, "```private");
}

static struct slice
cut_line(struct slice *rest)
{
	size_t end = slice_find_char(*rest, '\n');
	struct slice line = slice_part(*rest, 0, end == SLICE_NONE ? end : end + 1);

	*rest = slice_from(*rest, line.len);
	return line;
}

static bool
is_closer(struct slice line)
{
	for (size_t at = 0; at < line.len; at++)
		if (line.ptr[at] != '`')
			return false;
	return line.len >= 3;
}

/* An age block, or what is to be one; each line has what its first begins with. */
static bool
is_sealed(struct slice passage)
{
	struct slice rest = passage;
	struct slice first = cut_line(&rest);
	size_t prefix = slice_find_char(first, '`');

	if (slice_find(first, "```private") == SLICE_NONE &&
	    (slice_find(passage, "-----BEGIN AGE") == SLICE_NONE ||
	    slice_find(passage, "-----END AGE") == SLICE_NONE))
		return false;
	while (rest.len) {
		struct slice line = cut_line(&rest);

		if (line.len < prefix || memcmp(line.ptr, passage.ptr, prefix) != 0)
			return false;
	}
	return true;
}

/* The next sealed passage that closes, without the ending of its last line. */
static bool
next_sealed(struct slice text, size_t *at, struct slice *passage)
{
	for (struct slice rest = slice_from(text, *at); rest.len;) {
		struct slice opener = cut_line(&rest), below = rest;

		*at = (size_t)(rest.ptr - text.ptr);
		if (!is_sealed_opener(slice_trim_end(opener)))
			continue;
		while (below.len) {
			struct slice line = slice_trim_end(cut_line(&below));

			if (!is_closer(behind_prefix(line)))
				continue;
			*at = (size_t)(below.ptr - text.ptr);
			*passage = (struct slice){ opener.ptr,
				(size_t)(line.ptr + line.len - opener.ptr) };
			if (is_sealed(*passage))
				return true;
			rest = below;
			break;
		}
	}
	return false;
}

/* Without a mark, with LF alone, and without the blanks that begin a line: an
 * item that moves in or out takes along what is in it. */
static void
add_lines_plain(struct buf *out, struct slice text)
{
	bool begins = true;
	size_t start = slice_starts(text, "\xEF\xBB\xBF") ? 3 : 0;

	for (size_t at = start; at < text.len; at++) {
		char c = text.ptr[at];

		if (c == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n')
			continue;
		if (begins && (c == ' ' || c == '\t'))
			continue;
		begins = c == '\r' || c == '\n';
		buf_add_char(out, begins ? '\n' : c);
	}
}

static size_t
count_lines(struct slice text, struct slice lines)
{
	size_t count = 0;

	for (size_t at = 0; lines.len && at + lines.len <= text.len; at++)
		count += (at == 0 || text.ptr[at - 1] == '\n') &&
			(at + lines.len == text.len || text.ptr[at + lines.len] == '\n') &&
			memcmp(text.ptr + at, lines.ptr, lines.len) == 0;
	return count;
}

/* Byte for byte, in one piece and at the start of a line: never quoted. */
static bool
passages_whole(struct triple *t, int side, const struct buf plain[TEXTS])
{
	struct buf lines = BUF_INIT;
	struct slice passage;
	size_t at = 0, counts[TEXTS];
	bool ok = true;

	while (ok && next_sealed(t->texts[side], &at, &passage)) {
		buf_clear(&lines);
		add_lines_plain(&lines, passage);
		for (int text = 0; text < TEXTS; text++)
			counts[text] = count_lines(buf_slice(&plain[text]), buf_slice(&lines));
		if (is_due(counts, side) && !counts[MERGED])
			ok = broken(t, "a sealed passage is not whole", passage);
	}
	buf_release(&lines);
	return ok;
}

static bool
sealed_whole(struct triple *t)
{
	struct buf plain[TEXTS] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };

	for (int text = 0; text < TEXTS; text++)
		add_lines_plain(&plain[text], t->texts[text]);
	bool ok = passages_whole(t, A, plain) && passages_whole(t, B, plain);

	for (int text = 0; text < TEXTS; text++)
		buf_release(&plain[text]);
	return ok;
}

static size_t
count_starts(struct slice text, const char *start)
{
	size_t count = 0;

	while (text.len)
		count += slice_starts(cut_line(&text), start);
	return count;
}

static bool
no_markers(struct triple *t)
{
	static const char *const marks[] = { "<<<<<<<", ">>>>>>>", "|||||||" };

	for (size_t n = 0; n < SIZE(marks); n++)
		if (count_starts(t->texts[MERGED], marks[n]) &&
		    !count_starts(t->texts[A], marks[n]) && !count_starts(t->texts[B], marks[n]))
			return broken(t, "there is a marker", slice_of(marks[n]));
	return true;
}

static size_t
count_text(struct slice text, const char *what)
{
	size_t count = 0, at;

	for (; (at = slice_find(text, what)) != SLICE_NONE; count++)
		text = slice_from(text, at + strlen(what));
	return count;
}

/* What one side alone has does not double; at least if nothing was kept twice. */
static bool
nothing_doubled(struct triple *t)
{
	const struct lookup *all = &t->said[MERGED].words;

	for (size_t n = 1; n < all->count && !t->odd && !t->note_count; n++) {
		struct slice word = all->items[n].text;

		if (slice_equal(all->items[n - 1].text, word) &&
		    count_of(&t->said[BASE].words, word) <= 1 &&
		    count_of(&t->said[A].words, word) + count_of(&t->said[B].words, word) == 1)
			return broken(t, "a word stands twice", word);
	}
	return true;
}

/* Lines between blank lines; as prose, nothing but plain text at the margin. */
static bool
is_run(const struct page *page, const enum line_is *is, size_t start, size_t *end, bool prose)
{
	if (is[start] == IS_BLANK || (start > 0 && is[start - 1] != IS_BLANK))
		return false;
	for (*end = start; *end < page->count && is[*end] != IS_BLANK; ++*end)
		if (prose && (is[*end] != IS_TEXT || strchr("-=|", page->items[*end].ptr[0])))
			return false; /* a heading by what is under it, or a table */
	return true;
}

/* Whether a text has such lines too, once and as they are. */
static bool
has_run(const struct page *page, const struct slice *lines, size_t count)
{
	enum line_is is[PAGE_LINES];
	size_t found = 0, end;

	classify(page, is);
	for (size_t n = 0; n < page->count; n++) {
		bool same = is_run(page, is, n, &end, false) && end - n == count;

		for (size_t k = 0; k < count && same; k++)
			same = slice_equal(page->items[n + k], lines[k]);
		found += same;
	}
	return found == 1;
}

static void
read_texts(const struct triple *t, struct page *texts, int count)
{
	size_t used = arena_used;

	for (int text = BASE; text < count; text++)
		read_page(&texts[text], t->texts[text]);
	arena_used = used; /* nothing is kept while they are looked at */
}

/* How many words of the lines stand in a text; only those that no text has twice. */
static size_t
count_words(const struct triple *t, int text, const struct slice *lines, size_t lines_count)
{
	size_t count = 0;

	for (size_t n = 0; n < lines_count; n++)
		for (size_t at = 0; at < lines[n].len;) {
			bool ignored;
			struct slice word = next_word(lines[n], &at, &ignored);

			if (word.len && count_of(&t->said[BASE].words, word) == 1 &&
			    count_of(&t->said[A].words, word) <= 1 &&
			    count_of(&t->said[B].words, word) <= 1)
				count += count_of(&t->said[text].words, word);
		}
	return count;
}

/* A paragraph that one side took out and the other left as it was is gone, and
 * lines that both left as they were stand there as often. */
static bool
rest_stands(struct triple *t)
{
	static struct page texts[B + 1];
	enum line_is is[PAGE_LINES];
	size_t end;
	bool ok = true;

	if (t->odd || !t->closed || t->note_count)
		return true;
	read_texts(t, texts, B + 1);
	classify(&texts[BASE], is);
	for (size_t n = 0; n < texts[BASE].count && ok; n++) {
		const struct slice *lines = texts[BASE].items + n;

		if (!is_run(&texts[BASE], is, n, &end, false))
			continue;
		bool prose = is_run(&texts[BASE], is, n, &end, true), in[B + 1];

		for (int text = BASE; text <= B; text++)
			in[text] = has_run(&texts[text], lines, end - n);
		size_t words = count_words(t, MERGED, lines, end - n);

		for (int side = A; side <= B && in[BASE] && prose && in[side]; side++)
			if (words && !count_words(t, side == A ? B : A, lines, end - n))
				ok = broken(t, "what was deleted is there", lines[0]);
		if (in[BASE] && in[A] && in[B] && words != count_words(t, BASE, lines, end - n))
			ok = broken(t, "what nobody touched is not there once", lines[0]);
	}
	return ok;
}

static bool
is_new_to(const struct triple *t, int side, const struct slice *lines, size_t count)
{
	int other = side == A ? B : A;

	for (size_t n = 0; n < count; n++)
		for (size_t at = 0; at < lines[n].len;) {
			bool ignored;
			struct slice word = next_word(lines[n], &at, &ignored);

			if (word.len && (count_of(&t->said[BASE].words, word) ||
			    count_of(&t->said[other].words, word)))
				return false;
		}
	return true;
}

/* Whether the lines stand in a text by themselves: nothing makes them part of
 * what is above them, nor takes up what is below. */
static bool
stand_alone(const struct page *page, const struct slice *lines, size_t count)
{
	enum line_is is[PAGE_LINES];
	const unsigned above = WORDY, below = BIT(IS_TEXT);

	classify(page, is);
	for (size_t n = 0; n + count <= page->count; n++) {
		bool same = true;

		for (size_t k = 0; k < count && same; k++)
			same = slice_equal(page->items[n + k], lines[k]);
		if (same && (n == 0 || !(BIT(is[n - 1]) & above)) &&
		    (n + count == page->count || !(BIT(is[n + count]) & below)))
			return true;
	}
	return false;
}

/* A paragraph that only one side has, all of it, is one of the merge. */
static bool
paragraphs_stand(struct triple *t)
{
	static struct page texts[TEXTS];
	enum line_is is[PAGE_LINES];
	size_t end;
	bool ok = true;

	if (t->odd)
		return true;
	read_texts(t, texts, TEXTS);
	for (int side = A; side <= B; side++) {
		classify(&texts[side], is);
		for (size_t n = 0; n < texts[side].count && ok; n++)
			if (is_run(&texts[side], is, n, &end, true) &&
			    is_new_to(t, side, texts[side].items + n, end - n) &&
			    !stand_alone(&texts[MERGED], texts[side].items + n, end - n))
				ok = broken(t, "a paragraph is none", texts[side].items[n]);
	}
	return ok;
}

/* Endings and marks that none of the three has. */
static bool
bytes_of_somebody(struct triple *t)
{
	static const char *const bytes[] = { "\r", "\xEF\xBB\xBF" };

	for (size_t n = 0; n < SIZE(bytes); n++) {
		size_t most = 0;

		for (int text = BASE; text <= B; text++)
			most += count_text(t->texts[text], bytes[n]);
		if (!most && count_text(t->texts[MERGED], bytes[n]))
			return broken(t, "bytes that nobody wrote", slice_of(bytes[n]));
	}
	if (count_text(t->texts[MERGED], "\xEF\xBB\xBF") > slice_starts(t->texts[MERGED],
	    "\xEF\xBB\xBF") && !t->odd)
		return broken(t, "a byte-order mark in the text", SLICE_EMPTY);
	return true;
}

/* Notes in order, of lines that are there; what was kept twice is told. */
static bool
notes_right(struct triple *t)
{
	size_t lines = count_text(t->texts[MERGED], "\n") + count_text(t->texts[MERGED], "\r") + 1;
	size_t last = 0;
	bool twice = false;

	for (size_t n = 0; n < t->note_count; n++) {
		if (t->notes[n].line < 1 || t->notes[n].line > lines || t->notes[n].line < last)
			return broken(t, "a note of no line", SLICE_EMPTY);
		last = t->notes[n].line;
		twice |= t->notes[n].kind == MERGE_TWICE;
	}
	size_t quotes = count_text(t->texts[MERGED], "[!twice]");

	if (!twice && quotes > count_text(t->texts[A], "[!twice]") +
	    count_text(t->texts[B], "[!twice]"))
		return broken(t, "kept twice and not told", SLICE_EMPTY);
	return true;
}

/* What is a quote of that kind already gets no other around it. */
static bool
quoted_once(struct triple *t)
{
	static const char quote[] = "> > [!twice]";

	return t->odd || !t->closed || count_text(t->texts[MERGED], quote) <=
		count_text(t->texts[A], quote) + count_text(t->texts[B], quote) ||
		broken(t, "quoted again", SLICE_EMPTY);
}

static git_merge_file_input
input_of(struct slice text)
{
	git_merge_file_input input;

	git_merge_file_input_init(&input, GIT_MERGE_FILE_INPUT_VERSION);
	input.ptr = text.ptr;
	input.size = text.len;
	return input;
}

/* Whether no lines between blank lines were changed on both sides, nor hang on
 * what is above them, nor in a fence that blank lines are in. */
static bool
is_apart(const struct triple *t)
{
	static struct page texts[B + 1];
	enum line_is is[PAGE_LINES];
	size_t end;
	bool apart = true;

	read_texts(t, texts, B + 1);
	classify(&texts[BASE], is);
	for (size_t n = 0; n < texts[BASE].count && apart; n++)
		apart = is[n] != IS_BELOW &&
			(is[n] == IS_BLANK || slice_trim(texts[BASE].items[n]).len) && (!is_run(&texts[BASE], is, n, &end, false) ||
			(has_run(&texts[BASE], texts[BASE].items + n, end - n) &&
			(has_run(&texts[A], texts[BASE].items + n, end - n) ||
			has_run(&texts[B], texts[BASE].items + n, end - n))));
	return apart;
}

/* What git merges without a conflict is not kept twice; unless both changed one
 * paragraph, which may be another by then. */
static bool
as_clean_as_git(struct triple *t)
{
	git_merge_file_input base = input_of(t->texts[BASE]);
	git_merge_file_input ours = input_of(t->texts[A]), theirs = input_of(t->texts[B]);
	git_merge_file_result result = { 0 };
	bool twice = false;

	for (size_t n = 0; n < t->note_count; n++)
		twice |= t->notes[n].kind == MERGE_TWICE;
	if (t->odd || !t->closed || !twice)
		return true;
	assert_int_equal(git_merge_file(&result, &base, &ours, &theirs, NULL), 0);
	bool clean = result.automergeable;

	git_merge_file_result_free(&result);
	return !clean || !is_apart(t) || broken(t, "git is clean and this is not", SLICE_EMPTY);
}

static bool
is_quoted_twice(const struct triple *t, struct slice title)
{
	char *copy = slice_copy(title);
	bool found = slice_find(t->texts[MERGED], "[!twice]") != SLICE_NONE &&
		slice_find(t->texts[MERGED], copy) != SLICE_NONE;

	free(copy);
	return found;
}

static size_t
count_sections(const struct document *doc, struct slice title)
{
	size_t count = 0;

	for (size_t n = 1; n < doc->section_count; n++)
		count += slice_equal(doc->sections[n].title, title);
	return count;
}

static bool
sections_stand(struct triple *t)
{
	for (int side = A; side <= B; side++)
		for (size_t n = 1; n < t->docs[side].section_count; n++) {
			struct slice title = t->docs[side].sections[n].title;
			size_t counts[TEXTS];

			for (int text = 0; text < TEXTS; text++)
				counts[text] = count_sections(&t->docs[text], title);
			if (title.len && is_due(counts, side) && !counts[MERGED] &&
			    !is_quoted_twice(t, title))
				return broken(t, "a section is none", title);
		}
	return true;
}

/* How many items have this id; at the top level if `top`. */
static size_t
count_ids(const struct document *doc, struct slice id, bool top)
{
	size_t count = 0;

	for (size_t n = 0; n < doc->item_count; n++)
		count += slice_equal(doc->items[n].id, id) && (!top || doc->items[n].depth == 0);
	return count;
}

static bool
ids_stand(struct triple *t)
{
	for (int side = A; side <= B; side++)
		for (size_t n = 0; n < t->docs[side].item_count; n++) {
			const struct item *item = &t->docs[side].items[n];
			size_t counts[TEXTS], tops[TEXTS];

			for (int text = 0; item->id.len && text < TEXTS; text++) {
				counts[text] = count_ids(&t->docs[text], item->id, false);
				tops[text] = count_ids(&t->docs[text], item->id, true);
			}
			if (!item->id.len || !is_due(counts, side))
				continue;
			if (!counts[MERGED])
				return broken(t, "an id is lost", item->id);
			if (tops[A] == counts[A] && tops[B] == counts[B] && !tops[MERGED])
				return broken(t, "an item is no longer at the top", item->id);
		}
	return true;
}

static bool
is_event(const struct document *doc, const struct item *item)
{
	static const char *const keys[] = { "is", "kept", "missed", "lowered", "raised", "enough" };

	for (size_t n = 0; n < SIZE(keys); n++)
		if (item_field(doc, item, keys[n], 0))
			return true;
	return false;
}

static size_t
count_items(const struct document *doc, struct slice text)
{
	size_t count = 0;

	for (size_t n = 0; n < doc->item_count; n++)
		count += slice_equal(doc->items[n].text, text);
	return count;
}

static bool
events_stand(struct triple *t)
{
	for (int side = A; side <= B; side++)
		for (size_t n = 0; n < t->docs[side].item_count; n++) {
			const struct item *item = &t->docs[side].items[n];
			size_t counts[TEXTS];

			if (!is_event(&t->docs[side], item))
				continue;
			for (int text = 0; text < TEXTS; text++)
				counts[text] = count_items(&t->docs[text], item->text);
			if (is_due(counts, side) && !counts[MERGED])
				return broken(t, "an event is no longer one", item->text);
		}
	return true;
}

/* A field of all items with this id. */
static size_t
count_fields(const struct document *doc, struct slice id, const struct field *field)
{
	size_t count = 0;

	for (size_t n = 0; n < doc->item_count; n++)
		for (size_t f = doc->items[n].field; slice_equal(doc->items[n].id, id) &&
		     f < doc->items[n].field_end; f++)
			count += slice_equal(doc->fields[f].key, field->key) &&
				slice_equal(doc->fields[f].value, field->value);
	return count;
}

static bool
fields_stand_of(struct triple *t, int side, const struct item *item)
{
	for (size_t f = item->field; f < item->field_end; f++) {
		const struct field *field = &t->docs[side].fields[f];
		size_t counts[TEXTS];

		if (slice_is(field->key, "due") || slice_is(field->key, "completion"))
			continue;
		for (int text = 0; text < TEXTS; text++)
			counts[text] = count_fields(&t->docs[text], item->id, field);
		if (is_due(counts, side) && !counts[MERGED])
			return broken(t, "a field is lost", field->value);
	}
	return true;
}

static bool
fields_stand(struct triple *t)
{
	for (int side = A; side <= B; side++)
		for (size_t n = 0; n < t->docs[side].item_count; n++) {
			const struct item *item = &t->docs[side].items[n];
			bool single = item->id.len > 0;

			for (int text = BASE; text <= B && single; text++)
				single = count_ids(&t->docs[text], item->id, false) == 1;
			if (single && !fields_stand_of(t, side, item))
				return false;
		}
	return true;
}

static bool
is_moment(const struct section *section)
{
	return section->level == 2 && section->title.len >= 5 && section->title.ptr[2] == ':' &&
		section->title.ptr[0] >= '0' && section->title.ptr[0] <= '2';
}

/* The moment that a byte stands under, or NULL. */
static const struct section *
moment_at(const struct document *doc, size_t at)
{
	const struct section *found = NULL;

	for (size_t n = 1; n < doc->section_count; n++) {
		if (doc->lines[doc->sections[n].line].start > at)
			break;
		if (is_moment(&doc->sections[n]))
			found = &doc->sections[n];
		else if (doc->sections[n].level == 1)
			found = NULL;
	}
	return found;
}

static size_t
count_moments(const struct document *doc, struct slice title)
{
	size_t count = 0;

	for (size_t n = 1; n < doc->section_count; n++)
		count += is_moment(&doc->sections[n]) && slice_equal(doc->sections[n].title, title);
	return count;
}

/* Whether a moment of a side is new in all that stands under it. */
static bool
is_own(const struct triple *t, int side, const struct section *moment)
{
	const struct lookup *words = &t->said[side].words;
	int other = side == A ? B : A;

	if (!moment || count_moments(&t->docs[BASE], moment->title) ||
	    count_moments(&t->docs[other], moment->title))
		return false;
	for (size_t n = 0; n < words->count; n++)
		if (moment_at(&t->docs[side], words->items[n].at) == moment &&
		    count_of(words, words->items[n].text) == 1 &&
		    count_of(&t->said[BASE].words, words->items[n].text) +
		    count_of(&t->said[other].words, words->items[n].text))
			return false;
	return true;
}

static bool
has_sections_of(const struct document *doc, const struct document *base)
{
	for (size_t n = 1; n < base->section_count; n++)
		if (count_sections(doc, base->sections[n].title) <
		    count_sections(base, base->sections[n].title))
			return false;
	return true;
}

/*
 * Words that a side wrote under a moment of its own are under it still: only if
 * it took no other heading away, for then the moment's may read as a changed one.
 */
static bool
moments_kept(struct triple *t)
{
	for (int side = A; side <= B; side++) {
		const struct lookup *words = &t->said[side].words;
		const struct section *own = NULL, *moment;

		if (!has_sections_of(&t->docs[side], &t->docs[BASE]))
			continue;
		for (size_t n = 0; n < words->count && t->docs[side].section_count > 1; n++) {
			struct slice word = words->items[n].text;
			size_t count;

			moment = moment_at(&t->docs[side], words->items[n].at);
			if (count_of(words, word) != 1 || slice_is(word, "twice") ||
			    (moment != own && !is_own(t, side, moment)))
				continue;
			own = moment;
			const struct lookup_name *name = lookup_find(&t->said[MERGED].words, word,
				&count);
			const struct section *now = count ? moment_at(&t->docs[MERGED], name->at) :
				NULL;

			if (own && (!now || !slice_equal(now->title, own->title)) &&
			    !is_quoted_twice(t, own->title))
				return broken(t, "words of one moment are under another", word);
		}
	}
	return true;
}

static bool
is_closed(const struct document *doc)
{
	return !doc->open_fence && !doc->open_comment;
}

/* What one side leaves open does not swallow the other's new sections. */
static bool
sections_escape(struct triple *t)
{
	for (int side = A; side <= B; side++) {
		const struct document *doc = &t->docs[side];

		for (size_t n = 1; is_closed(doc) && n < doc->section_count; n++) {
			struct slice title = doc->sections[n].title;

			if (title.len && !count_sections(&t->docs[BASE], title) &&
			    !count_sections(&t->docs[MERGED], title) && !is_quoted_twice(t, title))
				return broken(t, "a section is swallowed", title);
		}
	}
	return true;
}

static bool
structure_stands(struct triple *t)
{
	struct err err = ERR_INIT;
	bool ok = true;

	t->closed = true;

	for (int text = 0; text < TEXTS && ok; text++) {
		struct buf bytes = BUF_INIT;

		buf_add(&bytes, t->texts[text]);
		ok = document_parse(&t->docs[text], &bytes, "page.md", &err);
		t->closed = t->closed && ok && (text == MERGED || is_closed(&t->docs[text]));
		buf_release(&bytes);
	}
	bool plain = t->closed && !t->odd;

	if (plain && !is_closed(&t->docs[MERGED]))
		broken(t, "something is left open", SLICE_EMPTY);
	if (ok && plain)
		ok = sections_stand(t) && ids_stand(t) && events_stand(t) && fields_stand(t) &&
			moments_kept(t);
	else if (ok && !t->odd && is_closed(&t->docs[BASE]))
		ok = sections_escape(t);
	for (int text = 0; text < TEXTS; text++)
		document_release(&t->docs[text]);
	return ok;
}

/* The laws of what comes out, in the order in which they matter. */
static void
check_result(struct triple *t)
{
	for (int text = 0; text < TEXTS; text++)
		said_read(&t->said[text], t->texts[text], text == MERGED);
	bool ok = no_markers(t) && nothing_lost(t, false) && sealed_whole(t) &&
		nothing_lost(t, true) && bytes_of_somebody(t) && notes_right(t) &&
		structure_stands(t) && nothing_doubled(t) && rest_stands(t) &&
		paragraphs_stand(t) && quoted_once(t) && as_clean_as_git(t);

	(void)ok;
	for (int text = 0; text < TEXTS; text++)
		said_release(&t->said[text]);
}

static void
expect(struct triple *t, const char *law, int base, int one, int other, int expected)
{
	struct merged merged = MERGED_INIT;

	merge_file(&merged, "page.md", t->texts[base], t->texts[one], t->texts[other]);
	if (!slice_equal(buf_slice(&merged.text), t->texts[expected]))
		broken(t, law, buf_slice(&merged.text));
	merged_release(&merged);
}

/* Merges, and checks every law; the merged text goes into out. True: they hold. */
static bool
check_triple(struct triple *t, struct buf *out)
{
	struct merged merged = MERGED_INIT;

	t->law = NULL;
	merge_file(&merged, "page.md", t->texts[BASE], t->texts[A], t->texts[B]);
	t->texts[MERGED] = buf_slice(&merged.text);
	t->notes = merged.notes;
	t->note_count = merged.count;
	check_result(t);
	expect(t, "it depends on which side is ours", BASE, B, A, MERGED);
	expect(t, "merge(O,A,O) is not A", BASE, A, BASE, A);
	expect(t, "merge(O,O,B) is not B", BASE, BASE, B, B);
	expect(t, "merge(O,A,A) is not A", BASE, A, A, A);
	buf_clear(out);
	buf_add(out, t->texts[MERGED]);
	merged_release(&merged);
	return !t->law;
}

/* The merge, merged once more with one of its sides: nothing is lost then either. */
static bool
check_again(struct triple *t, struct buf *out)
{
	struct buf again = BUF_INIT;

	if (!check_triple(t, out))
		return false;
	struct triple second = { .odd = true, .detail = BUF_INIT,
		.texts = { t->texts[BASE], buf_slice(out), t->texts[out->len % 2 ? A : B] } };

	if (!check_triple(&second, &again))
		broken(t, second.law, buf_slice(&second.detail));
	buf_release(&second.detail);
	buf_release(&again);
	return !t->law;
}

/* A failing triple, as lines, made smaller. */
struct shrink {
	struct slice lines[B + 1][PAGE_LINES * 4];
	size_t counts[B + 1];
	bool odd;
	const char *law;
	unsigned tries;
};

static void
shrink_texts(const struct shrink *shrink, struct buf texts[B + 1])
{
	for (int text = BASE; text <= B; text++) {
		buf_clear(&texts[text]);
		for (size_t n = 0; n < shrink->counts[text]; n++)
			buf_add(&texts[text], shrink->lines[text][n]);
	}
}

static bool
still_fails(struct shrink *shrink)
{
	struct buf texts[B + 1] = { BUF_INIT, BUF_INIT, BUF_INIT }, out = BUF_INIT;
	struct triple t = { .odd = shrink->odd, .detail = BUF_INIT };

	shrink_texts(shrink, texts);
	for (int text = BASE; text <= B; text++)
		t.texts[text] = buf_slice(&texts[text]);
	bool fails = !check_again(&t, &out) && strcmp(t.law, shrink->law) == 0;

	shrink->tries++;
	for (int text = BASE; text <= B; text++)
		buf_release(&texts[text]);
	buf_release(&out);
	buf_release(&t.detail);
	return fails;
}

/* One line, in all three texts if `everywhere`; true if it could go. */
static bool
drop_line(struct shrink *shrink, int text, size_t at, bool everywhere)
{
	static struct shrink before; /* too large for the stack */
	struct slice line = shrink->lines[text][at];

	before = *shrink;
	for (int n = BASE; n <= B; n++) {
		size_t kept = 0;

		for (size_t k = 0; k < shrink->counts[n]; k++) {
			bool goes = everywhere ? slice_equal(shrink->lines[n][k], line) :
				n == text && k == at;

			if (!goes)
				shrink->lines[n][kept++] = shrink->lines[n][k];
		}
		shrink->counts[n] = kept;
	}
	if (still_fails(shrink))
		return true;
	before.tries = shrink->tries;
	*shrink = before;
	return false;
}

/* One word of a line, wherever the same line stands. */
static bool
drop_word(struct shrink *shrink, int text, size_t at, struct slice word)
{
	static struct shrink before;
	struct slice line = shrink->lines[text][at];
	size_t start = (size_t)(word.ptr - line.ptr), used = arena_used;
	struct buf shorter = BUF_INIT;

	buf_add(&shorter, slice_part(line, 0, start));
	buf_add(&shorter, slice_from(line, start + word.len + (start + word.len < line.len &&
		line.ptr[start + word.len] == ' ')));
	struct slice kept = keep(buf_slice(&shorter));

	before = *shrink;
	for (int n = BASE; n <= B && kept.len == shorter.len; n++)
		for (size_t k = 0; k < shrink->counts[n]; k++)
			if (slice_equal(shrink->lines[n][k], line))
				shrink->lines[n][k] = kept;
	buf_release(&shorter);
	if (still_fails(shrink))
		return true;
	before.tries = shrink->tries;
	*shrink = before;
	arena_used = used;
	return false;
}

static void
shrink_words(struct shrink *shrink)
{
	for (int text = BASE; text <= B; text++)
		for (size_t n = 0; n < shrink->counts[text]; n++) {
			struct slice rest = shrink->lines[text][n], word;

			slice_word(&rest, &word); /* what begins the line makes it what it is */
			while (shrink->tries < SHRINK_TRIES * 2 && slice_word(&rest, &word))
				if (drop_word(shrink, text, n, word)) {
					rest = shrink->lines[text][n];
					slice_word(&rest, &word);
				}
		}
}

static void
shrink_lines(struct shrink *shrink)
{
	bool smaller = true;

	while (smaller && shrink->tries < SHRINK_TRIES) {
		smaller = false;
		for (int everywhere = 1; everywhere >= 0; everywhere--)
			for (int text = BASE; text <= B; text++)
				for (size_t n = shrink->counts[text]; n-- > 0;)
					if (n < shrink->counts[text] &&
					    shrink->tries < SHRINK_TRIES)
						smaller |= drop_line(shrink, text, n, everywhere);
	}
}

/* What is shown of a case: its texts between rules, odd bytes made visible. */
static void
tell_text(struct buf *out, const char *name, struct slice text)
{
	buf_printf(out, "--- %s\n", name);
	for (size_t at = 0; at < text.len; at++)
		if ((unsigned char)text.ptr[at] < ' ' && text.ptr[at] != '\n')
			buf_printf(out, "\\x%02x", (unsigned char)text.ptr[at]);
		else
			buf_add_char(out, text.ptr[at]);
	if (text.len && !slice_ends(text, "\n"))
		buf_add_text(out, "\\\n");
}

/* Shrinks the triple, and tells all of it. */
static void
tell_case(struct buf *out, const struct triple *t, uint64_t seed)
{
	static struct shrink shrink;
	struct buf texts[B + 1] = { BUF_INIT, BUF_INIT, BUF_INIT }, merged = BUF_INIT;
	struct triple small = { .odd = t->odd, .detail = BUF_INIT };

	shrink = (struct shrink){ .odd = t->odd, .law = t->law };
	for (int text = BASE; text <= B; text++)
		for (struct slice rest = t->texts[text]; rest.len &&
		     shrink.counts[text] < SIZE(shrink.lines[text]);)
			shrink.lines[text][shrink.counts[text]++] = cut_line(&rest);
	shrink_lines(&shrink);
	shrink_words(&shrink);
	shrink_lines(&shrink);
	shrink_texts(&shrink, texts);
	for (int text = BASE; text <= B; text++)
		small.texts[text] = buf_slice(&texts[text]);
	check_again(&small, &merged);
	buf_printf(out, "=== TAUT_SEED=%llu: %s: %s\n", (unsigned long long)seed,
		small.law ? small.law : t->law, small.detail.ptr);
	tell_text(out, "base", small.texts[BASE]);
	tell_text(out, "a", small.texts[A]);
	tell_text(out, "b", small.texts[B]);
	tell_text(out, "merged", buf_slice(&merged));
	for (int text = BASE; text <= B; text++)
		buf_release(&texts[text]);
	buf_release(&merged);
	buf_release(&small.detail);
}

static struct page pages[B + 1];

static void
edit_sides(uint64_t most, bool odd)
{
	for (uint64_t edits = chance(3) ? 0 : 1 + chance(2); edits; edits--)
		edit_page(&pages[A], odd); /* the same on both sides */
	pages[B] = pages[A];
	for (int side = A; side <= B; side++)
		for (uint64_t edits = chance(8) ? 1 + chance(most) : 0; edits; edits--)
			edit_page(&pages[side], odd);
}

static void
print_pages(struct buf texts[B + 1])
{
	for (int text = BASE; text <= B; text++) {
		buf_clear(&texts[text]);
		print_page(&texts[text], &pages[text]);
	}
}

static bool
check_texts(struct buf texts[B + 1], struct buf *merged, bool odd, struct buf *report,
	uint64_t seed)
{
	struct triple t = { .odd = odd, .detail = BUF_INIT };

	for (int text = BASE; text <= B; text++)
		t.texts[text] = buf_slice(&texts[text]);
	bool ok = check_again(&t, merged);

	if (!ok)
		tell_case(report, &t, seed);
	buf_release(&t.detail);
	return ok;
}

/* Two who go on from a page, merge, go on from there, and so forth: the base is
 * what both had last, which is the merge before or one of its sides. */
static bool
try_case(uint64_t seed, struct buf *report)
{
	struct buf texts[B + 1] = { BUF_INIT, BUF_INIT, BUF_INIT }, merged = BUF_INIT;
	bool odd = seed % 16 == 0, ok = true;

	state_of_chance = seed;
	arena_used = 0;
	last_word = 0;
	make_page(&pages[BASE]);
	for (uint64_t round = seed % 8 == 1 ? CHAIN : 1; round && ok; round--) {
		pages[A] = pages[BASE];
		edit_sides(EDITS, odd);
		print_pages(texts);
		ok = check_texts(texts, &merged, odd, report, seed);
		if (chance(2)) {
			read_page(&pages[BASE], buf_slice(&merged));
			continue;
		}
		/* one side merged, and goes on; the other goes on from what it had */
		struct page other = pages[B];

		read_page(&pages[A], buf_slice(&merged));
		pages[BASE] = other;
		edit_page(&pages[A], odd);
		edit_page(&pages[B], odd);
		print_pages(texts);
		ok = ok && check_texts(texts, &merged, odd, report, seed);
		read_page(&pages[BASE], buf_slice(&merged));
	}
	for (int text = BASE; text <= B; text++)
		buf_release(&texts[text]);
	buf_release(&merged);
	return ok;
}

static void
test_laws(void **state)
{
	uint64_t alone = setting("TAUT_SEED", 0);
	uint64_t cases = setting("TAUT_CASES", getenv("TAUT_LONG") ? LONG_CASES : ALL_CASES);
	struct buf report = BUF_INIT;

	(void)state;
	git_libgit2_init();
	for (uint64_t seed = alone ? alone : 1; seed <= (alone ? alone : cases); seed++)
		if (!try_case(seed, &report))
			break;
	if (report.len) {
		print_message("%s", report.ptr);
		buf_release(&report);
		fail();
	}
}

/*
 * Whole blocks that both sides only add, between blocks that stay: each of few
 * words, so that many are equal. What a side adds in a gap stands there as often,
 * but for what the other added in the same gap.
 */
#define GAPS 6
#define ADDED 3 /* in a gap, by a side */

static const char *const short_blocks[] = { "Yes.", "Thank you.", "- rested", "---",
	"- [ ] call Ana", "> so be it" };

struct adding {
	size_t blocks[GAPS][ADDED]; /* of short_blocks; SIZE(short_blocks): none */
};

static void
make_adding(struct adding *adding)
{
	for (size_t gap = 0; gap < GAPS; gap++)
		for (size_t n = 0; n < ADDED; n++)
			adding->blocks[gap][n] = chance(2) ? SIZE(short_blocks) :
				chance(SIZE(short_blocks));
}

static void
print_adding(struct buf *out, const struct adding *adding)
{
	static const char *const stays[GAPS] = { "# 2026-11-21", "Did I run?", "## 08:00",
		"- slept well", "## 20:00", "Did I sleep?" };

	for (size_t gap = 0; gap < GAPS; gap++) {
		buf_printf(out, "%s%s\n", gap ? "\n" : "", stays[gap]);
		for (size_t n = 0; adding && n < ADDED; n++)
			if (adding->blocks[gap][n] < SIZE(short_blocks))
				buf_printf(out, "\n%s\n", short_blocks[adding->blocks[gap][n]]);
	}
}

static size_t
count_adding(const struct adding *adding, size_t gap, size_t block)
{
	size_t count = 0;

	for (size_t n = 0; n < ADDED; n++)
		count += adding->blocks[gap][n] == block;
	return count;
}

static bool
all_added_stand(const struct adding sides[2], struct slice merged, const char **lost)
{
	for (size_t block = 0; block < SIZE(short_blocks); block++) {
		size_t least = 0;

		for (size_t gap = 0; gap < GAPS; gap++) {
			size_t a = count_adding(&sides[0], gap, block);
			size_t b = count_adding(&sides[1], gap, block);

			least += a > b ? a : b;
		}
		*lost = short_blocks[block];
		if (count_lines(merged, slice_of(*lost)) < least)
			return false;
	}
	return true;
}

static void
test_repeated(void **state)
{
	uint64_t cases = setting("TAUT_CASES", getenv("TAUT_LONG") ? LONG_CASES : ALL_CASES);

	(void)state;
	for (uint64_t seed = 1; seed <= cases; seed++) {
		struct buf texts[B + 1] = { BUF_INIT, BUF_INIT, BUF_INIT };
		struct merged merged = MERGED_INIT;
		struct adding sides[2];
		const char *lost;

		state_of_chance = seed;
		make_adding(&sides[0]);
		make_adding(&sides[1]);
		print_adding(&texts[BASE], NULL);
		print_adding(&texts[A], &sides[0]);
		print_adding(&texts[B], &sides[1]);
		merge_page(&merged, buf_slice(&texts[BASE]), buf_slice(&texts[A]),
			buf_slice(&texts[B]));
		if (!all_added_stand(sides, buf_slice(&merged.text), &lost)) {
			print_message("seed %llu: '%s' is lost\n--- a\n%s--- b\n%s--- merged\n%s",
				(unsigned long long)seed, lost, texts[A].ptr, texts[B].ptr,
				merged.text.ptr);
			fail();
		}
		merged_release(&merged);
		for (int text = BASE; text <= B; text++)
			buf_release(&texts[text]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_laws),
		cmocka_unit_test(test_repeated),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
