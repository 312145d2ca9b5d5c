/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_EVENT_H
#define TAUT_TENSION_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"
#include "journal/result.h"

/*
 * One thing that changed or was looked at: a line of a check file, or what a
 * hand edit amounts to. Events set the state, so none is invalid; one that
 * changes nothing has no line and no count. The words are those of format.md.
 */
enum event_kind {
	EVENT_CHOSEN,     /* chosen:: A → B unit; A is also a reading */
	EVENT_READING,    /* is:: X */
	EVENT_CHECKED,    /* [for:: id] alone: looked at in words */
	EVENT_REVISED,    /* raised:: or lowered:: A → B: the vision is B */
	EVENT_LET_GO,     /* let-go:: yes */
	EVENT_RESUMED,    /* resumed:: yes */
	EVENT_ENOUGH,     /* enough:: X; a number is also a reading */
	EVENT_MOVED,      /* moved:: area → area */
	EVENT_REMEASURED, /* remeasured:: A → B unit, with is:: X */
	EVENT_POSTPONED,  /* postponed:: DATE → DATE, of a result or an area */
	EVENT_RETIRED,    /* an area let go with all its results; last on its day */
};

#define EVENT_AREA_ITSELF SIZE_MAX /* for `result`: no result, the area */

struct event {
	enum event_kind kind;
	int day;
	size_t result; /* index from ledger_result(); unused for EVENT_RETIRED,
	                  EVENT_AREA_ITSELF where an area's horizon was postponed */
	size_t area;   /* CHOSEN: where it was chosen; MOVED: where to; RETIRED: which;
	                  POSTPONED: which, for an area itself */
	struct maybe from; /* A: reading before the choice; the vision before a revision */
	struct maybe to;   /* B, or X of a reading or of `enough` */
	struct maybe is;   /* REMEASURED: the reading that goes with it */
	enum result_kind result_kind; /* CHOSEN, REMEASURED: by its unit */
	struct maybe first; /* CHOSEN with A unknown: from₀ frozen on the item */
	int way;            /* CHOSEN, REMEASURED: 1 up, -1 down, 0 not said */
	struct maybe slip;  /* … a level to hold: the distance that is a real slip */
	struct maybe step;  /* … the resolution, where it is not the decimals' */
	bool by_hand;       /* an edit by hand, recorded: a REVISED of this kind
	                       applies only if `from` is the vision before it */
	bool bare;          /* of a reading: its look has no facts */
	int days;           /* POSTPONED: by how many */
	int postponed_to;   /* … and to when */
};

#endif
