/* SPDX-License-Identifier: ISC */
/* Copying what was chosen from its pages into a review's, and finding it there. */
#include "journal/chosen.h"

#include "base/secret.h"
#include "base/text.h"

#define LEVEL 3 /* of the headings; a review's sections have 2 */
#define LEVEL_MOST 6

/* Lines of a veiled page as they stand in the file. */
static struct slice
lines_of(const struct document *page, const struct veil *veil, size_t first, size_t end)
{
	struct slice lines = first < end ? document_lines(page, first, end) : SLICE_EMPTY;

	if (veil->count && lines.len)
		lines.ptr = veil->source.ptr + (lines.ptr - page->bytes.ptr);
	return lines;
}

static void
add_block(struct buf *out, struct slice text)
{
	text = slice_trim_end(text);
	if (slice_starts(text, "\xef\xbb\xbf"))
		text = slice_from(text, 3);
	while (text.len && (text.ptr[0] == '\n' || text.ptr[0] == '\r'))
		text = slice_from(text, 1);
	if (slice_trim(text).len == 0)
		return;
	buf_wiped_room(out, text.len + 4);
	buf_add_text(out, "\n");
	buf_add(out, text);
	buf_add_char(out, '\n');
}

static void
add_heading(struct buf *out, size_t level, struct slice title)
{
	buf_wiped_room(out, title.len + 16);
	buf_add_text(out, out->len ? "\n" : "");
	buf_add_repeat(out, "#", level < LEVEL_MOST ? level : LEVEL_MOST);
	buf_add_char(out, ' ');
	buf_add(out, title);
	buf_add_char(out, '\n');
}

/* A fence or comment that the part left open ends with it: what comes behind it is
 * not to be swallowed. */
static void
close_part(struct buf *out, size_t start)
{
	struct document page = { 0 };
	struct buf bytes = BUF_INIT;
	struct err ignored;

	buf_add_char(&bytes, '\n'); /* so that no `---` is taken for front matter */
	buf_add(&bytes, slice_from(buf_slice(out), start));
	if (document_parse(&page, &bytes, "", &ignored)) {
		for (size_t n = 0; page.open_fence && n < page.fence_len; n++)
			buf_add_char(out, page.fence);
		buf_add_text(out, page.open_comment ? "-->" : "");
		buf_add_text(out, page.open_fence || page.open_comment ? "\n" : "");
	}
	document_release(&page);
	buf_release(&bytes);
}

/* Its title gives way to ours; what has headings of its own stands below them. */
static void
add_purpose(const struct chosen *chosen, struct buf *out)
{
	const struct document *page = chosen->purpose;
	struct buf text = BUF_INIT;

	for (size_t n = 0; n < page->section_count; n++) {
		const struct section *section = &page->sections[n];

		if (section->level > 1)
			add_heading(&text, section->level + LEVEL - 1, section->title);
		size_t first = section->first;

		while (first < section->end && page->lines[first].kind == LINE_FRONT)
			first++;
		add_block(&text, lines_of(page, chosen->purpose_veil, first, section->end));
	}
	if (slice_trim(buf_slice(&text)).len) {
		add_heading(out, LEVEL, slice_of(heading_text(HEADING_PURPOSE,
			chosen->language)));
		buf_wiped_room(out, text.len + 80);
		buf_add_text(out, text.ptr[0] == '#' ? "\n" : "");
		buf_add(out, buf_slice(&text));
	}
	buf_wipe(&text);
}

static void
add_results(const struct chosen *chosen, size_t index, struct buf *out)
{
	const struct areas *areas = chosen->areas;
	const struct area *area = &areas->items[index];
	struct buf lines = BUF_INIT;

	for (size_t n = 0; n < areas->result_count; n++) {
		const struct result *result = &areas->results[n];
		const struct item *item = result_item(areas, result);

		if (result->area != index || !result_is_open(result))
			continue;
		struct slice text = slice_trim_end(lines_of(&area->page, &area->veil,
			item->first, item->end));

		buf_wiped_room(&lines, text.len + 2);
		buf_add(&lines, text);
		buf_add_char(&lines, '\n');
	}
	add_block(out, buf_slice(&lines));
	buf_wipe(&lines);
}

static void
add_area(const struct chosen *chosen, size_t index, struct buf *out)
{
	const struct area *area = &chosen->areas->items[index];
	struct buf text = BUF_INIT;

	if (area->retired_day != DAY_NONE)
		return;
	add_block(&text, area_vision(area));
	add_results(chosen, index, &text);
	if (text.len) {
		add_heading(out, LEVEL, area->title);
		buf_wiped_room(out, text.len + 80);
		buf_add(out, buf_slice(&text));
	}
	buf_wipe(&text);
}

void
chosen_format(const struct chosen *chosen, struct buf *out)
{
	size_t start = out->len;

	add_purpose(chosen, out);
	close_part(out, start);
	for (size_t n = 0; n < chosen->areas->count; n++) {
		start = out->len;
		add_area(chosen, n, out);
		close_part(out, start);
	}
}

struct slice
chosen_find(const struct document *page, size_t within, struct slice title)
{
	for (size_t n = within + 1; n < page->section_count; n++) {
		const struct section *section = &page->sections[n];

		if (section->level < LEVEL)
			break;
		if (section->level == LEVEL && text_same(section->title, title))
			return document_lines(page, section->first, section->end);
	}
	return SLICE_EMPTY;
}

struct slice
chosen_purpose(const struct document *page, size_t within)
{
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		struct slice text = chosen_find(page, within,
			slice_of(heading_text(HEADING_PURPOSE, (enum language)language)));

		if (text.len)
			return text;
	}
	return SLICE_EMPTY;
}
