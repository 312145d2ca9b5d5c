/* SPDX-License-Identifier: ISC */
/* X25519 stanzas: a secret shared between a key made for the file and ours. */
#include "age/x25519.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "age/base64.h"
#include "age/hkdf.h"
#include "base/alloc.h"

#define TYPE "X25519"

struct sealed {
	unsigned char share[AGE_KEY]; /* the public half of the file's own key */
	unsigned char wrapped[WRAPPED_KEY];
};

/* Both public halves, as they salt the wrap key. */
struct halves {
	unsigned char share[AGE_KEY];
	unsigned char recipient[AGE_KEY];
};

_Static_assert(sizeof(struct halves) == 2 * AGE_KEY, "one behind the other");

/* False when the shared secret is all zero, as with any point of low order. */
static bool
agree(unsigned char wrap_key[HKDF_KEY], const unsigned char secret[AGE_KEY],
	const unsigned char point[AGE_KEY], const struct halves *halves)
{
	unsigned char shared[AGE_KEY];
	bool ok = crypto_scalarmult(shared, secret, point) == 0;

	if (ok)
		hkdf_derive(wrap_key, (struct slice){ (const char *)shared, sizeof shared },
			(struct slice){ (const char *)halves, sizeof *halves },
			"age-encryption.org/v1/" TYPE);
	sodium_memzero(shared, sizeof shared);
	return ok;
}

bool
x25519_wrap(struct buf *out, const struct age_recipient *recipient,
	const unsigned char file_key[FILE_KEY])
{
	unsigned char secret[AGE_KEY], wrap_key[HKDF_KEY];
	struct halves halves;

	randombytes_buf(secret, sizeof secret);
	crypto_scalarmult_base(halves.share, secret);
	memcpy(halves.recipient, recipient->key, AGE_KEY);
	bool ok = agree(wrap_key, secret, recipient->key, &halves);

	if (ok) {
		buf_add_text(out, "-> " TYPE " ");
		base64_format(out, (struct slice){ (const char *)halves.share, AGE_KEY });
		buf_add_char(out, '\n');
		header_wrap(out, wrap_key, file_key);
	}
	sodium_memzero(secret, sizeof secret);
	sodium_memzero(wrap_key, sizeof wrap_key);
	return ok;
}

static bool
parse(const struct stanza *stanza, struct sealed *out)
{
	return stanza->args.len == base64_text_len(AGE_KEY) &&
		base64_parse(stanza->args, out->share) && stanza_wrapped(stanza, out->wrapped);
}

/* All of them before any is tried: one that is malformed spoils the file. */
static bool
parse_all(const struct header *header, struct sealed *out, size_t *count)
{
	for (size_t n = 0; n < header->count; n++) {
		if (!slice_is(header->stanzas[n].type, TYPE))
			continue;
		if (!parse(&header->stanzas[n], &out[*count]))
			return false;
		++*count;
	}
	return true;
}

static enum age_fault
unwrap(const struct sealed *sealed, size_t count, const unsigned char secret[AGE_KEY],
	unsigned char file_key[FILE_KEY])
{
	enum age_fault fault = AGE_NO_MATCH;
	unsigned char wrap_key[HKDF_KEY];
	struct halves halves;

	crypto_scalarmult_base(halves.recipient, secret);
	for (size_t n = 0; n < count && fault == AGE_NO_MATCH; n++) {
		memcpy(halves.share, sealed[n].share, AGE_KEY);
		if (!agree(wrap_key, secret, halves.share, &halves))
			fault = AGE_HEADER;
		else if (header_unwrap(file_key, wrap_key, sealed[n].wrapped))
			fault = AGE_FINE;
	}
	sodium_memzero(wrap_key, sizeof wrap_key);
	return fault;
}

enum age_fault
x25519_unwrap(const struct header *header, const struct secret *keys,
	unsigned char file_key[FILE_KEY])
{
	struct sealed *sealed = mem_alloc(header->count, sizeof *sealed);
	enum age_fault fault = AGE_NO_MATCH;
	size_t count = 0;

	if (!parse_all(header, sealed, &count))
		fault = AGE_HEADER;
	for (size_t at = 0; count && fault == AGE_NO_MATCH && at + AGE_KEY <= keys->len;
	    at += AGE_KEY)
		fault = unwrap(sealed, count, keys->ptr + at, file_key);
	free(sealed);
	return fault;
}
