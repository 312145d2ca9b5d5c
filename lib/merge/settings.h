/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_SETTINGS_H
#define TAUT_MERGE_SETTINGS_H

#include "base/buf.h"
#include "base/slice.h"

/*
 * A git-config file that both sides changed: the smaller one's bytes, with
 * what the larger changed, added and removed. A key that both changed has the
 * greater value, and the other one in a comment above it. Of a file that is
 * none the lines stand as comments.
 */
void merge_settings(struct buf *out, struct slice base, struct slice smaller,
	struct slice larger);

#endif
