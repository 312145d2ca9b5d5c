/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEEP_H
#define TAUT_CMD_KEEP_H

#include "cmd/work.h"

/* A step kept on a day, or missed. */
struct keep {
	int day;
	bool missed;
	struct names *kept; /* ids of those kept within this change: none is kept twice */
	struct buf *said;   /* "kept: TEXT" is added, behind a line end */
};

/* Into the look of its area; a repeating step gets its next day, another one its
 * box. ERR_USAGE: it is closed already. What is noted already is only said. */
bool keep_step(struct work *work, struct step *step, const struct keep *keep, struct err *err)
	__attribute__((warn_unused_result));

/* Whether that day of the step stands in the files already. */
bool keep_is_noted(const struct replay *replay, const struct step *step, int day, bool missed);

#endif
