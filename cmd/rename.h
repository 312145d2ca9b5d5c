/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_RENAME_H
#define TAUT_CMD_RENAME_H

#include "cmd/cmd.h"

/*
 * vision rename-id OLD NEW: the line, its steps, and every event that names
 * it. Where two lines have one id (two machines made it), the first in the
 * order of the pages keeps it; the other, and the events of its words, go.
 */
bool rename_run(struct session *session, int argc, char **argv, struct err *err)
	__attribute__((warn_unused_result));

#endif
