/* SPDX-License-Identifier: ISC */
#include "seal/trailer.h"

#include <sodium.h>
#include <string.h>

#include "base/alloc.h"

#define FLOOR 1024 /* bytes: the shortest of sealed texts */
#define SPARE 128  /* what buf_printf() asks for */

static const char begin[] = "<!-- taut:1 ";
static const char end[] = "-->";

static bool
is_id(struct slice s)
{
	for (size_t at = 0; at < s.len; at++)
		if (!s.ptr[at] || !strchr("0123456789abcdef", s.ptr[at]))
			return false;
	return s.len == PASSAGE_ID;
}

static bool
parse(struct slice line, struct trailer *out)
{
	struct slice rest = slice_trim(line), word;

	if (!slice_starts(rest, begin) || !slice_ends(rest, end))
		return false;
	*out = (struct trailer){ .line = line, .path = SLICE_EMPTY };
	rest = slice_part(rest, sizeof begin - 1, rest.len - (sizeof end - 1));
	while (slice_word(&rest, &word)) {
		size_t sign = slice_find_char(word, '=');

		if (sign == SLICE_NONE)
			return false;
		struct slice value = slice_from(word, sign + 1);

		if (slice_starts(word, "path="))
			out->path = value;
		if (slice_starts(word, "id=") && is_id(value))
			memcpy(out->id, value.ptr, PASSAGE_ID);
	}
	return true;
}

bool
trailer_is(struct slice line)
{
	struct trailer ignored;

	return parse(line, &ignored);
}

bool
trailer_at_end(struct slice text, struct trailer *out)
{
	size_t last = slice_trim_end(text).len;

	while (last > 0 && text.ptr[last - 1] != '\n')
		last--;
	return parse(slice_from(text, last), out);
}

void
trailer_new_id(char id[PASSAGE_ID + 1])
{
	unsigned char bits[PASSAGE_ID / 2];

	if (sodium_init() < 0)
		mem_none();
	randombytes_buf(bits, sizeof bits);
	sodium_bin2hex(id, PASSAGE_ID + 1, bits, sizeof bits);
}

/* What would end the word or the comment, or be no text. */
static bool
is_encoded(unsigned char c)
{
	return c <= ' ' || c == 0x7f || c == '%' || c == '>';
}

static void
add_path(struct buf *out, const char *path)
{
	for (; *path; path++) {
		if (is_encoded((unsigned char)*path))
			buf_printf(out, "%%%02x", (unsigned char)*path);
		else
			buf_add_char(out, *path);
	}
}

static int
hex_value(char c)
{
	const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

size_t
trailer_decode(char *path, size_t len)
{
	size_t to = 0;

	for (size_t at = 0; at < len; at++) {
		int high = at + 2 < len && path[at] == '%' ? hex_value(path[at + 1]) : -1;
		int low = high >= 0 ? hex_value(path[at + 2]) : -1;

		path[to++] = low >= 0 ? (char)(high * 16 + low) : path[at];
		at += low >= 0 ? 2 : 0;
	}
	return to;
}

static unsigned
log2_floor(size_t n)
{
	unsigned bits = 0;

	while (n >>= 1)
		bits++;
	return bits;
}

/* Padmé: no more than so many bits of a length may tell something. */
static size_t
padded(size_t len)
{
	size_t whole = len < FLOOR ? FLOOR : len;
	unsigned exponent = log2_floor(whole);
	size_t mask = ((size_t)1 << (exponent - (log2_floor(exponent) + 1))) - 1;

	return (whole + mask) & ~mask;
}

void
trailer_add(struct buf *text, const char *path, const char *id)
{
	buf_add_text(text, begin);
	buf_add_text(text, "path=");
	add_path(text, path);
	buf_printf(text, " id=%s pad=", id);
	size_t rest = sizeof " -->\n" - 1;

	buf_add_repeat(text, "x", padded(text->len + rest) - text->len - rest);
	buf_add_text(text, " -->\n");
}

size_t
trailer_room(size_t len, const char *path)
{
	return padded(len + sizeof begin + 3 * strlen(path) + PASSAGE_ID + 32) + SPARE;
}

void
trailer_add_id(struct buf *text, const char *id)
{
	buf_printf(text, "%sid=%s %s", begin, id, end);
}
