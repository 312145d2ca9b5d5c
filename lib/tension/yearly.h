/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_YEARLY_H
#define TAUT_TENSION_YEARLY_H

#include <stdbool.h>
#include <stddef.h>

#include "tension/replay.h"
#include "tension/report.h"

/*
 * What a year's report has to say to who reviews it, row by row. The report is to be
 * that of the year, with its questions: report_ask().
 */
enum yearly {
	YEARLY_UNCHECKED,   /* not checked lately, or never */
	YEARLY_SWINGING,    /* went back and forth */
	YEARLY_STILL,       /* checked, and hardly moved for long */
	YEARLY_OUTLIVED,    /* its horizon has come, and it is not there */
	YEARLY_UNSUPPORTED, /* wanted, not there, and no step is open for it */
	YEARLY_KINDS
};

/* Whether that is so of a row of report.results. Of one that is no longer wanted, or
 * has moved to another area, nothing is. */
bool yearly_holds(const struct report *report, size_t row, enum yearly kind);

/* The question of the report that says so of the row; NULL: there is none. */
const struct question *yearly_question(const struct report *report, size_t row,
	enum question_kind kind);

/* A repeating step that was kept within a span. */
struct yearly_kept {
	struct slice id, text; /* borrowed from the areas */
	size_t times;
	int last_day;
};

/* Those kept most often first; how many there are. It goes by the day on which a step
 * was kept, so the replay is to reach beyond the span, to the days on which that was
 * noted. The caller frees them. */
size_t yearly_kept(const struct replay *replay, struct span span, struct yearly_kept **kept);

#endif
