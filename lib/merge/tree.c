/* SPDX-License-Identifier: ISC */
/*
 * A page cut into sections, blocks and what is nested in them. Invariant:
 * the bytes of the nodes and the blank lines before them are all bytes of the
 * text, in order; no line of a private passage begins a node but its first.
 */
#include "merge/tree.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/date.h"
#include "base/secret.h"
#include "doc/line.h"
#include "merge/hash.h"
#include "seal/passage.h"

struct builder {
	struct tree *tree;
	size_t *until; /* where the passage that a line lies in ends; NULL: there is none */
	size_t item;   /* the next of doc.items */
	size_t used;   /* the bytes before have a node */
	bool armor;    /* an age file may stand outside of a fence */
};

/* The lines of a block that is being read. */
struct reach {
	size_t first, end;
	size_t column; /* of what it is nested in */
};

static const char armor_begin[] = "-----BEGIN AGE ENC";

struct slice
tree_lead(const struct tree *tree, size_t node)
{
	return slice_part(tree->text, tree->nodes[node].lead, tree->nodes[node].start);
}

struct slice
tree_head(const struct tree *tree, size_t node)
{
	return slice_part(tree->text, tree->nodes[node].start, tree->nodes[node].head);
}

struct slice
tree_whole(const struct tree *tree, size_t node)
{
	return slice_part(tree->text, tree->nodes[node].start, tree->nodes[node].end);
}

bool
node_is_top_level(const struct tree *tree, size_t node)
{
	size_t parent = tree->nodes[node].parent;

	return parent != NODE_NONE && tree->nodes[parent].kind == NODE_SECTION
		&& tree->nodes[node].kind != NODE_SECTION;
}

static size_t
add_node(struct builder *b, const struct node *node)
{
	struct tree *tree = b->tree;
	struct node *added;

	tree->nodes = mem_room(tree->nodes, tree->count, &tree->room, sizeof *tree->nodes);
	added = &tree->nodes[tree->count];
	*added = *node;
	added->lead = b->used;
	added->words = NODE_NONE;
	for (size_t n = 0; n < SIDES; n++)
		added->link[n] = NODE_NONE;
	return tree->count++;
}

/* Whether a passage goes on into this line from the one before it. */
static bool
is_inside(const struct builder *b, size_t line)
{
	return b->until && line > 0 && line < b->tree->doc.line_count && b->until[line] > line
		&& b->until[line - 1] == b->until[line];
}

static size_t
whole_passages(const struct builder *b, size_t end)
{
	while (is_inside(b, end))
		end = b->until[end];
	return end;
}

static size_t
start_of(const struct builder *b, size_t line)
{
	const struct document *doc = &b->tree->doc;

	return line < doc->line_count ? doc->lines[line].start : doc->bytes.len;
}

static bool
is_sealed(const struct builder *b, size_t first, size_t end)
{
	struct slice bytes = document_lines(&b->tree->doc, first, end);

	for (size_t n = first; b->until && n < end; n++)
		if (b->until[n] > n)
			return true;
	return b->armor && slice_find(bytes, armor_begin) != SLICE_NONE;
}

static size_t
first_char(const struct builder *b, size_t line, struct slice *text)
{
	size_t column = 0;

	*text = document_line(&b->tree->doc, line);
	return line_skip_blanks(*text, 0, &column);
}

static bool
is_quoted(const struct builder *b, size_t line)
{
	struct slice text;
	size_t at = first_char(b, line, &text);

	return at < text.len && text.ptr[at] == '>';
}

/* The end of what begins with these lines and is a fence. */
static size_t
fence_end(const struct builder *b, const struct reach *reach, bool *open)
{
	const struct document *doc = &b->tree->doc;
	struct slice text;
	size_t at = first_char(b, reach->first, &text);
	size_t len = line_fence(text, at), n = reach->first + 1;
	char fence = at < text.len ? text.ptr[at] : '\0';

	*open = true;
	for (; n < reach->end && doc->lines[n].kind == LINE_FENCE; n++) {
		at = first_char(b, n, &text);
		if (doc->lines[n].indent < reach->column + 4
			&& line_closes_fence(text, at, fence, len)) {
			*open = false;
			return n + 1;
		}
	}
	return n;
}

static size_t
comment_end(const struct builder *b, const struct reach *reach, bool *open)
{
	const struct document *doc = &b->tree->doc;
	size_t n = reach->first;

	for (; n < reach->end && doc->lines[n].kind == LINE_COMMENT; n++) {
		*open = slice_find(document_line(doc, n), "-->") == SLICE_NONE;
		if (!*open)
			return n + 1;
	}
	return n;
}

static size_t
quote_end(const struct builder *b, const struct reach *reach)
{
	const struct document *doc = &b->tree->doc;
	size_t n = reach->first + 1;

	for (; n < reach->end; n++) {
		enum line_kind kind = doc->lines[n].kind;

		if (kind != LINE_TEXT && !(kind == LINE_FENCE && is_quoted(b, n)))
			break;
	}
	return n;
}

