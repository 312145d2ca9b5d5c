/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_EDIT_EDIT_H
#define TAUT_CMD_EDIT_EDIT_H

#include "cmd/cmd.h"

/*
 * Editing in the person's editor. The text stands in a draft (cmd/edit/draft.h)
 * until its commit exists: edit_done() takes it away. An unchanged or empty
 * text is an error that says so; nothing is deleted by it. Of a private text
 * `initial` and what is added to `out` are for buf_wipe().
 */
struct edit {
	const char *name;     /* of the draft */
	struct slice initial;
	struct slice base;    /* the page as it is in the journal; may be empty */
	bool private;         /* known to be: it reaches no disk; keys_ready() first */
	bool again;           /* `initial` is a draft: saved as it is, it is the edit */
	bool may_be_empty;    /* emptied, it is the edit, too */
};
bool edit_text(struct session *session, const struct edit *edit, struct buf *out,
	struct err *err) __attribute__((warn_unused_result));
void edit_done(void);
void edit_said(struct err *err); /* adds to the hint where the draft is */

/*
 * After a command that failed, for whatever reason, when words were read that
 * stand nowhere else (typed at a question, or from a pipe): they are kept as a
 * draft, and the error becomes ERR_UNSAVED with its path. If they are `private`,
 * or what the gate would seal or refuse, they are kept sealed, or not at all.
 * Returns false, always.
 */
bool edit_keep(struct session *session, const char *name, struct slice words, bool private,
	struct err *err);

#endif
