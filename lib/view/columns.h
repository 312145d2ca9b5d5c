/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_COLUMNS_H
#define TAUT_VIEW_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"
#include "tension/report.h"
#include "view/chart.h"
#include "view/moved.h"
#include "view/scale.h"
#include "view/spark.h"
#include "view/view.h"

/*
 * A picture whose rows have a bar each, on one scale, and figures beside it. A
 * row is what these functions add, from left to right, then chart_end(). What is
 * left out for want of room adds nothing. Private to lib/view.
 */
struct columns {
	struct buf *out;
	const struct report *report;
	const struct view *view;
	struct scale scale; /* its columns are those that the others leave */
	bool numbers; /* some row has one: else there is neither a scale nor a gap */
	size_t name, values, gap, year, moved, checked; /* 0: none, or no room */
	bool used[GLYPH_COUNT]; /* what the legend has to tell */
};

struct columns columns_of(struct buf *out, const struct report *report, const struct view *view);

/* Asks for as much room as a row needs; indent is that of its name. */
void columns_want_name(struct columns *columns, struct slice name, size_t indent);
void columns_want_moved(struct columns *columns, const struct moved *moved);
void columns_want_checked(struct columns *columns, int day);
void columns_want_gap(struct columns *columns, const struct fraction *gap);

/* Gives out the room: to the bar, the gap and the name first, then to what moved,
 * when it was checked, the values, the line of the year. */
void columns_fit(struct columns *columns);

/* How many columns a year's line would get. */
size_t columns_year(const struct view *view);

/* The scale, and what the columns are. Ends with LF. */
void columns_head(struct columns *columns);

void columns_name(struct columns *columns, struct slice name, size_t indent);
void columns_bar(struct columns *columns, const struct cell *cells);
/* In place of a bar, or of that and its values. */
void columns_text(struct columns *columns, struct slice text);
void columns_words(struct columns *columns, struct slice text);
void columns_values(struct columns *columns, struct slice values);
void columns_gap(struct columns *columns, const struct fraction *gap);
void columns_no_gap(struct columns *columns, bool unknown);
void columns_year_line(struct columns *columns, const struct spark *spark, fraction_wide greatest);
void columns_moved(struct columns *columns, const struct moved *moved);
void columns_checked(struct columns *columns, int day);

/* What the signs drawn so far mean; then what is to be known of the numbers. */
void columns_legend(const struct columns *columns, const struct slice *notes, size_t count);

#endif
