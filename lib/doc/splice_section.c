/* SPDX-License-Identifier: ISC */
/*
 * Editing sections: their title, fields, prose, what is added to them.
 * Invariant: what is not named stays, to the byte, and so do the blank lines
 * that end a section's body.
 */
#include "doc/splice.h"

#include <stdint.h>
#include <stdlib.h>

#include "doc/edit.h"

/* Whether a title ends in marks that would be read as closing the heading. */
static bool
ends_in_marks(struct slice title)
{
	size_t len = title.len;

	while (len && title.ptr[len - 1] == '#')
		len--;
	return len < title.len
		&& (len == 0 || title.ptr[len - 1] == ' ' || title.ptr[len - 1] == '\t');
}

void
splice_set_title(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice title)
{
	struct buf text = BUF_INIT;

	if (section->line == DOCUMENT_NONE)
		return;
	const struct line *line = &doc->lines[section->line];
	size_t start = line->start + section->level;
	size_t end = line->end;

	edit_add_line(&text, title);
	if (ends_in_marks(buf_slice(&text))) {
		size_t marks = slice_find_last(buf_slice(&text), " #");
		size_t at = marks == SLICE_NONE ? 0 : marks + 1;
		char *copy = slice_copy(slice_from(buf_slice(&text), at));

		buf_cut(&text, at);
		buf_printf(&text, "\\%s", copy);
		free(copy);
	}
	if (section->title.len) {
		start = (size_t)(section->title.ptr - doc->bytes.ptr);
		end = start + section->title.len;
	}
	if (!slice_equal(buf_slice(&text), section->title)) {
		struct splice_edit *edit = edit_new(splice, start, end, EDIT_WORDS);

		if (section->title.len == 0)
			buf_add_char(&edit->text, ' ');
		buf_add(&edit->text, buf_slice(&text));
	}
	buf_release(&text);
}

static bool
is_blank_line(const struct document *doc, size_t line)
{
	return slice_trim(document_line(doc, line)).len == 0;
}

/* The first line of a section that is not front matter. */
static size_t
body_first(const struct document *doc, const struct section *section)
{
	size_t first = section->first;

	while (first < section->end && doc->lines[first].kind == LINE_FRONT)
		first++;
	return first;
}

void
splice_set_section_field(struct splice *splice, const struct document *doc,
	const struct section *section, const char *key, struct slice value)
{
	const struct field *field = section_field(doc, section, key, 0);
	struct buf part = BUF_INIT;

	if (field) {
		edit_field_value(splice, field, value);
		return;
	}
	splice_format_field(&part, key, value);
	if (section->field_end > section->field) {
		size_t at = doc->fields[section->field_end - 1].end;

		buf_add(&edit_new(splice, at, at, EDIT_FIELD)->text, buf_slice(&part));
	} else {
		edit_lines(splice, doc, body_first(doc, section),
			slice_from(buf_slice(&part), 1), EDIT_FIELD);
	}
	buf_release(&part);
}

/* Whether the line before `at` lies in an item of this section. */
static bool
is_behind_item(const struct document *doc, const struct section *section, size_t at)
{
	for (size_t n = section->item_end; n-- > section->item;)
		if (doc->items[n].depth == 0)
			return doc->items[n].end == at;
	return false;
}

void
splice_append(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice lines)
{
	size_t at = section->end;

	while (at > section->first && is_blank_line(doc, at - 1))
		at--;
	struct splice_edit *edit = edit_lines(splice, doc, at, lines, EDIT_BODY);

	edit->behind_item = is_behind_item(doc, section, at);
	edit->closes = section->end == doc->line_count && (doc->open_fence || doc->open_comment);
}

bool
splice_add_section(struct splice *splice, const struct document *doc, size_t before,
	struct slice text)
{
	size_t at = doc->line_count;

	if (before == 0)
		at = body_first(doc, &doc->sections[0]);
	else if (before < doc->section_count)
		at = doc->sections[before].line;
	return edit_lines(splice, doc, at, text, EDIT_SECTION)->closes;
}

/* Goes over the lines of a section's own prose. */
struct prose {
	const struct document *doc;
	const struct section *section;
	size_t line, item, field;
	bool lists; /* an item without id and fields is prose too */
};

static struct prose
prose_begin(const struct document *doc, const struct section *section)
{
	return (struct prose){ .doc = doc, .section = section, .line = body_first(doc, section),
		.item = section->item, .field = section->field };
}

/* Whether the item, or one nested in it, has an id or a field. */
static bool
is_marked(const struct document *doc, const struct item *item)
{
	const struct item *end = doc->items + doc->item_count;

	for (const struct item *inner = item; inner < end && inner->first < item->end; inner++)
		if (inner->id.len || inner->field_end > inner->field)
			return true;
	return false;
}

