/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_MOVED_H
#define TAUT_VIEW_MOVED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tension/account.h"
#include "view/chart.h"
#include "view/view.h"

/*
 * What an account's span did to its gap, in a few columns: "▲18 ↑8", each end
 * with its own sign, in whole points that add up. Private to lib/view.
 */
#define MOVED_PARTS (CAUSE_COUNT + 2)

struct moved_part {
	enum cause cause; /* CAUSE_COUNT: that it swings, or was not read */
	enum glyph glyph; /* GLYPH_BLANK: a number alone */
	enum hue hue;
	long points;      /* unsigned but for what was measured anew */
	bool bare;        /* a sign without a number */
};

struct moved {
	struct moved_part parts[MOVED_PARTS];
	size_t count;
};

/* `unread`: nothing was read of it in the span, so that of reality nothing is known. */
void moved_find(struct moved *moved, const struct account *account, bool unread, bool swinging);

size_t moved_width(const struct moved *moved);

/* As many parts as fit into `width` columns: which end moved before all else, and
 * those that moved least left out; then blanks. What was drawn is noted in `used`,
 * by its glyph. */
void moved_draw(struct buf *out, const struct view *view, const struct moved *moved, size_t width,
	bool *used);

/* ", was 75; reality rose 18, vision raised 8", behind what the gap is. `was`: it
 * was known when the span began. */
void moved_say(struct buf *out, const struct moved *moved, const struct account *account,
	bool was);

#endif
