/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TESTS_REPORTS_H
#define TAUT_TESTS_REPORTS_H

/*
 * Small reports made by hand, for the tests of the views: the manual's first
 * example, the year of the design's screen, and one with names and states that
 * no drawing should meet, all at once.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "tension/ledger.h"
#include "tension/report.h"

static inline int
day(int year, int month, int mday)
{
	return day_from_civil(year, month, mday);
}

static inline struct maybe
number(const char *text)
{
	struct maybe m = { false, { 0, 0 } };

	m.known = decimal_parse(slice_of(text), &m.value);
	return m;
}

static inline struct event
event(enum event_kind kind, int on, size_t result, const char *from, const char *to)
{
	return (struct event){ .kind = kind, .day = on, .result = result,
		.from = number(from), .to = number(to), .result_kind = RESULT_MEASURED };
}

/* A report of one area over a ledger's results, one stint each. */
static inline void
fill(struct report *report, const struct ledger *ledger)
{
	struct report_area *area = report_add_area(report);

	area->id = slice_of("health");
	area->title = slice_of("Health");
	area->end = ledger_stint_count(ledger);
	account_add(&area->account, ledger_whole(ledger));
	account_add(&report->whole, ledger_whole(ledger));
	for (size_t n = 0; n < ledger_stint_count(ledger); n++) {
		struct report_result *result = report_add_result(report);

		result->subject = n;
		result->standing = *ledger_standing(ledger, n);
		result->here = true;
		result->checked_day = result->standing.checked_day;
		account_add(&result->account, &ledger_stint(ledger, n)->account);
	}
}

static inline void
add_change(struct report *report, enum cause cause, int on, size_t result, const char *reason)
{
	struct report_change *change = report_add_change(report);

	change->cause = cause;
	change->day = on;
	change->result = result;
	change->reason = slice_of(reason);
	fraction_set_ratio(&change->points, 1, 10); /* but that it is not zero, nobody asks */
}

/* "km without stopping", the manual's first example. */
static inline void
running(struct report *report)
{
	struct ledger *ledger = ledger_new((struct span){ day(2026, 1, 1), day(2026, 12, 31) });
	const struct event events[] = {
		event(EVENT_CHOSEN, day(2025, 12, 31), 0, "3", "10"),
		event(EVENT_READING, day(2026, 3, 8), 0, "", "5"),
		event(EVENT_REVISED, day(2026, 5, 3), 0, "10", "8"),
		event(EVENT_READING, day(2026, 7, 5), 0, "", "4.5"),
		event(EVENT_READING, day(2026, 10, 4), 0, "", "6"),
	};

	ledger_result(ledger, ledger_area(ledger));
	for (size_t n = 0; n < sizeof events / sizeof *events; n++)
		ledger_feed(ledger, &events[n]);
	ledger_close(ledger);
	report_init(report);
	report->span = (struct span){ day(2026, 1, 1), day(2026, 12, 31) };
	report->today = day(2026, 12, 31);
	report->whole_year = true;
	report->year = 2026;
	fill(report, ledger);
	ledger_free(ledger);

	struct report_result *run = &report->results[0];

	run->id = slice_of("run");
	run->text = slice_of("I run 10 km without stopping");
	run->unit = slice_of("km");
	run->horizon_day = day(2026, 12, 31);
	run->commitments = 1;
	run->unchecked = true;
	standing_gap(&run->standing, &report->unchecked);
	add_change(report, CAUSE_LOWERED, day(2026, 5, 3), 0, "knee");
	report->changes[0].before = number("10");
	report->changes[0].after = number("8");
}

/* Points of a line, by hand. */
static inline void
set_points(struct account *account, long opening, const long *causes, long closing)
{
	fraction_set_ratio(&account->opening, opening, 100);
	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		fraction_set_ratio(&account->causes[cause], causes[cause], 100);
	fraction_set_ratio(&account->closing, closing, 100);
	/* Ends that moved as the lines tell, no further. */
	fraction_set_ratio(&account->climb, -causes[CAUSE_ROSE] - causes[CAUSE_SLIPPED], 100);
	fraction_set_ratio(&account->drift, causes[CAUSE_RAISED] + causes[CAUSE_LOWERED], 100);
}

