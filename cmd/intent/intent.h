/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_INTENT_INTENT_H
#define TAUT_CMD_INTENT_INTENT_H

#include "cmd/cmd.h"

/*
 * A step as a dialogue: the best of it, what in you gets in the way, and if that
 * moment comes, then what. `name` is a result or an area; NULL: it asks for which.
 */
bool intent_run(struct session *session, const char *name, bool editor, struct err *err)
	__attribute__((warn_unused_result));

#endif
