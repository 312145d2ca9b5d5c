/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_PAGES_H
#define TAUT_JOURNAL_PAGES_H

#include "base/err.h"
#include "doc/splice.h"
#include "journal/area.h"
#include "journal/language.h"
#include "store/change.h"

/*
 * The areas' pages at work within a change: read under its lock, spliced, and
 * put back. A page that is written gets the ids that it lacks.
 */
struct pages {
	struct areas areas;
	struct splice *splices; /* one an area */
	struct names minted;    /* ids given here */
	enum language language; /* of headings that are missing */
};

bool pages_open(struct pages *pages, const struct store *store, struct change *change,
	struct err *err) __attribute__((warn_unused_result));
void pages_release(struct pages *pages);

struct splice *pages_splice(struct pages *pages, size_t area);

/*
 * The id of a result or step; one that has none gets one now, which the
 * change will write. The slice lives as long as the pages.
 */
struct slice pages_result_id(struct pages *pages, struct result *result);
struct slice pages_step_id(struct pages *pages, struct step *step);

/* Adds a line to the results or plan of an area, with the heading if missing. */
void pages_add_result(struct pages *pages, size_t area, struct slice line);
void pages_add_step(struct pages *pages, size_t area, struct slice line);

/* Puts every page that was spliced into the change. */
void pages_put(struct pages *pages, struct change *change);

#endif
