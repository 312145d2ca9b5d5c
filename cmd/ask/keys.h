/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ASK_KEYS_H
#define TAUT_CMD_ASK_KEYS_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * The keyboard, key by key (or, where the terminal moves no cursor, line by
 * line, as the terminal edits it). While it is open signals come through only
 * where it waits, so nothing between two keys is ever cut in half; every signal
 * that ends or stops the process first puts the terminal back.
 */
enum key {
	KEYS_TEXT,    /* typed or pasted words, line ends as LF */
	KEYS_ENTER,
	KEYS_ERASE,   /* the grapheme before; KEYS_DELETE: the one at the cursor */
	KEYS_DELETE,
	KEYS_LEFT,
	KEYS_RIGHT,
	KEYS_UP,
	KEYS_DOWN,
	KEYS_HOME,
	KEYS_ENDING,
	KEYS_KILL,    /* to the end of the line */
	KEYS_CLEAR,   /* to the beginning of the line */
	KEYS_WORD,    /* the word before */
	KEYS_PRIVATE, /* Ctrl-P */
	KEYS_STOP,    /* Ctrl-D */
	KEYS_LEAVE,   /* Ctrl-C, or the terminal is gone */
	KEYS_REDRAW,  /* its size is another, or it was stopped */
	KEYS_NONE,    /* no key of ours */
};

/* `raw`: key by key. False: the terminal cannot be set so; nothing was. */
bool keys_begin(bool raw);
void keys_end(void);  /* as it was; safe twice */

/* Waits for a key; KEYS_TEXT is appended to `text`, which is private for all
 * that is known: at most `max` bytes, what is over is left out. */
enum key keys_next(struct buf *text, size_t max);

/* Whether another key waits already: then it need not be drawn yet. */
bool keys_more(void);

/*
 * Line by line: appends one as the terminal gives it, without its end.
 * KEYS_ENTER, KEYS_STOP at the end of input, or KEYS_LEAVE.
 */
enum key keys_line(struct buf *line, size_t max);

#endif
