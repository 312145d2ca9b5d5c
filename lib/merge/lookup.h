/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_LOOKUP_H
#define TAUT_MERGE_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/* What a text has, to be asked again and again: names, and where each stands. */
struct lookup_name {
	struct slice text; /* borrowed */
	size_t at;
};

struct lookup {
	struct lookup_name *items;
	size_t count, room;
};

void lookup_add(struct lookup *lookup, struct slice text, size_t at);
void lookup_sort(struct lookup *lookup); /* before anything is asked */
void lookup_release(struct lookup *lookup);

/* The first of those that are equal, which stand in the order of `at` behind
 * it; *count is how many. Without one it is 0. */
const struct lookup_name *lookup_find(const struct lookup *lookup, struct slice text,
	size_t *count);
bool lookup_has(const struct lookup *lookup, struct slice text);

#endif
