/* SPDX-License-Identifier: ISC */
/*
 * What is said of a report in words, and as JSON: never a rise that was none,
 * never a zero for what is not known.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "tests/unit/reports.h"
#include "view/json.h"
#include "view/tension.h"

/* What a span did, and what must be said of it. */
static const struct {
	long opening, causes[CAUSE_COUNT], closing;
	const char *after; /* of the change in the vision; "" for closed */
	const char *reason, *sentence;
} sentences[] = {
	{ 100, { -40 }, 60, "", "", "The gap is 40 smaller, because reality rose." },
	{ 100, { 0 }, 100, "", "", "Nothing moved: the gap is 100, as it was on 1 Jan." },
	{ 0, { 0 }, 0, "", "", "Nothing moved: there was no gap, and there is none." },
	{ 100, { 0, 30 }, 130, "", "", "The gap is 30 wider: 30 because reality slipped." },
	{ 100, { 0, 0, 0, -40 }, 60, "6", "the knee", "40 of the gap went, all of it because the vision"
	  " for run came down (the knee, May). No part of it is progress." },
	{ 100, { 0, 0, 0, -100 }, 0, "", "good as it is.", "100 of the gap went, all of it because you"
	  " called run enough (good as it is, May). No part of it is progress." },
	{ 100, { 0, 0, 0, 0, 0, -100 }, 0, "", "",
	  "100 of the gap went, all of it because you let run go"
	  " (May). No part of it is progress." },
	{ 100, { -25, 0, 0, -75 }, 0, "6", "",
	  "100 of the gap went: 75% because the vision for run came"
	  " down (May), 25% because reality rose." },
	{ 100, { 0, 0, 20, 0, 50 }, 170, "12", "", "The gap is 70 wider: 50 new (run), 20 because the"
	  " vision for run went up (May)." },
	{ 100, { -50, 0, 20 }, 70, "12", "more", "50 of the gap went, all of it because reality rose."
	  " Added: 20 because the vision for run went up (more, May)." },
	{ 100, { 0, 0, 0, 0, 0, 0, -20 }, 80, "", "", "20 of the gap went, all of it from measuring run"
	  " anew (May). No part of it is progress." },
};

static void
test_sentences(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof sentences / sizeof *sentences; n++) {
		struct report report;
		struct buf out = BUF_INIT;

		start(&report);
		set_points(&report.whole, sentences[n].opening, sentences[n].causes, sentences[n].closing);
		add_measured(&report, "run", "0", "10", "4");
		add_measured(&report, "calm", "0", "10", "4");
		for (unsigned cause = CAUSE_RAISED; cause < CAUSE_COUNT; cause++) {
			if (sentences[n].causes[cause] == 0)
				continue;
			add_change(&report, (enum cause)cause, day(2026, 5, 3), 0, sentences[n].reason);
			report.changes[report.change_count - 1].after = number(sentences[n].after);
		}
		view_sentence(&out, &report);
		assert_string_equal(out.ptr, sentences[n].sentence);
		assert_true(sentences[n].causes[CAUSE_ROSE] < 0 || !strstr(out.ptr, "rose"));
		buf_release(&out);
		report_release(&report);
	}
}

