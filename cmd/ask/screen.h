/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ASK_SCREEN_H
#define TAUT_CMD_ASK_SCREEN_H

#include <stddef.h>

#include "base/slice.h"

/*
 * A text that is typed, drawn on the rows of a terminal that it takes, and drawn
 * anew after each key: by graphemes, so that wide letters and combining marks
 * stand where they belong. What is drawn may be private: no copy is left.
 */
struct screen {
	int fd;
	size_t row;        /* of the cursor, among the rows drawn; from 0 */
	size_t columns;    /* of the terminal when it was drawn */
	size_t *widths;    /* of the rows drawn */
	size_t count, room;
};

/* Draws `lead` and the text with the cursor at a byte of it. */
struct screen_view {
	const char *lead;
	struct slice text;
	size_t cursor;
};
void screen_draw(struct screen *screen, const struct screen_view *view);

void screen_erase(struct screen *screen); /* as if it had not been drawn */
void screen_leave(struct screen *screen); /* the cursor below it */
void screen_release(struct screen *screen);

size_t screen_columns(int fd); /* 40 to 200; 80 if it is not known */

/* The grapheme of the text before or at a byte: where it begins, or ends. */
size_t screen_before(struct slice text, size_t at);
size_t screen_behind(struct slice text, size_t at);

#endif