static inline struct report_result *
add_result(struct report *report, const char *id, const char *text)
{
	struct report_result *result = report_add_result(report);

	result->id = slice_of(id);
	result->text = slice_of(text);
	result->subject = report->result_count - 1;
	result->here = true;
	result->standing.chosen = result->standing.live = true;
	return result;
}

static inline struct report_result *
add_measured(struct report *report, const char *id, const char *from, const char *to,
	const char *is)
{
	struct report_result *result = add_result(report, id, id);
	struct event chosen = event(EVENT_CHOSEN, report->span.first, 0, from, to);
	struct event read = event(EVENT_READING, report->span.first + 30, 0, "", is);

	standing_init(&result->standing, 0);
	standing_apply(&result->standing, &chosen);
	standing_apply(&result->standing, &read);
	result->checked_day = report->span.first + 30;
	return result;
}

static inline void
start(struct report *report)
{
	report_init(report);
	report->span = (struct span){ day(2026, 1, 1), day(2026, 12, 31) };
	report->today = day(2026, 12, 31);
	report->whole_year = true;
	report->year = 2026;
}

static inline void
one_area(struct report *report)
{
	struct report_area *area = report_add_area(report);

	area->id = slice_of("health");
	area->title = slice_of("Health");
	area->end = report->result_count;
	account_add(&area->account, &report->whole);
}

/* The year of the design's screen. */
static inline void
year(struct report *report)
{
	static const char *const ids[] = { "run", "calm", "community", "marathon" };

	start(report);
	set_points(&report->whole, 505, (const long[]){ -156, 4, 8, -30, 100, -100, 0, 0 }, 331);
	for (size_t n = 0; n < 4; n++)
		add_measured(report, ids[n], "0", "10", "4");
	one_area(report);
	add_change(report, CAUSE_NEW, day(2026, 2, 1), 2, "");
	add_change(report, CAUSE_LOWERED, day(2026, 5, 3), 1, "enough for now.");
	add_change(report, CAUSE_RAISED, day(2026, 6, 3), 0, "");
	add_change(report, CAUSE_GONE, day(2026, 8, 3), 3, "");
	report->changes[1].after = number("8");
	report->changes[2].after = number("9");
}

/* Names and states that no drawing should meet, all at once. */
static inline void
wild(struct report *report)
{
	static const char *const names[] = {
		"毎朝すっきり目覚めて一日を楽しみにしている毎日", "\x1b[31mred\x07 \xff\xfe bytes",
		"averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongwordwithoutanyblank",
		"👩‍👩‍👧‍👦 family 🏃🏽‍♀️ runs ❤️ daily", "\xe2\x80\xae!evil \xe2\x80\xa8 line\nbreak\ttab",
		"é̂̈ combining", "",
	};
	size_t count = sizeof names / sizeof *names;

	start(report);
	report->whole_year = false;
	report->today += 400;
	set_points(&report->whole, 1234567,
		(const long[]){ -156, 4, 8, -30, 100, -100, 12, -3 }, 1234402);
	for (size_t n = 0; n < count; n++) {
		const char *from = n % 2 ? "3" : "999999999999.999999";
		struct report_result *result = n == 5 ? add_result(report, "", "") :
			add_measured(report, "", from, n == 3 ? "3" : "10", "5");

		result->text = slice_of(names[n]);
		result->unit = slice_of(names[(n + 1) % count]);
		result->horizon_day = n % 2 ? report->today + (int)n : DAY_NONE;
		result->unchecked = n == 1;
		result->checked_day = n == 2 ? DAY_NONE : result->checked_day;
		add_change(report, (enum cause)(n + 1), report->today, n, names[n]);
		report->changes[n].after = number("5");
	}
	report->results[4].standing.live = false;
	report->results[5].standing.chosen = report->results[5].standing.live = false;
	report->results[5].words_only = true;
	report->results[0].standing.known = false;
	report->results[0].standing.reality.known = false;
	one_area(report);
	report->areas[0].title = slice_of(names[0]);
	fraction_set_ratio(&report->unchecked, 500000, 100);
	report->not_understood = 2;
	report->later = report->corrected = report->not_opened = report->not_yet_checked = 1;
}

#endif
