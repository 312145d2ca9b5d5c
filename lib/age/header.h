/* SPDX-License-Identifier: ISC */
#ifndef TAUT_AGE_HEADER_H
#define TAUT_AGE_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * The text before the payload: a version line, stanzas that each hold the
 * same file key wrapped in another way, and a MAC over all of it as it stands.
 */

#define FILE_KEY 16
#define WRAPPED_KEY 32 /* a file key and its tag */

struct stanza {
	struct slice type;
	struct slice args; /* what follows the type and one space; may be empty */
	struct slice body; /* its lines, without the last line's end */
};

struct header {
	struct stanza *stanzas;
	size_t count;
	struct slice covered; /* by the MAC */
	unsigned char mac[32];
	size_t len; /* the payload follows */
};

#define HEADER_INIT { .stanzas = NULL }

/* Borrows from the file. False when it breaks the format anywhere. */
bool header_parse(struct slice file, struct header *out);
void header_release(struct header *header);

/* Whether the MAC was made with this file key. */
bool header_holds(const struct header *header, const unsigned char file_key[FILE_KEY]);

/* The file key wrapped in a body: false unless it is that long, exactly. */
bool stanza_wrapped(const struct stanza *stanza, unsigned char wrapped[WRAPPED_KEY]);

/* With the key that a stanza's type derives; every nonce is zero, for every
 * such key is used once. */
void header_wrap(struct buf *out, const unsigned char wrap_key[32],
	const unsigned char file_key[FILE_KEY]); /* the body's line */
bool header_unwrap(unsigned char file_key[FILE_KEY], const unsigned char wrap_key[32],
	const unsigned char wrapped[WRAPPED_KEY]);

/* A header is its begin, stanzas, its end; `start` is where it began. */
void header_begin(struct buf *out);
void header_end(struct buf *out, size_t start, const unsigned char file_key[FILE_KEY]);

#endif
