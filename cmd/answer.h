/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ANSWER_H
#define TAUT_CMD_ANSWER_H

#include "cmd/cmd.h"
#include "tension/report.h"

/*
 * Asks what the report asks, in a dialogue (cmd/ask/dialogue.h). Each answer is an
 * event of today that keeps its question away for 90 days; all that were given are
 * one change. ERR_NOTHING: there is nothing to ask.
 */
bool answer_questions(struct session *session, const struct report *report, bool editor,
	struct err *err) __attribute__((warn_unused_result));

#endif
