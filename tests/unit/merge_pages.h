/* SPDX-License-Identifier: ISC */
/*
 * Random pages of a journal, and what people, editors and taut do to them: each
 * word that is new stands nowhere else, so that none can be lost unseen. Pages
 * are lines; an edit knows no more of them than a person at an editor does.
 */
#ifndef TAUT_TESTS_MERGE_PAGES_H
#define TAUT_TESTS_MERGE_PAGES_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "tests/unit/chance.h"

#define PAGE_LINES 400
#define ARENA_ROOM (1u << 20)

static unsigned long last_word; /* how many were made in this case */

/* Lines of a case; all are forgotten when the next one begins. */
static char arena[ARENA_ROOM];
static size_t arena_used;

static struct slice
keep(struct slice s)
{
	if (s.len > ARENA_ROOM - arena_used)
		s.len = ARENA_ROOM - arena_used; /* the page ends early */
	char *start = arena + arena_used;

	if (s.len)
		memcpy(start, s.ptr, s.len);
	arena_used += s.len;
	return (struct slice){ start, s.len };
}

struct page {
	struct slice items[PAGE_LINES];
	size_t count;
	const char *ending;
	bool mark, open; /* a byte-order mark; no final newline */
	bool odd;        /* something in it is no Markdown that anyone would write */
};

enum line_is { IS_BLANK, IS_TEXT, IS_HEADING, IS_ITEM, IS_BELOW, IS_FENCED, IS_FENCE, IS_SEALED,
	IS_COMMENT, IS_FRONT, IS_QUOTE };

static struct slice
behind_prefix(struct slice line)
{
	while (line.len && strchr(" \t>", line.ptr[0]))
		line = slice_from(line, 1);
	return line;
}

static bool
is_item(struct slice line)
{
	struct slice text = slice_trim(line);

	return slice_starts(text, "- ") || slice_starts(text, "* ") || slice_starts(text, "1. ");
}

static enum line_is
plain_kind(struct slice line)
{
	if (slice_trim(line).len == 0)
		return IS_BLANK;
	if (line.ptr[0] == '#')
		return IS_HEADING;
	if (line.ptr[0] == '>')
		return IS_QUOTE;
	if (is_item(line))
		return IS_ITEM;
	return line.ptr[0] == ' ' || line.ptr[0] == '\t' ? IS_BELOW : IS_TEXT;
}

/* What each line is, told as roughly as a person does. */
static void
classify(const struct page *page, enum line_is kinds[PAGE_LINES])
{
	bool fence = false, sealed = false, comment = false;
	bool front = page->count && slice_is(page->items[0], "---");

	for (size_t n = 0; n < page->count; n++) {
		struct slice line = page->items[n], text = behind_prefix(line);
		bool marks = slice_starts(text, "```");

		if (!fence && marks)
			sealed = slice_starts(text, "```age") || slice_starts(text, "```private");
		if (front)
			kinds[n] = IS_FRONT;
		else if (fence || marks)
			kinds[n] = sealed ? IS_SEALED : marks ? IS_FENCE : IS_FENCED;
		else if (comment || slice_starts(line, "<!--"))
			kinds[n] = IS_COMMENT;
		else
			kinds[n] = plain_kind(line);
		comment = kinds[n] == IS_COMMENT && slice_find(line, "-->") == SLICE_NONE;
		fence ^= marks && kinds[n] != IS_COMMENT && kinds[n] != IS_FRONT;
		front = front && (n == 0 || !slice_is(line, "---"));
	}
}

static void
remove_lines(struct page *page, size_t first, size_t end)
{
	memmove(page->items + first, page->items + end,
		(page->count - end) * sizeof *page->items);
	page->count -= end - first;
}

static void
insert_line(struct page *page, size_t at, struct slice line)
{
	if (page->count == PAGE_LINES)
		return;
	memmove(page->items + at + 1, page->items + at,
		(page->count - at) * sizeof *page->items);
	page->items[at] = keep(line);
	page->count++;
}

static void
add_line(struct page *page, struct buf *line)
{
	insert_line(page, page->count, buf_slice(line));
	buf_clear(line);
}

