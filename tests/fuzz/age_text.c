/* SPDX-License-Identifier: ISC */
/*
 * The text forms – armor, keys, base 64 – have one text for one value: what
 * is read comes out again as it was, but for an armor's line ends.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "age/armor.h"
#include "age/base64.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static void
check_armor(struct slice text)
{
	struct buf binary = BUF_INIT, again = BUF_INIT;

	if (armor_read(&binary, text) == AGE_FINE) {
		struct slice written, rest = text;

		armor_write(&again, buf_slice(&binary));
		written = buf_slice(&again);
		while (written.len) {
			struct slice line = slice_cut(&rest, '\n');

			if (slice_ends(line, "\r"))
				line.len--;
			must(slice_equal(line, slice_cut(&written, '\n')));
		}
		must(slice_trim(rest).len == 0);
	} else {
		must(binary.len == 0);
	}
	buf_release(&again);
	buf_release(&binary);
}

/* The same bytes as lines of an armor, which most texts are not. */
static void
check_lines(struct slice lines)
{
	struct buf text = BUF_INIT;

	buf_add_text(&text, "-----BEGIN AGE ENCRYPTED FILE-----\n");
	buf_add(&text, lines);
	buf_add_text(&text, "\n-----END AGE ENCRYPTED FILE-----\n");
	check_armor(buf_slice(&text));
	buf_release(&text);
}

/* And what is written is read. */
static void
check_written(struct slice bytes)
{
	struct buf text = BUF_INIT, again = BUF_INIT;

	if (bytes.len) {
		armor_write(&text, bytes);
		must(armor_read(&again, buf_slice(&text)) == AGE_FINE);
		must(slice_equal(buf_slice(&again), bytes));
	}
	buf_release(&text);
	buf_release(&again);
}

static void
check_base64(struct slice text)
{
	struct buf bytes = BUF_INIT, again = BUF_INIT;
	size_t len = base64_len(text.len);

	if (base64_parse(text, (unsigned char *)buf_space(&bytes, len))) {
		buf_grown(&bytes, len);
		base64_format(&again, buf_slice(&bytes));
		must(slice_equal(buf_slice(&again), text));
	}
	buf_release(&bytes);
	buf_release(&again);
}

static void
check_keys(struct slice text)
{
	struct age_recipient recipient;
	unsigned char key[AGE_KEY];
	char shown[AGE_IDENTITY_TEXT + 1];
	struct buf again = BUF_INIT;

	if (age_recipient_parse(text, &recipient)) {
		age_recipient_format(&again, &recipient);
		must(slice_equal(buf_slice(&again), text));
	}
	if (age_identity_parse(text, key)) {
		age_identity_format(key, shown);
		must(slice_is(text, shown));
	}
	buf_release(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };

	check_armor(text);
	check_lines(text);
	check_written(text);
	check_base64(text);
	check_keys(text);
	return 0;
}
