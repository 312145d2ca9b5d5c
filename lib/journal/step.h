/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_STEP_H
#define TAUT_JOURNAL_STEP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"
#include "doc/document.h"
#include "journal/problem.h"

/* A step is a commitment: a task below `Plan`, for one result or several. */
struct step {
	size_t area;          /* in struct areas */
	size_t item;          /* in the area's page */
	size_t line;          /* from 1 */
	struct slice id;      /* empty: none yet */
	struct slice text;
	struct slice repeat;  /* as written; empty: once */
	int due_day;          /* DAY_NONE: none */
	int completion_day;
	bool done;            /* box `x` */
	bool dropped;         /* box `-` */
};

struct step step_parse(const struct document *page, size_t item, const char *file,
	struct problems *problems);
bool step_is_open(const struct step *step);

/*
 * The next day after `day` on which a repeating step falls: `repeat` is
 * weekdays ("mon wed fri"), "every day", "every 3 days", "every week",
 * "every 2 months", "every friday" (the words of Obsidian Tasks too).
 * False where it is not understood.
 */
bool repeat_next(struct slice repeat, int day, int *next);

/* The first day from `today` on, today included, on which it falls. */
bool repeat_first(struct slice repeat, int today, int *first);

/*
 * When a repeating step is due after it was kept (or missed) on `day`. What
 * falls on weekdays is due on the next of them, and what was done beside them
 * is extra; an interval goes on from the day it was due.
 */
bool step_next(const struct step *step, int day, int *next);

/*
 * When it is due as of `today`: a repeating step whose day has passed, on the
 * first of its days from today on; else on its day. DAY_NONE: it has none.
 */
int step_next_due(const struct step *step, int today);

/* What a person gave as --every, in the words above: "mon,wed", "3", "day". */
bool repeat_parse(struct slice typed, struct buf *out);

#endif
