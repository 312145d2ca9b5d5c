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

int terminal_open(void); /* -1 if there is none; close() it */

bool terminal_write(int tty, struct slice text, struct err *err)
	__attribute__((warn_unused_result));

/*
 * Asks, and reads one line with echo off into `out`, which must be empty: at
 * most `max` bytes, without the line end. Echo that stays on is ERR_KEY, and
 * nothing is asked. The terminal is as before whenever this returns, or when a
 * signal ends or stops the process; after a stop it asks again.
 */
bool terminal_secret(int tty, const char *question, size_t max, struct secret *out,
	struct err *err) __attribute__((warn_unused_result));

#endif