static void
insert_page(struct page *page, size_t at, const struct page *other)
{
	for (size_t n = 0; n < other->count; n++)
		insert_line(page, at + n, other->items[n]);
}

/* A word that stands nowhere yet. */
static void
add_new_word(struct buf *out)
{
	static const char *const parts[] = { "ka", "lo", "mi", "ru", "te", "so", "ne", "va", "du",
		"pi" };
	unsigned long n = last_word++;

	for (unsigned digits = 0; digits < 3; digits++, n /= 10)
		buf_add_text(out, parts[n % 10]);
	for (; n; n /= 10)
		buf_add_text(out, parts[n % 10]);
}

static void
add_word(struct buf *out)
{
	static const char *const common[] = { "the", "a", "I", "and", "of", "to", "in", "was",
		"with", "my" };

	if (chance(5) < 2)
		buf_add_text(out, PICK(common));
	else
		add_new_word(out);
}

static void
add_words(struct buf *out, uint64_t count)
{
	for (uint64_t n = 0; n < count; n++) {
		buf_add_text(out, n ? " " : "");
		add_word(out);
	}
}

static void
add_sentence(struct buf *out)
{
	static const char *const ends[] = { ".", ".", ".", ".", ".", "!", "?", " …" };

	add_words(out, 2 + chance(6));
	if (chance(24) == 0) {
		buf_add_text(out, " #");
		add_new_word(out);
	}
	buf_add_text(out, PICK(ends));
}

/* Sentences one behind the other on one line, or wrapped, or a line each. */
static void
add_prose(struct page *page, const char *prefix)
{
	struct buf line = BUF_INIT;
	uint64_t style = chance(3);

	buf_add_text(&line, prefix);
	for (uint64_t count = 1 + chance(5); count; count--) {
		add_sentence(&line);
		if (count > 1 && (style == 2 || (style == 1 && chance(2)))) {
			add_line(page, &line);
			buf_add_text(&line, prefix);
		} else if (count > 1) {
			buf_add_char(&line, ' ');
		}
	}
	add_line(page, &line);
	buf_release(&line);
}

static void
add_field(struct buf *out)
{
	static const char *const fields[] = { "due:: 2026-11-%02u", "completion:: 2026-10-%02u",
		"for:: r%u", "to:: %u", "from:: %u", "focus:: yes", "repeat:: mon %u",
		"note:: n%u" };

	buf_add_text(out, " [");
	const char *field = PICK(fields);
	const char *number = strchr(field, '%');

	buf_add(out, slice_part(slice_of(field), 0, number ? (size_t)(number - field) :
		SLICE_NONE));
	if (number)
		buf_printf(out, "%02u", (unsigned)chance(28) + 1);
	buf_add_char(out, ']');
}

static void
add_event(struct buf *out)
{
	static const char *const events[] = { "is:: %u", "kept:: 2026-11-%02u", "lowered:: 9 → %u",
		"enough:: %u", "missed:: 2026-11-%02u", "raised:: 3 → %u" };
	const char *event = PICK(events);
	const char *number = strchr(event, '%');

	buf_add_text(out, " [");
	buf_add(out, slice_part(slice_of(event), 0, (size_t)(number - event)));
	buf_printf(out, "%02u] [for:: r%u]", (unsigned)chance(28) + 1, (unsigned)chance(9));
}

static void
add_id(struct buf *out)
{
	buf_add_text(out, " ^");
	add_new_word(out);
}

static void
add_item(struct page *page, const char *indent, bool events)
{
	static const char *const markers[] = { "- ", "- ", "- ", "- ", "* ", "1. " };
	static const char *const boxes[] = { "", "", "[ ] ", "[ ] ", "[x] ", "[-] ", "[/] " };
	struct buf line = BUF_INIT;

	buf_add_text(&line, indent);
	buf_add_text(&line, PICK(markers));
	if (events) {
		add_words(&line, 3 + chance(4));
		add_event(&line);
	} else {
		buf_add_text(&line, PICK(boxes));
		add_words(&line, 2 + chance(6));
		for (uint64_t fields = chance(3); fields; fields--)
			add_field(&line);
		if (!*indent && chance(3))
			add_id(&line);
	}
	add_line(page, &line);
	buf_release(&line);
}

