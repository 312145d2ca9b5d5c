/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_SEARCH_H
#define TAUT_JOURNAL_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * What is looked for: every term must occur, without case. A term with blanks
 * is a phrase; `#tag` is a whole tag, outside code.
 */
struct term {
	struct buf folded; /* without the # of a tag */
	bool tag;
	bool ascii;        /* as typed: such a one is sought in the bytes as they are */
	size_t rare;       /* offset of its rarest letter, for ASCII terms */
};

struct query {
	struct term *terms;
	size_t count;
};

void query_init(struct query *query, size_t count, const char *const *words);
void query_release(struct query *query);

/* A cheap look at raw bytes: false if they surely hold no match. */
bool query_may_match(const struct query *query, struct slice bytes);

bool query_matches(const struct query *query, struct slice text);

/* Whether any term occurs on the line: the one to show. */
bool query_on_line(const struct query *query, struct slice line);

#endif
