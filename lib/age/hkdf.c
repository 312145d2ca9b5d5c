/* SPDX-License-Identifier: ISC */
/* HKDF from libsodium's HMAC: its own came only with 1.0.19. */
#include "age/hkdf.h"

#include <sodium.h>

_Static_assert(HKDF_KEY == crypto_auth_hmacsha256_BYTES, "one block is one key");

static const unsigned char *
bytes(struct slice s)
{
	return (const unsigned char *)(s.len ? s.ptr : "");
}

static void
begin(crypto_auth_hmacsha256_state *state, struct slice key)
{
	crypto_auth_hmacsha256_init(state, bytes(key), key.len);
}

static void
add(crypto_auth_hmacsha256_state *state, struct slice text)
{
	crypto_auth_hmacsha256_update(state, bytes(text), text.len);
}

static void
finish(crypto_auth_hmacsha256_state *state, unsigned char mac[HKDF_KEY])
{
	crypto_auth_hmacsha256_final(state, mac);
	sodium_memzero(state, sizeof *state);
}

void
hkdf_hmac(unsigned char mac[HKDF_KEY], struct slice key, struct slice text)
{
	crypto_auth_hmacsha256_state state;

	begin(&state, key);
	add(&state, text);
	finish(&state, mac);
}

void
hkdf_derive(unsigned char key[HKDF_KEY], struct slice secret, struct slice salt,
	const char *info)
{
	crypto_auth_hmacsha256_state state;
	unsigned char extracted[HKDF_KEY];

	/* An empty salt is a key of zeros to HMAC, as the RFC wants it. */
	hkdf_hmac(extracted, salt, secret);
	begin(&state, (struct slice){ (const char *)extracted, sizeof extracted });
	add(&state, slice_of(info));
	add(&state, (struct slice){ "\x01", 1 });
	finish(&state, key);
	sodium_memzero(extracted, sizeof extracted);
}
