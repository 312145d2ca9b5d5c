/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ASK_UNFINISHED_H
#define TAUT_CMD_ASK_UNFINISHED_H

#include "cmd/cmd.h"

/*
 * What was answered in a dialogue that is not over, as one file below
 * .git/taut/drafts: FLOW.PID.ask.md, or sealed FLOW.PID.ask.md.age if any of it
 * is private. It is there after each answer, and gone when the dialogue is.
 */
struct unfinished {
	const struct session *session;
	struct buf name; /* of the file; "" as long as there is none */
};

#define UNFINISHED_INIT { .name = BUF_INIT }

/* Writes it anew; `seal`: or if the text holds a passage of its own. What could
 * not be sealed is not written, and what was there before in the clear goes. */
bool unfinished_write(struct unfinished *unfinished, const char *flow, struct slice text,
	bool seal, struct err *err) __attribute__((warn_unused_result));

/* One of a taut that is gone; false: there is none. *day and *minute are when
 * it was last written. */
bool unfinished_find(struct unfinished *unfinished, const char *flow, int *day, int *minute);

/* Its text, to be wiped; asks for the passphrase if it is sealed. */
bool unfinished_read(const struct unfinished *unfinished, struct session *session,
	struct buf *out, struct err *err) __attribute__((warn_unused_result));

void unfinished_remove(struct unfinished *unfinished); /* overwritten, and gone */
void unfinished_release(struct unfinished *unfinished);

/* Where it is, for the person: below the journal's root. */
void unfinished_path(const struct unfinished *unfinished, struct buf *out);

#endif
