/* SPDX-License-Identifier: ISC */
/*
 * The questions of tension(7), one finder each. Invariant: a question says what
 * was seen and when; nothing here judges, and what was answered within 90 days
 * is not asked.
 */
#include "tension/inquiry.h"

#include "base/alloc.h"
#include "tension/agenda.h"
#include "tension/effort.h"
#include "tension/year.h"

#define MUTED_DAYS 90
#define LOWERED_POINTS 25
#define STILL_DAYS 60
#define KEPT_DAYS 30
#define FLAT_READINGS 5
#define FOCUS_MOST 3
#define STEPS_MOST 7

/* The report being asked about; and the row, with its year. */
struct inquiry {
	struct report *report;
	const struct replay *replay;
	int until;
	bool today; /* steps, focus and horizons are known as of today only */
	const struct report_result *row;
	const struct year *year;
	struct fraction gap; /* of the row */
};

static bool
is_muted(const struct inquiry *inquiry, enum question_kind kind, struct slice id)
{
	for (size_t n = 0; n < inquiry->replay->answer_count; n++) {
		const struct answer *answer = &inquiry->replay->answers[n];
		int age = inquiry->until - answer->day;

		if (answer->kind == kind && age >= 0 && age < MUTED_DAYS &&
		    slice_is_nocase(id, answer->id))
			return true;
	}
	return false;
}

/* A new question about the row, or about the whole; NULL where it was answered. */
static struct question *
ask(struct inquiry *inquiry, enum question_kind kind, struct slice id)
{
	struct report *report = inquiry->report;

	if (is_muted(inquiry, kind, id))
		return NULL;
	report->questions = mem_room(report->questions, report->question_count,
		&report->question_room, sizeof *report->questions);
	struct question *question = &report->questions[report->question_count++];

	*question = (struct question){ .kind = kind, .area = SLICE_NONE, .result = SLICE_NONE,
		.id = id };
	fraction_init(&question->amount);
	if (inquiry->row) {
		question->area = inquiry->row->area;
		question->result = (size_t)(inquiry->row - report->results);
		fraction_set(&question->amount, &inquiry->gap);
	}
	return question;
}

static void
add_day(struct question *question, int day)
{
	if (question->day_count < QUESTION_DAYS && day != DAY_NONE)
		question->days[question->day_count++] = day;
}

/* The last readings of the year, as far as there is room. */
static void
add_readings(struct question *question, const struct year *year)
{
	size_t from = year->reading_count > QUESTION_DAYS ? year->reading_count - QUESTION_DAYS : 0;

	for (size_t n = from; n < year->reading_count; n++)
		add_day(question, year->readings[n].day);
}

static struct maybe
last_reading(const struct year *year)
{
	const struct reading_day *last = &year->readings[year->reading_count - 1];

	return (struct maybe){ true, { last->value, last->places } };
}

/* Whether lowered >= half of (lowered + rose). */
static bool
is_mostly_lowered(const struct year *year)
{
	struct fraction sum;

	fraction_init(&sum);
	if (fraction_sign(&year->net) < 0)
		fraction_add(&sum, &year->net);
	fraction_add(&sum, &year->lowered);
	bool mostly = fraction_sign(&sum) >= 0;

	fraction_release(&sum);
	return mostly;
}

static void
ask_eroding(struct inquiry *inquiry)
{
	const struct year *year = inquiry->year;
	bool much = fraction_compare_ratio(&year->lowered, LOWERED_POINTS, 100) >= 0;

	if ((year->lowerings < 2 && !much && year->postponements < 2) || !is_mostly_lowered(year))
		return;
	struct question *question = ask(inquiry, QUESTION_ERODING, inquiry->row->id);

	if (!question)
		return;
	question->count = year->lowerings;
	question->postponed = year->postponements;
	fraction_set(&question->amount, &year->lowered);
	question->before = year->before;
	question->after = year->after;
	if (!slice_is_nocase(year->reason, "edited by hand")) /* taut wrote that */
		question->words = year->reason;
	question->after_slip = year->after_slip;
	for (size_t n = 0; n < year->lowered_day_count; n++)
		add_day(question, year->lowered_days[n]);
	for (size_t n = 0; year->lowerings == 0 && n < year->postponed_day_count; n++)
		add_day(question, year->postponed_days[n]);
}

