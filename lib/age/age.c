/* SPDX-License-Identifier: ISC */
/*
 * A file is a header that holds its key, and a payload under that key. What
 * differs is only how the header's stanzas wrap it.
 */
#include "age/age.h"

#include <sodium.h>

#include "age/header.h"
#include "age/scrypt.h"
#include "age/stream.h"
#include "age/x25519.h"
#include "base/alloc.h"
#include "base/words.h"

const char *
age_fault_text(enum age_fault fault)
{
	static const char *const texts[] = {
		[AGE_FINE] = N_("nothing is wrong"),
		[AGE_ARMOR] = N_("its lines are not an armored age file"),
		[AGE_HEADER] = N_("it is not an age file, or its header is broken"),
		[AGE_MAC] = N_("its header was changed"),
		[AGE_NO_MATCH] = N_("none of the keys opens it"),
		[AGE_PAYLOAD] = N_("it was cut or changed"),
		[AGE_WORK] = N_("its passphrase asks for too much work"),
		[AGE_EMPTY] = N_("there is nothing to seal, or nobody to seal it to"),
	};

	return _(texts[fault]);
}

/* libsodium looks once for what the processor offers. */
static void
make_ready(void)
{
	if (sodium_init() < 0)
		mem_none();
}

static enum age_fault
open_rest(struct secret *plain, struct slice file, const struct header *header,
	const unsigned char file_key[FILE_KEY])
{
	if (!header_holds(header, file_key))
		return AGE_MAC;
	return stream_open(plain, slice_from(file, header->len), file_key) ? AGE_FINE : AGE_PAYLOAD;
}

enum age_fault
age_seal(struct buf *out, struct slice plain, const struct age_recipient *recipients,
	size_t count)
{
	unsigned char file_key[FILE_KEY];
	size_t start = out->len;
	bool ok = true;

	if (plain.len == 0 || count == 0)
		return AGE_EMPTY;
	if (count > AGE_STANZAS_MAX)
		return AGE_HEADER;
	make_ready();
	randombytes_buf(file_key, sizeof file_key);
	header_begin(out);
	for (size_t n = 0; ok && n < count; n++)
		ok = x25519_wrap(out, &recipients[n], file_key);
	if (ok) {
		header_end(out, start, file_key);
		stream_seal(out, plain, file_key);
	} else {
		buf_cut(out, start);
	}
	sodium_memzero(file_key, sizeof file_key);
	return ok ? AGE_FINE : AGE_EMPTY;
}

enum age_fault
age_open(struct secret *plain, struct slice file, const struct secret *keys)
{
	unsigned char file_key[FILE_KEY];
	struct header header = HEADER_INIT;

	if (!header_parse(file, &header))
		return AGE_HEADER;
	make_ready();
	enum age_fault fault = x25519_unwrap(&header, keys, file_key);

	if (fault == AGE_FINE)
		fault = open_rest(plain, file, &header, file_key);
	sodium_memzero(file_key, sizeof file_key);
	header_release(&header);
	return fault;
}

enum age_fault
age_wrap(struct buf *out, struct slice plain, struct slice passphrase, int work)
{
	unsigned char file_key[FILE_KEY];
	size_t start = out->len;

	if (plain.len == 0 || passphrase.len == 0)
		return AGE_EMPTY;
	make_ready();
	randombytes_buf(file_key, sizeof file_key);
	header_begin(out);
	scrypt_wrap(out, passphrase, work, file_key);
	header_end(out, start, file_key);
	stream_seal(out, plain, file_key);
	sodium_memzero(file_key, sizeof file_key);
	return AGE_FINE;
}

enum age_fault
age_unwrap(struct secret *plain, struct slice file, struct slice passphrase, int work_max)
{
	unsigned char file_key[FILE_KEY];
	struct header header = HEADER_INIT;

	if (!header_parse(file, &header))
		return AGE_HEADER;
	make_ready();
	enum age_fault fault = scrypt_unwrap(&header, passphrase, work_max, file_key);

	if (fault == AGE_FINE)
		fault = open_rest(plain, file, &header, file_key);
	sodium_memzero(file_key, sizeof file_key);
	header_release(&header);
	return fault;
}
