/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_EMIT_H
#define TAUT_MERGE_EMIT_H

#include "merge/pieces.h"
#include "merge/tree.h"

/* The pieces that nodes become. */

/* One thing as the three texts have it: nodes, or NODE_NONE. */
struct trio {
	size_t node[SIDES];
};

/* Where it stands: in something that is such a trio itself. */
struct place {
	struct trio parent;
	size_t depth;  /* items around it */
	size_t column; /* where they want it */
};

struct page;
typedef void page_merge(struct page *page, const struct place *place);

struct page {
	struct tree trees[SIDES];
	struct pieces pieces;
	page_merge *nested; /* merges the blocks nested in an item: they may be items again */
};

/* A node of one side with all in it, or its own lines alone. */
struct piece *emit_whole(struct page *page, const struct trio *trio, enum side side,
	const struct place *place);
struct piece *emit_head(struct page *page, const struct trio *trio, enum side side,
	const struct place *place);

/* Lines that were made of more than one; `text` is taken over. They begin at
 * column 0 and are moved to the place's. */
struct piece *emit_made(struct page *page, const struct trio *trio, struct buf *text,
	const struct place *place);

/* Adds the lines of a node as they would be at the top level. */
void emit_dedented(struct buf *out, const struct tree *tree, size_t node);

/*
 * The other of two versions of a thing, behind it or below: adds `> [!twice]`
 * and the lines quoted, unless that stands there already on a side (false).
 */
bool emit_twice(struct page *page, struct slice text, const struct trio *near,
	const struct place *place);
bool is_twice(const struct tree *tree, size_t node);

/* Whether this text was added by a side at the place, near to that thing or in it. */
bool stands_near(const struct page *page, enum side side, const struct trio *near,
	const struct place *place, struct slice text);

#endif
