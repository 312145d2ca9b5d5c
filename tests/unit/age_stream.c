/* SPDX-License-Identifier: ISC */
/*
 * Payloads whose chunks are put together by hand, under the right key: which
 * numbers, lengths and ends make a whole text, and which do not.
 */
#include "age_parts.h"

#define CHUNK 65536
#define CHUNKS_MAX 4

struct chunk {
	size_t len;
	unsigned number;
	bool last;
};

static const unsigned char nonce[16] = "fifteen letters";

static void
add_chunk(struct buf *out, const struct chunk *chunk)
{
	static unsigned char text[CHUNK + 1];
	unsigned char key[HKDF_KEY], number[12] = { 0 };
	unsigned char *to = (unsigned char *)buf_space(out, chunk->len + 16);

	memset(text, 'a' + (int)(chunk->number % 26), sizeof text);
	hkdf_derive(key, parts_bytes(parts_key, FILE_KEY), parts_bytes(nonce, 16), "payload");
	number[9] = (unsigned char)(chunk->number >> 8);
	number[10] = (unsigned char)chunk->number;
	number[11] = chunk->last;
	crypto_aead_chacha20poly1305_ietf_encrypt(to, NULL, text, chunk->len, NULL, 0, NULL,
		number, key);
	buf_grown(out, chunk->len + 16);
}

static void
add_chunks(struct buf *out, const struct chunk *chunks)
{
	buf_add(out, parts_bytes(nonce, sizeof nonce));
	for (size_t n = 0; n < CHUNKS_MAX; n++)
		if (chunks[n].len || chunks[n].last)
			add_chunk(out, &chunks[n]);
}

static bool
opens(struct slice payload, size_t len)
{
	struct secret plain = SECRET_INIT;
	bool whole = stream_open(&plain, payload, parts_key);

	assert_true(whole == (plain.ptr != NULL));
	assert_int_equal(plain.len, whole ? len : 0);
	for (size_t n = 0; n < plain.len; n++)
		if (plain.ptr[n] != 'a' + n / CHUNK % 26)
			fail_msg("another text at %zu", n);
	secret_release(&plain);
	return whole;
}

static void
test_chunks(void **state)
{
	static const struct {
		struct chunk chunks[CHUNKS_MAX];
		bool whole;
	} rows[] = {
		{ { { 0, 0, true } }, true },
		{ { { 1, 0, true } }, true },
		{ { { CHUNK - 1, 0, true } }, true },
		{ { { CHUNK, 0, true } }, true }, /* the last may be full */
		{ { { CHUNK, 0, false }, { 1, 1, true } }, true },
		{ { { CHUNK, 0, false }, { CHUNK, 1, true } }, true },
		{ { { CHUNK, 0, false }, { CHUNK, 1, false }, { 7, 2, true } }, true },
		/* The last is not empty, unless it is all there is. */
		{ { { CHUNK, 0, false }, { 0, 1, true } }, false },
		{ { { CHUNK, 0, true }, { 0, 1, true } }, false },
		/* There is a last one, and nothing behind it. */
		{ { { 1, 0, false } }, false },
		{ { { CHUNK, 0, false } }, false },
		{ { { CHUNK, 0, false }, { CHUNK, 1, false } }, false },
		{ { { CHUNK, 0, false }, { 1, 1, false } }, false },
		{ { { 1, 0, true }, { 1, 1, true } }, false },
		{ { { CHUNK, 0, true }, { 1, 1, true } }, false },
		{ { { CHUNK, 0, true }, { CHUNK, 1, true } }, false },
		{ { { CHUNK, 0, true }, { CHUNK, 1, false } }, false },
		{ { { CHUNK, 0, false }, { 1, 1, true }, { 1, 2, true } }, false },
		{ { { CHUNK, 0, false }, { CHUNK, 1, true }, { CHUNK, 2, true } }, false },
		/* All but the last are full. */
		{ { { 1, 0, false }, { 1, 1, true } }, false },
		{ { { CHUNK - 1, 0, false }, { 1, 1, true } }, false },
		{ { { CHUNK + 1, 0, true } }, false },
		{ { { CHUNK, 0, false }, { CHUNK - 1, 1, false }, { 1, 2, true } }, false },
		/* Each stands where it was. */
		{ { { 1, 1, true } }, false },
		{ { { CHUNK, 1, false }, { CHUNK, 0, true } }, false },
		{ { { CHUNK, 0, false }, { CHUNK, 0, false }, { 1, 1, true } }, false },
		{ { { CHUNK, 0, false }, { CHUNK, 2, false }, { 1, 1, true } }, false },
		{ { { CHUNK, 0, false }, { 1, 2, true } }, false },
		{ { { CHUNK, 0, false }, { 1, 0, true } }, false },
	};

	(void)state;
	for (size_t row = 0; row < SIZE(rows); row++) {
		struct buf payload = BUF_INIT;
		size_t len = 0;

		add_chunks(&payload, rows[row].chunks);
		for (size_t n = 0; n < CHUNKS_MAX; n++)
			len += rows[row].chunks[n].len;
		if (opens(buf_slice(&payload), len) != rows[row].whole)
			fail_msg("row %zu", row);
		buf_release(&payload);
	}
}

