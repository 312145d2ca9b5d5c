/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TESTS_CHANCE_H
#define TAUT_TESTS_CHANCE_H

/* Random cases that come again: what is drawn follows from the seed alone, which
 * is put into state_of_chance. */
#include <stdint.h>
#include <stdlib.h>

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define PICK(array) (array)[chance(SIZE(array))]

static uint64_t state_of_chance;

/* splitmix64 */
static uint64_t
chance(uint64_t below)
{
	uint64_t z = state_of_chance += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return (z ^ (z >> 31)) % below;
}

/* A number from the environment, such as TAUT_SEED and TAUT_CASES. */
static uint64_t
setting(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

#endif
