/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_TRACK_H
#define TAUT_TENSION_TRACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"
#include "base/fraction.h"
#include "base/slice.h"
#include "tension/ledger.h"

/*
 * What happened to one result, from its first day on, in order: for its pace,
 * its questions, and the lines of a picture. Nothing is between two marks but
 * what the one before them said. Values are millionths of the unit.
 */
enum mark_kind {
	MARK_SCALE,     /* measured on track.scales[value] from here on */
	MARK_AREA,      /* stands in this area (of the ledger) */
	MARK_OPEN,      /* chosen, or resumed */
	MARK_CLOSE,     /* let go, enough, or its area retired */
	MARK_VISION,    /* the vision is this */
	MARK_READ,      /* a reading */
	MARK_CARRIED,   /* reality as it is known, but no reading of this day */
	MARK_LOOK,      /* checked in words */
	MARK_OTHER,     /* what somebody else sees: beside, not in the gap */
	MARK_POSTPONED, /* a horizon was put off, by so many days */
};

struct mark {
	int64_t value;
	int day;
	uint8_t kind;    /* enum mark_kind */
	uint8_t places;  /* of value, as it was written */
	uint8_t cause;   /* the line it went to; CAUSE_COUNT: none */
	uint8_t bare : 1;     /* READ: no facts beside it */
	uint8_t anew : 1;     /* SCALE: re-measured; what was known is of another unit */
	uint8_t has_note : 1; /* a reason, or for OTHER a name: track_note() */
};

struct track_scale {
	enum result_kind kind;
	bool hold;
	int way;
	int64_t first, first_vision; /* from₀, to₀ */
	int64_t yardstick, resolution; /* S, δ; 0: not known before the first reading */
};

/* What 100 is to a standing that is known. */
struct track_scale track_scale_of(const struct standing *standing);

/*
 * Where a value stands: this over the yardstick, in parts of 1; and to the nearest
 * whole point, as far as it can be drawn. The start is 0, the first vision 100. Of
 * a level to hold the level is 100, whatever the first reading was, and 0 a real
 * slip away. For a scale whose yardstick and way are known.
 */
#define POINT_LOW -50 /* further out only an arrow is drawn */
#define POINT_HIGH 200
fraction_wide track_place(const struct track_scale *scale, int64_t value);
long track_point(const struct track_scale *scale, int64_t value);

struct track_note {
	size_t mark;
	struct slice text;
};

struct track {
	struct mark *marks; /* by day, and within a day by their place */
	size_t count, room;
	struct track_scale *scales;
	size_t scale_count, scale_room;
	struct track_note *notes;
	size_t note_count, note_room;
};

/* Adds what one shift did. `note` is borrowed for good; may be empty. */
void track_add(struct track *track, const struct ledger_shift *shift, struct slice note);
/* OTHER, POSTPONED: what no shift tells. */
void track_add_mark(struct track *track, const struct mark *mark, struct slice note);
void track_release(struct track *track);

/* A mark's reason or name; empty: none. */
struct slice track_note(const struct track *track, size_t mark);

/* The first mark of this day or a later one; track->count: none. */
size_t track_find(const struct track *track, int day);

/* Where the result stood after the marks so far; good while none is added. */
struct track_state {
	const struct track_scale *scale; /* NULL: not yet known what 100 is */
	size_t area;
	bool live, has_vision, has_reality;
	struct decimal vision, reality;
	int checked_day;           /* DAY_NONE: never */
	int read_day;
};

void track_begin(struct track_state *state);
void track_step(struct track_state *state, const struct track *track, size_t mark);

/* T there; false where it is not defined. `out` is initialised by the caller. */
bool track_gap(const struct track_state *state, struct fraction *out);

/* T·S in millionths, for comparing days of one scale; -1 where not defined. */
fraction_wide track_amount(const struct track_state *state);

/* The readings that a pace rests on: the last of each day, since the last
 * re-measure, of the year up to `until`, or the last dozen if those are fewer. */
#define READINGS_YEAR 365
#define READINGS_LEAST 12

struct reading_day {
	int day;
	uint8_t places;
	bool bare;
	int64_t value;
};

/* Fills `days`, of room READINGS_YEAR, oldest first; how many they are. */
size_t track_readings(const struct track *track, int until, struct reading_day *days);

#endif
