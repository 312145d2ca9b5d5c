/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_EDIT_H
#define TAUT_CMD_EDIT_H

#include "cmd/cmd.h"

/*
 * Editing in the person's editor. The text stands in a draft below
 * .git/taut/drafts until its commit exists: edit_done() takes it away. An
 * unchanged or empty text is an error that says so; nothing is deleted by it.
 */
bool edit_text(struct session *session, const char *name, struct slice initial,
	struct buf *out, struct err *err) __attribute__((warn_unused_result));
void edit_done(void);

#endif