static size_t
text_end(const struct builder *b, const struct reach *reach)
{
	const struct document *doc = &b->tree->doc;
	size_t n = reach->first + 1;

	while (n < reach->end && doc->lines[n].kind == LINE_TEXT && !is_quoted(b, n))
		n++;
	return n;
}

static size_t
block_end(const struct builder *b, const struct reach *reach, struct node *node)
{
	enum line_kind kind = b->tree->doc.lines[reach->first].kind;

	if (is_quoted(b, reach->first)) {
		node->kind = NODE_QUOTE;
		return quote_end(b, reach);
	}
	if (kind == LINE_FENCE) {
		node->kind = NODE_FENCE;
		return fence_end(b, reach, &node->open);
	}
	if (kind == LINE_COMMENT) {
		node->kind = NODE_COMMENT;
		return comment_end(b, reach, &node->open);
	}
	node->kind = NODE_TEXT;
	return text_end(b, reach);
}

/* Whether the last passage in these lines goes on to the end of the text. */
static bool
passage_is_open(const struct builder *b, size_t first, size_t end)
{
	struct slice bytes = document_lines(&b->tree->doc, first, end);
	struct passage passage = { .closed = true };
	size_t at = 0;

	while (passage_next(bytes, &at, &passage))
		continue;
	return !passage.closed;
}

/* A node of the lines [first, end): all of them its own. */
static size_t
add_leaf(struct builder *b, struct node *node, size_t first, size_t end)
{
	const struct document *doc = &b->tree->doc;

	node->start = doc->lines[first].start;
	node->head = node->end = start_of(b, end);
	node->indent = doc->lines[first].indent;
	node->sealed = is_sealed(b, first, end);
	node->hash = hash_bytes(node->kind, document_lines(doc, first, end));
	if (node->sealed)
		node->open = passage_is_open(b, first, end);
	size_t added = add_node(b, node);

	b->used = node->end;
	return added;
}

/* Whether a fence or comment begins behind the item's marker, or another marker. */
static bool
begins_inside(struct slice text, struct marker marker)
{
	size_t column = marker.column;

	while (line_marker(text, marker.content, column, &marker))
		column = marker.column;
	size_t at = marker.content;

	while (at < text.len && (text.ptr[at] == '>' || line_is_blank_char(text.ptr[at])))
		at++;
	return line_fence(text, at) > 0 || slice_starts(slice_from(text, at), "<!--");
}

static void build_blocks(struct builder *b, size_t parent, struct reach reach, size_t depth);

/* The item's own lines, then what is nested in it. Returns the line behind it. */
static size_t
build_item(struct builder *b, size_t parent, size_t line, size_t depth)
{
	const struct document *doc = &b->tree->doc;
	const struct item *item = &doc->items[b->item];
	size_t index = b->item++;
	size_t end = whole_passages(b, item->end), head = whole_passages(b, item->text_end);
	struct node node = { .kind = NODE_ITEM, .parent = parent, .item = NODE_NONE };
	struct slice text;
	struct marker marker = { 0 };
	size_t at = first_char(b, line, &text);

	line_marker(text, at, doc->lines[line].indent, &marker);
	node.column = marker.column;
	if (depth == TREE_DEPTH || head != item->text_end || is_sealed(b, line, head)
		|| begins_inside(text, marker)) {
		add_leaf(b, &node, line, end);
		return end;
	}
	node.start = doc->lines[line].start;
	node.head = start_of(b, head);
	node.end = start_of(b, end);
	node.indent = doc->lines[line].indent;
	node.item = index;
	node.hash = hash_bytes(node.kind, document_lines(doc, line, end));
	size_t added = add_node(b, &node);

	b->used = node.head;
	build_blocks(b, added, (struct reach){ head, end, node.column }, depth + 1);
	b->used = node.end;
	return end;
}

static void
build_blocks(struct builder *b, size_t parent, struct reach reach, size_t depth)
{
	const struct document *doc = &b->tree->doc;

	while (reach.first < reach.end) {
		size_t line = reach.first;
		bool sealed = b->until && b->until[line] > line;

		while (b->item < doc->item_count && doc->items[b->item].first < line)
			b->item++;
		if (doc->lines[line].kind == LINE_BLANK && !sealed) {
			reach.first++;
		} else if (b->item < doc->item_count && doc->items[b->item].first == line) {
			reach.first = build_item(b, parent, line, depth);
		} else {
			struct node node = { .parent = parent, .item = NODE_NONE };

			reach.first = whole_passages(b, block_end(b, &reach, &node));
			add_leaf(b, &node, line, reach.first);
		}
	}
}

static bool
is_moment(size_t level, struct slice title)
{
	struct slice rest = title, word;
	int minute;

	return level == 2 && slice_word(&rest, &word) && word.len == 5
		&& minute_parse(word, &minute);
}

/* The section that a new one lies in. */
static size_t
holder_of(const struct tree *tree, size_t last, const struct node *node)
{
	if (node->moment)
		return 0;
	while (last != 0 && !tree->nodes[last].moment && tree->nodes[last].level >= node->level)
		last = tree->nodes[last].parent;
	return last;
}

