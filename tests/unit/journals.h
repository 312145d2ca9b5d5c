/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TESTS_JOURNALS_H
#define TAUT_TESTS_JOURNALS_H

/*
 * Random journals for the tests of the ledger: every seed gives one, the same
 * each time. Values are few and coarse, so that visions are met and passed,
 * results let go and resumed, and every corner comes up within some thousands.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "tension/ledger.h"
#include "tests/unit/chance.h"

#define AREAS 3
#define RESULTS 6
#define EVENTS_MAX 80
#define DAYS 400

struct journal {
	size_t result_count;
	size_t home[RESULTS]; /* the area each is registered in */
	struct event events[EVENTS_MAX];
	size_t count;
	struct span span;
};

static inline size_t
below(size_t limit)
{
	return (size_t)chance(limit);
}

/* Halves from 0 to 12: few enough values that every corner is met. */
static inline struct maybe
value(void)
{
	return (struct maybe){ true, { (int64_t)below(25) * 500000, 1 } };
}

static inline struct maybe
perhaps(struct maybe number, size_t one_in)
{
	number.known = below(one_in) != 0;
	return number;
}

/* The scale that a choice or a re-measure brings. */
static inline void
scale(struct event *e, bool measured_only)
{
	e->result_kind = measured_only || below(3) ? RESULT_MEASURED : RESULT_RATED;
	if (!measured_only && below(12) == 0)
		e->result_kind = RESULT_WORDS;
	e->to = value();
	e->way = (int)below(3) - 1;
	e->first = perhaps(value(), 2);
	e->slip = perhaps(value(), 2);
	e->slip.known = e->slip.known && below(2);
	e->step = (struct maybe){ measured_only || below(2), { 500000, 1 } };
}

static inline struct event
random_event(size_t result, bool measured_only)
{
	static const enum event_kind kinds[] = {
		EVENT_CHOSEN, EVENT_READING, EVENT_READING, EVENT_READING, EVENT_READING,
		EVENT_CHECKED, EVENT_REVISED, EVENT_REVISED, EVENT_LET_GO, EVENT_RESUMED,
		EVENT_RESUMED, EVENT_ENOUGH, EVENT_MOVED, EVENT_REMEASURED, EVENT_POSTPONED,
	};
	struct event e = { .result = result, .area = below(AREAS), .days = 7 };

	e.kind = PICK(kinds);
	if (below(60) == 0)
		e.kind = EVENT_RETIRED;
	e.to = value();
	e.from = perhaps(value(), 3);
	if (e.kind == EVENT_CHOSEN || e.kind == EVENT_REMEASURED)
		scale(&e, measured_only);
	if (e.kind == EVENT_REMEASURED)
		e.is = perhaps(value(), 4);
	if (e.kind == EVENT_ENOUGH)
		e.to = perhaps(e.to, 2);
	e.by_hand = e.kind == EVENT_REVISED && below(5) == 0;
	return e;
}

static inline void
generate(struct journal *j, uint64_t seed, bool measured_only)
{
	state_of_chance = seed;
	memset(j, 0, sizeof *j);
	j->result_count = 1 + below(RESULTS);
	for (size_t n = 0; n < j->result_count; n++)
		j->home[n] = below(AREAS);
	j->count = j->result_count + below(EVENTS_MAX - 10 - j->result_count);
	int day = 0;

	for (size_t n = 0; n < j->count; n++) {
		size_t result = n < j->result_count ? n : below(j->result_count);

		day += (int)below(2 * DAYS / EVENTS_MAX);
		j->events[n] = random_event(result, measured_only);
		if (n < j->result_count && below(8)) {
			j->events[n].kind = EVENT_CHOSEN;
			scale(&j->events[n], measured_only);
		}
		j->events[n].day = day;
	}
	j->span.first = (int)below(DAYS / 2);
	j->span.last = j->span.first + (int)below(DAYS);
}

static inline struct ledger *
start(const struct journal *j, struct span span)
{
	struct ledger *ledger = ledger_new(span);

	for (size_t n = 0; n < AREAS; n++)
		ledger_area(ledger);
	for (size_t n = 0; n < j->result_count; n++)
		ledger_result(ledger, j->home[n]);
	return ledger;
}

static inline struct ledger *
replay(const struct journal *j, struct span span)
{
	struct ledger *ledger = start(j, span);

	for (size_t n = 0; n < j->count; n++)
		if (j->events[n].day <= span.last)
			ledger_feed(ledger, &j->events[n]);
	ledger_close(ledger);
	return ledger;
}

static inline void
insert(struct journal *j, size_t at, struct event e)
{
	assert_true(j->count < EVENTS_MAX);
	memmove(&j->events[at + 1], &j->events[at], (j->count - at) * sizeof e);
	j->events[at] = e;
	j->count++;
}

/* Where result r stands before event `at`. */
static inline struct standing
standing_before(const struct journal *j, size_t r, size_t at)
{
	struct ledger *ledger = start(j, (struct span){ DAYS * 3, DAYS * 3 });

	for (size_t n = 0; n < at; n++)
		ledger_feed(ledger, &j->events[n]);
	struct standing standing = *ledger_standing(ledger, r);

	ledger_free(ledger);
	return standing;
}

#endif
