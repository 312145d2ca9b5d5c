/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_DUE_H
#define TAUT_CMD_REVIEW_DUE_H

#include "cmd/check/asked.h"

/*
 * What a week's review asks about, in place of what asked_open() chose: all that
 * is in focus, but for what was checked today, and the one area without any focus
 * that waited longest, so that each comes round. Returns that area, or SLICE_NONE.
 */
size_t due_choose(struct asked *asked);

/* The open step for what is asked about whose day is nearest; NULL: none. */
const struct step *due_step(const struct asked *asked);

/* The one result that a first small look is for; its name as it is typed. False: none. */
bool due_small(struct asked *asked, struct buf *name);

#endif
