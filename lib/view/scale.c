/* SPDX-License-Identifier: ISC */
/*
 * Values as places on one scale. Invariant: whatever the values are, what is
 * drawn stays within the scale's columns.
 */
#include "view/scale.h"

bool
scale_has_row(const struct report_result *result)
{
	return result->here && (result->standing.live || result->words_only);
}

size_t
scale_count_rows(const struct report *report, size_t first, size_t end)
{
	size_t count = 0;

	for (size_t n = first; n < end; n++)
		count += scale_has_row(&report->results[n]);
	return count;
}

fraction_wide
scale_amount(const struct standing *standing, int64_t value)
{
	const struct track_scale scale = track_scale_of(standing);

	return track_place(&scale, value);
}

long
scale_point(const struct standing *standing, struct maybe value)
{
	const struct track_scale scale = track_scale_of(standing);

	return track_point(&scale, value.value.micro);
}

void
scale_reach(struct scale *scale, long point)
{
	if (point < scale->low)
		scale->low = point < POINT_LOW ? POINT_LOW : point;
	if (point > scale->high)
		scale->high = point > POINT_HIGH ? POINT_HIGH : point;
}

void
scale_widen(struct scale *scale, const struct standing *standing)
{
	scale_reach(scale, scale_point(standing, standing->reality));
	scale_reach(scale, scale_point(standing, standing->vision));
}

size_t
scale_cell(const struct scale *scale, long point)
{
	return chart_column(point, scale->low, scale->high, scale->columns - 1);
}

void
scale_mark(const struct scale *scale, struct cell *cells, long point, struct cell mark)
{
	if (point < scale->low)
		mark.glyph = GLYPH_LESS;
	else if (point > scale->high)
		mark.glyph = GLYPH_MORE;
	cells[scale_cell(scale, point)] = mark;
}

void
scale_bar_lines(const struct scale *scale, struct cell *cells, const struct scale_bar *bar)
{
	size_t zero = scale_cell(scale, 0), at = scale_cell(scale, bar->reality);
	enum hue own = bar->stale ? HUE_DIM : HUE_REALITY;
	struct cell gap = { GLYPH_LEVEL, HUE_NONE };

	if (bar->stale)
		gap = (struct cell){ GLYPH_STALE, HUE_DIM };
	chart_fill(cells, 0, scale->columns, (struct cell){ GLYPH_BLANK, HUE_NONE });
	chart_fill(cells, at < zero ? at : zero, at < zero ? zero : at,
		(struct cell){ GLYPH_TRACK, own });
	if (bar->reality < bar->vision)
		chart_fill(cells, at, scale_cell(scale, bar->vision), gap);
}

void
scale_bar_ends(const struct scale *scale, struct cell *cells, const struct scale_bar *bar)
{
	bool both = scale_cell(scale, bar->reality) == scale_cell(scale, bar->vision);

	scale_mark(scale, cells, bar->vision, (struct cell){ GLYPH_VISION,
		bar->stale ? HUE_DIM : HUE_VISION });
	scale_mark(scale, cells, bar->reality, (struct cell){ both ? GLYPH_BOTH : GLYPH_REALITY,
		bar->stale ? HUE_DIM : HUE_REALITY });
}

static struct scale_bar
bar_of(const struct report_result *result)
{
	const struct standing *s = &result->standing;

	return (struct scale_bar){ scale_point(s, s->reality), scale_point(s, s->vision),
		result->unchecked };
}

void
scale_lines(const struct scale *scale, struct cell *cells, const struct report_result *result)
{
	struct scale_bar bar = bar_of(result);

	scale_bar_lines(scale, cells, &bar);
}

void
scale_ends(const struct scale *scale, struct cell *cells, const struct report_result *result)
{
	struct scale_bar bar = bar_of(result);

	scale_bar_ends(scale, cells, &bar);
}
