/* SPDX-License-Identifier: ISC */
/*
 * The picture of all areas: a small year to the byte, and for random journals,
 * with names that no drawing should meet, that no line is too wide at any width,
 * and that what moved adds up as it stands there.
 */
#define CASES 300
#include "tests/unit/property.h"

#include "base/text.h"
#include "tension/report.h"
#include "tests/unit/journals.h"
#include "tests/unit/tracks.h"
#include "view/moved.h"
#include "view/tension.h"

/* A report, and what it is of. */
struct seen {
	struct report report;
	struct tracked tracked;
};

static void
forget(struct seen *seen)
{
	report_release(&seen->report);
	tracked_end(&seen->tracked);
}

static const struct stint *
find_stint(const struct ledger *ledger, size_t result, size_t area)
{
	for (size_t n = 0; n < ledger_stint_count(ledger); n++)
		if (ledger_stint(ledger, n)->result == result && ledger_stint(ledger, n)->area == area)
			return ledger_stint(ledger, n);
	return NULL;
}

static void
add_row(struct seen *seen, size_t result, const char *name)
{
	struct report *report = &seen->report;
	const struct standing *s = ledger_standing(seen->tracked.ledger, result);
	size_t area = report->area_count - 1;
	const struct stint *stint = find_stint(seen->tracked.ledger, result, area);

	if (!stint && s->area != area)
		return;
	struct report_result *row = report_add_result(report);

	row->subject = result;
	row->text = slice_of(name);
	row->area = area;
	row->standing = *s;
	row->checked_day = s->checked_day;
	row->track = &seen->tracked.tracks[result];
	row->here = s->area == area;
	row->focus = result == 1;
	row->waiting = s->live && s->chosen && !s->known && s->kind != RESULT_WORDS;
	row->words_only = row->here && !s->chosen;
	row->unchecked = s->live && s->known &&
		report->span.last - s->checked_day > 2 * report->cadence[row->focus];
	if (stint)
		account_add(&row->account, &stint->account);
	report->areas[area].end = report->result_count;
}

/* What its gap rests on. */
static void
sum_rests(struct report *report)
{
	struct fraction *const sums[REST_COUNT] = { &report->measured, &report->factual,
		&report->bare, &report->unchecked };
	struct fraction gap;

	fraction_init(&gap);
	for (size_t n = 0; n < report->result_count; n++)
		if (report->results[n].here && standing_gap(&report->results[n].standing, &gap))
			fraction_add(sums[report_rest(&report->results[n])], &gap);
	fraction_release(&gap);
}

/* As tension/summary.h makes it of a journal; the ledger is closed. */
static void
build(struct seen *seen, struct span span, const char *const *areas, const char *const *results,
	size_t result_count)
{
	struct report *report = &seen->report;

	ledger_close(seen->tracked.ledger);
	report_init(report);
	report->span = span;
	report->today = span.last;
	report->now_only = true;
	report->cadence[0] = 30;
	report->cadence[1] = 7;
	for (size_t n = 0; n < AREAS; n++) {
		struct report_area *area = report_add_area(report);

		area->title = slice_of(areas[n]);
		area->first = area->end = report->result_count;
		account_add(&area->account, ledger_area_account(seen->tracked.ledger, n));
		for (size_t result = 0; result < result_count; result++)
			add_row(seen, result, results[result]);
	}
	account_add(&report->whole, ledger_whole(seen->tracked.ledger));
	sum_rests(report);
}

/* The year of three areas. */
struct told {
	enum event_kind kind;
	int year, month, mday;
	size_t result;
	const char *from, *to;
	bool rated;
};

static const struct told told[] = {
	{ EVENT_CHOSEN, 2025, 11, 1, 2, "2", "8", true },    /* calm */
	{ EVENT_CHOSEN, 2025, 11, 15, 3, "0", "40", false }, /* book */
	{ EVENT_CHOSEN, 2025, 12, 1, 0, "3", "10", false },  /* run */
	{ EVENT_CHOSEN, 2025, 12, 1, 1, "4", "8", true },    /* sleep */
	{ EVENT_READING, 2026, 2, 10, 2, "", "3", false },
	{ EVENT_READING, 2026, 2, 14, 1, "", "5", false },
	{ EVENT_READING, 2026, 3, 10, 0, "", "4.5", false },
	{ EVENT_READING, 2026, 4, 1, 2, "", "5", false },
	{ EVENT_REVISED, 2026, 5, 3, 2, "8", "6", false },
	{ EVENT_READING, 2026, 5, 20, 0, "", "5", false },
	{ EVENT_REVISED, 2026, 6, 1, 0, "10", "11", false },
	{ EVENT_READING, 2026, 6, 9, 2, "", "3", false },
	{ EVENT_READING, 2026, 8, 2, 0, "", "5", false },
	{ EVENT_READING, 2026, 8, 20, 2, "", "4", false },
	{ EVENT_READING, 2026, 9, 28, 3, "", "6", false },
	{ EVENT_READING, 2026, 10, 10, 0, "", "7", false },
	{ EVENT_CHOSEN, 2026, 11, 1, 4, "0", "10", false },  /* desk */
	{ EVENT_LET_GO, 2026, 12, 1, 4, "", "", false },
	{ EVENT_READING, 2026, 12, 20, 1, "", "9", false },  /* more than it was to be */
	{ EVENT_READING, 2026, 12, 22, 2, "", "4", false },
	{ EVENT_READING, 2026, 12, 25, 0, "", "6", false },
};

