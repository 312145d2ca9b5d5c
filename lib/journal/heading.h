/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_HEADING_H
#define TAUT_JOURNAL_HEADING_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"
#include "journal/language.h"

/*
 * The headings that are format. Each is known in every language and in any case,
 * whoever wrote it, and written in the journal's own.
 */
enum heading {
	HEADING_VISION,    /* of an area … */
	HEADING_RESULTS,
	HEADING_PLAN,
	HEADING_HINDRANCE, /* of a look: "In the way" … */
	HEADING_FROM,      /* … and "From", with a name behind it */
	HEADING_PURPOSE,   /* of purpose.md: its title … */
	HEADING_VALUES,    /* … and what stands below */
	HEADING_STRENGTHS,
	HEADING_EDGES,
	HEADING_COUNT
};

const char *heading_text(enum heading heading, enum language language);

/* Whether a title is this one. */
bool heading_is(struct slice title, enum heading heading);

/* Whether an area cannot be called so: its page or a look would not be read. */
bool heading_is_taken(struct slice title);

/* Adds a heading as a line of its own: "## Plan". */
void heading_add(struct buf *out, size_t level, enum heading heading, enum language language);

/* Adds what a new area's page has below its title. */
void heading_add_area(struct buf *out, enum language language);

#endif
