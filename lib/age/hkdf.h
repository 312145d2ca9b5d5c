/* SPDX-License-Identifier: ISC */
#ifndef TAUT_AGE_HKDF_H
#define TAUT_AGE_HKDF_H

#include "base/slice.h"

#define HKDF_KEY 32

/* HKDF-SHA-256 (RFC 5869): always HKDF_KEY bytes, which one block holds. The
 * secret may be any bytes; the salt may be empty. */
void hkdf_derive(unsigned char key[HKDF_KEY], struct slice secret, struct slice salt,
	const char *info);

/* HMAC-SHA-256, and nothing of the key stays behind. */
void hkdf_hmac(unsigned char mac[HKDF_KEY], struct slice key, struct slice text);

#endif
