/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_TERMINAL_H
#define TAUT_CMD_KEY_TERMINAL_H

#include <stdbool.h>

#include "base/err.h"
#include "base/secret.h"

/*
 * The person's terminal itself, /dev/tty, whatever stdin and stdout are: for
 * what must not be echoed, nor pass through a library that keeps lines.
 */

int terminal_open(void); /* -1 if there is none; terminal_close() it */

bool terminal_write(int tty, struct slice text, struct err *err)
	__attribute__((warn_unused_result));

/*
 * Asks, and reads one line with echo off into `out`, which must be empty: at
 * most `max` bytes, without the line end. Echo that stays on is ERR_KEY, and
 * nothing is asked. Waits for other programs of taut that ask on the same
 * terminal. Echo stays off behind it, so that what is typed before the next
 * question is read by that, and not shown: until terminal_close(), or a signal
 * that ends or stops the process; after a stop it asks again.
 */
bool terminal_secret(int tty, const char *question, size_t max, struct secret *out,
	struct err *err) __attribute__((warn_unused_result));

/*
 * The terminal is as it was before the first question. What was typed unseen
 * behind the last one is for the next program if `keep` (the answers were
 * right: it is a command), else thrown away (it is one more passphrase, which
 * a shell would show). -1 is fine.
 */
void terminal_close(int tty, bool keep);

#endif
