/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_EDIT_OPENING_H
#define TAUT_CMD_EDIT_OPENING_H

#include "cmd/cmd.h"
#include "seal/identity.h"

/*
 * A page with its sealed passages opened into private fences, for editing;
 * and back: a passage that was left as it was gets its old bytes, so that
 * nobody sees that it was opened.
 */
struct opening {
	struct buf text; /* the page as it is edited */
	struct opening_passage *items;
	size_t count, room;
};

struct opening_passage {
	size_t start, end;  /* its fence in `text`, without the last line's ending */
	struct slice old;   /* as it was sealed; likewise */
	bool back;          /* it was given back already */
};

#define OPENING_INIT { .text = BUF_INIT }

/*
 * Asks for the passphrase if there is something to open and `identity` is an
 * empty one; it is the caller's to release. What cannot be opened
 * stays as it is, and is said. `sealed` must outlive the opening.
 */
bool opening_make(struct opening *opening, struct session *session, const char *path,
	struct slice sealed, struct identity *identity, struct err *err)
	__attribute__((warn_unused_result));

/* Adds the edited text with the old bytes of what was not changed. */
void opening_back(struct opening *opening, struct slice edited, struct buf *out);

void opening_release(struct opening *opening); /* wiped */

#endif
