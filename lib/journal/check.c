/* SPDX-License-Identifier: ISC */
/* Writing looks. What a person typed can never become a heading of the file. */
#include "journal/check.h"

#include "base/date.h"
#include "base/text.h"
#include "base/words.h"
#include "doc/lines.h"
#include "doc/render.h"
#include "doc/splice.h"
#include "journal/heading.h"
#include "journal/journal.h"
#include "store/layout.h"

void
look_release(struct look *look)
{
	buf_release(&look->facts);
	buf_release(&look->items);
	buf_release(&look->hindrance);
	buf_release(&look->other);
	buf_release(&look->other_name);
}

bool
look_is_empty(const struct look *look)
{
	return look->facts.len + look->items.len + look->hindrance.len + look->other.len == 0;
}

void
look_event(struct buf *list, struct slice text, const char *key, struct slice value,
	struct slice because, struct slice id)
{
	buf_add_text(list, "- ");
	text_escape_line(list, text);
	if (key)
		splice_format_field(list, key, value);
	if (because.len)
		splice_format_field(list, "because", because);
	if (id.len)
		splice_format_field(list, "for", id);
	buf_add_char(list, '\n');
}

/* Whether the line begins an item that would be read as an event. Lines are
 * asked for in order: *at is the first item that was not passed yet. */
static bool
is_event(const struct document *page, size_t line, size_t *at)
{
	while (*at < page->item_count && page->items[*at].first < line)
		++*at;
	return *at < page->item_count && page->items[*at].first == line &&
		item_field(page, &page->items[*at], "for", 0);
}

static void
add_title(struct buf *out, const struct look *look)
{
	minute_format(out, look->minute);
	buf_add_char(out, ' ');
	buf_add(out, look->area);
}

/* The mark of an item, `-` or `1.`, as text. */
static void
add_unmarked(struct buf *out, struct slice line)
{
	size_t at = 0;

	while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t' ||
	    (line.ptr[at] >= '0' && line.ptr[at] <= '9')))
		at++;
	buf_add(out, slice_part(line, 0, at));
	buf_add_char(out, '\\');
	buf_add(out, slice_from(line, at));
}

void
look_prose(struct buf *out, struct slice typed)
{
	struct document page = { 0 };
	struct buf copy = BUF_INIT;
	struct err ignored;
	size_t item = 0;

	buf_add_char(&copy, '\n'); /* so that no `---` is taken for front matter */
	buf_add(&copy, slice_trim(typed));
	bool parsed = document_parse(&page, &copy, _("the text"), &ignored);

	for (size_t n = 1; parsed && n < page.line_count; n++) {
		struct slice line = slice_trim_end(document_line(&page, n));

		if (page.lines[n].kind == LINE_ITEM && is_event(&page, n, &item)) {
			add_unmarked(out, line);
		} else {
			if (page.lines[n].kind == LINE_HEADING)
				buf_add_char(out, '\\');
			buf_add(out, line);
		}
		buf_add_char(out, '\n');
	}
	document_release(&page);
	buf_release(&copy);
}

void
look_heading(struct slice title, int *minute, struct slice *area)
{
	struct slice rest = title, word;

	*minute = -1;
	if (slice_word(&rest, &word) && minute_parse(word, minute))
		*area = slice_trim(rest);
	else
		*area = slice_trim(title);
}

struct slice
look_other(struct slice title)
{
	struct slice name = title, word;

	if (!slice_word(&name, &word) || !heading_is(word, HEADING_FROM))
		return SLICE_EMPTY;
	return slice_trim(name);
}

/* A fence or comment that the part left open ends with it: what comes behind
 * is not to be swallowed. */
