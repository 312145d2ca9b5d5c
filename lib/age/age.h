/* SPDX-License-Identifier: ISC */
#ifndef TAUT_AGE_AGE_H
#define TAUT_AGE_AGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/secret.h"
#include "base/slice.h"

/*
 * age v1 files (age-encryption.org/v1, the C2SP specification "age"), in
 * memory and all or nothing: X25519 and scrypt stanzas on libsodium. What
 * goes in and out is the binary form; the text form is armor.h's.
 */

/* Why a file cannot be opened, or a text not be sealed. */
enum age_fault {
	AGE_FINE,
	AGE_ARMOR,    /* not one strict armor */
	AGE_HEADER,   /* the header breaks the format, or its limits */
	AGE_MAC,      /* the header was changed */
	AGE_NO_MATCH, /* none of these keys opens it; the passphrase is wrong */
	AGE_PAYLOAD,  /* cut, changed, or something behind it */
	AGE_WORK,     /* scrypt: more than the caller allows, or there is memory for */
	AGE_EMPTY,    /* there is nothing to seal, or nobody to seal it to */
};

const char *age_fault_text(enum age_fault fault); /* a few words, lower case */

#define AGE_KEY 32          /* bytes of an X25519 key */
#define AGE_STANZAS_MAX 256
#define AGE_HEADER_MAX (1u << 20)
#define AGE_WORK_OWN 18     /* log2 N of what we wrap */
#define AGE_WORK_MAX 20     /* … and of what is ever tried */

struct age_recipient {
	unsigned char key[AGE_KEY]; /* an X25519 public key */
};

/* "age1…", exactly: lower case, bech32. */
bool age_recipient_parse(struct slice text, struct age_recipient *out);
void age_recipient_format(struct buf *out, const struct age_recipient *recipient);
bool age_recipient_equal(const struct age_recipient *a, const struct age_recipient *b);

/*
 * Identities are X25519 secret keys, AGE_KEY bytes each, one behind the other
 * in a secret.
 */
void age_identity_make(struct secret *key); /* a new one, into an empty secret */
void age_identity_recipient(const unsigned char key[AGE_KEY], struct age_recipient *out);

/* "AGE-SECRET-KEY-1…": 74 characters. Parsing writes AGE_KEY bytes. */
#define AGE_IDENTITY_TEXT 74
bool age_identity_parse(struct slice text, unsigned char *key);
void age_identity_format(const unsigned char key[AGE_KEY], char text[AGE_IDENTITY_TEXT + 1]);

/* Seals to each of the recipients; appended to out. Never an empty text. */
enum age_fault age_seal(struct buf *out, struct slice plain,
	const struct age_recipient *recipients, size_t count)
	__attribute__((warn_unused_result));

/* Opens with any of the identities. `plain` must be empty, and is so on a fault. */
enum age_fault age_open(struct secret *plain, struct slice file, const struct secret *keys)
	__attribute__((warn_unused_result));

/* The same by a passphrase (scrypt, N = 2^work). */
enum age_fault age_wrap(struct buf *out, struct slice plain, struct slice passphrase, int work)
	__attribute__((warn_unused_result));
enum age_fault age_unwrap(struct secret *plain, struct slice file, struct slice passphrase,
	int work_max) __attribute__((warn_unused_result));

#endif
