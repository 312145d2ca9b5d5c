/* SPDX-License-Identifier: ISC */
#ifndef TAUT_HTML_REDACT_H
#define TAUT_HTML_REDACT_H

#include "base/buf.h"
#include "tension/report.h"

/*
 * Leaves a report nothing of the journal's words: areas and results are numbered
 * in their order, reasons, facts, steps and questions are gone. What stays is
 * figures and days; the tracks still have their notes. `names` holds what the
 * report then borrows, and must outlive it. Private to lib/html.
 */
void redact(struct report *report, struct buf *names);

#endif