/* The armor is none, but as good as one to who never opens it. */
static void
add_sealed(struct page *page, const char *prefix)
{
	static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789+/";
	struct buf line = BUF_INIT;
	bool sealed = chance(8);

	buf_printf(&line, sealed ? "%s```age" : "%s```private", prefix);
	add_line(page, &line);
	if (sealed) {
		buf_printf(&line, "%s-----BEGIN AGE ENCRYPTED FILE-----", prefix);
		add_line(page, &line);
	}
	for (uint64_t lines = 1 + chance(3); lines; lines--) {
		buf_add_text(&line, prefix);
		for (unsigned n = 0; n < 64 && (n < 24 || lines > 1); n++)
			buf_add_char(&line, base64[chance(64)]);
		add_line(page, &line);
	}
	if (sealed) {
		buf_printf(&line, "%s-----END AGE ENCRYPTED FILE-----", prefix);
		add_line(page, &line);
	}
	buf_printf(&line, "%s```", prefix);
	add_line(page, &line);
	buf_release(&line);
}

static void
add_text_line(struct page *page, const char *before, const char *behind)
{
	struct buf line = BUF_INIT;

	buf_add_text(&line, before);
	add_words(&line, 2 + chance(4));
	buf_add_text(&line, behind);
	add_line(page, &line);
	buf_release(&line);
}

static void
add_text(struct page *page, const char *text)
{
	insert_line(page, page->count, slice_of(text));
}

static void
add_list(struct page *page, bool events)
{
	for (uint64_t items = 1 + chance(4); items; items--) {
		add_item(page, "", events);
		switch (chance(9)) {
		case 0:
			add_item(page, "  ", false);
			if (chance(2))
				add_item(page, "    ", false);
			break;
		case 1:
			add_prose(page, "  ");
			break;
		case 2:
			add_text(page, "");
			add_prose(page, "  ");
			break;
		case 3:
			if (chance(2))
				add_sealed(page, "  ");
			break;
		}
	}
}

/* A block; blank lines around it are the caller's. */
static void
add_block(struct page *page)
{
	switch (chance(20)) {
	case 0: case 1: case 2: case 3: case 4: case 5:
		add_list(page, false);
		break;
	case 6: case 7:
		add_list(page, true);
		break;
	case 8:
		add_sealed(page, "");
		break;
	case 9:
		if (chance(3) == 0)
			add_sealed(page, "> ");
		else
			add_prose(page, "> ");
		break;
	case 10:
		add_text(page, chance(2) ? "```" : "```sh");
		for (uint64_t lines = chance(4); lines; lines--)
			add_text_line(page, chance(3) ? "" : "  ", "");
		add_text(page, "```");
		break;
	case 11:
		add_text_line(page, "<!-- ", chance(2) ? " -->" : "");
		if (slice_find(page->items[page->count - 1], "-->") == SLICE_NONE)
			add_text_line(page, "", " -->");
		break;
	case 12:
		add_text_line(page, "", "");
		add_text(page, chance(2) ? "---" : "===");
		break;
	case 13:
		if (chance(3))
			break;
		add_text(page, "> [!twice]");
		add_prose(page, "> ");
		break;
	default:
		add_prose(page, "");
	}
}

static void
add_heading(struct page *page, uint64_t kind)
{
	static const char *const known[] = { "## Vision", "### Results", "## Plan",
		"### In the way", "### From Ana" };
	struct buf line = BUF_INIT;

	if (kind == 0) {
		buf_printf(&line, "## %02u:%02u", (unsigned)(8 + chance(6)), (unsigned)chance(3));
		if (chance(2)) {
			buf_add_char(&line, ' ');
			add_words(&line, 1 + chance(3));
		}
	} else if (kind == 1) {
		buf_add_text(&line, PICK(known));
	} else {
		buf_add_text(&line, chance(2) ? "### " : "## ");
		add_words(&line, 1 + chance(3));
	}
	add_line(page, &line);
	buf_release(&line);
}

