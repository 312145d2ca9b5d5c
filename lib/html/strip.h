/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_STRIP_H
#define TAUT_HTML_STRIP_H

#include <stddef.h>

#include "base/buf.h"
#include "html/sheet.h"

/*
 * A result in words has no height, but it has days: those on which it was looked
 * at. False: there are none in the span, and nothing is drawn. Private to lib/html.
 */
bool strip_figure(struct buf *out, const struct sheet *sheet, size_t row);

#endif
