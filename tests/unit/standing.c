/* SPDX-License-Identifier: ISC */
/*
 * The ledger by example: a script of events, and the account of the whole that
 * must come of it, to the digit. The first two are the manual's own.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tension/ledger.h"
#include "tension/report.h"

/*
 * A script is `day result verb arguments`, separated by `;`. Arguments: bare
 * numbers are from and to (`?` for unknown), or the one value; the rest is
 * key=value, or a kind of result.
 */
struct script {
	const char *name, *events;
	int first, last;
	const char *account;
};

static const struct script scripts[] = {
	{ "one measured result, vision lowered",
	  "0 0 choose 3 10; 80 0 is 5; 130 0 revise 8; 190 0 is 4.5; 280 0 is 6",
	  1, 365, "100.000 rose -42.857 lowered -28.571 = 28.571"
	  " churn 7.143 drift -28.571 climb 42.857" },
	{ "four results",
	  "0 0 choose 84 76; 0 1 choose 4 8 rated; 0 3 choose 0 42; 0 0 is 82; 0 1 is 5; "
	  "90 0 is 79; 100 1 revise 9; 120 2 choose 3 9 rated; 200 1 is 6; 300 3 letgo",
	  1, 365, "250.000 rose -62.500 raised 25.000 new 100.000 gone -100.000 = 212.500 drift 25.000 "
	  "climb 62.500" },
	{ "nothing at all",
	  "",
	  0, 9, "0.000 = 0.000" },
	{ "chosen with its reality is new at once",
	  "1 0 choose 3 10",
	  0, 9, "0.000 new 100.000 = 100.000" },
	{ "an event of the first day belongs to the period",
	  "1 0 choose 3 10",
	  1, 9, "0.000 new 100.000 = 100.000" },
	{ "an event of the day before does not",
	  "1 0 choose 3 10",
	  2, 9, "100.000 = 100.000" },
	{ "later events are passed over",
	  "1 0 choose 3 10; 10 0 is 10",
	  2, 9, "100.000 = 100.000" },
	{ "down is up, mirrored",
	  "0 0 choose 84 76; 1 0 is 80",
	  1, 9, "100.000 rose -50.000 = 50.000 climb 50.000" },
	{ "no reality: nothing",
	  "1 0 choose ? 10 way=1",
	  0, 9, "0.000 = 0.000" },
	{ "the first reading lifts it into new",
	  "1 0 choose ? 10 way=1; 3 0 is 3",
	  0, 9, "0.000 new 100.000 = 100.000" },
	{ "so does one before the choice",
	  "1 0 is 3; 2 0 is 5; 3 0 choose ? 10 way=1",
	  0, 9, "0.000 new 71.429 = 71.429" },
	{ "but a choice that knows better wins",
	  "1 0 is 3; 2 0 is 5; 3 0 choose 6 10",
	  0, 9, "0.000 new 100.000 = 100.000" },
	{ "a frozen start is no reading",
	  "1 0 choose ? 10 way=1 first=3",
	  0, 9, "0.000 = 0.000" },
	{ "a frozen start gives the yardstick",
	  "1 0 choose ? 10 way=1 first=3; 2 0 is 5",
	  0, 9, "0.000 new 71.429 = 71.429" },
	{ "no way, no gap",
	  "1 0 choose ? 10; 2 0 is 3",
	  0, 9, "0.000 = 0.000" },
	{ "no way, no gap, though from is to",
	  "1 0 choose 10 10 slip=2; 2 0 is 3",
	  0, 9, "0.000 = 0.000" },
	{ "a rating needs no way",
	  "1 0 choose ? 8 rated; 2 0 is 4",
	  0, 9, "0.000 new 100.000 = 100.000" },
	{ "a rating is measured by three at least",
	  "0 0 choose 7 8 rated",
	  1, 9, "33.333 = 33.333" },
	{ "a measure by what its decimals tell",
	  "0 0 choose 7.0 7.2; 1 0 is 6.9",
	  1, 9, "100.000 slipped 50.000 = 150.000 climb -50.000" },
	{ "… or by its step",
	  "0 0 choose 7.0 7.2 step=1; 1 0 is 6.7",
	  1, 9, "20.000 slipped 30.000 = 50.000 climb -30.000" },
	{ "first read past the vision: the least yardstick, no gap",
	  "0 0 choose ? 10 way=1; 1 0 is 30; 2 0 is 5",
	  1, 9, "0.000 slipped 500.000 = 500.000 climb -2500.000" },
	{ "the yardstick is of the first vision, not of the one at the first reading",
	  "0 0 choose ? 10 way=1; 1 0 revise 8; 2 0 is 3",
	  1, 9, "0.000 new 71.429 = 71.429" },
	{ "a level to hold",
	  "0 0 choose 76 76 way=-1 slip=2; 1 0 is 77; 2 0 is 74",
	  1, 9, "0.000 = 0.000 churn 50.000 climb 100.000" },
	{ "a level to hold, not known yet",
	  "0 0 choose ? 76 way=-1 slip=2; 1 0 is 77",
	  1, 9, "0.000 new 50.000 = 50.000" },
	{ "a slip finer than the numbers",
	  "0 0 choose 7 7 way=1 slip=0.5; 1 0 is 6",
	  1, 9, "0.000 slipped 200.000 = 200.000 climb -200.000" },
	{ "words only",
	  "0 0 choose ? ? words; 1 0 is 3; 2 0 check; 3 0 letgo",
	  1, 9, "0.000 = 0.000" },
	{ "words that get a number later",
	  "0 0 choose ? ? words; 2 0 choose 3 10",
	  1, 9, "0.000 new 100.000 = 100.000" },
	{ "rose and slipped are netted",
	  "0 0 choose 0 10; 1 0 is 5; 2 0 is 3; 3 0 is 4",
	  1, 9, "100.000 rose -40.000 = 60.000 churn 20.000 climb 40.000" },
	{ "… to slipped",
	  "0 0 choose 5 10; 1 0 is 6; 2 0 is 3",
	  1, 9, "100.000 slipped 40.000 = 140.000 churn 20.000 climb -40.000" },
	{ "… each result for itself",
	  "0 0 choose 0 10; 0 1 choose 5 10; 1 0 is 5; 2 1 is 4",
	  1, 9, "200.000 rose -50.000 slipped 20.000 = 170.000 climb 30.000" },
	{ "more than enough is not a debt",
	  "0 0 choose 0 10; 1 0 is 15; 2 0 is 12",
	  1, 9, "100.000 rose -100.000 = 0.000 climb 120.000" },
	{ "raised",
	  "0 0 choose 0 10; 1 0 revise 12",
	  1, 9, "100.000 raised 20.000 = 120.000 drift 20.000" },
	{ "raised and lowered are kept gross",
	  "0 0 choose 0 10; 1 0 revise 12; 2 0 revise 9",
	  1, 9, "100.000 raised 20.000 lowered -30.000 = 90.000 drift -10.000" },
	{ "lowering what was met already shows as drift",
	  "0 0 choose 0 10; 0 0 is 12; 1 0 revise 11; 2 0 revise 8",
	  1, 9, "0.000 = 0.000 drift -20.000" },
	{ "the same written twice is harmless",
	  "0 0 choose 0 10; 1 0 revise 8; 1 0 revise 8; 2 0 is 4; 2 0 is 4",
	  1, 9, "100.000 rose -40.000 lowered -20.000 = 40.000 drift -20.000 climb 40.000" },
	{ "an edit by hand applies where it began",
	  "0 0 choose 0 10; 1 0 hand 10 8",
	  1, 9, "100.000 lowered -20.000 = 80.000 drift -20.000" },
	{ "… and nowhere else",
	  "0 0 choose 0 10; 1 0 hand 9 8; 2 0 hand ? 8",
	  1, 9, "100.000 = 100.000" },
	{ "let go",
	  "0 0 choose 0 10; 1 0 letgo",
	  1, 9, "100.000 gone -100.000 = 0.000" },
	{ "a reading of what was let go has no line",
	  "0 0 choose 0 10; 1 0 letgo; 2 0 is 5",
	  1, 9, "100.000 gone -100.000 = 0.000" },
	{ "resumed: as it was let go, then what reality did",
	  "0 0 choose 0 10; 1 0 letgo; 2 0 is 5; 3 0 resume",
	  2, 9, "0.000 rose -50.000 new 100.000 = 50.000 climb 50.000" },
	{ "lowering cannot be washed through letting go",
	  "0 0 choose 0 10; 1 0 letgo; 2 0 revise 5; 3 0 resume",
	  2, 9, "0.000 lowered -50.000 new 100.000 = 50.000 drift -50.000" },
	{ "nor by choosing it anew",
	  "0 0 choose 0 10; 1 0 letgo; 3 0 choose 4 8",
	  2, 9, "0.000 rose -40.000 lowered -20.000 new 100.000 = 40.000 drift -20.000 climb 40.000" },
	{ "let go unread, resumed with its first reading",
	  "0 0 choose ? 10 way=1; 1 0 letgo; 2 0 is 0; 3 0 resume",
	  1, 9, "0.000 new 100.000 = 100.000" },
	{ "let go twice, resumed twice",
	  "0 0 choose 0 10; 1 0 letgo; 1 0 letgo; 2 0 resume; 2 0 resume",
	  1, 9, "100.000 new 100.000 gone -100.000 = 100.000" },
	{ "resumed what was never chosen",
	  "1 0 resume; 2 0 letgo; 3 0 enough -",
	  1, 9, "0.000 = 0.000" },
	{ "chosen when live: the reading, then the revision",
	  "0 0 choose 0 10; 1 0 choose 5 8",
	  1, 9, "100.000 rose -50.000 lowered -20.000 = 30.000 drift -20.000 climb 50.000" },
	{ "enough counts as lowered",
	  "0 0 choose 0 10; 1 0 enough -",
	  1, 9, "100.000 lowered -100.000 = 0.000 drift -100.000" },
	{ "enough, with a reading first",
	  "0 0 choose 0 10; 1 0 enough 8",
	  1, 9, "100.000 rose -80.000 lowered -20.000 = 0.000 drift -20.000 climb 80.000" },
	{ "enough when there",
	  "0 0 choose 0 10; 1 0 enough 11",
	  1, 9, "100.000 rose -100.000 = 0.000 climb 110.000" },
	{ "enough, then resumed",
	  "0 0 choose 0 10; 1 0 enough 8; 5 0 resume",
	  5, 9, "0.000 new 20.000 = 20.000" },
	{ "a retired area lets all of it go",
	  "0 0 choose 0 10; 0 1 choose 0 10; 0 1 move 1; 0 2 choose 0 10; 1 0 retire 0",
	  1, 9, "300.000 gone -200.000 = 100.000" },
	{ "moved is nothing for the whole",
	  "0 0 choose 0 10; 1 0 is 5; 2 0 move 1; 3 0 is 7; 4 0 move 0",
	  1, 9, "100.000 rose -70.000 = 30.000 climb 70.000" },
	{ "… and netted area by area",
	  "0 0 choose 0 10; 1 0 is 5; 2 0 move 1; 3 0 is 4; 4 0 move 0; 5 0 is 6",
	  1, 9, "100.000 rose -70.000 slipped 10.000 = 40.000 climb 60.000" },
	{ "re-measured: old out, new in",
	  "0 0 choose 0 10; 1 0 is 5; 2 0 remeasure 100 is=60",
	  1, 9, "100.000 rose -50.000 remeasured 50.000 = 100.000 climb 50.000" },
	{ "… with sums on both sides of it",
	  "0 0 choose 0 3; 1 0 is 1; 2 0 remeasure 7 is=0; 3 0 is 1",
	  1, 9, "100.000 rose -47.619 remeasured 33.333 = 85.714 climb 47.619" },
	{ "… without a reading: out, and new with the first",
	  "0 0 choose 0 10; 1 0 remeasure 100 way=1; 2 0 is 60; 3 0 is 70",
	  1, 9, "100.000 rose -25.000 new 100.000 remeasured -100.000 = 75.000 climb 25.000" },
	{ "… what was never read is new",
	  "0 0 choose ? 10 way=1; 1 0 remeasure 100 is=60",
	  1, 9, "0.000 new 100.000 = 100.000" },
	{ "… while let go",
	  "0 0 choose 0 10; 1 0 letgo; 2 0 remeasure 100 is=60; 3 0 is 80; 4 0 resume",
	  1, 9, "100.000 rose -50.000 new 100.000 gone -100.000 = 50.000 climb 50.000" },
	{ "… into words",
	  "0 0 choose 0 10; 1 0 remeasure ? words; 2 0 is 3",
	  1, 9, "100.000 remeasured -100.000 = 0.000" },
	{ "what is only checked or postponed moves nothing",
	  "0 0 choose 0 10; 1 0 check; 2 0 postpone 30",
	  1, 9, "100.000 = 100.000" },
};

