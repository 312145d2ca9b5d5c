/* SPDX-License-Identifier: ISC */
/*
 * Our own, for libsodium 1.0.18 takes bytes from 0x80 on for '/'. What it
 * reads and writes is cipher text, so the tables may be looked up in.
 */
#include "age/base64.h"

#include <stdint.h>

static const char alphabet[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* One more than the digit's value; 0 is no digit. */
static const unsigned char digits[256] = {
	['A'] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
	22, 23, 24, 25, 26,
	['a'] = 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45,
	46, 47, 48, 49, 50, 51, 52,
	['0'] = 53, 54, 55, 56, 57, 58, 59, 60, 61, 62,
	['+'] = 63,
	['/'] = 64,
};

size_t
base64_text_len(size_t len)
{
	return len / 3 * 4 + (len % 3 ? len % 3 + 1 : 0);
}

size_t
base64_len(size_t text_len)
{
	return text_len / 4 * 3 + text_len % 4 * 3 / 4;
}

void
base64_format(struct buf *out, struct slice bytes)
{
	size_t len = base64_text_len(bytes.len);
	char *to = buf_space(out, len);
	uint32_t held = 0;
	unsigned bits = 0;

	for (size_t n = 0; n < bytes.len; n++) {
		held = held << 8 | (unsigned char)bytes.ptr[n];
		for (bits += 8; bits >= 6; bits -= 6)
			*to++ = alphabet[held >> (bits - 6) & 63];
	}
	if (bits)
		*to = alphabet[held << (6 - bits) & 63];
	buf_grown(out, len);
}

bool
base64_parse(struct slice text, unsigned char *out)
{
	uint32_t held = 0;
	unsigned bits = 0;

	if (text.len % 4 == 1)
		return false;
	for (size_t n = 0; n < text.len; n++) {
		unsigned digit = digits[(unsigned char)text.ptr[n]];

		if (digit == 0)
			return false;
		held = held << 6 | (digit - 1);
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			*out++ = (unsigned char)(held >> bits);
		}
	}
	return (held & ((1u << bits) - 1)) == 0;
}
