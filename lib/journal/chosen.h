/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_CHOSEN_H
#define TAUT_JOURNAL_CHOSEN_H

#include "journal/area.h"
#include "journal/heading.h"

/*
 * Where a year's review ends: the purpose and the visions as they were then chosen,
 * copied, so that a year later they can be laid beside what stands there by then.
 *
 *	### Purpose
 *
 *	To build what outlives me.
 *
 *	### Health
 *
 *	I wake before the alarm …
 *
 *	- I run 8 km without stopping [from:: 3] [to:: 8] [unit:: km] ^run
 *
 * Invariant: what is private is copied as it stands, as a block of its own.
 */
struct chosen {
	const struct document *purpose; /* purpose.md, veiled; no sections: there is none */
	const struct veil *purpose_veil;
	const struct areas *areas;      /* of the retired ones, and of what was let go or is
	                                   enough, nothing is copied */
	enum language language;
};

/* Adds it, ending with LF; nothing if there is nothing. To be wiped. */
void chosen_format(const struct chosen *chosen, struct buf *out);

/*
 * Reading back, in the section of a review's page (`within`, its index): the lines
 * below the heading of this title, as they stand; chosen_purpose() those of the
 * purpose. Empty: none.
 */
struct slice chosen_find(const struct document *page, size_t within, struct slice title);
struct slice chosen_purpose(const struct document *page, size_t within);

#endif
