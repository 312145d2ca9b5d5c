/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_FOLD_H
#define TAUT_STORE_FOLD_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * merge_three() with every passage taken whole, as if it were one line: written
 * anew on both sides it stands twice. Line by line two sealed ones would become
 * one block that nobody can open, and of two plain ones a closer could end the
 * other, with words behind it in the clear. Texts with every byte that could
 * stand for a line's end are not merged by lines: theirs is put behind ours.
 */
bool fold_merge(struct buf *out, struct slice base, struct slice ours, struct slice theirs,
	bool *clean, struct err *err) __attribute__((warn_unused_result));

#endif
