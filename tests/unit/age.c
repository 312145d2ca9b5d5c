/* SPDX-License-Identifier: ISC */
/* What age files are made of, against known answers; and what is promised of
 * them as a whole. */
#include "age_parts.h"

#include "age/bech32.h"

static void
add_hex(struct buf *out, const char *hex)
{
	size_t len;
	char *to = buf_space(out, strlen(hex) / 2);

	assert_int_equal(sodium_hex2bin((unsigned char *)to, strlen(hex) / 2, hex, strlen(hex),
		NULL, &len, NULL), 0);
	buf_grown(out, len);
}

/* RFC 5869, A.1 to A.3: as much of each as one block holds. */
static void
test_hkdf(void **state)
{
	static const struct { const char *secret, *salt, *info, *key; } rows[] = {
		{ "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c",
		  "\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9",
		  "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf" },
		{ "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "",
		  "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct buf secret = BUF_INIT, salt = BUF_INIT, expected = BUF_INIT;
		unsigned char key[HKDF_KEY];

		add_hex(&secret, rows[n].secret);
		add_hex(&salt, rows[n].salt);
		add_hex(&expected, rows[n].key);
		hkdf_derive(key, buf_slice(&secret), buf_slice(&salt), rows[n].info);
		assert_memory_equal(key, expected.ptr, sizeof key);
		buf_release(&secret);
		buf_release(&salt);
		buf_release(&expected);
	}
}

/* RFC 4231, 4.3 */
static void
test_hmac(void **state)
{
	struct buf expected = BUF_INIT;
	unsigned char mac[HKDF_KEY];

	(void)state;
	add_hex(&expected, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	hkdf_hmac(mac, slice_of("Jefe"), slice_of("what do ya want for nothing?"));
	assert_memory_equal(mac, expected.ptr, sizeof mac);
	buf_release(&expected);
}

/* RFC 4648, 10, without its padding */
static void
test_base64(void **state)
{
	static const struct { const char *bytes, *text; } rows[] = {
		{ "", "" }, { "f", "Zg" }, { "fo", "Zm8" }, { "foo", "Zm9v" },
		{ "foob", "Zm9vYg" }, { "fooba", "Zm9vYmE" }, { "foobar", "Zm9vYmFy" },
		{ "\xff\xef\xbe", "/+++" }, { "\xfb\xff", "+/8" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct buf text = BUF_INIT;
		unsigned char bytes[8];

		base64_format(&text, slice_of(rows[n].bytes));
		assert_string_equal(text.ptr, rows[n].text);
		assert_int_equal(base64_text_len(strlen(rows[n].bytes)), text.len);
		assert_int_equal(base64_len(text.len), strlen(rows[n].bytes));
		assert_true(base64_parse(buf_slice(&text), bytes));
		assert_memory_equal(bytes, rows[n].bytes, strlen(rows[n].bytes));
		buf_release(&text);
	}
}

/* Of all the texts there are, those that come out again are taken. */
static void
test_base64_any(void **state)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	(void)state;
	for (unsigned a = 0; a < 256; a++) {
		for (unsigned b = 0; b < 256; b++) {
			char text[4] = { (char)a, (char)b, 'A', 'A' };
			bool known = memchr(digits, (int)a, 64) && memchr(digits, (int)b, 64);
			bool whole = known && (strchr(digits, (int)b) - digits) % 16 == 0;
			unsigned char out[3];

			assert_false(base64_parse(parts_bytes(text, 1), out));
			assert_int_equal(base64_parse(parts_bytes(text, 2), out), whole);
			assert_int_equal(base64_parse(parts_bytes(text, 3), out), known);
			assert_int_equal(base64_parse(parts_bytes(text, 4), out), known);
		}
	}
}

#define SPEC_IDENTITY "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
#define SPEC_RECIPIENT "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

/* The format's own example: 32 bytes of 0x42. */
static void
test_keys(void **state)
{
	unsigned char key[AGE_KEY], expected[AGE_KEY];
	char text[AGE_IDENTITY_TEXT + 1];
	struct age_recipient derived, parsed;
	struct buf shown = BUF_INIT;

	(void)state;
	memset(expected, 0x42, sizeof expected);
	assert_true(age_identity_parse(slice_of(SPEC_IDENTITY), key));
	assert_memory_equal(key, expected, sizeof key);
	age_identity_format(key, text);
	assert_string_equal(text, SPEC_IDENTITY);
	age_identity_recipient(key, &derived);
	assert_true(age_recipient_parse(slice_of(SPEC_RECIPIENT), &parsed));
	assert_true(age_recipient_equal(&derived, &parsed));
	age_recipient_format(&shown, &derived);
	assert_string_equal(shown.ptr, SPEC_RECIPIENT);
	parsed.key[31] ^= 1;
	assert_false(age_recipient_equal(&derived, &parsed));
	buf_release(&shown);
}

/* Every other text that differs from it in one place, or its length. */
static void
test_keys_changed(void **state)
{
	struct age_recipient recipient, untouched;
	char text[sizeof SPEC_RECIPIENT + 1];

	(void)state;
	memset(&untouched, 7, sizeof untouched);
	recipient = untouched;
	for (size_t at = 0; at < sizeof SPEC_RECIPIENT - 1; at++) {
		for (int c = 0; c < 256; c++) {
			memcpy(text, SPEC_RECIPIENT, sizeof SPEC_RECIPIENT);
			if (text[at] == (char)c)
				continue;
			text[at] = (char)c;
			assert_false(age_recipient_parse(
				parts_bytes(text, sizeof SPEC_RECIPIENT - 1), &recipient));
		}
		memcpy(text, SPEC_RECIPIENT, sizeof SPEC_RECIPIENT);
		assert_false(age_recipient_parse(parts_bytes(text, at), &recipient));
		assert_false(age_recipient_parse(slice_of(text + at + 1), &recipient));
	}
	assert_true(age_recipient_equal(&recipient, &untouched));
}

static void
test_keys_refused(void **state)
{
	static const char *const refused[] = {
		"", "age1", "age", SPEC_RECIPIENT " ", " " SPEC_RECIPIENT, SPEC_RECIPIENT "q",
		"AGE1ZVKYG2LQZRAA2LNJVQEJ32NKUU0UES2S82HZRYE869XEEXVN73EQUNUJWJ",
		"Age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
		SPEC_IDENTITY,
	};
	struct age_recipient recipient;
	unsigned char key[AGE_KEY];

	(void)state;
	for (size_t n = 0; n < SIZE(refused); n++)
		assert_false(age_recipient_parse(slice_of(refused[n]), &recipient));
	assert_false(age_identity_parse(slice_of(SPEC_RECIPIENT), key));
	assert_false(age_identity_parse(slice_of("age-secret-key-"
		"1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpq4egaex"), key));
	assert_false(age_identity_parse(slice_of("AGE-SECRET-KEY-"
		"1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEx"), key));
}

static const char digits32[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/* "age1" and 52 digits of which the last is given; and the checksum. */
static void
add_sum(char text[4 + BECH32_DIGITS], size_t last)
{
	static const uint32_t generator[] = {
		0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
	};
	unsigned char values[7 + 52 + 6] = { 3, 3, 3, 0, 'a' & 31, 'g' & 31, 'e' & 31 };
	uint32_t sum = 1;

	memset(text, 'q', 4 + BECH32_DIGITS - 1);
	memcpy(text, "age1", 4);
	values[7 + 51] = (unsigned char)last;
	text[4 + 51] = digits32[last];
	for (size_t n = 0; n < sizeof values; n++) {
		uint32_t top = sum >> 25;

		sum = (sum & 0x1ffffff) << 5 ^ values[n];
		for (size_t bit = 0; bit < 5; bit++)
			sum ^= top >> bit & 1 ? generator[bit] : 0;
	}
	for (size_t n = 0; n < 6; n++)
		text[4 + 52 + n] = digits32[(sum ^ 1) >> 5 * (5 - n) & 31];
	text[4 + 58] = '\0';
}

/* A checksum that is right does not make up for the rest: four bits that
 * belong to no byte, another prefix. */
static void
test_keys_sum(void **state)
{
	unsigned char key[BECH32_KEY] = { 0 };
	char text[8 + BECH32_DIGITS];

	(void)state;
	bech32_format("age", key, text);
	assert_true(bech32_parse(slice_of(text), "age", key));
	assert_false(bech32_parse(slice_of(text), "ages", key));
	bech32_format("ages", key, text);
	assert_false(bech32_parse(slice_of(text), "age", key));
	for (size_t last = 0; last < 32; last++) {
		add_sum(text, last);
		assert_int_equal(bech32_parse(slice_of(text), "age", key), last % 16 == 0);
	}
}

/* Nobody holds the secret half of these. */
static void
test_low_order(void **state)
{
	struct age_recipient none = { { 0 } }, both[2], parsed;
	struct buf text = BUF_INIT, out = BUF_INIT;

	(void)state;
	for (none.key[0] = 0; none.key[0] < 2; none.key[0]++) {
		age_recipient_format(&text, &none);
		assert_false(age_recipient_parse(buf_slice(&text), &parsed));
		buf_clear(&text);
		age_identity_recipient(parts_identity, &both[0]);
		both[1] = none;
		buf_add_text(&out, "before");
		assert_int_equal(age_seal(&out, slice_of("x"), both, 2), AGE_EMPTY);
		assert_string_equal(out.ptr, "before");
		buf_clear(&out);
	}
	buf_release(&text);
	buf_release(&out);
}

static void
test_made(void **state)
{
	struct secret a = SECRET_INIT, b = SECRET_INIT;
	unsigned char back[AGE_KEY];
	char text[AGE_IDENTITY_TEXT + 1];

	(void)state;
	age_identity_make(&a);
	age_identity_make(&b);
	assert_int_equal(a.len, AGE_KEY);
	assert_memory_not_equal(a.ptr, b.ptr, AGE_KEY);
	age_identity_format(a.ptr, text);
	assert_int_equal(strlen(text), AGE_IDENTITY_TEXT);
	assert_true(age_identity_parse(slice_of(text), back));
	assert_memory_equal(back, a.ptr, AGE_KEY);
	secret_release(&a);
	secret_release(&b);
}

/* One to four recipients, each of whom opens it; and a stranger, who does not. */
static void
test_seal(void **state)
{
	struct age_recipient to[4];
	struct secret keys[4] = { SECRET_INIT }, all = SECRET_INIT;

	(void)state;
	for (size_t n = 0; n < 4; n++) {
		age_identity_make(&keys[n]);
		age_identity_recipient(keys[n].ptr, &to[n]);
	}
	for (size_t count = 1; count <= 4; count++) {
		struct buf file = BUF_INIT;

		buf_add_text(&file, "before");
		assert_int_equal(age_seal(&file, slice_of(PARTS_TEXT), to, count), AGE_FINE);
		assert_int_equal(file.len, 6 + 22 + 98 * count + 48 + 32 + strlen(PARTS_TEXT));
		struct slice sealed = slice_from(buf_slice(&file), 6);

		for (size_t n = 0; n < 4; n++)
			assert_int_equal(parts_open(sealed, keys[n].ptr),
				n < count ? AGE_FINE : AGE_NO_MATCH);
		buf_release(&file);
	}
	for (size_t n = 0; n < 4; n++)
		secret_release(&keys[n]);
	secret_release(&all);
}

/* Any of the keys will do; without one, none does. */
static void
test_keys_many(void **state)
{
	struct secret keys = SECRET_INIT, plain = SECRET_INIT;
	struct age_recipient to;
	struct buf file = BUF_INIT;

	(void)state;
	age_identity_recipient(parts_identity, &to);
	assert_int_equal(age_seal(&file, slice_of(PARTS_TEXT), &to, 1), AGE_FINE);
	assert_int_equal(age_open(&plain, buf_slice(&file), &keys), AGE_NO_MATCH);
	for (size_t place = 0; place < 3; place++) {
		secret_init(&keys, 3 * AGE_KEY);
		memcpy(keys.ptr, parts_stranger, AGE_KEY);
		memcpy(keys.ptr + place * AGE_KEY, parts_identity, AGE_KEY);
		assert_int_equal(age_open(&plain, buf_slice(&file), &keys), AGE_FINE);
		assert_true(slice_is(secret_slice(&plain), PARTS_TEXT));
		secret_release(&plain);
		secret_release(&keys);
	}
	buf_release(&file);
}

static void
test_nothing(void **state)
{
	static struct age_recipient to[AGE_STANZAS_MAX + 1];
	struct secret plain = SECRET_INIT, keys = SECRET_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(to); n++)
		age_identity_recipient(parts_identity, &to[n]);
	assert_int_equal(age_seal(&out, SLICE_EMPTY, to, 1), AGE_EMPTY);
	assert_int_equal(age_seal(&out, slice_of("x"), to, 0), AGE_EMPTY);
	assert_int_equal(age_seal(&out, slice_of("x"), to, SIZE(to)), AGE_HEADER);
	assert_int_equal(age_wrap(&out, SLICE_EMPTY, slice_of("words"), 4), AGE_EMPTY);
	assert_int_equal(age_wrap(&out, slice_of("x"), SLICE_EMPTY, 4), AGE_EMPTY);
	assert_int_equal(out.len, 0);

	/* age makes them, and they are opened. */
	parts_header(&out, "age-encryption.org/v1\n-> X25519 {share}\n{body}\n--- {mac}\n");
	stream_seal(&out, SLICE_EMPTY, parts_key);
	secret_set(&keys, parts_bytes(parts_identity, AGE_KEY));
	assert_int_equal(age_open(&plain, buf_slice(&out), &keys), AGE_FINE);
	assert_non_null(plain.ptr);
	assert_int_equal(plain.len, 0);
	secret_release(&plain);
	secret_release(&keys);
	buf_release(&out);
}

/* Nothing is used twice: the same text to the same key has nothing in common
 * but the words of the format. */
static void
test_fresh(void **state)
{
	struct age_recipient to;
	struct buf one = BUF_INIT, two = BUF_INIT;
	size_t head = strlen("age-encryption.org/v1\n-> X25519 ");
	size_t share = head + 43 + 1, mac = share + 43 + 5, nonce = mac + 43 + 1;

	(void)state;
	age_identity_recipient(parts_identity, &to);
	assert_int_equal(age_seal(&one, slice_of(PARTS_TEXT), &to, 1), AGE_FINE);
	assert_int_equal(age_seal(&two, slice_of(PARTS_TEXT), &to, 1), AGE_FINE);
	assert_memory_equal(one.ptr, two.ptr, head);
	assert_memory_not_equal(one.ptr + head, two.ptr + head, 43);
	assert_memory_not_equal(one.ptr + share, two.ptr + share, 43);
	assert_memory_not_equal(one.ptr + mac, two.ptr + mac, 43);
	assert_memory_not_equal(one.ptr + nonce, two.ptr + nonce, 16);
	assert_memory_not_equal(one.ptr + nonce + 16, two.ptr + nonce + 16, 16);
	buf_release(&one);
	buf_release(&two);
}

static void
test_wrap(void **state)
{
	struct buf file = BUF_INIT;

	(void)state;
	for (int work = 1; work <= 6; work++) {
		assert_int_equal(age_wrap(&file, slice_of(PARTS_TEXT), slice_of(PARTS_WORDS), work),
			AGE_FINE);
		assert_int_equal(parts_unwrap(buf_slice(&file), PARTS_WORDS, work), AGE_FINE);
		assert_int_equal(parts_unwrap(buf_slice(&file), PARTS_WORDS, work - 1), AGE_WORK);
		assert_int_equal(parts_unwrap(buf_slice(&file), "Correct horse", 6), AGE_NO_MATCH);
		assert_int_equal(parts_open(buf_slice(&file), parts_identity), AGE_NO_MATCH);
		buf_clear(&file);
	}
	buf_release(&file);
}

static void
test_texts(void **state)
{
	(void)state;
	for (int fault = AGE_FINE; fault <= AGE_EMPTY; fault++)
		assert_true(strlen(age_fault_text((enum age_fault)fault)) > 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hkdf),
		cmocka_unit_test(test_hmac),
		cmocka_unit_test(test_base64),
		cmocka_unit_test(test_base64_any),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_keys_changed),
		cmocka_unit_test(test_keys_refused),
		cmocka_unit_test(test_keys_sum),
		cmocka_unit_test(test_low_order),
		cmocka_unit_test(test_made),
		cmocka_unit_test(test_seal),
		cmocka_unit_test(test_keys_many),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_fresh),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_texts),
	};

	if (sodium_init() < 0)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("age", tests, NULL, NULL);
}
