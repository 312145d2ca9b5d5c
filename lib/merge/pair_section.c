/* SPDX-License-Identifier: ISC */
/*
 * Which section of a side is which of the base. Each rule pairs what the ones
 * before it left. Invariant: a section is paired once, and moments only with
 * moments.
 */
#include "merge/pair_section.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "merge/align.h"
#include "merge/hash.h"
#include "merge/words.h"

/* A number for what a section is by one rule; 0: the rule does not know it. */
typedef uint64_t section_key(const struct pairing *pairing, const struct tree *tree, size_t node);

enum doubles { DOUBLES_BY_WORDS, DOUBLES_IN_ORDER, DOUBLES_NEVER };

void
keys_add(struct keys *keys, uint64_t key, size_t node)
{
	keys->items = mem_room(keys->items, keys->count, &keys->room, sizeof *keys->items);
	keys->items[keys->count++] = (struct key){ key, node };
}

static int
compare(const void *a, const void *b)
{
	const struct key *left = a, *right = b;

	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	return left->node < right->node ? -1 : left->node > right->node;
}

void
keys_sort(struct keys *keys)
{
	if (keys->count > 1)
		qsort(keys->items, keys->count, sizeof *keys->items, compare);
}

size_t
keys_run(const struct keys *keys, size_t first)
{
	size_t end = first;

	while (end < keys->count && keys->items[end].key == keys->items[first].key)
		end++;
	return end;
}

void
keys_release(struct keys *keys)
{
	free(keys->items);
	*keys = (struct keys){ 0 };
}

void
pair_link(const struct pairing *p, size_t base, size_t side)
{
	p->base->nodes[base].link[p->which] = side;
	p->side->nodes[side].link[SIDE_BASE] = base;
}

static size_t
partner(const struct pairing *p, const struct tree *tree, size_t node)
{
	return tree->nodes[node].link[tree == p->base ? p->which : SIDE_BASE];
}

static uint64_t
heading_key(const struct node *node)
{
	return hash_bytes(node->level + 1, node->title);
}

uint64_t
section_chain(const struct tree *tree, size_t node)
{
	uint64_t key = 1;

	for (; node != 0; node = tree->nodes[node].parent)
		key = hash_number(key, heading_key(&tree->nodes[node]));
	return key;
}

static uint64_t
key_of_chain(const struct pairing *p, const struct tree *tree, size_t node)
{
	(void)p;
	return section_chain(tree, node);
}

static uint64_t
key_of_body(const struct pairing *p, const struct tree *tree, size_t node)
{
	(void)p;
	if (tree->nodes[node].blocks == 0)
		return 0;
	return hash_number(tree->nodes[node].moment, tree->nodes[node].hash);
}

static uint64_t
key_under_parent(const struct pairing *p, const struct tree *tree, size_t node)
{
	size_t parent = tree->nodes[node].parent;
	size_t other = partner(p, tree, parent);

	if (other == NODE_NONE)
		return 0;
	return hash_number(heading_key(&tree->nodes[node]), tree == p->base ? parent : other);
}

/* `In the way` of one look is not that of another. */
static uint64_t
key_of_heading(const struct pairing *p, const struct tree *tree, size_t node)
{
	(void)p;
	for (size_t n = tree->nodes[node].parent; n != 0; n = tree->nodes[n].parent)
		if (tree->nodes[n].moment)
			return 0;
	return heading_key(&tree->nodes[node]);
}

static struct keys
left_over(const struct pairing *p, const struct tree *tree, section_key *rule)
{
	struct keys keys = { 0 };

	for (size_t n = 1; n < tree->count; n++) {
		if (tree->nodes[n].kind != NODE_SECTION || partner(p, tree, n) != NODE_NONE)
			continue;
		uint64_t key = rule(p, tree, n);

		if (key)
			keys_add(&keys, key, n);
	}
	keys_sort(&keys);
	return keys;
}

/* Two lists of sections that are laid beside each other. */
struct doubles_lists {
	const struct pairing *pairing;
	const struct key *base, *side;
	bool akin; /* half of the words are in both, or they are no pair */
};

static uint32_t
score_bodies(void *context, size_t base, size_t side, bool equal)
{
	const struct doubles_lists *lists = context;
	struct tree *left = lists->pairing->base, *right = lists->pairing->side;
	size_t node_a = lists->base[base].node, node_b = lists->side[side].node;

	if (left->nodes[node_a].moment != right->nodes[node_b].moment)
		return 0;
	size_t count_a = words_count(left, node_a), count_b = words_count(right, node_b);
	size_t common = words_common(left, node_a, right, node_b);

	if (equal)
		return (uint32_t)(2 * common + 3);
	if (lists->akin)
		return words_are_akin(common, count_a, count_b) ? (uint32_t)common : 0;
	return (uint32_t)(common + 1);
}

/* Of one without a body, its heading: nothing else tells that they are the same. */
static uint64_t
body_hash(const struct node *node)
{
	return hash_number(node->blocks ? node->hash : heading_key(node), node->moment);
}

