/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_INQUIRY_H
#define TAUT_TENSION_INQUIRY_H

#include "tension/replay.h"
#include "tension/report.h"

/*
 * Finds what a report may ask, of the year up to its end: every question that
 * holds and was not answered in the last 90 days, in the order of agenda_sort().
 * The rows are to be complete.
 */
void report_ask(struct report *report, const struct replay *replay);

#endif
