/* SPDX-License-Identifier: ISC */
/*
 * The ledger: every event is taken apart into shifts of one end, and what each
 * did to the gap is booked under its cause. Invariant: closing gaps are read
 * off the standings, never added up, so that opening + lines = closing is
 * something the tests can find broken.
 */
#include "tension/ledger.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* What a tally keeps that is no line: sums of readings, and the ends unclamped. */
enum {
	SUM_NET = CAUSE_COUNT, /* of readings: becomes rose or slipped */
	SUM_GROSS,             /* Σ|ΔT| of readings */
	SUM_DRIFT,
	SUM_CLIMB,
	SUM_COUNT
};

/*
 * A stint while events come in. Sums are whole millionths over one yardstick,
 * in `sums`; they go over into fractions when another yardstick comes, and
 * at the end.
 */
struct tally {
	struct stint stint; /* first: what ledger_stint() hands out */
	int64_t yardstick;  /* of the sums; 0 while there are none */
	fraction_wide sums[SUM_COUNT];
	struct fraction net, gross;
};

struct state {
	struct standing standing;
	size_t line; /* its newest, or LINE_NONE */
};

#define LINE_NONE SIZE_MAX

struct ledger {
	struct span period;
	bool begun;  /* the openings are taken */
	bool closed;
	struct state *results;
	size_t result_count, result_room;
	struct account *areas;
	size_t area_count, area_room;
	struct tally **lines; /* each by itself: stints that were handed out stay */
	size_t line_count, line_room;
	struct account whole;
	ledger_watch *watch; /* NULL: nobody */
	void *context;
};

struct ledger *
ledger_new(struct span period)
{
	struct ledger *ledger = mem_alloc(1, sizeof *ledger);

	ledger->period = period;
	account_init(&ledger->whole);
	return ledger;
}

void
ledger_set_watch(struct ledger *ledger, ledger_watch *watch, void *context)
{
	ledger->watch = watch;
	ledger->context = context;
}

static void
line_free(struct tally *line)
{
	account_release(&line->stint.account);
	fraction_release(&line->net);
	fraction_release(&line->gross);
	free(line);
}

void
ledger_free(struct ledger *ledger)
{
	if (!ledger)
		return;
	for (size_t n = 0; n < ledger->line_count; n++)
		line_free(ledger->lines[n]);
	for (size_t n = 0; n < ledger->area_count; n++)
		account_release(&ledger->areas[n]);
	account_release(&ledger->whole);
	free(ledger->lines);
	free(ledger->areas);
	free(ledger->results);
	free(ledger);
}

size_t
ledger_area(struct ledger *ledger)
{
	ledger->areas = mem_room(ledger->areas, ledger->area_count, &ledger->area_room,
		sizeof *ledger->areas);
	account_init(&ledger->areas[ledger->area_count]);
	return ledger->area_count++;
}

size_t
ledger_result(struct ledger *ledger, size_t area)
{
	assert(area < ledger->area_count);
	ledger->results = mem_room(ledger->results, ledger->result_count, &ledger->result_room,
		sizeof *ledger->results);
	struct state *state = &ledger->results[ledger->result_count];

	standing_init(&state->standing, area);
	state->line = LINE_NONE;
	return ledger->result_count++;
}

/* The line of a result in an area where it stands, begun if need be. */
static struct tally *
line_in(struct ledger *ledger, size_t result, size_t area)
{
	struct state *state = &ledger->results[result];

	if (state->line != LINE_NONE && ledger->lines[state->line]->stint.area == area)
		return ledger->lines[state->line];
	/* It may have been here before; only what has moved has a second line. */
	for (size_t n = 0; state->line != LINE_NONE && n < ledger->line_count; n++) {
		const struct stint *stint = &ledger->lines[n]->stint;

		if (stint->result == result && stint->area == area) {
			state->line = n;
			return ledger->lines[n];
		}
	}
	struct tally *line = mem_alloc(1, sizeof *line);

	line->stint.result = result;
	line->stint.area = area;
	account_init(&line->stint.account);
	fraction_init(&line->net);
	fraction_init(&line->gross);
	ledger->lines = mem_room(ledger->lines, ledger->line_count, &ledger->line_room,
		sizeof *ledger->lines);
	state->line = ledger->line_count;
	ledger->lines[ledger->line_count++] = line;
	return line;
}

static struct tally *
line_here(struct ledger *ledger, size_t result)
{
	return line_in(ledger, result, ledger->results[result].standing.area);
}

static void
flush_one(struct tally *line, unsigned sum, struct fraction *into)
{
	struct fraction part;

	if (line->sums[sum] == 0)
		return;
	fraction_init(&part);
	fraction_set_ratio(&part, line->sums[sum], line->yardstick);
	fraction_add(into, &part);
	fraction_release(&part);
	line->sums[sum] = 0;
}

