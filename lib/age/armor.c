/* SPDX-License-Identifier: ISC */
/*
 * Strict in all but line ends, and what stands behind: there is one armor to
 * a file, so that a changed one is seen.
 */
#include "age/armor.h"

#include "age/base64.h"

#define BEGIN "-----BEGIN AGE ENCRYPTED FILE-----"
#define END "-----END AGE ENCRYPTED FILE-----"
#define COLUMNS 64
#define LINE_BYTES 48

void
armor_write(struct buf *out, struct slice binary)
{
	buf_add_text(out, BEGIN "\n");
	while (binary.len) {
		struct slice line = slice_part(binary, 0, LINE_BYTES);

		base64_format(out, line);
		buf_add_repeat(out, "=", (3 - line.len % 3) % 3);
		buf_add_char(out, '\n');
		binary = slice_from(binary, line.len);
	}
	buf_add_text(out, END "\n");
}

/* Up to LF, CRLF or the end, where a CR may stand alone. */
static struct slice
cut_line(struct slice *rest)
{
	struct slice line = slice_cut(rest, '\n');

	if (slice_ends(line, "\r"))
		line.len--;
	return line;
}

/* A line of full groups, the last of which may be padded. */
static bool
parse_line(struct slice line, struct buf *out)
{
	if (line.len == 0 || line.len > COLUMNS || line.len % 4 != 0)
		return false;
	if (slice_ends(line, "=="))
		line.len -= 2;
	else if (slice_ends(line, "="))
		line.len -= 1;
	if (!base64_parse(line, (unsigned char *)buf_space(out, LINE_BYTES)))
		return false;
	buf_grown(out, base64_len(line.len));
	return true;
}

static bool
parse(struct slice rest, struct buf *out)
{
	struct slice line = cut_line(&rest);
	size_t start = out->len;

	if (!slice_is(line, BEGIN))
		return false;
	for (bool last = false;; last = line.len < COLUMNS || slice_ends(line, "=")) {
		line = cut_line(&rest);
		if (slice_is(line, END))
			break;
		if (last || !parse_line(line, out))
			return false;
	}
	return out->len > start && slice_trim(rest).len == 0;
}

enum age_fault
armor_read(struct buf *out, struct slice text)
{
	size_t start = out->len;

	if (parse(text, out))
		return AGE_FINE;
	buf_cut(out, start);
	return AGE_ARMOR;
}
