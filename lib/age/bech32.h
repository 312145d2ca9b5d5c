/* SPDX-License-Identifier: ISC */
#ifndef TAUT_AGE_BECH32_H
#define TAUT_AGE_BECH32_H

#include <stdbool.h>

#include "base/slice.h"

/*
 * Bech32 (BIP 173) of one key of 32 bytes: PREFIX, '1', 52 digits, 6 of a
 * checksum. The prefix is all lower or all upper case, and so is the rest.
 * Keys may be secret: nothing of them stays behind.
 */
#define BECH32_KEY 32
#define BECH32_DIGITS 59 /* what stands behind the prefix */

/* Writes the key only when the text is one. */
bool bech32_parse(struct slice text, const char *prefix, unsigned char key[BECH32_KEY]);

/* strlen(prefix) + BECH32_DIGITS characters, and a NUL. */
void bech32_format(const char *prefix, const unsigned char key[BECH32_KEY], char *text);

#endif
