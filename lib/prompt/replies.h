/* SPDX-License-Identifier: ISC */
#ifndef TAUT_PROMPT_REPLIES_H
#define TAUT_PROMPT_REPLIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * What was answered so far. A key tells one asking from all others:
 * `number.run`, the second time `bring~2.run`. Texts are wiped when they go,
 * for any of them may be private.
 */
struct reply {
	char *key;
	char *matter;     /* of which it was asked: "run"; "" of nothing */
	const char *place; /* where it goes: of the flow's names */
	struct buf text;   /* never blank */
	bool private;
};

struct replies {
	struct reply *items; /* as they were first given */
	size_t count, room;
};

const struct reply *replies_find(const struct replies *answers, struct slice key);

/* The first from *at on of a place and a matter (NULL: of any), and *at behind
 * it; NULL: no more. */
const struct reply *replies_next(const struct replies *answers, size_t *at, const char *place,
	const char *matter);

/* Adds or replaces; of `answer` the key, matter and text are copied. */
void replies_set(struct replies *answers, const struct reply *answer);
void replies_remove(struct replies *answers, struct slice key);
void replies_release(struct replies *answers);

#endif
