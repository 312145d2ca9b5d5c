/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_COMMIT_H
#define TAUT_STORE_COMMIT_H

#include "base/date.h"
#include "seal/gate.h"
#include "store/change.h"
#include "store/plan.h"
#include "store/work.h"

/* What is safe in the work tree, on its way into git. */
struct commit_job {
	struct repo *repo;
	const struct work *work;
	struct plan *plan;
	struct gate *gate;
	const struct clock *clock;
	const char *clone;   /* this clone's id, for the trailer … */
	const char *machine; /* … and what its machine is called; or NULL */
};

/*
 * Blobs, trees, commits, index, reference. Never fails the person: when git
 * is in the way, or the disk is, the outcome is CHANGE_SAVED with the reason.
 */
void commit_run(const struct commit_job *job, struct change_report *report);

#endif
