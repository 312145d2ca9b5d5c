/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_LINE_H
#define TAUT_DOC_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/*
 * What a single line can begin, read from its own bytes. `at` is where its
 * first character stands that is not a blank; `column` the column there.
 */
struct marker {
	size_t content; /* offset of what follows marker and blanks */
	size_t column;  /* from here on a line below is nested in the item */
	bool empty;     /* nothing follows */
	bool starts;    /* may stand right under a paragraph: no `2.` */
};

bool line_is_blank_char(char c); /* space or tab */

/* Past blanks from `at` on; *column goes along, with tab stops of four. */
size_t line_skip_blanks(struct slice text, size_t at, size_t *column);

bool line_marker(struct slice text, size_t at, size_t column, struct marker *marker);
bool line_is_rule(struct slice text, size_t at); /* `---`, `* * *` … */

/* 1 to 6, and the heading's title; 0 if it is none. */
size_t line_heading(struct slice text, size_t at, struct slice *title);

/* How many fence characters open a fence here; 0 if none does. */
size_t line_fence(struct slice text, size_t at);
bool line_closes_fence(struct slice text, size_t at, char fence, size_t len);

#endif
