/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ANSWER_H
#define TAUT_CMD_ANSWER_H

#include "cmd/cmd.h"
#include "cmd/work.h"

/*
 * Asks what the report asks, one question after another, a line each from the
 * terminal or from standard input. An answer is an event of today, saved at once,
 * and keeps its question away for 90 days; an empty line passes it by.
 * ERR_NOTHING: there is nothing to ask.
 */
bool answer_questions(struct session *session, struct reading *reading,
	const struct report *report, struct err *err) __attribute__((warn_unused_result));

#endif
