/* SPDX-License-Identifier: ISC */
/*
 * Any bytes parse, and what is read of them lies in them; a splice without
 * edits is the identity, and a field that is set is there when read again.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "doc/render.h"
#include "doc/splice.h"

#define ITEMS_MAX 8 /* each is edited in a copy of its own */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static void
parse(struct document *doc, struct slice text)
{
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	buf_add(&bytes, text);
	must(document_parse(doc, &bytes, "fuzz.md", &err));
}

static void
check_lines(const struct document *doc)
{
	size_t at = doc->line_count ? doc->lines[0].start : doc->bytes.len;

	must(at == 0 || at == 3);
	for (size_t n = 0; n < doc->line_count; n++) {
		must(doc->lines[n].start == at && doc->lines[n].end >= at);
		must(doc->lines[n].next >= doc->lines[n].end);
		at = doc->lines[n].next;
	}
	must(at == doc->bytes.len);
	must(slice_equal(document_lines(doc, 0, doc->line_count), buf_slice(&doc->bytes)));
}

static bool
lies_in(struct slice inner, struct slice outer)
{
	return inner.ptr >= outer.ptr && inner.ptr + inner.len <= outer.ptr + outer.len;
}

static void
check_fields(const struct document *doc, size_t first, size_t end)
{
	size_t at = 0;

	for (size_t n = first; n < end; n++) {
		const struct field *field = &doc->fields[n];

		must(field->start >= at && field->end > field->start);
		must(field->end <= doc->bytes.len);
		must(field->sign || doc->bytes.ptr[field->start] == '[');
		must(field->sign || doc->bytes.ptr[field->end - 1] == ']');
		at = field->end;
	}
}

static void
check_items(const struct document *doc)
{
	for (size_t n = 0; n < doc->item_count; n++) {
		const struct item *item = &doc->items[n];
		struct slice key;
		size_t at = 0;

		must(item->first < item->text_end && item->text_end <= item->end);
		must(item->end <= doc->sections[item->section].end);
		must(n == 0 || doc->items[n - 1].first < item->first);
		must(item->parent == DOCUMENT_NONE ? item->depth == 0
			: doc->items[item->parent].end >= item->end);
		must(lies_in(item->words, item->text) || item->words.len == 0);
		must(lies_in(item->id, item->text) || item->id.len == 0);
		must(item->box == 0 || doc->bytes.ptr[item->box_at] == item->box);
		check_fields(doc, item->field, item->field_end);
		while (item_stray(item, &at, &key))
			must(lies_in(key, item->words));
	}
}

static void
check_sections(const struct document *doc)
{
	for (size_t n = 0; n < doc->section_count; n++) {
		const struct section *section = &doc->sections[n];

		must(section->first <= section->end && section->end <= section->deep_end);
		must(section->deep_end <= doc->line_count);
		must(section->parent == DOCUMENT_NONE || section->parent < n);
		check_fields(doc, section->field, section->field_end);
	}
}

static void
check_edit(const struct document *doc, const struct item *item, size_t n)
{
	struct splice splice = { 0 };
	struct document after = { 0 };
	struct buf out = BUF_INIT;

	splice_set_field(&splice, doc, item, "key", slice_of("a ] b\\"));
	/* A new box before a fence or comment would take its meaning from it. */
	if (item->box)
		splice_set_box(&splice, doc, item, 'x');
	splice_apply(&splice, doc, &out);
	parse(&after, buf_slice(&out));
	must(n < after.item_count && after.items[n].first == item->first);
	const struct field *field = item_field(&after, &after.items[n], "key", 0);

	must(field && !field->sign && after.items[n].box == (item->box ? 'x' : 0));
	buf_clear(&out);
	field_value(field, &out);
	must(slice_is(buf_slice(&out), "a ] b\\"));
	buf_release(&out);
	splice_release(&splice);
	document_release(&after);
}

static void
check_splice(const struct document *doc)
{
	struct splice splice = { 0 };
	struct document after = { 0 };
	struct buf out = BUF_INIT;

	splice_apply(&splice, doc, &out);
	must(slice_equal(buf_slice(&out), buf_slice(&doc->bytes)));
	buf_clear(&out);
	splice_append(&splice, doc, &doc->sections[doc->section_count - 1], slice_of("- new"));
	splice_add_section(&splice, doc, DOCUMENT_NONE, slice_of("## New\n\ntext"));
	splice_apply(&splice, doc, &out);
	parse(&after, buf_slice(&out));
	must(after.section_count == doc->section_count + 1);
	must(slice_is(after.sections[after.section_count - 1].title, "New"));
	must(after.item_count == doc->item_count + 1);
	must(slice_is(after.items[doc->item_count].words, "new"));
	buf_release(&out);
	splice_release(&splice);
	document_release(&after);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct render_style style = { .width = 40, .color = true };
	struct slice text = { (const char *)data, size };
	struct document doc = { 0 };
	struct buf out = BUF_INIT;

	parse(&doc, text);
	check_lines(&doc);
	check_items(&doc);
	check_sections(&doc);
	check_splice(&doc);
	for (size_t n = 0; n < doc.item_count && n < ITEMS_MAX; n++)
		check_edit(&doc, &doc.items[n], n);
	render_terminal(text, &style, &out);
	buf_release(&out);
	document_release(&doc);
	return 0;
}
