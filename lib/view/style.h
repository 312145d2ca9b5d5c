/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_STYLE_H
#define TAUT_VIEW_STYLE_H

/* The style of a page, which stands in its head; ends with NULL. Private to lib/view. */
extern const char *const style_parts[];

#endif
