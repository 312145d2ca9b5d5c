/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_REVIEW_H
#define TAUT_JOURNAL_REVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/slice.h"
#include "doc/document.h"
#include "journal/language.h"
#include "store/change.h"

/*
 * The pages below reviews/: a year's, which grows section by section as its
 * steps are gone through, and a week's. What stands there by hand stays.
 */
enum review_section {
	REVIEW_WALK,
	REVIEW_REALITY,
	REVIEW_MOVED,
	REVIEW_HELD,
	REVIEW_THANKS,
	REVIEW_RELEASE,
	REVIEW_PURPOSE,
	REVIEW_VISION,
	REVIEW_STEP,
	REVIEW_LETTER,
	REVIEW_CHOSEN,    /* purpose and visions as then chosen: with it a year is over */
	REVIEW_YEAR_END,
	REVIEW_LOOKED = REVIEW_YEAR_END, /* of a week */
	REVIEW_NEXT,
	REVIEW_LOOKED_AT_STEP,
	REVIEW_PART_KEEP, /* headings of level 3 within sections */
	REVIEW_PART_MISSED,
	REVIEW_PART_THANKS,
	REVIEW_PART_AMENDS,
	REVIEW_SECTIONS
};

/* As it is written in a page; in English it is that of the catalogue, too. */
const char *review_heading(enum review_section section, enum language language);

void review_path(struct buf *out, int year);           /* reviews/2026.md */
void review_week_path(struct buf *out, int day);       /* reviews/2026-W47.md: the day's week */

/* The week of the calendar that a day lies in (ISO 8601), which is of one year. */
void review_week(int day, int *year, int *week);

/*
 * The days of a page's name: "2026" from `begins` (MM-DD) on, else "2026-W47".
 * False: no such name.
 */
bool review_span(struct slice name, struct slice begins, struct span *span);

/* Where a section stands in a page, in whatever language; DOCUMENT_NONE: it is not
 * there. */
size_t review_find(const struct document *page, enum review_section section);

/* The first of a year's sections behind the last that is there; REVIEW_YEAR_END: none. */
enum review_section review_next(const struct document *page);

/* What a step has to say: words of its own, and what stands below headings of its
 * own in it (level 3, "### Health"). LF at line ends; each may be empty. */
struct review_text {
	enum review_section section;
	enum language language; /* of its heading; review_put() sets it */
	struct slice words, deeper;
	bool anew; /* in place of all that stood in the section; else added to it, what has
	              a heading that is there below that */
};

/* Adds the page with that in its section, which is made in its place if it is not
 * there; an empty page gets the title. `out` is wiped by the caller. */
void review_write(const struct document *page, const char *title,
	const struct review_text *text, struct buf *out);

/* The same with a page of the journal, within a change. ERR_FORMAT: something that is
 * open above would swallow the section. */
bool review_put(struct change *change, const char *path, const char *title,
	const struct review_text *text, struct err *err) __attribute__((warn_unused_result));

#endif
