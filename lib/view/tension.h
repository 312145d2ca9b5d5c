/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_TENSION_H
#define TAUT_VIEW_TENSION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tension/report.h"
#include "view/view.h"

/*
 * The pictures of `taut tension`, each led by its reading in a sentence. All
 * that comes from the journal passes the escaper here.
 */

/* Which end moved, over the span: the sentence, the waterfall, where it went. */
void view_waterfall(struct buf *out, const struct report *report, const struct view *view);

/* Where things stand: all areas as bars on one scale; `verbose`: with their
 * results below them. */
void view_areas(struct buf *out, const struct report *report, const struct view *view,
	bool verbose);

/* The same, a row a result; for an area by itself. */
void view_bars(struct buf *out, const struct report *report, const struct view *view);

/* Which end moved since the span began, below where things stand. */
void view_since(struct buf *out, const struct report *report, const struct view *view);

/* What else a report has to say: what its gap rests on, how far both ends went,
 * where what is unchecked may be by now. */
void view_rest(struct buf *out, const struct report *report, const struct view *view);

/* At most `max` of its questions, and the command that answers them: with `name`,
 * of an area or result, or NULL. */
void view_questions(struct buf *out, const struct report *report, const struct view *view,
	size_t max, const char *name);

/* One result: vision above, reality below, and what moved. `result` is in report.results. */
void view_result(struct buf *out, const struct report *report, size_t result,
	const struct view *view);

/* Which end moved, in words: an answer, and what it rests on last. No LF. */
void view_sentence(struct buf *out, const struct report *report);

#endif
