/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_ITEM_H
#define TAUT_DOC_ITEM_H

#include "doc/document.h"
#include "doc/tail.h"

/*
 * What the text of an item says: box, words, fields, id. A text that an
 * editor wrapped is a joined copy, so places in it are told back to the file.
 */
struct item_reader {
	struct document *doc;
	size_t field_room;
	struct tail tail;
};

void item_read(struct item_reader *reader, struct item *item);

/* How long the character is that stands in a box `[c]` that begins a text; 0: no box. */
size_t item_box_len(struct slice text);

/* The fields of a text line that holds nothing else. */
void item_read_field_line(struct item_reader *reader, size_t line);

void item_reader_release(struct item_reader *reader);

/* Where the byte at `at` of the item's text stands in the file. */
size_t item_place(const struct document *doc, const struct item *item, size_t at);

/* The same for the byte behind the one before it: the end of a part. */
size_t item_place_end(const struct document *doc, const struct item *item, size_t at);

#endif
