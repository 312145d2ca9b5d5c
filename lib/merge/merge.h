/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_MERGE_H
#define TAUT_MERGE_MERGE_H

#include "base/slice.h"
#include "merge/merged.h"

/*
 * Three texts into one: a page as two people, or one on two machines, went on
 * from the same base. A function of the three texts and nothing else, total
 * and deterministic: merge(O,A,B) = merge(O,B,A), merge(O,A,O) = A,
 * merge(O,A,A) = A. Nothing that anyone wrote is lost, there are no conflict
 * markers, and sealed passages are never opened nor cut.
 */
/* A page of Markdown. `out` is empty before. */
void merge_page(struct merged *out, struct slice base, struct slice a, struct slice b);

#endif
