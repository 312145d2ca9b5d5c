/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_PAIR_AGAIN_H
#define TAUT_MERGE_PAIR_AGAIN_H

#include "merge/tree.h"

/* Once both sides are paired with the base: what a side has left, and the base
 * too, is one thing if it is, or is like, what the other side has of it. */

/* Anywhere in the page, if it is the same. */
void pair_agreed(struct tree trees[SIDES], enum side side);

/* In three that are a pair, at its place, if it is alike. */
void pair_likewise(struct tree trees[SIDES], enum side side, const size_t nodes[SIDES]);

#endif
