/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_TAIL_H
#define TAUT_DOC_TAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/*
 * The tail of an item's text: fields, signs, an id, and what may stand among
 * them, read from right to left until something is none of these.
 */
enum token_kind {
	TOKEN_FIELD, /* [key:: value] */
	TOKEN_SIGN,  /* an emoji of Tasks that is a field too */
	TOKEN_ID,    /* ^id: the value, without the mark */
	TOKEN_ASIDE, /* a comment, or another sign of Tasks with its value */
	TOKEN_WORD,  /* a #tag or [[wiki link]]: words, but fields may be before it */
};

struct token {
	enum token_kind kind;
	size_t start, end; /* in the text */
	struct slice key;
	struct slice value;
};

struct span {
	size_t start, end;
};

/* All-zero to begin with; one reader serves any number of texts. */
struct tail {
	struct slice text;
	size_t at;          /* what stands before is still to be read */
	struct span *spans; /* code in the text */
	size_t span_count, span_room;
	size_t span;        /* those before this one are left of `at` */
};

void tail_begin(struct tail *tail, struct slice text);
bool tail_next(struct tail *tail, struct token *token); /* false: no more */
void tail_release(struct tail *tail);

#endif
