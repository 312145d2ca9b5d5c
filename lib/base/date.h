/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_DATE_H
#define TAUT_BASE_DATE_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * Civil days, years 0001 to 9999, as a count from 1970-01-01 (proleptic
 * Gregorian; the algorithm is Howard Hinnant's days_from_civil). Ages are
 * differences of these counts, never of seconds.
 */
#define DAY_NONE INT_MIN

/* Now, as the caller's clock has it: lib/ never looks at a clock itself. */
struct clock {
	int day;         /* the civil day here */
	int minute;      /* of that day */
	int offset;      /* minutes east of UTC */
	int64_t seconds; /* since 1970, UTC */
	const char *zone; /* the zone's name, or "" */
};

/* Days from..until, both included. */
struct span {
	int first;
	int last;
};

/* The last of its days that is not to come: before the first where all are. */
int span_last_day(struct span span, int today);

int day_from_civil(int year, int month, int mday);
void day_to_civil(int day, int *year, int *month, int *mday);
bool day_is_valid(int year, int month, int mday);
int day_of_week(int day); /* 0 is Sunday */
int day_add_months(int day, int months); /* the 31st becomes the month's last */
const char *month_name(int month); /* 1 to 12: "Jan", … in the person's language */

bool day_parse(struct slice text, int *day); /* exactly YYYY-MM-DD */
void day_format(struct buf *out, int day);   /* YYYY-MM-DD */

/* In the person's language: "Tue 24 Nov"; "24 Nov", with the year if it is another. */
void day_format_short(struct buf *out, int day);
void day_format_plain(struct buf *out, int day, int today);

/* The latter as an argument: day_plain(day, today).text. */
struct day_words {
	char text[64];
};
struct day_words day_plain(int day, int today);

/* "24:30" is half past midnight of a night not yet over: up to 29:59. */
bool minute_parse(struct slice text, int *minute);
void minute_format(struct buf *out, int minute);

/* Which way a bare weekday, or a year or month as one date, leans. */
enum lean {
	LEAN_PAST,   /* --on: the last Monday; the first day of a month */
	LEAN_FUTURE, /* --by: the next Monday; the last day of a month */
};

/*
 * A date as a person gives it to an option: 2026-11-21, 2026-11, 2026, today,
 * yesterday, tomorrow, -1, +14, "3 days ago", monday, "in 3 weeks". Never
 * guessed from prose. ERR_USAGE, with the way out, for anything else;
 * 01/02/03 is refused as ambiguous.
 */
bool date_parse(struct slice text, enum lean lean, int today, int *day, struct err *err)
	__attribute__((warn_unused_result));

/* The same, and A..B (either side may be missing), as a span; a month is its days. */
bool span_parse(struct slice text, int today, struct span *span, struct err *err)
	__attribute__((warn_unused_result));

/* Whether it has the form of a date or span at all (for `taut WHAT`). */
bool span_is(struct slice text);

#endif
