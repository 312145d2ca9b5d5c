/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_STYLE_H
#define TAUT_HTML_STYLE_H

/* The style of a page, which stands in its head; ends with NULL. Private to lib/html. */
extern const char *const style_parts[];

#endif
