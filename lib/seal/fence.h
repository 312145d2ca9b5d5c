/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_FENCE_H
#define TAUT_SEAL_FENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * Lines that begin with a fence, found by their bytes alone: before it may
 * stand blanks, `>` and markers of lists, nested in any way. A text without
 * fences costs two memchr() and nothing else.
 */
#define FENCE_MIN 3

struct fence {
	size_t start, end, next; /* its line; `end` is before the line's ending */
	char mark;               /* '`' or '~' … */
	size_t length;           /* … so many */
	struct slice prefix;
	struct slice info;       /* trimmed */
};

/* The next one from *at on, where a line begins; *at moves to the line after
 * it. False at the end. */
bool fence_next(struct slice text, size_t *at, struct fence *out);

/* Whether as many marks stand in a row as make a fence, wherever in a line. */
bool fence_has_run(struct slice text);

/* The info string's first word without `{`, `.` and `}`; *words gets the rest. */
struct slice fence_word(struct slice info, struct slice *words);

/* Whether a line ends the fence, for a reader of lines and for CommonMark too. */
bool fence_closes(const struct fence *open, const struct fence *line);

/* Whether it would end it if it stood elsewhere, or opens one that it would end. */
bool fence_confuses(const struct fence *open, const struct fence *line);

/* The prefix of the lines below: markers of lists become blanks. */
void fence_add_prefix(struct buf *out, struct slice prefix);

/* A line below without that prefix, or without as much of it as it has. */
struct slice fence_strip(struct slice prefix, struct slice line);

/* The next line of *rest, and how it ends: LF, CRLF, lone CR or nothing. */
struct slice fence_line(struct slice *rest, struct slice *ending);
size_t fence_lines(struct slice text); /* how many line endings are in it */

#endif
