/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_TRUST_H
#define TAUT_CMD_KEY_TRUST_H

#include "cmd/key/file.h"

/*
 * Pins what the passphrase showed: at once if nothing or the same was pinned,
 * or only the passphrase is another; else after showing what changed and a
 * yes. ERR_KEY_LIST: not confirmed, or refused.
 */
bool keytrust_adopt(struct session *session, const struct keyfiles *files,
	const struct keyfile *best, bool yes, struct err *err)
	__attribute__((warn_unused_result));

#endif
