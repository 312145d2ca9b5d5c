/* SPDX-License-Identifier: ISC */
#ifndef TAUT_AGE_STREAM_H
#define TAUT_AGE_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "age/header.h"
#include "base/secret.h"

/*
 * The payload: a nonce, then chunks of 64 KiB, each with a tag; the last says
 * that it is the last. ChaCha20-Poly1305, as STREAM has it.
 */

#define STREAM_CHUNK 65536

/* Appends the payload. */
void stream_seal(struct buf *out, struct slice plain, const unsigned char file_key[FILE_KEY]);

/* `plain` must be empty, and is so when the payload is not whole. */
bool stream_open(struct secret *plain, struct slice payload,
	const unsigned char file_key[FILE_KEY]);

#endif