static void
add_section(struct page *page)
{
	add_heading(page, chance(4) ? 0 : 1 + chance(2));
	for (uint64_t blocks = chance(4); blocks; blocks--) {
		if (chance(12))
			add_text(page, "");
		add_block(page);
	}
	add_text(page, "");
}

static void
make_page(struct page *page)
{
	*page = (struct page){ .ending = chance(10) ? "\n" : "\r\n", .mark = chance(20) == 0,
		.open = chance(8) == 0 };
	if (chance(12) == 0) {
		add_text(page, "---");
		for (uint64_t lines = 1 + chance(3); lines; lines--)
			add_text_line(page, "key: ", "");
		add_text(page, "---");
	}
	if (chance(5)) {
		add_text(page, chance(2) ? "# 2026-11-21" : "# Health");
		add_text(page, "");
	}
	for (uint64_t blocks = chance(3); blocks; blocks--) {
		add_block(page);
		add_text(page, "");
	}
	for (uint64_t sections = chance(6); sections; sections--)
		add_section(page);
	while (page->count && chance(2) && page->items[page->count - 1].len == 0)
		page->count--;
}

static void
print_page(struct buf *out, const struct page *page)
{
	buf_add_text(out, page->mark ? "\xEF\xBB\xBF" : "");
	for (size_t n = 0; n < page->count; n++) {
		buf_add(out, page->items[n]);
		if (n + 1 < page->count || !page->open)
			buf_add_text(out, page->ending);
	}
}

/* A text as a page again, for going on from a merge. */
static void
read_page(struct page *page, struct slice text)
{
	bool crlf = slice_find(text, "\r\n") != SLICE_NONE;

	*page = (struct page){ .ending = crlf ? "\r\n" : "\n",
		.mark = slice_starts(text, "\xEF\xBB\xBF"),
		.open = text.len && !slice_ends(text, "\n") };
	text = slice_from(text, page->mark ? 3 : 0);
	while (text.len) {
		struct slice line = slice_cut(&text, '\n');

		if (slice_ends(line, "\r"))
			line.len--;
		insert_line(page, page->count, line);
	}
}

/* A line of one of these kinds (bits), at random; SIZE_MAX: there is none. */
static size_t
pick_line(const struct page *page, unsigned kinds)
{
	enum line_is is[PAGE_LINES];
	size_t found = SIZE_MAX, seen = 0;

	classify(page, is);
	for (size_t n = 0; n < page->count; n++)
		if (kinds & (1u << is[n]) && chance(++seen) == 0)
			found = n;
	return found;
}

#define BIT(kind) (1u << (kind))
#define WORDY (BIT(IS_TEXT) | BIT(IS_ITEM) | BIT(IS_BELOW) | BIT(IS_QUOTE))

/* Where a block may be set: the end, or before a blank line or heading. */
static size_t
pick_gap(const struct page *page)
{
	size_t at = pick_line(page, BIT(IS_BLANK) | BIT(IS_HEADING));

	return at == SIZE_MAX || chance(4) == 0 ? page->count : at;
}

/* From a line to the next blank one or heading, or all that is sealed. */
static size_t
chunk_end(const struct page *page, size_t at)
{
	enum line_is is[PAGE_LINES];
	size_t end = at + 1;

	classify(page, is);
	while (end < page->count && is[end] != IS_BLANK && is[end] != IS_HEADING)
		end++;
	return end;
}

static size_t
chunk_start(const struct page *page, size_t at)
{
	enum line_is is[PAGE_LINES];

	classify(page, is);
	while (at > 0 && is[at - 1] != IS_BLANK && is[at - 1] != IS_HEADING && is[at] != IS_HEADING)
		at--;
	return at;
}

static size_t
section_end(const struct page *page, size_t at)
{
	enum line_is is[PAGE_LINES];
	size_t end = at + 1;

	classify(page, is);
	while (end < page->count && is[end] != IS_HEADING)
		end++;
	return end;
}