static void
flush(struct tally *line)
{
	struct account *account = &line->stint.account;

	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++)
		flush_one(line, cause, &account->causes[cause]);
	flush_one(line, SUM_NET, &line->net);
	flush_one(line, SUM_GROSS, &line->gross);
	flush_one(line, SUM_DRIFT, &account->drift);
	flush_one(line, SUM_CLIMB, &account->climb);
}

static void
book(struct tally *line, unsigned sum, fraction_wide amount, int64_t yardstick)
{
	if (amount == 0)
		return;
	if (line->yardstick != yardstick)
		flush(line);
	line->yardstick = yardstick;
	line->sums[sum] += amount;
}

/* Opening and closing are no sums of events: T as it stands, once each. */
static void
take(struct fraction *into, const struct standing *standing)
{
	if (standing_is_open(standing))
		fraction_set_ratio(into, standing_amount(standing), standing->yardstick);
}

/* Before the first event of the period: each result as it stands goes in. */
static void
begin(struct ledger *ledger)
{
	for (size_t n = 0; n < ledger->result_count; n++) {
		const struct standing *standing = &ledger->results[n].standing;

		if (standing->chosen)
			take(&line_here(ledger, n)->stint.account.opening, standing);
	}
	ledger->begun = true;
}

static fraction_wide
drift_of(const struct standing *before, const struct standing *after)
{
	return after->way *
		((fraction_wide)after->vision.value.micro - before->vision.value.micro);
}

static fraction_wide
climb_of(const struct standing *before, const struct standing *after)
{
	return after->way *
		((fraction_wide)after->reality.value.micro - before->reality.value.micro);
}

/* One end moved while T was defined: by how much, and which way it counts. */
static void
book_end(struct tally *line, const struct ledger_shift *moved)
{
	const struct standing *before = moved->before, *after = moved->after;
	fraction_wide gap = standing_amount(after) - standing_amount(before);
	int64_t under = after->yardstick;
	fraction_wide way;

	if (moved->shift->kind == SHIFT_REVISE) {
		way = drift_of(before, after);
		book(line, SUM_DRIFT, way, under);
		book(line, moved->cause, gap, under);
	} else {
		way = climb_of(before, after);
		book(line, SUM_CLIMB, way, under);
		book(line, SUM_NET, gap, under);
		book(line, SUM_GROSS, gap < 0 ? -gap : gap, under);
	}
	line->stint.account.counts[moved->cause] += way != 0;
}

static void
book_enough(struct tally *line, const struct standing *before)
{
	fraction_wide left = standing_amount(before);

	book(line, CAUSE_LOWERED, -left, before->yardstick);
	book(line, SUM_DRIFT, -left, before->yardstick);
	line->stint.account.counts[CAUSE_LOWERED] += left != 0;
}

/* T as a whole goes out of or into a line. */
static void
book_whole(struct tally *line, enum cause cause, const struct standing *standing, int sign)
{
	book(line, cause, sign * standing_amount(standing), standing->yardstick);
	line->stint.account.counts[cause]++;
}

static void
book_remeasured(struct tally *line, const struct standing *before, const struct standing *after)
{
	book(line, CAUSE_REMEASURED, -standing_amount(before), before->yardstick);
	book(line, CAUSE_REMEASURED, standing_amount(after), after->yardstick);
	line->stint.account.counts[CAUSE_REMEASURED]++;
}

static void
book_moved(struct ledger *ledger, size_t result, struct tally *old, const struct standing *standing)
{
	struct tally *new = line_here(ledger, result);

	book_whole(old, CAUSE_MOVED, standing, -1);
	book_whole(new, CAUSE_MOVED, standing, 1);
}

/* To which line a shift goes. */
static enum cause
cause_of(const struct shift *shift, const struct standing *before, const struct standing *after)
{
	bool was_open = standing_is_open(before), is_open = standing_is_open(after);

	if (!was_open)
		return is_open ? CAUSE_NEW : CAUSE_COUNT;
	switch (shift->kind) {
	case SHIFT_MOVE:
		return CAUSE_MOVED;
	case SHIFT_REMEASURE:
		return CAUSE_REMEASURED;
	case SHIFT_ENOUGH:
		return CAUSE_LOWERED;
	case SHIFT_CLOSE:
		return CAUSE_GONE;
	case SHIFT_REVISE:
		return drift_of(before, after) > 0 ? CAUSE_RAISED : CAUSE_LOWERED;
	case SHIFT_READ:
	case SHIFT_CATCH_UP:
		return climb_of(before, after) > 0 ? CAUSE_ROSE : CAUSE_SLIPPED;
	default:
		return CAUSE_COUNT;
	}
}