/* `more` comes behind them; may be NULL. */
static void
small_year(struct seen *seen, const struct event *more)
{
	static const char *const areas[] = { "health", "relationships", "career" };
	static const char *const results[] = { "run", "sleep", "calm", "book", "desk", "sundays" };
	static const size_t homes[] = { 0, 0, 1, 2, 2, 1 };
	struct span span = { day_from_civil(2026, 1, 1), day_from_civil(2026, 12, 31) };
	struct event events[SIZE(told) + 1];
	struct ledger *ledger = ledger_new(span);

	for (size_t n = 0; n < AREAS; n++)
		ledger_area(ledger);
	for (size_t n = 0; n < RESULTS; n++)
		ledger_result(ledger, homes[n]);
	for (size_t n = 0; n < SIZE(told); n++)
		events[n] = (struct event){ .kind = told[n].kind,
			.day = day_from_civil(told[n].year, told[n].month, told[n].mday),
			.result = told[n].result, .area = homes[told[n].result],
			.from = number(told[n].from), .to = number(told[n].to),
			.result_kind = told[n].rated ? RESULT_RATED : RESULT_MEASURED };
	if (more)
		events[SIZE(told)] = *more;
	tracked_begin(&seen->tracked, ledger, events, SIZE(told) + (more != NULL));
	build(seen, span, areas, results, RESULTS);
}

typedef void (*picture)(struct buf *out, const struct report *report, const struct view *view);

static void
areas(struct buf *out, const struct report *report, const struct view *view)
{
	view_areas(out, report, view, false);
}

static void
areas_and_results(struct buf *out, const struct report *report, const struct view *view)
{
	view_areas(out, report, view, true);
}

static void
is_drawn(picture draw, const struct view *view, const char *expected)
{
	struct seen seen;
	struct buf out = BUF_INIT;

	small_year(&seen, NULL);
	draw(&out, &seen.report, view);
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
	forget(&seen);
}

