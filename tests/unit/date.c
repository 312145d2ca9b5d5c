/* SPDX-License-Identifier: ISC */
/* Days against a calendar that only counts, and the ways of writing them. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/date.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define FIRST (-719162) /* 0001-01-01: 719162 days before 1970 */
#define LAST 2932896

static int
day_of(const char *text)
{
	int day = DAY_NONE;

	if (!day_parse(slice_of(text), &day))
		fail_msg("'%s' is no day", text);
	return day;
}

static void
assert_day(int day, const char *expected, const char *what)
{
	struct buf out = BUF_INIT;

	day_format(&out, day);
	if (strcmp(out.ptr, expected) != 0)
		fail_msg("'%s' is %s, not %s", what, out.ptr, expected);
	buf_release(&out);
}

static bool
is_leap(int year)
{
	return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

/* Every day of 9999 years, told off one by one. */
static void
test_calendar(void **state)
{
	static const int lengths[2][12] = {
		{ 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 },
		{ 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 },
	};
	int day = FIRST, weekday = 1; /* 0001-01-01 was a Monday */

	(void)state;
	for (int year = 1; year <= 9999; year++)
		for (int month = 1; month <= 12; month++) {
			int length = lengths[is_leap(year)][month - 1];

			for (int mday = 1; mday <= length; mday++, day++) {
				int y, m, d;

				day_to_civil(day, &y, &m, &d);
				if (y != year || m != month || d != mday ||
				    day_from_civil(year, month, mday) != day ||
				    day_of_week(day) != weekday || !day_is_valid(year, month, mday))
					fail_msg("%d-%d-%d", year, month, mday);
				weekday = (weekday + 1) % 7;
			}
			assert_false(day_is_valid(year, month, 0));
			assert_false(day_is_valid(year, month, length + 1));
		}
	assert_int_equal(day, LAST + 1);
	assert_false(day_is_valid(0, 12, 31));
	assert_false(day_is_valid(10000, 1, 1));
	assert_false(day_is_valid(2026, 0, 1));
	assert_false(day_is_valid(2026, 13, 1));
	assert_int_equal(day_of("1970-01-01"), 0);
	assert_int_equal(day_of("2026-11-21"), 20778);
}

static void
test_months(void **state)
{
	static const struct { const char *day; int months; const char *then; } cases[] = {
		{ "2026-11-21", 0, "2026-11-21" },
		{ "2026-11-21", 1, "2026-12-21" },
		{ "2026-11-21", 2, "2027-01-21" },
		{ "2026-11-21", -11, "2025-12-21" },
		{ "2026-01-31", 1, "2026-02-28" },
		{ "2024-01-31", 1, "2024-02-29" },
		{ "2026-05-31", -1, "2026-04-30" },
		{ "2024-02-29", 12, "2025-02-28" }, /* a year from 29 February */
		{ "2024-02-29", 48, "2028-02-29" },
		{ "2000-02-29", 1200, "2100-02-28" },
		{ "2026-12-31", -12, "2025-12-31" },
		{ "0001-12-31", -11, "0001-01-31" },
		{ "9998-12-31", 12, "9999-12-31" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		assert_day(day_add_months(day_of(cases[n].day), cases[n].months), cases[n].then,
			cases[n].day);
	/* Beyond the first year it only has to be beyond it. */
	for (int months = 1; months < 12000; months++)
		assert_true(day_add_months(FIRST, -months) < FIRST);
}

static void
test_day(void **state)
{
	static const char *const none[] = { "", "2026-11-2", "2026-11-211", "2026-11-31",
		"2026-02-29", "2026-00-10", "2026-13-10", "0000-01-01", "2026/11/21", "2026-11_21",
		" 2026-11-21", "2026-1-121", "+026-11-21", "2026-11-2a", "20261121" };
	int day = 7;
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(none); n++)
		if (day_parse(slice_of(none[n]), &day))
			fail_msg("'%s' was taken", none[n]);
	assert_int_equal(day, 7);
	assert_day(day_of("0001-01-01"), "0001-01-01", "the first");
	assert_day(day_of("9999-12-31"), "9999-12-31", "the last");
	assert_day(day_of("2024-02-29"), "2024-02-29", "a leap day");
	day_format_short(&out, day_of("2026-11-24"));
	assert_string_equal(out.ptr, "Tue 24 Nov");
	buf_clear(&out);
	day_format_plain(&out, day_of("2026-11-24"), day_of("2026-01-01"));
	assert_string_equal(out.ptr, "24 Nov");
	buf_clear(&out);
	day_format_plain(&out, day_of("2025-12-31"), day_of("2026-01-01"));
	assert_string_equal(out.ptr, "31 Dec 2025");
	buf_release(&out);
}

/* Today is Saturday, 2026-11-21. */
static void
test_dates(void **state)
{
	static const struct { const char *text, *past, *future; } cases[] = {
		{ "2026-11-21", "2026-11-21", "2026-11-21" },
		{ "2026-11", "2026-11-01", "2026-11-30" },
		{ "2024-02", "2024-02-01", "2024-02-29" },
		{ "2026", "2026-01-01", "2026-12-31" },
		{ "0001", "0001-01-01", "0001-12-31" },
		{ "9999", "9999-01-01", "9999-12-31" },
		{ "today", "2026-11-21", "2026-11-21" },
		{ "Today", "2026-11-21", "2026-11-21" },
		{ " today ", "2026-11-21", "2026-11-21" },
		{ "yesterday", "2026-11-20", "2026-11-20" },
		{ "tomorrow", "2026-11-22", "2026-11-22" },
		{ "-1", "2026-11-20", "2026-11-20" },
		{ "-0", "2026-11-21", "2026-11-21" },
		{ "+14", "2026-12-05", "2026-12-05" },
		{ "+10", "2026-12-01", "2026-12-01" },
		{ "-21", "2026-10-31", "2026-10-31" },
		{ "1 day ago", "2026-11-20", "2026-11-20" },
		{ "3 days ago", "2026-11-18", "2026-11-18" },
		{ "2 weeks ago", "2026-11-07", "2026-11-07" },
		{ "1 month ago", "2026-10-21", "2026-10-21" },
		{ "10 years ago", "2016-11-21", "2016-11-21" },
		{ "in 1 day", "2026-11-22", "2026-11-22" },
		{ "in 3 weeks", "2026-12-12", "2026-12-12" },
		{ "in 3 months", "2027-02-21", "2027-02-21" },
		{ "in 100 years", "2126-11-21", "2126-11-21" },
		{ "in  3  weeks", "2026-12-12", "2026-12-12" },
		{ "monday", "2026-11-16", "2026-11-23" },
		{ "Monday", "2026-11-16", "2026-11-23" },
		{ "mon", "2026-11-16", "2026-11-23" },
		{ "tuesday", "2026-11-17", "2026-11-24" },
		{ "wednesday", "2026-11-18", "2026-11-25" },
		{ "thursday", "2026-11-19", "2026-11-26" },
		{ "fri", "2026-11-20", "2026-11-27" },
		{ "saturday", "2026-11-14", "2026-11-28" }, /* the last, the next: not today */
		{ "sunday", "2026-11-15", "2026-11-22" },
	};
	struct err err = ERR_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		int past = 0, future = 0;
		struct slice text = slice_of(cases[n].text);

		if (!date_parse(text, LEAN_PAST, 20778, &past, &err) ||
		    !date_parse(text, LEAN_FUTURE, 20778, &future, &err))
			fail_msg("%s", err.text);
		assert_day(past, cases[n].past, cases[n].text);
		assert_day(future, cases[n].future, cases[n].text);
		assert_true(span_is(text));
	}
}

static void
check_refused(const char *text, int today, const char *why)
{
	struct err err = ERR_INIT;
	struct span span = { 1, 2 };
	int day = 7;

	for (int lean = LEAN_PAST; lean <= LEAN_FUTURE; lean++) {
		if (date_parse(slice_of(text), (enum lean)lean, today, &day, &err))
			fail_msg("'%s' was taken", text);
		assert_int_equal(err.kind, ERR_USAGE);
		if (!strstr(err.text, why) || !strstr(err.text, text))
			fail_msg("'%s': %s", text, err.text);
	}
	assert_int_equal(day, 7);
	if (span_parse(slice_of(text), today, &span, &err))
		fail_msg("'%s' was taken as a span", text);
	assert_int_equal(span.first, 1);
	assert_int_equal(span.last, 2);
}

static void
test_refused(void **state)
{
	static const char *const none[] = { "", " ", "2026-02-30", "2026-13", "2026-11-00", "0000",
		"99999999999999999999999999999999", "10000-01-01", "20261121", "12", "2026-1-1",
		"2026-11-21T10:00", "-", "+", "+-1", "--1", "+1 day", "+100000", "3 days", "in 3",
		"in days", "3 ago", "ago", "days ago", "in 3 fortnights", "-3 days ago",
		"in -3 days", "next monday", "last monday", "mo", "mond", "yesterdays", "never",
		"21.11.2026", "21 Nov", "now", "in 99999 years", "2026-11-21 x" };
	static const char *const several[] = { "01/02/03", "1/2", "21/11/2026", "2026/11/21" };
	struct err err = ERR_INIT;
	int day;

	(void)state;
	for (size_t n = 0; n < SIZE(none); n++)
		check_refused(none[n], 20778, "is not a date");
	for (size_t n = 0; n < SIZE(several); n++)
		check_refused(several[n], 20778, "several");
	assert_false(date_parse(slice_of("01/02/03"), LEAN_PAST, 20778, &day, &err));
	assert_non_null(strstr(err.hint, "2026-11-21"));
	assert_false(date_parse(slice_of("2026-02-30"), LEAN_PAST, 20778, &day, &err));
	assert_non_null(strstr(err.hint, "2026-11-21"));
	check_refused("-1", FIRST, "outside the years");
	check_refused("yesterday", FIRST, "outside the years");
	check_refused("14 months ago", FIRST, "outside the years");
	check_refused("900 years ago", FIRST, "outside the years");
	check_refused("tomorrow", LAST, "outside the years");
	check_refused("in 1 month", LAST, "outside the years");
}

static void
test_spans(void **state)
{
	static const struct { const char *text, *first, *last; } cases[] = {
		{ "2026", "2026-01-01", "2026-12-31" },
		{ "2026-02", "2026-02-01", "2026-02-28" },
		{ "2024-02", "2024-02-01", "2024-02-29" },
		{ "2026-11-21", "2026-11-21", "2026-11-21" },
		{ "today", "2026-11-21", "2026-11-21" },
		{ "monday", "2026-11-16", "2026-11-16" },
		{ "2026-01..2026-02", "2026-01-01", "2026-02-28" },
		{ "2025..2026", "2025-01-01", "2026-12-31" },
		{ "2026-01-10..2026-02-20", "2026-01-10", "2026-02-20" },
		{ "-7..today", "2026-11-14", "2026-11-21" },
		{ "3 days ago..+3", "2026-11-18", "2026-11-24" },
		{ "2026-03..", "2026-03-01", "9999-12-31" },
		{ "..2026-03", "0001-01-01", "2026-03-31" },
		{ "..", "0001-01-01", "9999-12-31" },
		{ "  2026-01..2026-02 ", "2026-01-01", "2026-02-28" },
		{ "2026-01 .. 2026-02", "2026-01-01", "2026-02-28" },
		{ "today..today", "2026-11-21", "2026-11-21" },
	};
	static const char *const none[] = { "2026-02..2026-01", "today..yesterday", "x..today",
		"today..x", "2026-01..2026-02..2026-03", "01/02/03..today" };
	struct err err = ERR_INIT;
	struct span span;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		if (!span_parse(slice_of(cases[n].text), 20778, &span, &err))
			fail_msg("'%s': %s", cases[n].text, err.text);
		assert_day(span.first, cases[n].first, cases[n].text);
		assert_day(span.last, cases[n].last, cases[n].text);
		assert_true(span_is(slice_of(cases[n].text)));
	}
	span = (struct span){ 1, 2 };
	for (size_t n = 0; n < SIZE(none); n++) {
		if (span_parse(slice_of(none[n]), 20778, &span, &err))
			fail_msg("'%s' was taken", none[n]);
		assert_int_equal(err.kind, ERR_USAGE);
	}
	assert_int_equal(span.first, 1);
}

