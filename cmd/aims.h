/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_AIMS_H
#define TAUT_CMD_AIMS_H

#include "doc/document.h"
#include "journal/heading.h"
#include "store/store.h"

/* purpose.md: the purpose below its title, and what has headings of its own. */
#define AIMS_PATH "purpose.md"

/* The section of a heading, HEADING_PURPOSE for the purpose itself, whatever its
 * title; DOCUMENT_NONE if there is none. */
size_t aims_find(const struct document *page, enum heading heading);

/* Its words in one line of at most `max` bytes, escaped and with what is private
 * hidden; nothing if it is not there. */
void aims_line(const struct document *page, enum heading heading, size_t max, struct buf *out);

/* The page as it is, or an empty one. */
bool aims_read(struct document *page, const struct store *store, struct err *err)
	__attribute__((warn_unused_result));

#endif
