/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_CSV_H
#define TAUT_VIEW_CSV_H

#include "base/buf.h"
#include "tension/told.h"

/*
 * Events as CSV (RFC 4180, but for its line ends: LF), one by one. What the
 * columns are, and how a text is kept from being a formula: taut-tension(5).
 */
void view_csv_head(struct buf *out);
void view_csv_line(struct buf *out, const struct told *told);

#endif
