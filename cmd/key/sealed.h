/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_SEALED_H
#define TAUT_CMD_KEY_SEALED_H

#include "cmd/cmd.h"

/*
 * Every page of the journal that holds a private passage, in order of paths.
 * The visitor returns false to stop, with its error.
 */
typedef bool sealed_visit(const char *path, struct slice bytes, void *context,
	struct err *err);
bool sealed_each(const struct store *store, sealed_visit *visit, void *context,
	struct err *err) __attribute__((warn_unused_result));

/* How many passages there are, in what can be read. */
size_t sealed_count(const struct session *session);

/* A line when the passphrase should be typed once more: one who only writes
 * never practises it. Reads nothing else if it is not due. */
void sealed_remind(struct session *session);

#endif
