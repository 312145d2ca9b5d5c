/* SPDX-License-Identifier: ISC */
/* The first words of pages. */
#include "cmd/today/words.h"

#include "journal/entry.h"
#include "store/layout.h"

#define PURPOSE "purpose.md"
#define SENTENCE_MAX 1000 /* bytes; longer ones fit nowhere */

struct leaf {
	struct document page;
	struct veil veil;
};

static bool
leaf_read(struct leaf *leaf, const struct store *store, const char *path)
{
	struct buf bytes = BUF_INIT;
	struct err ignored = ERR_INIT;

	*leaf = (struct leaf){ .veil = VEIL_INIT };
	bool ok = store_read(store, path, &bytes, &ignored);

	veil_draw(&leaf->veil, &bytes);
	ok = ok && document_parse(&leaf->page, &bytes, path, &ignored);
	buf_release(&bytes);
	return ok;
}

static void
leaf_release(struct leaf *leaf)
{
	document_release(&leaf->page);
	veil_release(&leaf->veil);
}

static struct slice
first_line(struct slice text)
{
	struct slice line = SLICE_EMPTY;

	while (text.ptr && line.len == 0)
		line = slice_trim(slice_cut(&text, '\n'));
	return line;
}

void
words_of_day(struct buf *out, const struct store *store, int day)
{
	struct buf path = BUF_INIT, when = BUF_INIT, text = BUF_INIT;
	struct leaf leaf;
	size_t before = out->len;

	layout_entry(&path, day);
	day_format(&when, day);
	bool ok = leaf_read(&leaf, store, path.ptr);

	for (size_t n = 0; ok && n < leaf.page.section_count && out->len == before;
		n = moment_end(&leaf.page, n)) {
		buf_clear(&text);
		moment_text(&leaf.page, n, &leaf.veil, when.ptr, &text);
		buf_add(out, first_line(buf_slice(&text)));
	}
	leaf_release(&leaf);
	buf_release(&path);
	buf_release(&when);
	buf_release(&text);
}

/* The first paragraph below the first heading; none if that is private. */
static void
add_paragraph(struct buf *out, const struct leaf *leaf)
{
	const struct document *page = &leaf->page;
	bool headed = page->section_count > 1 && page->sections[1].level == 1;
	const struct section *section = &page->sections[headed];

	for (size_t line = section->first; line < section->end && out->len < SENTENCE_MAX; line++) {
		bool blank = page->lines[line].kind == LINE_BLANK;

		if (veil_at(&leaf->veil, page, line) || (blank && out->len > 0))
			return;
		if (page->lines[line].kind != LINE_TEXT)
			continue;
		if (out->len > 0)
			buf_add_char(out, ' ');
		buf_add(out, slice_trim(document_line(page, line)));
	}
}

/* Up to the first sign that ends a sentence; a full stop is left out. */
static struct slice
first_sentence(struct slice text)
{
	for (size_t n = 0; n < text.len; n++) {
		bool ends = n + 1 == text.len || text.ptr[n + 1] == ' ';

		if (ends && (text.ptr[n] == '!' || text.ptr[n] == '?'))
			return slice_part(text, 0, n + 1);
		if (ends && text.ptr[n] == '.')
			return slice_part(text, 0, n);
	}
	return text;
}

void
words_of_purpose(struct buf *out, const struct store *store)
{
	struct buf paragraph = BUF_INIT;
	struct leaf leaf;

	if (leaf_read(&leaf, store, PURPOSE))
		add_paragraph(&paragraph, &leaf);
	buf_add(out, first_sentence(buf_slice(&paragraph)));
	leaf_release(&leaf);
	buf_release(&paragraph);
}
