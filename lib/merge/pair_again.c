/* SPDX-License-Identifier: ISC */
/*
 * Pairs that the base alone does not tell, but the other side does. Invariant:
 * a merge that is merged again with one of its sides has what the base has,
 * though both changed it, or one moved it and the other changed it.
 */
#include "merge/pair_again.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "merge/pair_section.h"
#include "merge/words.h"

#define GAP_MAX 16 /* blocks of a gap that are looked at */

/* The blocks of a side between two that are in place. */
struct gap {
	size_t first, end;
};

/* The block of a side that is most like that one of the other, in a gap. */
static size_t
most_like(struct tree trees[SIDES], enum side side, const struct gap *gap, size_t other)
{
	enum side second = side == SIDE_A ? SIDE_B : SIDE_A;
	struct tree *tree = &trees[side];
	size_t best = NODE_NONE;
	uint32_t most = 0;

	for (size_t n = gap->first; n < gap->end && n < gap->first + GAP_MAX; n++) {
		size_t node = tree->order[n];

		if (tree->nodes[node].link[SIDE_BASE] != NODE_NONE)
			continue;
		uint32_t score = words_score(tree, node, &trees[second], other);

		if (score > most) {
			most = score;
			best = node;
		}
	}
	return best;
}

/* For each block of the base where the next one that is in place stands, itself
 * included; for those behind the last such the end of the list. */
static size_t *
next_in_place(const struct pairing *p, size_t base, size_t side)
{
	const struct node *node = &p->base->nodes[base], *own = &p->side->nodes[side];
	size_t *next = mem_alloc(node->blocks, sizeof *next), last = own->first + own->blocks;

	for (size_t n = node->blocks; n-- > 0;) {
		size_t link = p->base->nodes[p->base->order[node->first + n]].link[p->which];

		if (link != NODE_NONE && !p->side->nodes[link].moved
			&& p->side->nodes[link].parent == side)
			last = p->side->nodes[link].at;
		next[n] = last;
	}
	return next;
}

/*
 * What a side changed so much that it is no longer like the base's is still
 * that, if it stands in its place and is like what the other side made of it:
 * so a merge that is merged again with one of its sides is what it was.
 */
void
pair_likewise(struct tree trees[SIDES], enum side side, const size_t nodes[SIDES])
{
	enum side other = side == SIDE_A ? SIDE_B : SIDE_A;
	struct pairing p = { &trees[SIDE_BASE], &trees[side], side };
	const struct node *base = &p.base->nodes[nodes[SIDE_BASE]];
	struct gap gap = { p.side->nodes[nodes[side]].first, 0 };
	size_t *next = next_in_place(&p, nodes[SIDE_BASE], nodes[side]);

	for (size_t n = 0; n < base->blocks; n++) {
		size_t block = p.base->order[base->first + n];
		size_t link = p.base->nodes[block].link[side];
		size_t second = p.base->nodes[block].link[other];

		gap.end = next[n];
		if (link != NODE_NONE && p.side->nodes[link].at == next[n])
			gap.first = next[n] + 1;
		if (link != NODE_NONE || second == NODE_NONE || gap.first >= gap.end)
			continue;
		size_t like = most_like(trees, side, &gap, second);

		if (like != NODE_NONE) {
			pair_link(&p, block, like);
			p.side->nodes[like].moved = false;
			gap.first = p.side->nodes[like].at + 1;
		}
	}
	free(next);
}

/* What one side has of the base, and the other not; or what it has not of it. */
static struct keys
one_sided(const struct tree trees[SIDES], enum side side, bool of_base)
{
	enum side other = side == SIDE_A ? SIDE_B : SIDE_A;
	const struct tree *tree = &trees[side];
	struct keys keys = { 0 };

	for (size_t n = 1; n < tree->count; n++) {
		const struct node *node = &tree->nodes[n];
		size_t base = node->link[SIDE_BASE];
		bool heading = node->kind == NODE_SECTION;

		if (!(heading || node_is_top_level(tree, n)) || node->link[other] != NODE_NONE
			|| (base != NODE_NONE) != of_base)
			continue;
		if (of_base && trees[SIDE_BASE].nodes[base].link[other] != NODE_NONE)
			continue;
		keys_add(&keys, heading ? section_chain(tree, n) : node->hash, n);
	}
	keys_sort(&keys);
	return keys;
}

static bool
is_agreed(const struct tree *a, size_t node_a, const struct tree *b, size_t node_b)
{
	bool heading_a = a->nodes[node_a].kind == NODE_SECTION;
	bool heading_b = b->nodes[node_b].kind == NODE_SECTION;

	return heading_a == heading_b && (heading_a || node_is_equal(a, node_a, b, node_b));
}

/*
 * A block that one side changed, and that stands just so on the other, though
 * not where the base has it: it was moved and changed there, and what the two
 * have is one; so with a heading. A merge that is merged again with one of its sides has such.
 */
void
pair_agreed(struct tree trees[SIDES], enum side side)
{
	enum side other = side == SIDE_A ? SIDE_B : SIDE_A;
	struct pairing p = { &trees[SIDE_BASE], &trees[side], side };
	struct keys left = one_sided(trees, side, false), right = one_sided(trees, other, true);

	for (size_t i = 0, j = 0; i < left.count && j < right.count;) {
		size_t end_i = keys_run(&left, i), end_j = keys_run(&right, j);
		const struct key *a = &left.items[i], *b = &right.items[j];

		if (a->key == b->key && end_i == i + 1 && end_j == j + 1
			&& is_agreed(&trees[side], a->node, &trees[other], b->node)) {
			pair_link(&p, trees[other].nodes[b->node].link[SIDE_BASE], a->node);
			trees[side].nodes[a->node].moved = true;
		}
		if (a->key <= b->key)
			i = end_i;
		if (a->key >= b->key)
			j = end_j;
	}
	keys_release(&left);
	keys_release(&right);
}
