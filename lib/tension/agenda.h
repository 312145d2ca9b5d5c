/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_AGENDA_H
#define TAUT_TENSION_AGENDA_H

#include "tension/report.h"

/*
 * Puts the questions of a report in order: what matters most first, the first of
 * each kind before any second. Where over a third of the report's gap was not
 * checked lately, that leads; the share is of the report as it is now, so that
 * one of an area alone is sorted again, and of one result nothing leads.
 */
void agenda_sort(struct report *report);

#endif
