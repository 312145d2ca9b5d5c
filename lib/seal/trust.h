/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_TRUST_H
#define TAUT_SEAL_TRUST_H

#include <stdbool.h>

#include "base/err.h"
#include "base/slice.h"
#include "seal/identity.h"
#include "seal/keylist.h"

/*
 * What this clone seals to: `.git/taut/trusted` (0600), pinned when the
 * passphrase showed the list. What arrives by sync changes nothing until an
 * unlock shows it with a higher serial.
 */
#define TRUST_HASH 32 /* SHA-256 of the identity file */

struct trust {
	struct keylist list; /* the journal's own recipient is always in it, first */
	unsigned char file[TRUST_HASH];
	long rehearsed; /* the civil day on which the passphrase was last typed */
	long made;      /* … and on which this clone pinned first */
};

/* `taut` is .git/taut, open. ERR_NOTHING: nothing is pinned here. */
bool trust_read(struct trust *trust, int taut, struct err *err)
	__attribute__((warn_unused_result));
bool trust_write(const struct trust *trust, int taut, struct err *err)
	__attribute__((warn_unused_result));

void trust_hash(unsigned char hash[TRUST_HASH], struct slice identity_file);

/* What an unlocked identity file means for what is pinned. */
enum trust_news {
	TRUST_SAME,
	TRUST_NEWER,   /* a higher serial: may be pinned */
	TRUST_OLDER,   /* a lower serial: rolled back, refused */
	TRUST_FORKED,  /* the same serial and another list: two clones changed it */
	TRUST_FOREIGN, /* does not hold the pinned key: another journal's */
};
enum trust_news trust_compare(const struct trust *trust, const struct identity *identity);

/* Whether the files beneath the journal's root are those that were pinned; else
 * `key trust` has something to look at. */
bool trust_is_current(const struct trust *trust, int root);

/* When the passphrase is to be typed once more: 7 days after `made`, then 90
 * after `rehearsed`. */
bool trust_is_due(const struct trust *trust, int today);

#endif
