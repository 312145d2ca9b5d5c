/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_PLACE_H
#define TAUT_CMD_PLACE_H

#include "cmd/cmd.h"

/* Where a new journal goes. */

/* The folder as typed, or the usual one: absolute, by its own name if it is
 * there. ERR_USAGE: more than one. */
bool place_choose(struct session *session, int argc, char **argv, struct buf *path,
	struct err *err) __attribute__((warn_unused_result));

/* A journal elsewhere than where taut looks for one must be said each time. */
void place_tell(struct session *session, const char *path);

#endif
