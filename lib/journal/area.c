/* SPDX-License-Identifier: ISC */
/* Reading the areas' pages. All that is kept are slices into the documents. */
#include "journal/area.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/text.h"
#include "journal/heading.h"

static void
add_results(struct areas *areas, size_t index, const struct section *section,
	struct problems *problems)
{
	struct area *area = &areas->items[index];

	for (size_t n = section->item; n < section->item_end; n++) {
		if (area->page.items[n].depth > 0)
			continue;
		areas->results = mem_room(areas->results, areas->result_count,
			&areas->result_room, sizeof *areas->results);
		struct result *result = &areas->results[areas->result_count++];

		*result = result_parse(&area->page, n, area->path, problems);
		result->area = index;
	}
}

static void
add_steps(struct areas *areas, size_t index, struct problems *problems)
{
	struct area *area = &areas->items[index];
	const struct section *section = &area->page.sections[area->plan];

	for (size_t n = section->item; n < section->item_end; n++) {
		if (area->page.items[n].depth > 0)
			continue;
		areas->steps = mem_room(areas->steps, areas->step_count, &areas->step_room,
			sizeof *areas->steps);
		struct step *step = &areas->steps[areas->step_count++];

		*step = step_parse(&area->page, n, area->path, problems);
		step->area = index;
	}
}

/* The line of the page, from 1, that this byte stands in. */
static size_t
line_of(const struct document *page, size_t at)
{
	size_t line = 0;

	while (line + 1 < page->line_count && page->lines[line].next <= at)
		line++;
	return line + 1;
}

/* A field below the title, or before any heading. */
static void
read_day(const struct area *area, const char *key, int *day, struct problems *problems)
{
	size_t section = area->title_section == DOCUMENT_NONE ? 0 : area->title_section;
	const struct field *field = section_field(&area->page, &area->page.sections[section],
		key, 0);

	if (field && !day_parse(field->value, day) && problems)
		problems_add(problems, area->path, line_of(&area->page, field->start),
			"[%s:: %.*s] is not a date", key, SLICE_ARG(field->value));
}

static const enum heading headings[] = { HEADING_VISION, HEADING_RESULTS, HEADING_PLAN };

/* Which word of the format a title is; HEADING_COUNT: none. */
static enum heading
format_of(struct slice title)
{
	for (size_t n = 0; n < sizeof headings / sizeof *headings; n++)
		if (heading_is(title, headings[n]))
			return headings[n];
	return HEADING_COUNT;
}

/*
 * The first heading of the first level is the title; one that is a word of the
 * format only if the format's own comes after it ("# Plan" of plans, and its
 * "## Plan"), for on a page without a title they may stand at any level.
 */
static bool
is_title(const struct document *page, size_t index)
{
	if (page->sections[index].level != 1)
		return false;
	enum heading format = format_of(page->sections[index].title);

	if (format == HEADING_COUNT)
		return true;
	for (size_t n = index + 1; n < page->section_count; n++)
		if (heading_is(page->sections[n].title, format))
			return true;
	return false;
}

static void
find_sections(struct area *area)
{
	area->title_section = area->vision = area->results = area->plan = DOCUMENT_NONE;
	for (size_t n = 1; n < area->page.section_count; n++) {
		enum heading format = format_of(area->page.sections[n].title);

		if (area->title_section == DOCUMENT_NONE && is_title(&area->page, n))
			area->title_section = n;
		else if (format == HEADING_VISION && area->vision == DOCUMENT_NONE)
			area->vision = n;
		else if (format == HEADING_RESULTS && area->results == DOCUMENT_NONE)
			area->results = n;
		else if (format == HEADING_PLAN && area->plan == DOCUMENT_NONE)
			area->plan = n;
	}
}

/* Whether it is the page's first section of results that is called so. A page that
 * went through two languages may have one in each. */
static bool
has_results(const struct area *area, size_t index)
{
	const struct section *sections = area->page.sections;

	if (index == area->title_section || !heading_is(sections[index].title, HEADING_RESULTS))
		return false;
	for (size_t n = area->results; n < index; n++)
		if (n != area->title_section && text_same(sections[n].title, sections[index].title))
			return false;
	return true;
}

bool
areas_add(struct areas *areas, const char *path, struct buf *bytes, struct problems *problems,
	struct err *err)
{
	struct document page = { 0 };

	if (areas->count >= AREA_MAX)
		return err_set(err, ERR_FORMAT, "more than %d pages in areas/", AREA_MAX);
	if (!document_parse(&page, bytes, path, err))
		return false;
	areas->items = mem_room(areas->items, areas->count, &areas->room, sizeof *areas->items);
	size_t index = areas->count++;
	struct area *area = &areas->items[index];

