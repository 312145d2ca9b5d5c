/* SPDX-License-Identifier: ISC */
/*
 * The marks of a result lead to what the ledger has, by the same causes; and
 * the readings that a pace rests on.
 */
#define CASES 1500

#include <string.h>

#include "base/date.h"
#include "tests/unit/journals.h"
#include "tests/unit/property.h"
#include "tests/unit/tracks.h"

/* A random journal with a track for each result, and a state beside each. */
struct walked {
	struct journal journal;
	struct ledger *ledger;
	struct track tracks[RESULTS];
	struct track_state states[RESULTS];
	size_t seen[RESULTS]; /* marks the state has stepped through */
	size_t scale[RESULTS]; /* which one it is on, and one: they move as they become more */
	struct fraction sums[RESULTS][CAUSE_COUNT];
	struct slice note;    /* of the event that is being fed */
};

static void
watch(void *context, const struct ledger_shift *shift)
{
	struct walked *walked = context;
	struct track *track = &walked->tracks[shift->result];
	size_t before = track->count;

	track_add(track, shift, walked->note);
	for (size_t n = before; n < track->count; n++) {
		/* the first mark of a shift has the reason, and no other */
		assert_true(slice_equal(track_note(track, n),
			n == before ? walked->note : SLICE_EMPTY));
		assert_int_equal(track->marks[n].day, shift->shift->event->day);
	}
}

/* T, or 0 where it is not defined. */
static void
gap_of(const struct track_state *state, struct fraction *out)
{
	fraction_set_ratio(out, 0, 1);
	track_gap(state, out);
}

/* What one mark did goes to its cause. */
static void
count_mark(struct walked *walked, size_t result, size_t n)
{
	const struct track *track = &walked->tracks[result];
	const struct mark *mark = &track->marks[n];
	struct fraction before, after;

	if (walked->scale[result] > 0)
		walked->states[result].scale = &track->scales[walked->scale[result] - 1];
	if (mark->kind == MARK_SCALE)
		walked->scale[result] = (size_t)mark->value + 1;
	fraction_init(&before);
	fraction_init(&after);
	gap_of(&walked->states[result], &before);
	track_step(&walked->states[result], track, n);
	gap_of(&walked->states[result], &after);
	fraction_subtract(&after, &before);
	if (mark->cause >= CAUSE_COUNT)
		assert_int_equal(fraction_sign(&after), 0);
	else if (mark->day >= walked->journal.span.first)
		fraction_add(&walked->sums[result][mark->cause], &after);
	fraction_release(&before);
	fraction_release(&after);
}

static void
same_number(bool known, struct decimal a, struct maybe b)
{
	assert_true(known == b.known);
	assert_true(!known || a.micro == b.value.micro);
}

static void
same_scale(const struct track_state *state, const struct standing *s)
{
	if (s->yardstick == 0) {
		assert_true(!state->scale || state->scale->yardstick == 0);
		return;
	}
	assert_non_null(state->scale);
	assert_true(state->scale->yardstick == s->yardstick);
	assert_true(state->scale->resolution == s->resolution);
	assert_true(state->scale->kind == s->kind && state->scale->hold == s->hold);
	assert_true(state->scale->way == s->way);
	assert_true(state->scale->first == s->first.value.micro);
	assert_true(state->scale->first_vision == s->first_vision.value.micro);
}

static void
same_state(const struct track_state *state, const struct standing *s)
{
	struct fraction a, b;

	fraction_init(&a);
	fraction_init(&b);
	same_scale(state, s);
	assert_true(state->live == s->live);
	assert_true(!s->chosen || state->area == s->area);
	same_number(state->has_vision, state->vision, s->vision);
	same_number(state->has_reality, state->reality, s->reality);
	assert_int_equal(state->checked_day, s->checked_day);
	assert_int_equal(state->read_day, s->read_day);
	assert_true(track_amount(state) == (standing_is_open(s) ? standing_amount(s) : -1));
	assert_int_equal(track_gap(state, &a), standing_gap(s, &b));
	assert_int_equal(fraction_compare(&a, &b), 0);
	fraction_release(&a);
	fraction_release(&b);
}

