/* SPDX-License-Identifier: ISC */
/*
 * The pictures of the tension report: exact bytes for the manual's example, and
 * for any name and width that no line is too wide, that ascii is ASCII, and
 * that plain is sentences.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "tests/unit/reports.h"
#include "view/tension.h"

static const struct view terminal = { .width = 80 };
static const struct view ascii = { .width = 80, .ascii = true };
static const struct view plain = { .width = 80, .plain = true };
static const struct view color = { .width = 80, .color = true };

typedef void (*picture)(struct buf *out, const struct report *report, const struct view *view);

static void
first_result(struct buf *out, const struct report *report, const struct view *view)
{
	view_result(out, report, 0, view);
}

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
is_drawn(void (*make)(struct report *), picture draw, const struct view *view,
	const char *expected)
{
	struct report report;
	struct buf out = BUF_INIT;

	make(&report);
	draw(&out, &report, view);
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
	report_release(&report);
}

static void
test_waterfall(void **state)
{
	(void)state;
	is_drawn(running, view_waterfall, &terminal,
		" 100% of the gap was not checked lately. 71 of the gap went: 60% because reality\n"
		" rose, 40% because the vision came down (knee, May).\n"
		"\n"
		" 2026 · WHICH END MOVED?       gap      gap 100 = as far as on the day you chose\n"
		"  1 Jan                        100  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"
		"  reality rose                 −43                           ██████████████████\n"
		"  vision lowered               −28              ░░░░░░░░░░░░░  knee, May\n"
		"  31 Dec                        29  ╍╍╍╍╍╍╍╍╍╍╍╍\n"
		"\n"
		" WHERE 71 WENT   █████████████████████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░\n"
		"                 reality rose 60%                     vision lowered 40%\n");
	is_drawn(running, view_waterfall, &color,
		" 100% of the gap was not checked lately. 71 of the gap went: 60% because reality\n"
		" rose, 40% because the vision came down (knee, May).\n"
		"\n"
		" 2026 · WHICH END MOVED?       gap      "
		"\x1b[2mgap 100 = as far as on the day you chose\x1b[0m\n"
		"  1 Jan                        100  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"
		"  reality rose                 −43                           "
		"\x1b[33m██████████████████\x1b[0m\n"
		"  vision lowered               −28              \x1b[36m░░░░░░░░░░░░░\x1b[0m  knee, May\n"
		"  31 Dec                        29  \x1b[2m╍╍╍╍╍╍╍╍╍╍╍╍\x1b[0m\n"
		"\n"
		" WHERE 71 WENT   \x1b[33m█████████████████████████████████████\x1b[0m"
		"\x1b[36m░░░░░░░░░░░░░░░░░░░░░░░░░\x1b[0m\n"
		"                 reality rose 60%                     vision lowered 40%\n");
	is_drawn(running, view_waterfall, &plain,
		"100% of the gap was not checked lately. 71 of the gap went: 60% because reality\n"
		"rose, 40% because the vision came down (knee, May).\n"
		"On 1 Jan the gap was 100.\n"
		"Reality rose: 43 less.\n"
		"Vision lowered: 28 less, knee, May.\n"
		"On 31 Dec it is 29.\n");
}

static void
a_little(struct report *report)
{
	start(report);
	set_points(&report->whole, 10, (const long[CAUSE_COUNT]){ 0 }, 10);
	fraction_set_ratio(&report->whole.causes[CAUSE_SLIPPED], 1, 1000);
	add_measured(report, "run", "0", "10", "9");
	account_add(&report->results[0].account, &report->whole);
	one_area(report);
}

/* What moved is never said to have moved by 0. */
static void
test_little(void **state)
{
	(void)state;
	is_drawn(a_little, view_waterfall, &plain,
		"The gap is a little wider: less than 1 because reality slipped.\n"
		"On 1 Jan the gap was 10.\n"
		"Reality slipped: less than 1 more.\n"
		"On 31 Dec it is 10.\n");
	is_drawn(a_little, view_bars, &plain,
		"The gap is 10 over 1 result.\n"
		"run: 9 of 10, 1 of 10 to go; the gap is 10; reality slipped less than 1; checked\n"
		"334 days ago.\n");
}

