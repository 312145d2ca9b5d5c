/* SPDX-License-Identifier: ISC */
/*
 * The words of blocks, as sorted numbers. Invariant: they are read once a
 * node, and only for nodes that are compared with one that is not equal.
 */
#include "merge/words.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "merge/hash.h"

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
		|| (unsigned char)c >= 0x80;
}

static void
add_word(struct tree *tree, struct slice word)
{
	uint64_t hash = hash_bytes(1, word);

	tree->words = mem_room(tree->words, tree->word_count, &tree->word_room,
		sizeof *tree->words);
	tree->words[tree->word_count++] = (uint32_t)(hash ^ hash >> 32);
}

static void
add_words(struct tree *tree, struct slice text)
{
	size_t at = 0;

	while (at < text.len) {
		size_t start = at;

		while (at < text.len && is_letter(text.ptr[at]))
			at++;
		if (at > start)
			add_word(tree, slice_part(text, start, at));
		else
			at++;
	}
}

/* Of an item what it says, not its fields: those are the same in many. */
static void
add_node_words(struct tree *tree, size_t index)
{
	const struct node *node = &tree->nodes[index];
	const struct item *item = node_item(tree, index);

	if (node->kind == NODE_SECTION)
		add_words(tree, slice_part(tree->text, node->head, node->end));
	else
		add_words(tree, item ? item->words : tree_head(tree, index));
	for (size_t n = 0; node->kind == NODE_ITEM && n < node->count; n++)
		add_node_words(tree, tree->order[node->first + n]);
}

static int
compare(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

	return left < right ? -1 : left > right;
}

static const uint32_t *
words_of(struct tree *tree, size_t index)
{
	struct node *node = &tree->nodes[index];

	if (node->words == NODE_NONE) {
		node->words = tree->word_count;
		add_node_words(tree, index);
		node->word_count = tree->word_count - node->words;
		if (node->word_count > 1)
			qsort(tree->words + node->words, node->word_count, sizeof *tree->words,
				compare);
	}
	return tree->words ? tree->words + node->words : NULL;
}

size_t
words_count(struct tree *tree, size_t node)
{
	words_of(tree, node);
	return tree->nodes[node].word_count;
}

size_t
words_common(struct tree *a, size_t node_a, struct tree *b, size_t node_b)
{
	const uint32_t *left = words_of(a, node_a), *right = words_of(b, node_b);
	size_t count_a = a->nodes[node_a].word_count, count_b = b->nodes[node_b].word_count;
	size_t i = 0, j = 0, common = 0;

	while (i < count_a && j < count_b) {
		common += left[i] == right[j];
		uint32_t least = left[i] < right[j] ? left[i] : right[j];

		i += left[i] == least;
		j += right[j] == least;
	}
	return common;
}

bool
words_are_akin(size_t common, size_t count_a, size_t count_b)
{
	return common > 0 && 4 * common >= count_a + count_b;
}

bool
node_is_equal(const struct tree *a, size_t node_a, const struct tree *b, size_t node_b)
{
	return a->nodes[node_a].hash == b->nodes[node_b].hash
		&& slice_equal(tree_whole(a, node_a), tree_whole(b, node_b));
}

const struct item *
node_item(const struct tree *tree, size_t node)
{
	size_t item = tree->nodes[node].item;

	return item == NODE_NONE ? NULL : &tree->doc.items[item];
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
id_is_same(struct slice a, struct slice b)
{
	if (a.len != b.len)
		return false;
	for (size_t n = 0; n < a.len; n++)
		if (lower(a.ptr[n]) != lower(b.ptr[n]))
			return false;
	return true;
}

uint32_t
words_score(struct tree *a, size_t node_a, struct tree *b, size_t node_b)
{
	const struct node *left = &a->nodes[node_a], *right = &b->nodes[node_b];
	const struct item *item_a = node_item(a, node_a), *item_b = node_item(b, node_b);

	if (left->kind != right->kind || left->sealed != right->sealed)
		return 0;
	if (node_is_equal(a, node_a, b, node_b))
		return (uint32_t)(2 * words_count(a, node_a) + 3);
	if (left->sealed)
		return 1;
	if (item_a && item_b) {
		if (item_a->id.len && item_b->id.len && !id_is_same(item_a->id, item_b->id))
			return 0;
		if (slice_equal(item_a->words, item_b->words))
			return (uint32_t)(2 * words_common(a, node_a, b, node_b) + 2);
	}
	size_t count_a = words_count(a, node_a), count_b = words_count(b, node_b);
	size_t less = count_a < count_b ? count_a : count_b;

	if (!words_are_akin(less, count_a, count_b))
		return 0;
	size_t common = words_common(a, node_a, b, node_b);

	return words_are_akin(common, count_a, count_b) ? (uint32_t)common : 0;
}