static void
ask_swinging(struct inquiry *inquiry)
{
	const struct standing *s = &inquiry->row->standing;
	int64_t far = s->yardstick / 5 + (s->yardstick % 5 != 0);
	bool stayed;
	size_t reversals = year_reversals(inquiry->year,
		far > 2 * s->resolution ? far : 2 * s->resolution, &stayed);

	if (reversals < 3 || !stayed)
		return;
	struct question *question = ask(inquiry, QUESTION_SWINGING, inquiry->row->id);

	if (!question)
		return;
	question->count = reversals;
	add_readings(question, inquiry->year);
}

/* |b·span| < max(δ, S/20) */
static bool
is_level(const struct inquiry *inquiry)
{
	const struct year *year = inquiry->year;
	const struct standing *s = &inquiry->row->standing;
	int span = year->readings[year->reading_count - 1].day - year->readings[0].day;
	struct fraction run, part;
	bool level;

	fraction_init(&run);
	fraction_init(&part);
	level = pace_slope(year->readings, year->reading_count, &run);
	fraction_set_ratio(&part, span, 1);
	fraction_multiply(&run, &part);
	fraction_absolute(&run);
	fraction_set_ratio(&part, s->yardstick, 20 * DECIMAL_ONE);
	level = level && (fraction_compare(&run, &part) < 0);
	if (!level) {
		fraction_set_ratio(&part, s->resolution, DECIMAL_ONE);
		level = fraction_compare(&run, &part) < 0;
	}
	fraction_release(&run);
	fraction_release(&part);
	return level;
}

static void
ask_still(struct inquiry *inquiry)
{
	const struct year *year = inquiry->year;
	const struct subject *subject = &inquiry->replay->subjects.items[inquiry->row->subject];
	int action = inquiry->row->action_day;

	if (year->reading_count < 3 || inquiry->row->unchecked ||
	    fraction_compare_ratio(&inquiry->gap, 1, 4) < 0 ||
	    year->readings[year->reading_count - 1].day - year->readings[0].day < STILL_DAYS)
		return;
	if (subject->line && action != DAY_NONE &&
	    inquiry->until - action < subject->line->lag_days)
		return;
	if (!is_level(inquiry))
		return;
	struct question *question = ask(inquiry, QUESTION_STILL, inquiry->row->id);

	if (!question)
		return;
	question->count = year->reading_count;
	question->after = last_reading(year);
	add_readings(question, year);
}

static void
ask_unchecked(struct inquiry *inquiry)
{
	struct question *question;

	if (!inquiry->row->unchecked)
		return;
	question = ask(inquiry, QUESTION_UNCHECKED, inquiry->row->id);
	if (question)
		add_day(question, inquiry->row->checked_day);
}

static void
ask_unsupported(struct inquiry *inquiry)
{
	int action = inquiry->row->action_day;

	if (!inquiry->today || fraction_compare_ratio(&inquiry->gap, 1, 2) < 0 ||
	    inquiry->row->commitments > 0)
		return;
	if (action != DAY_NONE && inquiry->until - action < KEPT_DAYS)
		return;
	struct question *question = ask(inquiry, QUESTION_UNSUPPORTED, inquiry->row->id);

	if (question)
		add_day(question, action);
}

static void
ask_rosy(struct inquiry *inquiry)
{
	const struct year *year = inquiry->year;
	struct question *question;

	if (!year->leap && !year->apart)
		return;
	question = ask(inquiry, QUESTION_ROSY, inquiry->row->id);
	if (!question)
		return;
	if (year->apart) {
		question->who = year->who;
		question->before = year->other;
		question->after = year->own;
		add_day(question, year->apart_day);
	} else {
		question->before = year->leap_from;
		question->after = year->leap_to;
		add_day(question, year->leap_day);
	}
}

