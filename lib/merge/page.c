/* SPDX-License-Identifier: ISC */
/*
 * The merge of a page. The base's order is the skeleton; what a side added or
 * moved stands after the base neighbour it follows there. Invariant: every
 * node of a side is dealt with once: written, merged, or left out because it
 * was deleted on the other and is what it was in the base.
 */
#include "merge/merge.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "doc/document.h"
#include "merge/block.h"
#include "merge/emit.h"
#include "merge/pair.h"
#include "merge/runs.h"

/* What a side has in one list that is not in place there. */
struct added {
	size_t *nodes;
	size_t *slots; /* between which of the base's it stands; they rise */
	size_t count;
};

/* One list while it is merged: blocks, or sections. */
struct list {
	struct page *page;
	const struct place *place;
	struct added added[SIDES];
	size_t at[SIDES]; /* the first of the slot's, while its two runs are combined */
};

static void merge_section(struct page *page, const struct trio *trio);

/* The same thing in all texts, told from one of them. */
static struct trio
trio_of(const struct page *page, enum side side, size_t node)
{
	struct trio trio = { .node = { NODE_NONE, NODE_NONE, NODE_NONE } };
	size_t base = page->trees[side].nodes[node].link[SIDE_BASE];

	if (side != SIDE_BASE && base != NODE_NONE)
		return trio_of(page, SIDE_BASE, base);
	for (size_t n = 0; n < SIDES; n++)
		trio.node[n] = page->trees[side].nodes[node].link[n];
	trio.node[side] = node;
	return trio;
}

/* Whether it is still to be written; it counts as written from then on. */
static bool
take(struct page *page, const struct trio *trio)
{
	bool done = false;

	for (size_t n = 0; n < SIDES; n++) {
		if (trio->node[n] == NODE_NONE)
			continue;
		done = done || page->trees[n].nodes[trio->node[n]].done;
		page->trees[n].nodes[trio->node[n]].done = true;
	}
	return !done;
}

static void
merge_trio(struct page *page, const struct trio *trio, const struct place *place)
{
	size_t any = SIDE_BASE;

	while (trio->node[any] == NODE_NONE)
		any++;
	if (!take(page, trio))
		return;
	if (page->trees[any].nodes[trio->node[any]].kind == NODE_SECTION)
		merge_section(page, trio);
	else
		merge_block(page, trio, place);
}

static bool
was_moved(const struct page *page, const struct trio *trio)
{
	for (enum side side = SIDE_A; side < SIDES; side++)
		if (trio->node[side] != NODE_NONE
			&& page->trees[side].nodes[trio->node[side]].moved)
			return true;
	return false;
}

/* Whether a node of a side that is not in place is to stand where that has it. */
static bool
stands_here(const struct page *page, enum side side, size_t node)
{
	struct trio trio = trio_of(page, side, node);

	return page->trees[side].nodes[node].moved || !was_moved(page, &trio);
}

/* Where it stands in the list of the base; SIZE_MAX: it was added, or moved here. */
static size_t
place_in_base(const struct page *page, enum side side, size_t node, size_t parent)
{
	const struct node *own = &page->trees[side].nodes[node];
	size_t base = own->link[SIDE_BASE];

	if (base == NODE_NONE || own->moved || page->trees[SIDE_BASE].nodes[base].parent != parent)
		return SIZE_MAX;
	return page->trees[SIDE_BASE].nodes[base].at;
}

static void
find_added(struct list *list, enum side side, bool sections)
{
	const struct tree *tree = &list->page->trees[side];
	struct added *added = &list->added[side];
	size_t parent = list->place->parent.node[side], slot = 0;

	if (parent == NODE_NONE)
		return;
	const struct node *node = &tree->nodes[parent];
	size_t first = node->first + (sections ? node->blocks : 0);
	size_t end = node->first + (sections ? node->count : node->blocks);

	added->nodes = mem_alloc(end - first, sizeof *added->nodes);
	added->slots = mem_alloc(end - first, sizeof *added->slots);
	for (size_t n = first; n < end; n++) {
		size_t at = place_in_base(list->page, side, tree->order[n],
			list->place->parent.node[SIDE_BASE]);

		if (at != SIZE_MAX) {
			slot = at + 1;
		} else if (stands_here(list->page, side, tree->order[n])) {
			added->nodes[added->count] = tree->order[n];
			added->slots[added->count++] = slot;
		}
	}
}

