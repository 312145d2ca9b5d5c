/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_ACCOUNT_H
#define TAUT_TENSION_ACCOUNT_H

#include <stddef.h>

#include "base/fraction.h"

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
	size_t counts[CAUSE_COUNT]; /* events that changed something, by cause;
	                               a move counts in both its areas */
	size_t postponements;
	int postponed_days;
};

void account_init(struct account *account);
void account_release(struct account *account); /* safe on all zero, and twice */
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

/*
 * The same of parts of a line: whole numbers (×100) that add up to `total`, which
 * is their sum as it was printed, rounded up or down.
 */
void parts_print(const struct fraction *parts, size_t count, long total, long *out);

/* Whole percent shares of |parts| that add up to 100 (all 0 if all are zero). */
void shares_print(const struct fraction *const *parts, size_t count, long *out);

#endif
