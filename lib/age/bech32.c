/* SPDX-License-Identifier: ISC */
#include "age/bech32.h"

#include <ctype.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>

#define DATA 52  /* digits of five bits in 32 bytes; the last has one */
#define CHECK 6

static const char alphabet[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

static uint32_t
step(uint32_t sum, unsigned digit)
{
	static const uint32_t generator[] = {
		0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
	};
	uint32_t top = sum >> 25;

	sum = (sum & 0x1ffffff) << 5 ^ digit;
	for (unsigned n = 0; n < 5; n++)
		if (top >> n & 1)
			sum ^= generator[n];
	return sum;
}

/* The checksum so far, over the prefix as it is in lower case. */
static uint32_t
begin(const char *prefix)
{
	uint32_t sum = 1;

	for (const char *c = prefix; *c; c++)
		sum = step(sum, (unsigned)tolower((unsigned char)*c) >> 5);
	sum = step(sum, 0);
	for (const char *c = prefix; *c; c++)
		sum = step(sum, (unsigned)tolower((unsigned char)*c) & 31);
	return sum;
}

static bool
is_upper(const char *prefix)
{
	return prefix[0] >= 'A' && prefix[0] <= 'Z';
}

/* A character's value in the case that the prefix has, or false. */
static bool
digit_of(char c, bool upper, unsigned char *digit)
{
	if (upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z')
		return false;
	const char *at = memchr(alphabet, tolower((unsigned char)c), sizeof alphabet - 1);

	if (at)
		*digit = (unsigned char)(at - alphabet);
	return at;
}

/* The digits' bits, which must fill the key with nothing but zeros over. */
static bool
join(const unsigned char digits[DATA], unsigned char key[BECH32_KEY])
{
	unsigned held = 0, bits = 0;
	size_t at = 0;

	for (size_t n = 0; n < DATA; n++) {
		held = (held << 5 | digits[n]) & 0xfff;
		bits += 5;
		if (bits >= 8) {
			bits -= 8;
			key[at++] = (unsigned char)(held >> bits);
		}
	}
	return (held & ((1u << bits) - 1)) == 0;
}

bool
bech32_parse(struct slice text, const char *prefix, unsigned char key[BECH32_KEY])
{
	unsigned char digits[DATA + CHECK], joined[BECH32_KEY];
	struct slice rest = slice_from(text, strlen(prefix));
	bool ok = slice_starts(text, prefix) && rest.len == BECH32_DIGITS && rest.ptr[0] == '1';
	uint32_t sum = begin(prefix);

	for (size_t n = 0; ok && n < sizeof digits; n++) {
		ok = digit_of(rest.ptr[n + 1], is_upper(prefix), &digits[n]);
		if (ok)
			sum = step(sum, digits[n]);
	}
	ok = ok && sum == 1 && join(digits, joined);
	if (ok)
		memcpy(key, joined, sizeof joined);
	sodium_memzero(digits, sizeof digits);
	sodium_memzero(joined, sizeof joined);
	return ok;
}

static void
split(const unsigned char key[BECH32_KEY], unsigned char digits[DATA])
{
	unsigned held = 0, bits = 0;
	size_t at = 0;

	for (size_t n = 0; n < BECH32_KEY; n++) {
		held = (held << 8 | key[n]) & 0xfff;
		for (bits += 8; bits >= 5; bits -= 5)
			digits[at++] = held >> (bits - 5) & 31;
	}
	digits[at] = held << (5 - bits) & 31;
}

void
bech32_format(const char *prefix, const unsigned char key[BECH32_KEY], char *text)
{
	unsigned char digits[DATA + CHECK] = { 0 };
	size_t at = strlen(prefix);
	uint32_t sum = begin(prefix);

	memcpy(text, prefix, at);
	text[at++] = '1';
	split(key, digits);
	for (size_t n = 0; n < sizeof digits; n++)
		sum = step(sum, digits[n]);
	for (unsigned n = 0; n < CHECK; n++)
		digits[DATA + n] = (sum ^ 1) >> 5 * (CHECK - 1 - n) & 31;
	for (size_t n = 0; n < sizeof digits; n++) {
		char c = alphabet[digits[n]];

		text[at++] = is_upper(prefix) ? (char)toupper((unsigned char)c) : c;
	}
	text[at] = '\0';
	sodium_memzero(digits, sizeof digits);
}