static void
add_bodies(struct elements *tokens, const struct tree *tree, const struct key *keys, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		const struct node *node = &tree->nodes[keys[n].node];
		struct slice body = slice_part(tree->text, node->head, node->end);

		elements_add(tokens, (struct element){ .hash = body_hash(node),
			.text = body });
	}
}

static void
pair_by_words(const struct doubles_lists *lists, size_t bases, size_t sides)
{
	struct elements base = { 0 }, side = { 0 };
	struct doubles_lists copy = *lists;
	size_t *match = mem_alloc(bases, sizeof *match);

	add_bodies(&base, lists->pairing->base, lists->base, bases);
	add_bodies(&side, lists->pairing->side, lists->side, sides);
	align(&base, &side, score_bodies, &copy, match);
	for (size_t n = 0; n < bases; n++)
		if (match[n] != ALIGN_NONE)
			pair_link(lists->pairing, lists->base[n].node, lists->side[match[n]].node);
	elements_release(&base);
	elements_release(&side);
	free(match);
}

static void
pair_group(const struct pairing *p, struct keys base, struct keys side, enum doubles doubles)
{
	bool single = base.count == 1 && side.count == 1;

	if (!single && doubles == DOUBLES_NEVER)
		return;
	if (!single && doubles == DOUBLES_BY_WORDS) {
		struct doubles_lists lists = { p, base.items, side.items, false };

		pair_by_words(&lists, base.count, side.count);
		return;
	}
	for (size_t n = 0; n < base.count && n < side.count; n++)
		pair_link(p, base.items[n].node, side.items[n].node);
}

static void
pair_by(const struct pairing *p, section_key *rule, enum doubles doubles)
{
	struct keys base = left_over(p, p->base, rule), side = left_over(p, p->side, rule);

	for (size_t i = 0, j = 0; i < base.count && j < side.count;) {
		size_t end_i = keys_run(&base, i), end_j = keys_run(&side, j);

		if (base.items[i].key == side.items[j].key) {
			pair_group(p, (struct keys){ base.items + i, end_i - i, 0 },
				(struct keys){ side.items + j, end_j - j, 0 }, doubles);
			i = end_i;
			j = end_j;
		} else if (base.items[i].key < side.items[j].key) {
			i = end_i;
		} else {
			j = end_j;
		}
	}
	keys_release(&base);
	keys_release(&side);
}

static uint64_t
key_of_any(const struct pairing *p, const struct tree *tree, size_t node)
{
	(void)p;
	(void)tree;
	(void)node;
	return 1;
}

static void
pair_akin(const struct pairing *p)
{
	struct keys base = left_over(p, p->base, key_of_any);
	struct keys side = left_over(p, p->side, key_of_any);
	struct doubles_lists lists = { p, base.items, side.items, true };

	if (base.count && side.count)
		pair_by_words(&lists, base.count, side.count);
	keys_release(&base);
	keys_release(&side);
}

/* A parent that is paired only now lets those under it be paired, six deep. */
static void
pair_under_parents(const struct pairing *p)
{
	for (size_t level = 0; level <= 6; level++)
		pair_by(p, key_under_parent, DOUBLES_BY_WORDS);
}

/* In place are those of a paired parent that rise with the most text. */
static void
find_moved(const struct pairing *p, size_t parent)
{
	const struct node *node = &p->base->nodes[parent];
	size_t first = node->first + node->blocks, count = node->count - node->blocks;
	size_t *values = mem_alloc(count, sizeof *values);
	uint32_t *weights = mem_alloc(count, sizeof *weights);

	for (size_t n = 0; n < count; n++) {
		const struct node *child = &p->base->nodes[p->base->order[first + n]];
		size_t other = child->link[p->which];
		bool here = other != NODE_NONE
			&& p->side->nodes[other].parent == node->link[p->which];

		values[n] = here ? p->side->nodes[other].at : ALIGN_NONE;
		weights[n] = (uint32_t)(child->end - child->start);
	}
	align_rising(values, weights, count);
	for (size_t n = 0; n < count; n++) {
		size_t other = p->base->nodes[p->base->order[first + n]].link[p->which];

		if (other != NODE_NONE)
			p->side->nodes[other].moved = values[n] == ALIGN_NONE;
	}
	free(values);
	free(weights);
}

void
pair_sections(const struct pairing *p)
{
	pair_link(p, 0, 0);
	pair_by(p, key_of_chain, DOUBLES_BY_WORDS);
	pair_by(p, key_of_body, DOUBLES_IN_ORDER);
	pair_under_parents(p);
	pair_by(p, key_of_heading, DOUBLES_NEVER);
	pair_akin(p);
	pair_under_parents(p);
	for (size_t n = 0; n < p->base->count; n++)
		if (p->base->nodes[n].kind == NODE_SECTION)
			find_moved(p, n);
}