static void
book_shift(struct ledger *ledger, const struct ledger_shift *moved)
{
	const struct standing *before = moved->before, *after = moved->after;
	struct tally *line;

	if (!after->chosen)
		return;
	line = line_in(ledger, moved->result, before->chosen ? before->area : after->area);
	switch (moved->cause) {
	case CAUSE_NEW:
		book_whole(line, CAUSE_NEW, after, 1);
		break;
	case CAUSE_MOVED:
		book_moved(ledger, moved->result, line, after);
		break;
	case CAUSE_REMEASURED:
		book_remeasured(line, before, after);
		break;
	case CAUSE_GONE:
		book_whole(line, CAUSE_GONE, before, -1);
		break;
	case CAUSE_COUNT:
		break;
	default:
		if (moved->shift->kind == SHIFT_ENOUGH)
			book_enough(line, before);
		else
			book_end(line, moved);
	}
}

/* Done, booked where the period has begun, and told. */
static void
carry_out(struct ledger *ledger, size_t result, const struct shift *shift)
{
	struct standing *standing = &ledger->results[result].standing;
	struct standing before = *standing;

	standing_shift(standing, shift);
	struct ledger_shift moved = { result, shift, &before, standing,
		cause_of(shift, &before, standing) };

	if (ledger->begun)
		book_shift(ledger, &moved);
	if (ledger->watch)
		ledger->watch(ledger->context, &moved);
}

static void
feed_result(struct ledger *ledger, size_t result, const struct event *event)
{
	struct standing *standing = &ledger->results[result].standing;
	struct shift shifts[SHIFTS_MAX];
	size_t count = standing_shifts(standing, event, shifts);

	for (size_t n = 0; n < count; n++)
		carry_out(ledger, result, &shifts[n]);
	if (standing->first_day == DAY_NONE)
		standing->first_day = event->day;
}

static void
postpone(struct ledger *ledger, const struct event *event)
{
	struct account *account;

	if (!ledger->begun || event->days <= 0)
		return;
	if (event->result == EVENT_AREA_ITSELF)
		account = &ledger->areas[event->area];
	else
		account = &line_here(ledger, event->result)->stint.account;
	account->postponements++;
	account->postponed_days += event->days;
}

void
ledger_feed(struct ledger *ledger, const struct event *event)
{
	assert(!ledger->closed);
	if (event->day > ledger->period.last)
		return;
	if (!ledger->begun && event->day >= ledger->period.first)
		begin(ledger);
	if (event->kind == EVENT_POSTPONED)
		postpone(ledger, event);
	if (event->kind == EVENT_RETIRED) {
		for (size_t n = 0; n < ledger->result_count; n++)
			if (ledger->results[n].standing.area == event->area)
				feed_result(ledger, n, event);
	} else if (event->result != EVENT_AREA_ITSELF) {
		assert(event->result < ledger->result_count);
		feed_result(ledger, event->result, event);
	}
}

const struct standing *
ledger_standing(const struct ledger *ledger, size_t result)
{
	assert(result < ledger->result_count);
	return &ledger->results[result].standing;
}

/* Rose or slipped, and the back and forth beside it: (Σ|ΔT| − |ΣΔT|)/2. */
static void
net(struct tally *line)
{
	struct account *account = &line->stint.account;
	int sign = fraction_sign(&line->net);
	struct fraction two;

	fraction_set(&account->causes[sign > 0 ? CAUSE_SLIPPED : CAUSE_ROSE], &line->net);
	fraction_init(&two);
	fraction_set_ratio(&two, 2, 1);
	fraction_set(&account->churn, &line->gross);
	fraction_absolute(&line->net);
	fraction_subtract(&account->churn, &line->net);
	fraction_divide(&account->churn, &two);
	fraction_release(&two);
}

void
ledger_close(struct ledger *ledger)
{
	assert(!ledger->closed);
	if (!ledger->begun)
		begin(ledger);
	for (size_t n = 0; n < ledger->result_count; n++)
		take(&line_here(ledger, n)->stint.account.closing, &ledger->results[n].standing);
	for (size_t n = 0; n < ledger->line_count; n++) {
		struct tally *line = ledger->lines[n];

		flush(line);
		net(line);
		account_add(&ledger->areas[line->stint.area], &line->stint.account);
	}
	for (size_t n = 0; n < ledger->area_count; n++)
		account_add(&ledger->whole, &ledger->areas[n]);
	ledger->closed = true;
}

size_t
ledger_stint_count(const struct ledger *ledger)
{
	return ledger->line_count;
}

const struct stint *
ledger_stint(const struct ledger *ledger, size_t n)
{
	assert(n < ledger->line_count);
	return &ledger->lines[n]->stint;
}

const struct account *
ledger_area_account(const struct ledger *ledger, size_t area)
{
	assert(area < ledger->area_count);
	return &ledger->areas[area];
}

const struct account *
ledger_whole(const struct ledger *ledger)
{
	return &ledger->whole;
}