static size_t
build_section(struct builder *b, size_t last, size_t line)
{
	const struct document *doc = &b->tree->doc;
	struct node node = { .kind = NODE_SECTION, .item = NODE_NONE };

	node.level = line_heading(document_line(doc, line), 0, &node.title);
	node.moment = is_moment(node.level, node.title);
	node.parent = holder_of(b->tree, last, &node);
	node.start = doc->lines[line].start;
	node.head = node.end = start_of(b, line + 1);
	size_t added = add_node(b, &node);

	b->used = node.end;
	return added;
}

static size_t
build_front(struct builder *b)
{
	const struct document *doc = &b->tree->doc;
	size_t end = 0;

	while (end < doc->line_count && doc->lines[end].kind == LINE_FRONT)
		end++;
	end = whole_passages(b, end);
	if (end > 0) {
		struct node node = { .kind = NODE_FRONT, .item = NODE_NONE };

		b->tree->front = add_leaf(b, &node, 0, end);
		b->tree->nodes[b->tree->front].parent = NODE_NONE;
	}
	return end;
}

static void
build(struct builder *b)
{
	const struct document *doc = &b->tree->doc;
	size_t section = add_node(b, &(struct node){ .kind = NODE_SECTION, .parent = NODE_NONE,
		.item = NODE_NONE });
	size_t line = build_front(b);

	for (;;) {
		size_t next = line;

		while (next < doc->line_count
			&& (doc->lines[next].kind != LINE_HEADING || is_inside(b, next)))
			next++;
		build_blocks(b, section, (struct reach){ line, next, 0 }, 0);
		b->tree->nodes[section].end = b->used;
		if (next == doc->line_count)
			return;
		section = build_section(b, section, next);
		line = next + 1;
	}
}

/* Gives each node its children, in order: a counting sort by parent. */
static void
put_in_order(struct tree *tree)
{
	size_t at = 0;

	tree->order = mem_alloc(tree->count, sizeof *tree->order);
	for (size_t n = 1; n < tree->count; n++)
		if (tree->nodes[n].parent != NODE_NONE)
			tree->nodes[tree->nodes[n].parent].count++;
	for (size_t n = 0; n < tree->count; n++) {
		tree->nodes[n].first = at;
		at += tree->nodes[n].count;
		tree->nodes[n].count = 0;
	}
	for (size_t n = 1; n < tree->count; n++) {
		struct node *node = &tree->nodes[n];

		if (node->parent == NODE_NONE)
			continue;
		struct node *parent = &tree->nodes[node->parent];

		node->at = parent->first + parent->count++;
		tree->order[node->at] = n;
		if (node->kind == NODE_SECTION)
			continue;
		parent->blocks++;
		if (parent->kind == NODE_SECTION)
			parent->hash = hash_number(parent->hash, node->hash);
	}
}

static void
find_passages(struct builder *b)
{
	const struct document *doc = &b->tree->doc;
	struct passage passage = { 0 };
	size_t at = 0, line = 0;

	while (passage_next(b->tree->text, &at, &passage)) {
		if (!b->until)
			b->until = mem_alloc(doc->line_count, sizeof *b->until);
		while (line < doc->line_count && doc->lines[line].start < passage.start)
			line++;
		size_t first = line;

		while (line < doc->line_count && doc->lines[line].start < passage.end)
			line++;
		for (size_t n = first; n < line; n++)
			b->until[n] = line;
	}
}

void
tree_init(struct tree *tree, struct buf *text)
{
	struct builder b = { .tree = tree };
	struct err err = ERR_INIT;

	*tree = (struct tree){ .front = NODE_NONE };
	if (!document_parse(&tree->doc, text, "page", &err))
		*text = (struct buf)BUF_INIT; /* not so: it is short enough */
	tree->text = buf_slice(&tree->doc.bytes);
	b.armor = slice_find(tree->text, armor_begin) != SLICE_NONE;
	find_passages(&b);
	build(&b);
	tree->tail = b.used;
	put_in_order(tree);
	free(b.until);
}

void
tree_release(struct tree *tree)
{
	buf_wipe(&tree->doc.bytes); /* private passages may be plain still */
	document_release(&tree->doc);
	free(tree->nodes);
	free(tree->order);
	free(tree->words);
	*tree = (struct tree){ .front = NODE_NONE };
}

bool
tree_is_one(struct slice text, enum node_kind kind, bool *open)
{
	struct buf copy = BUF_INIT;
	struct tree tree;

	if (text.len >= DOCUMENT_MAX - 1)
		return false;
	buf_add_char(&copy, '\n'); /* so that no `---` is taken for front matter */
	buf_add(&copy, text);
	tree_init(&tree, &copy);
	const struct node *node = tree.count > 1 ? &tree.nodes[1] : NULL;
	bool one = node && node->kind == kind && !node->sealed && node->start == 1
		&& node->end == tree.text.len && (kind != NODE_ITEM || node->head == node->end);

	*open = node && node->open;
	tree_release(&tree);
	return one;
}
