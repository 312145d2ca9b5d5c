/* SPDX-License-Identifier: ISC */
/*
 * Pace in words. Invariant: what is ahead is told as what the readings would
 * come to, with their spread, never as what will be.
 */
#include "view/ahead.h"

#include "view/chart.h"
#include "view/phrase.h"

#define RATE_DAYS 90
#define RATIO_PLACES 2

/* One digit more than the person writes. */
static unsigned
places_of(const struct report_result *result)
{
	const struct standing *s = &result->standing;
	unsigned places = 0;

	for (int64_t finest = DECIMAL_ONE; finest > s->resolution && places < DECIMAL_PLACES;
	     finest /= 10)
		places++;
	return places + 1;
}

/* |units a day · days| */
static void
add_rate(struct buf *out, const struct report_result *result, const struct fraction *per_day,
	int length)
{
	struct fraction days, rate;

	fraction_init(&days);
	fraction_init(&rate);
	fraction_set_ratio(&days, length, 1);
	fraction_set(&rate, per_day);
	fraction_multiply(&rate, &days);
	fraction_absolute(&rate);
	fraction_format(out, &rate, places_of(result));
	fraction_release(&days);
	fraction_release(&rate);
}

static void
add_unit(struct buf *out, const struct report_result *result, bool one)
{
	if (result->standing.kind == RESULT_RATED) {
		buf_add_text(out, one ? " point" : " points");
	} else if (result->unit.len > 0) {
		buf_add_char(out, ' ');
		phrase_quote(out, result->unit);
	}
}

/* Which way reality goes, seen from the vision: 1 closer, -1 away, 0 neither. */
static int
way_of(const struct report_result *result)
{
	return fraction_sign(&result->pace.slope) * result->standing.way;
}

static void
add_way(struct buf *out, int way, const struct view *view)
{
	static const char *const words[] = { "away from it", "as it is", "closer" };
	static const char *const signs[][3] = { { "▼", "=", "▲" }, { "v", "=", "^" } };

	buf_add_text(out, view->plain ? words[way + 1] : signs[view->ascii][way + 1]);
}

/* In how many days both are told: what is near is told as it is. */
static int
rate_days(const struct report_result *result)
{
	int left = result->horizon_day - result->pace.last;

	return result->pace.needed_known && left < RATE_DAYS ? left : RATE_DAYS;
}

void
ahead_rate(struct buf *out, const struct report_result *result, const struct view *view)
{
	const struct pace *pace = &result->pace;
	int days = rate_days(result);
	size_t start;

	if (!pace->known || pace->word == PACE_THERE || result->unchecked)
		return;
	buf_add_text(out, "reality ");
	add_way(out, way_of(result), view);
	if (way_of(result) != 0) {
		buf_add_char(out, ' ');
		start = out->len;
		add_rate(out, result, &pace->slope, days);
		bool one = slice_is(slice_from(buf_slice(out), start), "1");

		add_unit(out, result, one);
		buf_printf(out, " in %d %s", days, days == 1 ? "day" : "days");
	}
	if (!pace->needed_known)
		return;
	buf_printf(out, "%s needs ", view->plain ? "," : view->ascii ? " -" : " ·");
	add_rate(out, result, &pace->needed, days);
	buf_printf(out, " in %d", days);
}

/* "at this rate it is there about 10 Feb" */
static void
add_there(struct buf *out, const struct report *report, const struct pace *pace)
{
	if (pace->there_day == DAY_NONE) {
		buf_add_text(out, "at this rate it is not there in a hundred years");
		return;
	}
	buf_add_text(out, "at this rate it is there about ");
	day_format_plain(out, pace->there_day, report->today);
}

/* "(0.56 to 1.12 of the pace it needs, by the middle half of what its readings say)" */
static void
add_range(struct buf *out, const struct pace *pace)
{
	buf_add_text(out, " (");
	fraction_format(out, &pace->ratio_low, RATIO_PLACES);
	buf_add_text(out, " to ");
	fraction_format(out, &pace->ratio_high, RATIO_PLACES);
	buf_add_text(out, " of the pace it needs, by the middle half of what its readings say)");
}

/* "; by 31 Dec it would be 76.6 kg" */
static void
add_horizon(struct buf *out, const struct report *report, const struct report_result *result)
{
	buf_add_text(out, "; by ");
	day_format_plain(out, result->horizon_day, report->today);
	buf_add_text(out, " it would be ");
	fraction_format(out, &result->pace.at_horizon, places_of(result));
	if (result->standing.kind != RESULT_RATED)
		add_unit(out, result, false);
}

/* Whether the line through the readings says the same as the pace from the last
 * one; where it does not, only the pace is told. */
static bool
agrees(const struct report_result *result)
{
	const struct pace *pace = &result->pace;
	bool in_time = pace->there_day != DAY_NONE && pace->there_day <= result->horizon_day;

	return pace->word == PACE_EITHER || in_time == (pace->word == PACE_ON);
}

void
ahead_sentence(struct buf *out, const struct report *report, const struct report_result *result)
{
	static const char *const words[] = { [PACE_ON] = "On pace", [PACE_BEHIND] = "Behind",
		[PACE_EITHER] = "Could go either way" };
	const struct pace *pace = &result->pace;

	if (result->unchecked) /* what was not looked at is not told ahead */
		return;
	switch (pace->word) {
	case PACE_THERE:
		return;
	case PACE_EARLY:
		buf_add_text(out, "Too early to say how fast reality moves.");
		return;
	case PACE_AWAY:
		buf_add_text(out, "Not at this pace: reality ");
		buf_add_text(out, way_of(result) ? "goes the other way." : "stands where it is.");
		return;
	case PACE_OPEN:
		buf_add_text(out, "There is no horizon ahead; ");
		add_there(out, report, pace);
		buf_add_char(out, '.');
		return;
	case PACE_ON:
	case PACE_EITHER:
	case PACE_BEHIND:
		buf_add_text(out, words[pace->word]);
		add_range(out, pace);
		if (agrees(result)) {
			buf_add_text(out, ": ");
			add_there(out, report, pace);
			add_horizon(out, report, result);
		}
		buf_add_char(out, '.');
		return;
	}
}
