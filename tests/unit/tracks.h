/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TESTS_TRACKS_H
#define TAUT_TESTS_TRACKS_H

/*
 * A result and all that happens to it, as a ledger tells it: for the tests of
 * the track, the pace and the band.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "tension/track.h"

#define FOREVER ((struct span){ -1000000, 1000000 })

struct followed {
	struct ledger *ledger;
	struct track track;
	struct slice note;
};

static inline void
follow(void *context, const struct ledger_shift *shift)
{
	struct followed *followed = context;

	if (shift->result == 0)
		track_add(&followed->track, shift, followed->note);
}

static inline struct maybe
number(const char *text)
{
	struct maybe m = { false, { 0, 0 } };

	m.known = decimal_parse(slice_of(text), &m.value);
	return m;
}

/* Chosen by `choice`; the ledger has that one result. */
static inline void
followed_begin(struct followed *followed, const struct event *choice)
{
	*followed = (struct followed){ .ledger = ledger_new(FOREVER) };
	ledger_set_watch(followed->ledger, follow, followed);
	ledger_result(followed->ledger, ledger_area(followed->ledger));
	ledger_feed(followed->ledger, choice);
}

static inline void
followed_end(struct followed *followed)
{
	track_release(&followed->track);
	ledger_free(followed->ledger);
}

static inline void
followed_read(struct followed *followed, int day, struct maybe value)
{
	struct event event = { .kind = EVENT_READING, .day = day, .to = value };

	ledger_feed(followed->ledger, &event);
}

/* "0 82, 45 81.2": days and readings. */
static inline void
followed_readings(struct followed *followed, const char *readings)
{
	struct slice rest = slice_of(readings), one;

	while ((one = slice_trim(slice_cut(&rest, ','))).len) {
		struct slice day = { 0 };
		struct decimal on = { 0 }, value = { 0 };

		assert_true(slice_word(&one, &day) && decimal_parse(day, &on) &&
			decimal_parse(slice_trim(one), &value));
		followed_read(followed, (int)(on.micro / DECIMAL_ONE),
			(struct maybe){ true, value });
	}
}

static inline const struct standing *
followed_standing(const struct followed *followed)
{
	return ledger_standing(followed->ledger, 0);
}

/* A choice whose beginning is no reading: `? → to`, with from₀ frozen. */
static inline struct event
choice(const char *from, const char *to)
{
	struct maybe first = number(from), vision = number(to);

	return (struct event){ .kind = EVENT_CHOSEN, .day = -1000000, .to = vision,
		.first = first, .result_kind = RESULT_MEASURED,
		.way = vision.value.micro > first.value.micro ? 1 : -1 };
}

/* A random journal's results, a track each. */
#define TRACKED 6

struct tracked {
	struct ledger *ledger;
	struct track tracks[TRACKED];
};

static inline void
tracked_watch(void *context, const struct ledger_shift *shift)
{
	struct tracked *tracked = context;

	assert_true(shift->result < TRACKED);
	track_add(&tracked->tracks[shift->result], shift, SLICE_EMPTY);
}

static inline void
tracked_begin(struct tracked *tracked, struct ledger *ledger, const struct event *events,
	size_t count)
{
	*tracked = (struct tracked){ .ledger = ledger };
	ledger_set_watch(ledger, tracked_watch, tracked);
	for (size_t n = 0; n < count; n++)
		ledger_feed(ledger, &events[n]);
}

static inline void
tracked_end(struct tracked *tracked)
{
	for (size_t n = 0; n < TRACKED; n++)
		track_release(&tracked->tracks[n]);
	ledger_free(tracked->ledger);
}

/* f is exactly over/under. */
static inline void
is_exactly(const struct fraction *f, int64_t over, int64_t under)
{
	struct fraction expected;

	fraction_init(&expected);
	fraction_set_ratio(&expected, over, under);
	if (fraction_compare(f, &expected) != 0) {
		struct buf text = BUF_INIT;

		fraction_format(&text, f, 20);
		print_error("it is %s\n", text.ptr);
		buf_release(&text);
	}
	assert_int_equal(fraction_compare(f, &expected), 0);
	fraction_release(&expected);
}

static inline void
is_printed(const struct fraction *f, unsigned places, const char *expected)
{
	struct buf text = BUF_INIT;

	fraction_format(&text, f, places);
	assert_string_equal(text.ptr, expected);
	buf_release(&text);
}

#endif
