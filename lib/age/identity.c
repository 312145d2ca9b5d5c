/* SPDX-License-Identifier: ISC */
/* The two halves of an X25519 key, and their texts. */
#include "age/age.h"

#include <sodium.h>
#include <string.h>

#include "age/bech32.h"

#define RECIPIENT_PREFIX "age"
#define IDENTITY_PREFIX "AGE-SECRET-KEY-"

_Static_assert(AGE_KEY == BECH32_KEY && AGE_KEY == crypto_scalarmult_BYTES, "one key");
_Static_assert(AGE_IDENTITY_TEXT == sizeof IDENTITY_PREFIX - 1 + BECH32_DIGITS, "its text");

/* Nobody has the secret half of a point of low order; all share one with it. */
static bool
is_sound(const unsigned char key[AGE_KEY])
{
	static const unsigned char any[AGE_KEY] = { 8 };
	unsigned char shared[AGE_KEY];

	return crypto_scalarmult(shared, any, key) == 0;
}

bool
age_recipient_parse(struct slice text, struct age_recipient *out)
{
	struct age_recipient parsed;

	if (!bech32_parse(text, RECIPIENT_PREFIX, parsed.key) || !is_sound(parsed.key))
		return false;
	*out = parsed;
	return true;
}

void
age_recipient_format(struct buf *out, const struct age_recipient *recipient)
{
	char text[sizeof RECIPIENT_PREFIX + BECH32_DIGITS];

	bech32_format(RECIPIENT_PREFIX, recipient->key, text);
	buf_add_text(out, text);
}

bool
age_recipient_equal(const struct age_recipient *a, const struct age_recipient *b)
{
	return memcmp(a->key, b->key, AGE_KEY) == 0;
}

void
age_identity_make(struct secret *key)
{
	secret_init(key, AGE_KEY);
	randombytes_buf(key->ptr, key->len);
}

void
age_identity_recipient(const unsigned char key[AGE_KEY], struct age_recipient *out)
{
	crypto_scalarmult_base(out->key, key);
}

bool
age_identity_parse(struct slice text, unsigned char *key)
{
	return bech32_parse(text, IDENTITY_PREFIX, key);
}

void
age_identity_format(const unsigned char key[AGE_KEY], char text[AGE_IDENTITY_TEXT + 1])
{
	bech32_format(IDENTITY_PREFIX, key, text);
}
