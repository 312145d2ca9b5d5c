/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_MARKERS_H
#define TAUT_MERGE_MARKERS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

/* Whether a text holds the markers of a merge that nobody finished. */
bool merge_has_markers(struct slice text);

/*
 * The three texts that a merge with markers was made of (`merge`, `diff3` or
 * `zdiff3` style, seven characters each): what stands outside is in all, the
 * base of one without `|||||||` is empty there. False: the markers do not
 * pair, and nothing was added.
 */
bool merge_split_markers(struct slice text, struct buf *base, struct buf *ours,
	struct buf *theirs);

#endif