static struct maybe
number(const char *text)
{
	struct maybe m = { false, { 0, 0 } };

	m.known = decimal_parse(slice_of(text), &m.value);
	return m;
}

static void
argument(struct event *e, const char *word, size_t place)
{
	const char *sign = strchr(word, '=');
	const char *tail = sign ? sign + 1 : "";
	struct maybe *fields[] = { &e->first, &e->slip, &e->step, &e->is };

	if (strcmp(word, "rated") == 0 || strcmp(word, "words") == 0)
		e->result_kind = *word == 'r' ? RESULT_RATED : RESULT_WORDS;
	else if (sign && *word == 'w')
		e->way = (int)strtol(tail, NULL, 10);
	else if (sign)
		*fields[*word == 'f' ? 0 : *word == 'i' ? 3 : word[1] == 'l' ? 1 : 2] = number(tail);
	else if (place == 0 && (e->kind == EVENT_CHOSEN || e->by_hand))
		e->from = number(word);
	else
		e->to = number(word);
	if (e->kind == EVENT_MOVED || e->kind == EVENT_RETIRED)
		e->area = strtoul(word, NULL, 10);
	if (e->kind == EVENT_POSTPONED)
		e->days = (int)strtol(word, NULL, 10);
}

static struct event
event_of(char *text)
{
	static const char *const verbs[] = { "choose", "is", "check", "revise", "letgo", "resume",
		"enough", "move", "remeasure", "postpone", "retire" }; /* as enum event_kind */
	char *rest, *word = strtok_r(text, " ", &rest);
	struct event e = { .day = (int)strtol(word, NULL, 10), .result_kind = RESULT_MEASURED };

	e.result = strtoul(strtok_r(NULL, " ", &rest), NULL, 10);
	word = strtok_r(NULL, " ", &rest);
	e.by_hand = strcmp(word, "hand") == 0;
	e.kind = e.by_hand ? EVENT_REVISED : (enum event_kind)99;
	for (int n = 0; n <= EVENT_RETIRED; n++)
		if (strcmp(word, verbs[n]) == 0)
			e.kind = (enum event_kind)n;
	assert_int_not_equal(e.kind, 99);
	for (size_t place = 0; (word = strtok_r(NULL, " ", &rest)); place++)
		argument(&e, word, place);
	return e;
}

