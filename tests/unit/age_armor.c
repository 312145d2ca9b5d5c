/* SPDX-License-Identifier: ISC */
/* The text form: what is one, and what is not quite one. */
#include "age_parts.h"

#include "age/armor.h"

#define B "-----BEGIN AGE ENCRYPTED FILE-----\n"
#define E "-----END AGE ENCRYPTED FILE-----\n"
#define CB "-----BEGIN AGE ENCRYPTED FILE-----\r\n"
#define CE "-----END AGE ENCRYPTED FILE-----\r\n"
#define FULL "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2\n"
#define TEXT(text) { text, sizeof(text) - 1 }

static void
test_accepted(void **state)
{
	static const char long_text[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuv";
	static const struct { const char *armor, *bytes; } rows[] = {
		{ B "QUJD\n" E, "ABC" },
		{ B "QUI=\n" E, "AB" },
		{ B "QQ==\n" E, "A" },
		{ B FULL E, long_text },
		{ B FULL "QQ==\n" E, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvA" },
		{ B "QUJD\n-----END AGE ENCRYPTED FILE-----", "ABC" },
		{ B "QUJD\n-----END AGE ENCRYPTED FILE-----\r", "ABC" },
		{ CB "QUJD\r\n" CE, "ABC" },
		{ CB "QUJD\n" CE, "ABC" },
		{ B "QUJD\n" E "\n", "ABC" },
		{ B "QUJD\n" E " \t\r\n\n ", "ABC" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct buf out = BUF_INIT;

		buf_add_text(&out, "before ");
		assert_int_equal(armor_read(&out, slice_of(rows[n].armor)), AGE_FINE);
		assert_string_equal(out.ptr + 7, rows[n].bytes);
		buf_release(&out);
	}
}

static const struct slice refused[] = {
	TEXT(""),
	TEXT("\n"),
	TEXT(B),
	TEXT(E),
	TEXT(B E),
	TEXT(B "\n" E),
	TEXT("QUJD\n"),
	TEXT("QUJD\n" E),
	TEXT(B "QUJD\n"),
	TEXT(B "QUJD\n\n"),
	/* Nothing but line ends is lax, and nothing but white space is behind. */
	TEXT("\n" B "QUJD\n" E),
	TEXT(" " B "QUJD\n" E),
	TEXT("\r\n" B "QUJD\n" E),
	TEXT("\xEF\xBB\xBF" B "QUJD\n" E),
	TEXT("words\n" B "QUJD\n" E),
	TEXT(B "QUJD\n" E "words\n"),
	TEXT(B "QUJD\n" E "\0"),
	TEXT(B "QUJD\n" E "\f"),
	TEXT(B "QUJD\n" E "\xC2\xA0"),
	TEXT(B "QUJD\n" E B "QUJD\n" E),
	TEXT(B "QUJD\n" E E),
	TEXT(B B "QUJD\n" E),
	TEXT(B "QUJD\n-----END AGE ENCRYPTED FILE-----x\n"),
	TEXT(B "QUJD\n-----END AGE ENCRYPTED FILE----\n"),
	TEXT(B "QUJD\n-----END AGE ENCRYPTED FILE----- \n"),
	TEXT(B "QUJD\n-----END AGE ENCRYPTED FILE-----\r\r"),
	TEXT(B "QUJD\n -----END AGE ENCRYPTED FILE-----\n"),
	TEXT(B "QUJD\n-----END AGE  ENCRYPTED FILE-----\n"),
	TEXT(B "QUJD-----END AGE ENCRYPTED FILE-----\n"),
	TEXT("-----BEGIN AGE ENCRYPTED FILE----- \nQUJD\n" E),
	TEXT("-----BEGIN AGE ENCRYPTED FILE-----QUJD\n" E),
	TEXT("-----BEGIN AGE ENCRYPTED FILE-----\rQUJD\r-----END AGE ENCRYPTED FILE-----\r"),
	TEXT("-----BEGIN AGE ENCRYPTED FILE-----\r\r\nQUJD\n" E),
	TEXT("-----BEGIN age encrypted file-----\nQUJD\n-----END age encrypted file-----\n"),
	TEXT("-----BEGIN AGE MESSAGE-----\nQUJD\n-----END AGE MESSAGE-----\n"),
	TEXT("----BEGIN AGE ENCRYPTED FILE-----\nQUJD\n" E),
	/* Lines that PEM and PGP know */
	TEXT(B "Comment: x\n\nQUJD\n" E),
	TEXT(B "QUJD\n=QUJD\n" E),
	/* Line lengths */
	TEXT(B "\nQUJD\n" E),
	TEXT(B "QUJD\n\n" E),
	TEXT(B FULL "\n" E),
	TEXT(B "QUJD\nQUJD\n" E),
	TEXT(B "QUJD\n" FULL E),
	TEXT(B "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2QUJD\n" E),
	TEXT(B "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2Q\n" E),
	TEXT(B "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHU=\n" FULL E),
	/* Padding */
	TEXT(B "QUI\n" E),
	TEXT(B "QQ\n" E),
	TEXT(B "QQ=\n" E),
	TEXT(B "QQ===\n" E),
	TEXT(B "Q===\n" E),
	TEXT(B "====\n" E),
	TEXT(B "=\n" E),
	TEXT(B "QUJD====\n" E),
	TEXT(B "QQ=\n=\n" E),
	TEXT(B "QQ==QUJD\n" E),
	TEXT(B "Q=Q=\n" E),
	TEXT(B "QQ\n==\n" E),
	/* One text, one armor */
	TEXT(B "QR==\n" E),
	TEXT(B "QUJ=\n" E),
	/* The alphabet */
	TEXT(B "QU-D\n" E),
	TEXT(B "QU_D\n" E),
	TEXT(B "QU D\n" E),
	TEXT(B "QUJD \n" E),
	TEXT(B " QUJD\n" E),
	TEXT(B "QUJD\t\n" E),
	TEXT(B "QU\xAFV\n" E),
	TEXT(B "QU\xAF\xAF\n" E),
	TEXT(B "QUJ\0\n" E),
	TEXT(B "QUJD\r\r\n" E),
	TEXT(B "QU\rJD\n" E),
};

static void
test_refused(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	buf_add_text(&out, "before");
	for (size_t n = 0; n < SIZE(refused); n++) {
		if (armor_read(&out, refused[n]) != AGE_ARMOR)
			fail_msg("%zu: %.*s", n, SLICE_ARG(refused[n]));
		assert_string_equal(out.ptr, "before");
	}
	buf_release(&out);
}

static void
test_round(void **state)
{
	unsigned char bytes[200];

	(void)state;
	for (size_t n = 0; n < sizeof bytes; n++)
		bytes[n] = (unsigned char)(n * 37 + 5);
	for (size_t len = 1; len <= sizeof bytes; len++) {
		struct buf text = BUF_INIT, back = BUF_INIT;
		size_t digits = (len + 2) / 3 * 4;

		armor_write(&text, parts_bytes(bytes, len));
		assert_int_equal(text.len,
			sizeof B - 1 + digits + (digits + 63) / 64 + sizeof E - 1);
		assert_int_equal(armor_read(&back, buf_slice(&text)), AGE_FINE);
		assert_int_equal(back.len, len);
		assert_memory_equal(back.ptr, bytes, len);
		buf_release(&text);
		buf_release(&back);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_accepted),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_round),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("age armor", tests, NULL, NULL);
}
