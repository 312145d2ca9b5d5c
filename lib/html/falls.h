/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_FALLS_H
#define TAUT_HTML_FALLS_H

#include "base/buf.h"
#include "html/sheet.h"

/*
 * Which end moved, on a page: the waterfall, below it where what went has gone,
 * and both as a table. Nothing, where nothing moved. Private to lib/html.
 */
void falls_section(struct buf *out, const struct sheet *sheet);

/* What stands once on a page for it: how each line of the account is filled. */
extern const char falls_defs[];

#endif
