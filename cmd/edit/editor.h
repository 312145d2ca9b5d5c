/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_EDIT_EDITOR_H
#define TAUT_CMD_EDIT_EDITOR_H

#include <sys/types.h>

#include "cmd/cmd.h"

/*
 * The person's editor, chosen and started. Some are known: what they would
 * write beside a text (swap, backup, undo, history) can be switched off, in
 * words that come after whatever their settings say.
 */
enum editor_kind {
	EDITOR_UNKNOWN,
	EDITOR_VIM,
	EDITOR_NVIM,
	EDITOR_NANO,
};

struct editor {
	struct buf command; /* as it is set */
	char **words;       /* of it, ends with NULL; NULL for an unknown one: the shell's */
	enum editor_kind kind;
};

#define EDITOR_INIT { .command = BUF_INIT }

/* How much is known to stand in the text. */
enum editor_text {
	EDITOR_OPEN,    /* nothing that could be sealed here */
	EDITOR_GUARDED, /* a private passage may be typed in it */
	EDITOR_PRIVATE,
};

/*
 * For private text `private.editor`, else the usual choice if it is a known
 * one; any other is ERR_USAGE. What is set as private.editor is the person's
 * own word: an unknown one runs as it is, and that is said.
 */
bool editor_choose(struct editor *editor, const struct session *session, bool private,
	struct err *err) __attribute__((warn_unused_result));
void editor_release(struct editor *editor);

/*
 * Starts it on a path. `folder` (-1: none) stays open in it, and with it the
 * lock; `temporary` (NULL: the person's) is where filters and spelling put
 * their files. Signals are as at the start of a program there. -1: ERR_SYSTEM.
 */
pid_t editor_start(const struct editor *editor, const char *path, enum editor_text text,
	int folder, const char *temporary, struct err *err);

#endif
