/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_AREA_H
#define TAUT_JOURNAL_AREA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"
#include "doc/document.h"
#include "journal/problem.h"
#include "journal/result.h"
#include "journal/step.h"
#include "journal/veil.h"
#include "store/store.h"

/*
 * The areas of a life, one living page each (areas/NAME.md): vision, results,
 * plan. All slices are into the pages' documents, which `areas` owns.
 */
struct area {
	char *path;           /* areas/health.md */
	struct slice id;      /* health: the file's name, which never changes */
	struct slice title;   /* the first heading, or the id */
	int horizon_day;      /* DAY_NONE: none */
	int retired_day;
	size_t title_section; /* in page, or DOCUMENT_NONE */
	size_t vision;        /* section, or DOCUMENT_NONE */
	size_t results;
	size_t plan;
	struct document page; /* of areas_read(): what is private is blank in it … */
	struct veil veil;     /* … and stands here */
};

struct areas {
	struct area *items;   /* in the order of their names */
	size_t count, room;
	struct result *results;
	size_t result_count, result_room;
	struct step *steps;
	size_t step_count, step_room;
};

#define AREA_MAX 1000 /* pages; more is an error */

/* Reads every page below areas/. What a line has that is not understood goes
 * into problems (may be NULL); it never stops the reading. */
bool areas_read(struct areas *areas, const struct store *store, struct problems *problems,
	struct err *err) __attribute__((warn_unused_result));
void areas_release(struct areas *areas);

/* One page from bytes (taken over), as the area `id`; for a change at work. */
bool areas_add(struct areas *areas, const char *path, struct buf *bytes,
	struct problems *problems, struct err *err) __attribute__((warn_unused_result));

const struct document *result_page(const struct areas *areas, const struct result *result);
const struct item *result_item(const struct areas *areas, const struct result *result);
const struct item *step_item(const struct areas *areas, const struct step *step);

/* The n-th id that a step is for; an empty slice behind the last. */
struct slice step_for(const struct areas *areas, const struct step *step, size_t n);
bool step_is_for(const struct areas *areas, const struct step *step, struct slice id);

/* By id, without case; NULL if there is none. */
struct area *areas_find(const struct areas *areas, struct slice id);
struct area *areas_find_title(const struct areas *areas, struct slice title);
struct result *areas_find_result(const struct areas *areas, struct slice id);
struct step *areas_find_step(const struct areas *areas, struct slice id);
bool result_is_live(const struct areas *areas, const struct result *result);

/* The prose of the vision as it stands: for who shows it, passage_hide() first.
 * May be empty. */
struct slice area_vision(const struct area *area);

#endif
