/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_PAST_H
#define TAUT_VIEW_PAST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tension/report.h"
#include "view/view.h"

/*
 * What the page of a result says of its days, in an edge of a box with room for
 * `room` columns; where not all fits, its last part. Private to lib/view.
 */

/* "chosen at 8 · raised to 9 on 14 Aug": how the vision came to be what it is. */
void past_vision(struct buf *out, const struct report *report,
	const struct report_result *result, const struct view *view, size_t room);

/* "27 Dec", "27 Dec, number of 5 Jan": of when the reality shown is. */
void past_reading(struct buf *out, const struct report_result *result, int today, size_t room);

/* "Ana, without seeing yours: 5 on 15 Nov.": the last view of somebody else; nothing
 * where there is none on the scale it is measured on now. */
void past_view(struct buf *out, const struct report *report,
	const struct report_result *result);

/* Whether it was looked at in words since its number was read. */
bool past_is_older(const struct report_result *result);

#endif
