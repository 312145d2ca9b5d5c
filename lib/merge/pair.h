/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_PAIR_H
#define TAUT_MERGE_PAIR_H

#include "merge/tree.h"

/*
 * Which node of a side is which of the base, and of those that are not from
 * there, which is the same in both: node.link, both ways, and node.moved on
 * the sides'. Blocks in an item are left to pair_nested().
 */
void pair_trees(struct tree trees[SIDES]);

/* Pairs the equal blocks that both sides added in one thing, a node of each,
 * wherever they stand there: only those of so many words that one is the other. */
void pair_equal(struct tree trees[SIDES], size_t a, size_t b);

/* Pairs the blocks in the three versions of one item; the base's, and a side's
 * or both. */
void pair_nested(struct tree trees[SIDES], const size_t nodes[SIDES]);

#endif
