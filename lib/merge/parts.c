/* SPDX-License-Identifier: ISC */
/*
 * An item's own lines, merged by part. Invariant: where both stand apart, or
 * words have no place, the caller is told; nothing goes in silence but a box,
 * a marker, and a value of `due` or `completion`.
 */
#include "merge/parts.h"

#include <stdlib.h>

#include "doc/item.h"
#include "doc/line.h"
#include "merge/fields.h"
#include "merge/words.h"

/* The parts as one text has them; empty ones for no item. */
struct version_parts {
	const struct tree *tree;
	const struct item *item;
	struct slice head;
	struct slice marker; /* with the blanks around it */
	struct slice box;
	struct slice words, raw_words;
	struct slice id;
	struct fields fields;
};

struct chosen {
	enum side marker, box, words, id;
};

static bool
read(struct version_parts *v, const struct tree *tree, size_t node)
{
	*v = (struct version_parts){ .head = SLICE_EMPTY, .marker = SLICE_EMPTY,
		.box = SLICE_EMPTY, .words = SLICE_EMPTY, .raw_words = SLICE_EMPTY,
		.id = SLICE_EMPTY };
	if (node == NODE_NONE)
		return true;
	const struct document *doc = &tree->doc;
	const struct item *item = node_item(tree, node);

	v->tree = tree;
	v->item = item;
	v->head = tree_head(tree, node);
	v->marker = slice_part(tree->text, doc->lines[item->first].start, item->content);
	v->words = item->words;
	v->id = item->id;
	if (item->box)
		v->box = slice_part(item->text, 0, item_box_len(item->text) + 2);
	if (item->words.len) {
		size_t at = (size_t)(item->words.ptr - item->text.ptr);

		v->raw_words = slice_part(tree->text, item_place(doc, item, at),
			item_place_end(doc, item, at + item->words.len));
	}
	return fields_read(&v->fields, item);
}

/* Which side's: the one that changed it; SIDES if both did, in two ways. */
static enum side
pick(struct slice base, struct slice a, struct slice b)
{
	if (slice_equal(a, base))
		return SIDE_B;
	return slice_equal(b, base) || slice_equal(a, b) ? SIDE_A : SIDES;
}

static enum side
smaller(struct slice a, struct slice b)
{
	return slice_is_smaller(a, b) ? SIDE_A : SIDE_B;
}

/* `x` over `-` over others over a space. */
static int
box_rank(struct slice box)
{
	if (box.len == 0)
		return 0;
	if (box.len != 3)
		return 2;
	if (box.ptr[1] == 'x' || box.ptr[1] == 'X')
		return 4;
	return box.ptr[1] == '-' ? 3 : box.ptr[1] == ' ' ? 1 : 2;
}

static enum side
pick_box(const struct version_parts v[SIDES])
{
	enum side side = pick(v[SIDE_BASE].box, v[SIDE_A].box, v[SIDE_B].box);
	int a = box_rank(v[SIDE_A].box), b = box_rank(v[SIDE_B].box);

	if (side != SIDES)
		return side;
	return a == b ? smaller(v[SIDE_A].box, v[SIDE_B].box) : a > b ? SIDE_A : SIDE_B;
}

/* SIDES: there are two. */
static enum side
pick_id(const struct version_parts v[SIDES])
{
	enum side side = pick(v[SIDE_BASE].id, v[SIDE_A].id, v[SIDE_B].id);

	if (side == SIDES && v[SIDE_A].id.len == 0)
		return SIDE_B;
	return side == SIDES && v[SIDE_B].id.len == 0 ? SIDE_A : side;
}

static void
choose(struct chosen *chosen, const struct version_parts v[SIDES])
{
	chosen->marker = pick(v[SIDE_BASE].marker, v[SIDE_A].marker, v[SIDE_B].marker);
	if (chosen->marker == SIDES)
		chosen->marker = smaller(v[SIDE_A].marker, v[SIDE_B].marker);
	chosen->box = pick_box(v);
	chosen->words = pick(v[SIDE_BASE].words, v[SIDE_A].words, v[SIDE_B].words);
	chosen->id = pick_id(v);
}

