/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_WELCOME_H
#define TAUT_VIEW_WELCOME_H

#include "base/buf.h"
#include "tension/report.h"
#include "view/view.h"

/*
 * The morning after a long silence: one question, and one small thing to type, a
 * check of this result; without one (NULL) an entry. No number, no count.
 */
void view_welcome(struct buf *out, const struct report_result *result,
	const struct view *view);

#endif
