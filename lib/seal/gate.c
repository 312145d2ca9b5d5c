/* SPDX-License-Identifier: ISC */
/*
 * The gate: no byte gets an object id before it went through here. It reads
 * lines, never a tree, and what it is unsure about it refuses: a person can
 * mend a refusal, nobody can take a secret back out of a history.
 */
#include "seal/gate.h"

#include <string.h>

/* What may stand before a fence or what was meant as one: indentation,
 * quotes, list markers, and blanks that only look like such. */
static const char *const before[] = {
	" ", "\t", ">", "*", "+", ".", ")", "-", "0", "1", "2", "3", "4", "5", "6", "7",
	"8", "9", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x87", "\xE2\x80\x8B", "\xEF\xBB\xBF", NULL,
};

/* Fence characters, and what editors and phones make of them while typing. */
static const char *const fences[] = {
	"`",
	"~",
	"'",
	"\"",
	"\xC2\xB4",
	"\xE2\x80\x98",
	"\xE2\x80\x99",
	"\xE2\x80\x9A",
	"\xE2\x80\x9B",
	"\xE2\x80\x9C",
	"\xE2\x80\x9D",
	"\xE2\x80\x9E",
	"\xE2\x80\x9F",
	"\xC2\xAB",
	"\xC2\xBB",
	"\xE2\x80\xB9",
	"\xE2\x80\xBA",
	"\xE2\x80\xB2",
	"\xE2\x80\xB3",
	NULL,
};

/* Takes one of the given off the front. */
static bool
take(struct slice *s, const char *const *any)
{
	for (; *any; any++) {
		if (!slice_starts(*s, *any))
			continue;
		*s = slice_from(*s, strlen(*any));
		return true;
	}
	return false;
}

static bool
is_word_byte(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		c == '_' || c >= 0x80;
}

/* An opener of a private fence, or what was probably meant as one. */
static bool
is_private(struct slice line)
{
	static const char *const between[] = { " ", "\t", "{", ".", "\xC2\xA0", NULL };
	static const size_t word = sizeof "private" - 1;
	int marks = 0;

	while (take(&line, before))
		;
	while (take(&line, fences))
		marks++;
	if (marks < 2)
		return false;
	while (take(&line, between))
		;
	if (line.len < word || !slice_is_nocase(slice_part(line, 0, word), "private"))
		return false;
	return line.len == word || !is_word_byte((unsigned char)line.ptr[word]);
}

/* The next line, which ends at LF, CRLF or a lone CR. */
static struct slice
next_line(struct slice *rest)
{
	size_t end = 0;

	while (end < rest->len && rest->ptr[end] != '\n' && rest->ptr[end] != '\r')
		end++;
	struct slice line = slice_part(*rest, 0, end);
	bool both = end + 1 < rest->len && rest->ptr[end] == '\r' && rest->ptr[end + 1] == '\n';

	*rest = slice_from(*rest, end + (both ? 2 : end < rest->len));
	return line;
}

size_t
gate_unsealed(const char *path, struct slice bytes)
{
	struct slice rest = bytes;

	if (!slice_ends(slice_of(path), ".md"))
		rest = SLICE_EMPTY;
	for (size_t number = 1; rest.len; number++)
		if (is_private(next_line(&rest)))
			return number;
	return 0;
}

bool
gate_concerns(const char *path, struct slice bytes)
{
	return gate_unsealed(path, bytes) > 0;
}

bool
gate_pass(struct gate *gate, const char *path, struct slice bytes, struct buf *out,
	struct err *err)
{
	size_t number = gate_unsealed(path, bytes);

	(void)gate;
	if (number) {
		err_set(err, ERR_FORMAT, "%s:%zu: a private passage cannot be sealed yet",
			path, number);
		return err_hint(err, "the words stay in the work tree, uncommitted, until the "
			"line no longer begins a private fence");
	}
	buf_add(out, bytes);
	return true;
}
