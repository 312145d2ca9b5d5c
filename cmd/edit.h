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
void edit_said(struct err *err); /* adds to the hint where the draft is */

/*
 * After a change that failed: words that stand nowhere else (typed at a
 * question, or read from a pipe) are kept as a draft, and the error becomes
 * ERR_UNSAVED with its path. Not what the gate refused: that must not lie on
 * a disk in the clear. Returns false, always.
 */
bool edit_keep(struct session *session, const char *name, struct slice words, struct err *err);

#endif
