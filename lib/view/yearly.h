/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_YEARLY_H
#define TAUT_VIEW_YEARLY_H

#include "base/buf.h"
#include "doc/document.h"
#include "journal/chronicle.h"
#include "tension/yearly.h"
#include "view/view.h"

/*
 * What a yearly review shows before it asks. All that comes from the journal is
 * escaped here; lines end with LF, and nothing is added where there is nothing to
 * say. No line counts what was missed.
 */

/* A row a month: the days on which something was written, all alike, and those with
 * a check; then the quiet weeks, by their days. Tells no number of any result. */
void view_year_days(struct buf *out, const struct chronicle *chronicle, const struct view *view);

/* Who stands in the year's pages: see journal/naming.h. */
void view_year_names(struct buf *out, const struct chronicle *chronicle, const struct view *view);

/* What was in the way: what was said most often, else what was said last. */
void view_year_hindrances(struct buf *out, const struct chronicle *chronicle,
	const struct view *view);

/* The first lines of a page beside the journal: what is believed and under question,
 * what acts on what. */
enum yearly_page { YEARLY_BELIEFS, YEARLY_LINKS };
void view_year_page(struct buf *out, const struct document *page, enum yearly_page kind,
	const struct view *view);

/* The repeating steps that were kept within the span, and how often: yearly_kept(). */
void view_year_kept(struct buf *out, const struct replay *replay, struct span span,
	const struct view *view);

/* A sentence for each row of which this is so. That of what was not checked tells
 * no number, for it is to be rated. */
void view_year_rows(struct buf *out, const struct report *report, enum yearly kind,
	const struct view *view);

/* The same of one row alone; no LF. */
void view_year_row(struct buf *out, const struct report *report, size_t row, enum yearly kind);

#endif
