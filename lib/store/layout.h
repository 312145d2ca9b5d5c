/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_LAYOUT_H
#define TAUT_STORE_LAYOUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

/* Which files a journal is made of, and how a day's page is called. */

#define LAYOUT_FORMAT 1 /* the number that this taut writes to .taut/format */

/* The number in the bytes of .taut/format; false if they hold none. */
bool layout_format(struct slice bytes, int *format);

extern const char layout_attributes[]; /* the text of .gitattributes */

void layout_entry(struct buf *out, int day); /* entries/2026/11/2026-11-21.md */
void layout_check(struct buf *out, int day); /* checks/2026/11/2026-11-21-check.md */

/* The day of such a path; false if it is none. */
bool layout_entry_day(struct slice path, int *day);
bool layout_check_day(struct slice path, int *day);

/*
 * Whether taut takes this path into a commit: `*.md` not starting with a dot
 * in any part, what belongs into `.taut/`, `.gitattributes`, `.gitignore`,
 * and `entries/…/attachments/…`. Everything else is left alone.
 */
bool layout_takes(struct slice path);

#endif
