/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_FIRST_FIRST_H
#define TAUT_CMD_FIRST_FIRST_H

#include "cmd/cmd.h"

/*
 * Day one: a first vision, what is so, what gets in the way and a first step, in
 * an open journal, as one change. It ends with the picture. ERR_NOTHING: all was
 * passed by.
 */
bool first_run(struct session *session, struct err *err) __attribute__((warn_unused_result));

/* Whether answers of it were left for later. */
bool first_is_left(const struct session *session);

#endif
