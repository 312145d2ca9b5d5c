/* SPDX-License-Identifier: ISC */
/*
 * How fast reality moves: the manual's example to the digit, each word at its
 * limits, and that the unit does not matter (13).
 */
#include <string.h>

#include "base/date.h"
#include "tension/pace.h"
#include "tests/unit/journals.h"
#include "tests/unit/property.h"
#include "tests/unit/tracks.h"

static void
find(struct pace *pace, const struct followed *f, int horizon, int until)
{
	pace_init(pace);
	pace_find(pace, &f->track, followed_standing(f), horizon, until);
}

/* Weight, 84 → 76 kg. Ten slopes, by hand, in kg a day:
 *   -7/250 (150…200) -11/450 (45…90) -19/900 (0…90) -4/225 (0…45) -3/200 (0…200)
 *   -11/775 (45…200) -4/375 (0…150) -1/100 (90…200) -4/525 (45…150) +1/200 (90…150) */
static void
test_weight(void **state)
{
	struct event chosen = choice("84", "76");
	struct followed f;
	struct pace pace;

	(void)state;
	followed_begin(&f, &chosen);
	followed_readings(&f, "0 82, 45 81.2, 90 80.1, 150 80.4, 200 79");
	find(&pace, &f, 365, 200);
	assert_true(pace.known && pace.needed_known);
	assert_int_equal(pace.days, 5);
	assert_int_equal(pace.first, 0);
	assert_int_equal(pace.last, 200);
	is_exactly(&pace.slope, -181, 12400); /* half of -3/200 - 11/775 */
	is_exactly(&pace.low, -73, 3600);     /* three quarters of -19/900, one of -4/225 */
	is_exactly(&pace.high, -61, 6000);    /* one quarter of -4/375, three of -1/100 */
	is_exactly(&pace.needed, -1, 55);
	is_exactly(&pace.ratio, 1991, 2480);
	is_exactly(&pace.ratio_low, 671, 1200);
	is_exactly(&pace.ratio_high, 803, 720);
	is_exactly(&pace.at_horizon, 189947, 2480);
	assert_int_equal(pace.word, PACE_EITHER);
	assert_int_equal(pace.there_day, 406);
	is_printed(&pace.slope, 4, "-0.0146");
	is_printed(&pace.low, 4, "-0.0203");
	is_printed(&pace.high, 4, "-0.0102");
	is_printed(&pace.needed, 4, "-0.0182");
	is_printed(&pace.ratio, 2, "0.8");
	is_printed(&pace.ratio_low, 2, "0.56");
	is_printed(&pace.ratio_high, 2, "1.12");
	is_printed(&pace.at_horizon, 1, "76.6");
	pace_release(&pace);
	followed_end(&f);
}

struct word_case {
	const char *name, *from, *to, *readings;
	int horizon, until;
	enum pace_word word;
};

#define WEIGHT "0 82, 45 81.2, 90 80.1, 150 80.4, 200 79"
#define STEADY "0 0, 10 1, 20 2, 30 3" /* a tenth a day */

