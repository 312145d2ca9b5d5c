/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_WRITE_H
#define TAUT_CMD_KEY_WRITE_H

#include "base/secret.h"
#include "cmd/key/file.h"
#include "seal/identity.h"
#include "store/change.h"

/* Keys as they shall be from now on. */
struct keywrite {
	struct session *session;
	const struct identity *identity;
	const struct secret *passphrase;
	const struct keyfiles *was; /* what it was made of: those that are open go, unless
	                               written over; NULL: there is none */
	change_build *more;         /* what goes into the same change, or NULL */
	void *context;
};

/*
 * Wraps the identity, proves that what is about to be written opens with the
 * passphrase, writes it and `.taut/recipients` in one change ("key: …"), pins
 * it, forgets an unlocked one; then says `said`, unless it is empty. What
 * fails before the change is saved leaves everything as it was.
 */
bool keywrite_run(const struct keywrite *keys, const char *message, const struct buf *said,
	struct err *err) __attribute__((warn_unused_result));

/* ERR_BUSY: the file is not what was read any more. */
bool keywrite_same(struct change *change, const struct keyfile *file, struct err *err)
	__attribute__((warn_unused_result));

/* One that is there, by its passphrase, to be written anew: what the journal
 * has must be what is pinned here, else ERR_KEY_LIST. The best one's identity
 * moves to *identity; *files are for keywrite.was, and for the caller to release. */
bool keywrite_begin(struct session *session, struct keyfiles *files,
	struct identity *identity, struct secret *passphrase, struct err *err)
	__attribute__((warn_unused_result));

#endif