static void
test_year(void **state)
{
	(void)state;
	is_drawn(year, view_waterfall, &terminal,
		" 286 of the gap went: 55% because reality rose, 35% because you let marathon go\n"
		" (Aug), 10% because the vision for calm came down (enough for now, May). Added:\n"
		" 100 new (community), 8 because the vision for run went up (Jun), 4 because\n"
		" reality slipped.\n"
		"\n"
		" 2026 · WHICH END MOVED?       gap      gap 100 = as far as on the day you chose\n"
		"  1 Jan                        505  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"
		"  reality rose                −156                                █████████████\n"
		"  reality slipped               +4                                ▓\n"
		"  vision raised                 +8                                ▒  run\n"
		"  vision lowered               −30                              ░░░  calm\n"
		"  new                         +100                   community  ▒▒▒▒▒▒▒▒▒\n"
		"  let go                      −100                    marathon  ╌╌╌╌╌╌╌╌╌\n"
		"  31 Dec                       331  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"
		"\n"
		" WHERE 286 WENT   ██████████████████████████████████╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌░░░░░░\n"
		"                  reality rose 55%                let go 35%  vision lowered 10%\n");
	is_drawn(year, view_waterfall, &ascii,
		" 286 of the gap went: 55% because reality rose, 35% because you let marathon go\n"
		" (Aug), 10% because the vision for calm came down (enough for now, May). Added:\n"
		" 100 new (community), 8 because the vision for run went up (Jun), 4 because\n"
		" reality slipped.\n"
		"\n"
		" 2026 | WHICH END MOVED?       gap      gap 100 = as far as on the day you chose\n"
		"  1 Jan                        505  ===========================================\n"
		"  reality rose                -156                                #############\n"
		"  reality slipped               +4                                %\n"
		"  vision raised                 +8                                +  run\n"
		"  vision lowered               -30                              :::  calm\n"
		"  new                         +100                   community  +++++++++\n"
		"  let go                      -100                    marathon  ---------\n"
		"  31 Dec                       331  ============================\n"
		"\n"
		" WHERE 286 WENT   ##################################---------------------::::::\n"
		"                  reality rose 55%                let go 35%  vision lowered 10%\n");
}

static void
test_bars(void **state)
{
	(void)state;
	is_drawn(running, view_bars, &terminal,
		" The gap is 29 over 1 result. 29 of it was not checked lately.\n"
		"\n"
		"        0┈┈┈┈┈┈┈┈┈┈┈50┈┈┈┈┈┈┈┈100                  gap  year    moved    checked\n"
		" health\n"
		"  run   ──────────●╍╍╍╍╍╍○      ◌  6 of 8 km        29          ▲43 ↓28     88 d\n"
		" ● reality  ○ vision  ◌ first vision  ╍ not checked lately, last known\n"
		" ▲▼ reality  ↑↓ vision\n"
		" gap 100 = as far as on the day you chose\n");
	is_drawn(running, view_bars, &plain,
		"The gap is 29 over 1 result. 29 of it was not checked lately.\n"
		"run: 6 of 8 km, 2 of 5 km to go; the gap is 29, was 100; reality rose 43, vision\n"
		"lowered 28; checked 88 days ago.\n");
}

/* What can be counted, what cannot yet, and what is not to be. */
static void
mixed(struct report *report)
{
	struct event chosen = event(EVENT_CHOSEN, day(2026, 6, 1), 0, "", "8");

	start(report);
	add_measured(report, "weight", "84", "76", "82")->unit = slice_of("kg");
	add_result(report, "calm", "I feel at ease in my body");
	chosen.result_kind = RESULT_RATED;
	standing_init(&report->results[1].standing, 0);
	standing_apply(&report->results[1].standing, &chosen);
	report->results[1].waiting = true;
	report->not_yet_checked = report->words_only = 1;
	add_result(report, "sundays", "Sunday mornings are ours")->standing.live = false;
	report->results[2].words_only = true;
	report->results[2].checked_day = report->today - 9;
	add_measured(report, "debt", "-2.5", "0", "-6")->checked_day = report->today;
	set_points(&report->whole, 0, (const long[CAUSE_COUNT]){ [CAUSE_NEW] = 315 }, 315);
	one_area(report);
}

