/* SPDX-License-Identifier: ISC */
#ifndef TAUT_AGE_X25519_H
#define TAUT_AGE_X25519_H

#include "age/age.h"
#include "age/header.h"

/* Adds the stanza for one recipient; false when nobody can be behind its key. */
bool x25519_wrap(struct buf *out, const struct age_recipient *recipient,
	const unsigned char file_key[FILE_KEY]);

/* With any of the identities, from any stanza; the others' are passed over. */
enum age_fault x25519_unwrap(const struct header *header, const struct secret *keys,
	unsigned char file_key[FILE_KEY]);

#endif
