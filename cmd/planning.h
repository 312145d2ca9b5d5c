/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_PLANNING_H
#define TAUT_CMD_PLANNING_H

#include "cmd/cmd.h"
#include "journal/pages.h"

/* A step on its way into a plan. */
struct planning {
	struct session *session;
	const char *name, *text; /* the result, or an area; the words */
	const char *id;          /* NULL: made from the words */
	int due_day;             /* DAY_NONE: none */
	struct buf repeat;       /* empty: once */
	struct buf said;
};

/* When it is due, as options say it; NULL: not said. */
bool planning_when(struct planning *planning, const char *by, const char *every,
	struct err *err) __attribute__((warn_unused_result));

/* The same in one answer: what comes again ("mon,wed", "day"), else a date. Blank
 * is no day at all. */
bool planning_days(struct planning *planning, struct slice typed, struct err *err)
	__attribute__((warn_unused_result));

/* Adds how the days in such an answer were understood: "first on Mon 23 Nov". */
void planning_echo(struct planning *planning, struct slice typed, struct buf *out);

/* Into the plan of what is named; or of an area, for this id. */
bool planning_add(struct planning *planning, struct pages *pages, struct err *err)
	__attribute__((warn_unused_result));
bool planning_add_to(struct planning *planning, struct pages *pages, size_t area,
	struct slice target, struct err *err) __attribute__((warn_unused_result));

#endif
