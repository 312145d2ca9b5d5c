/* SPDX-License-Identifier: ISC */
/* Exact rationals: a thin name for GMP's mpq, always in lowest terms. */
#include "base/fraction.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "base/alloc.h"

void
fraction_init(struct fraction *f)
{
	mpq_init(f->q);
}

void
fraction_release(struct fraction *f)
{
	mpq_clear(f->q);
}

void
fraction_set(struct fraction *f, const struct fraction *from)
{
	mpq_set(f->q, from->q);
}

void
fraction_set_ratio(struct fraction *f, fraction_wide over, int64_t under)
{
	fraction_size size = over < 0 ? -(fraction_size)over : (fraction_size)over;
	uint64_t words[2] = { (uint64_t)size, (uint64_t)(size >> 64) };

	assert(under > 0);
	mpz_import(mpq_numref(f->q), 2, -1, sizeof words[0], 0, 0, words);
	if (over < 0)
		mpz_neg(mpq_numref(f->q), mpq_numref(f->q));
	mpz_set_si(mpq_denref(f->q), under);
	mpq_canonicalize(f->q);
}

void
fraction_add(struct fraction *f, const struct fraction *other)
{
	mpq_add(f->q, f->q, other->q);
}

void
fraction_subtract(struct fraction *f, const struct fraction *other)
{
	mpq_sub(f->q, f->q, other->q);
}

void
fraction_negate(struct fraction *f)
{
	mpq_neg(f->q, f->q);
}

void
fraction_absolute(struct fraction *f)
{
	mpq_abs(f->q, f->q);
}

void
fraction_multiply(struct fraction *f, const struct fraction *other)
{
	mpq_mul(f->q, f->q, other->q);
}

void
fraction_divide(struct fraction *f, const struct fraction *other)
{
	mpq_div(f->q, f->q, other->q);
}

int
fraction_sign(const struct fraction *f)
{
	return mpq_sgn(f->q);
}

int
fraction_compare(const struct fraction *a, const struct fraction *b)
{
	int order = mpq_cmp(a->q, b->q);

	return (order > 0) - (order < 0);
}

int
fraction_compare_ratio(const struct fraction *f, long over, unsigned long under)
{
	int order = mpq_cmp_si(f->q, over, under);

	return (order > 0) - (order < 0);
}

/* |f|·10^power rounded half up, as a whole number. */
static void
scaled(mpz_t out, const struct fraction *f, unsigned power)
{
	mpz_t under;

	mpz_init(under);
	mpz_ui_pow_ui(out, 10, power);
	mpz_mul(out, out, mpq_numref(f->q));
	mpz_abs(out, out);
	mpz_mul_ui(out, out, 2);
	mpz_add(out, out, mpq_denref(f->q));
	mpz_mul_ui(under, mpq_denref(f->q), 2);
	mpz_fdiv_q(out, out, under);
	mpz_clear(under);
}

/* As a long; what does not fit is the greatest that a few can be added of. */
static long
clamped(const mpz_t whole)
{
	const long most = LONG_MAX / 64;

	if (mpz_cmp_si(whole, most) > 0)
		return most;
	return mpz_cmp_si(whole, -most) < 0 ? -most : mpz_get_si(whole);
}

long
fraction_percent(const struct fraction *f)
{
	mpz_t whole;

	mpz_init(whole);
	scaled(whole, f, 2);
	long value = clamped(whole);

	mpz_clear(whole);
	return mpq_sgn(f->q) < 0 ? -value : value;
}

/* The greatest whole number not above `times`·f. */
static void
whole_below(mpz_t out, const struct fraction *f, unsigned times)
{
	mpz_mul_ui(out, mpq_numref(f->q), times);
	mpz_fdiv_q(out, out, mpq_denref(f->q));
}

static long
floor_of(const struct fraction *f, unsigned times)
{
	mpz_t whole;

	mpz_init(whole);
	whole_below(whole, f, times);
	long value = clamped(whole);

	mpz_clear(whole);
	return value;
}

long
fraction_percent_floor(const struct fraction *f)
{
	return floor_of(f, 100);
}

long
fraction_floor(const struct fraction *f)
{
	return floor_of(f, 1);
}

int64_t
fraction_root(const struct fraction *f)
{
	mpz_t whole;

	mpz_init(whole);
	whole_below(whole, f, 1);
	mpz_sqrt(whole, whole);
	int64_t root = mpz_fits_slong_p(whole) ? mpz_get_si(whole) : INT64_MAX;

	mpz_clear(whole);
	return root;
}

void
fraction_percent_rest(const struct fraction *f, struct fraction *rest)
{
	struct fraction hundred;

	fraction_init(&hundred);
	mpq_set_si(hundred.q, 100, 1);
	mpq_mul(hundred.q, hundred.q, f->q);
	mpz_fdiv_r(mpq_numref(hundred.q), mpq_numref(hundred.q), mpq_denref(hundred.q));
	mpq_canonicalize(hundred.q);
	fraction_set(rest, &hundred);
	fraction_release(&hundred);
}

/* The whole number f·10^power, with the point before its last `places` digits. */
static void
add_digits(struct buf *out, const struct fraction *f, unsigned power, unsigned places)
{
	mpz_t whole;
	struct buf digits = BUF_INIT;

	mpz_init(whole);
	scaled(whole, f, power);
	bool minus = mpq_sgn(f->q) < 0 && mpz_sgn(whole) != 0;
	size_t room = mpz_sizeinbase(whole, 10) + 2;

	mpz_get_str(buf_space(&digits, room), 10, whole);
	buf_grown(&digits, slice_of(digits.ptr).len);
	if (minus)
		buf_add_char(out, '-');
	for (size_t length = digits.len; length <= places; length++) {
		buf_add_char(out, '0');
		if (length == digits.len && places) /* the zero before the point */
			buf_add_char(out, '.');
	}
	struct slice text = buf_slice(&digits);

	if (text.len > places) {
		buf_add(out, slice_part(text, 0, text.len - places));
		if (places)
			buf_add_char(out, '.');
		text = slice_from(text, text.len - places);
	}
	buf_add(out, text);
	buf_release(&digits);
	mpz_clear(whole);
}

void
fraction_format_percent(struct buf *out, const struct fraction *f, unsigned places)
{
	add_digits(out, f, 2 + places, places);
}

void
fraction_format(struct buf *out, const struct fraction *f, unsigned places)
{
	size_t start = out->len;

	add_digits(out, f, places, places);
	while (places && out->ptr[out->len - 1] == '0' && out->len > start)
		buf_cut(out, out->len - 1);
	if (places && out->ptr[out->len - 1] == '.')
		buf_cut(out, out->len - 1);
}
