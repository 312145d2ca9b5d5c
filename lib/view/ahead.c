/* SPDX-License-Identifier: ISC */
/*
 * Pace in words. Invariant: what is ahead is told as what the readings would
 * come to, with their spread, never as what will be.
 */
#include "view/ahead.h"

#include "base/words.h"
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

/* "1.4 points", "7.5 km" */
static void
add_amount(struct buf *out, const struct report_result *result, const char *number)
{
	if (result->standing.kind == RESULT_RATED) {
		buf_printf(out, ngettext("%s point", "%s points",
			slice_is(slice_of(number), "1") ? 1 : 2), number);
	} else {
		buf_add_text(out, number);
		if (result->unit.len > 0) {
			buf_add_char(out, ' ');
			phrase_quote(out, result->unit);
		}
	}
}

/* Which way reality goes, seen from the vision: 1 closer, -1 away, 0 neither. */
static int
way_of(const struct report_result *result)
{
	return fraction_sign(&result->pace.slope) * result->standing.way;
}

/* The way as a sign, or as a word; how far, and in how many days. */
static void
add_speed(struct buf *out, int way, const char *amount, int days, const struct view *view)
{
	static const char *const signs[][3] = { { "▼", "=", "▲" }, { "v", "=", "^" } };
	const char *sign = signs[view->ascii][way + 1];
	unsigned long count = (unsigned long)days;

	if (way == 0 && view->plain)
		buf_add_text(out, _("reality as it is"));
	else if (way == 0)
		buf_printf(out, _("reality %s"), sign);
	else if (!view->plain)
		buf_printf(out, ngettext("reality %s %s in %d day", "reality %s %s in %d days",
			count), sign, amount, days);
	else if (way < 0)
		buf_printf(out, ngettext("reality away from it %s in %d day",
			"reality away from it %s in %d days", count), amount, days);
	else
		buf_printf(out, ngettext("reality closer %s in %d day",
			"reality closer %s in %d days", count), amount, days);
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
	struct buf number = BUF_INIT, amount = BUF_INIT;
	int days = rate_days(result);

	if (!pace->known || pace->word == PACE_THERE || result->unchecked)
		return;
	add_rate(&number, result, &pace->slope, days);
	add_amount(&amount, result, number.ptr);
	add_speed(out, way_of(result), amount.ptr, days, view);
	buf_clear(&number);
	if (pace->needed_known) {
		add_rate(&number, result, &pace->needed, days);
		buf_add_text(out, view->plain ? ", " : view->ascii ? " - " : " · ");
		buf_printf(out, _("needs %s in %d"), number.ptr, days);
	}
	buf_release(&number);
	buf_release(&amount);
}

/* "at this rate it is there about 10 Feb" */
static void
add_there(struct buf *out, const struct report *report, const struct pace *pace)
{
	if (pace->there_day == DAY_NONE)
		buf_add_text(out, _("at this rate it is not there in a hundred years"));
	else
		buf_printf(out, _("at this rate it is there about %s"),
			day_plain(pace->there_day, report->today).text);
}

/* "(0.56 to 1.12 of the pace it needs, by the middle half of what its readings say)" */
static void
add_range(struct buf *out, const struct pace *pace)
{
	struct buf low = BUF_INIT, high = BUF_INIT;

	fraction_format(&low, &pace->ratio_low, RATIO_PLACES);
	fraction_format(&high, &pace->ratio_high, RATIO_PLACES);
	buf_add_char(out, ' ');
	buf_printf(out, _("(%s to %s of the pace it needs, by the middle half of what its readings"
		" say)"), low.ptr, high.ptr);
	buf_release(&low);
	buf_release(&high);
}

/* "; by 31 Dec it would be 76.6 kg" */
static void
add_horizon(struct buf *out, const struct report *report, const struct report_result *result)
{
	struct buf number = BUF_INIT, amount = BUF_INIT;

	fraction_format(&number, &result->pace.at_horizon, places_of(result));
	if (result->standing.kind != RESULT_RATED)
		add_amount(&amount, result, number.ptr);
	else
		buf_add(&amount, buf_slice(&number));
	buf_printf(out, _("; by %s it would be %s"),
		day_plain(result->horizon_day, report->today).text, amount.ptr);
	buf_release(&number);
	buf_release(&amount);
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

static void
add_word(struct buf *out, enum pace_word word)
{
	if (word == PACE_ON)
		buf_add_text(out, _("On pace"));
	else
		buf_add_text(out, word == PACE_BEHIND ? _("Behind") : _("Could go either way"));
}

/* "On pace (0.9 to 1.2 of …): at this rate …" */
static void
add_outlook(struct buf *out, const struct report *report, const struct report_result *result)
{
	add_word(out, result->pace.word);
	add_range(out, &result->pace);
	if (agrees(result)) {
		buf_add_text(out, ": ");
		add_there(out, report, &result->pace);
		add_horizon(out, report, result);
	}
	buf_add_char(out, '.');
}

void
ahead_sentence(struct buf *out, const struct report *report, const struct report_result *result)
{
	struct buf there = BUF_INIT;

	if (result->unchecked) /* what was not looked at is not told ahead */
		return;
	switch (result->pace.word) {
	case PACE_THERE:
		break;
	case PACE_EARLY:
		buf_add_text(out, _("Too early to say how fast reality moves."));
		break;
	case PACE_AWAY:
		buf_add_text(out, way_of(result) ?
			_("Not at this pace: reality goes the other way.") :
			_("Not at this pace: reality stands where it is."));
		break;
	case PACE_OPEN:
		add_there(&there, report, &result->pace);
		buf_printf(out, _("There is no horizon ahead; %s."), there.ptr);
		break;
	case PACE_ON:
	case PACE_EITHER:
	case PACE_BEHIND:
		add_outlook(out, report, result);
		break;
	}
	buf_release(&there);
}
