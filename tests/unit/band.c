/* SPDX-License-Identifier: ISC */
/*
 * How wide what is not known has become: by hand, and on random journals that
 * the band widens with age and contains the gap (11).
 */
#include <string.h>

#include "base/date.h"
#include "tension/band.h"
#include "tests/unit/journals.h"
#include "tests/unit/property.h"
#include "tests/unit/tracks.h"

struct band_case {
	const char *name, *from, *to, *readings;
	int until;
	int64_t half;             /* millionths */
	const char *low, *high;   /* of the gap, ×100 to three places */
};

/* Steps 1 2 1, ten days apart: their median is 1 in 10 days. */
#define STEPS "0 0, 10 1, 20 3, 30 2"

static const struct band_case cases[] = {
	{ "just read: what can be told apart", "0", "10", STEPS, 30, 1000000, "70.000", "90.000" },
	{ "… as long as that is wider", "0", "10", STEPS, 39, 1000000, "70.000", "90.000" },
	{ "as old as a step is long", "0", "10", STEPS, 40, 1000000, "70.000", "90.000" },
	{ "a day more: rounded down", "0", "10", STEPS, 41, 1048808, "69.512", "90.488" },
	{ "twice that", "0", "10", STEPS, 50, 1414213, "65.858", "94.142" },
	{ "four times", "0", "10", STEPS, 70, 2000000, "60.000", "100.000" },
	{ "sixty-four times: the floor", "0", "10", STEPS, 670, 8000000, "0.000", "160.000" },
	{ "a hundred times", "0", "10", STEPS, 1030, 10000000, "0.000", "180.000" },
	{ "finer numbers", "0.0", "10", STEPS, 30, 100000, "79.000", "81.000" },
	/* steps 1 2 3 4, median 2.5; gaps 10 10 20 20, median 15 */
	{ "an even number of steps", "0", "10", "0 0, 10 1, 20 3, 40 6, 60 2", 120,
	  5000000, "30.000", "130.000" },
	/* steps 1 2, gaps 10 20 (medians of four: 1.5, 15) */
	{ "halves of both", "0", "10", "0 0, 10 1, 20 2, 40 4, 60 2", 75, 1500000, "65.000", "95.000" },
	{ "downwards", "84", "76", "0 84, 10 83, 20 81, 30 82", 70, 2000000, "50.000", "100.000" },
	{ "met: the gap is none, and may be one", "0", "10", "0 9, 10 10, 20 12, 30 11", 70,
	  2000000, "0.000", "10.000" },
	{ "… or none after all", "0", "10", "0 9, 10 10, 20 12, 30 11", 30, 1000000, "0.000", "0.000" },
	{ "… far beyond", "0", "10", "0 17, 10 18, 20 20, 30 19", 70, 2000000, "0.000", "0.000" },
	{ "nothing ever moved", "0", "10", "0 4, 10 4, 20 4, 30 4", 3000, 1000000, "50.000", "70.000" },
	{ "a day's last", "0", "10", "0 9, 0 0, 10 1, 20 9, 20 3, 30 2", 70, 2000000,
	  "60.000", "100.000" },
};

static void
test_by_hand(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		const struct band_case *one = &cases[n];
		struct event chosen = choice(one->from, one->to);
		struct followed f;
		struct band band;
		struct buf text = BUF_INIT;

		band_init(&band);
		followed_begin(&f, &chosen);
		followed_readings(&f, one->readings);
		band_find(&band, &f.track, followed_standing(&f), one->until);
		assert_true(band.known && !band.open);
		buf_printf(&text, "%lld ", (long long)band.half);
		fraction_format_percent(&text, &band.low, 3);
		buf_add_char(&text, ' ');
		fraction_format_percent(&text, &band.high, 3);
		struct buf expected = BUF_INIT;

		buf_printf(&expected, "%lld %s %s", (long long)one->half, one->low, one->high);
		if (strcmp(text.ptr, expected.ptr) != 0)
			fail_msg("%s: %s and not %s", one->name, text.ptr, expected.ptr);
		buf_release(&text);
		buf_release(&expected);
		band_release(&band);
		followed_end(&f);
	}
}