static void
close_part(struct buf *out, struct slice part)
{
	struct document page = { 0 };
	struct buf bytes = BUF_INIT;
	struct err ignored;

	buf_add_char(&bytes, '\n'); /* so that no `---` is taken for front matter */
	buf_add(&bytes, part);
	if (document_parse(&page, &bytes, "", &ignored)) {
		for (size_t n = 0; page.open_fence && n < page.fence_len; n++)
			buf_add_char(out, page.fence);
		if (page.open_comment)
			buf_add_text(out, "-->");
		if (page.open_fence || page.open_comment)
			buf_add_char(out, '\n');
	}
	document_release(&page);
	buf_release(&bytes);
}

static void
add_part(struct buf *out, const char *heading, struct slice part)
{
	if (part.len == 0)
		return;
	if (heading[0])
		buf_printf(out, "\n### %s\n", heading);
	buf_add_char(out, '\n');
	buf_add(out, part);
	close_part(out, part);
}

static void
format(const struct look *look, enum language language, struct buf *out)
{
	buf_add_text(out, "## ");
	add_title(out, look);
	buf_add_char(out, '\n');
	add_part(out, "", buf_slice(&look->facts));
	add_part(out, "", buf_slice(&look->items));
	add_part(out, heading_text(HEADING_HINDRANCE, language), buf_slice(&look->hindrance));
	if (look->other_name.len) {
		struct buf heading = BUF_INIT;

		buf_printf(&heading, "%s %s", heading_text(HEADING_FROM, language),
			look->other_name.ptr);
		add_part(out, heading.ptr, buf_slice(&look->other));
		buf_release(&heading);
	}
}

/* Words of a look are about what it looked at, and not about what comes later. */
static bool
has_prose(const struct document *page, const struct section *section)
{
	size_t item = section->item;

	for (size_t line = section->first; line < section->end; line++) {
		while (item < section->item_end && page->items[item].end <= line)
			item++;
		if (page->lines[line].kind != LINE_BLANK &&
		    (item == section->item_end || page->items[item].first > line))
			return true;
	}
	return false;
}

/* The last look of the file, if items can go into it. */
static const struct section *
open_look(const struct look *look, const struct document *page)
{
	if (look->facts.len + look->hindrance.len + look->other.len || page->section_count < 2)
		return NULL;
	const struct section *last = &page->sections[page->section_count - 1];
	struct slice area;
	int minute;

	if (last->level != 2 || page->open_fence || page->open_comment || has_prose(page, last))
		return NULL;
	look_heading(last->title, &minute, &area);
	return minute == look->minute && text_same(area, look->area) ? last : NULL;
}

static void
splice_look(const struct look *look, enum language language, const struct document *page,
	struct buf *out)
{
	struct splice splice = { 0 };
	const struct section *last = open_look(look, page);

	if (last) {
		splice_append(&splice, page, last, buf_slice(&look->items));
	} else {
		struct buf text = BUF_INIT;

		format(look, language, &text);
		splice_add_section(&splice, page, page->section_count, buf_slice(&text));
		buf_release(&text);
	}
	splice_apply(&splice, page, out);
	splice_release(&splice);
}

bool
look_write(const struct look *look, struct change *change, struct err *err)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT, out = BUF_INIT;
	struct document page = { 0 };

	layout_check(&path, look->day);
	bool ok = change_read(change, path.ptr, &bytes, err);

	if (!ok && err->kind == ERR_NOTHING) {
		buf_add_text(&bytes, "# ");
		day_format(&bytes, look->day);
		buf_add_char(&bytes, '\n');
		ok = true;
	}
	if (ok && (ok = document_parse(&page, &bytes, path.ptr, err))) {
		struct buf title = BUF_INIT;

		add_title(&title, look);
		splice_look(look, journal_language(change), &page, &out);
		ok = render_check_section(buf_slice(&out), 2, buf_slice(&title), path.ptr, err);
		buf_release(&title);
	}
	if (ok)
		change_put(change, path.ptr, buf_slice(&out));
	document_release(&page);
	buf_release(&path);
	buf_release(&bytes);
	buf_release(&out);
	return ok;
}
