/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_ID_H
#define TAUT_JOURNAL_ID_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/slice.h"
#include "journal/area.h"

/* Ids: letters, digits, dash; compared without case; one name space with the areas. */

bool id_is_valid(struct slice id);
bool id_is_command(struct slice id); /* a word that the command line means otherwise */
bool id_is_taken(const struct areas *areas, struct slice id);

/*
 * Appends an id for these words: the first content word folded to ASCII that
 * is neither a command's nor a date's, else `r1`; with "-2" and on where it is
 * taken in `areas` or among the `minted` so far (may be NULL).
 */
void id_mint(struct buf *out, const struct areas *areas, struct slice words,
	const struct names *minted);

#endif