/* What both sides have is one, whatever its bytes; sections are never the
 * same for their bytes alone. */
static size_t
pin_of(const struct page *page, enum side side, size_t node)
{
	const struct node *own = &page->trees[side].nodes[node];
	enum side other = side == SIDE_A ? SIDE_B : SIDE_A;
	size_t pins = 1 + page->trees[SIDE_BASE].count;

	if (own->link[SIDE_BASE] != NODE_NONE)
		return 1 + own->link[SIDE_BASE];
	if (own->link[other] != NODE_NONE)
		return pins + (side == SIDE_A ? node : own->link[other]);
	pins += page->trees[SIDE_A].count;
	return own->kind == NODE_SECTION ? pins + 2 * node + (side == SIDE_A) : 0;
}

static size_t
slot_end(const struct added *added, size_t at, size_t slot)
{
	while (at < added->count && added->slots[at] == slot)
		at++;
	return at;
}

static struct elements
elements_of(const struct list *list, enum side side, size_t end)
{
	const struct tree *tree = &list->page->trees[side];
	struct elements elements = { 0 };

	for (size_t n = list->at[side]; n < end; n++) {
		size_t node = list->added[side].nodes[n];

		elements_add(&elements, (struct element){ .hash = tree->nodes[node].hash,
			.text = tree_whole(tree, node), .pin = pin_of(list->page, side, node) });
	}
	return elements;
}

static void
place_added(void *context, size_t a, size_t b)
{
	struct list *list = context;
	enum side side = a != ALIGN_NONE ? SIDE_A : SIDE_B;
	size_t node = list->added[side].nodes[list->at[side] + (side == SIDE_A ? a : b)];
	struct trio trio = trio_of(list->page, side, node);

	if (a != ALIGN_NONE && b != ALIGN_NONE && trio.node[SIDE_BASE] == NODE_NONE)
		trio.node[SIDE_B] = list->added[SIDE_B].nodes[list->at[SIDE_B] + b];
	merge_trio(list->page, &trio, list->place);
}

/* Deeper ones first, so that they stay in what they are under; then by time. */
static bool
section_before(void *context, size_t a, size_t b)
{
	struct list *list = context;
	const struct tree *left = &list->page->trees[SIDE_A];
	const struct tree *right = &list->page->trees[SIDE_B];
	size_t node_a = list->added[SIDE_A].nodes[list->at[SIDE_A] + a];
	size_t node_b = list->added[SIDE_B].nodes[list->at[SIDE_B] + b];
	const struct node *one = &left->nodes[node_a], *two = &right->nodes[node_b];

	if (one->level != two->level)
		return one->level > two->level;
	int order = slice_compare(one->title, two->title);

	if (order == 0)
		order = slice_compare(slice_part(left->text, one->start, one->end),
			slice_part(right->text, two->start, two->end));
	return order <= 0;
}

static void
merge_slot(struct list *list, size_t slot, bool sections)
{
	size_t end_a = slot_end(&list->added[SIDE_A], list->at[SIDE_A], slot);
	size_t end_b = slot_end(&list->added[SIDE_B], list->at[SIDE_B], slot);

	if (end_a == list->at[SIDE_A] && end_b == list->at[SIDE_B])
		return;
	struct elements a = elements_of(list, SIDE_A, end_a);
	struct elements b = elements_of(list, SIDE_B, end_b);

	runs_combine(&a, &b, place_added, sections ? section_before : NULL, list);
	elements_release(&a);
	elements_release(&b);
	list->at[SIDE_A] = end_a;
	list->at[SIDE_B] = end_b;
}

