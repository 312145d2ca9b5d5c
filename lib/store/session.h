/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_SESSION_H
#define TAUT_STORE_SESSION_H

#include "seal/gate.h"
#include "store/change.h"
#include "store/handedit.h"
#include "store/lock.h"
#include "store/plan.h"
#include "store/repo.h"
#include "store/work.h"

/* What one writing command has open: the lock, the repository, the plan. */
struct change {
	struct store *store;
	const struct change_order *order;
	struct change_report *report;
	struct lock lock;
	struct work work;
	struct plan plan;
	struct gate gate;
	struct head head;   /* as it was when the change began */
	bool has_head;
	char clone[20];     /* this clone's id */
	size_t sealed;      /* pages that stood in the clear before */
	char why[200];      /* not to be committed now, and why */
	struct err trouble; /* from a put, which cannot fail itself */
};

/* Takes the lock and starts libgit2. What writes begins with recover_begin(). */
bool session_begin(struct change *change, struct store *store,
	const struct change_order *order, struct change_report *report, struct err *err)
	__attribute__((warn_unused_result));
void session_end(struct change *change);

/* HEAD as it was when the change began; waits for libgit2. */
bool session_head(struct change *change, struct err *err) __attribute__((warn_unused_result));

/*
 * Steps 4 to 9 for a plan whose files are prepared and compared. *again: an
 * editor saved meanwhile, nothing was changed.
 */
bool session_carry_out(struct change *change, bool *again, struct err *err)
	__attribute__((warn_unused_result));

/* Steps 6 to 9: for what stands in the work tree already. */
void session_commit(struct change *change);

/* A line for the person, in report->notes. */
void session_note(struct change *change, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* A line "key: value" under the commit's message. */
void change_trailer(struct change *change, const char *key, const char *value);

#endif
