/* SPDX-License-Identifier: ISC */
/*
 * Where sections that were moved are to stand. Invariant: from each of them
 * the way up, as the merged page will have it, ends at the top; a move that
 * is taken back makes one less, and without moves the ways are the base's.
 */
#include "merge/settle.h"

#define STEPS_MAX 64 /* headings are six deep; more is a circle, or as good as one */

/* A section as one of the texts has it. */
struct spot {
	enum side side;
	size_t node;
};

static struct node *
node_at(struct tree trees[SIDES], struct spot spot)
{
	return &trees[spot.side].nodes[spot.node];
}

/* Whether it only stands one up because the heading above it was deleted. */
static bool
was_left(struct tree trees[SIDES], size_t base, enum side side)
{
	size_t above = trees[SIDE_BASE].nodes[base].parent;
	const struct node *node = &trees[side].nodes[trees[SIDE_BASE].nodes[base].link[side]];

	while (trees[SIDE_BASE].nodes[above].link[side] == NODE_NONE)
		above = trees[SIDE_BASE].nodes[above].parent;
	return above != trees[SIDE_BASE].nodes[base].parent
		&& trees[SIDE_BASE].nodes[above].link[side] == node->parent;
}

/* Whether it is under something that the other side has not deleted. */
static bool
is_kept(struct tree trees[SIDES], size_t base, enum side side)
{
	enum side other = side == SIDE_A ? SIDE_B : SIDE_A;
	const struct tree *tree = &trees[side];
	size_t parent = tree->nodes[trees[SIDE_BASE].nodes[base].link[side]].parent;
	size_t above = tree->nodes[parent].link[SIDE_BASE];

	return above == NODE_NONE || trees[SIDE_BASE].nodes[above].link[other] != NODE_NONE;
}

/* Of two moves one may be none: the other side's heading came between, or moved it. */
static void
choose_move(struct tree trees[SIDES], size_t base)
{
	const struct node *node = &trees[SIDE_BASE].nodes[base];

	for (enum side side = SIDE_A; side < SIDES; side++) {
		enum side other = side == SIDE_A ? SIDE_B : SIDE_A;

		if (node->link[side] == NODE_NONE || node->link[other] == NODE_NONE
			|| !trees[side].nodes[node->link[side]].moved
			|| !trees[other].nodes[node->link[other]].moved)
			return;
		if (was_left(trees, base, side) && !was_left(trees, base, other)
			&& is_kept(trees, base, other)) {
			trees[side].nodes[node->link[side]].moved = false;
			return;
		}
	}
}

/* The text that says where it will stand. */
static struct spot
place_of(struct tree trees[SIDES], struct spot spot)
{
	size_t base = spot.side == SIDE_BASE ? spot.node : node_at(trees, spot)->link[SIDE_BASE];

	if (base == NODE_NONE && spot.side == SIDE_B && node_at(trees, spot)->link[SIDE_A]
		!= NODE_NONE)
		return (struct spot){ SIDE_A, node_at(trees, spot)->link[SIDE_A] };
	if (base == NODE_NONE)
		return spot;
	for (enum side side = SIDE_A; side < SIDES; side++) {
		size_t node = trees[SIDE_BASE].nodes[base].link[side];

		if (node != NODE_NONE && trees[side].nodes[node].moved)
			return (struct spot){ side, node };
	}
	return (struct spot){ SIDE_BASE, base };
}

static bool
reaches_top(struct tree trees[SIDES], struct spot spot)
{
	for (size_t steps = 0; steps < STEPS_MAX; steps++) {
		spot = place_of(trees, spot);
		if (spot.node == 0)
			return true;
		spot.node = node_at(trees, spot)->parent;
	}
	return false;
}

void
settle_moves(struct tree trees[SIDES])
{
	struct tree *base = &trees[SIDE_BASE];

	for (size_t n = 1; n < base->count; n++)
		if (base->nodes[n].kind == NODE_SECTION)
			choose_move(trees, n);
	for (size_t n = 1; n < base->count; n++) {
		if (base->nodes[n].kind != NODE_SECTION
			|| reaches_top(trees, (struct spot){ SIDE_BASE, n }))
			continue;
		for (enum side side = SIDE_A; side < SIDES; side++)
			if (base->nodes[n].link[side] != NODE_NONE)
				trees[side].nodes[base->nodes[n].link[side]].moved = false;
	}
}
