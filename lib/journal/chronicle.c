/* SPDX-License-Identifier: ISC */
/* A year's pages, gone through once. */
#include "journal/chronicle.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "doc/document.h"
#include "journal/check.h"
#include "journal/days.h"
#include "journal/heading.h"
#include "journal/veil.h"

static void
mark_day(struct chronicle *chronicle, int day, unsigned what)
{
	unsigned char *at = &chronicle->days[day - chronicle->span.first];

	*at = (unsigned char)(*at | what);
}

static bool
read_entry(const struct day_page *page, void *context, struct err *err)
{
	struct chronicle *chronicle = context;
	struct veil veil = VEIL_INIT;

	(void)err;
	if (page->day > chronicle->last_day || slice_trim(buf_slice(page->bytes)).len == 0)
		return true;
	mark_day(chronicle, page->day, CHRONICLE_WRITTEN);
	veil_draw(&veil, page->bytes);
	naming_text(&chronicle->naming, buf_slice(page->bytes), page->day);
	veil_release(&veil);
	return true;
}

/* The words in one line, without the full stop that one writes and another does not. */
static void
join_words(struct buf *out, struct slice text)
{
	struct slice word;

	while (out->len < CHRONICLE_WORDS && slice_word(&text, &word)) {
		buf_add_text(out, out->len ? " " : "");
		buf_add(out, word);
	}
	while (out->len > CHRONICLE_WORDS && ((unsigned char)out->ptr[out->len - 1] & 0xc0) == 0x80)
		buf_cut(out, out->len - 1);
	while (out->len && out->ptr[out->len - 1] == '.')
		buf_cut(out, out->len - 1);
}

static void
add_hindrance(struct chronicle *chronicle, struct slice text, int day)
{
	struct buf words = BUF_INIT;
	size_t n = 0;

	join_words(&words, text);
	while (n < chronicle->hindrance_count &&
	       !text_same(slice_of(chronicle->hindrances[n].text), buf_slice(&words)))
		n++;
	if (words.len && n == chronicle->hindrance_count && n < CHRONICLE_HINDRANCES) {
		chronicle->hindrances = mem_room(chronicle->hindrances, n,
			&chronicle->hindrance_room, sizeof *chronicle->hindrances);
		chronicle->hindrances[chronicle->hindrance_count++] =
			(struct hindrance){ .text = slice_copy(buf_slice(&words)) };
	}
	if (words.len && n < chronicle->hindrance_count) {
		chronicle->hindrances[n].times++;
		chronicle->hindrances[n].last_day = day;
	}
	buf_release(&words);
}

/* Each paragraph or item of it is one. */
static void
read_hindrances(struct chronicle *chronicle, const struct document *page,
	const struct section *section, int day)
{
	size_t first = section->first;

	for (size_t line = section->first; line <= section->end; line++) {
		bool ends = line == section->end || page->lines[line].kind == LINE_BLANK ||
			page->lines[line].kind == LINE_ITEM;

		if (!ends)
			continue;
		if (line > first && page->lines[first].kind == LINE_TEXT)
			add_hindrance(chronicle, document_lines(page, first, line), day);
		first = line < section->end && page->lines[line].kind == LINE_ITEM ?
			line : line + 1;
	}
	for (size_t n = section->item; n < section->item_end; n++)
		add_hindrance(chronicle, page->items[n].words, day);
}

static void
read_prose(struct chronicle *chronicle, const struct document *page,
	const struct section *section, int day)
{
	for (size_t line = section->first; line < section->end; line++)
		if (page->lines[line].kind == LINE_TEXT)
			naming_text(&chronicle->naming, document_line(page, line), day);
}

static void
read_looks(struct chronicle *chronicle, const struct document *page, int day)
{
	for (size_t n = 0; n < page->section_count; n++) {
		const struct section *section = &page->sections[n];
		struct slice other = look_other(section->title);

		if (section->level == 3 && other.len)
			naming_mark(&chronicle->naming, other, day);
		if (section->level == 3 && heading_is(section->title, HEADING_HINDRANCE))
			read_hindrances(chronicle, page, section, day);
		read_prose(chronicle, page, section, day);
	}
}

static bool
read_check(const struct day_page *file, void *context, struct err *err)
{
	struct chronicle *chronicle = context;
	struct document page = { 0 };
	struct veil veil = VEIL_INIT;

	if (file->day > chronicle->last_day)
		return true;
	mark_day(chronicle, file->day, CHRONICLE_CHECKED);
	veil_draw(&veil, file->bytes);
	veil_release(&veil);
	bool ok = document_parse(&page, file->bytes, file->path, err);

	if (ok)
		read_looks(chronicle, &page, file->day);
	document_release(&page);
	return ok;
}

static bool
stop(const struct day_page *page, void *found, struct err *err)
{
	(void)page;
	*(bool *)found = true;
	err->kind = ERR_NONE;
	return false;
}

static int
by_times(const void *a, const void *b)
{
	const struct hindrance *x = a, *y = b;

	if (x->times != y->times)
		return x->times < y->times ? 1 : -1;
	if (x->last_day != y->last_day)
		return x->last_day < y->last_day ? 1 : -1;
	return strcmp(x->text, y->text);
}

bool
chronicle_read(struct chronicle *chronicle, const struct store *store, struct span span,
	int today, struct err *err)
{
	struct span before = { day_from_civil(1, 1, 1), span.first - 1 };

	*chronicle = (struct chronicle){ .span = span };
	if (span.last - span.first >= CHRONICLE_DAYS)
		chronicle->span.last = span.first + CHRONICLE_DAYS - 1;
	chronicle->last_day = span_last_day(chronicle->span, today);
	bool ok = days_each(store, "checks", chronicle->span, false, read_check, chronicle, err) &&
		days_each(store, "entries", chronicle->span, false, read_entry, chronicle, err);

	ok = ok && days_each(store, "entries", before, true, stop, &chronicle->had_before, err) &&
		(chronicle->had_before ||
		days_each(store, "checks", before, true, stop, &chronicle->had_before, err));
	naming_settle(&chronicle->naming);
	if (chronicle->hindrance_count > 1)
		qsort(chronicle->hindrances, chronicle->hindrance_count,
			sizeof *chronicle->hindrances, by_times);
	return ok;
}

void
chronicle_release(struct chronicle *chronicle)
{
	naming_release(&chronicle->naming);
	for (size_t n = 0; n < chronicle->hindrance_count; n++)
		free(chronicle->hindrances[n].text);
	free(chronicle->hindrances);
	*chronicle = (struct chronicle){ 0 };
}

unsigned
chronicle_day(const struct chronicle *chronicle, int day)
{
	if (day < chronicle->span.first || day > chronicle->last_day)
		return 0;
	return chronicle->days[day - chronicle->span.first];
}

bool
chronicle_quiet(const struct chronicle *chronicle, int least, int *at, struct span *quiet)
{
	bool begun = chronicle->had_before;

	for (int day = chronicle->span.first; !begun && day < *at; day++)
		begun = chronicle_day(chronicle, day) != 0;
	for (int day = *at, first = *at; day <= chronicle->last_day + 1; day++) {
		if (day <= chronicle->last_day && !chronicle_day(chronicle, day))
			continue;
		if (begun && day - first >= least) {
			*quiet = (struct span){ first, day - 1 };
			*at = day;
			return true;
		}
		begun = true;
		first = day + 1;
	}
	*at = chronicle->last_day + 1;
	return false;
}
