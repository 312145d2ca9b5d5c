/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TESTS_PROPERTY_H
#define TAUT_TESTS_PROPERTY_H

/*
 * What must hold for every random journal, by its seed. A failing one is named:
 * TAUT_SEED=n replays it alone, TAUT_CASES=n tries so many.
 *
 *	static void property_sums(uint64_t seed) { … }
 *	PROPERTY(sums);
 *	… ROW("opening + lines = closing", sums),
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "tests/unit/chance.h"

#ifndef CASES
#define CASES 3000
#endif

typedef void (*property)(uint64_t);

static uint64_t current_seed;

static int
say_seed(void **state)
{
	(void)state;
	if (current_seed)
		fprintf(stderr, "# the last journal was TAUT_SEED=%llu\n",
			(unsigned long long)current_seed);
	current_seed = 0;
	return 0;
}

static void
many(void **state)
{
	property holds = *(property *)*state;
	uint64_t alone = setting("TAUT_SEED", 0), cases = setting("TAUT_CASES", CASES);

	for (uint64_t seed = 1; seed <= cases; seed++) {
		current_seed = alone ? alone : seed;
		holds(current_seed);
		if (alone)
			break;
	}
	current_seed = 0;
}

#define PROPERTY(name) static property name##_state = property_##name
#define ROW(text, name) { text, many, NULL, say_seed, &name##_state }

#endif
