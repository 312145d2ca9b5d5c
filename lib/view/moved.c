/* SPDX-License-Identifier: ISC */
/*
 * Which end moved, as signs. Invariant: a vision that came down and what was let
 * go have signs of their own, never that of a reality that rose; what was not
 * read is a question mark, never a nought.
 */
#include "view/moved.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "view/phrase.h"

static const struct {
	enum glyph less, more;
	enum hue hue;
} signs[CAUSE_COUNT] = {
	[CAUSE_ROSE] = { GLYPH_UP, GLYPH_UP, HUE_REALITY },
	[CAUSE_SLIPPED] = { GLYPH_DOWN, GLYPH_DOWN, HUE_REALITY },
	[CAUSE_RAISED] = { GLYPH_HIGHER, GLYPH_HIGHER, HUE_VISION },
	[CAUSE_LOWERED] = { GLYPH_LOWER, GLYPH_LOWER, HUE_VISION },
	[CAUSE_NEW] = { GLYPH_CAME, GLYPH_CAME, HUE_VISION },
	[CAUSE_GONE] = { GLYPH_WENT, GLYPH_WENT, HUE_VISION },
	[CAUSE_REMEASURED] = { GLYPH_ANEW, GLYPH_ANEW, HUE_NONE },
	[CAUSE_MOVED] = { GLYPH_OUT_OF, GLYPH_INTO, HUE_NONE },
};

static void
add_sign(struct moved *moved, enum glyph glyph, enum hue hue)
{
	moved->parts[moved->count++] = (struct moved_part){ .cause = CAUSE_COUNT, .glyph = glyph,
		.hue = hue, .bare = true };
}

static void
add_cause(struct moved *moved, enum cause cause, int sign, long points)
{
	bool either = cause == CAUSE_REMEASURED;

	moved->parts[moved->count++] = (struct moved_part){ .cause = cause,
		.glyph = sign < 0 ? signs[cause].less : signs[cause].more,
		.hue = signs[cause].hue, .points = points < 0 && !either ? -points : points };
}

void
moved_find(struct moved *moved, const struct account *account, bool unread, bool swinging)
{
	struct printed printed;

	moved->count = 0;
	account_print(account, &printed);
	if (unread)
		add_sign(moved, GLYPH_UNREAD, HUE_DIM);
	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++) {
		int sign = fraction_sign(&account->causes[cause]);

		if (sign != 0)
			add_cause(moved, (enum cause)cause, sign, printed.causes[cause]);
	}
	if (moved->count == 0) /* it was read, and is as it was */
		moved->parts[moved->count++] = (struct moved_part){ .cause = CAUSE_COUNT };
	if (swinging)
		add_sign(moved, GLYPH_SWINGING, HUE_REALITY);
}

static bool
is_signed(const struct moved_part *part)
{
	return part->cause == CAUSE_REMEASURED;
}

static size_t
part_width(const struct moved_part *part)
{
	return (part->glyph != GLYPH_BLANK) +
		(part->bare ? 0 : chart_number_width(part->points, is_signed(part)));
}

size_t
moved_width(const struct moved *moved)
{
	size_t width = 0;

	for (size_t n = 0; n < moved->count; n++)
		width += (n > 0) + part_width(&moved->parts[n]);
	return width;
}

/* What came, went or was measured anew goes before what moved an end; then what
 * has no number stays longest. */
static int
rank(const struct moved_part *part)
{
	bool end = part->cause == CAUSE_ROSE || part->cause == CAUSE_SLIPPED ||
		part->cause == CAUSE_RAISED || part->cause == CAUSE_LOWERED;

	return part->bare ? 2 : end;
}

/* The one to leave out: of the lowest rank the one that moved least. */
static size_t
least(const struct moved *moved)
{
	size_t best = 0;

	for (size_t n = 1; n < moved->count; n++) {
		const struct moved_part *part = &moved->parts[n], *other = &moved->parts[best];

		if (rank(part) != rank(other) ? rank(part) < rank(other) :
		    labs(part->points) < labs(other->points))
			best = n;
	}
	return best;
}

static void
draw_part(struct buf *out, const struct view *view, const struct moved_part *part)
{
	if (part->glyph != GLYPH_BLANK)
		chart_put(out, view, part->hue, part->glyph, 1);
	if (!part->bare)
		chart_number(out, view, part->points, 0, is_signed(part));
}

void
moved_draw(struct buf *out, const struct view *view, const struct moved *moved, size_t width,
	bool *used)
{
	struct moved kept = *moved;
	size_t more = 0, wide = moved_width(&kept);

	while (kept.count > 0 && wide + more > width) {
		size_t gone = least(&kept);

		memmove(&kept.parts[gone], &kept.parts[gone + 1],
			(--kept.count - gone) * sizeof *kept.parts);
		wide = moved_width(&kept);
		more = (kept.count > 0) + text_width(slice_of(chart_glyph(view, GLYPH_MORE_TEXT)));
	}
	for (size_t n = 0; n < kept.count; n++) {
		buf_add_repeat(out, " ", n > 0);
		draw_part(out, view, &kept.parts[n]);
		used[kept.parts[n].glyph] = true;
	}
	if (more > 0 && wide + more <= width) {
		buf_add_repeat(out, " ", kept.count > 0);
		chart_put(out, view, HUE_NONE, GLYPH_MORE_TEXT, 1);
		wide += more;
	}
	buf_add_repeat(out, " ", width > wide ? width - wide : 0);
}

static void
say_cause(struct buf *out, const struct moved_part *part, const char *points)
{
	bool less = part->points < 0, here = part->glyph == GLYPH_INTO;

	switch (part->cause) {
	case CAUSE_ROSE:
		buf_printf(out, _("reality rose %s"), points);
		return;
	case CAUSE_SLIPPED:
		buf_printf(out, _("reality slipped %s"), points);
		return;
	case CAUSE_RAISED:
		buf_printf(out, _("vision raised %s"), points);
		return;
	case CAUSE_LOWERED:
		buf_printf(out, _("vision lowered %s"), points);
		return;
	case CAUSE_NEW:
		buf_printf(out, _("new %s"), points);
		return;
	case CAUSE_GONE:
		buf_printf(out, _("let go %s"), points);
		return;
	case CAUSE_REMEASURED:
		buf_printf(out, less ? _("measured anew %s less") : _("measured anew %s more"),
			points);
		return;
	case CAUSE_MOVED:
		buf_printf(out, here ? _("moved %s here") : _("moved %s away"), points);
		return;
	case CAUSE_COUNT:
		return;
	}
}

static void
say_part(struct buf *out, const struct moved_part *part)
{
	struct buf points = BUF_INIT;

	phrase_points(&points, part->points);
	if (part->glyph == GLYPH_UNREAD)
		buf_add_text(out, _("not read since"));
	else if (part->glyph == GLYPH_SWINGING)
		buf_add_text(out, _("swinging"));
	else
		say_cause(out, part, points.ptr);
	buf_release(&points);
}

void
moved_say(struct buf *out, const struct moved *moved, const struct account *account, bool was)
{
	const char *before = "; ";

	if (was)
		buf_printf(out, _(", was %ld"), fraction_percent(&account->opening));
	for (size_t n = 0; n < moved->count; n++) {
		if (moved->parts[n].glyph == GLYPH_BLANK)
			continue;
		buf_add_text(out, before);
		say_part(out, &moved->parts[n]);
		before = ", ";
	}
}
