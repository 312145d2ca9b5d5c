/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CORRECT_H
#define TAUT_CMD_CORRECT_H

#include "cmd/cmd.h"

/*
 * check --correct RESULT=VALUE: a typo in the last reading (or the last of
 * `day`, if not DAY_NONE) is mended in its line, which keeps what it was.
 */
bool correct_run(struct session *session, int argc, char **argv, int day, struct err *err)
	__attribute__((warn_unused_result));

#endif
