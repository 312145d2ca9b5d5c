/* SPDX-License-Identifier: ISC */
#ifndef TAUT_PROMPT_FORM_H
#define TAUT_PROMPT_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * A dialogue as one Markdown text, for drafts, the editor and standard input:
 *
 *	## I run 10 km – now, in km? ^number.run
 *
 *	4
 *
 * A line of an answer that begins with `#`, or with backslashes and `#`, has
 * one backslash more here. A private answer is a `private` fence; a comment
 * right below a heading is no part of the answer. It says `begun` where the
 * answer was not over.
 */
struct form_part {
	struct slice heading; /* without the key; "" before the first heading */
	struct slice key;     /* without ^; "" if it has none */
	size_t line;          /* of the heading, from 1 */
	struct buf text;      /* the answer, trimmed; may be empty */
	bool private, begun;
};

void form_add(struct buf *out, const struct form_part *part, struct slice note);

/* The next part from *at on, which starts as 0; part->text is the caller's to
 * wipe each time. False at the end. */
struct form {
	struct slice text;
	size_t at, line;
};
bool form_next(struct form *form, struct form_part *part);

#endif
