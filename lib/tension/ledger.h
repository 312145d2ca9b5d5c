/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_LEDGER_H
#define TAUT_TENSION_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "base/slice.h"
#include "tension/event.h"

/*
 * Which end moved. The ledger is fed with events in the order of their files
 * and keeps, for each result in each area, what every kind of event did to
 * the gap T = max(0, d·(V − R)/S) within a span of days. It knows neither
 * files nor git nor today.
 *
 * Invariant: opening + Σ lines = closing, exactly, for each result and area,
 * each area, and the whole. (The formulas are those of tension(7).)
 */

enum cause {
	CAUSE_ROSE,       /* readings, netted per result and area: closer */
	CAUSE_SLIPPED,    /* … or further away */
	CAUSE_RAISED,     /* vision raised */
	CAUSE_LOWERED,    /* vision lowered, or closed as enough */
	CAUSE_NEW,        /* chosen, first read, or resumed */
	CAUSE_GONE,       /* let go, or its area retired */
	CAUSE_REMEASURED,
	CAUSE_MOVED,
	CAUSE_COUNT
};

/* The sums of a span, for a result in an area, an area, or the whole. */
struct account {
	struct fraction opening;
	struct fraction causes[CAUSE_COUNT];
	struct fraction closing;
	struct fraction churn; /* back and forth of readings */
	struct fraction drift; /* Σ d·ΔV/S, unclamped */
	struct fraction climb; /* Σ d·ΔR/S, unclamped */
	size_t counts[CAUSE_COUNT]; /* events that changed something, by cause */
	size_t postponements;
	int postponed_days;
};

/* Where a result stands after the last event fed. */
struct standing {
	enum result_kind kind;
	bool chosen;        /* some event chose it */
	bool live;          /* not let go, not enough, not in a retired area */
	bool hold;          /* a level to keep */
	bool known;         /* T is defined: it has a vision and a reading */
	size_t area;
	int way;            /* d: 1, -1, or 0 as long as it is not known */
	struct maybe first; /* from₀ */
	struct maybe first_vision; /* to₀ */
	struct maybe vision; /* V */
	struct maybe reality; /* R */
	int64_t yardstick;  /* S in millionths; 0 as long as it is not known */
	int64_t resolution; /* δ in millionths */
	int chosen_day;     /* DAY_NONE: never */
	int first_day;      /* of the first event of it */
	int checked_day;    /* of the last reading or look in words */
	int read_day;       /* of the last reading */
	int closed_day;     /* let go, enough, retired; DAY_NONE while live */
	size_t readings;
};

/* A line in the account of one result in one area. */
struct stint {
	size_t result;
	size_t area;
	struct account account; /* filled by ledger_close() */
};

struct ledger; /* opaque */

/* A ledger over the days of `period`; free it with ledger_free(). */
struct ledger *ledger_new(struct span period);
void ledger_free(struct ledger *ledger); /* NULL is fine */

/* New, consecutive indices: 0, 1, 2 … */
size_t ledger_area(struct ledger *ledger);
size_t ledger_result(struct ledger *ledger, size_t area);

/* Events come in the order of their days, and within a day of their place;
 * those after the period are not to be fed. `event` is copied as needed. */
void ledger_feed(struct ledger *ledger, const struct event *event);

/* Where a result stands now, while feeding or after closing. */
const struct standing *ledger_standing(const struct ledger *ledger, size_t result);

/* T of a result as it stands, and what it would be with another V or R:
 * false where it is not defined. `out` is initialised by the caller. */
bool ledger_gap(const struct ledger *ledger, size_t result, struct fraction *out);
bool standing_gap(const struct standing *standing, struct fraction *out);

/* g = d·(V − R)/S without the floor at zero; false where not defined. */
bool standing_stretch(const struct standing *standing, struct fraction *out);

/* What feeding this event would do to the gap of its result, without doing it. */
void standing_apply(struct standing *standing, const struct event *event);

/* Sums up; feed nothing afterwards. */
void ledger_close(struct ledger *ledger);

/* After closing. Stints stand in the order in which they began. */
size_t ledger_stint_count(const struct ledger *ledger);
const struct stint *ledger_stint(const struct ledger *ledger, size_t n);
const struct account *ledger_area_account(const struct ledger *ledger, size_t area);
const struct account *ledger_whole(const struct ledger *ledger);

void account_init(struct account *account);
void account_release(struct account *account);
void account_add(struct account *account, const struct account *other);

/*
 * The lines as whole numbers (×100) that add up: opening and closing are
 * rounded half up, the lines by largest remainder, each within 1 of its value
 * (ties: the earlier line first).
 */
struct printed {
	long opening;
	long causes[CAUSE_COUNT];
	long closing;
};
void account_print(const struct account *account, struct printed *out);

/* Whole percent shares of |parts| that add up to 100 (all 0 if all are zero). */
void shares_print(const struct fraction *const *parts, size_t count, long *out);

#endif
