/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVISE_H
#define TAUT_CMD_REVISE_H

#include "cmd/ask/dialogue.h"
#include "journal/area.h"

/* A vision that moves: why, and whether its words still fit. */
struct revise {
	const struct areas *areas;   /* as they are; for words that are there already */
	const struct result *result;
	struct ask_flow flow;
	struct ask ask;
};

/* Asks; the answers are then in revise->ask.answers, to be added by revise_take().
 * `areas` must outlive it. revise_end() even if it fails. */
bool revise_run(struct session *session, struct revise *revise, struct err *err)
	__attribute__((warn_unused_result));
void revise_take(const struct revise *revise, struct buf *reason, struct buf *words);
bool revise_end(struct session *session, struct revise *revise, bool ok, struct err *err);

#endif
