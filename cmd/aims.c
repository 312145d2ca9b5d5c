/* SPDX-License-Identifier: ISC */
/* The page of the purpose, read for dialogues. */
#include "cmd/aims.h"

#include "base/text.h"
#include "seal/passage.h"

size_t
aims_find(const struct document *page, enum heading heading)
{
	size_t title = page->section_count > 1 && page->sections[1].level == 1 ? 1 : 0;

	if (heading == HEADING_PURPOSE)
		return page->section_count ? title : DOCUMENT_NONE;
	for (size_t n = title + 1; n < page->section_count; n++)
		if (heading_is(page->sections[n].title, heading))
			return n;
	return DOCUMENT_NONE;
}

void
aims_line(const struct document *page, enum heading heading, size_t max, struct buf *out)
{
	size_t index = aims_find(page, heading);
	struct buf hidden = BUF_INIT, line = BUF_INIT;
	struct slice word;

	if (index == DOCUMENT_NONE)
		return;
	const struct section *section = &page->sections[index];
	struct slice text = document_lines(page, section->first, section->end);

	if (passage_hide(&hidden, text, AIMS_PATH))
		text = buf_slice(&hidden);
	while (slice_word(&text, &word) && line.len + word.len < max) {
		if (slice_is(word, "-") || slice_is(word, "*")) {
			/* the items of a list, one behind another */
			buf_add_text(&line, line.len ? ";" : "");
			continue;
		}
		buf_add_text(&line, line.len ? " " : "");
		buf_add(&line, word);
	}
	text_escape_line(out, buf_slice(&line));
	buf_release(&hidden);
	buf_release(&line);
}

bool
aims_read(struct document *page, const struct store *store, struct err *err)
{
	struct buf bytes = BUF_INIT;
	bool ok = store_read(store, AIMS_PATH, &bytes, err) || err->kind == ERR_NOTHING;

	ok = ok && document_parse(page, &bytes, AIMS_PATH, err);
	buf_release(&bytes);
	return ok;
}
