/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_FOLD_H
#define TAUT_STORE_FOLD_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * merge_three() with every sealed passage taken whole, as if it were one line:
 * sealed anew on both sides it stands twice. Line by line the two would become
 * one block that nobody can open.
 */
bool fold_merge(struct buf *out, struct slice base, struct slice ours, struct slice theirs,
	bool *clean, struct err *err) __attribute__((warn_unused_result));

#endif
