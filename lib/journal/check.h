/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_CHECK_H
#define TAUT_JOURNAL_CHECK_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "doc/document.h"
#include "store/change.h"

/*
 * The dated looks at reality, and the choices about the vision: one file a
 * day below checks/, a section a look. Order is place in the file; the time
 * in a heading is a label.
 */

/* A look being written. Lists end with LF; what is empty is left out. */
struct look {
	int day;
	int minute;
	struct slice area;     /* its title, as the heading shall have it */
	struct buf facts;      /* prose */
	struct buf items;      /* event lines, by look_event() */
	struct buf hindrance;  /* "In the way" */
	struct buf other;      /* From NAME: its items and prose … */
	struct buf other_name; /* … and the name; empty: nobody else's */
};

#define LOOK_INIT { .facts = BUF_INIT, .items = BUF_INIT, .hindrance = BUF_INIT, \
	.other = BUF_INIT, .other_name = BUF_INIT }

void look_release(struct look *look);
bool look_is_empty(const struct look *look);

/* `- TEXT [key:: value] [because:: …] [for:: id]` into one of the lists. Key
 * and reason may be empty; so may the id, where all is meant. */
void look_event(struct buf *list, struct slice text, const char *key, struct slice value,
	struct slice because, struct slice id);

/*
 * Appends the look to its day's file: to the last section of the file if that
 * is of the same minute and area and neither has more than items, else as a
 * section of its own.
 */
bool look_write(const struct look *look, struct change *change, struct err *err)
	__attribute__((warn_unused_result));

/* Whose look a section is: "20:15 Health" → 20:15, "Health". The time may be missing. */
void look_heading(struct slice title, int *minute, struct slice *area);

/* "From Ana", "Von Ana" → "Ana"; empty if it is no such heading. */
struct slice look_other(struct slice title);

/* Prose that a person gave, with what would be a heading or an event of the
 * format made text by a backslash. At most DOCUMENT_MAX bytes; else nothing. */
void look_prose(struct buf *out, struct slice typed);

#endif