static struct ledger *
run(const struct script *script)
{
	struct ledger *ledger = ledger_new((struct span){ script->first, script->last });
	char *copy = slice_copy(slice_of(script->events)), *rest = NULL;

	ledger_area(ledger);
	ledger_area(ledger);
	for (size_t n = 0; n < 4; n++)
		ledger_result(ledger, 0);
	for (char *text = strtok_r(copy, ";", &rest); text; text = strtok_r(NULL, ";", &rest)) {
		struct event e = event_of(text);

		ledger_feed(ledger, &e);
	}
	ledger_close(ledger);
	free(copy);
	return ledger;
}

static void
add_part(struct buf *out, const char *name, const struct fraction *f)
{
	if (fraction_sign(f) == 0)
		return;
	buf_printf(out, " %s ", name);
	fraction_format_percent(out, f, 3);
}

static void
account_text(struct buf *out, const struct account *a)
{
	static const char *const names[] = { "rose", "slipped", "raised", "lowered", "new", "gone",
		"remeasured", "moved" };

	fraction_format_percent(out, &a->opening, 3);
	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		add_part(out, names[cause], &a->causes[cause]);
	buf_add_text(out, " = ");
	fraction_format_percent(out, &a->closing, 3);
	add_part(out, "churn", &a->churn);
	add_part(out, "drift", &a->drift);
	add_part(out, "climb", &a->climb);
}

