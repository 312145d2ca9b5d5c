/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_SVG_H
#define TAUT_HTML_SVG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * Drawing in SVG that stands in HTML. Coordinates are whole numbers: across, a
 * picture is as wide as its page, and places are percents of that or columns of
 * a plot stretched to it; down, they are pixels. Private to lib/html.
 */

/* The one escaper, for HTML, attributes and SVG alike: what would be markup
 * becomes text, and what could not be seen becomes visible. */
void svg_text(struct buf *out, struct slice text);

/* " x1="12.50%"": where `place` of `of` is, as an attribute of this name. */
void svg_across(struct buf *out, const char *name, long place, long of);

/*
 * A step line: it stands at a height from one column until it is given another.
 * Of what happens within one column the first, lowest, highest and last height
 * are kept, in their order, so that a path has at most a few vertices a column.
 */
struct svg_trace {
	struct buf path;  /* for the attribute d; empty: nothing to draw */
	int column;       /* where it has come to */
	int pen;          /* the height of what is drawn, */
	bool down;        /* if there is any; */
	bool ending;      /* it ends at `column`, unless it goes on there */
	bool held;        /* heights at `column` that are not yet drawn: */
	bool low_before;  /* (the lowest was before the highest) */
	int first, low, high, last;
};

#define SVG_TRACE_INIT { .path = BUF_INIT }

void svg_trace_to(struct svg_trace *trace, int column, int height);
void svg_trace_lift(struct svg_trace *trace, int column); /* it ends there; safe twice */
void svg_trace_end(struct svg_trace *trace); /* for good: before its path is used */
void svg_trace_release(struct svg_trace *trace);

#endif