static void
ask_flat(struct inquiry *inquiry)
{
	const struct year *year = inquiry->year;
	size_t equal = 1, count = year->reading_count;

	while (equal < count &&
	    year->readings[count - 1 - equal].value == year->readings[count - 1].value)
		equal++;
	if (inquiry->row->standing.kind != RESULT_RATED || equal < FLAT_READINGS)
		return;
	struct question *question = ask(inquiry, QUESTION_FLAT, inquiry->row->id);

	if (!question)
		return;
	question->count = equal;
	question->after = last_reading(year);
	for (size_t n = equal < QUESTION_DAYS ? equal : QUESTION_DAYS; n-- > 0;)
		add_day(question, year->readings[count - 1 - n].day);
}

static void
ask_there(struct inquiry *inquiry)
{
	const struct year *year = inquiry->year;

	if (inquiry->row->standing.hold || fraction_sign(&inquiry->gap) != 0 || !year->there ||
	    !year->there_before || year->reading_count < 2)
		return;
	struct question *question = ask(inquiry, QUESTION_THERE, inquiry->row->id);

	if (!question)
		return;
	add_day(question, year->readings[year->reading_count - 2].day);
	add_day(question, year->readings[year->reading_count - 1].day);
}

static void
ask_past(struct inquiry *inquiry)
{
	int horizon = inquiry->row->horizon_day;
	struct question *question;

	if (!inquiry->today || horizon == DAY_NONE || horizon >= inquiry->until ||
	    fraction_sign(&inquiry->gap) <= 0)
		return;
	question = ask(inquiry, QUESTION_PAST, inquiry->row->id);
	if (question)
		add_day(question, horizon);
}

static void
ask_row(struct inquiry *inquiry, const struct report_result *row)
{
	struct year year;

	if (!row->here || !standing_gap(&row->standing, &inquiry->gap))
		return;
	year_find(&year, row->track, inquiry->until);
	inquiry->row = row;
	inquiry->year = &year;
	ask_eroding(inquiry);
	ask_swinging(inquiry);
	ask_still(inquiry);
	ask_unchecked(inquiry);
	ask_unsupported(inquiry);
	ask_rosy(inquiry);
	ask_flat(inquiry);
	ask_there(inquiry);
	ask_past(inquiry);
	inquiry->row = NULL;
	year_release(&year);
}

static void
ask_loose(struct inquiry *inquiry)
{
	const struct areas *areas = inquiry->replay->areas;

	for (size_t n = 0; n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];

		if (!step_is_open(step) || !step_is_loose(inquiry->replay, step))
			continue;
		struct question *question = ask(inquiry, QUESTION_LOOSE, step->id);

		if (!question)
			continue;
		question->words = step->text;
		question->step = n;
		add_day(question, step->due_day);
	}
}

static void
ask_spread(struct inquiry *inquiry)
{
	const struct areas *areas = inquiry->replay->areas;
	size_t focus = 0, open = 0;

	for (size_t n = 0; n < areas->result_count; n++)
		focus += areas->results[n].focus && result_is_live(areas, &areas->results[n]);
	for (size_t n = 0; n < areas->step_count; n++)
		open += step_is_open(&areas->steps[n]);
	if (focus <= FOCUS_MOST && open <= STEPS_MOST)
		return;
	struct question *question = ask(inquiry, QUESTION_SPREAD, SLICE_EMPTY);

	if (!question)
		return;
	question->focus = focus > FOCUS_MOST;
	question->count = question->focus ? focus : open;
}

void
report_ask(struct report *report, const struct replay *replay)
{
	struct inquiry inquiry = { .report = report, .replay = replay };

	inquiry.until = span_last_day(report->span, report->today);
	inquiry.today = inquiry.until == report->today;
	fraction_init(&inquiry.gap);
	for (size_t n = 0; n < report->result_count; n++)
		ask_row(&inquiry, &report->results[n]);
	if (inquiry.today) {
		ask_loose(&inquiry);
		ask_spread(&inquiry);
	}
	fraction_release(&inquiry.gap);
	agenda_sort(report);
}
