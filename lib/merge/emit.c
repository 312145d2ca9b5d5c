/* SPDX-License-Identifier: ISC */
/*
 * Pieces made of nodes. Invariant: a piece says where in each text it is
 * from, as far as what it says is that text's.
 */
#include "merge/emit.h"

#include <stdlib.h>

#include "doc/line.h"

#define NEAR 8 /* blocks before and behind in which a second version is looked for */

static const char callout[] = "> [!twice]";

/* Three ways; changed in two, the smaller. */
static struct slice
pick_lead(const struct page *page, const struct trio *trio)
{
	struct slice lead[SIDES];

	for (size_t n = 0; n < SIDES; n++) {
		if (trio->node[n] != NODE_NONE)
			lead[n] = tree_lead(&page->trees[n], trio->node[n]);
	}
	if (trio->node[SIDE_A] == NODE_NONE)
		return lead[SIDE_B];
	if (trio->node[SIDE_B] == NODE_NONE)
		return lead[SIDE_A];
	if (trio->node[SIDE_BASE] != NODE_NONE) {
		if (slice_equal(lead[SIDE_A], lead[SIDE_BASE]))
			return lead[SIDE_B];
		if (slice_equal(lead[SIDE_B], lead[SIDE_BASE]))
			return lead[SIDE_A];
	}
	return slice_is_smaller(lead[SIDE_A], lead[SIDE_B]) ? lead[SIDE_A] : lead[SIDE_B];
}

static bool
follows_item(const struct tree *tree, size_t node)
{
	const struct node *own = &tree->nodes[node];

	return own->kind == NODE_ITEM && own->at > tree->nodes[own->parent].first
		&& tree->nodes[tree->order[own->at - 1]].kind == NODE_ITEM;
}

/* The blank line before the first of a list is the heading's, and goes with that. */
static struct slice
pick_beside(const struct page *page, const struct trio *trio)
{
	struct trio beside = *trio;

	for (size_t n = 0; n < SIDES; n++)
		if (trio->node[n] != NODE_NONE && !follows_item(&page->trees[n], trio->node[n]))
			beside.node[n] = NODE_NONE;
	if (beside.node[SIDE_A] == NODE_NONE && beside.node[SIDE_B] == NODE_NONE)
		return beside.node[SIDE_BASE] == NODE_NONE ? SLICE_EMPTY
			: tree_lead(&page->trees[SIDE_BASE], beside.node[SIDE_BASE]);
	return pick_lead(page, &beside);
}

/* Where the text wants what is in the parent of a node. */
static size_t
column_of_parent(const struct tree *tree, size_t node)
{
	size_t parent = tree->nodes[node].parent;

	return parent == NODE_NONE || tree->nodes[parent].kind != NODE_ITEM ? 0
		: tree->nodes[parent].column;
}

static void
set_open(struct piece *piece, const struct tree *tree, size_t node)
{
	const struct node *last = &tree->nodes[node];
	size_t depth = piece->depth;

	while (last->kind == NODE_ITEM && last->count > 0) {
		node = tree->order[last->first + last->count - 1];
		last = &tree->nodes[node];
		depth++;
	}
	if (!last->open)
		return;
	piece->open = tree_whole(tree, node);
	piece->open_kind = last->kind;
	piece->open_sealed = last->sealed;
	piece->open_depth = depth;
	piece->open_indent = last->indent + piece->column > piece->source
		? last->indent + piece->column - piece->source : 0;
}

static struct piece
piece_of(struct page *page, const struct trio *trio, enum side side, const struct place *place)
{
	const struct tree *tree = &page->trees[side];
	const struct node *node = &tree->nodes[trio->node[side]];
	struct piece piece = {
		.kind = node->kind, .lead = pick_lead(page, trio),
		.beside = pick_beside(page, trio), .depth = place->depth,
		.column = place->column, .source = column_of_parent(tree, trio->node[side]),
		.indent = node->indent, .content = node->column, .open = SLICE_EMPTY,
	};

	for (size_t n = 0; n < SIDES; n++)
		piece.from[n] = piece.to[n] = NODE_NONE;
	return piece;
}

struct piece *
emit_whole(struct page *page, const struct trio *trio, enum side side, const struct place *place)
{
	const struct tree *tree = &page->trees[side];
	const struct node *node = &tree->nodes[trio->node[side]];
	struct piece piece = piece_of(page, trio, side, place);

	piece.text = tree_whole(tree, trio->node[side]);
	set_open(&piece, tree, trio->node[side]);
	for (size_t n = 0; n < SIDES; n++) {
		if (trio->node[n] == NODE_NONE)
			continue;
		const struct node *same = &page->trees[n].nodes[trio->node[n]];

		/* Elsewhere it ends with something else. */
		piece.from[n] = same->start;
		if (same->hash == node->hash || node->kind != NODE_ITEM)
			piece.to[n] = same->end;
	}
	return pieces_add(&page->pieces, &piece);
}

