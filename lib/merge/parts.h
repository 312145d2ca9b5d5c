/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_PARTS_H
#define TAUT_MERGE_PARTS_H

#include "base/buf.h"
#include "merge/tree.h"

/*
 * The lines of an item itself, by part: marker, box, words, fields, id; each
 * three ways. What is nested in it is not looked at.
 */
struct parts {
	bool apart;        /* they are two things: both items stand */
	enum side whole;   /* the lines of this side as they are; SIDES: `text` */
	enum side marker;  /* where the marker is from, and so the indentation */
	struct buf text;
	struct slice other; /* words that have no place in it; a slice of a page */
	bool twice;        /* a field has two values now */
};

/* `nodes` of the three trees; the base's may be NODE_NONE. */
void parts_merge(struct parts *parts, const struct tree trees[SIDES],
	const size_t nodes[SIDES]);
void parts_release(struct parts *parts);

#endif
