/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_CARD_H
#define TAUT_JOURNAL_CARD_H

#include "base/buf.h"
#include "base/slice.h"
#include "journal/area.h"
#include "journal/language.h"

/*
 * A card to send a friend: one result, and three lines to fill in. It says what
 * is wanted, and its anchors or its unit; never a number that was read, the gap,
 * facts, steps, or a note. Plain text of short lines, that mail and messengers
 * leave as it is.
 */
#define CARD_WIDTH 72
#define CARD_NAME_MAX 100 /* bytes of the friend's name */

/* The id stands in the card, if there is one: "now (run, km):". */
void card_write(const struct areas *areas, const struct result *result, struct slice name,
	enum language language, struct buf *out);

/* Whether a card in any language calls the unit of the result so: "km", "0 to 10";
 * "" if it has none. */
bool card_is_unit(const struct result *result, struct slice unit);

#endif
