/* SPDX-License-Identifier: ISC */
/* Decimals as they are written, and fractions as they are printed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "base/decimal.h"
#include "base/fraction.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

static void
test_decimals(void **state)
{
	static const struct { const char *text, *again; int64_t micro; uint8_t places; } cases[] = {
		{ "0", "0", 0, 0 },
		{ "9", "9", 9000000, 0 },
		{ "10", "10", 10000000, 0 },
		{ "99", "99", 99000000, 0 },
		{ "100", "100", 100000000, 0 },
		{ "007", "7", 7000000, 0 },
		{ "3.5", "3.5", 3500000, 1 },
		{ "3.50", "3.50", 3500000, 2 },
		{ "0.000001", "0.000001", 1, 6 },
		{ "0.010", "0.010", 10000, 3 },
		{ "-3.50", "-3.50", -3500000, 2 },
		{ "\xe2\x88\x92" "3.5", "-3.5", -3500000, 1 },
		{ "-0", "0", 0, 0 },
		{ "-0.0", "0.0", 0, 1 },
		{ "-0.5", "-0.5", -500000, 1 },
		{ "999999999999", "999999999999", INT64_C(999999999999000000), 0 },
		{ "999999999999.999999", "999999999999.999999", INT64_C(999999999999999999), 6 },
		{ "-999999999999.999999", "-999999999999.999999", INT64_C(-999999999999999999), 6 },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct decimal number = { 7, 7 }, typed = { 7, 7 };

		if (!decimal_parse(slice_of(cases[n].text), &number))
			fail_msg("'%s' was refused", cases[n].text);
		assert_true(number.micro == cases[n].micro);
		assert_int_equal(number.places, cases[n].places);
		assert_true(decimal_parse_typed(slice_of(cases[n].text), &typed));
		assert_true(typed.micro == cases[n].micro && typed.places == cases[n].places);
		buf_clear(&out);
		decimal_format(&out, number);
		assert_string_equal(out.ptr, cases[n].again);
	}
	buf_release(&out);
}

static void
test_no_decimals(void **state)
{
	static const char *const none[] = { "", "-", "\xe2\x88\x92", "1.", ".5", ".", "+1", "--1",
		"-\xe2\x88\x92" "1", "1.5.2", "1e3", "0x10", " 1", "1 ", "1 000", "1.5 km", "4km", "?",
		"1000000000000", "0000000000001", "1.0000001", "-1000000000000", "\xe2\x88" "1",
		"\xc2\xbd", "inf", "nan", "1,5.2", "1.,5", "1,", ",5", "1-" };
	struct decimal number = { 7, 7 };

	(void)state;
	for (size_t n = 0; n < SIZE(none); n++)
		if (decimal_parse(slice_of(none[n]), &number) ||
		    decimal_parse_typed(slice_of(none[n]), &number))
			fail_msg("'%s' was taken", none[n]);
	assert_false(decimal_parse((struct slice){ "1\0", 2 }, &number));
	assert_false(decimal_parse_typed((struct slice){ "1\0" "5", 3 }, &number));
	/* With a comma on the command line only. */
	assert_false(decimal_parse(slice_of("79,5"), &number));
	assert_int_equal(number.micro, 7);
	assert_true(decimal_parse_typed(slice_of("79,5"), &number));
	assert_int_equal(number.micro, 79500000);
	assert_int_equal(number.places, 1);
	assert_true(decimal_parse_typed(slice_of("-0,25"), &number));
	assert_int_equal(number.micro, -250000);
}

static void
test_resolution(void **state)
{
	static const int64_t steps[] = { 1000000, 100000, 10000, 1000, 100, 10, 1 };

	(void)state;
	for (uint8_t places = 0; places <= DECIMAL_PLACES; places++)
		assert_true(decimal_resolution(places) == steps[places]);
}

static struct fraction
ratio(int64_t over, int64_t under)
{
	struct fraction f;

	fraction_init(&f);
	fraction_set_ratio(&f, over, under);
	return f;
}

