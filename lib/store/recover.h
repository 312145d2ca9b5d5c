/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_RECOVER_H
#define TAUT_STORE_RECOVER_H

#include <stdbool.h>

#include "base/err.h"
#include "store/session.h"

/* Finishes or takes back what a process that died left. The lock is held. */
bool recover_run(struct change *change, struct err *err) __attribute__((warn_unused_result));

/*
 * Unlinks temporaries that are older than a day. Returns how many there
 * were; with `look` only counts.
 */
size_t recover_stale(const struct lock *lock, bool look);

#endif
