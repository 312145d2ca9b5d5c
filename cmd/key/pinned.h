/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_PINNED_H
#define TAUT_CMD_KEY_PINNED_H

#include "cmd/cmd.h"
#include "seal/trust.h"

/* What this clone has confirmed and seals to: no passphrase is needed. */

/* .git/taut, open for reading what is pinned; -1: there is none yet. */
int keys_folder(const struct session *session);

/* The pinned list; ERR_NOTHING: none. */
bool keys_trusted(const struct session *session, struct trust *trust, struct err *err)
	__attribute__((warn_unused_result));

/* Seals a text as one age file (armored) to the pinned list, for drafts. */
bool keys_seal(const struct session *session, struct slice text, struct buf *out,
	struct err *err) __attribute__((warn_unused_result));

#endif