/* |100·f| halves away from zero; towards minus infinity; what is left. */
static void
test_percent(void **state)
{
	static const struct {
		int64_t over, under;
		long near, floor;
		int64_t rest_over, rest_under;
	} cases[] = {
		{ 0, 1, 0, 0, 0, 1 },
		{ 1, 1, 100, 100, 0, 1 },
		{ 1, 200, 1, 0, 1, 2 },
		{ -1, 200, -1, -1, 1, 2 },
		{ 3, 200, 2, 1, 1, 2 },
		{ -3, 200, -2, -2, 1, 2 },
		{ 1, 201, 0, 0, 100, 201 },
		{ -1, 201, 0, -1, 101, 201 },
		{ 5, 7, 71, 71, 3, 7 },
		{ -3, 7, -43, -43, 1, 7 },
		{ 2, 7, 29, 28, 4, 7 },
		{ -2, 1, -200, -200, 0, 1 },
		{ 99, 10000, 1, 0, 99, 100 },
		{ 6, 4, 150, 150, 0, 1 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct fraction f = ratio(cases[n].over, cases[n].under), rest;
		struct fraction expected = ratio(cases[n].rest_over, cases[n].rest_under);

		fraction_init(&rest);
		fraction_percent_rest(&f, &rest);
		assert_int_equal(fraction_percent(&f), cases[n].near);
		assert_int_equal(fraction_percent_floor(&f), cases[n].floor);
		assert_int_equal(fraction_compare(&rest, &expected), 0);
		fraction_percent_rest(&f, &f); /* into itself */
		assert_int_equal(fraction_compare(&f, &expected), 0);
		fraction_release(&f);
		fraction_release(&rest);
		fraction_release(&expected);
	}
}

/* 10^30 and more: printed whole, and as a long the most there is. */
static void
test_huge(void **state)
{
	fraction_wide much = (fraction_wide)INT64_MAX * INT64_MAX;
	struct fraction f;
	struct buf out = BUF_INIT;

	(void)state;
	fraction_init(&f);
	fraction_set_ratio(&f, much, 1);
	assert_int_equal(fraction_percent(&f), LONG_MAX / 64);
	assert_int_equal(fraction_percent_floor(&f), LONG_MAX / 64);
	fraction_format_percent(&out, &f, 0);
	assert_string_equal(out.ptr, "8507059173023461584739690778423250124900");
	fraction_negate(&f);
	assert_int_equal(fraction_percent(&f), -(LONG_MAX / 64));
	assert_int_equal(fraction_percent_floor(&f), -(LONG_MAX / 64));
	buf_clear(&out);
	fraction_format_percent(&out, &f, 9);
	assert_string_equal(out.ptr, "-8507059173023461584739690778423250124900.000000000");
	fraction_set_ratio(&f, -much, INT64_MAX);
	struct fraction expected = ratio(-INT64_MAX, 1);

	assert_int_equal(fraction_compare(&f, &expected), 0);
	fraction_release(&f);
	fraction_release(&expected);
	buf_release(&out);
}

static void
test_format(void **state)
{
	static const struct { int64_t over, under; unsigned places; const char *text; } cases[] = {
		{ 0, 1, 0, "0" },
		{ 0, 1, 9, "0.000000000" },
		{ 1, 1, 9, "100.000000000" },
		{ -3, 7, 9, "-42.857142857" },
		{ -2, 7, 9, "-28.571428571" },
		{ 5, 7, 3, "71.429" },
		{ 1, 14, 9, "7.142857143" },
		{ 1, 100, 9, "1.000000000" },
		{ 1, 1000, 9, "0.100000000" },
		{ 1, 100000000000, 9, "0.000000001" },
		{ 4, 1000000000000, 9, "0.000000000" },
		{ 5, 1000000000000, 9, "0.000000001" },
		{ -4, 1000000000000, 9, "0.000000000" }, /* no minus nought */
		{ -5, 1000000000000, 9, "-0.000000001" },
		{ 9, 100000, 1, "0.0" },
		{ 1, 200, 0, "1" },
		{ -1, 200, 0, "-1" },
		{ 1, 201, 0, "0" },
		{ 9999, 10000, 1, "100.0" },
		{ 19, 2000, 1, "1.0" },
		{ 19, 2000, 2, "0.95" },
		{ 9, 1, 0, "900" },
		{ 10, 1, 0, "1000" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct fraction f = ratio(cases[n].over, cases[n].under);

		buf_clear(&out);
		buf_add_char(&out, '=');
		fraction_format_percent(&out, &f, cases[n].places);
		assert_string_equal(out.ptr + 1, cases[n].text);
		fraction_release(&f);
	}
	buf_release(&out);
}

/* As a value, not as a percentage; zeros at its end are left out. */
static void
test_plain(void **state)
{
	static const struct { int64_t over, under; unsigned places; const char *text; } cases[] = {
		{ 0, 1, 0, "0" },
		{ 0, 1, 4, "0" },
		{ 10, 1, 0, "10" },
		{ 100, 1, 2, "100" },
		{ 9, 1, 3, "9" },
		{ 3, 2, 0, "2" },
		{ -3, 2, 0, "-2" },
		{ 3, 2, 1, "1.5" },
		{ 3, 2, 6, "1.5" },
		{ 1, 3, 4, "0.3333" },
		{ 2, 3, 4, "0.6667" },
		{ -181, 12400, 4, "-0.0146" },
		{ 1, 20, 1, "0.1" },
		{ -1, 20, 1, "-0.1" },
		{ 49, 1000, 1, "0" },
		{ -49, 1000, 1, "0" }, /* no minus nought */
		{ 999, 1000, 2, "1" },
		{ 1001, 10, 1, "100.1" },
		{ 1000001, 10000, 2, "100" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct fraction f = ratio(cases[n].over, cases[n].under);

		buf_clear(&out);
		buf_add_text(&out, "500.");
		fraction_format(&out, &f, cases[n].places);
		assert_string_equal(out.ptr + 4, cases[n].text);
		fraction_release(&f);
	}
	buf_release(&out);
}

static void
test_whole(void **state)
{
	static const struct { int64_t over, under; long floor; int64_t root; } cases[] = {
		{ 0, 1, 0, 0 },
		{ 1, 2, 0, 0 },
		{ 1, 1, 1, 1 },
		{ 3, 1, 3, 1 },
		{ 399, 100, 3, 1 },
		{ 4, 1, 4, 2 },
		{ 99, 1, 99, 9 },
		{ 100, 1, 100, 10 },
		{ 19, 2, 9, 3 },
		{ -1, 2, -1, -1 },
		{ -1, 1, -1, -1 },
		{ -3, 2, -2, -1 },
		{ -100, 1, -100, -1 },
		{ INT64_MAX, 1, LONG_MAX / 64, 3037000499 },
		{ -INT64_MAX, 1, -(LONG_MAX / 64), -1 },
		{ LONG_MAX / 64, 1, LONG_MAX / 64, 379625062 },
	};
	struct fraction most = ratio(INT64_MAX, 1);

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct fraction f = ratio(cases[n].over, cases[n].under);

		assert_int_equal(fraction_floor(&f), cases[n].floor);
		if (cases[n].root >= 0)
			assert_true(fraction_root(&f) == cases[n].root);
		fraction_release(&f);
	}
	struct fraction square = ratio(INT64_MAX, 1);

	fraction_multiply(&square, &most);
	assert_true(fraction_root(&square) == INT64_MAX);
	fraction_multiply(&square, &most);
	assert_true(fraction_root(&square) == INT64_MAX);
	fraction_release(&square);
	fraction_release(&most);
}

static void
test_products(void **state)
{
	struct fraction f = ratio(-3, 7), times = ratio(14, 9);

	(void)state;
	fraction_multiply(&f, &times);
	assert_int_equal(fraction_compare_ratio(&f, -2, 3), 0);
	fraction_divide(&f, &times);
	assert_int_equal(fraction_compare_ratio(&f, -3, 7), 0);
	fraction_multiply(&f, &f);
	assert_int_equal(fraction_compare_ratio(&f, 9, 49), 0);
	fraction_set_ratio(&times, 0, 1);
	fraction_multiply(&f, &times);
	assert_int_equal(fraction_sign(&f), 0);
	fraction_release(&f);
	fraction_release(&times);
}

static void
test_sums(void **state)
{
	struct fraction sum = ratio(0, 1), seventh = ratio(1, 7), one = ratio(1, 1);

	(void)state;
	for (int n = 0; n < 7; n++)
		fraction_add(&sum, &seventh);
	assert_int_equal(fraction_compare(&sum, &one), 0);
	assert_int_equal(fraction_compare_ratio(&sum, 1, 1), 0);
	fraction_subtract(&sum, &seventh);
	assert_int_equal(fraction_compare(&sum, &one), -1);
	assert_int_equal(fraction_compare(&one, &sum), 1);
	assert_int_equal(fraction_compare_ratio(&sum, 6, 7), 0);
	assert_int_equal(fraction_compare_ratio(&sum, 7, 8), -1);
	assert_int_equal(fraction_compare_ratio(&sum, 5, 6), 1);
	fraction_negate(&sum);
	assert_int_equal(fraction_sign(&sum), -1);
	fraction_absolute(&sum);
	assert_int_equal(fraction_sign(&sum), 1);
	fraction_divide(&sum, &seventh);
	assert_int_equal(fraction_compare_ratio(&sum, 6, 1), 0);
	fraction_set(&seventh, &sum);
	fraction_subtract(&sum, &seventh);
	assert_int_equal(fraction_sign(&sum), 0);
	assert_int_equal(fraction_compare_ratio(&seventh, 6, 1), 0);
	fraction_release(&sum);
	fraction_release(&seventh);
	fraction_release(&one);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decimals),
		cmocka_unit_test(test_no_decimals),
		cmocka_unit_test(test_resolution),
		cmocka_unit_test(test_percent),
		cmocka_unit_test(test_huge),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_products),
		cmocka_unit_test(test_sums),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