static void
is_said(const struct report *report, const char *expected)
{
	struct buf out = BUF_INIT;

	view_sentence(&out, report);
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

/* Nothing to count is said, never a zero. */
static void
test_nothing(void **state)
{
	(void)state;
	struct report report;

	start(&report);
	is_said(&report, "There are no results yet, so there is no gap to look at.");
	add_result(&report, "sundays", "Sunday mornings are ours");
	report.words_only = 1;
	is_said(&report, "This result is in words: it has no number, and needs none.");
	add_result(&report, "friends", "Friends drop in");
	is_said(&report, "All results are in words: they have no number, and need none.");
	report.not_yet_checked = 1;
	is_said(&report, "There is no number yet, so the gap is not known.");
	report.not_yet_checked = report.words_only = 0;
	report.results[0].standing.live = report.results[1].standing.live = false;
	is_said(&report, "Nothing is open: every result was let go or closed.");
	report_release(&report);
}

/* Of a time before anything was chosen, nothing else is said. */
static void
test_then(void **state)
{
	(void)state;
	struct report report;

	start(&report);
	report.today += 30;
	is_said(&report, "There were no results then.");
	add_result(&report, "sundays", "Sunday mornings are ours");
	report.words_only = 1;
	is_said(&report, "There were no results with a number then.");
	report_release(&report);
}

/* Those that moved most are named; those left to be counted moved least. */
static void
test_greatest(void **state)
{
	(void)state;
	static const struct {
		const char *id, *reason;
		long points;
	} lowered[] = { { "run", "the knee", -3 }, { "calm", "", -1 }, { "swim", "cold", -40 },
		{ "debt", "", -10 } };
	struct report report;

	start(&report);
	set_points(&report.whole, 100, (const long[CAUSE_COUNT]){ [CAUSE_LOWERED] = -54 }, 46);
	for (size_t n = 0; n < 4; n++) {
		add_measured(&report, lowered[n].id, "0", "10", "4");
		add_change(&report, CAUSE_LOWERED, day(2026, 5, 3), n, lowered[n].reason);
		report.changes[n].after = number("6");
		fraction_set_ratio(&report.changes[n].points, lowered[n].points, 100);
	}
	is_said(&report, "54 of the gap went, all of it because visions came down (swim: cold, May;"
		" debt: May; 2 more). No part of it is progress.");
	set_points(&report.whole, 100, (const long[CAUSE_COUNT]){ [CAUSE_NEW] = 54 }, 154);
	for (size_t n = 0; n < 4; n++)
		report.changes[n].cause = CAUSE_NEW;
	add_change(&report, CAUSE_NEW, day(2026, 6, 3), 1, "");
	fraction_set_ratio(&report.changes[4].points, -20, 100);
	is_said(&report, "The gap is 54 wider: 54 new (swim, calm and 2 more).");
	report_release(&report);
}

/* Beside a vision that came down, one that is enough is told from it. */
static void
test_enough(void **state)
{
	(void)state;
	struct report report;

	start(&report);
	set_points(&report.whole, 100, (const long[CAUSE_COUNT]){ [CAUSE_LOWERED] = -100 }, 0);
	add_measured(&report, "run", "0", "10", "4");
	add_change(&report, CAUSE_LOWERED, day(2026, 5, 3), 0, "the knee");
	report.changes[0].before = number("10");
	report.changes[0].after = number("6");
	add_change(&report, CAUSE_LOWERED, day(2026, 6, 3), 0, "");
	report.changes[1].before = report.changes[1].after = number("6");
	is_said(&report, "100 of the gap went, all of it because the vision came down (the knee, May;"
		" enough, Jun). No part of it is progress.");
	report.changes[1].reason = slice_of("good as it is");
	is_said(&report, "100 of the gap went, all of it because the vision came down (the knee, May;"
		" enough: good as it is, Jun). No part of it is progress.");
	report_release(&report);
}

/* A month is named once: of a change without a reason it is all there is to tell. */
static void
test_month(void **state)
{
	(void)state;
	struct report report;

	start(&report);
	set_points(&report.whole, 100, (const long[CAUSE_COUNT]){ [CAUSE_LOWERED] = -60 }, 40);
	add_measured(&report, "run", "0", "10", "4");
	add_change(&report, CAUSE_LOWERED, day(2026, 5, 3), 0, "the knee");
	add_change(&report, CAUSE_LOWERED, day(2026, 5, 9), 0, "");
	report.changes[0].after = report.changes[1].after = number("6");
	is_said(&report, "60 of the gap went, all of it because the vision came down (the knee, May)."
		" No part of it is progress.");
	report.changes[0].reason = SLICE_EMPTY;
	report.changes[1].reason = slice_of("the knee");
	is_said(&report, "60 of the gap went, all of it because the vision came down (the knee, May)."
		" No part of it is progress.");
	report.changes[1].day = day(2026, 6, 3);
	is_said(&report, "60 of the gap went, all of it because the vision came down (May; the knee,"
		" Jun). No part of it is progress.");
	report.changes[1].day = day(2026, 5, 9);
	add_measured(&report, "calm", "0", "10", "4");
	report.changes[1].result = 1;
	is_said(&report, "60 of the gap went, all of it because visions came down (run: May; calm:"
		" the knee, May). No part of it is progress.");
	report_release(&report);
}

/* An answer first, and last what it rests on. */
static void
test_unchecked(void **state)
{
	(void)state;
	struct report report;

	running(&report);
	is_said(&report, "71 of the gap went: 60% because reality rose, 40% because the vision came"
		" down (knee, May). 100% of the gap was not checked lately.");
	report_release(&report);
}

/* Where an end moved further than the lines can tell, the sentence does. */
static void
test_ends(void **state)
{
	(void)state;
	struct report report;

	start(&report);
	set_points(&report.whole, 100, (const long[CAUSE_COUNT]){ -80, 0, 0, -20 }, 0);
	add_measured(&report, "run", "0", "10", "4");
	fraction_set_ratio(&report.whole.climb, 50, 100);
	is_said(&report, "100 of the gap went: 80% because reality rose, 20% because the vision came"
		" down. Reality itself fell back by 30 where visions were already met, which widens"
		" no gap.");
	fraction_set_ratio(&report.whole.climb, 90, 100);
	fraction_set_ratio(&report.whole.drift, -70, 100);
	report.whole.postponements = 2;
	report.whole.postponed_days = 40;
	is_said(&report, "100 of the gap went: 80% because reality rose, 20% because the vision came"
		" down. Reality itself rose 10 further, past visions already met, which closes no"
		" gap. Visions already met came down by another 50. A horizon was put off twice, by"
		" 40 days in all.");
	report_release(&report);
	start(&report);
	set_points(&report.whole, 25, (const long[CAUSE_COUNT]){ 0 }, 25);
	add_measured(&report, "run", "0", "10", "4");
	fraction_set_ratio(&report.whole.churn, 75, 100);
	is_said(&report, "The gap is 25, as it was on 1 Jan. Reality went back and forth by 75 and"
		" ended where it began.");
	fraction_set_ratio(&report.whole.climb, 150, 100);
	is_said(&report, "The gap is 25, as it was on 1 Jan. On the way the gap went back and forth"
		" by 75. Reality itself rose 150 further, past visions already met, which closes no"
		" gap.");
	report_release(&report);
}

/* A gap that is as it was: how much is known of that, and what left it so. */
static void
test_still(void **state)
{
	(void)state;
	struct report report;

	start(&report);
	set_points(&report.whole, 100, (const long[CAUSE_COUNT]){ 0 }, 100);
	add_measured(&report, "run", "0", "10", "4");
	report.whole.postponements = 1;
	report.whole.postponed_days = 30;
	is_said(&report, "No end moved, but a horizon was put off by 30 days: the gap is 100, as it"
		" was on 1 Jan.");
	report.results[0].checked_day = report.span.first - 1;
	is_said(&report, "Nothing was checked, but a horizon was put off by 30 days: the gap is 100,"
		" as it was on 1 Jan.");
	report.whole.postponements = 2;
	is_said(&report, "Nothing was checked, but a horizon was put off twice, by 30 days in all:"
		" the gap is 100, as it was on 1 Jan.");
	report.whole.postponements = 0;
	is_said(&report, "Nothing was checked, so nothing is known to have moved: the gap is 100, as"
		" it was on 1 Jan.");
	report.not_understood = 1;
	is_said(&report, "Nothing that was understood moved: the gap is 100, as it was on 1 Jan.");
	report.not_understood = 0;
	set_points(&report.whole, 0, (const long[CAUSE_COUNT]){ 0 }, 0);
	is_said(&report, "Nothing was checked, so nothing is known to have moved: there was no gap"
		" when it was last checked.");
	add_measured(&report, "calm", "0", "10", "4"); /* this one was checked */
	is_said(&report, "Nothing moved: there was no gap, and there is none.");
	report_release(&report);
}

/* A new yardstick is told, also where the gap on it is as great as on the old one. */
static void
test_anew(void **state)
{
	(void)state;
	struct report report;

	start(&report);
	set_points(&report.whole, 100, (const long[CAUSE_COUNT]){ 0 }, 100);
	add_measured(&report, "run", "0", "10", "4");
	add_change(&report, CAUSE_REMEASURED, day(2026, 5, 3), 0, "by the clock");
	fraction_set_ratio(&report.changes[0].points, 0, 1);
	report.whole.counts[CAUSE_REMEASURED] = 1;
	is_said(&report, "The gap is 100, as it was on 1 Jan, but it was measured anew (by the clock,"
		" May).");
	add_measured(&report, "calm", "0", "10", "4");
	is_said(&report, "The gap is 100, as it was on 1 Jan, but run was measured anew (by the"
		" clock, May).");
	add_change(&report, CAUSE_REMEASURED, day(2026, 6, 3), 1, "");
	report.whole.counts[CAUSE_REMEASURED] = 2;
	is_said(&report, "The gap is 100, as it was on 1 Jan, but 2 results were measured anew (calm:"
		" Jun; run: by the clock, May).");
	set_points(&report.whole, 100, (const long[CAUSE_COUNT]){ -40 }, 60);
	is_said(&report, "The gap is 40 smaller, because reality rose. Besides, 2 results were"
		" measured anew (calm: Jun; run: by the clock, May), and the gap came out the same.");
	report_release(&report);
}

static const char *
string_at(json_t *object, const char *key)
{
	assert_non_null(json_object_get(object, key));
	return json_string_value(json_object_get(object, key));
}

static void
test_json(void **state)
{
	(void)state;
	static const char *const keys[] = { "id", "text", "kind", "unit", "from", "first_vision",
		"vision", "reality", "tension", "checked", "horizon", "commitments",
		"opening", "rose", "slipped",
		"raised", "lowered", "new", "let_go", "remeasured", "moved", "closing", "churn", "drift",
		"climb", "unchecked", "not_yet_checked", "postponements", "postponed_days",
		"focus", "hold", "band", "pace", "others" };
	struct report report;
	struct buf out = BUF_INIT;
	const char *key;
	json_t *value;
	size_t n = 0;

	running(&report);
	view_json(&out, &report, &(struct json_order){ 0 });
	json_t *root = json_loads(out.ptr, 0, NULL), *whole = json_object_get(root, "whole");
	json_t *area = json_array_get(json_object_get(root, "areas"), 0);
	json_t *run = json_array_get(json_object_get(area, "results"), 0);

	assert_string_equal(string_at(root, "since"), "2026-01-01");
	assert_string_equal(string_at(whole, "rose"), "-42.857142857");
	assert_string_equal(string_at(whole, "lowered"), "-28.571428571");
	assert_string_equal(string_at(whole, "closing"), "28.571428571");
	assert_string_equal(string_at(whole, "churn"), "7.142857143");
	assert_string_equal(string_at(whole, "unchecked"), "28.571428571");
	json_object_foreach(run, key, value)
		assert_string_equal(key, keys[n++]);
	assert_int_equal(n, sizeof keys / sizeof *keys);
	assert_string_equal(string_at(run, "reality"), "6");
	assert_string_equal(string_at(run, "horizon"), "2026-12-31");
	json_decref(root);
	report_release(&report);
	buf_release(&out);
}

static void
test_json_unknown(void **state)
{
	(void)state;
	struct report report;
	struct buf out = BUF_INIT;

	wild(&report);
	report.results[1].here = false;
	view_json(&out, &report, &(struct json_order){ 0 });
	json_t *root = json_loads(out.ptr, 0, NULL);
	json_t *area = json_array_get(json_object_get(root, "areas"), 0);
	json_t *results = json_object_get(area, "results");

	assert_int_equal(json_array_size(results), 7);
	for (size_t n = 0; n < 7; n++) {
		json_t *tension = json_object_get(json_array_get(results, n), "tension");

		/* 0 is not checked, 1 has moved on, 3 has no way, 4 is let go, 5 is words. */
		assert_true(n == 2 || n == 6 ? json_is_string(tension) : json_is_null(tension));
	}
	assert_true(json_is_null(json_object_get(json_array_get(results, 5), "vision")));
	assert_string_equal(string_at(json_array_get(results, 1), "text"),
		"\\x1b[31mred\\x07 \\xff\\xfe bytes");
	json_decref(root);
	report_release(&report);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_then),
		cmocka_unit_test(test_greatest),
		cmocka_unit_test(test_enough),
		cmocka_unit_test(test_month),
		cmocka_unit_test(test_unchecked),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_still),
		cmocka_unit_test(test_anew),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_json_unknown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
