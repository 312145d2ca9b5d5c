/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_WEEK_H
#define TAUT_CMD_REVIEW_WEEK_H

#include "cmd/cmd.h"

/*
 * The review of this week, as one dialogue: a blind look at what is in focus and
 * at the one other area that waited longest, then a few words on the week. After
 * a long silence one small look instead. ERR_NOTHING: all was passed by.
 */
bool week_run(struct session *session, bool editor, struct err *err)
	__attribute__((warn_unused_result));

#endif
