/* SPDX-License-Identifier: ISC */
/*
 * The properties that the ledger must hold, on random journals. Sums are
 * compared exactly.
 */
#include <string.h>

#include "tests/unit/journals.h"
#include "tests/unit/property.h"

static void
equal(const struct fraction *a, const struct fraction *b)
{
	assert_int_equal(fraction_compare(a, b), 0);
}

/* new + let go, together, are the same in both. */
static void
same_turnover(const struct account *a, const struct account *b)
{
	struct fraction left, right;

	fraction_init(&left);
	fraction_init(&right);
	fraction_set(&left, &a->causes[CAUSE_NEW]);
	fraction_add(&left, &a->causes[CAUSE_GONE]);
	fraction_set(&right, &b->causes[CAUSE_NEW]);
	fraction_add(&right, &b->causes[CAUSE_GONE]);
	equal(&left, &right);
	fraction_release(&left);
	fraction_release(&right);
}

static const struct account *
account_of(const struct ledger *ledger, size_t result, size_t area)
{
	for (size_t n = 0; n < ledger_stint_count(ledger); n++)
		if (ledger_stint(ledger, n)->result == result && ledger_stint(ledger, n)->area == area)
			return &ledger_stint(ledger, n)->account;
	return NULL;
}

static bool
is_zero(const struct account *a)
{
	int sign = fraction_sign(&a->opening) | fraction_sign(&a->closing) |
		fraction_sign(&a->churn) | fraction_sign(&a->drift) | fraction_sign(&a->climb);

	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		sign |= fraction_sign(&a->causes[cause]);
	return sign == 0;
}

static void
same_lines(const struct account *a, const struct account *b)
{
	if (!a || !b) {
		assert_true(is_zero(a ? a : b));
		return;
	}
	equal(&a->opening, &b->opening);
	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		equal(&a->causes[cause], &b->causes[cause]);
	equal(&a->closing, &b->closing);
	equal(&a->drift, &b->drift);
	equal(&a->climb, &b->climb);
}

/* The whole and every result in every area; b's result n is a's map[n]. */
static void
same_ledgers(const struct ledger *a, const struct ledger *b, const size_t *map, size_t count)
{
	same_lines(ledger_whole(a), ledger_whole(b));
	for (size_t result = 0; result < count; result++) {
		for (size_t area = 0; area < AREAS; area++) {
			const struct account *x = account_of(a, map ? map[result] : result, area);
			const struct account *y = account_of(b, result, area);

			if (x || y)
				same_lines(x, y);
		}
	}
}

/* 1, 3 */
static void
adds_up(const struct account *a)
{
	static const int signs[CAUSE_COUNT] = { -1, 1, 1, -1, 1, -1, 0, 0 };
	struct fraction sum;

	fraction_init(&sum);
	fraction_set(&sum, &a->opening);
	for (int cause = 0; cause < CAUSE_COUNT; cause++) {
		fraction_add(&sum, &a->causes[cause]);
		assert_true(signs[cause] == 0 || fraction_sign(&a->causes[cause]) * signs[cause] >= 0);
	}
	equal(&sum, &a->closing);
	assert_true(fraction_sign(&a->churn) >= 0);
	fraction_release(&sum);
}

/* 12 */
static void
prints_whole(const struct account *a)
{
	struct printed p;
	struct fraction away;

	account_print(a, &p);
	long sum = p.opening;

	fraction_init(&away);
	for (int cause = 0; cause < CAUSE_COUNT; cause++) {
		sum += p.causes[cause];
		fraction_set_ratio(&away, p.causes[cause], 100);
		fraction_subtract(&away, &a->causes[cause]);
		assert_true(fraction_compare_ratio(&away, 1, 100) < 0);
		assert_true(fraction_compare_ratio(&away, -1, 100) > 0);
	}
	assert_int_equal(sum, p.closing);
	fraction_release(&away);
}

static void
property_sums(uint64_t seed)
{
	struct journal j;

	generate(&j, seed, false);
	struct ledger *ledger = replay(&j, j.span);
	struct ledger *before = replay(&j, (struct span){ j.span.first - 1, j.span.first - 1 });

	for (size_t n = 0; n < ledger_stint_count(ledger); n++) {
		adds_up(&ledger_stint(ledger, n)->account);
		prints_whole(&ledger_stint(ledger, n)->account);
	}
	adds_up(ledger_whole(ledger));
	prints_whole(ledger_whole(ledger));
	assert_int_equal(fraction_sign(&ledger_whole(ledger)->causes[CAUSE_MOVED]), 0);
	equal(&ledger_whole(ledger)->opening, &ledger_whole(before)->closing);
	ledger_free(before);
	ledger_free(ledger);
}

static void
affine(struct maybe *x, int64_t times, int64_t plus)
{
	x->value.micro = x->value.micro * times + plus;
}

