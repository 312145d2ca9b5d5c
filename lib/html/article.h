/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_ARTICLE_H
#define TAUT_HTML_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "html/sheet.h"

/* One result on a page: its words and ends, its picture, its table. `row` is in
 * the report's results. Private to lib/html. */
void article_add(struct buf *out, const struct sheet *sheet, size_t row);

/* Whether it has one: it was open on some day of the span. */
bool article_is_shown(const struct report *report, size_t row);

#endif
