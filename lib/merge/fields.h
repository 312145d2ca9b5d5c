/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_FIELDS_H
#define TAUT_MERGE_FIELDS_H

#include "base/buf.h"
#include "doc/tail.h"
#include "merge/tree.h"

/*
 * The tail of an item: fields, signs, comments, from left to right. (The id
 * among them is not merged here.)
 */
#define FIELDS_MAX 256 /* an item with more is merged as a whole */

struct fields {
	struct token_text {
		enum token_kind kind;
		struct slice key, value, text;
	} *items;
	size_t count, room;
};

/* Of an item with its words; false if there are too many. */
bool fields_read(struct fields *fields, const struct item *item);
void fields_release(struct fields *fields);

bool fields_has_event(const struct fields *fields);

/* Adds ` part` for each. True: a field has two values that both stand now. */
bool fields_merge(struct buf *out, const struct fields *base, const struct fields *a,
	const struct fields *b);

#endif