/* 2 */
static void
property_units(uint64_t seed)
{
	static const int64_t factors[] = { 2, -1, 7, -3 };
	struct journal j;

	generate(&j, seed, true);
	struct ledger *a = replay(&j, j.span);
	int64_t times = factors[below(4)], size = times < 0 ? -times : times;
	int64_t plus = (int64_t)below(100) * 250000;

	for (size_t n = 0; n < j.count; n++) {
		struct event *e = &j.events[n];

		affine(&e->from, times, plus);
		affine(&e->to, times, plus);
		affine(&e->is, times, plus);
		affine(&e->first, times, plus);
		affine(&e->slip, size, 0);
		affine(&e->step, size, 0);
		e->way = times < 0 ? -e->way : e->way;
	}
	struct ledger *b = replay(&j, j.span);

	same_ledgers(a, b, NULL, j.result_count);
	ledger_free(a);
	ledger_free(b);
}

/* 4 */
static void
property_spans(uint64_t seed)
{
	struct journal j;

	generate(&j, seed, false);
	int middle = j.span.first + (int)below((size_t)(j.span.last - j.span.first + 1));
	struct ledger *all = replay(&j, j.span);
	struct ledger *early = replay(&j, (struct span){ j.span.first, middle });
	struct ledger *late = replay(&j, (struct span){ middle + 1, j.span.last });
	struct account sum;
	const struct account *whole = ledger_whole(all);

	account_init(&sum);
	account_add(&sum, ledger_whole(early));
	account_add(&sum, ledger_whole(late));
	for (int cause = CAUSE_RAISED; cause < CAUSE_COUNT; cause++)
		equal(&sum.causes[cause], &whole->causes[cause]);
	fraction_add(&sum.causes[CAUSE_ROSE], &sum.causes[CAUSE_SLIPPED]);
	fraction_subtract(&sum.causes[CAUSE_ROSE], &whole->causes[CAUSE_ROSE]);
	equal(&sum.causes[CAUSE_ROSE], &whole->causes[CAUSE_SLIPPED]);
	equal(&sum.drift, &whole->drift);
	equal(&sum.climb, &whole->climb);
	equal(&ledger_whole(early)->closing, &ledger_whole(late)->opening);
	account_release(&sum);
	ledger_free(all);
	ledger_free(early);
	ledger_free(late);
}

/* 5: the reading after it must come while T is already defined. */
static void
property_extra_reading(uint64_t seed)
{
	struct journal j;

	generate(&j, seed, false);
	struct ledger *a = replay(&j, j.span);
	size_t later = below(j.count), at = later;
	struct event e = j.events[later];

	while (at > 0 && below(4) && j.events[at - 1].kind != EVENT_RETIRED &&
	       (j.events[at - 1].result != e.result || j.events[at - 1].kind == EVENT_READING))
		at--;
	struct standing s = standing_before(&j, e.result, at);

	e.day = j.events[at].day;
	if (j.events[later].kind == EVENT_READING && s.live && s.known &&
	    e.day >= j.span.first && j.events[later].day <= j.span.last) {
		e.to = value();
		insert(&j, at, e);
		struct ledger *b = replay(&j, j.span);

		same_ledgers(a, b, NULL, j.result_count);
		ledger_free(b);
	}
	ledger_free(a);
}

/* 6 */
static void
property_direction(uint64_t seed)
{
	struct journal j;
	struct fraction gap, moved;

	generate(&j, seed, false);
	fraction_init(&gap);
	fraction_init(&moved);
	for (size_t r = 0; r < j.result_count; r++) {
		struct standing s = standing_before(&j, r, j.count);
		int64_t better = s.way * (int64_t)below(20) * 500000;

		if (!standing_gap(&s, &gap))
			continue;
		struct standing read = s, raised = s;
		struct event e = { .kind = EVENT_READING, .day = 999, .result = r, .to = s.reality };

		e.to.value.micro += better;
		standing_apply(&read, &e);
		assert_true(standing_gap(&read, &moved) && fraction_compare(&moved, &gap) <= 0);
		e.kind = EVENT_REVISED;
		e.to = s.vision;
		e.to.value.micro += better;
		standing_apply(&raised, &e);
		assert_true(standing_gap(&raised, &moved) && fraction_compare(&moved, &gap) >= 0);
		assert_true(raised.yardstick == s.yardstick && read.yardstick == s.yardstick);
	}
	fraction_release(&gap);
	fraction_release(&moved);
}

/* 7: areas and whole are their results', and those are what stands at the end. */
static void
property_areas(uint64_t seed)
{
	struct journal j;
	struct account areas[AREAS], whole;
	struct fraction gap, gaps;

	generate(&j, seed, false);
	struct ledger *ledger = replay(&j, j.span);

	account_init(&whole);
	for (size_t n = 0; n < AREAS; n++)
		account_init(&areas[n]);
	for (size_t n = 0; n < ledger_stint_count(ledger); n++)
		account_add(&areas[ledger_stint(ledger, n)->area], &ledger_stint(ledger, n)->account);
	for (size_t n = 0; n < AREAS; n++) {
		same_lines(&areas[n], ledger_area_account(ledger, n));
		account_add(&whole, &areas[n]);
		account_release(&areas[n]);
	}
	same_lines(&whole, ledger_whole(ledger));
	fraction_init(&gap);
	fraction_init(&gaps);
	for (size_t n = 0; n < j.result_count; n++)
		if (standing_gap(ledger_standing(ledger, n), &gap))
			fraction_add(&gaps, &gap);
	equal(&gaps, &whole.closing);
	fraction_release(&gap);
	fraction_release(&gaps);
	account_release(&whole);
	ledger_free(ledger);
}

