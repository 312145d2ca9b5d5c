/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_TODAY_SILENCE_H
#define TAUT_CMD_TODAY_SILENCE_H

#include <stdbool.h>

#include "store/store.h"

#define SILENT_DAYS 14

/*
 * Whether neither an entry nor a check is of today or of the SILENT_DAYS before,
 * in a journal that has any: told by those days' files, and no folder is listed.
 */
bool silence_is_long(const struct store *store, int today);

/* Whether the first day that anything was written on is one to two weeks ago, and
 * there is no purpose yet: what it is all for can be asked now. Reads names, and at
 * most a page of each folder. */
bool silence_of_purpose(const struct store *store, int today);

#endif