/* The words of a line with one changed, taken out or put in. */
static void
edit_words(struct page *page, unsigned kinds)
{
	size_t at = pick_line(page, kinds);

	if (at == SIZE_MAX)
		return;
	struct slice rest = page->items[at], word;
	struct buf line = BUF_INIT;
	size_t words = 0, action = chance(3);

	while (slice_word(&rest, &word))
		words++;
	size_t chosen = words ? chance(words) : 0;

	rest = page->items[at];
	for (size_t n = 0, from = 0; slice_word(&rest, &word); n++) {
		size_t start = (size_t)(word.ptr - page->items[at].ptr);
		bool letters = word.len > 1 && !slice_ends(word, "]") &&
			strspn(word.ptr, "abcdefghijklmnopqrstuvwxyz") > 1;

		buf_add(&line, slice_part(page->items[at], from, start));
		from = start + word.len;
		if (n != chosen || !letters) {
			buf_add(&line, word);
			continue;
		}
		bool ends = strchr(".!?", word.ptr[word.len - 1]);

		if (action == 0)
			buf_add(&line, slice_part(word, 0, word.len - ends));
		if (action == 0)
			buf_add_char(&line, ' ');
		if (action < 2)
			add_new_word(&line);
		if (ends)
			buf_add(&line, slice_from(word, word.len - 1));
	}
	page->items[at] = keep(slice_trim_end(buf_slice(&line)));
	buf_release(&line);
}

static void
edit_sentences(struct page *page)
{
	size_t at = pick_line(page, BIT(IS_TEXT) | BIT(IS_BELOW) | BIT(IS_QUOTE));
	struct buf line = BUF_INIT;

	if (at == SIZE_MAX)
		return;
	struct slice text = page->items[at];
	size_t dot = slice_find(text, ". ");

	switch (chance(4)) {
	case 0: /* one more at the end */
		buf_add(&line, text);
		buf_add_char(&line, ' ');
		add_sentence(&line);
		break;
	case 1: /* one more behind the first */
		if (dot == SLICE_NONE)
			break;
		buf_add(&line, slice_part(text, 0, dot + 2));
		add_sentence(&line);
		buf_add(&line, slice_from(text, dot + 1));
		break;
	case 2: /* all but the first */
		if (dot == SLICE_NONE || text.ptr[0] == '>' || text.ptr[0] == ' ')
			break;
		buf_add(&line, slice_from(text, dot + 2));
		break;
	case 3: /* the line is wrapped */
		if (dot == SLICE_NONE || text.ptr[0] == '>' || text.ptr[0] == ' ')
			break;
		insert_line(page, at + 1, slice_from(text, dot + 2));
		buf_add(&line, slice_part(text, 0, dot + 1));
	}
	if (line.len)
		page->items[at] = keep(buf_slice(&line));
	buf_release(&line);
}

static void
replace_part(struct page *page, size_t at, size_t start, size_t end, struct slice by)
{
	struct buf line = BUF_INIT;

	buf_add(&line, slice_part(page->items[at], 0, start));
	buf_add(&line, by);
	buf_add(&line, slice_from(page->items[at], end));
	page->items[at] = keep(buf_slice(&line));
	buf_release(&line);
}

static void
edit_box(struct page *page, size_t at)
{
	static const char *const boxes[] = { "[x]", "[-]", "[ ]", "[/]" };
	size_t start = slice_find(page->items[at], "- [");

	if (start != SLICE_NONE && page->items[at].len > start + 4 &&
	    page->items[at].ptr[start + 4] == ']')
		replace_part(page, at, start + 2, start + 5, slice_of(PICK(boxes)));
}

/* A field is put in, taken out, or gets another value; or an id. */
static void
edit_fields(struct page *page, size_t at)
{
	struct slice line = page->items[at];
	size_t start = slice_find(line, " ["), id = slice_find_last(line, " ^");
	size_t end = start == SLICE_NONE ? SLICE_NONE :
		slice_find_char(slice_from(line, start), ']');
	struct buf field = BUF_INIT;

	add_field(&field);
	if (end != SLICE_NONE && slice_find(slice_part(line, start, start + end), "::") ==
	    SLICE_NONE)
		end = SLICE_NONE;
	switch (chance(4)) {
	case 0:
		if (end != SLICE_NONE)
			replace_part(page, at, start, start + end + 1, SLICE_EMPTY);
		break;
	case 1:
		if (end != SLICE_NONE)
			replace_part(page, at, start, start + end + 1, buf_slice(&field));
		break;
	case 2:
		replace_part(page, at, id == SLICE_NONE ? line.len : id,
			id == SLICE_NONE ? line.len : id, buf_slice(&field));
		break;
	case 3:
		buf_clear(&field);
		add_id(&field);
		if (chance(2) && (id == SLICE_NONE || chance(4) == 0))
			replace_part(page, at, id == SLICE_NONE ? line.len : id, line.len,
				buf_slice(&field));
	}
	buf_release(&field);
}

