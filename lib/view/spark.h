/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_SPARK_H
#define TAUT_VIEW_SPARK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/fraction.h"
#include "tension/report.h"
#include "view/view.h"

/*
 * The gap in the course of a span, as a line of a few columns: at days evenly
 * apart, the last of them its last. Two of these stand in a column. Where no gap
 * was known there is nothing; where most of it had not been checked lately, a
 * broken line and no level. Private to lib/view.
 */
#define SPARK_COLUMNS 26 /* at most */

struct spark_day {
	fraction_wide gap;   /* in hundredths of a point */
	fraction_wide stale; /* the part of it not checked lately */
	size_t known, late;  /* results with a gap, be it 0; those not checked lately */
};

struct spark {
	struct spark_day days[2 * SPARK_COLUMNS];
	size_t columns;
};

/* Adds what a result's gap was, as far as it stood in `area` (of the ledger;
 * SLICE_NONE: in any). A spark that is all zero but for its columns is empty. */
void spark_add(struct spark *spark, const struct report *report,
	const struct report_result *result, size_t area);

/* The greatest gap in it: what several are drawn against. */
fraction_wide spark_greatest(const struct spark *spark);

/* Whether some of it is broken. */
bool spark_draw(struct buf *out, const struct view *view, const struct spark *spark,
	fraction_wide greatest);

#endif
