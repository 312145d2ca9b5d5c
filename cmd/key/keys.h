/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_KEYS_H
#define TAUT_CMD_KEY_KEYS_H

#include "base/secret.h"
#include "cmd/cmd.h"
#include "cmd/key/pinned.h"
#include "seal/identity.h"
#include "seal/trust.h"

/* What the commands over private passages share. */

/*
 * The identity, to read what is private: from the keyring if unlocked, else
 * by passphrase. Held against what is pinned: a rolled back or foreign one is
 * ERR_KEY_LIST; a newer one opens, and says that `key trust` has something to
 * look at. ERR_KEY: wrong passphrase (nothing changed), or no key at all.
 */
bool keys_open(struct session *session, struct identity *identity, struct err *err)
	__attribute__((warn_unused_result));

/* The same, always by passphrase, which goes into *passphrase if not NULL;
 * *file becomes the file's bytes if not NULL. For key commands. */
bool keys_unwrap(struct session *session, struct identity *identity,
	struct secret *passphrase, struct buf *file, struct err *err)
	__attribute__((warn_unused_result));

/*
 * Before words are asked for that shall be sealed: that there is a list to
 * seal to. Without one pinned here, and a person there, the passphrase is
 * asked for and the list pinned; else ERR_KEY with the way out. That the
 * journal's files tell of another list is said by the change that seals.
 */
bool keys_ready(struct session *session, struct err *err) __attribute__((warn_unused_result));

/* The kernel's keyring: the identity under the pinned key's name, if unlocked. */
bool keys_kept(const struct session *session, struct secret *identity)
	__attribute__((warn_unused_result));
bool keys_keep(const struct session *session, const struct identity *identity,
	unsigned seconds, struct err *err) __attribute__((warn_unused_result));

/* Takes away what is kept there under any name that this journal's keys have,
 * now or before; true if there was one. Before another list is pinned. */
bool keys_lock(const struct session *session);

#endif
