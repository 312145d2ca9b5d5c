/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_PROBLEM_H
#define TAUT_JOURNAL_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/* Lines of the journal that taut does not understand, or that contradict
 * themselves: said, never fatal. */
struct problem {
	char *file;
	size_t line; /* from 1 */
	char *why;
	bool counted; /* understood all the same */
};

struct problems {
	struct problem *items;
	size_t count, room;
	size_t counted; /* of them */
};

void problems_add(struct problems *problems, const char *file, size_t line,
	const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The one that was added last counts: it only says two things. */
void problems_count_last(struct problems *problems);
void problems_release(struct problems *problems);

#endif
