/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_TODAY_WORDS_H
#define TAUT_CMD_TODAY_WORDS_H

#include "base/buf.h"
#include "store/store.h"

/*
 * A few words of a page, as they stand in it: for who shows them, escape first.
 * What cannot be read has none; of what is private nothing is told but that.
 */

/* The first line of the first moment of a day. */
void words_of_day(struct buf *out, const struct store *store, int day);

/* The first sentence of the purpose, without its full stop. */
void words_of_purpose(struct buf *out, const struct store *store);

#endif