static void
test_mixed(void **state)
{
	(void)state;
	is_drawn(mixed, view_bars, &terminal,
		" The gap is 315 over 2 results. 1 result is in words.\n"
		"\n"
		"          ┈┈┈┈┈┈┈┈0┈┈┈┈┈┈┈50┈┈┈┈100                  gap  year    moved  checked\n"
		" health\n"
		"  weight          ────●━━━━━━━━━━━○  82 → 76 kg       75          0        334 d\n"
		"  calm    not yet checked            ? of 8            ?          ?        never\n"
		"  sundays Sunday mornings are ours                                           9 d\n"
		"  debt    ◂━━━━━━━━━━━━━━━━━━━━━━━○  -6 of 0         240          0        today\n"
		" ● reality  ○ vision  ◂▸ further out\n"
		" ? not read in a year\n"
		" gap 100 = as far as on the day you chose; ratings: at least 3\n"
		"\n"
		" 1 result has no number yet and is not in the gap.\n");
	is_drawn(mixed, view_bars, &plain,
		"The gap is 315 over 2 results. 1 result is in words.\n"
		"weight: 82 to 76 kg, 6 of 8 kg to go; the gap is 75; checked 334 days ago.\n"
		"calm: not yet checked.\n"
		"sundays: in words; checked 9 days ago.\n"
		"debt: -6 of 0, 6 to go; the gap is 240; checked today.\n"
		"1 result has no number yet and is not in the gap.\n");
}

static void
test_result(void **state)
{
	(void)state;
	is_drawn(running, first_result, &terminal,
		" run: 2 of 5 km to go. The gap is 29.\n"
		"\n"
		" Health  run                                                checked 88 days ago\n"
		"╔═ VISION ═════════════════════════════════════════════════════════ by 31 Dec ═╗\n"
		"║ I run 10 km without stopping                                          ○ 8 km ║\n"
		"╚═════╤═════════════════════════════════ chosen at 10 · lowered to 8 on 3 May ═╝\n"
		"      ┊\n"
		" gap 29   2 of 5 km to go\n"
		"      ┊\n"
		"┌─────┴──────────────────────────────────────────────────────────────── 4 Oct ─┐\n"
		"│ Not checked lately: this is what was last known.                      ● 6 km │\n"
		"└─ REALITY ────────────────────────────────────────────────────────────────────┘\n"
		"\n"
		" Which end moved since 1 Jan? 71 of the gap went: 60% because reality rose, 40%\n"
		" because the vision came down (knee, May).\n");
	is_drawn(running, first_result, &plain,
		"run: 2 of 5 km to go. The gap is 29.\n"
		"Vision: I run 10 km without stopping\n"
		"Reality and vision: 6 of 8 km. By 31 Dec. Checked: 88 days ago.\n"
		"Which end moved since 1 Jan? 71 of the gap went: 60% because reality rose, 40%\n"
		"because the vision came down (knee, May).\n");
}

/* A span that opens at 0: what went is drawn before what came. */
static void
first_year(struct report *report)
{
	start(report);
	set_points(&report->whole, 0, (const long[]){ -28, 0, 0, -29, 100, 0, 0, 0 }, 43);
	add_measured(report, "run", "3", "10", "5");
	add_measured(report, "calm", "3", "10", "5");
	add_change(report, CAUSE_LOWERED, day(2026, 3, 3), 0, "knee");
	report->changes[0].after = number("8");
	add_change(report, CAUSE_NEW, day(2026, 2, 3), 0, "");
	one_area(report);
}

