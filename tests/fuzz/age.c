/* SPDX-License-Identifier: ISC */
/*
 * Any bytes are opened or refused; and any stanzas, under a MAC that is right,
 * beside one that opens. The first byte says which: the rest is a file, what
 * stands before or behind that stanza, or the stanza of a passphrase.
 */
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>

#include "age/base64.h"
#include "age/hkdf.h"
#include "age/stream.h"
#include "age/x25519.h"

#define TEXT "nobody reads this"
#define WORK_MAX 2 /* so that a passphrase takes no time */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const unsigned char file_key[FILE_KEY] = "sixteen letters";
static const unsigned char identity[AGE_KEY] = "the identity that opens it all";

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static bool
lies_in(struct slice inner, struct slice outer)
{
	return inner.len == 0 || (inner.ptr >= outer.ptr &&
		inner.ptr + inner.len <= outer.ptr + outer.len);
}

/* What is read is in the file, and is all that was there. */
static void
check_header(struct slice file)
{
	struct header header = HEADER_INIT;
	struct buf again = BUF_INIT;

	if (!header_parse(file, &header)) {
		must(header.stanzas == NULL);
		return;
	}
	must(header.count >= 1 && header.count <= AGE_STANZAS_MAX);
	must(header.len <= file.len && header.len <= AGE_HEADER_MAX);
	header_begin(&again);
	for (size_t n = 0; n < header.count; n++) {
		const struct stanza *stanza = &header.stanzas[n];

		must(lies_in(stanza->type, file) && lies_in(stanza->args, file) &&
			lies_in(stanza->body, file));
		buf_printf(&again, "-> %.*s%s%.*s\n%.*s\n", SLICE_ARG(stanza->type),
			stanza->args.len ? " " : "", (int)stanza->args.len,
			stanza->args.len ? stanza->args.ptr : "", SLICE_ARG(stanza->body));
	}
	buf_add_text(&again, "--- ");
	base64_format(&again, (struct slice){ (const char *)header.mac, sizeof header.mac });
	buf_add_char(&again, '\n');
	must(slice_equal(buf_slice(&again), slice_part(file, 0, header.len)));
	buf_release(&again);
	header_release(&header);
}

static enum age_fault
open_file(struct slice file, bool by_words)
{
	struct secret plain = SECRET_INIT, keys = SECRET_INIT;
	enum age_fault fault;

	secret_set(&keys, (struct slice){ (const char *)identity, AGE_KEY });
	if (by_words)
		fault = age_unwrap(&plain, file, slice_of("words"), WORK_MAX);
	else
		fault = age_open(&plain, file, &keys);
	must((fault == AGE_FINE) == (plain.ptr != NULL));
	must(fault == AGE_FINE ? slice_is(secret_slice(&plain), TEXT) : plain.len == 0);
	secret_release(&keys);
	secret_release(&plain);
	return fault;
}

static void
add_stanza(struct buf *out)
{
	static struct buf stanza = BUF_INIT;
	struct age_recipient to;

	if (stanza.len == 0) {
		age_identity_recipient(identity, &to);
		must(x25519_wrap(&stanza, &to, file_key));
	}
	buf_add(out, buf_slice(&stanza));
}

/* Whoever can wrap a file key can put anything beside it: it opens if, and
 * only if, the whole can be read. */
static void
check_beside(struct slice stanzas, bool before)
{
	struct buf file = BUF_INIT;
	struct header header = HEADER_INIT;

	header_begin(&file);
	if (before)
		buf_add(&file, stanzas);
	add_stanza(&file);
	if (!before)
		buf_add(&file, stanzas);
	header_end(&file, 0, file_key);
	stream_seal(&file, slice_of(TEXT), file_key);
	enum age_fault fault = open_file(buf_slice(&file), false);
	bool sound = header_parse(buf_slice(&file), &header);

	/* A part of what was put there may have ended the header. */
	must(sound ? fault != AGE_ARMOR && fault != AGE_WORK : fault == AGE_HEADER);
	must(stanzas.len || fault == AGE_FINE);
	header_release(&header);
	buf_release(&file);
}

static void
check_words(struct slice rest)
{
	struct buf file = BUF_INIT;

	header_begin(&file);
	buf_add_text(&file, "-> scrypt ");
	buf_add(&file, rest);
	buf_add_char(&file, '\n');
	header_end(&file, 0, file_key);
	stream_seal(&file, slice_of(TEXT), file_key);
	check_header(buf_slice(&file));
	must(open_file(buf_slice(&file), true) != AGE_FINE);
	buf_release(&file);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0 || sodium_init() < 0)
		return 0;
	struct slice rest = { (const char *)data + 1, size - 1 };

	switch (data[0] % 4) {
	case 0:
		check_header(rest);
		must(open_file(rest, false) != AGE_FINE);
		must(open_file(rest, true) != AGE_FINE);
		break;
	case 1:
	case 2:
		check_beside(rest, data[0] % 4 == 1);
		break;
	default:
		check_words(rest);
	}
	return 0;
}
