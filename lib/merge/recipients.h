/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_RECIPIENTS_H
#define TAUT_MERGE_RECIPIENTS_H

#include "base/buf.h"
#include "base/slice.h"

/*
 * A list of recipients that both sides changed: the lines that both kept, in
 * the order of the base, then those of the smaller side, then of the larger.
 * Each has the comments above it, and the greater serial is above all.
 */
void merge_recipients(struct buf *out, struct slice base, struct slice smaller,
	struct slice larger);

#endif