static void
test_small_year(void **state)
{
	(void)state;
	is_drawn(areas, &(struct view){ .width = 80 },
		" The gap is 190 over 4 results. 85 of it was not checked lately.\n"
		"\n"
		"               0┈┈┈┈┈┈┈┈┈┈┈┈50┈┈┈┈┈┈┈┈┈┈┈100 gap  year    moved          checked\n"
		" health        ·──────────────────●━━━━━━◌━○  71  ╍⠒⠒⠐╍⠠  ▲143 ↑14          11 d\n"
		" relationships ·────────●━━━━━━━━○       ◌    33  ⠠⠤⠠⢄╍⢀  ▲33 ↓34            9 d\n"
		" career        ·───●╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍○    85  ╍╍╍╍⠤╍  ▲15 +100 ×100     94 d\n"
		" ● reality  ○ vision  ◌ first vision  · reality a year ago\n"
		" ╍ not checked lately, last known\n"
		" ▲▼ reality  ↑↓ vision  + new  × let go\n"
		" bar: the mean of an area's results; gap: their sum\n"
		" gap 100 = as far as on the day you chose; ratings: at least 3\n");
	is_drawn(areas, &(struct view){ .width = 40 },
		" The gap is 190 over 4 results. 85 of it\n"
		" was not checked lately.\n"
		"\n"
		"              0┈┈┈┈┈┈┈┈┈50┈┈┈┈┈┈┈100 gap\n"
		" health       ·─────────────●━━━━━◌○  71\n"
		" relationshi… ·─────●━━━━━━○      ◌   33\n"
		" career       ·──●╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍○   85\n"
		" ● reality  ○ vision  ◌ first vision\n"
		" · reality a year ago\n"
		" ╍ not checked lately, last known\n"
		" bar: the mean of an area's results;\n"
		" gap: their sum\n"
		" gap 100 = as far as on the day you\n"
		" chose; ratings: at least 3\n");
	is_drawn(areas, &(struct view){ .width = 60, .ascii = true },
		" The gap is 190 over 4 results. 85 of it was not checked\n"
		" lately.\n"
		"\n"
		"              0.......50.....100 gap  moved          checked\n"
		" health       |----------*===='o  71  ^143 /14          11 d\n"
		" relations... |----*=====o    '   33  ^33 \\34            9 d\n"
		" career       |-*~~~~~~~~~~~~~o   85  ^15 +100 x100     94 d\n"
		" * reality  o vision  ' first vision  | reality a year ago\n"
		" ~ not checked lately, last known\n"
		" ^v reality  /\\ vision  + new  x let go\n"
		" bar: the mean of an area's results; gap: their sum\n"
		" gap 100 = as far as on the day you chose; ratings: at least\n"
		" 3\n");
	is_drawn(areas, &(struct view){ .width = 80, .plain = true },
		"The gap is 190 over 4 results. 85 of it was not checked lately.\n"
		"health: the gap is 71 over 2 results, was 200; reality rose 143, vision raised\n"
		"14; oldest check 11 days ago.\n"
		"relationships: the gap is 33 over 1 result, was 100; reality rose 33, vision\n"
		"lowered 34; last checked 9 days ago.\n"
		"career: the gap is 85 over 1 result, was 100; reality rose 15, new 100, let go\n"
		"100; most of it was not checked lately; last checked 94 days ago.\n");
	is_drawn(areas_and_results, &(struct view){ .width = 100 },
		" The gap is 190 over 4 results. 85 of it was not checked lately.\n"
		"\n"
		"               0┈┈┈┈┈┈┈┈┈50┈┈┈┈┈┈┈┈100┈┈┈                  gap  year          moved          checked\n"
		" health        ·─────────────●━━━━━◌○                       71  ⠉╍⠒⠒⠐⠒╍⠒⠒╍╍⠠  ▲143 ↑14          11 d\n"
		"  run          ─────────●━━━━━━━━━━◌━━○    6 of 11          71  ⠉╍⠒⠒⠈⠉╍⠉⠉⠒⠒⠐  ▲43 ↑14            6 d\n"
		"  sleep        ────────────────────○────●  9 of 8            0  ⠉⠒⠒╍╍╍╍╍╍╍╍⢀  ▲100              11 d\n"
		" relationships ·──────●━━━━━○      ◌                        33  ╍⠤⠤⠤╍⠤⠤⢀⣀╍╍⢀  ▲33 ↓34            9 d\n"
		"  calm         ───────●━━━━━○      ◌       4 of 6           33  ╍⠒⠒⠒╍⠒⠒⠠⠤╍╍⠠  ▲33 ↓34            9 d\n"
		"  sundays      in words                                                                        never\n"
		" career        ·──●╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍○                        85  ╍╍╍╍╍╍╍╍⠠⠤╍╍  ▲15 +100 ×100     94 d\n"
		"  book         ───●╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍○       6 of 40          85  ╍╍╍╍╍╍╍╍⠈⠉╍╍  ▲15               94 d\n"
		" ● reality  ○ vision  ◌ first vision  · reality a year ago  ╍ not checked lately, last known\n"
		" ▲▼ reality  ↑↓ vision  + new  × let go\n"
		" bar: the mean of an area's results; gap: their sum\n"
		" gap 100 = as far as on the day you chose; ratings: at least 3\n");
	is_drawn(view_rest, &(struct view){ .width = 80 },
		"\n"
		" Visions came down by 19 in all, reality went up by 216. Reality went back and\n"
		" forth by 48 on the way.\n"
		" Of the gap 38% is measured, 17% is rated with facts, 45% was not checked\n"
		" lately.\n"
		" book, last checked on 28 Sep: where its gap is by now nobody can say.\n");
}

/* What is no longer open is not gone from the picture. */
static void
test_nothing_open(void **state)
{
	const struct event let_go = { .kind = EVENT_LET_GO, .result = 3, .day =
		day_from_civil(2026, 12, 28) };
	struct seen seen;
	struct buf out = BUF_INIT;

	(void)state;
	small_year(&seen, &let_go);
	view_areas(&out, &seen.report, &(struct view){ .width = 80 }, false);
	if (!strstr(out.ptr, "\n career        nothing open "))
		fail_msg("no row of what was let go in:\n%s", out.ptr);
	assert_non_null(strstr(out.ptr, " ▲15 +100 ×185\n")); /* and no check */
	buf_release(&out);
	forget(&seen);
}

