/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_TOLD_H
#define TAUT_TENSION_TOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fraction.h"
#include "base/slice.h"
#include "tension/event.h"
#include "tension/ledger.h"

/*
 * One event as it is fed: what it says, and what it did to the gap of its
 * result, by the lines of the ledger. For whoever takes events one by one and
 * keeps none of them. Slices are borrowed until the next one is told.
 */
enum told_line {
	TOLD_REALITY,  /* rose and slipped, before they are netted */
	TOLD_RAISED,
	TOLD_LOWERED,
	TOLD_NEW,
	TOLD_GONE,
	TOLD_REMEASURED,
	TOLD_MOVED,
	TOLD_LINES
};

struct told {
	const char *event;   /* the word of its field, "checked", "retired" or "view" */
	int day;
	size_t subject;      /* SLICE_NONE: about an area itself */
	size_t area;         /* the ledger's, where it counts */
	struct slice area_id, id, unit;
	struct maybe from, to;           /* as its field says them, or … */
	int from_day, to_day;            /* … DAY_NONE: no days */
	struct slice from_area, to_area; /* … empty: no areas */
	bool was_known, is_known;        /* T is defined before it, and after */
	struct fraction before, after;   /* T */
	bool booked[TOLD_LINES];         /* it went to this line, if only with 0 */
	struct fraction lines[TOLD_LINES];
	struct slice by;                 /* whose view it is */
	struct slice because;
};

void told_init(struct told *told);
void told_release(struct told *told);

/* Before it is fed: what it says. `standing` is its result's; NULL for an area's own. */
void told_begin(struct told *told, const struct event *event, const struct standing *standing);

/* Each of its shifts, as the ledger tells them. */
void told_shift(struct told *told, const struct ledger_shift *shift);

/* After it was fed. */
void told_end(struct told *told, const struct standing *standing);

/* A move counts in two areas: this makes it that of the one it left, or came to. */
void told_turn(struct told *told, bool left);

#endif