/* What has the form of a date is never looked for as a name. */
static void
test_form(void **state)
{
	static const char *const forms[] = { "2026-13", "01/02/03", "21.11.2026", "2026-02-30" };
	static const char *const names[] = { "", "run", "health", "r1", "at-ease", "week", "now" };

	(void)state;
	for (size_t n = 0; n < SIZE(forms); n++)
		if (!span_is(slice_of(forms[n])))
			fail_msg("'%s' has the form of a date", forms[n]);
	for (size_t n = 0; n < SIZE(names); n++)
		if (span_is(slice_of(names[n])))
			fail_msg("'%s' has no form of a date", names[n]);
}

static void
test_minutes(void **state)
{
	static const struct { const char *text; int minute; } cases[] = {
		{ "0:00", 0 }, { "00:00", 0 }, { "9:59", 599 }, { "09:59", 599 }, { "10:00", 600 },
		{ "23:59", 1439 }, { "24:30", 1470 }, { "29:59", 1799 },
	};
	static const char *const none[] = { "", ":", "30:00", "24:60", "9:5", "9:599", "123:00",
		":30", "9", "0900", "09.00", "-9:00", "9:-1", "a:00", "9:0a", " 9:00", "9:00 " };
	struct buf out = BUF_INIT;
	int minute = -1;

	(void)state;
	for (size_t n = 0; n < SIZE(none); n++)
		if (minute_parse(slice_of(none[n]), &minute))
			fail_msg("'%s' was taken", none[n]);
	assert_int_equal(minute, -1);
	for (size_t n = 0; n < SIZE(cases); n++) {
		assert_true(minute_parse(slice_of(cases[n].text), &minute));
		assert_int_equal(minute, cases[n].minute);
		buf_clear(&out);
		minute_format(&out, minute);
		assert_int_equal(out.len, 5);
		assert_true(minute_parse(buf_slice(&out), &minute));
		assert_int_equal(minute, cases[n].minute);
	}
	assert_string_equal(out.ptr, "29:59");
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calendar),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_day),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_form),
		cmocka_unit_test(test_minutes),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
