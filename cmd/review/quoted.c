/* SPDX-License-Identifier: ISC */
/* Old words in the page of a year, as Markdown quotes. */
#include "cmd/review/quoted.h"

#include "base/secret.h"
#include "base/text.h"
#include "journal/reviewed.h"
#include "view/tension.h"

static void
add_quote(struct buf *out, struct slice text)
{
	size_t lines = 1;

	text = slice_trim(text);
	for (size_t n = 0; n < text.len; n++)
		lines += text.ptr[n] == '\n';
	buf_wiped_room(out, text.len + 3 * lines);
	while (text.len) {
		struct slice line = slice_cut(&text, '\n');

		line.len -= line.len && line.ptr[line.len - 1] == '\r';
		buf_add_text(out, line.len ? "> " : ">");
		buf_add(out, line);
		buf_add_char(out, '\n');
	}
}

void
quoted_before(struct buf *out, struct slice before, struct slice now, enum language language)
{
	before = slice_trim(before);
	if (before.len == 0 || slice_equal(before, slice_trim(now)))
		return;
	buf_wiped_room(out, 2 * before.len + 100);
	buf_printf(out, "\n\n%s\n\n", reviewed_text(REVIEWED_BEFORE, language));
	add_quote(out, before);
}

void
quoted_account(struct buf *out, const struct report *report)
{
	struct buf told = BUF_INIT;

	if (report->result_count)
		view_sentence(&told, report);
	add_quote(out, buf_slice(&told));
	buf_release(&told);
}

struct slice
quoted_section(const struct document *page, size_t section)
{
	size_t first = page->sections[section].first, end = page->sections[section].end;

	while (first < end && page->lines[first].kind == LINE_FRONT)
		first++;
	return first < end ? slice_trim(document_lines(page, first, end)) : SLICE_EMPTY;
}