static void
test_scripts(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof scripts / sizeof *scripts; n++) {
		struct ledger *ledger = run(&scripts[n]);
		struct buf text = BUF_INIT;

		account_text(&text, ledger_whole(ledger));
		if (strcmp(text.ptr, scripts[n].account) != 0)
			fail_msg("%s\n  is      %s\n  must be %s",
				scripts[n].name, text.ptr, scripts[n].account);
		buf_release(&text);
		ledger_free(ledger);
	}
}

static void
test_moved_lines(void **state)
{
	(void)state;
	struct ledger *ledger = run(&(struct script){ .first = 1, .last = 9,
		.events = "0 0 choose 0 10; 1 0 is 5; 2 0 move 1; 3 0 is 7" });
	struct buf text = BUF_INIT;

	account_text(&text, ledger_area_account(ledger, 0));
	buf_add_text(&text, " | ");
	account_text(&text, ledger_area_account(ledger, 1));
	assert_string_equal(text.ptr, "100.000 rose -50.000 moved -50.000 = 0.000 climb 50.000 | "
		"0.000 rose -20.000 moved 50.000 = 30.000 climb 20.000");
	assert_int_equal(ledger_stint_count(ledger), 5);
	buf_release(&text);
	ledger_free(ledger);
}

static void
test_counts(void **state)
{
	(void)state;
	struct ledger *ledger = run(&(struct script){ .first = 1, .last = 9,
		.events = "0 0 choose 0 10; 1 0 is 5; 1 0 is 5; 2 0 is 3; 3 0 revise 8; 3 0 revise 8;"
			"4 0 postpone 30; 5 0 postpone 10; 6 0 check; 7 0 letgo; 7 0 letgo; 8 0 is 9" });
	const struct account *whole = ledger_whole(ledger);
	const struct standing *standing = ledger_standing(ledger, 0);
	static const size_t counts[CAUSE_COUNT] = { 1, 1, 0, 1, 0, 1, 0, 0 };

	assert_memory_equal(whole->counts, counts, sizeof counts);
	assert_int_equal(whole->postponements, 2);
	assert_int_equal(whole->postponed_days, 40);
	assert_int_equal(standing->first_day, 0);
	assert_int_equal(standing->chosen_day, 0);
	assert_int_equal(standing->checked_day, 8);
	assert_int_equal(standing->read_day, 8);
	assert_int_equal(standing->closed_day, 7);
	assert_int_equal(standing->readings, 5);
	assert_false(standing->live);
	ledger_free(ledger);
}

