/* SPDX-License-Identifier: ISC */
/*
 * What becomes of one block, heading or front matter that is not the same in
 * all texts. Invariant: of two versions of one thing the smaller stands where
 * it stood; the other stands behind it, or below it under `> [!twice]`.
 */
#include "merge/block.h"

#include "doc/lines.h"
#include "merge/parts.h"
#include "merge/unit.h"
#include "merge/words.h"

static bool
has(const struct trio *trio, enum side side)
{
	return trio->node[side] != NODE_NONE;
}

static bool
is_same(const struct page *page, const struct trio *trio, enum side one, enum side two)
{
	return has(trio, one) && has(trio, two) && node_is_equal(&page->trees[one],
		trio->node[one], &page->trees[two], trio->node[two]);
}

static const struct node *
node_of(const struct page *page, const struct trio *trio, enum side side)
{
	return &page->trees[side].nodes[trio->node[side]];
}

static struct slice
whole(const struct page *page, const struct trio *trio, enum side side)
{
	return tree_whole(&page->trees[side], trio->node[side]);
}

static struct slice
head(const struct page *page, const struct trio *trio, enum side side)
{
	return has(trio, side) ? tree_head(&page->trees[side], trio->node[side]) : SLICE_EMPTY;
}

static enum side
other_side(enum side side)
{
	return side == SIDE_A ? SIDE_B : SIDE_A;
}

static enum side
smaller_side(const struct page *page, const struct trio *trio)
{
	return slice_is_smaller(whole(page, trio, SIDE_A), whole(page, trio, SIDE_B))
		? SIDE_A : SIDE_B;
}

/* One of the two that stand; not if it stands on the other side already. */
static bool
stand(struct page *page, const struct trio *trio, enum side side, const struct place *place)
{
	struct trio only = { .node = { NODE_NONE, NODE_NONE, NODE_NONE } };
	struct buf text = BUF_INIT;

	emit_dedented(&text, &page->trees[side], trio->node[side]);
	bool stands = stands_near(page, other_side(side), trio, place, buf_slice(&text));

	buf_release(&text);
	only.node[side] = trio->node[side];
	if (!stands)
		emit_whole(page, &only, side, place);
	return !stands;
}

static void
stand_both(struct page *page, const struct trio *trio, const struct place *place)
{
	enum side first = smaller_side(page, trio);

	stand(page, trio, first, place);
	if (stand(page, trio, other_side(first), place))
		page->pieces.items[page->pieces.count - 1].twice = true;
}

static bool
is_quotable(const struct page *page, const struct trio *trio)
{
	for (enum side side = SIDE_A; side < SIDES; side++)
		if (node_of(page, trio, side)->sealed
			|| is_twice(&page->trees[side], trio->node[side]))
			return false;
	return true;
}

static void
stand_twice(struct page *page, const struct trio *trio, const struct place *place)
{
	enum side side = smaller_side(page, trio), other = other_side(side);
	struct buf text = BUF_INIT;

	emit_whole(page, trio, side, place);
	emit_dedented(&text, &page->trees[other], trio->node[other]);
	emit_twice(page, buf_slice(&text), trio, place);
	buf_release(&text);
}

/* By line, then prose by sentence; it must be one block of its kind again. */
static bool
merge_units(struct page *page, const struct trio *trio, const struct place *place)
{
	enum node_kind kind = node_of(page, trio, SIDE_A)->kind;
	struct buf texts[SIDES] = { BUF_INIT, BUF_INIT, BUF_INIT }, out = BUF_INIT;
	bool done = false, open = false;

	for (size_t n = 0; n < SIDES; n++)
		emit_dedented(&texts[n], &page->trees[n], trio->node[n]);
	for (enum unit unit = UNIT_LINE; !done && unit <= UNIT_SENTENCE; unit++) {
		buf_clear(&out);
		if (unit == UNIT_SENTENCE && kind != NODE_TEXT)
			break;
		done = unit_merge(&out, unit, buf_slice(&texts[SIDE_BASE]),
			buf_slice(&texts[SIDE_A]), buf_slice(&texts[SIDE_B]))
			&& tree_is_one(buf_slice(&out), kind, &open);
	}
	if (done) {
		struct piece *piece = emit_made(page, trio, &out, place);

		if (open) {
			piece->open = piece->text;
			piece->open_kind = kind;
			piece->open_depth = piece->depth;
			piece->open_indent = piece->indent + piece->column;
		}
	}
	for (size_t n = 0; n < SIDES; n++)
		buf_release(&texts[n]);
	buf_release(&out);
	return done;
}

/* The item's own lines; false: the two stand apart. */
static bool
merge_lines(struct page *page, const struct trio *trio, struct place *place)
{
	struct parts parts;
	struct place nested = *place;

	parts_merge(&parts, page->trees, trio->node);
	if (parts.apart) {
		parts_release(&parts);
		return false;
	}
	enum side side = parts.marker;
	struct piece *piece = emit_head(page, trio, side, place);

	if (parts.whole == SIDES) {
		piece->text.len = parts.text.len;
		piece->text.ptr = piece->owned = buf_detach(&parts.text);
		piece->twice = parts.twice;
	}
	nested.parent = *trio;
	nested.depth++;
	nested.column = node_of(page, trio, side)->column + piece->column > piece->source
		? node_of(page, trio, side)->column + piece->column - piece->source : 0;
	if (parts.other.len) {
		struct buf other = BUF_INIT;

		buf_add(&other, parts.other);
		buf_add_char(&other, '\n');
		if (emit_twice(page, buf_slice(&other), trio, &nested))
			page->pieces.items[page->pieces.count - 1].close = true;
		buf_release(&other);
	}
	parts_release(&parts);
	*place = nested;
	return true;
}

