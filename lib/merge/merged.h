/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_MERGED_H
#define TAUT_MERGE_MERGED_H

#include <stddef.h>

#include "base/buf.h"

/* What a merge gives: the text, and what a person may want to look at in it. */
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

void merged_release(struct merged *merged);
void merged_note(struct merged *merged, enum merge_note_kind kind, size_t line);

#endif
