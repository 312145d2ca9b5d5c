/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_ENDS_H
#define TAUT_VIEW_ENDS_H

#include "base/buf.h"
#include "tension/report.h"

/*
 * The two ends of a result in words. Private to lib/view
 * and lib/html.
 */

/* "3 of 10 km", "6 of 8": reality and vision as they are written; where down is better,
 * or a level is held, "82 to 76 kg", or with an arrow between them. */
void ends_values(struct buf *out, const struct report_result *result, const char *arrow);

/* "4 of 7 km to go", "there", "not yet checked", "in words", "let go on 3 Mar":
 * without a full stop. */
void ends_to_go(struct buf *out, const struct report *report,
	const struct report_result *result);

#endif