/* A child below, or the item and what is in it further in or out. */
static void
edit_nesting(struct page *page, size_t at)
{
	struct page child = { 0 };

	if (chance(2)) {
		if (chance(5))
			add_item(&child, "  ", false);
		else
			add_prose(&child, "  ");
		insert_page(page, at + 1, &child);
	} else if (page->items[at].ptr[0] == ' ') {
		page->items[at] = slice_from(page->items[at], page->items[at].len > 2 ? 2 : 0);
	} else {
		replace_part(page, at, 0, 0, slice_of("  "));
	}
}

static void
edit_item(struct page *page)
{
	size_t at = pick_line(page, BIT(IS_ITEM));
	struct page one = { 0 };

	if (at == SIZE_MAX)
		return;
	switch (chance(6)) {
	case 0:
		edit_box(page, at);
		break;
	case 1: case 2:
		edit_fields(page, at);
		break;
	case 3:
		edit_nesting(page, at);
		break;
	case 4:
		add_item(&one, "", chance(3) == 0);
		insert_page(page, at + chance(2), &one);
		break;
	case 5:
		remove_lines(page, at, at + 1);
	}
}

/* Sealed again, as after `edit -p`: all of the armor is another. */
static void
edit_sealed(struct page *page)
{
	enum line_is is[PAGE_LINES];
	size_t at = pick_line(page, BIT(IS_SEALED));
	struct page sealed = { 0 };

	if (at == SIZE_MAX)
		return;
	classify(page, is);
	while (at > 0 && is[at - 1] == IS_SEALED &&
	       slice_find(page->items[at], "```") == SLICE_NONE)
		at--;
	if (slice_find(page->items[at], "```") == SLICE_NONE || slice_ends(page->items[at], "```"))
		return; /* the closer was picked */
	size_t end = at + 1, fence = slice_find(page->items[at], "```");
	char *prefix = slice_copy(slice_part(page->items[at], 0, fence));

	while (end < page->count && is[end] == IS_SEALED &&
	       !slice_ends(page->items[end], "```"))
		end++;
	if (end < page->count)
		end++;
	if (chance(4))
		add_sealed(&sealed, prefix);
	free(prefix);
	remove_lines(page, at, end);
	insert_page(page, at, &sealed);
}

static void
add_lines_of(struct page *out, const struct page *page, size_t first, size_t end)
{
	for (size_t n = first; n < end; n++)
		insert_line(out, out->count, page->items[n]);
}

/* What stands between blank lines: away, elsewhere, or there once more. */
static void
edit_chunk(struct page *page)
{
	size_t at = pick_line(page, ~(BIT(IS_BLANK) | BIT(IS_FRONT) | BIT(IS_HEADING)));
	struct page chunk = { 0 };

	if (at == SIZE_MAX)
		return;
	size_t start = chunk_start(page, at), end = chunk_end(page, at);

	add_lines_of(&chunk, page, start, end);
	if (chance(12))
		remove_lines(page, start, end < page->count ? end + 1 : end);
	if (chance(2))
		return;
	add_text(&chunk, "");
	size_t gap = pick_gap(page);

	insert_line(page, gap, SLICE_EMPTY);
	insert_page(page, gap + 1, &chunk);
}