static bool
is_passed(const struct prose *prose, size_t line)
{
	const struct item *item = &prose->doc->items[prose->item];

	return item->end <= line ||
		(prose->lists && item->first <= line && !is_marked(prose->doc, item));
}

/* Whether the line is no item's, and no fields'. */
static bool
is_prose(struct prose *prose, size_t line)
{
	const struct document *doc = prose->doc;
	size_t start = doc->lines[line].start;

	while (prose->item < prose->section->item_end && is_passed(prose, line))
		prose->item++;
	while (prose->field < prose->section->field_end && doc->fields[prose->field].start < start)
		prose->field++;
	if (prose->item < prose->section->item_end && doc->items[prose->item].first <= line)
		return false;
	return prose->field == prose->section->field_end
		|| doc->fields[prose->field].start >= doc->lines[line].next;
}

/* The next run [first, end) of prose, without blank lines around it. */
static bool
next_run(struct prose *prose, size_t *first, size_t *end)
{
	size_t n = prose->line;

	while (n < prose->section->end
		&& (!is_prose(prose, n) || is_blank_line(prose->doc, n)))
		n++;
	*first = *end = n;
	for (; n < prose->section->end && is_prose(prose, n); n++)
		if (!is_blank_line(prose->doc, n))
			*end = n + 1;
	prose->line = n;
	return *end > *first;
}

/* Takes lines out, and the blank ones behind them. */
static void
remove_run(struct splice *splice, const struct document *doc,
	const struct section *section, size_t first, size_t end)
{
	while (end < section->end && is_blank_line(doc, end))
		end++;
	splice_put(splice, doc->lines[first].start, doc->lines[end - 1].next, SLICE_EMPTY);
}

static void
replace_run(struct splice *splice, const struct document *doc, size_t first, size_t end,
	struct slice lines)
{
	struct buf text = BUF_INIT;
	size_t start = doc->lines[first].start;
	size_t stop = doc->lines[end - 1].end;

	edit_add_lines(&text, lines, edit_ending(doc, first));
	if (!slice_equal(buf_slice(&text), slice_part(buf_slice(&doc->bytes), start, stop)))
		splice_put(splice, start, stop, buf_slice(&text));
	buf_release(&text);
}

/* Where prose goes in a section that has none: before its items. */
static size_t
prose_place(const struct document *doc, const struct section *section)
{
	size_t at = section->item < section->item_end ? doc->items[section->item].first
		: section->end;
	size_t first = body_first(doc, section);

	while (at > first && is_blank_line(doc, at - 1))
		at--;
	return at;
}

/* The lines, and blank ones where a list goes on right before or behind them. */
static void
replace_list(struct splice *splice, const struct document *doc,
	const struct section *section, size_t first, size_t end, struct slice lines)
{
	const char *ending = edit_ending(doc, first);
	struct buf text = BUF_INIT;
	size_t start = doc->lines[first].start;
	size_t stop = doc->lines[end - 1].end;

	if (first > body_first(doc, section) && !is_blank_line(doc, first - 1))
		buf_add_text(&text, ending);
	edit_add_lines(&text, lines, ending);
	if (end < section->end && !is_blank_line(doc, end))
		buf_add_text(&text, ending);
	if (!slice_equal(buf_slice(&text), slice_part(buf_slice(&doc->bytes), start, stop)))
		splice_put(splice, start, stop, buf_slice(&text));
	buf_release(&text);
}

void
splice_set_text(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice lines)
{
	struct prose prose = prose_begin(doc, section);
	size_t first, end;
	bool done = slice_trim(lines).len == 0;

	prose.lists = true;
	while (next_run(&prose, &first, &end)) {
		if (done)
			remove_run(splice, doc, section, first, end);
		else
			replace_list(splice, doc, section, first, end, lines);
		done = true;
	}
	if (!done)
		edit_lines(splice, doc, prose_place(doc, section), lines, EDIT_BODY);
}

void
splice_set_body(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice lines)
{
	struct prose prose = prose_begin(doc, section);
	size_t first, end;
	bool empty = slice_trim(lines).len == 0;
	bool done = empty;

	while (next_run(&prose, &first, &end)) {
		if (done)
			remove_run(splice, doc, section, first, end);
		else
			replace_run(splice, doc, first, end, lines);
		done = true;
	}
	if (!done)
		edit_lines(splice, doc, prose_place(doc, section), lines, EDIT_BODY);
}

void
splice_set_section(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice text)
{
	size_t end = section->deep_end;

	while (end > section->first && is_blank_line(doc, end - 1))
		end--;
	replace_run(splice, doc, section->line, end, text);
}
