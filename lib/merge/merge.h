/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_MERGE_H
#define TAUT_MERGE_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * Three texts into one: a page as two people, or one on two machines, went on
 * from the same base. A function of the three texts and nothing else, total
 * and deterministic: merge(O,A,B) = merge(O,B,A), merge(O,A,O) = A,
 * merge(O,A,A) = A. Nothing that anyone wrote is lost, there are no conflict
 * markers, and sealed passages are never opened nor cut.
 */
enum merge_note_kind {
	MERGE_TWICE,   /* changed in two ways: both stand */
	MERGE_REVIVED, /* changed on one side and deleted on the other: it lives */
};

struct merge_note {
	enum merge_note_kind kind;
	size_t line; /* of the merged text, from 1 */
};

struct merged {
	struct buf text;
	struct merge_note *notes; /* by line */
	size_t count, room;
};

#define MERGED_INIT { .text = BUF_INIT }

/* A page of Markdown. `out` is empty before. */
void merge_page(struct merged *out, struct slice base, struct slice a, struct slice b);
void merged_release(struct merged *merged);
void merged_note(struct merged *merged, enum merge_note_kind kind, size_t line);

#endif
