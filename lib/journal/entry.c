/* SPDX-License-Identifier: ISC */
/* Writing and reading moments. Text goes in as it was given and comes back so. */
#include "journal/entry.h"

#include "base/date.h"
#include "base/words.h"
#include "doc/line.h"
#include "doc/render.h"
#include "doc/splice.h"
#include "store/layout.h"

static bool
title_is_moment(struct slice title, int *minute)
{
	struct slice rest = title, word;

	return slice_word(&rest, &word) && word.len == 5 && minute_parse(word, minute);
}

bool
moment_is(const struct section *section, int *minute)
{
	return section->level == 2 && title_is_moment(section->title, minute);
}

size_t
moment_end(const struct document *page, size_t section)
{
	int minute;

	for (section++; section < page->section_count; section++)
		if (moment_is(&page->sections[section], &minute))
			break;
	return section;
}

/* A line that would start a moment, any backslashes before it included, so
 * that what was typed with one is read back with one. */
static bool
would_start(struct slice line)
{
	struct slice title;
	int minute;

	while (slice_starts(line, "\\"))
		line = slice_from(line, 1);
	return line_heading(line, 0, &title) == 2 && title_is_moment(title, &minute);
}

/* Only where the line would be read as a heading: inside a fence it is code. */
static bool
format_body(struct buf *out, struct slice text, struct err *err)
{
	struct document body = { 0 };
	struct buf copy = BUF_INIT;

	buf_add_char(&copy, '\n'); /* so that no `---` is taken for front matter */
	buf_add(&copy, text);
	bool ok = document_parse(&body, &copy, _("the entry"), err);

	for (size_t n = 1; ok && n < body.line_count; n++) {
		enum line_kind kind = body.lines[n].kind;
		struct slice line = document_line(&body, n);

		if ((kind == LINE_TEXT || kind == LINE_HEADING) && would_start(line))
			buf_add_char(out, '\\');
		buf_add(out, document_lines(&body, n, n + 1));
	}
	if (ok && text.len && text.ptr[text.len - 1] != '\n')
		buf_add_char(out, '\n');
	document_release(&body);
	buf_release(&copy);
	return ok;
}

static bool
format(const struct entry *entry, struct buf *out, struct err *err)
{
	buf_add_text(out, "## ");
	minute_format(out, entry->minute);
	if (entry->offset_shown)
		buf_printf(out, " %c%02d:%02d", entry->offset < 0 ? '-' : '+',
			(entry->offset < 0 ? -entry->offset : entry->offset) / 60,
			(entry->offset < 0 ? -entry->offset : entry->offset) % 60);
	buf_add_text(out, "\n\n");
	if (!format_body(out, entry->text, err))
		return false;
	struct slice rest = entry->tags, tag;
	bool first = true;

	while (slice_word(&rest, &tag)) {
		buf_add_text(out, first ? "\n#" : " #");
		buf_add(out, tag);
		first = false;
	}
	if (!first)
		buf_add_char(out, '\n');
	return true;
}

/* The first moment that is later than the entry, or the end. */
static size_t
place(const struct entry *entry, const struct document *page)
{
	int minute;

	for (size_t n = 1; entry->by_time && n < page->section_count; n++)
		if (moment_is(&page->sections[n], &minute) && minute > entry->minute)
			return n;
	return page->section_count;
}

static bool
read_page(struct change *change, const char *path, int day, struct document *page,
	struct err *err)
{
	struct buf bytes = BUF_INIT;
	bool ok = change_read(change, path, &bytes, err);

	if (!ok && err->kind == ERR_NOTHING) {
		buf_add_text(&bytes, "# ");
		day_format(&bytes, day);
		buf_add_char(&bytes, '\n');
		ok = true;
	}
	ok = ok && document_parse(page, &bytes, path, err);
	buf_release(&bytes);
	return ok;
}

bool
entry_write(const struct entry *entry, struct change *change, struct err *err)
{
	struct buf path = BUF_INIT, out = BUF_INIT, text = BUF_INIT;
	struct document page = { 0 };
	struct splice splice = { 0 };

	if (entry->text.len > ENTRY_MAX) {
		err_set(err, ERR_USAGE, "an entry of %zu bytes is over the limit of %u",
			entry->text.len, ENTRY_MAX);
		return err_hint(err, "split it over several, or put the file beside the day: "
			"entries/YYYY/MM/attachments/");
	}
	layout_entry(&path, entry->day);
	bool ok = read_page(change, path.ptr, entry->day, &page, err) &&
		format(entry, &text, err);

	if (ok) {
		splice_add_section(&splice, &page, place(entry, &page), buf_slice(&text));
		splice_apply(&splice, &page, &out);
		struct slice rest = slice_from(buf_slice(&text), 3); /* behind "## " */

		ok = render_check_section(buf_slice(&out), 2, slice_cut(&rest, '\n'), path.ptr,
			err);
	}
	if (ok)
		change_put(change, path.ptr, buf_slice(&out));
	splice_release(&splice);
	document_release(&page);
	buf_release(&path);
	buf_release(&text);
	buf_release(&out);
	return ok;
}

/* Where the text of a page's first moment begins: behind front matter and the
 * heading that only says the day. */
static size_t
first_line(const struct document *page)
{
	size_t line = 0;
	int day;

	while (line < page->line_count && (page->lines[line].kind == LINE_FRONT ||
	    page->lines[line].kind == LINE_BLANK))
		line++;
	if (page->section_count > 1 && page->sections[1].line == line &&
	    page->sections[1].level == 1 && day_parse(page->sections[1].title, &day))
		line++;
	return line;
}

struct moment
moment_open(const struct document *page, const struct veil *veil, size_t section)
{
	size_t end = moment_end(page, section);

	return (struct moment){ .page = page, .veil = veil,
		.line = section == 0 ? first_line(page) : page->sections[section].first,
		.end = end < page->section_count ? page->sections[end].line : page->line_count };
}

bool
moment_next(struct moment *moment, struct buf *clear, const struct passage **passage)
{
	const struct document *page = moment->page;
	size_t first = moment->line;

	*passage = first < moment->end ? veil_at(moment->veil, page, first) : NULL;
	for (; moment->line < moment->end; moment->line++) {
		struct slice line = document_lines(page, moment->line, moment->line + 1);

		if (veil_at(moment->veil, page, moment->line) != *passage)
			break;
		if (page->lines[moment->line].kind == LINE_TEXT && slice_starts(line, "\\") &&
		    would_start(slice_trim_end(line)))
			line = slice_from(line, 1);
		if (!*passage)
			buf_add(clear, line);
	}
	return moment->line > first;
}

bool
moment_text(const struct document *page, size_t section, const struct veil *veil,
	const char *when, struct buf *out)
{
	struct moment moment = moment_open(page, veil, section);
	const struct passage *passage;
	struct buf text = BUF_INIT;
	bool private = false;

	while (moment_next(&moment, &text, &passage)) {
		if (!passage)
			continue;
		veil_line(veil, passage, when, &text);
		buf_add_char(&text, '\n');
		private = true;
	}
	struct slice whole = buf_slice(&text);

	while (whole.len && (whole.ptr[0] == '\n' || whole.ptr[0] == '\r'))
		whole = slice_from(whole, 1);
	buf_add(out, slice_trim_end(whole));
	buf_release(&text);
	return private;
}
