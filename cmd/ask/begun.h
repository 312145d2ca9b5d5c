/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ASK_BEGUN_H
#define TAUT_CMD_ASK_BEGUN_H

#include "cmd/ask/asking.h"

/*
 * The answer of many lines that is being typed. It is no answer yet, but stands in
 * the draft of the dialogue with each of its lines. As long as it may still be made
 * private it is sealed there wherever there are keys; where they cannot be used, it
 * is not written before it is an answer.
 */

/* Its lines so far, kept; blank: there are none any more. */
struct begun {
	struct slice text;
	bool private;
	bool left; /* by Ctrl-C: if it is not private now it will not be */
};
void begun_keep(struct ask *ask, const struct asking *asking, const struct begun *begun);

bool begun_is(const struct ask *ask, const struct asking *asking); /* that one */

/* Of a draft: as its part has it. */
void begun_read(struct ask *ask, const struct asking *asking, struct slice text, bool private);

/* It is over: answered, passed by, or gone back from. True if there was one. */
bool begun_end(struct ask *ask, const struct asking *asking);

void begun_answer(struct ask *ask); /* it is an answer as it stands */

/* Whether a draft that holds it is to be sealed. */
bool begun_seals(const struct ask *ask);

void begun_release(struct ask *ask);

#endif