static void
merge_both(struct page *page, const struct trio *trio, const struct place *place)
{
	const struct node *a = node_of(page, trio, SIDE_A), *b = node_of(page, trio, SIDE_B);
	bool plain = a->kind == b->kind && !a->sealed && !b->sealed;
	bool items = a->item != NODE_NONE && b->item != NODE_NONE;
	struct place nested = *place;

	if (has(trio, SIDE_BASE)) {
		const struct node *base = node_of(page, trio, SIDE_BASE);

		plain = plain && base->kind == a->kind && !base->sealed;
		items = items && base->item != NODE_NONE;
	}
	if (!plain || (a->kind == NODE_ITEM && !items)) {
		stand_both(page, trio, place);
	} else if (a->kind == NODE_ITEM) {
		if (merge_lines(page, trio, &nested))
			page->nested(page, &nested);
		else
			stand_both(page, trio, place);
	} else if (!has(trio, SIDE_BASE) || !is_quotable(page, trio)) {
		stand_both(page, trio, place);
	} else if (!merge_units(page, trio, place)) {
		stand_twice(page, trio, place);
	}
}

/* Deleted on the other side: what was changed lives, not what is beside it. An
 * item whose own lines were changed lives with all that is nested in it. */
static void
merge_kept(struct page *page, const struct trio *trio, enum side side, const struct place *place)
{
	const struct node *node = node_of(page, trio, side);
	const struct node *base = node_of(page, trio, SIDE_BASE);

	if (is_same(page, trio, side, SIDE_BASE))
		return;
	if (node->item == NODE_NONE || base->item == NODE_NONE
		|| !slice_equal(head(page, trio, side), head(page, trio, SIDE_BASE))) {
		emit_whole(page, trio, side, place)->revived = true;
		return;
	}
	size_t mark = page->pieces.count;
	struct piece *piece = emit_head(page, trio, side, place);
	struct place nested = { .parent = *trio, .depth = place->depth + 1,
		.column = node->column + piece->column > piece->source
			? node->column + piece->column - piece->source : 0 };

	page->nested(page, &nested);
	if (page->pieces.count == mark + 1)
		pieces_cut(&page->pieces, mark);
}

void
merge_block(struct page *page, const struct trio *trio, const struct place *place)
{
	bool a = has(trio, SIDE_A), b = has(trio, SIDE_B);

	if (!a && !b)
		return;
	if (a && b) {
		if (is_same(page, trio, SIDE_A, SIDE_B) || is_same(page, trio, SIDE_BASE, SIDE_B))
			emit_whole(page, trio, SIDE_A, place);
		else if (is_same(page, trio, SIDE_BASE, SIDE_A))
			emit_whole(page, trio, SIDE_B, place);
		else
			merge_both(page, trio, place);
	} else if (has(trio, SIDE_BASE)) {
		merge_kept(page, trio, a ? SIDE_A : SIDE_B, place);
	} else {
		emit_whole(page, trio, a ? SIDE_A : SIDE_B, place);
	}
}

bool
merge_heading(struct page *page, const struct trio *trio, const struct place *place)
{
	struct slice base = head(page, trio, SIDE_BASE);
	struct slice a = head(page, trio, SIDE_A), b = head(page, trio, SIDE_B);

	if (!has(trio, SIDE_A) && !has(trio, SIDE_B))
		return false;
	if (!has(trio, SIDE_A) || !has(trio, SIDE_B)) {
		enum side side = has(trio, SIDE_A) ? SIDE_A : SIDE_B;
		struct piece *piece = emit_head(page, trio, side, place);
		bool lives = !slice_equal(piece->text, base);

		piece->revived = lives && has(trio, SIDE_BASE);
		return lives;
	}
	if (slice_equal(a, base)) {
		emit_head(page, trio, SIDE_B, place);
	} else if (slice_equal(b, base) || slice_equal(a, b)) {
		emit_head(page, trio, SIDE_A, place);
	} else {
		enum side side = slice_is_smaller(a, b) ? SIDE_A : SIDE_B;

		emit_head(page, trio, side, place);
		if (has(trio, SIDE_BASE))
			emit_twice(page, side == SIDE_A ? b : a, trio, place);
	}
	return true;
}

/* Both changed it: by line, within its two rules. */
static void
merge_front_lines(struct page *page, const struct trio *trio, const struct place *place)
{
	struct slice base = has(trio, SIDE_BASE) ? whole(page, trio, SIDE_BASE)
		: slice_of("---\n---\n");
	struct buf out = BUF_INIT;

	if (!is_quotable(page, trio)) {
		stand_both(page, trio, place);
	} else if (unit_merge(&out, UNIT_LINE, base, whole(page, trio, SIDE_A),
			whole(page, trio, SIDE_B))
		&& lines_front(buf_slice(&out)) == out.len) {
		emit_made(page, trio, &out, place);
	} else {
		stand_twice(page, trio, place);
	}
	buf_release(&out);
}

void
merge_front(struct page *page)
{
	struct place place = { .parent = { .node = { 0, 0, 0 } } };
	struct trio trio;

	for (size_t n = 0; n < SIDES; n++)
		trio.node[n] = page->trees[n].front;
	if (has(&trio, SIDE_A) && has(&trio, SIDE_B)
		&& !is_same(page, &trio, SIDE_A, SIDE_B)
		&& !is_same(page, &trio, SIDE_A, SIDE_BASE)
		&& !is_same(page, &trio, SIDE_B, SIDE_BASE))
		merge_front_lines(page, &trio, &place);
	else
		merge_block(page, &trio, &place);
}
