/* SPDX-License-Identifier: ISC */
#ifndef TAUT_AGE_BASE64_H
#define TAUT_AGE_BASE64_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * Base 64 without padding, and strict: the standard alphabet, no bits that
 * are not zero behind the last byte. Nothing else is the same text.
 */

/* How many characters hold len bytes, and how many bytes so many characters
 * hold. */
size_t base64_text_len(size_t len);
size_t base64_len(size_t text_len);

void base64_format(struct buf *out, struct slice bytes);

/* Writes base64_len(text.len) bytes; what they are after false is undefined. */
bool base64_parse(struct slice text, unsigned char *out);

#endif
