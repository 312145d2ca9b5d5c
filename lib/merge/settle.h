/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_SETTLE_H
#define TAUT_MERGE_SETTLE_H

#include "merge/tree.h"

/*
 * Settles moves of sections that go against each other. What stands elsewhere
 * only since the heading above it was deleted was not moved, if the other side
 * moved it. Two sections that were each moved under the other, one on each side, would
 * hold each other and stand nowhere. Such moves are taken back: what the base
 * had stays where it was.
 */
void settle_moves(struct tree trees[SIDES]);

#endif
