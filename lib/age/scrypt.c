/* SPDX-License-Identifier: ISC */
/*
 * The scrypt stanza. libsodium's function sets no limit to the work, so ours
 * is held against what the file asks for before anything is derived.
 */
#include "age/scrypt.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "age/base64.h"
#include "age/hkdf.h"
#include "base/alloc.h"

#define TYPE "scrypt"
#define LABEL "age-encryption.org/v1/scrypt"
#define SALT 16

struct sealed {
	unsigned char salt[SALT];
	unsigned char wrapped[WRAPPED_KEY];
	int work;
};

/* False: there is not the memory for so much work. */
static bool
derive(unsigned char wrap_key[HKDF_KEY], struct slice passphrase,
	const unsigned char salt[SALT], int work)
{
	unsigned char salted[sizeof LABEL - 1 + SALT];

	memcpy(salted, LABEL, sizeof LABEL - 1);
	memcpy(salted + sizeof LABEL - 1, salt, SALT);
	return crypto_pwhash_scryptsalsa208sha256_ll(
		(const unsigned char *)(passphrase.len ? passphrase.ptr : ""), passphrase.len,
		salted, sizeof salted, (uint64_t)1 << work, 8, 1, wrap_key, HKDF_KEY) == 0;
}

void
scrypt_wrap(struct buf *out, struct slice passphrase, int work,
	const unsigned char file_key[FILE_KEY])
{
	unsigned char salt[SALT], wrap_key[HKDF_KEY];

	assert(work >= 1 && work <= AGE_WORK_MAX);
	randombytes_buf(salt, sizeof salt);
	if (!derive(wrap_key, passphrase, salt, work))
		mem_none();
	buf_add_text(out, "-> " TYPE " ");
	base64_format(out, (struct slice){ (const char *)salt, sizeof salt });
	buf_printf(out, " %d\n", work);
	header_wrap(out, wrap_key, file_key);
	sodium_memzero(wrap_key, sizeof wrap_key);
}

/* Decimal, without a sign or a zero in front. What is above AGE_WORK_MAX is
 * one above it: nobody asks how much. */
static bool
parse_work(struct slice text, int *work)
{
	int parsed = 0;

	if (text.len == 0 || text.ptr[0] == '0')
		return false;
	for (size_t n = 0; n < text.len; n++) {
		if (text.ptr[n] < '0' || text.ptr[n] > '9')
			return false;
		parsed = parsed * 10 + (text.ptr[n] - '0');
		if (parsed > AGE_WORK_MAX)
			parsed = AGE_WORK_MAX + 1;
	}
	*work = parsed;
	return true;
}

static bool
parse(const struct stanza *stanza, struct sealed *out)
{
	struct slice work = stanza->args;
	struct slice salt = slice_cut(&work, ' ');

	return salt.len == base64_text_len(SALT) && base64_parse(salt, out->salt) &&
		parse_work(work, &out->work) && stanza_wrapped(stanza, out->wrapped);
}

enum age_fault
scrypt_unwrap(const struct header *header, struct slice passphrase, int work_max,
	unsigned char file_key[FILE_KEY])
{
	unsigned char wrap_key[HKDF_KEY];
	struct sealed sealed;

	/* It stands alone, or the header would not have been read. */
	if (!slice_is(header->stanzas[0].type, TYPE))
		return AGE_NO_MATCH;
	if (!parse(&header->stanzas[0], &sealed))
		return AGE_HEADER;
	if (sealed.work > work_max || sealed.work > AGE_WORK_MAX)
		return AGE_WORK;
	if (!derive(wrap_key, passphrase, sealed.salt, sealed.work))
		return AGE_WORK;
	bool ok = header_unwrap(file_key, wrap_key, sealed.wrapped);

	sodium_memzero(wrap_key, sizeof wrap_key);
	return ok ? AGE_FINE : AGE_NO_MATCH;
}
