/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_MERGE_H
#define TAUT_STORE_MERGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * Three texts into one, by lines and by whole passages, appended to out. Where both sides changed
 * the same lines both stand, one after the other, and *clean is false. No
 * side is dropped and there are no conflict markers.
 */
bool merge_three(struct buf *out, struct slice base, struct slice ours, struct slice theirs,
	bool *clean, struct err *err) __attribute__((warn_unused_result));

#endif