static void
merge_list(struct page *page, const struct place *place, bool sections)
{
	const struct tree *base = &page->trees[SIDE_BASE];
	size_t parent = place->parent.node[SIDE_BASE];
	struct list list = { .page = page, .place = place };

	if (!sections && place->parent.node[SIDE_A] != NODE_NONE
		&& place->parent.node[SIDE_B] != NODE_NONE)
		pair_equal(page->trees, place->parent.node[SIDE_A], place->parent.node[SIDE_B]);
	find_added(&list, SIDE_A, sections);
	find_added(&list, SIDE_B, sections);
	merge_slot(&list, 0, sections);
	if (parent != NODE_NONE) {
		const struct node *node = &base->nodes[parent];
		size_t first = node->first + (sections ? node->blocks : 0);
		size_t end = node->first + (sections ? node->count : node->blocks);

		for (size_t n = first; n < end; n++) {
			struct trio trio = trio_of(page, SIDE_BASE, base->order[n]);

			if (!was_moved(page, &trio))
				merge_trio(page, &trio, place);
			merge_slot(&list, n + 1, sections);
		}
	}
	for (enum side side = SIDE_A; side < SIDES; side++) {
		free(list.added[side].nodes);
		free(list.added[side].slots);
	}
}

static void
merge_nested(struct page *page, const struct place *place)
{
	if (place->parent.node[SIDE_BASE] != NODE_NONE)
		pair_nested(page->trees, place->parent.node);
	merge_list(page, place, false);
}

/* A heading lives while something under it does. */
static void
merge_section(struct page *page, const struct trio *trio)
{
	struct place place = { .parent = *trio };
	bool root = trio->node[SIDE_BASE] == 0;
	size_t mark = page->pieces.count;
	bool lives = root || merge_heading(page, trio, &place);
	size_t heading = page->pieces.count;

	merge_list(page, &place, false);
	merge_list(page, &place, true);
	/* Deleted on both sides it has no heading; what lives of it was moved. */
	if (!lives && page->pieces.count == heading)
		pieces_cut(&page->pieces, mark);
}

static struct slice
pick_tail(const struct page *page)
{
	struct slice tail[SIDES];

	for (size_t n = 0; n < SIDES; n++)
		tail[n] = slice_from(page->trees[n].text, page->trees[n].tail);
	if (slice_equal(tail[SIDE_A], tail[SIDE_BASE]))
		return tail[SIDE_B];
	if (slice_equal(tail[SIDE_B], tail[SIDE_BASE]))
		return tail[SIDE_A];
	return slice_is_smaller(tail[SIDE_A], tail[SIDE_B]) ? tail[SIDE_A] : tail[SIDE_B];
}

static void
merge_texts(struct merged *out, const struct slice texts[SIDES])
{
	struct page page = { .nested = merge_nested };
	struct version versions[SIDES];
	struct sources sources = { .versions = versions };

	for (size_t n = 0; n < SIDES; n++)
		version_init(&versions[n], texts[n]);
	struct written how = version_merge(&versions[SIDE_BASE], &versions[SIDE_A],
		&versions[SIDE_B]);

	for (size_t n = 0; n < SIDES; n++) {
		tree_init(&page.trees[n], &versions[n].text);
		sources.texts[n] = page.trees[n].text;
	}
	pair_trees(page.trees);
	merge_front(&page);
	merge_section(&page, &(struct trio){ .node = { 0, 0, 0 } });
	pieces_write(out, &page.pieces, pick_tail(&page), &sources, how);
	pieces_release(&page.pieces);
	for (size_t n = 0; n < SIDES; n++) {
		tree_release(&page.trees[n]);
		version_release(&versions[n]);
	}
}

/* Texts too long to be read: both whole, one behind the other. */
static void
put_both(struct merged *out, struct slice a, struct slice b)
{
	buf_add(&out->text, a);
	if (a.len && !slice_ends(a, "\n"))
		buf_add_char(&out->text, '\n');
	merged_note(out, MERGE_TWICE, 1);
	buf_add(&out->text, b);
}

void
merge_page(struct merged *out, struct slice base, struct slice a, struct slice b)
{
	/* From here on nothing can tell which side is whose. */
	bool turned = !slice_is_smaller(a, b);
	struct slice texts[SIDES] = { base, turned ? b : a, turned ? a : b };
	bool large = false;

	for (size_t n = 0; n < SIDES; n++)
		large = large || texts[n].len >= DOCUMENT_MAX;
	if (slice_equal(a, b) || slice_equal(b, base))
		buf_add(&out->text, a);
	else if (slice_equal(a, base))
		buf_add(&out->text, b);
	else if (large)
		put_both(out, texts[SIDE_A], texts[SIDE_B]);
	else
		merge_texts(out, texts);
}
