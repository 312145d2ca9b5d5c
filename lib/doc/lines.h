/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_LINES_H
#define TAUT_DOC_LINES_H

#include "doc/document.h"

/*
 * Bytes cut into lines, which end at LF, CRLF or a lone CR; and what may
 * stand before the text of a file.
 */
struct lines {
	struct slice bytes;
	size_t at;
	size_t lf, cr; /* the next of each, so that neither is searched twice */
};

/* Begins behind a byte-order mark, if there is one. */
struct lines lines_begin(struct slice bytes);

/* The next line's bounds; what it is remains to be said. False at the end. */
bool lines_next(struct lines *lines, struct line *line);

/* Where the text begins: behind a byte-order mark, if there is one. */
size_t lines_start(struct slice bytes);

/* Where front matter ends, its closing line included; 0 if there is none. */
size_t lines_front(struct slice bytes);

#endif
