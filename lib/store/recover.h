/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_RECOVER_H
#define TAUT_STORE_RECOVER_H

#include <stdbool.h>

#include "base/err.h"
#include "store/session.h"

/*
 * How whatever writes begins: session_begin(), then what a process that died
 * left is finished or taken back.
 */
bool recover_begin(struct change *change, struct store *store,
	const struct change_order *order, struct change_report *report, struct err *err)
	__attribute__((warn_unused_result));

/*
 * Unlinks temporaries that are older than a day. Returns how many there
 * were; with `look` only counts.
 */
size_t recover_stale(const struct lock *lock, bool look);

#endif
