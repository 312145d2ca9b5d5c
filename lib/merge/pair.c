/* SPDX-License-Identifier: ISC */
/*
 * Which block of a side is which of the base: items by their id anywhere in
 * the file, the others in paired sections, in order; then what stands
 * unchanged elsewhere. Invariant: a node is paired once, with one of its kind.
 */
#include "merge/pair.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "merge/align.h"
#include "merge/hash.h"
#include "merge/settle.h"
#include "merge/pair_again.h"
#include "merge/pair_section.h"
#include "merge/words.h"

#define ALIKE_WORDS 8 /* fewer may well be the same by chance */

/* Two lists of blocks that are laid beside each other. */
struct blocks {
	struct tree *base, *side;
	const struct elements *bases, *sides;
	size_t first_base, first_side; /* in the trees' order */
};

static uint64_t
key_of_id(struct slice id)
{
	uint64_t key = id.len + 1;

	for (size_t n = 0; n < id.len; n++)
		key = hash_number(key, (unsigned char)(id.ptr[n] | 0x20));
	return key;
}

/* The top-level items with an id that have no partner in `other`. */
static struct keys
with_ids(const struct tree *tree, enum side other, bool words)
{
	struct keys keys = { 0 };

	for (size_t n = 1; n < tree->count; n++) {
		const struct item *item = node_item(tree, n);

		if (!item || item->id.len == 0 || !node_is_top_level(tree, n)
			|| tree->nodes[n].link[other] != NODE_NONE
			|| tree->nodes[n].link[SIDE_BASE] != NODE_NONE)
			continue;
		uint64_t key = key_of_id(item->id);

		keys_add(&keys, words ? hash_bytes(key, item->words) : key, n);
	}
	keys_sort(&keys);
	return keys;
}

static bool
have_same_id(const struct tree *a, size_t node_a, const struct tree *b, size_t node_b, bool words)
{
	const struct item *left = node_item(a, node_a), *right = node_item(b, node_b);

	return id_is_same(left->id, right->id)
		&& (!words || slice_equal(left->words, right->words));
}

/* Of equal keys the first with the first, and so on. */
static void
pair_ids(struct tree trees[SIDES], enum side one, enum side two, bool words)
{
	struct keys left = with_ids(&trees[one], two, words);
	struct keys right = with_ids(&trees[two], one, words);

	for (size_t i = 0, j = 0; i < left.count && j < right.count;) {
		const struct key *a = &left.items[i], *b = &right.items[j];

		if (a->key == b->key) {
			if (have_same_id(&trees[one], a->node, &trees[two], b->node, words)) {
				trees[one].nodes[a->node].link[two] = b->node;
				trees[two].nodes[b->node].link[one] = a->node;
			}
			i++;
			j++;
		} else if (a->key < b->key) {
			i++;
		} else {
			j++;
		}
	}
	keys_release(&left);
	keys_release(&right);
}

/* An item that is paired by its id has a number that only its partner has. */
static size_t
pin_of(const struct tree *tree, size_t node, enum side other)
{
	size_t link = tree->nodes[node].link[other];

	if (link == NODE_NONE)
		return 0;
	return 1 + (other == SIDE_BASE ? link : node);
}

static void
add_tokens(struct elements *tokens, const struct tree *tree, size_t parent, enum side other)
{
	const struct node *node = &tree->nodes[parent];

	for (size_t n = 0; n < node->blocks; n++) {
		size_t child = tree->order[node->first + n];

		elements_add(tokens, (struct element){ .hash = tree->nodes[child].hash,
			.text = tree_whole(tree, child), .pin = pin_of(tree, child, other) });
	}
}

static uint32_t
score_blocks(void *context, size_t base, size_t side, bool equal)
{
	const struct blocks *blocks = context;
	bool pinned = blocks->bases->items[base].pin || blocks->sides->items[side].pin;

	if (pinned && !equal)
		return 0;
	uint32_t score = words_score(blocks->base, blocks->base->order[blocks->first_base + base],
		blocks->side, blocks->side->order[blocks->first_side + side]);

	return pinned && score == 0 ? 1 : score;
}

