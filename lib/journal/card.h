/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_CARD_H
#define TAUT_JOURNAL_CARD_H

#include "base/buf.h"
#include "base/slice.h"
#include "journal/area.h"

/*
 * A card to send a friend: one result, and three lines to fill in. It says what
 * is wanted, and its anchors or its unit; never a number that was read, the gap,
 * facts, steps, or a note. Plain text of short lines, that mail and messengers
 * leave as it is.
 */
#define CARD_WIDTH 72
#define CARD_NAME_MAX 100 /* bytes of the friend's name */

/* The words before the colons, in the order of the card. */
enum card_label {
	CARD_NOW,
	CARD_SEEN,
	CARD_TRY,
	CARD_LABELS
};
extern const char *const card_labels[CARD_LABELS];

/* The id stands in the card, if there is one: "now (run, km):". */
void card_write(const struct areas *areas, const struct result *result, struct slice name,
	struct buf *out);

/* What a card calls the unit of a result: "km", "0 to 10"; empty if it has none. */
void card_unit(const struct result *result, struct buf *out);

#endif