static const struct word_case words[] = {
	{ "three days", "0", "10", "0 0, 14 1, 28 2", 100, 28, PACE_EARLY },
	{ "… and twice on one of them", "0", "10", "0 0, 14 1, 28 2, 28 2", 100, 28, PACE_EARLY },
	{ "four days, 27 between them", "0", "10", "0 0, 10 1, 20 2, 27 3", 100, 27, PACE_EARLY },
	{ "four days, 28 between them", "0", "10", "0 0, 10 1, 20 2, 28 3", 100, 28, PACE_ON },
	{ "no gap", "0", "10", "0 0, 10 1, 20 2, 30 10", 100, 30, PACE_THERE },
	{ "… after one reading", "0", "10", "0 10", 100, 30, PACE_THERE },
	{ "… and beyond", "84", "76", "0 82, 45 75.5", DAY_NONE, 45, PACE_THERE },
	{ "the least gap", "0", "10", "0 0, 10 1, 20 2, 30 9.999999", 100, 30, PACE_ON },
	{ "no horizon", "0", "10", STEADY, DAY_NONE, 30, PACE_OPEN },
	{ "a horizon of yesterday", "0", "10", STEADY, 99, 100, PACE_OPEN },
	{ "… of today", "0", "10", STEADY, 100, 100, PACE_ON },
	{ "… of the last reading's day", "0", "10", STEADY, 30, 30, PACE_OPEN },
	{ "… of the day after it", "0", "10", STEADY, 31, 31, PACE_BEHIND },
	{ "… before it", "0", "10", STEADY, 29, 30, PACE_OPEN },
	{ "just in time", "0", "10", STEADY, 100, 30, PACE_ON },
	{ "a day too late", "0", "10", STEADY, 99, 30, PACE_BEHIND },
	{ "it stands", "0", "10", "0 3, 10 3, 20 3, 30 3", 100, 30, PACE_AWAY },
	{ "the other way", "0", "10", "0 6, 10 5, 20 4, 30 3", 100, 30, PACE_AWAY },
	{ "… with no horizon", "0", "10", "0 6, 10 5, 20 4, 30 3", DAY_NONE, 30, PACE_AWAY },
	{ "… which is up", "84", "76", "0 80, 10 81, 20 81, 30 82", 100, 30, PACE_AWAY },
	{ "the slowest is just enough", "84", "72.9", WEIGHT, 800, 200, PACE_ON },
	{ "… just not", "84", "72.899999", WEIGHT, 800, 200, PACE_EITHER },
	{ "the fastest is just enough", "84", "71.7", WEIGHT, 560, 200, PACE_EITHER },
	{ "… just not", "84", "71.699999", WEIGHT, 560, 200, PACE_BEHIND },
	{ "two on a day: the last", "0", "10", "0 9, 0 0, 10 9, 10 1, 20 2, 30 3", 100, 30, PACE_ON },
};

static void
test_words(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(words); n++) {
		const struct word_case *one = &words[n];
		struct event chosen = choice(one->from, one->to);
		struct followed f;
		struct pace pace;

		followed_begin(&f, &chosen);
		followed_readings(&f, one->readings);
		find(&pace, &f, one->horizon, one->until);
		if (pace.word != one->word)
			fail_msg("%s: %d and not %d", one->name, pace.word, one->word);
		assert_int_equal(pace.needed_known, pace.known && (one->word == PACE_ON ||
			one->word == PACE_EITHER || one->word == PACE_BEHIND ||
			(one->word == PACE_AWAY && one->horizon != DAY_NONE)));
		pace_release(&pace);
		followed_end(&f);
	}
}

/* No gap is known: that is never "there". */
static void
test_unknown(void **state)
{
	struct event chosen = choice("0", "10"), closed = { .kind = EVENT_LET_GO, .day = 40 },
		anew = { .kind = EVENT_REMEASURED, .day = 40, .to = number("100"), .way = 1,
			.result_kind = RESULT_MEASURED };
	const struct event *last[] = { &closed, &anew };
	struct followed f;
	struct pace pace;

	(void)state;
	followed_begin(&f, &chosen);
	find(&pace, &f, 100, 40);
	assert_true(pace.word == PACE_EARLY && !pace.known && pace.days == 0);
	pace_release(&pace);
	followed_end(&f);
	for (size_t n = 0; n < SIZE(last); n++) {
		followed_begin(&f, &chosen);
		followed_readings(&f, STEADY);
		ledger_feed(f.ledger, last[n]);
		find(&pace, &f, 100, 40);
		assert_true(pace.word == PACE_EARLY && !pace.known);
		assert_int_equal(pace.there_day, DAY_NONE);
		pace_release(&pace);
		followed_end(&f);
	}
}

