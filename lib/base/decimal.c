/* SPDX-License-Identifier: ISC */
/* Decimals without floating point: a count of millionths. */
#include "base/decimal.h"

#include <stdio.h>

#define WHOLE_DIGITS 12
#define MINUS "\xe2\x88\x92" /* U+2212 */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
take_minus(struct slice *text)
{
	size_t length = slice_starts(*text, MINUS) ? sizeof MINUS - 1 :
		slice_starts(*text, "-") ? 1 : 0;

	*text = slice_from(*text, length);
	return length > 0;
}

static bool
parse(struct slice text, const char *points, struct decimal *out)
{
	bool minus = take_minus(&text);
	int64_t value = 0;
	size_t at = 0, whole, places = 0;

	while (at < text.len && is_digit(text.ptr[at]) && at <= WHOLE_DIGITS)
		value = value * 10 + (text.ptr[at++] - '0');
	whole = at;
	if (whole == 0 || whole > WHOLE_DIGITS)
		return false;
	if (at < text.len && slice_find_char(slice_of(points), text.ptr[at]) != SLICE_NONE) {
		at++;
		for (; at < text.len && is_digit(text.ptr[at]) && places < DECIMAL_PLACES; places++)
			value = value * 10 + (text.ptr[at++] - '0');
		if (places == 0)
			return false;
	}
	if (at != text.len)
		return false;
	value *= decimal_resolution((uint8_t)places);
	out->micro = minus ? -value : value;
	out->places = (uint8_t)places;
	return true;
}

bool
decimal_parse(struct slice text, struct decimal *out)
{
	return parse(text, ".", out);
}

bool
decimal_parse_typed(struct slice text, struct decimal *out)
{
	return parse(text, ".,", out);
}

void
decimal_format(struct buf *out, struct decimal value)
{
	int64_t micro = value.micro < 0 ? -value.micro : value.micro;
	char digits[DECIMAL_PLACES + 1];

	buf_printf(out, "%s%lld", value.micro < 0 ? "-" : "", (long long)(micro / DECIMAL_ONE));
	snprintf(digits, sizeof digits, "%06lld", (long long)(micro % DECIMAL_ONE));
	if (value.places)
		buf_printf(out, ".%.*s", value.places, digits);
}

struct decimal_digits
decimal_digits(struct decimal value)
{
	struct decimal_digits digits;
	struct buf text = BUF_INIT;

	decimal_format(&text, value);
	snprintf(digits.text, sizeof digits.text, "%s", text.ptr);
	buf_release(&text);
	return digits;
}

int64_t
decimal_resolution(uint8_t places)
{
	int64_t step = DECIMAL_ONE;

	for (uint8_t n = 0; n < places; n++)
		step /= 10;
	return step;
}
