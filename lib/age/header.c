/* SPDX-License-Identifier: ISC */
/*
 * Read by one line after the other, and each either is exactly what the
 * format has there or the whole is refused: before the MAC can be checked,
 * the stanzas have to be understood.
 */
#include "age/header.h"

#include <sodium.h>
#include <stdlib.h>

#include "age/age.h"
#include "age/base64.h"
#include "age/hkdf.h"
#include "base/alloc.h"

#define VERSION "age-encryption.org/v1"
#define COLUMNS 64
#define LINE_BYTES 48

static const unsigned char no_nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

static struct slice
key_slice(const unsigned char *key, size_t len)
{
	return (struct slice){ (const char *)key, len };
}

/* A line that has its end. */
static bool
cut_line(struct slice *rest, struct slice *line)
{
	size_t at = slice_find_char(*rest, '\n');

	if (at == SLICE_NONE)
		return false;
	*line = slice_part(*rest, 0, at);
	*rest = slice_from(*rest, at + 1);
	return true;
}

/* Visible characters, with one space between two arguments. */
static bool
are_arguments(struct slice text)
{
	bool inside = false;

	for (size_t n = 0; n < text.len; n++) {
		if (text.ptr[n] == ' ' ? !inside : text.ptr[n] < '!' || text.ptr[n] > '~')
			return false;
		inside = text.ptr[n] != ' ';
	}
	return inside;
}

static bool
parse_stanza(struct slice *rest, struct slice line, struct stanza *out)
{
	unsigned char bytes[LINE_BYTES];
	struct slice body = *rest;

	if (!slice_starts(line, "-> "))
		return false;
	out->args = slice_from(line, 3);
	if (!are_arguments(out->args))
		return false;
	out->type = slice_cut(&out->args, ' ');
	do {
		if (!cut_line(rest, &line) || line.len > COLUMNS || !base64_parse(line, bytes))
			return false;
	} while (line.len == COLUMNS);
	out->body = slice_part(body, 0, body.len - rest->len - 1);
	return true;
}

static bool
parse_mac(struct slice line, unsigned char mac[32])
{
	return line.len == 4 + 43 && slice_starts(line, "--- ") &&
		base64_parse(slice_from(line, 4), mac);
}

/* scrypt stands alone: whoever knows the passphrase made the file. */
static bool
is_mixed(const struct header *header)
{
	for (size_t n = 0; n < header->count; n++)
		if (slice_is(header->stanzas[n].type, "scrypt"))
			return header->count > 1;
	return false;
}

static bool
parse_lines(struct slice text, struct header *out)
{
	struct slice rest = text, line;
	size_t room = 0;

	if (!cut_line(&rest, &line) || !slice_is(line, VERSION))
		return false;
	for (;;) {
		if (!cut_line(&rest, &line))
			return false;
		if (slice_starts(line, "---"))
			break;
		if (out->count == AGE_STANZAS_MAX)
			return false;
		out->stanzas = mem_room(out->stanzas, out->count, &room, sizeof *out->stanzas);
		if (!parse_stanza(&rest, line, &out->stanzas[out->count]))
			return false;
		out->count++;
	}
	out->covered = slice_part(text, 0, (size_t)(line.ptr - text.ptr) + 3);
	out->len = text.len - rest.len;
	return out->count && parse_mac(line, out->mac) && !is_mixed(out);
}

bool
header_parse(struct slice file, struct header *out)
{
	struct header header = HEADER_INIT;

	if (!parse_lines(slice_part(file, 0, AGE_HEADER_MAX), &header)) {
		header_release(&header);
		return false;
	}
	*out = header;
	return true;
}

void
header_release(struct header *header)
{
	free(header->stanzas);
	*header = (struct header)HEADER_INIT;
}

static void
mac_of(struct slice covered, const unsigned char file_key[FILE_KEY], unsigned char mac[32])
{
	unsigned char key[HKDF_KEY];

	hkdf_derive(key, key_slice(file_key, FILE_KEY), SLICE_EMPTY, "header");
	hkdf_hmac(mac, key_slice(key, sizeof key), covered);
	sodium_memzero(key, sizeof key);
}

bool
header_holds(const struct header *header, const unsigned char file_key[FILE_KEY])
{
	unsigned char mac[32];

	mac_of(header->covered, file_key, mac);
	return crypto_verify_32(mac, header->mac) == 0;
}

bool
stanza_wrapped(const struct stanza *stanza, unsigned char wrapped[WRAPPED_KEY])
{
	return stanza->body.len == base64_text_len(WRAPPED_KEY) &&
		base64_parse(stanza->body, wrapped);
}

void
header_wrap(struct buf *out, const unsigned char wrap_key[32],
	const unsigned char file_key[FILE_KEY])
{
	unsigned char wrapped[WRAPPED_KEY];

	crypto_aead_chacha20poly1305_ietf_encrypt(wrapped, NULL, file_key, FILE_KEY, NULL, 0,
		NULL, no_nonce, wrap_key);
	base64_format(out, key_slice(wrapped, sizeof wrapped));
	buf_add_char(out, '\n');
}

bool
header_unwrap(unsigned char file_key[FILE_KEY], const unsigned char wrap_key[32],
	const unsigned char wrapped[WRAPPED_KEY])
{
	return crypto_aead_chacha20poly1305_ietf_decrypt(file_key, NULL, NULL, wrapped,
		WRAPPED_KEY, NULL, 0, no_nonce, wrap_key) == 0;
}

void
header_begin(struct buf *out)
{
	buf_add_text(out, VERSION "\n");
}

void
header_end(struct buf *out, size_t start, const unsigned char file_key[FILE_KEY])
{
	unsigned char mac[32];

	buf_add_text(out, "---");
	mac_of(slice_from(buf_slice(out), start), file_key, mac);
	buf_add_char(out, ' ');
	base64_format(out, key_slice(mac, sizeof mac));
	buf_add_char(out, '\n');
}
