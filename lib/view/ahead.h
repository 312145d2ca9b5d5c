/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_AHEAD_H
#define TAUT_VIEW_AHEAD_H

#include "base/buf.h"
#include "tension/report.h"
#include "view/view.h"

/* How fast reality moves, once report_fill_pace() has found it. */

/* "reality ▲ 1 point in 90 days · needs 1.4 in 90"; nothing where it is too
 * early or there is no gap. In plain views in words. */
void ahead_rate(struct buf *out, const struct report_result *result, const struct view *view);

/* What it says of the horizon, in a sentence; nothing where there is no gap. */
void ahead_sentence(struct buf *out, const struct report *report,
	const struct report_result *result);

#endif