static void
edit_section(struct page *page)
{
	size_t at = pick_line(page, BIT(IS_HEADING));
	struct page section = { 0 };

	if (at == SIZE_MAX || chance(3) == 0) {
		add_section(&section);
		at = pick_line(page, BIT(IS_HEADING));
		insert_page(page, at == SIZE_MAX || chance(2) ? page->count : at, &section);
		return;
	}
	size_t end = section_end(page, at);

	switch (chance(4)) {
	case 0: /* the heading alone: another, or another level, or none */
		add_heading(&section, chance(3));
		if (chance(4) == 0)
			remove_lines(page, at, at + 1);
		else if (chance(3) == 0)
			replace_part(page, at, 0, 0, slice_of("#"));
		else
			page->items[at] = section.items[0];
		break;
	case 1:
		edit_words(page, BIT(IS_HEADING));
		break;
	default:
		add_lines_of(&section, page, at, end);
		remove_lines(page, at, end);
		if (chance(2))
			break;
		at = pick_line(page, BIT(IS_HEADING));
		insert_page(page, at == SIZE_MAX ? page->count : at, &section);
	}
}

static void
insert_block(struct page *page)
{
	struct page block = { 0 };
	size_t gap = pick_gap(page);

	if (chance(6))
		add_text(&block, "");
	add_block(&block);
	if (chance(6) && gap < page->count && page->items[gap].len)
		add_text(&block, "");
	insert_page(page, gap, &block);
}

/* Right below a heading, without an empty line, as many people write. */
static void
insert_below_heading(struct page *page)
{
	struct page block = { 0 };
	size_t at = pick_line(page, BIT(IS_HEADING));

	if (at == SIZE_MAX)
		return;
	if (chance(3))
		add_prose(&block, "");
	else
		add_block(&block);
	if (at + 1 < page->count && page->items[at + 1].len)
		add_text(&block, "");
	insert_page(page, at + 1, &block);
}

/* A fence or a comment at the end that is not closed yet. */
static void
leave_open(struct page *page)
{
	add_text(page, "");
	add_text(page, chance(2) ? "```" : "<!--");
	add_text_line(page, "", "");
}

static void
edit_bytes(struct page *page)
{
	switch (chance(3)) {
	case 0:
		page->mark = !page->mark;
		break;
	case 1:
		page->open = !page->open;
		break;
	case 2:
		page->ending = strcmp(page->ending, "\n") == 0 ? "\r\n" : "\n";
	}
}

/* What no person writes, and a slip of the hand, a bad disk or a bad tool does. */
static void
edit_oddly(struct page *page)
{
	static const char *const odd[] = { "```", "~~~", "````", "<!--", "-->", "---", "===", "-",
		"- ", "     deep", "\tdeep", ">", "> > deep", "\xEF\xBB\xBF", "\xFF\xFE",
		"lone\rreturn", "```age", "-----BEGIN AGE ENCRYPTED FILE-----",
		"-----END AGE ENCRYPTED FILE-----", "> - > - [x] ^id", "#", "## ", "#######",
		"1) one", "   - three", "[a:: b]", "* * *", "`[due:: 1]`", "<div>",
		"\\## 12:00", "| a | b |", "  " };
	size_t at = chance(page->count + 1);

	page->odd = true;
	if (chance(3) == 0 && at < page->count)
		remove_lines(page, at, at + 1);
	else
		insert_line(page, at, slice_of(PICK(odd)));
}

static void
edit_page(struct page *page, bool odd)
{
	if (odd && chance(3) == 0) {
		edit_oddly(page);
		return;
	}
	switch (chance(16)) {
	case 0: case 1: case 2:
		edit_words(page, WORDY);
		break;
	case 3: case 4:
		edit_sentences(page);
		break;
	case 5: case 6: case 7:
		edit_item(page);
		break;
	case 8:
		edit_sealed(page);
		break;
	case 9:
		edit_chunk(page);
		break;
	case 10: case 11:
		edit_section(page);
		break;
	case 12: case 13:
		insert_block(page);
		break;
	case 14:
		if (chance(8))
			insert_below_heading(page);
		else
			leave_open(page);
		break;
	default:
		if (chance(3))
			edit_words(page, BIT(IS_FENCED) | BIT(IS_COMMENT) | BIT(IS_FRONT));
		else
			edit_bytes(page);
	}
}

#endif
