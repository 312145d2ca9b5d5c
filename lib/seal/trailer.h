/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_TRAILER_H
#define TAUT_SEAL_TRAILER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"
#include "seal/passage.h"

/*
 * The last line of a sealed text: `<!-- taut:1 path=… id=… pad=… -->`, a
 * comment for whoever opens it without taut. While a passage is edited only
 * its id stands there. What other words it may have is for later versions.
 */
struct trailer {
	struct slice line;       /* with its ending, if it has one */
	struct slice path;       /* as it is written, encoded; or empty */
	char id[PASSAGE_ID + 1]; /* or "" */
};

/* The last line of the text that is not blank, if it is one. */
bool trailer_at_end(struct slice text, struct trailer *out);
bool trailer_is(struct slice line);

void trailer_new_id(char id[PASSAGE_ID + 1]); /* 64 random bits */

/* The path as it was, written over the encoded one; returns its length. */
size_t trailer_decode(char *path, size_t len);

/* Adds the line that makes `text` as long as it should be. */
void trailer_add(struct buf *text, const char *path, const char *id);

/* How much room a text of so many bytes and its trailer ask for at most: made
 * at once, no copy of it is left behind. */
size_t trailer_room(size_t len, const char *path);

/* The line for editing: the id alone, without an ending. Within the room below
 * it leaves no copy behind. */
#define TRAILER_ID_ROOM 192
void trailer_add_id(struct buf *text, const char *id);

#endif
