/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_BLOCK_H
#define TAUT_MERGE_BLOCK_H

#include "merge/emit.h"

/* One thing merged from its three versions; those it has. */

/* A block, and what is nested in it. */
void merge_block(struct page *page, const struct trio *trio, const struct place *place);

/*
 * A heading line. Whether it stands for itself; false: only if something
 * under it does (or, when no side has it, not at all: nothing was added).
 */
bool merge_heading(struct page *page, const struct trio *trio, const struct place *place);

void merge_front(struct page *page);

#endif
