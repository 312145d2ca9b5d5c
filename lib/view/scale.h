/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_SCALE_H
#define TAUT_VIEW_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include "tension/report.h"
#include "view/chart.h"

/*
 * The one scale on which results stand as bars: where a result started is 0,
 * its first vision 100. Private to lib/view.
 */
struct scale {
	long low, high; /* points at its ends */
	size_t columns; /* at most CELLS_MAX */
};

#define SCALE_INIT { .low = 0, .high = 100 }

/* The results that have a row: those open, in the area where they are now. */
bool scale_has_row(const struct report_result *result);
size_t scale_count_rows(const struct report *report, size_t first, size_t end);

/* Makes room for a point, for both ends of a result. Far out there is none: an
 * arrow is drawn. */
void scale_reach(struct scale *scale, long point);
void scale_widen(struct scale *scale, const struct standing *standing);

/* track_place() and track_point(), for a standing that is known. */
fraction_wide scale_amount(const struct standing *standing, int64_t value);
long scale_point(const struct standing *standing, struct maybe value);

/* The cell of a point; the last one is that of the scale's high end. */
size_t scale_cell(const struct scale *scale, long point);

void scale_mark(const struct scale *scale, struct cell *cells, long point, struct cell mark);

/* A bar: first its lines, then, over marks of other things, its ends. */
struct scale_bar {
	long reality, vision; /* points */
	bool stale;           /* not checked lately */
};
void scale_bar_lines(const struct scale *scale, struct cell *cells, const struct scale_bar *bar);
void scale_bar_ends(const struct scale *scale, struct cell *cells, const struct scale_bar *bar);

/* The same of a result. */
void scale_lines(const struct scale *scale, struct cell *cells,
	const struct report_result *result);
void scale_ends(const struct scale *scale, struct cell *cells,
	const struct report_result *result);

#endif