static void
begin(struct walked *walked, uint64_t seed)
{
	*walked = (struct walked){ .note = SLICE_EMPTY };
	generate(&walked->journal, seed, false);
	walked->ledger = start(&walked->journal, walked->journal.span);
	ledger_set_watch(walked->ledger, watch, walked);
	for (size_t n = 0; n < RESULTS; n++) {
		track_begin(&walked->states[n]);
		for (int cause = 0; cause < CAUSE_COUNT; cause++)
			fraction_init(&walked->sums[n][cause]);
	}
}

static void
end(struct walked *walked)
{
	for (size_t n = 0; n < RESULTS; n++) {
		track_release(&walked->tracks[n]);
		for (int cause = 0; cause < CAUSE_COUNT; cause++)
			fraction_release(&walked->sums[n][cause]);
	}
	ledger_free(walked->ledger);
}

static void
feed(struct walked *walked, size_t n)
{
	static const char *const notes[] = { "", "knee", "enough for now" };
	const struct journal *j = &walked->journal;

	walked->note = slice_of(notes[n % SIZE(notes)]);
	ledger_feed(walked->ledger, &j->events[n]);
	for (size_t r = 0; r < j->result_count; r++) {
		for (; walked->seen[r] < walked->tracks[r].count; walked->seen[r]++)
			count_mark(walked, r, walked->seen[r]);
		same_state(&walked->states[r], ledger_standing(walked->ledger, r));
	}
}

/* Rose and slipped are netted by the ledger: together they are the same. */
static void
same_sums(struct walked *walked, size_t result)
{
	struct fraction *sums = walked->sums[result];

	for (size_t n = 0; n < ledger_stint_count(walked->ledger); n++) {
		const struct stint *stint = ledger_stint(walked->ledger, n);

		for (int cause = 0; stint->result == result && cause < CAUSE_COUNT; cause++)
			fraction_subtract(&sums[cause], &stint->account.causes[cause]);
	}
	fraction_add(&sums[CAUSE_ROSE], &sums[CAUSE_SLIPPED]);
	fraction_set_ratio(&sums[CAUSE_SLIPPED], 0, 1);
	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		assert_int_equal(fraction_sign(&sums[cause]), 0);
}

static void
property_marks(uint64_t seed)
{
	struct walked walked;

	begin(&walked, seed);
	for (size_t n = 0; n < walked.journal.count; n++)
		if (walked.journal.events[n].day <= walked.journal.span.last)
			feed(&walked, n);
	ledger_close(walked.ledger);
	for (size_t r = 0; r < walked.journal.result_count; r++) {
		const struct track *track = &walked.tracks[r];

		for (size_t n = 1; n < track->count; n++)
			assert_true(track->marks[n - 1].day <= track->marks[n].day);
		same_sums(&walked, r);
	}
	end(&walked);
}

/* By counting, not by halving. */
static void
property_find(uint64_t seed)
{
	struct walked walked;

	begin(&walked, seed);
	for (size_t n = 0; n < walked.journal.count; n++)
		ledger_feed(walked.ledger, &walked.journal.events[n]);
	for (int day = -1; day < 2 * DAYS; day += 1 + (int)below(20)) {
		const struct track *track = &walked.tracks[0];
		size_t first = 0;

		while (first < track->count && track->marks[first].day < day)
			first++;
		assert_int_equal(track_find(track, day), first);
	}
	end(&walked);
}

static struct track_state
walk_to_end(const struct track *track)
{
	struct track_state state;

	track_begin(&state);
	for (size_t n = 0; n < track->count; n++)
		track_step(&state, track, n);
	return state;
}

static void
test_unread(void **state)
{
	struct event chosen = choice("?", "10"), closed = { .kind = EVENT_LET_GO, .day = 1 },
		resumed = { .kind = EVENT_RESUMED, .day = 3 };
	struct followed f;

	(void)state;
	chosen.way = 1;
	followed_begin(&f, &chosen);
	assert_true(track_amount(&(struct track_state){ 0 }) == -1);
	struct track_state now = walk_to_end(&f.track);

	assert_true(now.live && now.has_vision && !now.has_reality && track_amount(&now) == -1);
	ledger_feed(f.ledger, &closed);
	followed_read(&f, 2, number("4"));
	now = walk_to_end(&f.track);
	assert_true(!now.live && track_amount(&now) == -1);
	ledger_feed(f.ledger, &resumed);
	now = walk_to_end(&f.track);
	/* it comes back as new, by what was read meanwhile */
	assert_true(now.live && track_amount(&now) == 6 * DECIMAL_ONE);
	for (size_t n = 0; n < f.track.count; n++)
		if (f.track.marks[n].kind == MARK_OPEN && f.track.marks[n].day == 3)
			assert_int_equal(f.track.marks[n].cause, CAUSE_NEW);
	followed_end(&f);
}

