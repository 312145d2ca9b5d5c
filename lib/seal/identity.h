/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_IDENTITY_H
#define TAUT_SEAL_IDENTITY_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/secret.h"
#include "seal/keylist.h"

/*
 * `.taut/identities/<the recipient's first 16 characters>.age`: an armored age
 * file by passphrase. Inside, in age-keygen's form (age ignores the comments):
 *
 *	# taut keys serial 3
 *	# recipient: age1… laptop
 *	# recipient: age1… paper key
 *	AGE-SECRET-KEY-1…
 *	AGE-SECRET-KEY-1…        older ones, kept for what they sealed
 *
 * The anchor of trust is the passphrase: what it opens is the person's own.
 */
#define IDENTITY_KEYS_MAX 16
#define IDENTITY_FILE_MAX (64u << 10)
#define PASSPHRASE_MAX 1024

struct identity {
	struct keylist list;
	struct secret keys; /* AGE_KEY bytes each, the current one first */
};

#define IDENTITY_INIT { .keys = SECRET_INIT }

void identity_release(struct identity *identity);

/* A new one: serial 1, itself the only recipient, by this name. */
bool identity_make(struct identity *identity, struct slice name, struct err *err)
	__attribute__((warn_unused_result));

/* A new key in front of the old ones; the list has it in place of the old, the
 * serial grows. */
bool identity_renew(struct identity *identity, struct err *err)
	__attribute__((warn_unused_result));

/* The plain form, in locked memory. `text` must be empty. */
void identity_format(const struct identity *identity, struct secret *text);
/* ERR_FORMAT: not of this form; its own recipient must be the first key's. */
bool identity_parse(struct identity *identity, struct slice text, struct err *err)
	__attribute__((warn_unused_result));

/* The file. identity_unwrap: ERR_KEY for a wrong passphrase, ERR_FORMAT for a
 * damaged file; `work_max` as age_unwrap's (over it: ERR_KEY, saying so). */
bool identity_wrap(const struct identity *identity, struct slice passphrase, struct buf *file,
	struct err *err) __attribute__((warn_unused_result));
bool identity_unwrap(struct identity *identity, struct slice file, struct slice passphrase,
	int work_max, struct err *err) __attribute__((warn_unused_result));

/* Whether one of its keys is the recipient's. */
bool identity_holds(const struct identity *identity, const struct age_recipient *recipient);

/* Whether the bytes are an armored age file at all: a merge by lines cuts one. */
bool identity_is_whole(struct slice file);

/* ".taut/identities/age1qqqqqqqqqqqq.age" */
void identity_path(struct buf *out, const struct age_recipient *own);

#endif
