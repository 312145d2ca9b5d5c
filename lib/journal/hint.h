/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_HINT_H
#define TAUT_JOURNAL_HINT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * Help with wording, never a gate: words of a vision that compare, deny, or
 * name a way in place of its end; words of reality that begin a story. Which
 * they are is said in share/words/, and made a table by make.
 */
enum hint_about {
	HINT_VISION,
	HINT_REALITY,
};

struct hint_group {
	enum hint_about about;
	const char *text;         /* {} is the word found; "" for what is passed over */
	const char *const *words; /* ends with NULL; in lower case */
};
extern const struct hint_group hint_groups[]; /* ends with NULL words */

struct hint {
	const struct hint_group *group;
	const char *word; /* of its words */
};

#define HINTS_MAX 2

/* The first words of the text that there is a hint for, one a group, but none
 * in what is quoted; returns how many. No more than the first 64 KiB are read. */
size_t hints_find(struct slice text, enum hint_about about, struct hint found[HINTS_MAX]);

/* A line, without its end, that ends with a question mark. */
void hint_format(const struct hint *hint, struct buf *out);

#endif
