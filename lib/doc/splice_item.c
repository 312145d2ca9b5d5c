/* SPDX-License-Identifier: ISC */
/*
 * Editing the parts of an item. Invariant: each part is put where the reader
 * of items will find it again: box, words, fields, id; and words that would
 * be read as another part are escaped.
 */
#include "doc/splice.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "doc/edit.h"
#include "doc/item.h"
#include "doc/line.h"
#include "doc/tail.h"

static bool
is_blank_at(const struct document *doc, size_t at)
{
	return line_is_blank_char(doc->bytes.ptr[at]);
}

/* Where in the file the item's text begins behind its box. */
static size_t
behind_box(const struct document *doc, const struct item *item)
{
	size_t at = item->box_at;

	if (item->box == 0)
		return item->content;
	while (doc->bytes.ptr[at] != ']')
		at++;
	return at + 1;
}

static const struct field *
find_bracket_field(const struct document *doc, const struct item *item, const char *key)
{
	const struct field *field = item_field(doc, item, key, 0);

	return field && !field->sign ? field : NULL;
}

/* Puts ` part` behind what stands in front of the item's id, or `part ` before it. */
static void
put_before_id(struct splice *splice, const struct document *doc, const struct item *item,
	struct slice part)
{
	size_t id = (size_t)(item->id.ptr - item->text.ptr) - 1;
	size_t before = slice_trim_end(slice_part(item->text, 0, id)).len;
	size_t at = before ? item_place_end(doc, item, before) : item_place(doc, item, id);
	struct splice_edit *edit = edit_new(splice, at, at, EDIT_FIELD);

	buf_add(&edit->text, before ? part : slice_from(part, 1));
	if (!before)
		buf_add_char(&edit->text, ' ');
}

void
splice_set_field(struct splice *splice, const struct document *doc, const struct item *item,
	const char *key, struct slice value)
{
	const struct field *field = find_bracket_field(doc, item, key);
	struct buf part = BUF_INIT;

	if (field) {
		edit_field_value(splice, field, value);
		return;
	}
	splice_format_field(&part, key, value);
	if (item->field_end == item->field && item->id.len) {
		put_before_id(splice, doc, item, buf_slice(&part));
	} else {
		size_t at = item->field_end > item->field ? doc->fields[item->field_end - 1].end
			: item_place_end(doc, item, item->text.len);

		/* an item without text has its blank already; one more would move
		 * the column that its children stand at */
		bool bare = item->text.len == 0 && at > 0 && is_blank_at(doc, at - 1);

		buf_add(&edit_new(splice, at, at, EDIT_FIELD)->text,
			slice_from(buf_slice(&part), bare));
	}
	buf_release(&part);
}

void
splice_remove_field(struct splice *splice, const struct document *doc,
	const struct item *item, const char *key)
{
	size_t done = item->content;

	for (size_t n = item->field; n < item->field_end; n++) {
		const struct field *field = &doc->fields[n];
		size_t start = field->start;

		if (!slice_is_nocase(field->key, key))
			continue;
		while (start > done && (is_blank_at(doc, start - 1)
			|| doc->bytes.ptr[start - 1] == '\n' || doc->bytes.ptr[start - 1] == '\r'))
			start--;
		/* What stands first leaves the blank behind the marker, if
		 * another follows it. */
		size_t end = field->end;

		while (start == item->content && n + 1 < item->field_end && is_blank_at(doc, end))
			end++;
		done = end;
		splice_put(splice, start, end, SLICE_EMPTY);
	}
}

void
splice_set_box(struct splice *splice, const struct document *doc, const struct item *item,
	char box)
{
	if (item->box == box)
		return;
	if (item->box) {
		splice_put(splice, item->box_at, behind_box(doc, item) - 1,
			(struct slice){ &box, 1 });
		return;
	}
	size_t at = item->content;
	bool empty = at == doc->lines[item->first].end;
	struct splice_edit *edit = edit_new(splice, at, at, EDIT_BOX);

	buf_printf(&edit->text, "%s[%c]%s", is_blank_at(doc, at - 1) ? "" : " ", box,
		empty ? "" : " ");
}

