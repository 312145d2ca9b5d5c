/* SPDX-License-Identifier: ISC */
/* A year of a result, from its marks in turn. */
#include "tension/year.h"

#include "base/date.h"

#define SLIP_DAYS 14
#define RATING_LEAP (2 * DECIMAL_ONE)

/* The walk through the marks. What came before the year is walked too: it is
 * what the first of the year is compared with. */
struct going {
	struct year *year;
	const struct track *track;
	struct track_state state;
	int first;
	int slip_day;
	fraction_wide amount; /* of the state: track_amount() */
	fraction_wide net; /* not yet in year->net, over the present yardstick */
	struct reading_day read; /* the last, since it was re-measured; its day: DAY_NONE: none */
	bool bare;        /* … and whether the last one so far is */
	size_t day_start; /* the first mark of this day on the present scale */
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

/* Numbers of another unit are not compared with what comes. */
static void
begin_anew(struct going *going, size_t at)
{
	struct year *year = going->year;

	going->read.day = DAY_NONE;
	going->day_start = at;
	year->leap = year->apart = false;
	year->before.known = year->after.known = false;
}

/* Of as many days as there is room for, the last ones, each once. */
static void
note_day(int *days, size_t *count, int day)
{
	if (*count > 0 && days[*count - 1] == day)
		return;
	if (*count == QUESTION_DAYS) {
		for (size_t n = 1; n < QUESTION_DAYS; n++)
			days[n - 1] = days[n];
		--*count;
	}
	days[(*count)++] = day;
}

static void
lowered(struct going *going, size_t at, struct decimal before, fraction_wide less)
{
	struct year *year = going->year;
	const struct mark *mark = &going->track->marks[at];
	int way = going->state.scale->way;
	struct fraction part;

	fraction_init(&part);
	fraction_set_ratio(&part, less, going->state.scale->yardstick);
	fraction_add(&year->lowered, &part);
	fraction_release(&part);
	year->lowerings++;
	/* a raise between two of them is not to look like the way down */
	if (!year->before.known || way * (before.micro - year->before.value.micro) > 0)
		year->before = (struct maybe){ true, before };
	year->after = (struct maybe){ true, going->state.vision };
	year->reason = track_note(going->track, at);
	note_day(year->lowered_days, &year->lowered_day_count, mark->day);
	if (going->slip_day != DAY_NONE && mark->day - going->slip_day <= SLIP_DAYS)
		year->after_slip = true;
}

static void
postponed(struct year *year, int day)
{
	year->postponements++;
	note_day(year->postponed_days, &year->postponed_day_count, day);
}

static void
read_one(struct going *going, const struct mark *mark, fraction_wide before)
{
	fraction_wide after = going->amount;

	/* what comes with a choice or a re-measuring is new, or another unit's */
	if (mark->cause != CAUSE_ROSE && mark->cause != CAUSE_SLIPPED)
		return;
	if (mark->day >= going->first)
		going->net += after - before;
	if (after > before)
		going->slip_day = mark->day;
}

static void
step(struct going *going, size_t at)
{
	const struct mark *mark = &going->track->marks[at];
	fraction_wide before = going->amount;
	struct decimal vision = going->state.vision;
	bool in_year = mark->day >= going->first;

	if (mark->kind == MARK_SCALE)
		flush(going);
	track_step(&going->state, going->track, at);
	going->amount = track_amount(&going->state);
	if (mark->kind == MARK_SCALE && mark->anew)
		begin_anew(going, at);
	if (mark->kind == MARK_READ)
		going->bare = mark->bare;
	if (mark->kind == MARK_READ || mark->kind == MARK_CARRIED)
		read_one(going, mark, before);
	else if (in_year && mark->kind == MARK_VISION && mark->cause == CAUSE_LOWERED &&
	    before >= 0)
		lowered(going, at, vision, before - going->amount);
	else if (in_year && mark->kind == MARK_POSTPONED)
		postponed(going->year, mark->day);
}

/* A rating went up, with nothing beside it. */
static void
find_leap(struct going *going, const struct reading_day *to)
{
	const struct reading_day *from = &going->read;
	struct year *year = going->year;

	if (from->day == DAY_NONE || !to->bare || to->value - from->value < RATING_LEAP)
		return;
	year->leap = true;
	year->leap_from = (struct maybe){ true, { from->value, from->places } };
	year->leap_to = (struct maybe){ true, { to->value, to->places } };
	year->leap_day = to->day;
}

/* What others saw on this day, beside what was so at its end. It takes the place
 * of what they saw before. */
static void
compare_views(struct going *going, size_t end)
{
	const struct decimal own = going->state.reality;
	struct year *year = going->year;

	for (size_t n = going->day_start; n < end; n++) {
		const struct mark *mark = &going->track->marks[n];

		if (mark->kind != MARK_OTHER)
			continue;
		if (mark->day != year->apart_day)
			year->apart = false;
		year->apart_day = mark->day;
		if (own.micro - mark->value < RATING_LEAP)
			continue;
		year->apart = true;
		year->own = (struct maybe){ true, own };
		year->other = (struct maybe){ true, { mark->value, mark->places } };
		year->who = track_note(going->track, n);
	}
}

/* `end` is behind the last mark of the day. */
static void
end_day(struct going *going, size_t end)
{
	const struct track_state *state = &going->state;
	struct year *year = going->year;
	int day = going->track->marks[end - 1].day;
	bool rated = state->scale && state->scale->kind == RESULT_RATED;

	if (rated && state->has_reality && day >= going->first)
		compare_views(going, end);
	if (state->read_day != day) {
		year->there = year->there && going->amount <= 0;
		return;
	}
	year->there_before = year->there;
	year->there = going->amount == 0;
	if (!state->has_reality)
		return;
	struct reading_day read = { day, state->reality.places, going->bare, state->reality.micro };

	if (rated && day >= going->first)
		find_leap(going, &read);
	going->read = read;
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
		.slip_day = DAY_NONE, .read.day = DAY_NONE };
	size_t end = track_find(track, until + 1);

	*year = (struct year){ .leap_day = DAY_NONE, .apart_day = DAY_NONE };
	fraction_init(&year->net);
	fraction_init(&year->lowered);
	track_begin(&going.state);
	going.amount = track_amount(&going.state);
	for (size_t n = 0; n < end; n++) {
		step(&going, n);
		if (n + 1 == end || track->marks[n + 1].day != track->marks[n].day) {
			end_day(&going, n + 1);
			going.day_start = n + 1;
		}
	}
	flush(&going);
	year->reading_count = track_readings(track, until, year->readings);
	cut_readings(year, going.first);
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
