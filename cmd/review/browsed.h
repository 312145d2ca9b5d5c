/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_BROWSED_H
#define TAUT_CMD_REVIEW_BROWSED_H

#include "cmd/cmd.h"
#include "tension/report.h"

/*
 * The page of a year for a browser, as a file of the person's: outside the journal,
 * so that no sync takes it along, and never in place of another file. `~/` is HOME.
 */

/* ERR_USAGE says why it cannot be written there. */
bool browsed_may_be(const struct store *store, struct slice path, struct err *err)
	__attribute__((warn_unused_result));

bool browsed_write(struct session *session, struct report *report, const char *path,
	struct err *err) __attribute__((warn_unused_result));

#endif
