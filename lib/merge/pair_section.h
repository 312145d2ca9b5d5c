/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_PAIR_SECTION_H
#define TAUT_MERGE_PAIR_SECTION_H

#include "merge/tree.h"

/* The base and one side of it. */
struct pairing {
	struct tree *base, *side;
	enum side which;
};

void pair_link(const struct pairing *pairing, size_t base, size_t side);

/* A number for a section's headings, from the outermost to its own. */
uint64_t section_chain(const struct tree *tree, size_t node);

/* Pairs the sections, and says which of them were moved. */
void pair_sections(const struct pairing *pairing);

/* Pairs those of two lists that have the same number, the first with the first. */
struct key {
	uint64_t key;
	size_t node;
};

struct keys {
	struct key *items;
	size_t count, room;
};

void keys_add(struct keys *keys, uint64_t key, size_t node);
void keys_sort(struct keys *keys); /* by key, then by node */
size_t keys_run(const struct keys *keys, size_t first); /* the end of those with one key */
void keys_release(struct keys *keys);

#endif