/* Of one day the title is that day. */
static void
test_one_day(void **state)
{
	(void)state;
	struct buf out = BUF_INIT;
	struct report report;

	first_year(&report);
	report.whole_year = false;
	report.span.last = report.span.first;
	view_waterfall(&out, &report, &ascii);
	assert_true(slice_find(buf_slice(&out), "\n 1 Jan | WHICH END") != SLICE_NONE);
	buf_release(&out);
	report_release(&report);
}

static void
test_below_zero(void **state)
{
	(void)state;
	is_drawn(first_year, view_waterfall, &terminal,
		" 57 of the gap went: 51% because the vision for run came down (knee, Mar), 49%\n"
		" because reality rose. Added: 100 new (run).\n"
		"\n"
		" 2026 · WHICH END MOVED?       gap      gap 100 = as far as on the day you chose\n"
		"  1 Jan                          0\n"
		"  reality rose                 −28               ████████████\n"
		"  vision lowered               −29  ░░░░░░░░░░░░░  run\n"
		"  new                         +100  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒\n"
		"  31 Dec                        43                           ━━━━━━━━━━━━━━━━━━\n"
		"\n"
		" WHERE 57 WENT   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████████████████████████\n"
		"                 vision lowered 51%              reality rose 49%\n");
}

static void
has(const struct report *report, picture draw, int width, const char *text, bool wanted)
{
	struct buf out = BUF_INIT;

	draw(&out, report, &(struct view){ .width = width });
	if (!strstr(out.ptr, text) == wanted)
		fail_msg("'%s' %s in:\n%s", text, wanted ? "is not" : "is", out.ptr);
	buf_release(&out);
}

/* How the vision came to be what it is: never in a unit that is no more. */
static void
test_history(void **state)
{
	(void)state;
	struct report report;

	running(&report);
	has(&report, first_result, 80, " chosen at 10 · lowered to 8 on 3 May ", true);
	has(&report, first_result, 40, "═ lowered to 8 on 3 May ═", true);
	add_change(&report, CAUSE_RAISED, day(2026, 6, 2), 0, "");
	report.changes[1].before = number("8");
	report.changes[1].after = number("10");
	has(&report, first_result, 80, " chosen at 10 · raised back to 10 on 2 Jun ", true);
	add_change(&report, CAUSE_REMEASURED, day(2026, 7, 2), 0, "");
	has(&report, first_result, 80, "═ measured anew on 2 Jul ═", true);
	has(&report, first_result, 80, "chosen at", false);
	has(&report, first_result, 80, "raised", false);
	add_change(&report, CAUSE_LOWERED, day(2026, 8, 2), 0, "");
	report.changes[3].after = number("6");
	has(&report, first_result, 80, "═ measured anew on 2 Jul · lowered to 6 on 2 Aug ═", true);
	report_release(&report);
}

/* A look in words makes an old number no newer; what is closed says how. */
static void
test_days(void **state)
{
	(void)state;
	struct report report;

	running(&report);
	has(&report, first_result, 80, "number of", false);
	report.results[0].checked_day = day(2026, 12, 27);
	has(&report, first_result, 80, "─ 27 Dec, number of 4 Oct ─", true);
	has(&report, first_result, 34, "─ number of 4 Oct ─", true);
	report.results[0].standing.live = false;
	report.results[0].standing.closed_day = day(2026, 3, 3);
	has(&report, first_result, 80, " run: let go on 3 Mar.\n", true);
	report.results[0].enough = true;
	has(&report, first_result, 80, " run: closed as enough on 3 Mar.\n", true);
	report_release(&report);
}

