/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_TENSION_H
#define TAUT_VIEW_TENSION_H

#include "base/buf.h"
#include "tension/report.h"
#include "view/view.h"

/*
 * The pictures of `taut tension`, each led by its reading in a sentence. All
 * that comes from the journal passes the escaper here.
 */

/* Which end moved, over the span: the sentence, the waterfall, where it went. */
void view_waterfall(struct buf *out, const struct report *report, const struct view *view);

/* Where things stand: all areas and results as bars on one scale. */
void view_bars(struct buf *out, const struct report *report, const struct view *view);

/* One result: vision above, reality below, and what moved. `result` is in report.results. */
void view_result(struct buf *out, const struct report *report, size_t result,
	const struct view *view);

/* Which end moved, in words: an answer, and what it rests on last. No LF. */
void view_sentence(struct buf *out, const struct report *report);

#endif
