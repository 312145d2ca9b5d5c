/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TESTS_AGE_PARTS_H
#define TAUT_TESTS_AGE_PARTS_H

/*
 * Files made by hand, so that each breaks the format in one place: from a
 * text in which {words} stand for what fits there. The MAC is right for what
 * stands before it, whatever that is.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sodium.h>
#include <string.h>

#include "age/base64.h"
#include "age/hkdf.h"
#include "age/scrypt.h"
#include "age/stream.h"
#include "age/x25519.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define PARTS_TEXT "nobody reads this"
#define PARTS_WORDS "correct horse"

static const unsigned char parts_key[FILE_KEY] = "sixteen letters";
static const unsigned char parts_identity[AGE_KEY] = "the identity that opens it all";
static const unsigned char parts_stranger[AGE_KEY] = "an identity that opens nothing";

static inline struct slice
parts_bytes(const void *ptr, size_t len)
{
	return (struct slice){ ptr, len };
}

/* Real stanzas are made by the library, and taken apart. */
static inline void
parts_stanza(struct buf *out, const char *what)
{
	bool mine = strncmp(what, "other", 5) != 0;
	struct age_recipient to;
	struct buf made = BUF_INIT;

	if (strcmp(what, "salt") == 0 || strcmp(what, "wrap") == 0) {
		scrypt_wrap(&made, slice_of(PARTS_WORDS), 4, parts_key);
	} else {
		age_identity_recipient(mine ? parts_identity : parts_stranger, &to);
		assert_true(x25519_wrap(&made, &to, parts_key));
	}
	buf_add(out, slice_from(buf_slice(&made), 10));
	buf_release(&made);
}

/* {mac}: over all that stands before it, without the space. */
static inline void
parts_mac(struct buf *out)
{
	unsigned char key[HKDF_KEY], mac[HKDF_KEY];
	struct slice covered = buf_slice(out);

	if (slice_ends(covered, " "))
		covered.len--;
	hkdf_derive(key, parts_bytes(parts_key, FILE_KEY), SLICE_EMPTY, "header");
	hkdf_hmac(mac, parts_bytes(key, sizeof key), covered);
	base64_format(out, parts_bytes(mac, sizeof mac));
}

/* The first line of a stanza, without what follows it, or the second. */
static inline struct slice
parts_find(struct slice word)
{
	static const struct { const char *name, *from; bool second; } kinds[] = {
		{ "share", "mine", false }, { "body", "mine", true },
		{ "others", "other", false }, { "otherb", "other", true },
		{ "salt", "salt", false }, { "wrap", "salt", true },
	};
	static struct buf stanzas[3] = { BUF_INIT, BUF_INIT, BUF_INIT };

	for (size_t n = 0; n < SIZE(kinds); n++) {
		struct buf *stanza = &stanzas[n / 2];

		if (!slice_is(word, kinds[n].name))
			continue;
		if (stanza->len == 0)
			parts_stanza(stanza, kinds[n].from);
		struct slice body = buf_slice(stanza);
		struct slice head = slice_cut(&body, '\n');

		return kinds[n].second ? slice_cut(&body, '\n') : slice_cut(&head, ' ');
	}
	fail_msg("no word {%.*s}", SLICE_ARG(word));
	return SLICE_EMPTY;
}

/*
 * {share} and {body} are an X25519 stanza for parts_identity, {others} and
 * {otherb} one for a stranger, {salt} and {wrap} one for PARTS_WORDS with the
 * work 4, {64} a full line of a body, {mac} the MAC. Behind a word, - is
 * without its last digit, ~ with bits in it that no byte has.
 */
static inline void
parts_word(struct buf *out, struct slice word)
{
	bool shorter = slice_ends(word, "-"), inexact = slice_ends(word, "~");

	word.len -= shorter || inexact;
	if (slice_is(word, "mac"))
		parts_mac(out);
	else if (slice_is(word, "64"))
		buf_add_repeat(out, "Abcdefg/", 8);
	else
		buf_add(out, parts_find(word));
	if (shorter)
		buf_cut(out, out->len - 1);
	/* The last digits that can be are A, E, I…, or A, Q, g, w: the next is none. */
	if (inexact)
		out->ptr[out->len - 1]++;
}

static inline void
parts_header(struct buf *out, const char *text)
{
	struct slice rest = slice_of(text);

	while (rest.len) {
		buf_add(out, slice_cut(&rest, '{'));
		if (rest.ptr)
			parts_word(out, slice_cut(&rest, '}'));
	}
}

static inline void
parts_file(struct buf *out, const char *text)
{
	parts_header(out, text);
	stream_seal(out, slice_of(PARTS_TEXT), parts_key);
}

/* What was opened is the text; a fault leaves nothing behind. */
static inline enum age_fault
parts_opened(struct secret *plain, enum age_fault fault)
{
	assert_true((fault == AGE_FINE) == (plain->ptr != NULL));
	assert_true(slice_is(secret_slice(plain), fault == AGE_FINE ? PARTS_TEXT : ""));
	secret_release(plain);
	return fault;
}

static inline enum age_fault
parts_open(struct slice file, const unsigned char *identity)
{
	struct secret plain = SECRET_INIT, keys = SECRET_INIT;

	secret_set(&keys, parts_bytes(identity, AGE_KEY));
	enum age_fault fault = age_open(&plain, file, &keys);

	secret_release(&keys);
	return parts_opened(&plain, fault);
}

static inline enum age_fault
parts_unwrap(struct slice file, const char *words, int work_max)
{
	struct secret plain = SECRET_INIT;
	enum age_fault fault = age_unwrap(&plain, file, slice_of(words), work_max);

	return parts_opened(&plain, fault);
}

#endif
