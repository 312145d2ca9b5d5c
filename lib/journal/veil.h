/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_VEIL_H
#define TAUT_JOURNAL_VEIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"
#include "doc/document.h"
#include "seal/passage.h"

/*
 * A page for its readers: each private passage, sealed or not, is blanked
 * before anything else looks at the bytes, so that nothing in one is ever a
 * heading, an item, a field, or words that are sought. Invariant: every line
 * and every offset stays where it was. What is read back has one opaque line
 * in the place of each.
 */
struct veil {
	struct buf source; /* the page as it stands; empty if it has no passage */
	struct passage *passages; /* in order; slices into source */
	size_t count, room;
};

#define VEIL_INIT { .source = BUF_INIT }

/* Drawn over a page's bytes, which are overwritten. Returns how many passages
 * it covers; a page without one costs a look for its fences. */
size_t veil_draw(struct veil *veil, struct buf *bytes);
void veil_release(struct veil *veil); /* wiped; safe twice and on all-zero */

/* The passage that a line of the page belongs to, or NULL. `veil` may be NULL. */
const struct passage *veil_at(const struct veil *veil, const struct document *page,
	size_t line);

/* "(private - taut show -p WHEN)", without a line end. */
void veil_line(const struct veil *veil, const struct passage *passage, const char *when,
	struct buf *out);

#endif
