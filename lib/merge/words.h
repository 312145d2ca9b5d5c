/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_WORDS_H
#define TAUT_MERGE_WORDS_H

#include "merge/tree.h"

/* How much two blocks, or the bodies of two sections, are the same. */

size_t words_count(struct tree *tree, size_t node);
size_t words_common(struct tree *a, size_t node_a, struct tree *b, size_t node_b);

/* Whether at least half of the words are in both. */
bool words_are_akin(size_t common, size_t count_a, size_t count_b);

bool node_is_equal(const struct tree *a, size_t node_a, const struct tree *b, size_t node_b);

/*
 * What it is worth to pair two blocks; 0: they are not the same thing. Equal
 * ones most, then items with equal words, then by common words.
 */
uint32_t words_score(struct tree *a, size_t node_a, struct tree *b, size_t node_b);

/* An item as its page has it; NULL if its parts cannot be read. */
const struct item *node_item(const struct tree *tree, size_t node);
bool id_is_same(struct slice a, struct slice b);

#endif