static void
add_part(struct buf *out, struct slice part)
{
	if (part.len == 0)
		return;
	if (out->len && !line_is_blank_char(out->ptr[out->len - 1]))
		buf_add_char(out, ' ');
	buf_add(out, part);
}

static void
compose(struct parts *parts, const struct chosen *chosen, const struct version_parts v[SIDES])
{
	struct buf tail = BUF_INIT;

	buf_add(&parts->text, v[chosen->marker].marker);
	add_part(&parts->text, v[chosen->box].box);
	add_part(&parts->text, v[chosen->words].raw_words);
	parts->twice = fields_merge(&tail, &v[SIDE_BASE].fields, &v[SIDE_A].fields,
		&v[SIDE_B].fields);
	add_part(&parts->text, slice_trim(buf_slice(&tail)));
	if (v[chosen->id].id.len) {
		add_part(&parts->text, slice_of("^"));
		buf_add(&parts->text, v[chosen->id].id);
	}
	buf_add_char(&parts->text, '\n');
	buf_release(&tail);
}

/* Whether the text says what was chosen, and nothing else. */
static bool
is_sound(const struct parts *parts, const struct chosen *chosen,
	const struct version_parts v[SIDES])
{
	struct slice rest = buf_slice(&parts->text);
	struct buf copy = BUF_INIT;
	struct document doc = { 0 };
	struct err err = ERR_INIT;
	size_t column = 0, start = line_skip_blanks(rest, 0, &column);

	buf_add(&copy, slice_from(rest, start));
	bool sound = document_parse(&doc, &copy, "item", &err) && doc.item_count == 1
		&& doc.items[0].text_end == doc.line_count
		&& slice_equal(doc.items[0].words, v[chosen->words].words)
		&& slice_equal(doc.items[0].id, v[chosen->id].id)
		&& (doc.items[0].box != 0) == (v[chosen->box].box.len != 0);

	buf_release(&copy);
	document_release(&doc);
	return sound;
}

static void
merge_changed(struct parts *parts, const struct version_parts v[SIDES])
{
	struct chosen chosen;

	choose(&chosen, v);
	bool two_words = chosen.words == SIDES;
	bool has_id = v[SIDE_A].id.len || v[SIDE_B].id.len || v[SIDE_BASE].id.len;

	parts->apart = chosen.id == SIDES || (two_words && !has_id);
	/* An event has no id: `let-go` and `enough` are fields of results, too. */
	for (size_t n = 0; n < SIDES; n++)
		parts->apart = parts->apart
			|| (v[n].id.len == 0 && fields_has_event(&v[n].fields));
	if (parts->apart)
		return;
	if (two_words) {
		chosen.words = smaller(v[SIDE_A].words, v[SIDE_B].words);
		parts->other = v[chosen.words == SIDE_A ? SIDE_B : SIDE_A].words;
	}
	parts->marker = chosen.marker;
	compose(parts, &chosen, v);
	parts->apart = !is_sound(parts, &chosen, v);
}

void
parts_merge(struct parts *parts, const struct tree trees[SIDES], const size_t nodes[SIDES])
{
	struct version_parts v[SIDES];
	bool readable = true;

	*parts = (struct parts){ .whole = SIDES, .text = BUF_INIT, .other = SLICE_EMPTY };
	for (size_t n = 0; n < SIDES; n++)
		readable = read(&v[n], &trees[n], nodes[n]) && readable;
	enum side side = pick(v[SIDE_BASE].head, v[SIDE_A].head, v[SIDE_B].head);

	if (side != SIDES)
		parts->whole = parts->marker = side;
	else if (readable)
		merge_changed(parts, v);
	else
		parts->apart = true;
	for (size_t n = 0; n < SIDES; n++)
		fields_release(&v[n].fields);
}

void
parts_release(struct parts *parts)
{
	buf_release(&parts->text);
}
