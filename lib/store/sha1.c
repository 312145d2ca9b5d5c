/* SPDX-License-Identifier: ISC */
/*
 * SHA-1 (FIPS 180-4) of bytes at hand. libgit2 offers it for objects only,
 * and git's index is no object.
 */
#include "store/sha1.h"

#include <stdint.h>
#include <string.h>

#define BLOCK 64

static uint32_t
turn(uint32_t x, int by)
{
	return x << by | x >> (32 - by);
}

static uint32_t
load(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* One round; the five words change places instead of moving. */
#define ROUND(a, b, c, d, e, f, k, n) do { \
	uint32_t x = (n) < 16 ? w[(n) & 15] : (w[(n) & 15] = turn(w[((n) + 13) & 15] ^ \
		w[((n) + 8) & 15] ^ w[((n) + 2) & 15] ^ w[(n) & 15], 1)); \
	(e) += turn(a, 5) + (f) + (k) + x; \
	(b) = turn(b, 30); \
} while (0)

#define CHOOSE(b, c, d) ((d) ^ ((b) & ((c) ^ (d))))
#define PARITY(b, c, d) ((b) ^ (c) ^ (d))
#define MAJORITY(b, c, d) (((b) & (c)) | ((d) & ((b) | (c))))

#define FIVE(F, k, n) do { \
	ROUND(a, b, c, d, e, F(b, c, d), k, n); \
	ROUND(e, a, b, c, d, F(a, b, c), k, (n) + 1); \
	ROUND(d, e, a, b, c, F(e, a, b), k, (n) + 2); \
	ROUND(c, d, e, a, b, F(d, e, a), k, (n) + 3); \
	ROUND(b, c, d, e, a, F(c, d, e), k, (n) + 4); \
} while (0)

static void
mix(uint32_t state[5], const unsigned char *block)
{
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
	uint32_t w[16];

	for (int n = 0; n < 16; n++)
		w[n] = load(block + 4 * n);
	FIVE(CHOOSE, 0x5a827999, 0);
	FIVE(CHOOSE, 0x5a827999, 5);
	FIVE(CHOOSE, 0x5a827999, 10);
	FIVE(CHOOSE, 0x5a827999, 15);
	FIVE(PARITY, 0x6ed9eba1, 20);
	FIVE(PARITY, 0x6ed9eba1, 25);
	FIVE(PARITY, 0x6ed9eba1, 30);
	FIVE(PARITY, 0x6ed9eba1, 35);
	FIVE(MAJORITY, 0x8f1bbcdc, 40);
	FIVE(MAJORITY, 0x8f1bbcdc, 45);
	FIVE(MAJORITY, 0x8f1bbcdc, 50);
	FIVE(MAJORITY, 0x8f1bbcdc, 55);
	FIVE(PARITY, 0xca62c1d6, 60);
	FIVE(PARITY, 0xca62c1d6, 65);
	FIVE(PARITY, 0xca62c1d6, 70);
	FIVE(PARITY, 0xca62c1d6, 75);
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
}

void
sha1_of(struct slice bytes, unsigned char out[SHA1_SIZE])
{
	uint32_t state[5] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 };
	const unsigned char *p = (const unsigned char *)bytes.ptr;
	unsigned char last[2 * BLOCK] = { 0 };
	uint64_t bits = (uint64_t)bytes.len * 8;
	size_t left = bytes.len;

	for (; left >= BLOCK; left -= BLOCK, p += BLOCK)
		mix(state, p);
	size_t end = left < BLOCK - 8 ? BLOCK : 2 * BLOCK;

	if (left)
		memcpy(last, p, left);
	last[left] = 0x80;
	for (int n = 0; n < 8; n++)
		last[end - 1 - (size_t)n] = (unsigned char)(bits >> (8 * n));
	for (size_t at = 0; at < end; at += BLOCK)
		mix(state, last + at);
	for (int n = 0; n < SHA1_SIZE; n++)
		out[n] = (unsigned char)(state[n / 4] >> (24 - 8 * (n % 4)));
}
