/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_PAIR_H
#define TAUT_MERGE_PAIR_H

#include "merge/tree.h"

/*
 * Which node of a side is which of the base, and of those that are not from
 * there, which is the same in both: node.link, both ways, and node.moved on
 * the sides'. Blocks in an item are left to pair_blocks().
 */
void pair_trees(struct tree trees[SIDES]);

/* Pairs the equal blocks that both sides added in one thing: a node of each. */
void pair_equal(struct tree trees[SIDES], size_t a, size_t b);

/* Pairs the blocks in two that are a pair, in order. */
void pair_blocks(struct tree trees[SIDES], enum side side, size_t base, size_t other);

#endif