/* The number has more than one byte. */
static void
test_many(void **state)
{
	struct buf payload = BUF_INIT;
	const unsigned count = 259;

	(void)state;
	buf_add(&payload, parts_bytes(nonce, sizeof nonce));
	for (unsigned n = 0; n + 1 < count; n++)
		add_chunk(&payload, &(struct chunk){ CHUNK, n, false });
	add_chunk(&payload, &(struct chunk){ 5, count - 1, true });
	assert_true(opens(buf_slice(&payload), (count - 1) * (size_t)CHUNK + 5));
	buf_release(&payload);
}

/* Cut anywhere, or with something behind. */
static void
test_ends(void **state)
{
	struct chunk small[CHUNKS_MAX] = { { 40, 0, true } };
	struct chunk two[CHUNKS_MAX] = { { CHUNK, 0, false }, { 40, 1, true } };
	struct buf payload = BUF_INIT;

	(void)state;
	assert_false(opens(SLICE_EMPTY, 0));
	add_chunks(&payload, small);
	for (size_t len = 0; len < payload.len; len++)
		assert_false(opens(slice_part(buf_slice(&payload), 0, len), 0));
	for (size_t n = 0; n < 40; n++) {
		buf_add_char(&payload, (char)n);
		assert_false(opens(buf_slice(&payload), 0));
	}
	buf_clear(&payload);
	add_chunks(&payload, two);
	for (size_t len = 16 + CHUNK; len < payload.len; len++)
		assert_false(opens(slice_part(buf_slice(&payload), 0, len), 0));
	buf_release(&payload);
}

/* What is sealed is what the chunks by hand would be. */
static void
test_seal(void **state)
{
	static const size_t lens[] = {
		1, 2, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1,
	};
	static char text[2 * CHUNK + 1];

	(void)state;
	memset(text, 'a', CHUNK);
	memset(text + CHUNK, 'b', CHUNK);
	text[2 * CHUNK] = 'c';
	for (size_t n = 0; n < SIZE(lens); n++) {
		struct buf payload = BUF_INIT;
		size_t chunks = (lens[n] - 1) / CHUNK + 1;

		buf_add_text(&payload, "before");
		stream_seal(&payload, parts_bytes(text, lens[n]), parts_key);
		assert_int_equal(payload.len, 6 + 16 + lens[n] + 16 * chunks);
		assert_true(slice_starts(buf_slice(&payload), "before"));
		assert_true(opens(slice_from(buf_slice(&payload), 6), lens[n]));
		buf_release(&payload);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chunks),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_seal),
	};

	if (sodium_init() < 0)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("age stream", tests, NULL, NULL);
}
