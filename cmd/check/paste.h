/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CHECK_PASTE_H
#define TAUT_CMD_CHECK_PASTE_H

#include "cmd/check/checking.h"

/*
 * check --from NAME: the answer to a card, pasted on the terminal or read from
 * standard input. The number, if it is one, becomes the other's view; the words
 * stand below it as they came; and it says what it took.
 */
struct paste_opts {
	bool private, clear; /* -p, --no-private */
};

/* `named` is the result, or NULL: then the card says which. */
bool paste_run(struct checking *checking, const struct paste_opts *opts, const char *named,
	struct err *err) __attribute__((warn_unused_result));

#endif
