/* SPDX-License-Identifier: ISC */
/*
 * The rows of the morning: which results have one, and that for any name, width
 * and room no line is too wide and there are not too many.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "tests/unit/reports.h"
#include "view/morning.h"
#include "view/welcome.h"

static const struct view terminal = { .width = 80 };
static const struct view plain = { .width = 80, .plain = true };

static void
is_drawn(const struct report *report, const struct view *view, size_t room,
	const char *expected)
{
	struct buf out = BUF_INIT;

	view_morning(&out, report, view, SLICE_EMPTY, room);
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

static void
add_area(struct report *report, const char *id, const char *title, size_t first)
{
	struct report_area *area = report_add_area(report);

	area->id = slice_of(id);
	area->title = slice_of(title);
	area->first = first;
	area->end = report->result_count;
	for (size_t n = first; n < area->end; n++)
		report->results[n].area = report->area_count - 1;
}

/* Four areas: the gaps are 20 and 80, 50, none known, 60 and not of lately. */
static void
lives(struct report *report)
{
	start(report);
	report->today = day(2026, 2, 2);
	add_measured(report, "walk", "0", "10", "8");
	add_measured(report, "run", "0", "10", "2");
	add_area(report, "health", "Health", 0);
	add_measured(report, "desk", "8", "4", "6")->unit = slice_of("h");
	add_area(report, "home", "The house", 2);
	add_result(report, "sundays", "Sunday mornings are ours")->standing.live = false;
	report->results[3].words_only = true;
	report->results[3].checked_day = report->today;
	add_area(report, "people", "", 3);
	add_measured(report, "book", "0", "10", "4")->unchecked = true;
	add_area(report, "work", "Work", 4);
}

/* A row an area, those with most gap first; none for what is in no focus. */
static void
test_few(void **state)
{
	(void)state;
	struct report report;

	lives(&report);
	is_drawn(&report, &terminal, 12,
		" Mon 2 Feb\n"
		"            ● so now  ○ vision                                  gap  checked\n"
		" health     ───────●━━━━━━━━━━━━━━━━━━━━━━━━━○  run   2 of 10    80  2 days ago\n"
		" work       ─────────────●╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍○  book  not since 31 Jan\n"
		" The house  ─────────────────●━━━━━━━━━━━━━━━○  desk  6 to 4 h   50  2 days ago\n"
		" 1 more area: taut tension\n");
	is_drawn(&report, &plain, 12,
		"Mon 2 Feb\n"
		"run (health): 2 of 10; the gap is 80, checked 2 days ago.\n"
		"book (work): not checked since 31 Jan.\n"
		"desk (The house): 6 to 4 h; the gap is 50, checked 2 days ago.\n"
		"1 more area: taut tension\n");
	report_release(&report);
}

/* What is in focus, in its order; a name of an area once. */
static void
test_focus(void **state)
{
	(void)state;
	struct report report;

	lives(&report);
	report.results[0].focus = report.results[1].focus = report.results[3].focus = true;
	is_drawn(&report, &terminal, 12,
		" Mon 2 Feb\n"
		"         ● so now  ○ vision                                     gap  checked\n"
		" health  ──────────────────────────●━━━━━━○  walk     8 of 10    20  2 days ago\n"
		"         ───────●━━━━━━━━━━━━━━━━━━━━━━━━━○  run      2 of 10    80  2 days ago\n"
		" people  Sunday mornings are ours            sundays  in words       today\n"
		" 2 more areas: taut tension\n");
	is_drawn(&report, &terminal, 4,
		" Mon 2 Feb\n"
		"         ● so now  ○ vision                                     gap  checked\n"
		" health  ──────────────────────────────●━━━━━━○  walk  8 of 10   20  2 days ago\n"
		" 3 more areas: taut tension\n");
	report.results[2].focus = report.results[4].focus = true;
	is_drawn(&report, &terminal, 12,
		" Mon 2 Feb\n"
		"            ● so now  ○ vision                                  gap  checked\n"
		" health     ────────────────────────●━━━━━○  walk     8 of 10    20  2 days ago\n"
		"            ──────●━━━━━━━━━━━━━━━━━━━━━━━○  run      2 of 10    80  2 days ago\n"
		" The house  ───────────────●━━━━━━━━━━━━━━○  desk     6 to 4 h   50  2 days ago\n"
		" people     Sunday mornings are ours         sundays  in words       today\n"
		" work       ────────────●╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍○  book     not since 31 Jan\n");
	report_release(&report);
}

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
check_lines(const struct buf *out, const struct view *view, size_t room)
{
	size_t count = 0;

	assert_true(out->len > 0 && out->ptr[out->len - 1] == '\n');
	assert_true(text_is_utf8(buf_slice(out)));
	for (struct slice rest = buf_slice(out); rest.len > 0; count++) {
		struct slice line = slice_cut(&rest, '\n');

		if (columns(line) > (size_t)view->width)
			fail_msg("%zu columns of %d: %.*s", columns(line), view->width,
				SLICE_ARG(line));
		assert_false(slice_ends(line, " "));
	}
	if (count > room)
		fail_msg("%zu lines of %zu at %d: %s", count, room, view->width, out->ptr);
}

static void
draw_all(const struct report *report, const struct view *view)
{
	static const char *const purposes[] = { "", "to build what outlives me",
		"毎朝すっきり目覚めて一日を楽しみにしている毎日", "\x1b[31m\xff" };
	struct buf out = BUF_INIT;

	for (size_t n = 0; n < 4; n++) {
		buf_clear(&out);
		view_morning(&out, report, view, slice_of(purposes[n]), 4 + 2 * n);
		check_lines(&out, view, 4 + 2 * n);
	}
	for (size_t n = 0; n < report->result_count; n++) {
		buf_clear(&out);
		view_welcome(&out, &report->results[n], view);
		assert_non_null(strstr(out.ptr, "Welcome back. What is so today?\n"));
		assert_non_null(strstr(out.ptr, "taut check "));
	}
	buf_release(&out);
}

static void
test_widths(void **state)
{
	(void)state;
	static void (*const makes[])(struct report *) = { running, year, wild, lives, start };

	for (size_t n = 0; n < sizeof makes / sizeof *makes; n++) {
		struct report report;

		makes[n](&report);
		for (size_t focus = 0; focus < 2; focus++) {
			for (size_t r = 0; r < report.result_count; r++)
				report.results[r].focus = focus;
			for (int width = 40; width <= 200; width++)
				for (int look = 0; look < 8; look++)
					draw_all(&report, &(struct view){ width, look & 1,
						look & 2, look & 4 });
		}
		report_release(&report);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_few),
		cmocka_unit_test(test_focus),
		cmocka_unit_test(test_widths),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