/* A line as it is seen: without what switches colours. */
static size_t
columns(struct slice line)
{
	struct buf text = BUF_INIT;

	for (size_t at = 0; at < line.len; at++) {
		if (line.ptr[at] != '\x1b')
			buf_add_char(&text, line.ptr[at]);
		else
			at += slice_find_char(slice_from(line, at), 'm');
	}
	size_t width = text_width(buf_slice(&text));

	buf_release(&text);
	return width;
}

static void
check_bytes(const struct buf *out, const struct view *view, bool ascii_names)
{
	for (size_t at = 0; at < out->len; at++) {
		unsigned char byte = (unsigned char)out->ptr[at];

		assert_true(byte >= 0x20 || byte == '\n' || (view->color && byte == 0x1b));
		assert_int_not_equal(byte, 0x7f);
		if (ascii_names && (view->ascii || view->plain))
			assert_true(byte < 0x80);
	}
}

static void
check(const struct buf *out, const struct view *view, bool ascii_names)
{
	assert_true(out->len == 0 || out->ptr[out->len - 1] == '\n');
	assert_true(text_is_utf8(buf_slice(out)));
	check_bytes(out, view, ascii_names);
	for (struct slice rest = buf_slice(out); rest.len > 0;) {
		struct slice line = slice_cut(&rest, '\n');

		if (columns(line) > (size_t)view->width)
			fail_msg("%zu columns of %d: %.*s", columns(line), view->width,
				SLICE_ARG(line));
		assert_false(slice_ends(line, " "));
		if (view->plain && (line.len == 0 || slice_find(line, "  ") != SLICE_NONE))
			fail_msg("not a sentence: '%.*s'", SLICE_ARG(line));
	}
}

static void
questions(struct buf *out, const struct report *report, const struct view *view)
{
	view_questions(out, report, view, QUESTIONS_SHOWN, report->result_count % 2 ? NULL :
		"a name of \x1b[31m somebody's hearth and home, as long as any");
}

static void
draw_all(const struct report *report, const struct view *view, bool ascii_names)
{
	static const picture pictures[] = { areas, areas_and_results, view_bars, view_since,
		view_rest, questions };
	struct buf out = BUF_INIT;

	for (size_t n = 0; n < SIZE(pictures); n++) {
		buf_clear(&out);
		pictures[n](&out, report, view);
		check(&out, view, ascii_names);
	}
	buf_release(&out);
}

/* The signs of an area say what its account says, and add up as they are printed. */
static void
check_moved(const struct account *account)
{
	static const enum glyph glyphs[CAUSE_COUNT][2] = {
		{ GLYPH_UP, GLYPH_UP }, { GLYPH_DOWN, GLYPH_DOWN }, { GLYPH_HIGHER, GLYPH_HIGHER },
		{ GLYPH_LOWER, GLYPH_LOWER }, { GLYPH_CAME, GLYPH_CAME },
		{ GLYPH_WENT, GLYPH_WENT }, { GLYPH_ANEW, GLYPH_ANEW },
		{ GLYPH_OUT_OF, GLYPH_INTO },
	};
	struct moved moved;
	long sum = fraction_percent(&account->opening);

	moved_find(&moved, account, false, false);
	for (size_t n = 0; n < moved.count; n++) {
		const struct moved_part *part = &moved.parts[n];
		int sign = 0;

		if (part->cause != CAUSE_COUNT) {
			sign = fraction_sign(&account->causes[part->cause]);
			assert_int_equal(part->glyph, glyphs[part->cause][sign > 0]);
			sum += part->cause == CAUSE_REMEASURED || sign > 0 ? part->points :
				-part->points;
		}
		assert_int_equal(sign == 0, part->glyph == GLYPH_BLANK);
	}
	assert_int_equal(sum, fraction_percent(&account->closing));
}