/* It stands for the node's own lines in each text. */
static void
cover_heads(const struct page *page, const struct trio *trio, struct piece *piece)
{
	for (size_t n = 0; n < SIDES; n++) {
		if (trio->node[n] == NODE_NONE)
			continue;
		piece->from[n] = page->trees[n].nodes[trio->node[n]].start;
		piece->to[n] = page->trees[n].nodes[trio->node[n]].head;
	}
}

struct piece *
emit_head(struct page *page, const struct trio *trio, enum side side, const struct place *place)
{
	struct piece piece = piece_of(page, trio, side, place);

	piece.text = tree_head(&page->trees[side], trio->node[side]);
	cover_heads(page, trio, &piece);
	return pieces_add(&page->pieces, &piece);
}

struct piece *
emit_made(struct page *page, const struct trio *trio, struct buf *text, const struct place *place)
{
	enum side side = trio->node[SIDE_A] != NODE_NONE ? SIDE_A : SIDE_B;
	struct piece piece = piece_of(page, trio, side, place);
	size_t column = 0;

	line_skip_blanks(buf_slice(text), 0, &column);
	piece.indent = column;
	piece.source = 0;
	piece.text.len = text->len;
	piece.text.ptr = piece.owned = buf_detach(text);
	cover_heads(page, trio, &piece);
	return pieces_add(&page->pieces, &piece);
}

void
emit_dedented(struct buf *out, const struct tree *tree, size_t node)
{
	struct slice text = tree_whole(tree, node);
	size_t column = column_of_parent(tree, node);

	while (text.len) {
		struct slice line = slice_cut(&text, '\n');
		size_t at = 0, reached = 0;

		while (at < line.len && line_is_blank_char(line.ptr[at]) && reached < column)
			reached += line.ptr[at++] == '\t' ? 4 - reached % 4 : 1;
		if (reached > column)
			buf_add_repeat(out, " ", reached - column);
		buf_add(out, slice_from(line, at));
		buf_add_char(out, '\n');
	}
}

static bool
says(const struct tree *tree, size_t node, struct slice text)
{
	struct buf own = BUF_INIT;

	emit_dedented(&own, tree, node);
	bool same = slice_equal(buf_slice(&own), text);

	buf_release(&own);
	return same;
}

/* It will stand: the side added it, so that nobody can have deleted it. */
static bool
stays(const struct tree *tree, size_t node)
{
	return tree->nodes[node].link[SIDE_BASE] == NODE_NONE;
}

bool
stands_near(const struct page *page, enum side side, const struct trio *near,
	const struct place *place, struct slice text)
{
	const struct tree *tree = &page->trees[side];
	size_t parent = place->parent.node[side], own = near->node[side];

	if (parent == NODE_NONE || own == NODE_NONE)
		return false;
	/* What stands below its thing, not behind it, is first there. */
	const struct node *node = &tree->nodes[parent];
	bool beside = own != parent && tree->nodes[own].parent == parent;
	size_t at = beside ? tree->nodes[own].at : node->first;
	size_t first = at > node->first + NEAR ? at - NEAR : node->first;

	for (size_t n = first; n < node->first + node->blocks && n <= at + NEAR; n++)
		if (stays(tree, tree->order[n]) && says(tree, tree->order[n], text))
			return true;
	return false;
}

static void
quote(struct buf *out, struct slice text)
{
	buf_add_text(out, callout);
	buf_add_char(out, '\n');
	while (text.len) {
		struct slice line = slice_cut(&text, '\n');

		buf_add_text(out, line.len ? "> " : ">");
		buf_add(out, line);
		buf_add_char(out, '\n');
	}
}

bool
emit_twice(struct page *page, struct slice text, const struct trio *near,
	const struct place *place)
{
	struct buf quoted = BUF_INIT;
	struct piece piece = { .kind = NODE_QUOTE, .lead = SLICE_EMPTY, .depth = place->depth,
		.column = place->column, .twice = true, .open = SLICE_EMPTY };

	quote(&quoted, text);
	for (enum side side = SIDE_A; side < SIDES; side++) {
		piece.from[side] = piece.to[side] = NODE_NONE;
		if (stands_near(page, side, near, place, buf_slice(&quoted))) {
			buf_release(&quoted);
			return false;
		}
	}
	piece.from[SIDE_BASE] = piece.to[SIDE_BASE] = NODE_NONE;
	piece.text.len = quoted.len;
	piece.text.ptr = piece.owned = buf_detach(&quoted);
	pieces_add(&page->pieces, &piece);
	return true;
}

bool
is_twice(const struct tree *tree, size_t node)
{
	struct slice text = slice_trim(tree_whole(tree, node));

	return slice_starts(text, callout);
}