	*area = (struct area){ .path = slice_copy(slice_of(path)), .page = page,
		.horizon_day = DAY_NONE, .retired_day = DAY_NONE, .veil = VEIL_INIT };
	area->id = slice_of(area->path);
	area->id = slice_from(area->id, slice_find_last(area->id, "/") + 1);
	area->id.len -= slice_ends(area->id, ".md") ? 3 : 0;
	find_sections(area);
	area->title = area->title_section == DOCUMENT_NONE ? area->id :
		area->page.sections[area->title_section].title;
	read_day(area, "horizon", &area->horizon_day, problems);
	read_day(area, "retired", &area->retired_day, problems);
	for (size_t n = area->results; n < area->page.section_count; n++)
		if (has_results(area, n))
			add_results(areas, index, &area->page.sections[n], problems);
	if (area->plan != DOCUMENT_NONE)
		add_steps(areas, index, problems);
	return true;
}

static bool
read_page(struct areas *areas, const struct store *store, const char *name,
	struct problems *problems, struct err *err)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	struct veil veil = VEIL_INIT;

	buf_printf(&path, "areas/%s", name);
	bool ok = store_read(store, path.ptr, &bytes, err);

	veil_draw(&veil, &bytes);
	ok = ok && areas_add(areas, path.ptr, &bytes, problems, err);
	if (ok)
		areas->items[areas->count - 1].veil = veil;
	else
		veil_release(&veil);
	/* a link, a folder, a page too large: told, and the others go on */
	if (!ok && err->kind == ERR_FORMAT && areas->count < AREA_MAX) {
		if (problems)
			problems_add(problems, path.ptr, 1, "%s", err->text);
		ok = true;
	}
	buf_release(&path);
	buf_release(&bytes);
	return ok;
}

static bool
is_page(const char *name)
{
	return name[0] != '.' && slice_ends(slice_of(name), ".md");
}

bool
areas_read(struct areas *areas, const struct store *store, struct problems *problems,
	struct err *err)
{
	struct names names = { 0 };
	bool ok = store_names(store, "areas", &names, err);

	for (size_t n = 0; ok && n < names.count; n++)
		if (is_page(names.items[n]))
			ok = read_page(areas, store, names.items[n], problems, err);
	names_release(&names);
	return ok;
}

void
areas_release(struct areas *areas)
{
	for (size_t n = 0; n < areas->count; n++) {
		free(areas->items[n].path);
		document_release(&areas->items[n].page);
		veil_release(&areas->items[n].veil);
	}
	free(areas->items);
	free(areas->results);
	free(areas->steps);
	*areas = (struct areas){ 0 };
}

const struct document *
result_page(const struct areas *areas, const struct result *result)
{
	return &areas->items[result->area].page;
}

const struct item *
result_item(const struct areas *areas, const struct result *result)
{
	return &result_page(areas, result)->items[result->item];
}

const struct item *
step_item(const struct areas *areas, const struct step *step)
{
	return &areas->items[step->area].page.items[step->item];
}

struct slice
step_for(const struct areas *areas, const struct step *step, size_t n)
{
	const struct field *field = item_field(&areas->items[step->area].page,
		step_item(areas, step), "for", n);

	return field ? field->value : SLICE_EMPTY;
}

bool
step_is_for(const struct areas *areas, const struct step *step, struct slice id)
{
	struct slice one;

	for (size_t n = 0; (one = step_for(areas, step, n)).len; n++)
		if (text_same(one, id))
			return true;
	return false;
}

struct area *
areas_find(const struct areas *areas, struct slice id)
{
	for (size_t n = 0; n < areas->count; n++)
		if (text_same(areas->items[n].id, id))
			return &areas->items[n];
	return NULL;
}

/* The title now, or one that it had: `[was:: Old]` below the heading. */
static bool
has_title(const struct area *area, struct slice title)
{
	size_t section = area->title_section == DOCUMENT_NONE ? 0 : area->title_section;
	const struct field *was;

	if (text_same(area->title, title))
		return true;
	for (size_t n = 0; (was = section_field(&area->page, &area->page.sections[section],
			"was", n)); n++)
		if (text_same(was->value, title))
			return true;
	return false;
}

struct area *
areas_find_title(const struct areas *areas, struct slice title)
{
	for (size_t n = 0; n < areas->count; n++)
		if (has_title(&areas->items[n], title))
			return &areas->items[n];
	return areas_find(areas, title);
}

struct result *
areas_find_result(const struct areas *areas, struct slice id)
{
	for (size_t n = 0; n < areas->result_count; n++)
		if (areas->results[n].id.len && text_same(areas->results[n].id, id))
			return &areas->results[n];
	return NULL;
}

struct step *
areas_find_step(const struct areas *areas, struct slice id)
{
	for (size_t n = 0; n < areas->step_count; n++)
		if (areas->steps[n].id.len && text_same(areas->steps[n].id, id))
			return &areas->steps[n];
	return NULL;
}

bool
result_is_live(const struct areas *areas, const struct result *result)
{
	return result_is_open(result) && areas->items[result->area].retired_day == DAY_NONE;
}

struct slice
area_vision(const struct area *area)
{
	if (area->vision == DOCUMENT_NONE)
		return SLICE_EMPTY;
	const struct section *section = &area->page.sections[area->vision];
	struct slice text = document_lines(&area->page, section->first, section->end);

	if (area->veil.count && text.len)
		text.ptr = area->veil.source.ptr + (text.ptr - area->page.bytes.ptr);
	return slice_trim(text);
}
