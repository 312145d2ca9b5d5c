/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_CAUSE_H
#define TAUT_VIEW_CAUSE_H

#include <stddef.h>

#include "base/buf.h"
#include "tension/report.h"

/*
 * What both waterfalls, that of the terminal and that of the page, and the first
 * sentence say of a line of the account. Private to lib/view and lib/html.
 */

/* "reality rose", "let go". */
const char *cause_label(enum cause cause);

/* How many lines say anything. */
size_t cause_lines(const struct account *account);

/* Whose it is, as names; of one result alone, why: may be nothing. */
void cause_whose(struct buf *out, const struct report *report, enum cause cause);

/* The lowest and highest level on the way from the opening to the closing; zero
 * is between them. */
void cause_levels(const struct printed *printed, long *low, long *high);

/* What went, cause by cause, as parts of one bar. */
struct share {
	enum cause cause;
	long percent;
};

/* By size, the greatest first; how many there are. *went is all of them, printed. */
size_t cause_shares(const struct account *whole, const struct printed *printed,
	struct share shares[CAUSE_COUNT], long *went);

#endif
