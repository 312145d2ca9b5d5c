/* SPDX-License-Identifier: ISC */
/* Editing area pages: splices gathered an area at a time, then put at once. */
#include "journal/pages.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "journal/heading.h"
#include "journal/id.h"
#include "journal/journal.h"

static bool
read_page(struct pages *pages, struct change *change, const char *name, struct err *err)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;

	buf_printf(&path, "areas/%s", name);
	bool ok = change_read(change, path.ptr, &bytes, err) &&
		areas_add(&pages->areas, path.ptr, &bytes, NULL, err);

	if (!ok && err->kind == ERR_FORMAT && pages->areas.count < AREA_MAX)
		ok = true; /* not a page that can be written either */
	buf_release(&path);
	buf_release(&bytes);
	return ok;
}

bool
pages_open(struct pages *pages, const struct store *store, struct change *change,
	struct err *err)
{
	struct names names = { 0 };
	bool ok = store_names(store, "areas", &names, err);

	*pages = (struct pages){ .language = journal_language(change) };
	for (size_t n = 0; ok && n < names.count; n++)
		if (names.items[n][0] != '.' && slice_ends(slice_of(names.items[n]), ".md"))
			ok = read_page(pages, change, names.items[n], err);
	names_release(&names);
	pages->splices = mem_alloc(pages->areas.count, sizeof *pages->splices);
	return ok;
}

void
pages_release(struct pages *pages)
{
	for (size_t n = 0; pages->splices && n < pages->areas.count; n++)
		splice_release(&pages->splices[n]);
	free(pages->splices);
	areas_release(&pages->areas);
	names_release(&pages->minted);
	*pages = (struct pages){ 0 };
}

struct splice *
pages_splice(struct pages *pages, size_t area)
{
	return &pages->splices[area];
}

static struct slice
mint(struct pages *pages, size_t area, size_t item, struct slice words)
{
	struct area *page = &pages->areas.items[area];
	struct buf id = BUF_INIT;

	id_mint(&id, &pages->areas, words, &pages->minted);
	names_add(&pages->minted, buf_slice(&id));
	splice_set_id(&pages->splices[area], &page->page, &page->page.items[item], buf_slice(&id));
	buf_release(&id);
	return slice_of(pages->minted.items[pages->minted.count - 1]);
}

struct slice
pages_result_id(struct pages *pages, struct result *result)
{
	if (result->id.len == 0)
		result->id = mint(pages, result->area, result->item, result->text);
	return result->id;
}

struct slice
pages_step_id(struct pages *pages, struct step *step)
{
	if (step->id.len == 0)
		step->id = mint(pages, step->area, step->item, step->text);
	return step->id;
}

/* A section that the page has not: its headings, then the line. */
static void
add_section(struct pages *pages, size_t index, size_t before, struct buf *text, struct slice line)
{
	struct area *area = &pages->areas.items[index];

	buf_printf(text, "\n%.*s\n", SLICE_ARG(line));
	splice_add_section(&pages->splices[index], &area->page, before, buf_slice(text));
	buf_release(text);
}

void
pages_add_result(struct pages *pages, size_t index, struct slice line)
{
	struct area *area = &pages->areas.items[index];
	bool vision = area->vision != DOCUMENT_NONE;
	size_t before = area->page.section_count;
	struct buf text = BUF_INIT;

	if (area->results != DOCUMENT_NONE) {
		splice_append(&pages->splices[index], &area->page,
			&area->page.sections[area->results], line);
		return;
	}
	/* Results belong above the plan, and both below the vision's text. */
	if (vision && area->plan != DOCUMENT_NONE)
		before = area->plan;
	if (!vision) {
		heading_add(&text, 2, HEADING_VISION, pages->language);
		buf_add_char(&text, '\n');
	}
	heading_add(&text, 3, HEADING_RESULTS, pages->language);
	add_section(pages, index, before, &text, line);
}

void
pages_add_step(struct pages *pages, size_t index, struct slice line)
{
	struct area *area = &pages->areas.items[index];
	struct buf text = BUF_INIT;

	if (area->plan != DOCUMENT_NONE) {
		splice_append(&pages->splices[index], &area->page,
			&area->page.sections[area->plan], line);
		return;
	}
	heading_add(&text, 2, HEADING_PLAN, pages->language);
	add_section(pages, index, area->page.section_count, &text, line);
}

static void
add_missing_ids(struct pages *pages, size_t area)
{
	for (size_t n = 0; n < pages->areas.result_count; n++)
		if (pages->areas.results[n].area == area && pages->areas.results[n].text.len)
			pages_result_id(pages, &pages->areas.results[n]);
	for (size_t n = 0; n < pages->areas.step_count; n++)
		if (pages->areas.steps[n].area == area && pages->areas.steps[n].text.len)
			pages_step_id(pages, &pages->areas.steps[n]);
}

void
pages_put(struct pages *pages, struct change *change)
{
	for (size_t n = 0; n < pages->areas.count; n++) {
		struct buf bytes = BUF_INIT;

		if (pages->splices[n].count == 0)
			continue;
		add_missing_ids(pages, n);
		splice_apply(&pages->splices[n], &pages->areas.items[n].page, &bytes);
		change_put(change, pages->areas.items[n].path, buf_slice(&bytes));
		buf_release(&bytes);
	}
}
