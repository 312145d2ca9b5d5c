/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_MARKER_H
#define TAUT_STORE_MARKER_H

#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

#include "base/err.h"
#include "store/plan.h"

/*
 * .git/taut/marker: what a change is about to do, on disk before it does it.
 * Whoever finds one while holding the lock knows that its writer died.
 */
struct marker {
	pid_t pid;
	bool this_boot;
	struct timespec written;
	struct plan plan; /* paths, versions, names of temporaries; no bytes */
};

#define MARKER_INIT { .plan = PLAN_INIT }

bool marker_write(int taut, const struct plan *plan, struct err *err)
	__attribute__((warn_unused_result));

/* ERR_NOTHING: there is none. One that is torn is none: its change had not
 * begun when it was written. */
bool marker_read(int taut, struct marker *marker, struct err *err)
	__attribute__((warn_unused_result));
bool marker_remove(int taut);
void marker_release(struct marker *marker);

#endif
