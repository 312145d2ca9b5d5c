/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CHOOSE_H
#define TAUT_CMD_CHOOSE_H

#include "cmd/cmd.h"

/* What was said on the line of `vision`; NULL for what was not. */
struct choice_opts {
	const char *from, *to, *unit, *way, *hold, *slip, *by, *reason, *id;
};

/*
 * The choices about a vision, each one change with its event:
 *
 *   RESULT=VALUE   the vision is VALUE: the numbers say raised or lowered
 *   RESULT --by    another horizon
 *   add AREA TEXT, let-go/resume/enough RESULT, move RESULT AREA,
 *   remeasure RESULT, rename-id OLD NEW
 *
 * `choose_verb` says whether a word is one of the latter's.
 */
bool choose_verb(const char *word);
bool choose_run(struct session *session, const struct choice_opts *opts, int argc, char **argv,
	struct err *err) __attribute__((warn_unused_result));

#endif
