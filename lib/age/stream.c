/* SPDX-License-Identifier: ISC */
/*
 * The length of a payload says the length of its text: both are written to
 * where they belong, chunk by chunk, and no copy is made.
 */
#include "age/stream.h"

#include <sodium.h>
#include <string.h>

#include "age/hkdf.h"

#define NONCE 16
#define TAG crypto_aead_chacha20poly1305_ietf_ABYTES
#define SEALED_CHUNK (STREAM_CHUNK + TAG)

struct stream {
	unsigned char key[HKDF_KEY];
	unsigned char nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
};

static void
begin(struct stream *stream, const unsigned char file_key[FILE_KEY],
	const unsigned char nonce[NONCE])
{
	hkdf_derive(stream->key, (struct slice){ (const char *)file_key, FILE_KEY },
		(struct slice){ (const char *)nonce, NONCE }, "payload");
	memset(stream->nonce, 0, sizeof stream->nonce);
}

/* The number of the chunk from here on, highest byte first; and the end. */
static void
count(struct stream *stream)
{
	for (size_t n = sizeof stream->nonce - 1; n-- > 0;)
		if (++stream->nonce[n] != 0)
			break;
}

static void
mark_last(struct stream *stream, bool last)
{
	stream->nonce[sizeof stream->nonce - 1] = last;
}

static size_t
chunks_in(size_t len, size_t chunk)
{
	return len ? (len - 1) / chunk + 1 : 1;
}

void
stream_seal(struct buf *out, struct slice plain, const unsigned char file_key[FILE_KEY])
{
	size_t chunks = chunks_in(plain.len, STREAM_CHUNK);
	size_t len = NONCE + plain.len + chunks * TAG;
	unsigned char *to = (unsigned char *)buf_space(out, len);
	struct stream stream;

	randombytes_buf(to, NONCE);
	begin(&stream, file_key, to);
	to += NONCE;
	for (size_t n = 0; n < chunks; n++) {
		struct slice part = slice_part(plain, n * STREAM_CHUNK, (n + 1) * STREAM_CHUNK);

		mark_last(&stream, n + 1 == chunks);
		crypto_aead_chacha20poly1305_ietf_encrypt(to, NULL,
			(const unsigned char *)part.ptr, part.len, NULL, 0, NULL,
			stream.nonce, stream.key);
		to += part.len + TAG;
		count(&stream);
	}
	buf_grown(out, len);
	sodium_memzero(&stream, sizeof stream);
}

static bool
open_chunks(struct stream *stream, struct slice sealed, unsigned char *to)
{
	size_t chunks = chunks_in(sealed.len, SEALED_CHUNK);

	for (size_t n = 0; n < chunks; n++) {
		struct slice part = slice_part(sealed, n * SEALED_CHUNK, (n + 1) * SEALED_CHUNK);

		mark_last(stream, n + 1 == chunks);
		if (crypto_aead_chacha20poly1305_ietf_decrypt(to, NULL, NULL,
			(const unsigned char *)part.ptr, part.len, NULL, 0, stream->nonce,
			stream->key) != 0)
			return false;
		to += part.len - TAG;
		count(stream);
	}
	return true;
}

bool
stream_open(struct secret *plain, struct slice payload, const unsigned char file_key[FILE_KEY])
{
	struct slice sealed = slice_from(payload, NONCE);
	size_t last = sealed.len % SEALED_CHUNK;
	struct stream stream;

	if (payload.len < NONCE + TAG)
		return false;
	/* A last chunk holds a tag; and text, unless there is no text at all. */
	if (last && (last < TAG || (last == TAG && sealed.len > TAG)))
		return false;
	secret_init(plain, sealed.len - chunks_in(sealed.len, SEALED_CHUNK) * TAG);
	begin(&stream, file_key, (const unsigned char *)payload.ptr);
	bool ok = open_chunks(&stream, sealed, plain->ptr);

	if (!ok)
		secret_release(plain);
	sodium_memzero(&stream, sizeof stream);
	return ok;
}
