/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_PIECES_H
#define TAUT_MERGE_PIECES_H

#include "merge/merged.h"
#include "merge/tree.h"
#include "merge/version.h"

/*
 * The merged page before it is written: headings, and blocks as they follow
 * each other. A piece is lines of one text, or lines that were made here.
 */
struct piece {
	enum node_kind kind;
	struct slice lead;   /* the blank lines before it */
	struct slice beside; /* of an item: those before it where it follows an item */
	struct slice text;
	char *owned;         /* `text`, if it was made here */
	size_t depth;        /* in so many items */
	size_t column;       /* which hold what begins here or further right */
	size_t source;       /* where they held it in the text that it is from */
	size_t indent;       /* of its first line */
	size_t content;      /* of an item: what is nested in it begins here */
	size_t from[SIDES], to[SIDES]; /* its bytes in the texts, or NODE_NONE */
	bool close;          /* may follow an item without an empty line */
	bool twice, revived; /* a note, at its first line */
	struct slice open;   /* the fence or comment in it that nothing closes; or empty */
	enum node_kind open_kind;
	bool open_sealed;
	size_t open_depth, open_indent;
};

struct pieces {
	struct piece *items;
	size_t count, room;
};

struct piece *pieces_add(struct pieces *pieces, const struct piece *piece);
void pieces_cut(struct pieces *pieces, size_t count);
void pieces_release(struct pieces *pieces);

/* What the texts that pieces are from are written like. */
struct sources {
	struct slice texts[SIDES];
	const struct version *versions; /* one for each */
};

/* Writes them with what must stand between, then the blank lines of the end. */
void pieces_write(struct merged *out, const struct pieces *pieces, struct slice tail,
	const struct sources *sources, struct written how);

#endif
