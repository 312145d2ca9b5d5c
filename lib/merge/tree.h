/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_TREE_H
#define TAUT_MERGE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "doc/document.h"

/*
 * A page as the merge sees it: sections hold blocks and the sections under
 * them, items hold blocks. A moment holds everything up to the next moment;
 * any other heading, all deeper ones. Blank lines belong to what follows.
 */
#define NODE_NONE DOCUMENT_NONE
#define TREE_DEPTH 16 /* items nested deeper are part of the text of the last */

enum node_kind {
	NODE_SECTION,
	NODE_FRONT,
	NODE_TEXT,
	NODE_QUOTE,
	NODE_FENCE,
	NODE_COMMENT,
	NODE_ITEM,
};

/* The three texts of a merge. */
enum side { SIDE_BASE, SIDE_A, SIDE_B, SIDES };

struct node {
	enum node_kind kind;
	bool sealed; /* holds a private passage: never cut, never quoted */
	bool open;   /* a fence or comment that nothing closes */
	bool moment;
	bool moved;  /* paired, but not in place */
	bool done;   /* stands in the merged text already */
	size_t parent;
	size_t at;            /* its place in tree->order */
	size_t first, blocks, count; /* its children there: first those that are no sections */
	size_t lead, start, head, end; /* bytes: blank lines [lead, start), its own lines
	                                  [start, head), with all in it [start, end) */
	size_t indent;  /* of its first line, in columns */
	size_t column;  /* of an item: what is nested in it begins here */
	size_t item;    /* in doc.items, if its parts can be read */
	size_t level;
	struct slice title;
	uint64_t hash;  /* of all its bytes; of a section, of its blocks */
	size_t words, word_count; /* in tree->words, once they were asked for */
	size_t link[SIDES]; /* the same thing in the other texts, or NODE_NONE */
};

struct tree {
	struct document doc;
	struct slice text;
	struct node *nodes; /* [0] holds all; each before those in it */
	size_t count, room;
	size_t *order;
	size_t front;       /* the front matter, or NODE_NONE */
	size_t tail;        /* the blank lines at the end begin here */
	uint32_t *words;
	size_t word_count, word_room;
};

/* Takes the text over; it has no CR, and fewer than DOCUMENT_MAX bytes. */
void tree_init(struct tree *tree, struct buf *text);
void tree_release(struct tree *tree);

struct slice tree_lead(const struct tree *tree, size_t node);
struct slice tree_head(const struct tree *tree, size_t node); /* its own lines */
struct slice tree_whole(const struct tree *tree, size_t node);

bool node_is_top_level(const struct tree *tree, size_t node); /* a block in no item */

/* Whether a text by itself is one block of this kind; *open as in the node. */
bool tree_is_one(struct slice text, enum node_kind kind, bool *open);

#endif