static void
test_remeasured(void **state)
{
	struct event chosen = choice("0", "10");
	struct event anew = { .kind = EVENT_REMEASURED, .day = 20, .to = number("100"), .way = 1,
		.result_kind = RESULT_MEASURED };
	struct reading_day days[READINGS_YEAR];
	struct followed f;

	(void)state;
	followed_begin(&f, &chosen);
	followed_readings(&f, "0 1, 10 2");
	ledger_feed(f.ledger, &anew);
	struct track_state now = walk_to_end(&f.track);

	assert_true(now.live && now.has_vision && now.vision.micro == 100 * DECIMAL_ONE);
	assert_true(!now.has_reality && track_amount(&now) == -1);
	assert_int_equal(track_readings(&f.track, 20, days), 0);
	followed_readings(&f, "30 40, 40 55");
	now = walk_to_end(&f.track);
	assert_true(track_amount(&now) == 45 * DECIMAL_ONE);
	assert_true(now.scale->yardstick == 60 * DECIMAL_ONE);
	assert_int_equal(track_readings(&f.track, 40, days), 2);
	assert_true(days[0].day == 30 && days[0].value == 40 * DECIMAL_ONE);
	/* before it, those of the scale of then */
	assert_int_equal(track_readings(&f.track, 19, days), 2);
	assert_true(days[1].day == 10 && days[1].value == 2 * DECIMAL_ONE);
	followed_end(&f);
}

/* Read on the day of a re-measuring, before it and with it. */
static void
test_remeasured_day(void **state)
{
	struct event chosen = choice("0", "10");
	struct event anew = { .kind = EVENT_REMEASURED, .day = 10, .to = number("100"),
		.is = number("20"), .way = 1, .result_kind = RESULT_MEASURED };
	struct reading_day days[READINGS_YEAR];
	struct followed f;

	(void)state;
	followed_begin(&f, &chosen);
	followed_readings(&f, "10 2");
	ledger_feed(f.ledger, &anew);
	assert_int_equal(track_readings(&f.track, 10, days), 1);
	assert_true(days[0].value == 20 * DECIMAL_ONE);
	followed_end(&f);
}

static void
test_last_of_a_day(void **state)
{
	struct event chosen = choice("0", "10"), bare = { .kind = EVENT_READING, .day = 7,
		.to = number("3.25"), .bare = true }, look = { .kind = EVENT_CHECKED, .day = 9 };
	struct reading_day days[READINGS_YEAR];
	struct followed f;

	(void)state;
	followed_begin(&f, &chosen);
	followed_readings(&f, "5 1, 5 2, 7 9, 8 4, 8 4");
	assert_int_equal(track_readings(&f.track, 100, days), 3);
	assert_true(days[1].value == 9 * DECIMAL_ONE && !days[1].bare);
	assert_int_equal(track_readings(&f.track, 7, days), 2);
	assert_int_equal(track_readings(&f.track, 4, days), 0);
	followed_end(&f);
	followed_begin(&f, &chosen);
	followed_readings(&f, "5 1, 7 9");
	ledger_feed(f.ledger, &bare);
	ledger_feed(f.ledger, &look);
	assert_int_equal(track_readings(&f.track, 100, days), 2);
	assert_true(days[0].day == 5 && days[0].value == DECIMAL_ONE && days[0].places == 0);
	assert_true(days[1].day == 7 && days[1].value == 3250000 && days[1].places == 2);
	assert_true(days[1].bare && !days[0].bare);
	struct track_state now = walk_to_end(&f.track);

	assert_true(now.read_day == 7 && now.checked_day == 9);
	followed_end(&f);
}

