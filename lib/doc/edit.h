/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_EDIT_H
#define TAUT_DOC_EDIT_H

#include "doc/splice.h"

/*
 * One replacement of a splice, as the parts of doc/ that make them see it.
 * At one offset insertions stand by rank, then in the order they were made.
 */
enum edit_rank {
	EDIT_BOX,
	EDIT_WORDS,
	EDIT_FIELD,
	EDIT_ID,
	EDIT_BODY,
	EDIT_SECTION,
};

struct splice_edit {
	size_t start, end;
	size_t order;
	enum edit_rank rank;
	struct buf text;
	bool lines;         /* whole lines, set apart from what is around them */
	bool begins_item;   /* … the first of which is an item */
	bool ends_item;     /* … the last of which lies in an item */
	bool behind_item;   /* so does the line before them in the document */
	bool closes;        /* an open fence or comment is closed before them */
	const char *ending; /* of the line before them */
};

/* A new replacement with no text yet; good until the next one is made. */
struct splice_edit *edit_new(struct splice *splice, size_t start, size_t end,
	enum edit_rank rank);

/* Whole lines to be inserted before line `at` of the document. */
struct splice_edit *edit_lines(struct splice *splice, const struct document *doc,
	size_t at, struct slice lines, enum edit_rank rank);

/* The ending that a line inserted before line `at` takes. */
const char *edit_ending(const struct document *doc, size_t at);

/* Lines with this ending, without blank ones around them; the last has none. */
void edit_add_lines(struct buf *out, struct slice lines, const char *ending);

/* One line: line ends become blanks, those around it go. */
void edit_add_line(struct buf *out, struct slice text);

/* Replaces the field by one with its key and this value, if that is another. */
void edit_field_value(struct splice *splice, const struct field *field, struct slice value);

#endif
