/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_MORNING_H
#define TAUT_VIEW_MORNING_H

#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"
#include "tension/report.h"
#include "view/view.h"

/*
 * The head of the morning screen: the day, beside it the purpose in a sentence
 * where that fits (may be empty), and a row for each result in focus; with none
 * in focus, for the few areas with most gap. At most `room` lines, where that is
 * 4 or more; returns how many.
 */
size_t view_morning(struct buf *out, const struct report *report, const struct view *view,
	struct slice purpose, size_t room);

#endif