/* Pairs the blocks in two that are a pair, in order. */
static void
pair_blocks(struct tree trees[SIDES], enum side which, size_t base, size_t other)
{
	struct pairing p = { &trees[SIDE_BASE], &trees[which], which };
	struct elements bases = { 0 }, sides = { 0 };
	struct blocks blocks = { p.base, p.side, &bases, &sides,
		p.base->nodes[base].first, p.side->nodes[other].first };
	size_t *match = mem_alloc(p.base->nodes[base].blocks, sizeof *match);

	add_tokens(&bases, p.base, base, which);
	add_tokens(&sides, p.side, other, SIDE_BASE);
	align(&bases, &sides, score_blocks, &blocks, match);
	for (size_t n = 0; n < bases.count; n++) {
		if (match[n] == ALIGN_NONE)
			continue;
		size_t side = p.side->order[blocks.first_side + match[n]];

		pair_link(&p, p.base->order[blocks.first_base + n], side);
		p.side->nodes[side].moved = false;
	}
	elements_release(&bases);
	elements_release(&sides);
	free(match);
}

void
pair_nested(struct tree trees[SIDES], const size_t nodes[SIDES])
{
	bool both = nodes[SIDE_A] != NODE_NONE && nodes[SIDE_B] != NODE_NONE;

	for (enum side side = SIDE_A; side < SIDES; side++)
		if (nodes[side] != NODE_NONE)
			pair_blocks(trees, side, nodes[SIDE_BASE], nodes[side]);
	for (enum side side = SIDE_A; both && side < SIDES; side++)
		pair_likewise(trees, side, nodes);
}

static struct keys
left_blocks(const struct tree *tree, enum side other)
{
	struct keys keys = { 0 };

	for (size_t n = 1; n < tree->count; n++)
		if (node_is_top_level(tree, n) && tree->nodes[n].link[other] == NODE_NONE)
			keys_add(&keys, tree->nodes[n].hash, n);
	keys_sort(&keys);
	return keys;
}

/* What stands unchanged elsewhere, once, was moved. */
static void
pair_moved(const struct pairing *p)
{
	struct keys base = left_blocks(p->base, p->which);
	struct keys side = left_blocks(p->side, SIDE_BASE);

	for (size_t i = 0, j = 0; i < base.count && j < side.count;) {
		size_t end_i = keys_run(&base, i), end_j = keys_run(&side, j);
		const struct key *a = &base.items[i], *b = &side.items[j];

		if (a->key == b->key && end_i == i + 1 && end_j == j + 1
			&& node_is_equal(p->base, a->node, p->side, b->node)) {
			pair_link(p, a->node, b->node);
			p->side->nodes[b->node].moved = true;
		}
		if (a->key <= b->key)
			i = end_i;
		if (a->key >= b->key)
			j = end_j;
	}
	keys_release(&base);
	keys_release(&side);
}

static void
pair_side(struct tree trees[SIDES], enum side which)
{
	struct pairing p = { &trees[SIDE_BASE], &trees[which], which };

	pair_sections(&p);
	pair_ids(trees, SIDE_BASE, which, true);
	pair_ids(trees, SIDE_BASE, which, false);
	/* In place are those that the alignment finds where they were. */
	for (size_t n = 1; n < p.side->count; n++)
		if (p.side->nodes[n].kind == NODE_ITEM)
			p.side->nodes[n].moved = p.side->nodes[n].link[SIDE_BASE] != NODE_NONE;
	for (size_t n = 0; n < p.base->count; n++) {
		size_t other = p.base->nodes[n].link[which];

		if (p.base->nodes[n].kind == NODE_SECTION && other != NODE_NONE)
			pair_blocks(trees, which, n, other);
	}
	pair_moved(&p);
}

/* Only what says much: a short one in another place is another answer. */
static struct keys
added_blocks(struct tree *tree, size_t parent, enum side other)
{
	const struct node *node = &tree->nodes[parent];
	struct keys keys = { 0 };

	for (size_t n = node->first; n < node->first + node->blocks; n++) {
		const struct node *child = &tree->nodes[tree->order[n]];

		if (child->link[SIDE_BASE] == NODE_NONE && child->link[other] == NODE_NONE
			&& words_count(tree, tree->order[n]) >= ALIKE_WORDS)
			keys_add(&keys, child->hash, tree->order[n]);
	}
	keys_sort(&keys);
	return keys;
}