/* Of what does not fit, what is no end's goes first, then what moved least. */
static void
test_cut(void **state)
{
	static const struct {
		size_t width;
		const char *drawn;
	} cuts[] = {
		{ 18, "▲107 ↓29 +100 ×8  " }, { 16, "▲107 ↓29 +100 ×8" },
		{ 15, "▲107 ↓29 +100 …" }, { 14, "▲107 ↓29 …    " },
		{ 10, "▲107 ↓29 …" }, { 9, "▲107 …   " }, { 6, "▲107 …" }, { 5, "…    " }, { 0, "" },
	};
	struct account account;
	struct moved moved;

	(void)state;
	account_init(&account);
	fraction_set_ratio(&account.opening, 124, 100);
	fraction_set_ratio(&account.causes[CAUSE_ROSE], -107, 100);
	fraction_set_ratio(&account.causes[CAUSE_LOWERED], -29, 100);
	fraction_set_ratio(&account.causes[CAUSE_NEW], 100, 100);
	fraction_set_ratio(&account.causes[CAUSE_GONE], -8, 100);
	fraction_set_ratio(&account.closing, 80, 100);
	moved_find(&moved, &account, false, false);
	for (size_t n = 0; n < SIZE(cuts); n++) {
		bool used[GLYPH_COUNT] = { false };
		struct buf out = BUF_INIT;

		moved_draw(&out, &(struct view){ .width = 80 }, &moved, cuts[n].width, used);
		assert_string_equal(out.ptr, cuts[n].drawn);
		assert_int_equal(used[GLYPH_LOWER], cuts[n].width >= 10);
		buf_release(&out);
	}
	account_release(&account);
}

/* Beside what it is now, what reality was is no further than the vision either. */
static void
check_before(const struct report *report)
{
	struct buf out = BUF_INIT;

	view_areas(&out, report, &(struct view){ .width = 200 }, false);
	for (struct slice rest = buf_slice(&out); rest.len > 0;) {
		struct slice line = slice_cut(&rest, '\n');
		size_t before = slice_find(line, "·"), vision = slice_find(line, "○");

		if (slice_find(line, "vision") == SLICE_NONE && before != SLICE_NONE && before > vision)
			fail_msg("beyond its vision: %.*s", SLICE_ARG(line));
	}
	buf_release(&out);
}

#define ASCII_NAMES 4
static const char *const names[] = {
	"health", "relationships and all that goes with them", "r", "",
	"毎朝すっきり目覚めて一日を楽しみにしている毎日", "\x1b[31mred\x07 \xff\xfe bytes",
	"averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongwordwithoutanyblank",
	"👩‍👩‍👧‍👦 family 🏃🏽‍♀️ runs ❤️ daily", "\xe2\x80\xae!evil \xe2\x80\xa8 line\nbreak\ttab",
	"é̂̈ combining", "בריאות ובית", "العائلة", "🇩🇪🇫🇷 flags",
};

static void
ask(struct report *report)
{
	static const enum question_kind kinds[] = { QUESTION_SWINGING, QUESTION_UNSUPPORTED,
		QUESTION_PAST };

	report->questions = calloc(3, sizeof *report->questions);
	for (size_t n = 0; report->result_count > 0 && n < 3; n++) {
		struct question *question = &report->questions[report->question_count++];

		question->kind = kinds[n];
		question->result = below(report->result_count);
		question->area = report->results[question->result].area;
		question->count = 3;
		question->days[question->day_count++] = report->span.last;
		fraction_init(&question->amount);
	}
}

static void
random_report(struct seen *seen, uint64_t seed, size_t names_known)
{
	const char *areas_named[AREAS], *results_named[RESULTS];
	struct journal j;
	size_t count = 0;

	generate(&j, seed, false);
	while (count < j.count && j.events[count].day <= j.span.last)
		count++;
	tracked_begin(&seen->tracked, start(&j, j.span), j.events, count);
	for (size_t n = 0; n < AREAS; n++)
		areas_named[n] = names[below(names_known)];
	for (size_t n = 0; n < RESULTS; n++)
		results_named[n] = names[below(names_known)];
	build(seen, j.span, areas_named, results_named, j.result_count);
	ask(&seen->report);
}

static void
property_widths(uint64_t seed)
{
	bool ascii_names = seed % 2;
	struct seen seen;

	random_report(&seen, seed, ascii_names ? ASCII_NAMES : SIZE(names));
	size_t look = below(16);

	for (int width = 40 + (int)(seed % 8); width <= 200; width += 8)
		draw_all(&seen.report,
			&(struct view){ width, look & 1, look & 2, look > 11 }, ascii_names);
	forget(&seen);
}

static void
property_moved(uint64_t seed)
{
	struct seen seen;

	random_report(&seen, seed, SIZE(names));
	for (size_t n = 0; n < seen.report.area_count; n++)
		check_moved(&seen.report.areas[n].account);
	check_before(&seen.report);
	forget(&seen);
}

PROPERTY(widths);
PROPERTY(moved);

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small_year),
		cmocka_unit_test(test_nothing_open),
		cmocka_unit_test(test_cut),
		ROW("no line is too wide, and ASCII and plain are what they say", widths),
		ROW("what moved adds up, each line with a sign of its own", moved),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