/* 8 */
static void
property_order(uint64_t seed)
{
	struct journal j;
	size_t map[RESULTS], back[RESULTS], turn, shift = below(5000);

	generate(&j, seed, false);
	struct journal other = j;

	turn = below(j.result_count);
	for (size_t n = 0; n < j.result_count; n++) {
		map[n] = (n + turn) % j.result_count; /* the other's n is our map[n] */
		back[map[n]] = n;
		other.home[n] = j.home[map[n]];
	}
	other.span.first += (int)shift;
	other.span.last += (int)shift;
	for (size_t n = 0; n < j.count; n++) {
		other.events[n].day += (int)shift;
		other.events[n].result = back[j.events[n].result];
	}
	struct ledger *a = replay(&j, j.span), *b = replay(&other, other.span);
	struct ledger *again = replay(&j, j.span);

	same_ledgers(a, b, map, j.result_count);
	same_ledgers(a, again, NULL, j.result_count);
	ledger_free(a);
	ledger_free(b);
	ledger_free(again);
}

/* 9 */
static void
property_let_go_and_back(uint64_t seed)
{
	struct journal j;

	generate(&j, seed, false);
	size_t at = below(j.count);
	struct event e = j.events[at];
	struct standing s = standing_before(&j, e.result, at);
	struct ledger *a = replay(&j, j.span);

	if (s.live && e.day >= j.span.first && e.day <= j.span.last) {
		e.kind = EVENT_RESUMED;
		insert(&j, at, e);
		e.kind = EVENT_LET_GO;
		insert(&j, at, e);
		struct ledger *b = replay(&j, j.span);
		const struct account *x = ledger_whole(a), *y = ledger_whole(b);

		for (int cause = 0; cause < CAUSE_COUNT; cause++)
			if (cause != CAUSE_NEW && cause != CAUSE_GONE)
				equal(&x->causes[cause], &y->causes[cause]);
		equal(&x->closing, &y->closing);
		equal(&x->climb, &y->climb);
		same_turnover(x, y);
		ledger_free(b);
	}
	ledger_free(a);
}

/* 10 */
static void
property_unknown(uint64_t seed)
{
	struct journal j;

	generate(&j, seed, false);
	for (size_t n = 0; n < j.count; n++) {
		struct event *e = &j.events[n];

		if (e->kind == EVENT_CHOSEN || e->kind == EVENT_REMEASURED) {
			e->from.known = e->is.known = false;
			e->result_kind = e->result % 2 ? RESULT_WORDS : e->result_kind;
		}
		/* Words may be read as often as one likes; the others never are. */
		if (e->result % 2 == 0 && e->kind == EVENT_READING)
			e->kind = EVENT_CHECKED;
		if (e->kind == EVENT_ENOUGH)
			e->to.known = false;
	}
	struct ledger *ledger = replay(&j, j.span);

	for (size_t n = 0; n < ledger_stint_count(ledger); n++)
		assert_true(is_zero(&ledger_stint(ledger, n)->account));
	assert_true(is_zero(ledger_whole(ledger)));
	ledger_free(ledger);
}

/* What standing_apply() shows beforehand is what feeding then does. */
static void
property_preview(uint64_t seed)
{
	struct journal j;

	generate(&j, seed, false);
	struct ledger *ledger = start(&j, j.span);

	for (size_t n = 0; n < j.count && j.events[n].day <= j.span.last; n++) {
		const struct event *e = &j.events[n];
		struct standing s = *ledger_standing(ledger, e->result);

		if (e->kind != EVENT_RETIRED || s.area == e->area)
			standing_apply(&s, e);
		ledger_feed(ledger, e);
		const struct standing *fed = ledger_standing(ledger, e->result);

		assert_true(standing_amount(&s) == standing_amount(fed));
		assert_true(s.live == fed->live && s.known == fed->known);
		assert_true(s.yardstick == fed->yardstick && s.readings == fed->readings);
	}
	ledger_free(ledger);
}

PROPERTY(sums);
PROPERTY(units);
PROPERTY(spans);
PROPERTY(extra_reading);
PROPERTY(direction);
PROPERTY(areas);
PROPERTY(order);
PROPERTY(let_go_and_back);
PROPERTY(unknown);
PROPERTY(preview);

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ROW("opening + lines = closing, signs, printed parts add up (1 3 12)", sums),
		ROW("the unit does not matter (2)", units),
		ROW("two spans are one (4)", spans),
		ROW("an extra reading changes nothing (5)", extra_reading),
		ROW("better never raises, raising never lowers (6)", direction),
		ROW("the whole is its areas (7)", areas),
		ROW("neither order nor dates matter (8)", order),
		ROW("let go and resumed is nothing (9)", let_go_and_back),
		ROW("words and the not yet checked add nothing (10)", unknown),
		ROW("a preview is what happens", preview),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
