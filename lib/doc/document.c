/* SPDX-License-Identifier: ISC */
/*
 * A document put together: the scanner finds the lines, sections and items,
 * then each item's text is read once. Invariant: all slices lie in `bytes`
 * or `joined`, and neither moves while the document lives.
 */
#include "doc/document.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/text.h"
#include "doc/item.h"
#include "doc/scan.h"

/* The section's fields that stand in no item: they follow those that do. */
static void
read_section_fields(struct item_reader *reader, struct section *section)
{
	struct document *doc = reader->doc;
	size_t item = section->item;

	section->field = doc->field_count;
	for (size_t n = section->first; n < section->end; n++) {
		const struct line *line = &doc->lines[n];

		while (item < section->item_end && doc->items[item].end <= n)
			item++;
		bool in_item = item < section->item_end && doc->items[item].first <= n;

		if (!in_item && line->kind == LINE_TEXT && line->indent < 4
			&& doc->bytes.ptr[line->start + line->indent] == '[')
			item_read_field_line(reader, n);
	}
	section->field_end = doc->field_count;
}

bool
document_parse(struct document *doc, struct buf *bytes, const char *name, struct err *err)
{
	struct item_reader reader = { .doc = doc };

	if (bytes->len > DOCUMENT_MAX)
		return err_set(err, ERR_FORMAT, "'%s' is larger than %u MiB", name,
			DOCUMENT_MAX >> 20);
	*doc = (struct document){ .bytes = *bytes, .joined = BUF_INIT };
	*bytes = (struct buf)BUF_INIT;
	scan_document(doc);
	/* Few items have more than two: one allocation is enough. */
	reader.field_room = 2 * doc->item_count;
	doc->fields = mem_resize(NULL, reader.field_room, sizeof *doc->fields);
	for (size_t n = 0; n < doc->item_count; n++)
		item_read(&reader, &doc->items[n]);
	for (size_t n = 0; n < doc->section_count; n++)
		read_section_fields(&reader, &doc->sections[n]);
	item_reader_release(&reader);
	return true;
}

void
document_release(struct document *doc)
{
	buf_release(&doc->bytes);
	buf_release(&doc->joined);
	free(doc->lines);
	free(doc->sections);
	free(doc->items);
	free(doc->fields);
	*doc = (struct document){ .bytes = BUF_INIT, .joined = BUF_INIT };
}

struct slice
document_line(const struct document *doc, size_t line)
{
	return slice_part(buf_slice(&doc->bytes), doc->lines[line].start, doc->lines[line].end);
}

struct slice
document_lines(const struct document *doc, size_t first, size_t end)
{
	if (first >= end)
		return SLICE_EMPTY;
	return slice_part(buf_slice(&doc->bytes), first ? doc->lines[first].start : 0,
		doc->lines[end - 1].next);
}

static bool
is_ascii(struct slice s)
{
	for (size_t n = 0; n < s.len; n++)
		if ((unsigned char)s.ptr[n] >= 0x80)
			return false;
	return true;
}

size_t
document_find_section(const struct document *doc, size_t from, const char *title)
{
	struct slice wanted = slice_of(title);
	bool ascii = is_ascii(wanted);

	for (size_t n = from; n < doc->section_count; n++) {
		struct slice other = doc->sections[n].title;

		if (doc->sections[n].line == DOCUMENT_NONE)
			continue;
		if (ascii ? slice_is_nocase(other, title) : text_same(other, wanted))
			return n;
	}
	return DOCUMENT_NONE;
}