void
splice_set_id(struct splice *splice, const struct document *doc, const struct item *item,
	struct slice id)
{
	if (item->id.len)
		return;
	size_t at = item_place_end(doc, item, item->text.len);
	struct splice_edit *edit = edit_new(splice, at, at, EDIT_ID);

	buf_add_text(&edit->text, " ^");
	buf_add(&edit->text, id);
}

/* Whether the words would be read as a box, a rule, a fence or a comment. */
static bool
begins_badly(struct slice words)
{
	size_t marks = 0;

	while (marks < words.len
		&& slice_find_char(slice_of("-*_ \t"), words.ptr[marks]) != SLICE_NONE)
		marks++;
	return (words.len > 0 && marks == words.len) || item_box_len(words) > 0
		|| line_fence(words, 0) > 0 || slice_starts(words, "<!--");
}

/* Escapes what would be read as a box or the like, and fields and an id. */
static void
add_words(struct buf *out, struct slice words)
{
	struct tail tail = { 0 };
	struct token token;
	bool *marked = mem_alloc(words.len + 1, sizeof *marked);

	marked[0] = begins_badly(words);
	tail_begin(&tail, words);
	while (tail_next(&tail, &token))
		if (token.kind == TOKEN_FIELD || token.kind == TOKEN_ID)
			marked[token.start] = true;
	for (size_t n = 0; n < words.len; n++) {
		if (marked[n])
			buf_add_char(out, '\\');
		buf_add_char(out, words.ptr[n]);
	}
	tail_release(&tail);
	free(marked);
}

void
splice_format_words(struct buf *out, struct slice words)
{
	struct buf line = BUF_INIT;

	edit_add_line(&line, words);
	add_words(out, buf_slice(&line));
	buf_release(&line);
}

static void
put_words(struct splice *splice, const struct document *doc, const struct item *item,
	struct slice words)
{
	size_t at = behind_box(doc, item);
	size_t line_end = doc->lines[item->first].end;
	bool follows = false;

	while (at < line_end && is_blank_at(doc, at))
		at++;
	follows = at < line_end;
	struct splice_edit *edit = edit_new(splice, at, at, EDIT_WORDS);

	if (!is_blank_at(doc, at - 1))
		buf_add_char(&edit->text, ' ');
	buf_add(&edit->text, words);
	if (follows)
		buf_add_char(&edit->text, ' ');
}

void
splice_set_words(struct splice *splice, const struct document *doc, const struct item *item,
	struct slice words)
{
	struct buf text = BUF_INIT;

	splice_format_words(&text, words);
	if (slice_equal(buf_slice(&text), item->words)) {
		/* A wrapped line is not joined for nothing. */
	} else if (item->words.len == 0) {
		put_words(splice, doc, item, buf_slice(&text));
	} else {
		size_t at = (size_t)(item->words.ptr - item->text.ptr);

		splice_put(splice, item_place(doc, item, at),
			item_place_end(doc, item, at + item->words.len), buf_slice(&text));
	}
	buf_release(&text);
}

static bool
is_blank_line(const struct document *doc, size_t line)
{
	return slice_trim(document_line(doc, line)).len == 0;
}

void
splice_remove_item(struct splice *splice, const struct document *doc, const struct item *item)
{
	size_t first = item->first, end = item->end;
	bool begins = first == 0 || is_blank_line(doc, first - 1);
	bool ends = end == doc->line_count || is_blank_line(doc, end);

	/* Of the blank lines on both sides one is enough. */
	if (begins && ends && end < doc->line_count)
		end++;
	struct slice gap = SLICE_EMPTY;

	/* Two paragraphs that it kept apart stay apart. */
	if (!begins && !ends && doc->lines[end].kind == LINE_TEXT
		&& doc->lines[first - 1].kind != LINE_HEADING)
		gap = slice_of(edit_ending(doc, first));
	splice_put(splice, doc->lines[first].start, doc->lines[end - 1].next, gap);
}
