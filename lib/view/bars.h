/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_BARS_H
#define TAUT_VIEW_BARS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/fraction.h"
#include "tension/report.h"
#include "view/columns.h"

/*
 * The rows of results, in a picture of columns; and what leads every picture of
 * where things stand. Private to lib/view.
 */

/* Asks for room for the rows of all results; *greatest is the greatest gap that
 * any of them had in its year. */
void bars_measure(struct columns *columns, size_t indent, fraction_wide *greatest);

/* The rows of an area's results, each begun `indent` further in. */
void bars_rows(struct columns *columns, const struct report_area *area, size_t indent,
	fraction_wide greatest);

/* The same as sentences, a line each. */
void bars_say(struct buf *out, const struct report *report, const struct report_area *area,
	size_t width);

/* "gap 100 = as far as on the day you chose". */
const char *bars_scale(const struct report *report);

/* Where things stand, in a sentence or two. */
void bars_lead(struct buf *out, const struct report *report, const struct view *view);

/* What is left out, below a picture. */
void bars_notes(struct buf *out, const struct report *report, const struct view *view);

#endif
