/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_PAIR_H
#define TAUT_MERGE_PAIR_H

#include "merge/tree.h"

/*
 * Which node of a side is which of the base: node.link, both ways, and
 * node.moved on the side's. Blocks in an item are left to pair_blocks().
 */
void pair_sides(struct tree trees[SIDES], enum side side);

/* Of what neither side has from the base, what both added: the same section
 * under the same one, the same item. */
void pair_added(struct tree trees[SIDES]);

/* Pairs the blocks in two that are a pair, in order. */
void pair_blocks(struct tree trees[SIDES], enum side side, size_t base, size_t other);

#endif
