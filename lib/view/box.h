/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_BOX_H
#define TAUT_VIEW_BOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"
#include "view/view.h"

/*
 * The two boxes of a result's page, each with lines of its own, and the string
 * that joins them. Private to lib/view.
 */
#define BOX_STRING 6 /* the column where the string leaves them */

struct box {
	struct buf *out;
	const struct view *view;
};

/* A horizontal line of a box: a word at its left or the string, one at its right. */
struct box_edge {
	bool vision, top, string;
	const char *left;
	struct slice right;
};
void box_edge(const struct box *box, const struct box_edge *edge);

/* What stands in a box: a text to the left, wrapped, and the end to the right. */
void box_inside(const struct box *box, bool vision, struct slice text, struct slice end);

#endif