static void
test_remeasured(void **state)
{
	struct event chosen = choice("0", "10"), anew = { .kind = EVENT_REMEASURED, .day = 40,
		.to = number("100"), .is = number("20"), .result_kind = RESULT_MEASURED };
	struct followed f;
	struct pace pace;

	(void)state;
	followed_begin(&f, &chosen);
	followed_readings(&f, STEADY);
	ledger_feed(f.ledger, &anew);
	followed_readings(&f, "50 30, 60 40");
	find(&pace, &f, 200, 60);
	assert_true(pace.word == PACE_EARLY && pace.days == 3);
	pace_release(&pace);
	followed_readings(&f, "70 50");
	find(&pace, &f, 200, 70);
	assert_true(pace.known && pace.days == 4 && pace.first == 40);
	is_exactly(&pace.slope, 1, 1);
	is_exactly(&pace.low, 1, 1);
	is_exactly(&pace.high, 1, 1);
	is_exactly(&pace.needed, 50, 130);
	assert_int_equal(pace.word, PACE_ON);
	assert_int_equal(pace.there_day, 120);
	pace_release(&pace);
	followed_end(&f);
}

/* At the horizon, and there. */
static void
test_ahead(void **state)
{
	static const struct {
		const char *from, *to, *readings;
		enum result_kind kind;
		int horizon, until;
		int64_t over, under;
		int there;
	} cases[] = {
		/* a rating ends at 10 and at 0 */
		{ "1", "9", "0 2, 10 3, 20 4, 30 5", RESULT_RATED, 80, 30, 10, 1, 70 },
		{ "1", "9", "0 2, 10 3, 20 4, 30 5", RESULT_RATED, 79, 30, 99, 10, 70 },
		{ "1", "9", "0 2, 10 3, 20 4, 30 5", RESULT_RATED, 400, 30, 10, 1, 70 },
		{ "1", "9", "0 5, 10 4, 20 3, 30 2", RESULT_RATED, 50, 30, 0, 1, DAY_NONE },
		{ "1", "9", "0 5, 10 4, 20 3, 30 2", RESULT_RATED, 49, 30, 1, 10, DAY_NONE },
		{ "1", "9", "0 5, 10 4, 20 3, 30 2", RESULT_RATED, 400, 30, 0, 1, DAY_NONE },
		/* nothing else does */
		{ "1", "9", "0 2, 10 3, 20 4, 30 5", RESULT_MEASURED, 400, 30, 42, 1, 70 },
		/* on the day itself; a bit further: the day after */
		{ "0", "10", STEADY, RESULT_MEASURED, 101, 30, 101, 10, 100 },
		{ "0", "10.000001", STEADY, RESULT_MEASURED, 101, 30, 101, 10, 101 },
		/* 13/20 a day from 7/4: there already, but for the gap; so not before today */
		{ "0", "10", "0 0, 10 10, 20 20, 30 9", RESULT_MEASURED, 500, 33, 1307, 4, 33 },
		/* a hundred years, and more */
		{ "0", "3660", STEADY, RESULT_MEASURED, 40, 30, 4, 1, DAY_NONE },
		{ "0", "3659.9", STEADY, RESULT_MEASURED, 40, 30, 4, 1, 36599 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct event chosen = choice(cases[n].from, cases[n].to);
		struct followed f;
		struct pace pace;

		chosen.result_kind = cases[n].kind;
		followed_begin(&f, &chosen);
		followed_readings(&f, cases[n].readings);
		find(&pace, &f, cases[n].horizon, cases[n].until);
		assert_true(pace.needed_known);
		is_exactly(&pace.at_horizon, cases[n].over, cases[n].under);
		assert_int_equal(pace.there_day, cases[n].there);
		pace_release(&pace);
		followed_end(&f);
	}
}

/* A reading a day: the year's, to the day. */
static void
test_daily(void **state)
{
	struct event chosen = choice("0", "1000");
	struct followed f;
	struct pace pace;

	(void)state;
	followed_begin(&f, &chosen);
	for (int day = 0; day <= 400; day++)
		followed_read(&f, day, (struct maybe){ true,
			{ day <= 35 ? 0 : (day - 35) * INT64_C(250000), 2 } });
	find(&pace, &f, 10000, 400);
	assert_int_equal(pace.days, 365);
	assert_true(pace.first == 36 && pace.last == 400);
	is_exactly(&pace.slope, 1, 4);
	is_exactly(&pace.low, 1, 4);
	is_exactly(&pace.high, 1, 4);
	is_exactly(&pace.needed, 400000 - 365 * 100, 4 * 100 * 24 * 400);
	pace_release(&pace);
	find(&pace, &f, 10000, 399);
	assert_true(pace.first == 35 && pace.days == 365);
	pace_release(&pace);
	followed_end(&f);
}

static void
test_slope(void **state)
{
	static const struct reading_day days[] = {
		{ .day = -3, .value = -999999999999999999 }, { .day = -2, .value = 999999999999999999 },
		{ .day = 0, .value = 999999999999999999 },
	};
	struct fraction slope;

	(void)state;
	fraction_init(&slope);
	assert_false(pace_slope(days, 0, &slope));
	assert_false(pace_slope(days, 1, &slope));
	assert_true(pace_slope(days, 2, &slope));
	is_exactly(&slope, 1999999999999999998, DECIMAL_ONE);
	assert_true(pace_slope(days, 3, &slope)); /* of 0, 2/3, 2 */
	is_exactly(&slope, 1999999999999999998, 3 * DECIMAL_ONE);
	fraction_release(&slope);
}

static int
compare(const void *a, const void *b)
{
	return fraction_compare(a, b);
}

/* The quartile k of what is sorted: type 7 of Hyndman and Fan. */
static void
is_quartile(const struct fraction *found, const struct fraction *sorted, size_t count, size_t k)
{
	size_t at = (count - 1) * k / 4, rest = (count - 1) * k % 4;
	struct fraction sum, part;

	fraction_init(&sum);
	fraction_init(&part);
	fraction_set_ratio(&part, (fraction_wide)(4 - rest), 4);
	fraction_multiply(&part, &sorted[at]);
	fraction_add(&sum, &part);
	fraction_set_ratio(&part, (fraction_wide)rest, 4);
	if (rest)
		fraction_multiply(&part, &sorted[at + 1]);
	fraction_add(&sum, &part);
	assert_int_equal(fraction_compare(&sum, found), 0);
	fraction_release(&sum);
	fraction_release(&part);
}

/* The slopes are not sorted, but the quartiles are those of the sorted ones. */
static void
property_quartiles(uint64_t seed)
{
	struct event chosen = choice("0", "1000");
	struct fraction slopes[12 * 11 / 2];
	int64_t values[12];
	int days[12], count = 4 + (int)(seed % 9);
	size_t pairs = 0;
	struct followed f;
	struct pace pace;

	state_of_chance = seed;
	followed_begin(&f, &chosen);
	uint64_t range = chance(2) ? 4 : 999999; /* few: many are equal */

	for (int n = 0; n < count; n++) {
		days[n] = n ? days[n - 1] + 10 + (int)chance(range < 5 ? 2 : 9) : 0;
		values[n] = (int64_t)chance(range);
		followed_read(&f, days[n], (struct maybe){ true, { values[n], 6 } });
		for (int m = 0; m < n; m++) {
			fraction_init(&slopes[pairs]);
			fraction_set_ratio(&slopes[pairs++], values[n] - values[m],
				(days[n] - days[m]) * DECIMAL_ONE);
		}
	}
	qsort(slopes, pairs, sizeof *slopes, compare);
	find(&pace, &f, DAY_NONE, days[count - 1]);
	assert_true(pace.known);
	is_quartile(&pace.low, slopes, pairs, 1);
	is_quartile(&pace.slope, slopes, pairs, 2);
	is_quartile(&pace.high, slopes, pairs, 3);
	pace_release(&pace);
	for (size_t n = 0; n < pairs; n++)
		fraction_release(&slopes[n]);
	followed_end(&f);
}

PROPERTY(quartiles);

/* x → times/under·x + plus, in another unit. */
struct unit {
	int64_t times, under, plus;
};

static void
convert(struct maybe *x, struct unit unit)
{
	assert_int_equal(x->value.micro * unit.times % unit.under, 0);
	x->value.micro = x->value.micro * unit.times / unit.under + unit.plus;
}

static void
convert_all(struct journal *j, struct unit unit)
{
	struct unit size = { unit.times < 0 ? -unit.times : unit.times, unit.under, 0 };

	for (size_t n = 0; n < j->count; n++) {
		struct event *e = &j->events[n];

		convert(&e->from, unit);
		convert(&e->to, unit);
		convert(&e->is, unit);
		convert(&e->first, unit);
		convert(&e->slip, size);
		convert(&e->step, size);
		e->way = unit.times < 0 ? -e->way : e->way;
	}
}

/* b is a, times the factor. */
static void
is_times(const struct fraction *a, const struct fraction *b, struct unit unit)
{
	struct fraction factor;

	fraction_init(&factor);
	fraction_set_ratio(&factor, unit.times, unit.under);
	fraction_multiply(&factor, a);
	assert_int_equal(fraction_compare(&factor, b), 0);
	fraction_release(&factor);
}

static void
same_pace(const struct pace *a, const struct pace *b, struct unit unit)
{
	bool turned = unit.times < 0;
	struct fraction at;

	assert_int_equal(a->word, b->word);
	assert_true(a->known == b->known && a->needed_known == b->needed_known);
	assert_true(a->days == b->days && a->first == b->first && a->last == b->last);
	assert_int_equal(a->there_day, b->there_day);
	is_times(&a->slope, &b->slope, unit);
	is_times(&a->low, turned ? &b->high : &b->low, unit);
	is_times(&a->high, turned ? &b->low : &b->high, unit);
	is_times(&a->needed, &b->needed, unit);
	assert_int_equal(fraction_compare(&a->ratio, &b->ratio), 0);
	assert_int_equal(fraction_compare(&a->ratio_low, &b->ratio_low), 0);
	assert_int_equal(fraction_compare(&a->ratio_high, &b->ratio_high), 0);
	if (!a->needed_known)
		return;
	fraction_init(&at);
	fraction_set_ratio(&at, -unit.plus, DECIMAL_ONE);
	fraction_add(&at, &b->at_horizon);
	is_times(&a->at_horizon, &at, unit);
	fraction_release(&at);
}

/* 13; and what holds of every pace. */
static void
property_unit(uint64_t seed)
{
	static const struct unit units[] = { { 2, 1, 0 }, { -1, 1, 0 }, { 5, 2, 0 }, { -3, 4, 0 },
		{ 1, 1, 0 }, { 1, 500000, 0 } };
	struct journal j, other;
	struct tracked a, b;

	generate(&j, seed, true);
	struct unit unit = PICK(units);

	unit.plus = (int64_t)below(2001) * 125000 - 125000000;
	other = j;
	convert_all(&other, unit);
	tracked_begin(&a, start(&j, FOREVER), j.events, j.count);
	tracked_begin(&b, start(&other, FOREVER), other.events, other.count);
	for (size_t n = 0; n < j.result_count; n++) {
		int until = j.events[j.count - 1].day + (int)below(60);
		int horizon = below(4) ? until + (int)below(300) - 20 : DAY_NONE;
		struct pace x, y;

		pace_init(&x);
		pace_init(&y);
		pace_find(&x, &a.tracks[n], ledger_standing(a.ledger, n), horizon, until);
		pace_find(&y, &b.tracks[n], ledger_standing(b.ledger, n), horizon, until);
		same_pace(&x, &y, unit);
		if (x.known) {
			assert_true(fraction_compare(&x.low, &x.slope) <= 0);
			assert_true(fraction_compare(&x.slope, &x.high) <= 0);
			assert_true(x.days >= 4 && x.last - x.first >= 28);
		}
		pace_release(&x);
		pace_release(&y);
	}
	tracked_end(&a);
	tracked_end(&b);
}

PROPERTY(unit);

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weight),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_remeasured),
		cmocka_unit_test(test_ahead),
		cmocka_unit_test(test_daily),
		cmocka_unit_test(test_slope),
		ROW("quartiles are those of the sorted slopes", quartiles),
		ROW("the unit does not matter (13)", unit),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
