/* SPDX-License-Identifier: ISC */
/* Civil days and the few ways in which people write them. */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"

#define DAY_FIRST (-719162) /* 0001-01-01 */
#define DAY_LAST 2932896    /* 9999-12-31 */

static const char *const weekdays[] = {
	"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
};

int
span_last_day(struct span span, int today)
{
	return span.last < today ? span.last : today;
}

int
day_from_civil(int year, int month, int mday)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int year_of_era = y - era * 400;
	int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + mday - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

void
day_to_civil(int day, int *year, int *month, int *mday)
{
	int z = day + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int day_of_era = z - era * 146097;
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
		day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int shifted = (5 * day_of_year + 2) / 153;

	*mday = day_of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

bool
day_is_valid(int year, int month, int mday)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
		mday >= 1 && mday <= month_days(year, month);
}

int
day_of_week(int day)
{
	return ((day % 7) + 11) % 7; /* 1970-01-01 was a Thursday */
}

int
day_add_months(int day, int count)
{
	int year, month, mday;

	day_to_civil(day, &year, &month, &mday);
	int total = year * 12 + month - 1 + count;

	year = total >= 0 ? total / 12 : (total - 11) / 12;
	month = total - year * 12 + 1;
	if (mday > month_days(year, month))
		mday = month_days(year, month);
	return day_from_civil(year, month, mday);
}

const char *
month_name(int month)
{
	static const char *const names[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"),
		N_("May"), N_("Jun"), N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"),
		N_("Dec") };

	return _(names[month - 1]);
}

/* Exactly so many digits as a number, or -1. */
static int
digits(struct slice text, size_t start, size_t count)
{
	int value = 0;

	if (start + count > text.len)
		return -1;
	for (size_t at = start; at < start + count; at++) {
		if (text.ptr[at] < '0' || text.ptr[at] > '9')
			return -1;
		value = value * 10 + (text.ptr[at] - '0');
	}
	return value;
}

bool
day_parse(struct slice text, int *day)
{
	int year = digits(text, 0, 4), month = digits(text, 5, 2), mday = digits(text, 8, 2);

	if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-' ||
	    !day_is_valid(year, month, mday))
		return false;
	*day = day_from_civil(year, month, mday);
	return true;
}

void
day_format(struct buf *out, int day)
{
	int year, month, mday;

	day_to_civil(day, &year, &month, &mday);
	buf_printf(out, "%04d-%02d-%02d", year, month, mday);
}

void
day_format_short(struct buf *out, int day)
{
	static const char *const names[] = { N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
		N_("Fri"), N_("Sat") };
	int year, month, mday;

	day_to_civil(day, &year, &month, &mday);
	buf_printf(out, C_("Tue 24 Nov", "%s %d %s"), _(names[day_of_week(day)]), mday,
		month_name(month));
}

void
day_format_plain(struct buf *out, int day, int today)
{
	int year, month, mday, now, ignored;

	day_to_civil(today, &now, &ignored, &ignored);
	day_to_civil(day, &year, &month, &mday);
	if (year == now)
		buf_printf(out, C_("24 Nov", "%d %s"), mday, month_name(month));
	else
		buf_printf(out, C_("24 Nov 2026", "%d %s %d"), mday, month_name(month), year);
}

struct day_words
day_plain(int day, int today)
{
	struct day_words words = { "" };
	struct buf text = BUF_INIT;

	day_format_plain(&text, day, today);
	snprintf(words.text, sizeof words.text, "%s", text.ptr);
	buf_release(&text);
	return words;
}

bool
minute_parse(struct slice text, int *minute)
{
	size_t colon = slice_find_char(text, ':');
	int hours = digits(text, 0, colon == 1 ? 1 : 2);
	int minutes = colon == SLICE_NONE ? -1 : digits(text, colon + 1, 2);

	if (colon == SLICE_NONE || colon < 1 || colon > 2 || text.len != colon + 3 ||
	    hours < 0 || hours > 29 || minutes < 0 || minutes > 59)
		return false;
	*minute = hours * 60 + minutes;
	return true;
}

void
minute_format(struct buf *out, int minute)
{
	buf_printf(out, "%02d:%02d", minute / 60, minute % 60);
}

/* A whole number of up to five digits at the start; false if there is none. */
static bool
take_number(struct slice *text, int *number)
{
	size_t length = 0;

	while (length < text->len && text->ptr[length] >= '0' && text->ptr[length] <= '9')
		length++;
	if (length == 0 || length > 5)
		return false;
	*number = digits(*text, 0, length);
	*text = slice_trim(slice_from(*text, length));
	return true;
}

static bool
add_units(struct slice unit, int count, int today, int *day)
{
	struct slice one = slice_ends(unit, "s") ? slice_part(unit, 0, unit.len - 1) : unit;

	if (slice_is_nocase(one, "day"))
		*day = today + count;
	else if (slice_is_nocase(one, "week"))
		*day = today + 7 * count;
	else if (slice_is_nocase(one, "month") && abs(count) < 12000)
		*day = day_add_months(today, count);
	else if (slice_is_nocase(one, "year") && abs(count) < 1000)
		*day = day_add_months(today, 12 * count);
	else
		return false;
	return true;
}

