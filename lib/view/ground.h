/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_GROUND_H
#define TAUT_VIEW_GROUND_H

#include "base/buf.h"
#include "tension/report.h"

/* "Of the gap 45% is measured, 41% is rated with facts, 14% was not checked
 * lately.": what it rests on; nothing where there is no gap. Private to lib/view. */
void ground_sentence(struct buf *out, const struct report *report);

#endif
