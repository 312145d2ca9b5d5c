/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_NAME_H
#define TAUT_JOURNAL_NAME_H

#include <stdbool.h>

#include "base/err.h"
#include "journal/area.h"

/*
 * What a person means by a word on the command line: an id, or the unique
 * beginning of any word of its text. What is live goes before what is closed.
 */
enum {
	NAME_AREA = 1,
	NAME_RESULT = 2,
	NAME_STEP = 4,
};

struct name {
	int kind; /* one of the above */
	struct area *area;
	struct result *result;
	struct step *step;
};

/* `kinds` is what may be meant. ERR_NAME: unknown, with the nearest, or
 * ambiguous, with the candidates. */
bool name_find(const struct areas *areas, const char *typed, int kinds, struct name *out,
	struct err *err) __attribute__((warn_unused_result));

/* Whether anything is meant by it: one, or several that name_find() would refuse. */
bool name_is_any(const struct areas *areas, const char *typed, int kinds);

/* The nearest of some words to a mistyped one, or NULL if none is near. */
const char *name_nearest(const char *typed, const char *const *words, size_t count);

#endif
