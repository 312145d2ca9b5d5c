/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_TODAY_MORNING_H
#define TAUT_CMD_TODAY_MORNING_H

#include "cmd/today/dues.h"
#include "tension/report.h"

/* What a morning is made of; screen, line and data show the same. */
struct morning {
	const struct areas *areas;
	const struct report *report;
	struct dues dues;
	bool folded;    /* nothing was written for a long while */
	int unsent_day; /* since then some of it is on this machine only; DAY_NONE: none is … */
	bool unsent;    /* … and for long enough to be told */
};

/* The next result in focus that is open, from *at (0 to begin with); NULL at the end. */
const struct report_result *morning_focus(const struct morning *morning, size_t *at);

/* The open result to be checked first, in focus rather than not: the one that
 * waited longest of those that a command finds. NULL: none. */
const struct report_result *morning_waiting(const struct morning *morning);

#endif
