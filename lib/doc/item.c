/* SPDX-License-Identifier: ISC */
/*
 * Reading items. Invariant: an item's text is its lines without the blanks
 * around them, joined by one space; if it has one line, it is a slice of the
 * file itself, else of doc->joined, which never moves once it has begun.
 */
#include "doc/item.h"

#include <stdint.h>

#include "base/alloc.h"
#include "doc/code.h"

/* A place in the text of an item, going from its end to its beginning. */
struct walk {
	const struct document *doc;
	const struct item *item;
	size_t line;
	struct slice part; /* what that line gives to the text, */
	size_t start;      /* and where in the text it begins */
};

/* What a line gives to the text of an item. */
static struct slice
part_of(const struct document *doc, const struct item *item, size_t line)
{
	const struct line *at = &doc->lines[line];
	size_t start = line == item->first ? item->content : at->start;

	return slice_trim(slice_part(buf_slice(&doc->bytes), start, at->end));
}

static struct walk
walk_begin(const struct document *doc, const struct item *item)
{
	struct walk walk = { .doc = doc, .item = item, .line = item->text_end - 1 };

	walk.part = walk.line == item->first ? item->text : part_of(doc, item, walk.line);
	walk.start = item->text.len - walk.part.len;
	return walk;
}

/* Where in the file the byte at `at` stands, or the end of a line's part. */
static size_t
walk_to(struct walk *walk, size_t at)
{
	while (at < walk->start) {
		walk->line--;
		walk->part = part_of(walk->doc, walk->item, walk->line);
		walk->start -= walk->part.len + 1;
	}
	return (size_t)(walk->part.ptr - walk->doc->bytes.ptr) + (at - walk->start);
}

size_t
item_place(const struct document *doc, const struct item *item, size_t at)
{
	struct walk walk = walk_begin(doc, item);

	return walk_to(&walk, at);
}

size_t
item_place_end(const struct document *doc, const struct item *item, size_t at)
{
	return at ? item_place(doc, item, at - 1) + 1 : item_place(doc, item, 0);
}

/* Returns the part of the first line that gives anything. */
static struct slice
join_text(struct document *doc, struct item *item)
{
	struct buf *joined = &doc->joined;
	struct slice first = part_of(doc, item, item->first);
	size_t start = joined->len;

	if (first.len == 0)
		first = part_of(doc, item, item->first + 1);

	/* All texts together are shorter than the file: room for them at once. */
	if (joined->room == 0)
		buf_space(joined, doc->bytes.len);
	for (size_t n = item->first; n < item->text_end; n++) {
		if (joined->len > start)
			buf_add_char(joined, ' ');
		buf_add(joined, part_of(doc, item, n));
	}
	item->text = (struct slice){ joined->ptr + start, joined->len - start };
	return first;
}

size_t
item_box_len(struct slice text)
{
	size_t len = 1;

	if (!slice_starts(text, "[") || text.len < 3 || text.ptr[1] == '[' || text.ptr[1] == ']')
		return 0;
	while (len < 4 && 1 + len < text.len && ((unsigned char)text.ptr[1 + len] & 0xC0) == 0x80)
		len++;
	if (1 + len >= text.len || text.ptr[1 + len] != ']')
		return 0;
	bool ends = 2 + len == text.len || text.ptr[2 + len] == ' ' || text.ptr[2 + len] == '\t';

	return ends ? len : 0;
}

static void
add_field(struct item_reader *reader, const struct field *field)
{
	struct document *doc = reader->doc;

	doc->fields = mem_room(doc->fields, doc->field_count, &reader->field_room,
		sizeof *doc->fields);
	doc->fields[doc->field_count++] = *field;
}

static void
reverse(struct field *fields, size_t count)
{
	for (size_t n = 0; n < count / 2; n++) {
		struct field other = fields[n];

		fields[n] = fields[count - 1 - n];
		fields[count - 1 - n] = other;
	}
}

/* Reads the tail of the text behind the box; returns where its words end. */
static size_t
read_tail(struct item_reader *reader, struct item *item, size_t from)
{
	struct walk walk = walk_begin(reader->doc, item);
	struct token token;
	size_t words_end = item->text.len;

	tail_begin(&reader->tail, slice_from(item->text, from));
	while (tail_next(&reader->tail, &token)) {
		if (token.kind == TOKEN_WORD)
			continue;
		words_end = from + token.start;
		if (token.kind == TOKEN_ID && item->id.len == 0)
			item->id = token.value;
		if (token.kind != TOKEN_FIELD && token.kind != TOKEN_SIGN)
			continue;
		struct field field = { .key = token.key, .value = token.value,
			.sign = token.kind == TOKEN_SIGN };

		field.end = walk_to(&walk, from + token.end - 1) + 1;
		field.start = walk_to(&walk, words_end);
		add_field(reader, &field);
	}
	return words_end;
}

