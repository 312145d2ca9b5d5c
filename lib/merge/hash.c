/* SPDX-License-Identifier: ISC */
/*
 * Numbers for texts, to find equal ones by. Invariant: the same on every
 * machine, and nothing is taken for equal by them alone that is left out then.
 */
#include "merge/hash.h"

uint64_t
hash_number(uint64_t seed, uint64_t number)
{
	uint64_t hash = (seed ^ number) * UINT64_C(0x9E3779B97F4A7C15);

	return hash ^ hash >> 29;
}

uint64_t
hash_bytes(uint64_t seed, struct slice s)
{
	/* mixed before the first byte is: else a small seed and a byte change places */
	uint64_t hash = hash_number(seed, UINT64_C(0xD1B54A32D192ED03) ^ s.len);

	for (; s.len >= 8; s = slice_from(s, 8)) {
		uint64_t part = 0;

		for (size_t n = 0; n < 8; n++)
			part |= (uint64_t)(unsigned char)s.ptr[n] << 8 * n;
		hash = hash_number(hash, part);
	}
	for (size_t n = 0; n < s.len; n++)
		hash = hash_number(hash, (unsigned char)s.ptr[n]);
	return hash;
}