void
pair_equal(struct tree trees[SIDES], size_t a, size_t b)
{
	struct tree *one = &trees[SIDE_A], *two = &trees[SIDE_B];
	struct keys left = added_blocks(one, a, SIDE_B), right = added_blocks(two, b, SIDE_A);

	for (size_t i = 0, j = 0; i < left.count && j < right.count;) {
		struct key key_a = left.items[i], key_b = right.items[j];

		if (key_a.key == key_b.key && node_is_equal(one, key_a.node, two, key_b.node)) {
			one->nodes[key_a.node].link[SIDE_B] = key_b.node;
			two->nodes[key_b.node].link[SIDE_A] = key_a.node;
		}
		i += key_a.key <= key_b.key;
		j += key_a.key >= key_b.key;
	}
	keys_release(&left);
	keys_release(&right);
}

/*
 * What a section is to the other side: of one that the base has, which; of a
 * moment all of it, since two moments of one minute are two; else its heading
 * under its parent.
 */
static uint64_t *
section_keys(const struct tree *tree)
{
	uint64_t *keys = mem_alloc(tree->count, sizeof *keys);

	for (size_t n = 0; n < tree->count; n++) {
		const struct node *node = &tree->nodes[n];

		if (node->kind != NODE_SECTION)
			continue;
		if (node->link[SIDE_BASE] != NODE_NONE)
			keys[n] = hash_number(1, node->link[SIDE_BASE]);
		else if (node->moment)
			keys[n] = hash_number(hash_bytes(2, node->title), node->hash);
		else
			keys[n] = hash_number(hash_bytes(node->level + 2, node->title),
				keys[node->parent]);
	}
	return keys;
}

static struct keys
added_sections(const struct tree *tree)
{
	uint64_t *all = section_keys(tree);
	struct keys keys = { 0 };

	for (size_t n = 1; n < tree->count; n++)
		if (tree->nodes[n].kind == NODE_SECTION
			&& tree->nodes[n].link[SIDE_BASE] == NODE_NONE)
			keys_add(&keys, all[n], n);
	keys_sort(&keys);
	free(all);
	return keys;
}

static void
pair_added(struct tree trees[SIDES])
{
	struct tree *a = &trees[SIDE_A], *b = &trees[SIDE_B];
	struct keys left = added_sections(a), right = added_sections(b);

	for (size_t i = 0, j = 0; i < left.count && j < right.count;) {
		uint64_t key_a = left.items[i].key, key_b = right.items[j].key;
		const struct node *one = &a->nodes[left.items[i].node];
		const struct node *two = &b->nodes[right.items[j].node];

		/* Short headings may have one hash. */
		if (key_a == key_b && one->level == two->level
			&& slice_equal(one->title, two->title)) {
			a->nodes[left.items[i].node].link[SIDE_B] = right.items[j].node;
			b->nodes[right.items[j].node].link[SIDE_A] = left.items[i].node;
		}
		i += key_a <= key_b;
		j += key_a >= key_b;
	}
	keys_release(&left);
	keys_release(&right);
	pair_ids(trees, SIDE_A, SIDE_B, true);
}

void
pair_trees(struct tree trees[SIDES])
{
	pair_side(trees, SIDE_A);
	pair_side(trees, SIDE_B);
	pair_agreed(trees, SIDE_A);
	pair_agreed(trees, SIDE_B);
	for (size_t n = 0; n < trees[SIDE_BASE].count; n++) {
		const struct node *node = &trees[SIDE_BASE].nodes[n];
		size_t nodes[SIDES] = { n, node->link[SIDE_A], node->link[SIDE_B] };

		if (node->kind != NODE_SECTION || nodes[SIDE_A] == NODE_NONE
			|| nodes[SIDE_B] == NODE_NONE)
			continue;
		pair_likewise(trees, SIDE_A, nodes);
		pair_likewise(trees, SIDE_B, nodes);
	}
	pair_added(trees);
	settle_moves(trees);
}