/* "+14", "-1", "3 days ago", "in 3 weeks". */
static bool
parse_relative(struct slice text, int today, int *day)
{
	int count;

	if (text.len > 1 && (text.ptr[0] == '+' || text.ptr[0] == '-')) {
		bool minus = text.ptr[0] == '-';

		text = slice_from(text, 1);
		if (!take_number(&text, &count) || text.len)
			return false;
		*day = minus ? today - count : today + count;
		return true;
	}
	if (slice_starts(text, "in ")) {
		text = slice_trim(slice_from(text, 3));
		return take_number(&text, &count) && add_units(text, count, today, day);
	}
	if (!slice_ends(text, " ago") || !take_number(&text, &count))
		return false;
	return add_units(slice_trim(slice_part(text, 0, text.len - 4)), -count, today, day);
}

static bool
parse_word(struct slice text, enum lean lean, int today, int *day)
{
	if (slice_is_nocase(text, "today"))
		*day = today;
	else if (slice_is_nocase(text, "yesterday"))
		*day = today - 1;
	else if (slice_is_nocase(text, "tomorrow"))
		*day = today + 1;
	else {
		int weekday = 0;

		while (weekday < 7 && !slice_is_nocase(text, weekdays[weekday]) &&
		    !(text.len == 3 && slice_is_nocase(text, (char[]){ weekdays[weekday][0],
			weekdays[weekday][1], weekdays[weekday][2], '\0' })))
			weekday++;
		if (weekday == 7)
			return false;
		int ahead = (weekday - day_of_week(today) + 7) % 7;

		*day = lean == LEAN_FUTURE ? today + (ahead ? ahead : 7) :
			today - (ahead ? 7 - ahead : 7);
	}
	return true;
}

/* 2026-11-21, 2026-11 or 2026 as the days that it names. */
static bool
parse_calendar(struct slice text, struct span *span)
{
	int year = digits(text, 0, 4), month = digits(text, 5, 2);

	if (day_parse(text, &span->first)) {
		span->last = span->first;
		return true;
	}
	if (text.len == 7 && text.ptr[4] == '-' && day_is_valid(year, month, 1)) {
		span->first = day_from_civil(year, month, 1);
		span->last = day_from_civil(year, month, month_days(year, month));
		return true;
	}
	if (text.len == 4 && year >= 1) {
		span->first = day_from_civil(year, 1, 1);
		span->last = day_from_civil(year, 12, 31);
		return true;
	}
	return false;
}

static bool
has_date_marks(struct slice text)
{
	struct slice marks = slice_of("0123456789/.-");

	for (size_t at = 0; at < text.len; at++)
		if (slice_find_char(marks, text.ptr[at]) == SLICE_NONE)
			return false;
	return text.len > 0;
}

/* The ways to write it: a day that is asked for by when is yet to come. */
static bool
not_understood(struct slice text, enum lean lean, int today, struct err *err)
{
	struct buf day = BUF_INIT;

	if (slice_find_char(text, '/') != SLICE_NONE && has_date_marks(text))
		err_set(err, ERR_USAGE, "'%.*s' could be several dates", SLICE_ARG(text));
	else
		err_set(err, ERR_USAGE, "'%.*s' is not a date", SLICE_ARG(text));
	if (lean == LEAN_PAST)
		return err_hint(err, "write it as 2026-11-21, today, yesterday, -1, monday, "
			"'3 days ago' or 'in 3 weeks'");
	day_format(&day, today + 30);
	err_hint(err, "write it as %s, tomorrow, +14, monday or 'in 3 weeks'", day.ptr);
	buf_release(&day);
	return false;
}

bool
date_parse(struct slice text, enum lean lean, int today, int *day, struct err *err)
{
	struct span span;
	int found;

	text = slice_trim(text);
	if (parse_calendar(text, &span))
		found = lean == LEAN_FUTURE ? span.last : span.first;
	else if (!parse_word(text, lean, today, &found) && !parse_relative(text, today, &found))
		return not_understood(text, lean, today, err);
	if (found < DAY_FIRST || found > DAY_LAST)
		return err_set(err, ERR_USAGE, "'%.*s' is outside the years 0001 to 9999",
			SLICE_ARG(text));
	*day = found;
	return true;
}

bool
span_parse(struct slice text, int today, struct span *span, struct err *err)
{
	text = slice_trim(text);
	size_t dots = slice_find(text, "..");
	struct span found = { DAY_FIRST, DAY_LAST };

	if (dots == SLICE_NONE) {
		if (!parse_calendar(text, &found)) {
			if (!date_parse(text, LEAN_PAST, today, &found.first, err))
				return false;
			found.last = found.first;
		}
	} else {
		struct slice from = slice_part(text, 0, dots), until = slice_from(text, dots + 2);

		if (from.len && !date_parse(from, LEAN_PAST, today, &found.first, err))
			return false;
		struct span end;

		if (until.len && parse_calendar(slice_trim(until), &end))
			found.last = end.last;
		else if (until.len && !date_parse(until, LEAN_PAST, today, &found.last, err))
			return false;
	}
	if (found.first > found.last) {
		err_set(err, ERR_USAGE, "'%.*s' ends before it begins", SLICE_ARG(text));
		return false;
	}
	*span = found;
	return true;
}

bool
span_is(struct slice text)
{
	struct err ignored;
	struct span span;

	return span_parse(text, 0, &span, &ignored) || has_date_marks(text);
}