/* `count` readings, `apart` days between them, the last on day 0. */
static size_t
window(size_t count, int apart, int until, struct reading_day *days)
{
	struct event chosen = choice("0", "10");
	struct followed f;

	followed_begin(&f, &chosen);
	for (size_t n = count; n-- > 0;)
		followed_read(&f, -(int)n * apart, number("4"));
	size_t found = track_readings(&f.track, until, days);

	followed_end(&f);
	return found;
}

/* The year, or the last dozen if that is fewer. */
static void
test_window(void **state)
{
	struct reading_day days[READINGS_YEAR];

	(void)state;
	assert_int_equal(window(11, 100, 0, days), 11);
	assert_int_equal(window(12, 100, 0, days), 12);
	assert_int_equal(window(13, 100, 0, days), 12);
	assert_true(days[0].day == -1100 && days[11].day == 0);
	assert_int_equal(window(13, 100, 5000, days), 12);
	/* thirteen, a month apart: the thirteenth is of the year, and then it is not */
	assert_int_equal(window(14, 28, -1, days), 13);
	assert_int_equal(window(14, 28, 0, days), 14);
	assert_true(days[0].day == -364);
	assert_int_equal(window(14, 28, 1, days), 13);
	/* one each day, and no more than there is room for */
	assert_int_equal(window(800, 1, 0, days), READINGS_YEAR);
	assert_true(days[0].day == -364 && days[364].day == 0);
	for (size_t n = 1; n < READINGS_YEAR; n++)
		assert_int_equal(days[n].day, days[n - 1].day + 1);
	assert_int_equal(window(800, 1, 352, days), 13);
	assert_int_equal(window(800, 1, 353, days), 12);
	assert_int_equal(window(800, 1, 5000, days), 12);
}

static void
test_nothing(void **state)
{
	struct track track = { 0 };
	struct reading_day days[READINGS_YEAR];

	(void)state;
	assert_int_equal(track_find(&track, 0), 0);
	assert_int_equal(track_readings(&track, 0, days), 0);
	track_add_mark(&track, &(struct mark){ .kind = MARK_OTHER, .day = 3 }, slice_of("Ana"));
	track_add_mark(&track, &(struct mark){ .kind = MARK_POSTPONED, .day = 3 }, SLICE_EMPTY);
	assert_true(slice_is(track_note(&track, 0), "Ana"));
	assert_int_equal(track_note(&track, 1).len, 0);
	assert_int_equal(track_find(&track, 3), 0);
	assert_int_equal(track_find(&track, 4), 2);
	assert_int_equal(track_readings(&track, 3, days), 0);
	track_release(&track);
	track_release(&track);
}

/* From 3 to 10; 72 to hold, a slip is 4 up, first read at 75. */
static void
test_points(void **state)
{
	static const struct track_scale toward = { .way = 1, .first = 3 * DECIMAL_ONE,
		.first_vision = 10 * DECIMAL_ONE, .yardstick = 7 * DECIMAL_ONE };
	static const struct track_scale hold = { .hold = true, .way = -1,
		.first = 75 * DECIMAL_ONE, .first_vision = 72 * DECIMAL_ONE,
		.yardstick = 4 * DECIMAL_ONE };
	static const struct {
		const struct track_scale *scale;
		int64_t value;
		long point;
	} cases[] = {
		{ &toward, 3, 0 }, { &toward, 10, 100 }, { &toward, 6, 43 }, { &toward, 2, -14 },
		{ &toward, 17, 200 }, { &toward, 18, POINT_HIGH + 1 },
		{ &toward, -999999, POINT_LOW - 1 },
		{ &hold, 72, 100 }, { &hold, 75, 25 }, { &hold, 76, 0 }, { &hold, 78, -50 },
		{ &hold, 71, 125 }, { &hold, 79, POINT_LOW - 1 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		assert_int_equal(track_point(cases[n].scale, cases[n].value * DECIMAL_ONE),
			cases[n].point);
}

PROPERTY(marks);
PROPERTY(find);

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ROW("marks lead to what the ledger has, cause by cause", marks),
		ROW("a day is found", find),
		cmocka_unit_test(test_unread),
		cmocka_unit_test(test_remeasured),
		cmocka_unit_test(test_remeasured_day),
		cmocka_unit_test(test_last_of_a_day),
		cmocka_unit_test(test_window),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_points),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