/* Labels keep to their part of the width, numbers of the axis apart. */
static void
test_labels(void **state)
{
	(void)state;
	struct report report;

	start(&report);
	add_measured(&report, "r1", "0", "10", "5")->text = slice_of("毎朝すっきり");
	add_measured(&report, "", "0", "10", "5")->text =
		slice_of("I wake before the alarm, clear-headed, every day");
	add_measured(&report, "r2d2", "0", "10", "5")->text = slice_of("Robots");
	add_measured(&report, "r12-2", "0", "10", "15")->text = slice_of("休む");
	one_area(&report);
	has(&report, view_bars, 80, "\n  毎朝すっきり     ─", true);
	has(&report, view_bars, 80, "\n  I wake before t… ─", true);
	has(&report, view_bars, 40, "\n  I wake befo… ─", true);
	has(&report, view_bars, 80, "\n  r2d2             ─", true);
	has(&report, view_bars, 80, "\n  休む             ─", true);
	for (int width = 40; width <= 200; width++)
		has(&report, view_bars, width, "50100", false);
	has(&report, view_bars, 80, "ratings", false);
	report_release(&report);
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
check_lines(const struct buf *out, const struct view *view, bool box)
{
	assert_true(out->len > 0 && out->ptr[out->len - 1] == '\n');
	assert_true(text_is_utf8(buf_slice(out)));
	for (struct slice rest = buf_slice(out); rest.len > 0;) {
		struct slice line = slice_cut(&rest, '\n');
		size_t wide = columns(line);

		if (wide > (size_t)view->width)
			fail_msg("%zu columns of %d: %.*s", wide, view->width, SLICE_ARG(line));
		if (box && (slice_starts(line, "║") || slice_starts(line, "│") || slice_starts(line, "╔")))
			assert_int_equal(wide, view->width);
		assert_false(slice_ends(line, " "));
	}
	for (size_t at = 0; at < out->len; at++) {
		unsigned char byte = (unsigned char)out->ptr[at];

		assert_true(byte >= 0x20 || byte == '\n' || (view->color && byte == 0x1b));
		assert_int_not_equal(byte, 0x7f);
	}
}

static void
draw_all(const struct report *report, const struct view *view)
{
	static const picture pictures[] = { view_waterfall, view_bars, areas, areas_and_results };
	struct buf out = BUF_INIT;

	for (size_t n = 0; n < 4; n++) {
		buf_clear(&out);
		pictures[n](&out, report, view);
		check_lines(&out, view, false);
	}
	for (size_t n = 0; n < report->result_count; n++) {
		buf_clear(&out);
		view_result(&out, report, n, view);
		check_lines(&out, view, !view->ascii && !view->color && !view->plain);
	}
	buf_release(&out);
}

static void
test_widths(void **state)
{
	(void)state;
	static void (*const makes[])(struct report *) = { running, year, wild, mixed, start,
		first_year };

	for (size_t n = 0; n < sizeof makes / sizeof *makes; n++) {
		struct report report;

		makes[n](&report);
		for (int width = 40; width <= 200; width++)
			for (int look = 0; look < 8; look++)
				draw_all(&report, &(struct view){ width, look & 1, look & 2, look & 4 });
		report_release(&report);
	}
}

/* ASCII in, ASCII out; and plain has neither columns nor glyphs. */
static void
test_looks(void **state)
{
	(void)state;
	static void (*const makes[])(struct report *) = { running, year };
	static const picture pictures[] = { view_waterfall, view_bars, first_result,
		areas_and_results };

	for (size_t n = 0; n < 8; n++) {
		struct report report;
		struct buf out = BUF_INIT;

		makes[n / 4](&report);
		pictures[n % 4](&out, &report, &ascii);
		pictures[n % 4](&out, &report, &plain);
		for (size_t at = 0; at < out.len; at++)
			assert_true((unsigned char)out.ptr[at] < 0x80);
		buf_clear(&out);
		pictures[n % 4](&out, &report, &plain);
		assert_null(strstr(out.ptr, "  "));
		assert_null(strstr(out.ptr, "\n "));
		assert_null(strstr(out.ptr, "\n\n"));
		buf_release(&out);
		report_release(&report);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_waterfall),
		cmocka_unit_test(test_little),
		cmocka_unit_test(test_year),
		cmocka_unit_test(test_bars),
		cmocka_unit_test(test_mixed),
		cmocka_unit_test(test_result),
		cmocka_unit_test(test_one_day),
		cmocka_unit_test(test_below_zero),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_looks),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
