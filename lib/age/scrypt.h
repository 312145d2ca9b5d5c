/* SPDX-License-Identifier: ISC */
#ifndef TAUT_AGE_SCRYPT_H
#define TAUT_AGE_SCRYPT_H

#include "age/age.h"
#include "age/header.h"

/* Adds the stanza for a passphrase; N = 2^work, 1 to AGE_WORK_MAX. */
void scrypt_wrap(struct buf *out, struct slice passphrase, int work,
	const unsigned char file_key[FILE_KEY]);

/* Nothing is derived with more work than work_max, or AGE_WORK_MAX. */
enum age_fault scrypt_unwrap(const struct header *header, struct slice passphrase, int work_max,
	unsigned char file_key[FILE_KEY]);

#endif
