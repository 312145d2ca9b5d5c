/* SPDX-License-Identifier: ISC */
/*
 * The year's line. Invariant: nothing is drawn between two days but what was
 * known on them, and what was not checked lately has no level.
 */
#include "view/spark.h"

#include "view/chart.h"
#include "view/phrase.h"

#define LEVELS 4
#define HUNDREDTHS 10000 /* of a point, in a gap of 100 */

/* The result that is being added. */
struct spark_of {
	const struct report *report;
	const struct report_result *result;
};

static int
day_of(const struct spark *spark, const struct report *report, size_t n)
{
	int first = report->span.first, days = phrase_last_day(report) - first + 1;
	size_t count = 2 * spark->columns;

	return first + (int)(((n + 1) * (size_t)days + count / 2) / count) - 1;
}

static void
add_day(struct spark_day *at, const struct spark_of *of, const struct track_state *state, int day)
{
	fraction_wide amount = track_amount(state);

	if (amount < 0)
		return;
	amount = amount * HUNDREDTHS / state->scale->yardstick;
	at->known++;
	at->gap += amount;
	if (day >= report_late_day(of->report, of->result, state->checked_day)) {
		at->stale += amount;
		at->late++;
	}
}

void
spark_add(struct spark *spark, const struct report *report, const struct report_result *result,
	size_t area)
{
	const struct spark_of of = { report, result };
	const struct track *track = result->track;
	struct track_state state;
	size_t mark = 0;

	if (!track || report->span.first > phrase_last_day(report))
		return;
	track_begin(&state);
	for (size_t n = 0; n < 2 * spark->columns; n++) {
		int day = day_of(spark, report, n);

		while (mark < track->count && track->marks[mark].day <= day)
			track_step(&state, track, mark++);
		if (area == SLICE_NONE || state.area == area)
			add_day(&spark->days[n], &of, &state, day);
	}
}

fraction_wide
spark_greatest(const struct spark *spark)
{
	fraction_wide greatest = 0;

	for (size_t n = 0; n < 2 * spark->columns; n++)
		if (spark->days[n].gap > greatest)
			greatest = spark->days[n].gap;
	return greatest;
}

static unsigned
level_of(fraction_wide gap, fraction_wide greatest)
{
	return greatest == 0 ? 0 : (unsigned)((2 * (LEVELS - 1) * gap + greatest) / (2 * greatest));
}

/* Over half of the gap, or where there is none, of the results. */
static bool
is_stale(const struct spark_day *day)
{
	return day->gap > 0 ? 2 * day->stale > day->gap : 2 * day->late > day->known;
}

/* One column: the dots of two days, lowest level first; as ASCII the later day.
 * Whether it is broken. */
static bool
add_column(struct buf *out, const struct view *view, const struct spark_day *days,
	fraction_wide greatest)
{
	static const unsigned char dots[2][LEVELS] = {
		{ 0x40, 0x04, 0x02, 0x01 }, { 0x80, 0x20, 0x10, 0x08 },
	};
	static const char *const ascii[LEVELS] = { "_", ".", "-", "\"" };
	unsigned sign = 0;

	if (is_stale(&days[1])) {
		chart_put(out, view, HUE_DIM, GLYPH_STALE, 1);
		return true;
	}
	for (unsigned n = 0; n < 2; n++)
		if (days[n].known && !is_stale(&days[n]))
			sign |= dots[n][level_of(days[n].gap, greatest)];
	if (sign == 0)
		buf_add_char(out, ' ');
	else if (view->ascii)
		buf_add_text(out, days[1].known ? ascii[level_of(days[1].gap, greatest)] : " ");
	else
		buf_printf(out, "\xe2%c%c", (char)(0xa0 | sign >> 6), (char)(0x80 | (sign & 0x3f)));
	return false;
}

bool
spark_draw(struct buf *out, const struct view *view, const struct spark *spark,
	fraction_wide greatest)
{
	bool broken = false;

	for (size_t n = 0; n < spark->columns; n++)
		broken |= add_column(out, view, &spark->days[2 * n], greatest);
	return broken;
}
