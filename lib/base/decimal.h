/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_DECIMAL_H
#define TAUT_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * An exact decimal as a person writes it: up to 12 digits before the point
 * and 6 behind it, held in millionths. `places` are the digits behind the
 * point as written: they tell the resolution and are printed again.
 */
struct decimal {
	int64_t micro;
	uint8_t places;
};

/* A number that may be missing: `?`, or not written. */
struct maybe {
	bool known;
	struct decimal value;
};

#define DECIMAL_ONE INT64_C(1000000)
#define DECIMAL_PLACES 6

/* In a file: digits with a point; '-' or U+2212 before. No blanks, no '+'. */
bool decimal_parse(struct slice text, struct decimal *out);

/* On the command line: `79,5` too. */
bool decimal_parse_typed(struct slice text, struct decimal *out);

void decimal_format(struct buf *out, struct decimal value); /* "-3.50" */

/* The same as an argument: decimal_digits(value).text. */
struct decimal_digits {
	char text[32];
};
struct decimal_digits decimal_digits(struct decimal value);

/* 10^-places: the finest step that so many digits can tell. In millionths. */
int64_t decimal_resolution(uint8_t places);

#endif
