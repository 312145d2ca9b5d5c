/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_PROBLEM_H
#define TAUT_JOURNAL_PROBLEM_H

#include <stddef.h>

#include "base/slice.h"

/* Lines of the journal that taut does not understand: said, never fatal. */
struct problem {
	char *file;
	size_t line; /* from 1 */
	char *why;
};

struct problems {
	struct problem *items;
	size_t count, room;
};

void problems_add(struct problems *problems, const char *file, size_t line,
	const char *format, ...) __attribute__((format(printf, 4, 5)));
void problems_release(struct problems *problems);

#endif
