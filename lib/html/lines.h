/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_LINES_H
#define TAUT_HTML_LINES_H

#include <stddef.h>

#include "base/buf.h"
#include "html/sheet.h"

/*
 * One result as a small picture on the scale of its page: vision and reality as
 * step lines with the gap between them, and below it what happened to the vision,
 * in words. `row` is in the report's results, and has a track. Private to lib/html.
 */
void lines_figure(struct buf *out, const struct sheet *sheet, size_t row);

/* What stands once on a page, for all of its pictures: hatching and signs. */
extern const char lines_defs[];

#endif
