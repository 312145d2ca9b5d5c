/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_ROWS_H
#define TAUT_HTML_ROWS_H

#include <stddef.h>

#include "base/buf.h"
#include "html/sheet.h"

/*
 * The picture of a result as a table: a row a day on which something happened,
 * or, where those are many, a row for each month or for so many years. `row` is
 * in the report's results, and has a track. Private to lib/html.
 */
void rows_table(struct buf *out, const struct sheet *sheet, size_t row);

#endif
