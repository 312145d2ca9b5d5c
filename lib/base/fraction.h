/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_FRACTION_H
#define TAUT_BASE_FRACTION_H

#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * Exact rational numbers of any size (GMP), for sums that must hold with ==.
 * Every fraction is fraction_init()ed before use and released after.
 */
struct fraction {
	mpq_t q;
};

/* Wide enough for a sum of millions of decimals' differences. */
__extension__ typedef __int128 fraction_wide;
__extension__ typedef unsigned __int128 fraction_size;

void fraction_init(struct fraction *f); /* zero */
void fraction_release(struct fraction *f);
void fraction_set(struct fraction *f, const struct fraction *from);
void fraction_set_ratio(struct fraction *f, fraction_wide over, int64_t under); /* under > 0 */
void fraction_add(struct fraction *f, const struct fraction *other);
void fraction_subtract(struct fraction *f, const struct fraction *other);
void fraction_negate(struct fraction *f);
void fraction_absolute(struct fraction *f);
void fraction_multiply(struct fraction *f, const struct fraction *other);
void fraction_divide(struct fraction *f, const struct fraction *other); /* other != 0 */
int fraction_sign(const struct fraction *f); /* -1, 0, 1 */
int fraction_compare(const struct fraction *a, const struct fraction *b);
int fraction_compare_ratio(const struct fraction *f, long over, unsigned long under);

/* The nearest whole number to 100·f, halves away from zero; what is beyond
 * LONG_MAX/64 either way is that, so that a few of them can be added. */
long fraction_percent(const struct fraction *f);
/* The whole part of 100·f towards minus infinity, within the same limits. */
long fraction_percent_floor(const struct fraction *f);
/* What 100·f is above that whole part, in [0, 1): into *rest. */
void fraction_percent_rest(const struct fraction *f, struct fraction *rest);

/* The greatest whole number not above f, within the same limits. */
long fraction_floor(const struct fraction *f);

/* f with `places` digits behind the point, halves away from zero; then without
 * zeros at its end, and without a sign where all digits are zero. */
void fraction_format(struct buf *out, const struct fraction *f, unsigned places);

/* √(f), rounded down to a whole number, INT64_MAX at most; f >= 0. */
int64_t fraction_root(const struct fraction *f);

/* 100·f with `places` digits behind the point, halves away from zero. */
void fraction_format_percent(struct buf *out, const struct fraction *f, unsigned places);

#endif
