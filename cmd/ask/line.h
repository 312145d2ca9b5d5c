/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ASK_LINE_H
#define TAUT_CMD_ASK_LINE_H

#include <stdbool.h>

#include "base/buf.h"
#include "cmd/cmd.h"

/*
 * An answer as it is typed: edited here key by key, or by a terminal that moves
 * no cursor, line by line. Neither keeps a history nor leaves a copy.
 */
enum typed {
	TYPED_ANSWER,  /* in `text`; blank: Enter alone */
	TYPED_BACK,    /* < */
	TYPED_WHY,     /* ? */
	TYPED_EDITOR,  /* ! */
	TYPED_PRIVATE, /* Ctrl-P: `text` is what was typed so far, to go on with */
	TYPED_STOP,    /* Ctrl-D; in `text` what was typed */
	TYPED_LEAVE,   /* Ctrl-C */
};

struct typing {
	bool many;            /* lines, up to one that holds only a full stop */
	bool private;         /* shown before what is typed */
	struct slice earlier; /* what the key Up brings back; may be empty */
	struct buf text;      /* what it begins with, then what was typed; to be wiped */
	bool recalled;        /* Up was pressed: an empty text takes the answer away */
	bool now_private;     /* line by line: Ctrl-P stood in this very line */
	bool cut;             /* … and the terminal dropped the end of one, see ask_whole() */
	bool resumed;         /* `text` is of another day: it is shown first */

	/* With `many`, when one or more lines were ended and no other key waits; or NULL. */
	void (*line_over)(const struct typing *typing, void *context);
	void *context;
};

#define TYPING_INIT { .text = BUF_INIT }

/* Opens the keyboard (cmd/ask/keys.h) if it is not, so that what is typed while
 * a question is still being shown is read as what it is; keys_end() closes it. */
void line_begin(const struct session *session);

enum typed line_read(const struct session *session, struct typing *typing);

#endif
