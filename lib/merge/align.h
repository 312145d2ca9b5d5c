/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_ALIGN_H
#define TAUT_MERGE_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/*
 * Two lists laid beside each other, in order, for the greatest sum of what
 * the pairs are worth. Common head and tail are taken off first; ties go to
 * the earliest. Lists too long for that are paired by equal ones, and only
 * what lies between those is compared.
 */
#define ALIGN_NONE SIZE_MAX

struct element {
	uint64_t hash;
	struct slice text;
	size_t pin; /* not 0: it is equal to the one with the same pin, and to no other */
};

struct elements {
	struct element *items;
	size_t count, room;
};

void elements_add(struct elements *tokens, struct element token);
void elements_release(struct elements *tokens);
bool element_is_equal(const struct element *a, const struct element *b);

/* What a pair is worth; `equal` as element_is_equal has it. 0: they are no pair;
 * but equal ones at the ends are one, and are not asked about. */
typedef uint32_t align_score(void *context, size_t base, size_t side, bool equal);

/* match[base] is the index in side, or ALIGN_NONE. */
void align(const struct elements *base, const struct elements *side, align_score *score,
	void *context, size_t *match);

/* For lines and the like: only equal ones, by how long they are. */
void align_equal(const struct elements *base, const struct elements *side, size_t *match);

/*
 * Of values in any order (ALIGN_NONE: none), those to keep so that they rise
 * and their weights are the greatest sum; the others become ALIGN_NONE.
 */
void align_rising(size_t *values, const uint32_t *weights, size_t count);

#endif
