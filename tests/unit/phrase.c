/* SPDX-License-Identifier: ISC */
/* Passphrases: the words they are drawn from, and what a typed one is worth. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "seal/phrase.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define COUNT 7776

/* As share/passphrase.words has them: what make turns into a table. */
extern const char phrase_words[COUNT][9];

static bool
is_word(struct slice word)
{
	char text[9] = "";

	if (word.len >= sizeof text)
		return false;
	memcpy(text, word.ptr, word.len);
	return bsearch(text, phrase_words, COUNT, sizeof *phrase_words,
		(int (*)(const void *, const void *))strcmp) != NULL;
}

static void
test_words(void **state)
{
	(void)state;
	for (size_t n = 0; n < COUNT; n++) {
		const char *word = phrase_words[n];
		size_t len = strlen(word);
		char longer[10];

		if (len < 4 || len > 8 || strspn(word, "abcdefghijklmnopqrstuvwxyz") != len)
			fail_msg("'%s'", word);
		if (n && strcmp(phrase_words[n - 1], word) >= 0)
			fail_msg("'%s' before '%s'", phrase_words[n - 1], word);
		memcpy(longer, word, len);
		memcpy(longer + len, "s", 2);
		if (is_word(slice_of(longer)))
			fail_msg("'%s' and '%s'", word, longer);
	}
}

static void
test_make(void **state)
{
	static bool drawn[COUNT];
	size_t distinct = 0;

	(void)state;
	for (size_t round = 0; round < 2000; round++) {
		struct secret phrase = SECRET_INIT;
		size_t words = 0;

		phrase_make(&phrase);
		assert_true(phrase.len <= PHRASE_WORDS * 9 - 1);
		for (struct slice rest = secret_slice(&phrase); rest.ptr; words++) {
			struct slice word = slice_cut(&rest, ' ');
			char text[9] = "";

			assert_true(is_word(word));
			memcpy(text, word.ptr, word.len);
			const char (*at)[9] = bsearch(text, phrase_words, COUNT,
				sizeof *phrase_words, (int (*)(const void *, const void *))strcmp);

			distinct += !drawn[at - phrase_words];
			drawn[at - phrase_words] = true;
		}
		assert_int_equal(words, PHRASE_WORDS);
		secret_release(&phrase);
	}
	/* 12,000 even draws meet 6,115 words of 7,776, give or take 30 */
	assert_in_range(distinct, 5900, 6330);
}

static void
test_bits(void **state)
{
	static const struct { const char *phrase; int least, most; } cases[] = {
		{ "", 0, 0 },
		{ " ", 0, 0 },
		{ "a", 1, 4 },
		{ "9", 1, 4 },
		{ "horse", 10, 12 },
		{ "Horse", 11, 13 },
		{ "HORSE", 11, 18 },
		{ "h0rse", 13, 13 },
		{ "password", 5, 13 },
		{ "password1", 5, 29 },
		{ "Password1!", 5, 29 },
		{ "P4$$w0rd", 5, 29 },
		{ "aaaaaaaaaaaaaaaa", 1, 14 },
		{ "................", 1, 14 },
		{ "1234567890", 1, 14 },
		{ "0987654321", 1, 14 },
		{ "abcdefghijklmnopqrstuvwxyz", 1, 14 },
		{ "zyxwvut", 1, 14 },
		{ "qwertyuiop", 1, 14 },
		{ "QWERTY", 1, 14 },
		{ "asdfghjkl", 1, 14 },
		{ "qwerty123456", 1, 20 },
		{ "abcabcabcabcabcabc", 1, 20 },
		{ "x7#Kx7#Kx7#Kx7#Kx7#K", 20, 40 },
		{ "correct correct correct correct correct correct", 12, 25 },
		{ "19.12.1984", 10, 35 },
		{ "2026-11-21", 10, 35 },
		{ "+49 30 1234567", 10, 40 },
		{ "Berlin1984!", 20, 49 },
		{ "Tr0ub4dor&3", 20, 40 },
		{ "to be or not to be", 20, 49 },
		{ "or not to the man", 35, 44 },
		{ "meine kleine Katze", 20, 49 },
		{ "kittycat", 10, 26 },
		{ "correct horse battery staple", 49, 51 },
		{ "Correct Horse Battery Staple", 55, 55 },
		{ "correct  horse\tbattery staple ", 49, 51 }, /* blanks are worth nothing */
		{ "correcthorsebatterystaple", 40, 51 },
		{ "correct horse battery staple window", 62, 64 },
		{ "gullible control eyelash spark disc milk", 70, 77 },
		{ "j8#Kq!v2Zr@t", 60, 78 },
		{ "gT7$kLp9!xWq", 60, 78 },
		{ "~R4;v?Zq8]Lc", 60, 78 },
		{ "w(3Jd^Y0x{Vp", 60, 78 },
		{ "3c9f0a7be21d44f5a6b8", 50, 100 },
		{ "\xc3\xa4\xc3\xb6\xc3\xbc", 5, 15 }, /* three letters, not six */
		{ "\xff\xff\xff\xff\xff\xff\xff\xff", 1, 20 },
		{ "\x80", 0, 10 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		int bits = phrase_bits(slice_of(cases[n].phrase));

		if (bits < cases[n].least || bits > cases[n].most)
			fail_msg("'%s': %d, not %d to %d", cases[n].phrase, bits, cases[n].least,
				cases[n].most);
	}
	assert_int_equal(phrase_bits((struct slice){ NULL, 0 }), 0);
	assert_true(phrase_bits((struct slice){ "a\0b\0", 4 }) < 30);
}

/* What is offered passes; six words are never more than they are. */
static void
test_bits_made(void **state)
{
	size_t low = 0;

	(void)state;
	for (size_t round = 0; round < 2000; round++) {
		struct secret phrase = SECRET_INIT;

		phrase_make(&phrase);
		int bits = phrase_bits(secret_slice(&phrase));

		assert_in_range(bits, PHRASE_BITS_MIN, 77);
		low += bits < 70; /* a word that was drawn twice, or three times */
		secret_release(&phrase);
	}
	assert_true(low <= 5);
}

/* Any bytes, of any length: never more than they can be. */
static void
test_bits_any(void **state)
{
	char phrase[1024];
	static const char some[] = "aB1! \xc3\xa4\xff\0horse";

	(void)state;
	srandom(20261122);
	for (size_t round = 0; round < 300; round++) {
		size_t len = (size_t)random() % 48;

		for (size_t at = 0; at < len; at++)
			phrase[at] = some[(size_t)random() % (sizeof some - 1)];
		int bits = phrase_bits((struct slice){ phrase, len });

		assert_in_range(bits, 0, 7 * len);
	}
	for (size_t at = 0; at < sizeof phrase; at++)
		phrase[at] = (char)random();
	for (size_t len = 0; len <= sizeof phrase; len += 64)
		assert_in_range(phrase_bits((struct slice){ phrase, len }), 0, 7 * 256);
	memset(phrase, 'x', sizeof phrase);
	assert_in_range(phrase_bits((struct slice){ phrase, sizeof phrase }), 1, 14);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_make),
		cmocka_unit_test(test_bits),
		cmocka_unit_test(test_bits_made),
		cmocka_unit_test(test_bits_any),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("phrase", tests, NULL, NULL);
}
