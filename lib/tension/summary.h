/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_SUMMARY_H
#define TAUT_TENSION_SUMMARY_H

#include "tension/replay.h"
#include "tension/report.h"

/* Sums the replay up and closes its ledger. `cadence` is days: [0] for all
 * results, [1] for those in focus. The report borrows from the replay. */
void report_build(struct report *report, struct replay *replay, const int cadence[2]);

/* The steps for one result of it, for its page. */
void report_fill_page(struct report *report, const struct replay *replay, size_t row);

/* The pace of one row, or of all. */
void report_fill_pace(struct report *report, size_t row);
void report_fill_paces(struct report *report);

/* The same of one area alone, or of one row of report.results alone: its
 * account is the whole. */
void report_narrow(struct report *report, size_t area);
void report_narrow_result(struct report *report, size_t row);

#endif
