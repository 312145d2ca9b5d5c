/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_LEDGER_H
#define TAUT_TENSION_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/fraction.h"
#include "tension/account.h"
#include "tension/event.h"
#include "tension/standing.h"

/*
 * Which end moved. The ledger is fed with events in the order of their files
 * and keeps, for each result in each area, what every kind of event did to
 * the gap T = max(0, d·(V − R)/S) within a span of days. It knows neither
 * files nor git nor today.
 *
 * Invariant: opening + Σ lines = closing, exactly, for each result and area,
 * each area, and the whole. (The formulas are those of tension(7).)
 */

/* A line in the account of one result in one area. */
struct stint {
	size_t result;
	size_t area;
	struct account account; /* filled by ledger_close() */
};

struct ledger; /* opaque */

/* One end moved, or the like: what it was, and to which line it went. */
struct ledger_shift {
	size_t result;
	const struct shift *shift;
	const struct standing *before, *after;
	enum cause cause; /* a reading's is told by the gap; CAUSE_COUNT: changed no gap's
	                     kind, as a look, or what is not yet known */
};
typedef void ledger_watch(void *context, const struct ledger_shift *shift);

/* A ledger over the days of `period`; free it with ledger_free(). */
struct ledger *ledger_new(struct span period);

/* Tells every shift from now on, also of the days before the period. */
void ledger_set_watch(struct ledger *ledger, ledger_watch *watch, void *context);
void ledger_free(struct ledger *ledger); /* NULL is fine */

/* New, consecutive indices: 0, 1, 2 … */
size_t ledger_area(struct ledger *ledger);
size_t ledger_result(struct ledger *ledger, size_t area);

/* Events come in the order of their days, and within a day of their place;
 * those after the period are not to be fed (they are passed over). Nothing of
 * `event` is kept. */
void ledger_feed(struct ledger *ledger, const struct event *event);

/* Where a result stands now, while feeding or after closing. What an event would
 * do to it, without feeding it: standing_apply() on a copy, then standing_gap(). */
const struct standing *ledger_standing(const struct ledger *ledger, size_t result);

/* Sums up; feed nothing afterwards. */
void ledger_close(struct ledger *ledger);

/* After closing. Stints stand in the order in which they began. */
size_t ledger_stint_count(const struct ledger *ledger);
const struct stint *ledger_stint(const struct ledger *ledger, size_t n);
const struct account *ledger_area_account(const struct ledger *ledger, size_t area);
const struct account *ledger_whole(const struct ledger *ledger);

#endif