static void
test_stretch(void **state)
{
	(void)state;
	struct ledger *ledger = run(&(struct script){ .first = 1, .last = 9,
		.events = "0 0 choose 0 10; 1 0 is 15; 0 1 choose ? 4" });
	struct fraction f;
	struct buf text = BUF_INIT;

	fraction_init(&f);
	assert_true(standing_stretch(ledger_standing(ledger, 0), &f));
	fraction_format_percent(&text, &f, 1);
	assert_string_equal(text.ptr, "-50.0");
	assert_true(standing_gap(ledger_standing(ledger, 0), &f));
	assert_int_equal(fraction_sign(&f), 0);
	assert_false(standing_gap(ledger_standing(ledger, 1), &f));
	assert_false(standing_stretch(ledger_standing(ledger, 1), &f));
	assert_false(standing_gap(ledger_standing(ledger, 2), &f));
	fraction_release(&f);
	buf_release(&text);
	ledger_free(ledger);
}

static void
test_shares(void **state)
{
	(void)state;
	static const int64_t parts[] = { -156, -30, -100, 0 };
	struct fraction fractions[4];
	const struct fraction *pointers[4];
	long out[4];

	for (size_t n = 0; n < 4; n++) {
		fraction_init(&fractions[n]);
		fraction_set_ratio(&fractions[n], parts[n], 100);
		pointers[n] = &fractions[n];
	}
	shares_print(pointers, 4, out);
	assert_int_equal(out[0] + out[1] + out[2], 100);
	assert_int_equal(out[0], 55);
	assert_int_equal(out[1], 10);
	assert_int_equal(out[2], 35);
	shares_print(pointers + 3, 1, out);
	assert_int_equal(out[0], 0);
	for (size_t n = 0; n < 4; n++)
		fraction_release(&fractions[n]);
}

static void
test_print(void **state)
{
	(void)state;
	struct ledger *ledger = run(&scripts[0]);
	struct printed p;

	account_print(ledger_whole(ledger), &p);
	assert_int_equal(p.opening, 100);
	assert_int_equal(p.causes[CAUSE_ROSE], -43);
	assert_int_equal(p.causes[CAUSE_LOWERED], -28);
	assert_int_equal(p.closing, 29);
	ledger_free(ledger);
}

/* Absurd numbers are printed wrong, but they are printed. */
static void
test_print_absurd(void **state)
{
	(void)state;
	struct ledger *ledger = run(&(struct script){ .first = 1, .last = 9, .events =
		"0 0 choose ? 0.000001 way=1; 0 0 is 1; 1 0 is -999999999999; 2 0 revise 999999999999;"
		"3 1 choose -999999999999 0.000001 step=0.000001; 4 0 move 1" });
	struct printed p;

	account_print(ledger_whole(ledger), &p);
	assert_true(p.closing > 0 && p.causes[CAUSE_SLIPPED] > 0);
	ledger_free(ledger);
}

/* All zero is an empty report; so is one that was released. */
static void
test_report(void **state)
{
	(void)state;
	struct report report = { 0 };

	report_release(&report);
	report_init(&report);
	report_add_area(&report);
	report_add_result(&report);
	report_add_change(&report);
	assert_int_equal(report.results[0].checked_day, DAY_NONE);
	report_release(&report);
	report_release(&report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scripts),
		cmocka_unit_test(test_moved_lines),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_stretch),
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_print),
		cmocka_unit_test(test_print_absurd),
		cmocka_unit_test(test_report),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