void
item_read(struct item_reader *reader, struct item *item)
{
	struct document *doc = reader->doc;

	struct slice first;

	item->id = SLICE_EMPTY;
	item->field = doc->field_count;
	if (item->text_end == item->first + 1)
		item->text = first = part_of(doc, item, item->first);
	else
		first = join_text(doc, item);
	/* A box that an editor wrapped, `[` and `]` on two lines, is none. */
	size_t box = item_box_len(first);

	if (box) {
		item->box = item->text.ptr[1];
		item->box_at = item_place(doc, item, 1);
	}
	size_t from = box ? box + 2 : 0;
	size_t words_end = read_tail(reader, item, from);

	item->words = slice_trim(slice_part(item->text, from, words_end));
	item->field_end = doc->field_count;
	if (item->field_end > item->field)
		reverse(doc->fields + item->field, item->field_end - item->field);
}

void
item_read_field_line(struct item_reader *reader, size_t line)
{
	struct document *doc = reader->doc;
	const struct line *at = &doc->lines[line];
	size_t first = doc->field_count;
	struct slice text = slice_part(buf_slice(&doc->bytes), at->start, at->end);
	struct token token;

	if (text.len <= at->indent || !slice_ends(slice_trim_end(text), "]"))
		return;
	tail_begin(&reader->tail, text);
	while (tail_next(&reader->tail, &token) && token.kind == TOKEN_FIELD)
		add_field(reader, &(struct field){ .key = token.key, .value = token.value,
			.start = at->start + token.start, .end = at->start + token.end });
	/* Something else stands before them, so it is prose. */
	if (slice_trim(slice_part(text, 0, reader->tail.at)).len > 0)
		doc->field_count = first;
	if (doc->field_count > first)
		reverse(doc->fields + first, doc->field_count - first);
}

void
item_reader_release(struct item_reader *reader)
{
	tail_release(&reader->tail);
}

static const struct field *
find_field(const struct field *fields, size_t count, const char *key, size_t n)
{
	for (int sign = 0; sign < 2; sign++) {
		for (size_t i = 0; i < count; i++) {
			bool wanted = fields[i].sign == sign && slice_is_nocase(fields[i].key, key);

			if (wanted && n-- == 0)
				return &fields[i];
		}
	}
	return NULL;
}

const struct field *
item_field(const struct document *doc, const struct item *item, const char *key, size_t n)
{
	size_t count = item->field_end - item->field;

	return count ? find_field(doc->fields + item->field, count, key, n) : NULL;
}

const struct field *
section_field(const struct document *doc, const struct section *section,
	const char *key, size_t n)
{
	size_t count = section->field_end - section->field;

	return count ? find_field(doc->fields + section->field, count, key, n) : NULL;
}

/* The end of a field's key that begins here, behind its bracket; or 0. */
static size_t
key_end(struct slice text, size_t at)
{
	size_t end = at;

	while (end < text.len && ((text.ptr[end] >= 'a' && text.ptr[end] <= 'z')
		|| (text.ptr[end] >= 'A' && text.ptr[end] <= 'Z') || text.ptr[end] == '-'))
		end++;
	return end > at && slice_starts(slice_from(text, end), "::") ? end : 0;
}

static bool
is_tick(struct slice s, size_t at)
{
	return at < s.len && s.ptr[at] == '`';
}

/*
 * Past the code span that begins at this backtick, or past the backticks if
 * none does. Only here is the rest of the words looked at, since item_stray
 * is called anew for each key and must not read it each time.
 */
static size_t
skip_ticks(struct code *code, size_t at)
{
	struct slice words = code->text;
	size_t run = at, start, end;

	while (is_tick(words, run))
		run++;
	code->from = at;
	if (run - at > CODE_RUN_MAX || !code_next(code, &start, &end) || start > at)
		return run;
	return end;
}

bool
item_stray(const struct item *item, size_t *at, struct slice *key)
{
	struct slice words = item->words;
	struct code code;

	if (slice_find_char(slice_from(words, *at), '[') == SLICE_NONE)
		return false;
	code_init(&code, words, 0);
	for (size_t n = *at; n < words.len;) {
		char c = words.ptr[n];
		size_t stop = c == '[' ? key_end(words, n + 1) : 0;

		if (c == '`')
			n = skip_ticks(&code, n);
		else
			n += c == '\\' ? 2 : 1;
		if (stop == 0 || (n > 1 && words.ptr[n - 2] == '['))
			continue;
		*key = slice_part(words, n, stop);
		*at = stop;
		return true;
	}
	return false;
}

/* How many of a run of backslashes are meant, if a bracket or the end follows. */
static void
add_bracketed(struct buf *out, size_t backslashes)
{
	for (size_t n = 0; n < backslashes / 2; n++)
		buf_add_char(out, '\\');
}

void
field_value(const struct field *field, struct buf *out)
{
	struct slice value = field->value;

	if (field->sign) {
		buf_add(out, value);
		return;
	}
	for (size_t n = 0; n < value.len;) {
		size_t run = n;

		while (run < value.len && value.ptr[run] == '\\')
			run++;
		bool before = run == value.len || value.ptr[run] == '[' || value.ptr[run] == ']';

		if (run > n && before)
			add_bracketed(out, run - n);
		else
			buf_add(out, slice_part(value, n, run));
		n = run;
		if (slice_starts(slice_from(value, n), "&#96;")) {
			buf_add_char(out, '`');
			n += 5;
		} else if (n < value.len) {
			buf_add_char(out, value.ptr[n++]);
		}
	}
}
