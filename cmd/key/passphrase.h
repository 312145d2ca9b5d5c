/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_PASSPHRASE_H
#define TAUT_CMD_KEY_PASSPHRASE_H

#include "base/secret.h"
#include "cmd/cmd.h"

/*
 * Passphrases come by --passphrase-fd N (each a line, read byte by byte into
 * locked memory), else from key.passphrase-command (the person's own config;
 * asked once), else from /dev/tty with echo off. Never from an environment
 * variable or an argument, and never past libedit.
 */

/* The present one. ERR_KEY: there is no way to ask, or echo cannot be
 * switched off (then nothing is asked). `out` must be empty. A terminal shows
 * nothing of what is typed until passphrase_over(), which ends the asking. */
bool passphrase_ask(struct session *session, const char *question, struct secret *out,
	struct err *err) __attribute__((warn_unused_result));

/* It was the right one in the end, or not: see terminal_close(). */
void passphrase_over(bool right);

/*
 * A new one: on a terminal a generated one is offered (Enter) and typed back;
 * a typed one is typed twice and, under PHRASE_BITS_MIN, needs `weak`. By fd:
 * the next line, or a generated one if that line is empty and stderr is a
 * terminal: there it is told, once.
 */
bool passphrase_new(struct session *session, bool weak, struct secret *out, struct err *err)
	__attribute__((warn_unused_result));

/* From now on no program gives it: the person shall practise typing it. */
void passphrase_practise(void);

/* How the last one came: one that was typed may be asked for again when it is
 * wrong, and one that a program gave does not show that the person knows it. */
enum passphrase_way {
	PASSPHRASE_NONE,
	PASSPHRASE_TYPED,
	PASSPHRASE_READ, /* by --passphrase-fd */
	PASSPHRASE_COMMAND,
};
enum passphrase_way passphrase_came(void);

/* No core file, and other processes of the person cannot look in: before any
 * secret is read, and once more before an editor is started. */
void passphrase_guard(void);

#endif
