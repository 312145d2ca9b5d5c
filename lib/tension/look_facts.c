/* SPDX-License-Identifier: ISC */
/*
 * What a look says in words, beside its events. Invariant: what is private is
 * told as such, and never what it says.
 */
#include "tension/look.h"

#include "journal/result.h"

static void
add_words(struct buf *out, struct slice words)
{
	if (words.len == 0)
		return;
	if (out->len)
		buf_add_char(out, ' ');
	buf_add(out, words);
}

/* A passage is told once, at its first line. */
static void
add_passage(const struct looked *looked, const struct passage **last, size_t line,
	struct buf *out)
{
	const struct passage *passage = veil_at(looked->veil, looked->page, line);
	struct buf words = BUF_INIT;

	if (passage && passage != *last)
		veil_line(looked->veil, passage, looked->when, &words);
	add_words(out, slice_trim(buf_slice(&words)));
	*last = passage;
	buf_release(&words);
}

/* The prose of a look's own section: what stands in no item. */
static void
add_prose(const struct looked *looked, const struct section *section, struct buf *out)
{
	const struct document *page = looked->page;
	const struct passage *passage = NULL;
	size_t item = section->item;

	for (size_t line = section->first; line < section->end; line++) {
		while (item < section->item_end && page->items[item].end <= line)
			item++;
		bool inside = item < section->item_end && page->items[item].first <= line;
		struct slice text = slice_trim(document_line(page, line));

		if (inside || page->lines[line].kind == LINE_FENCE ||
		    page->lines[line].kind == LINE_COMMENT)
			continue;
		add_passage(looked, &passage, line, out);
		add_words(out, text);
	}
}

void
look_facts(const struct looked *looked, struct slice id, struct buf *out)
{
	const struct document *page = looked->page;
	struct buf prose = BUF_INIT;
	size_t seen = DOCUMENT_NONE;

	for (size_t n = 0; n < page->item_count; n++) {
		const struct item *item = &page->items[n];

		if (item->section == seen || page->sections[item->section].level != 2 ||
		    !item_is_for(page, item, id))
			continue;
		seen = item->section;
		buf_clear(&prose);
		add_prose(looked, &page->sections[seen], &prose);
		if (prose.len) { /* a choice of the same day may have no words */
			buf_clear(out);
			buf_add(out, buf_slice(&prose));
		}
	}
	buf_release(&prose);
}