/* Under three steps, or on a new scale, nobody can say. */
static void
test_open(void **state)
{
	static const char *const readings[] = { "0 1", "0 1, 10 2", "0 1, 10 2, 20 3",
		"0 1, 10 2, 20 3, 20 4" };
	struct event chosen = choice("0", "10"), closed = { .kind = EVENT_LET_GO, .day = 40 },
		anew = { .kind = EVENT_REMEASURED, .day = 40, .to = number("100"),
			.is = number("20"), .result_kind = RESULT_MEASURED };
	struct followed f;
	struct band band;

	(void)state;
	for (size_t n = 0; n < SIZE(readings); n++) {
		band_init(&band);
		followed_begin(&f, &chosen);
		followed_readings(&f, readings[n]);
		band_find(&band, &f.track, followed_standing(&f), 100);
		assert_true(band.known && band.open);
		band_release(&band);
		followed_end(&f);
	}
	followed_begin(&f, &chosen);
	band_init(&band);
	band_find(&band, &f.track, followed_standing(&f), 100);
	assert_true(!band.known && band.open);
	followed_readings(&f, STEPS);
	ledger_feed(f.ledger, &anew);
	band_find(&band, &f.track, followed_standing(&f), 100);
	assert_true(band.known && band.open);
	followed_readings(&f, "50 21, 60 22, 70 23");
	band_find(&band, &f.track, followed_standing(&f), 100);
	assert_true(band.known && !band.open);
	ledger_feed(f.ledger, &closed);
	band_find(&band, &f.track, followed_standing(&f), 100);
	assert_false(band.known);
	band_release(&band);
	followed_end(&f);
}

/* What is not looked at any more does not become more certain as its wild year
 * goes out of sight. */
static void
test_old(void **state)
{
	struct event chosen = choice("0", "10");
	struct followed f;
	int64_t before = 0;

	(void)state;
	followed_begin(&f, &chosen);
	for (int week = 0; week < 30; week++) /* up and down by 5, and then by 1 */
		followed_read(&f, week * 7, (struct maybe){ true,
			{ (week % 2) * (week < 17 ? 5 : 1) * DECIMAL_ONE, 0 } });
	for (int until = 203; until < 1000; until++) {
		struct band band;

		band_init(&band);
		band_find(&band, &f.track, followed_standing(&f), until);
		assert_true(band.half >= before);
		before = band.half;
		band_release(&band);
	}
	followed_end(&f);
}

/* Numbers as great as there are. */
static void
test_huge(void **state)
{
	struct event chosen = choice("-999999999999.999999", "999999999999.999999");
	struct followed f;
	struct band band;

	(void)state;
	followed_begin(&f, &chosen);
	for (int n = 0; n < 5; n++)
		followed_read(&f, n, number(n % 2 ? "-999999999999.999999" : "999999999999.999999"));
	band_init(&band);
	band_find(&band, &f.track, followed_standing(&f), 8);
	assert_true(band.half == 2 * INT64_C(1999999999999999998));
	is_exactly(&band.high, 2, 1);
	is_exactly(&band.low, 0, 1);
	band_find(&band, &f.track, followed_standing(&f), 1000000);
	assert_true(band.half == INT64_MAX);
	band_release(&band);
	followed_end(&f);
}

/* The band of one result at more and more days. */
static void
widens(const struct track *track, const struct standing *standing, int until)
{
	struct band band, older;
	struct fraction gap;

	fraction_init(&gap);
	band_init(&band);
	band_init(&older);
	band_find(&band, track, standing, until);
	assert_true(band.known == standing_gap(standing, &gap));
	for (int days = 1; band.known && !band.open && days < 1500; days += 1 + days / 2) {
		band_find(&older, track, standing, until + days);
		assert_true(older.half >= band.half && band.half >= standing->resolution);
		assert_true(fraction_compare(&older.low, &band.low) <= 0);
		assert_true(fraction_compare(&older.high, &band.high) >= 0);
		assert_true(fraction_sign(&older.low) >= 0);
		assert_true(fraction_compare(&older.low, &gap) <= 0);
		assert_true(fraction_compare(&older.high, &gap) >= 0);
		fraction_set(&band.low, &older.low);
		fraction_set(&band.high, &older.high);
		band.half = older.half;
	}
	fraction_release(&gap);
	band_release(&band);
	band_release(&older);
}

static void
property_widens(uint64_t seed)
{
	struct journal j;

	struct tracked tracked;

	generate(&j, seed, false);
	tracked_begin(&tracked, start(&j, FOREVER), j.events, j.count);
	for (size_t n = 0; n < j.result_count; n++)
		widens(&tracked.tracks[n], ledger_standing(tracked.ledger, n),
			j.events[j.count - 1].day);
	tracked_end(&tracked);
}

PROPERTY(widens);

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_hand),
		cmocka_unit_test(test_open),
		cmocka_unit_test(test_old),
		cmocka_unit_test(test_huge),
		ROW("the band widens with age and contains the gap (11)", widens),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
