/* SPDX-License-Identifier: ISC */
#ifndef TAUT_PROMPT_AGENDA_H
#define TAUT_PROMPT_AGENDA_H

#include "prompt/replies.h"
#include "prompt/prompt.h"

/*
 * Which questions are asked, of what, in which order: the page's order, with
 * all questions about one matter, and about what lies in it, together. It is
 * planned anew after each answer, so it needs no memory of its own.
 */
#define AGENDA_MAX 4096 /* askings */

/* What questions are asked of: "run" of the list `result`, within `health`. */
struct matter {
	const char *list;
	char *key;     /* letters, digits, dashes */
	size_t within; /* a matter before it; SLICE_NONE */
};

struct matters {
	struct matter *items;
	size_t count, room;
};

/* Returns its index. */
size_t matters_add(struct matters *list, const char *name, struct slice key,
	size_t within);
void matters_release(struct matters *list);

struct asking {
	size_t question;
	size_t matter; /* SLICE_NONE: of nothing */
	unsigned nth;   /* from 1 */
};

struct agenda {
	const struct prompt *prompt;
	const struct replies *answers;
	struct matters matters; /* filled by the caller */
	bool (*is)(const struct asking *asking, const char *flag, void *context);
	bool (*skips)(const struct asking *asking, void *context); /* known already */
	void *context;
	struct asking *items;
	size_t count, room;
};

void agenda_plan(struct agenda *agenda); /* items anew */
void agenda_release(struct agenda *agenda);

/* Adds the key of an asking. */
void agenda_key(const struct agenda *agenda, const struct asking *asking, struct buf *out);

/* The asking that a key names, whether it is in the plan or not; false: none. */
bool agenda_find(const struct agenda *agenda, struct slice key, struct asking *out);

#endif
