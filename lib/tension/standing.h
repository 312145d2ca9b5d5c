/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_STANDING_H
#define TAUT_TENSION_STANDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fraction.h"
#include "tension/event.h"

/*
 * Where one result stands after the events fed so far, and the one place
 * where an event changes that. All amounts are whole millionths of the
 * result's own unit; a gap is such an amount over the yardstick.
 */
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
	struct maybe slip, step; /* as chosen: S and δ may have to wait for from₀ */
	struct maybe closed_vision, closed_reality; /* V and R when it was closed */
};

/* A result that no event has touched. */
void standing_init(struct standing *standing, size_t area);

/*
 * T = max(0, g) with g = d·(V − R)/S: false where it is not defined, as for
 * what is let go, or not yet checked. `out` is initialised by the caller.
 */
bool standing_gap(const struct standing *standing, struct fraction *out);

/* g without the floor at zero; false where not defined. */
bool standing_stretch(const struct standing *standing, struct fraction *out);

/* What feeding this event does to its result; for an event of an area: of a
 * result in that area. */
void standing_apply(struct standing *standing, const struct event *event);

/*
 * An event as the elementary shifts it amounts to here, in order: each moves
 * one end, so that each has one cause. The ledger books them one by one;
 * standing_apply() is nothing but all of them in turn.
 */
enum shift_kind {
	SHIFT_CHOOSE,    /* the first choice of a vision */
	SHIFT_READ,      /* reality := value */
	SHIFT_LOOK,      /* checked in words */
	SHIFT_REVISE,    /* vision := value */
	SHIFT_CLOSE,     /* let go, or its area retired */
	SHIFT_ENOUGH,    /* closed as enough */
	SHIFT_RESUME,    /* back, with the vision and reality it was closed with */
	SHIFT_CATCH_UP,  /* what reality did meanwhile: value, but no new reading */
	SHIFT_MOVE,      /* to another area */
	SHIFT_REMEASURE, /* unit, yardstick, direction anew */
};

struct shift {
	enum shift_kind kind;
	const struct event *event;
	struct maybe value;
};

#define SHIFTS_MAX 5

size_t standing_shifts(const struct standing *standing, const struct event *event,
	struct shift shifts[SHIFTS_MAX]);
void standing_shift(struct standing *standing, const struct shift *shift);

/* Whether T is defined, and T·S in millionths (0 where it is not defined). */
bool standing_is_open(const struct standing *standing);
fraction_wide standing_amount(const struct standing *standing);

#endif
