/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_MENTION_H
#define TAUT_TENSION_MENTION_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/document.h"
#include "tension/replay.h"

/* An item of a check file: what it says by its fields. */

enum key {
	KEY_OTHER, KEY_IS, KEY_CHOSEN, KEY_RAISED, KEY_LOWERED, KEY_LET_GO, KEY_RESUMED,
	KEY_ENOUGH, KEY_MOVED, KEY_POSTPONED, KEY_REMEASURED, KEY_KEPT, KEY_MISSED,
	KEY_DROPPED, KEY_ANSWERED, KEY_EVENTS, KEY_FOR = KEY_EVENTS, KEY_BECAUSE,
	KEY_CORRECTED, KEY_COUNT
};

/* One item of a look and where it stands. */
struct place {
	struct replay *replay;
	const struct document *page;
	const enum key *keys; /* of all fields of the page: mention_keys() */
	const struct item *item;
	const char *path;
	int day;
	size_t area;   /* ledger's, of the look; SLICE_NONE: before any look */
	struct slice other; /* NAME, below "From NAME"; else empty */
	bool bare;     /* the look says nothing beside its events */
};

enum key key_of(struct slice text);

/* The keys of a page's fields, each looked up once; the caller frees them. */
enum key *mention_keys(const struct document *page);

/* The n-th field of the item with this key, or NULL. */
const struct field *mention_field(const struct place *place, enum key key, size_t n);

/*
 * The event that a field of the item makes, but for its day and result; false
 * where its value is not understood, and then a field beside it may have been
 * told already. The unit is the one written, a slice of the value.
 */
bool mention_read(const struct place *place, enum key key, struct slice value,
	struct event *event, struct slice *unit);

/* Problems at the item's line: a value that is not understood; a name of nothing. */
void mention_misread(const struct place *place, const struct field *field);
void mention_unknown(const struct place *place, struct slice id, bool step);

#endif
