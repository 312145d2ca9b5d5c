/* SPDX-License-Identifier: ISC */
/* A year of a result, from its marks in turn. */
#include "tension/year.h"

#include "base/date.h"

#define SLIP_DAYS 14
#define RATING_LEAP (2 * DECIMAL_ONE)

/* The walk through the marks. */
struct going {
	struct year *year;
	const struct track *track;
	struct track_state state;
	int first;
	int slip_day;
	fraction_wide net; /* not yet in year->net, over the present yardstick */
};

static void
flush(struct going *going)
{
	struct fraction part;

	if (going->net == 0)
		return;
	fraction_init(&part);
	fraction_set_ratio(&part, going->net, going->state.scale->yardstick);
	fraction_add(&going->year->net, &part);
	fraction_release(&part);
	going->net = 0;
}

static void
note_day(struct year *year, int day)
{
	if (year->lowered_day_count == QUESTION_DAYS) {
		for (size_t n = 1; n < QUESTION_DAYS; n++)
			year->lowered_days[n - 1] = year->lowered_days[n];
		year->lowered_day_count--;
	}
	year->lowered_days[year->lowered_day_count++] = day;
}

static void
lowered(struct going *going, size_t at, struct decimal before, fraction_wide less)
{
	struct year *year = going->year;
	const struct mark *mark = &going->track->marks[at];
	struct fraction part;

	fraction_init(&part);
	fraction_set_ratio(&part, less, going->state.scale->yardstick);
	fraction_add(&year->lowered, &part);
	fraction_release(&part);
	if (year->lowerings++ == 0)
		year->before = (struct maybe){ true, before };
	year->after = (struct maybe){ true, going->state.vision };
	year->reason = track_note(going->track, at);
	note_day(year, mark->day);
	if (going->slip_day != DAY_NONE && mark->day - going->slip_day <= SLIP_DAYS)
		year->after_slip = true;
}

static void
read_one(struct going *going, const struct mark *mark, fraction_wide before)
{
	fraction_wide after = track_amount(&going->state);

	if (after < 0)
		return;
	if (before >= 0) {
		going->net += after - before;
		if (after > before)
			going->slip_day = mark->day;
	}
}

static void
compare_view(struct going *going, size_t at)
{
	const struct mark *mark = &going->track->marks[at];
	struct year *year = going->year;

	if (!going->state.has_reality || !going->state.scale ||
	    going->state.scale->kind != RESULT_RATED)
		return;
	year->apart = going->state.reality.micro - mark->value >= RATING_LEAP;
	year->own = (struct maybe){ true, going->state.reality };
	year->other = (struct maybe){ true, { mark->value, mark->places } };
	year->apart_day = mark->day;
	year->who = track_note(going->track, at);
}

static void
step(struct going *going, size_t at)
{
	const struct mark *mark = &going->track->marks[at];
	fraction_wide before = track_amount(&going->state);
	struct decimal vision = going->state.vision;

	if (mark->kind == MARK_SCALE)
		flush(going);
	track_step(&going->state, going->track, at);
	if (mark->day < going->first)
		return;
	if (mark->kind == MARK_READ || mark->kind == MARK_CARRIED)
		read_one(going, mark, before);
	else if (mark->kind == MARK_VISION && mark->cause == CAUSE_LOWERED && before >= 0)
		lowered(going, at, vision, before - track_amount(&going->state));
	else if (mark->kind == MARK_POSTPONED)
		going->year->postponements++;
	else if (mark->kind == MARK_OTHER)
		compare_view(going, at);
}

/* At the end of a day with a reading. */
static void
end_day(struct going *going)
{
	struct year *year = going->year;

	year->there_before = year->there;
	year->there = track_amount(&going->state) == 0;
}

static void
find_leap(struct year *year)
{
	for (size_t n = 1; n < year->reading_count; n++) {
		const struct reading_day *from = &year->readings[n - 1], *to = &year->readings[n];

		if (!to->bare || to->value - from->value < RATING_LEAP)
			continue;
		year->leap = true;
		year->leap_from = (struct maybe){ true, { from->value, from->places } };
		year->leap_to = (struct maybe){ true, { to->value, to->places } };
		year->leap_day = to->day;
	}
}

static void
cut_readings(struct year *year, int first)
{
	size_t gone = 0;

	while (gone < year->reading_count && year->readings[gone].day < first)
		gone++;
	for (size_t n = gone; n < year->reading_count; n++)
		year->readings[n - gone] = year->readings[n];
	year->reading_count -= gone;
}

void
year_find(struct year *year, const struct track *track, int until)
{
	struct going going = { .year = year, .track = track, .first = until - YEAR_DAYS + 1,
		.slip_day = DAY_NONE };
	size_t end = track_find(track, until + 1);

	*year = (struct year){ .leap_day = DAY_NONE, .apart_day = DAY_NONE };
	fraction_init(&year->net);
	fraction_init(&year->lowered);
	track_begin(&going.state);
	for (size_t n = 0; n < end; n++) {
		bool last = n + 1 == end || track->marks[n + 1].day != track->marks[n].day;

		step(&going, n);
		if (last && going.state.read_day == track->marks[n].day)
			end_day(&going);
	}
	flush(&going);
	year->reading_count = track_readings(track, until, year->readings);
	cut_readings(year, going.first);
	if (going.state.scale && going.state.scale->kind == RESULT_RATED)
		find_leap(year);
}

void
year_release(struct year *year)
{
	fraction_release(&year->net);
	fraction_release(&year->lowered);
}

/* The ways of a walk: a turn counts once it has gone back far enough. */
size_t
year_reversals(const struct year *year, int64_t threshold, bool *stayed)
{
	const struct reading_day *days = year->readings;
	size_t count = year->reading_count, reversals = 0;

	*stayed = false;
	if (count < 2)
		return 0;
	int64_t low = days[0].value, high = low, most = low, least = low;
	int way = 0;

	for (size_t n = 1; n < count; n++) {
		int64_t value = days[n].value;

		most = value > most ? value : most;
		least = value < least ? value : least;
		high = value > high ? value : high;
		low = value < low ? value : low;
		if (way >= 0 && high - value >= threshold) {
			reversals += way > 0;
			way = -1;
			low = high = value;
		} else if (way <= 0 && value - low >= threshold) {
			reversals += way < 0;
			way = 1;
			low = high = value;
		}
	}
	int64_t net = days[count - 1].value - days[0].value;

	*stayed = 2 * (net < 0 ? -net : net) < most - least;
	return reversals;
}
