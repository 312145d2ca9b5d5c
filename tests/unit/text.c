/* SPDX-License-Identifier: ISC */
/* Text for people; and the buf and the slice that everything stands on. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "base/text.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define BYTES(text) { text, sizeof(text) - 1 } /* a NUL may stand in them */

static void
check_escape(struct slice text, const char *expected, bool line)
{
	struct buf out = BUF_INIT;

	if (line)
		text_escape_line(&out, text);
	else
		text_escape(&out, text);
	if (strcmp(out.ptr, expected) != 0 || out.len != strlen(expected))
		fail_msg("'%s', not '%s'", out.ptr, expected);
	buf_release(&out);
}

static void
test_escape(void **state)
{
	static const struct { struct slice text; const char *shown; } cases[] = {
		{ BYTES(""), "" },
		{ BYTES("plain ~ text"), "plain ~ text" },
		{ BYTES("a\tb\nc"), "a\tb\nc" },
		{ BYTES("\x1b[31mred\x07"), "\\x1b[31mred\\x07" },
		{ BYTES("a\rb"), "a\\x0db" },
		{ BYTES("a\0b"), "a\\x00b" },
		{ BYTES("\x7f"), "\\x7f" },
		{ BYTES("\xc2\x80\xc2\x9b" "31m\xc2\x9f"), "\\x80\\x9b31m\\x9f" },
		{ BYTES("\xc2\xa0"), "\xc2\xa0" },
		{ BYTES("\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad\xe2\x80\xae"),
		  "\\u202a\\u202b\\u202c\\u202d\\u202e" },
		{ BYTES("\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81\xa9"),
		  "\\u2066\\u2067\\u2068\\u2069" },
		{ BYTES("\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c"), "\\u200e\\u200f\\u061c" },
		{ BYTES("a\xe2\x80\xa8" "b\xe2\x80\xa9"), "a\\u2028b\\u2029" },
		{ BYTES("\xff\xfe\x80"), "\\xff\\xfe\\x80" },
		{ BYTES("\xc0\xaf"), "\\xc0\\xaf" },            /* over-long */
		{ BYTES("\xed\xa0\x80"), "\\xed\\xa0\\x80" },   /* a surrogate */
		{ BYTES("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80" }, /* beyond the last */
		{ BYTES("a\xe2\x82"), "a\\xe2\\x82" },          /* cut off */
		{ BYTES("\xe2\x82x"), "\\xe2\\x82x" },
		{ BYTES("caf\xc3\xa9 \xe2\x86\x92 \xe6\x97\xa5\xe6\x9c\xac \xd7\xa9\xd7\x9c"),
		  "caf\xc3\xa9 \xe2\x86\x92 \xe6\x97\xa5\xe6\x9c\xac \xd7\xa9\xd7\x9c" },
		{ BYTES("e\xcc\x81 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80 \xe2\x9d\xa4\xef\xb8\x8f"),
		  "e\xcc\x81 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80 \xe2\x9d\xa4\xef\xb8\x8f" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		check_escape(cases[n].text, cases[n].shown, false);
	check_escape(slice_of("a\tb\nc\x1b"), "a\\x09b\\x0ac\\x1b", true);
}

/* Whatever goes in, what comes out cannot move a cursor. */
static void
test_escape_any(void **state)
{
	(void)state;
	srandom(20261121);
	for (size_t round = 0; round < 20000; round++) {
		char bytes[12];
		struct buf out = BUF_INIT;

		for (size_t n = 0; n < sizeof bytes; n++)
			bytes[n] = (char)random();
		text_escape_line(&out, (struct slice){ bytes, (size_t)random() % sizeof bytes });
		assert_true(text_is_utf8(buf_slice(&out)));
		for (size_t n = 0; n < out.len; n++) {
			unsigned char c = (unsigned char)out.ptr[n];

			if (c < 0x20 || c == 0x7f || (c == 0xc2 && (unsigned char)out.ptr[n + 1] < 0xa0))
				fail_msg("%02x passed", c);
		}
		buf_release(&out);
	}
}

static void
test_quote(void **state)
{
	static const struct { const char *word, *quoted; } cases[] = {
		{ "", "''" },
		{ "refs/heads/main", "refs/heads/main" },
		{ "me@host.example:a-b_c", "me@host.example:a-b_c" },
		{ "a b", "'a b'" },
		{ "run=8", "run=8" },
		{ "=x", "'=x'" },
		{ "~/x", "'~/x'" },
		{ "x;touch${IFS}y", "'x;touch${IFS}y'" },
		{ "it's", "'it'\\''s'" },
		{ "caf\xc3\xa9", "'caf\xc3\xa9'" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf out = BUF_INIT;

		text_quote(&out, slice_of(cases[n].word));
		assert_string_equal(out.ptr, cases[n].quoted);
		buf_release(&out);
	}
}

static void
test_width(void **state)
{
	static const struct { const char *text; size_t width; } cases[] = {
		{ "", 0 },
		{ "abc", 3 },
		{ "caf\xc3\xa9", 4 },
		{ "cafe\xcc\x81", 4 },                   /* a combining mark */
		{ "\xe6\x97\xa5\xe6\x9c\xac", 4 },       /* CJK */
		{ "\xed\x95\x9c", 2 },                   /* Hangul */
		{ "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 2 }, /* the same, of its parts */
		{ "\xef\xbc\xa1", 2 },                   /* full width A */
		{ "\xef\xbd\xb1", 1 },                   /* half width kana */
		{ "\xf0\x9f\x98\x80", 2 },               /* emoji */
		{ "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80", 2 },   /* joined to one */
		{ "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", 2 }, /* with a skin */
		{ "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa", 2 }, /* a flag */
		{ "\xe2\x9d\xa4", 1 },                   /* a heart as text … */
		{ "\xe2\x9d\xa4\xef\xb8\x8f", 2 },       /* … and as an emoji */
		{ "\xe2\x97\x8f\xe2\x94\x81\xe2\x97\x8b", 3 },
		{ "\xff\xfe", 2 },                       /* no UTF-8: a column a byte */
		{ "a\xff" "b", 3 },
		{ "\xe2\x82", 2 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		if (text_width(slice_of(cases[n].text)) != cases[n].width)
			fail_msg("'%s' is %zu wide", cases[n].text, text_width(slice_of(cases[n].text)));
}

static void
check_fit(const char *text, size_t width, bool ascii, const char *expected)
{
	struct buf out = BUF_INIT;

	text_fit(&out, slice_of(text), width, ascii, false);
	if (strcmp(out.ptr, expected) != 0)
		fail_msg("'%s' in %zu: '%s'", text, width, out.ptr);
	assert_true(text_width(buf_slice(&out)) <= width);
	buf_clear(&out);
	text_fit(&out, slice_of(text), width, ascii, true);
	assert_true(slice_starts(buf_slice(&out), expected));
	assert_int_equal(text_width(buf_slice(&out)), width);
	assert_true(slice_is(slice_trim_end(buf_slice(&out)), expected) ||
		slice_ends(slice_of(expected), " "));
	buf_release(&out);
}

static void
test_fit(void **state)
{
	static const char *const words[] = { "", "\xe2\x80\xa6", "a\xe2\x80\xa6", "ab\xe2\x80\xa6",
		"abc\xe2\x80\xa6", "abcde", "abcde", "abcde", "abcde", "abcde", "abcde" };
	static const char *const ascii[] = { "", "", "", "...", "a...", "abcde" };
	static const char *const wide[] = { "", "\xe2\x80\xa6", "\xe2\x80\xa6",
		"\xe6\x97\xa5\xe2\x80\xa6", "\xe6\x97\xa5\xe2\x80\xa6",
		"\xe6\x97\xa5\xe6\x9c\xac\xe2\x80\xa6", "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e" };

	(void)state;
	for (size_t width = 0; width < SIZE(words); width++)
		check_fit("abcde", width, false, words[width]);
	for (size_t width = 0; width < SIZE(ascii); width++)
		check_fit("abcde", width, true, ascii[width]);
	for (size_t width = 0; width < SIZE(wide); width++)
		check_fit("\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", width, false, wide[width]);
	for (size_t width = 0; width <= 10; width++)
		check_fit("", width, false, "");
	/* A grapheme is kept or left as a whole. */
	check_fit("e\xcc\x81" "e\xcc\x81" "e\xcc\x81", 2, false, "e\xcc\x81\xe2\x80\xa6");
	check_fit("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80x", 2, false, "\xe2\x80\xa6");
	check_fit("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80x", 3, false,
		"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80x");
}

static void
check_wrap(const char *text, size_t width, const char *indent, const char *expected)
{
	struct buf out = BUF_INIT;

	text_wrap(&out, slice_of(text), width, indent);
	if (strcmp(out.ptr, expected) != 0)
		fail_msg("'%s' in %zu: '%s'", text, width, out.ptr);
	buf_release(&out);
}

static void
test_wrap(void **state)
{
	static const char text[] = "I run by  the\triver\nat six ";

	(void)state;
	for (size_t width = 0; width <= 4; width++)
		check_wrap("aaaa bbbb", width, "", "aaaa\nbbbb");
	check_wrap(text, 0, "", "I\nrun\nby\nthe\nriver\nat\nsix");
	check_wrap(text, 4, "", "I\nrun\nby\nthe\nriver\nat\nsix");
	check_wrap(text, 5, "", "I run\nby\nthe\nriver\nat\nsix");
	check_wrap(text, 6, "", "I run\nby the\nriver\nat six");
	check_wrap(text, 8, "", "I run by\nthe\nriver at\nsix");
	check_wrap(text, 8, "  ", "I run by\n  the\n  river\n  at six");
	check_wrap(text, 10, "> ", "I run by\n> the\n> river at\n> six");
	check_wrap(text, 99, "  ", "I run by the river at six");
	check_wrap("", 5, "  ", "");
	check_wrap("  \n", 5, "  ", "");
	check_wrap("\xe6\x97\xa5\xe6\x9c\xac \xe6\x97\xa5", 6, "",
		"\xe6\x97\xa5\xe6\x9c\xac\n\xe6\x97\xa5");
	check_wrap("\xe6\x97\xa5\xe6\x9c\xac \xe6\x97\xa5", 7, "",
		"\xe6\x97\xa5\xe6\x9c\xac \xe6\x97\xa5");
}

static void
test_fold(void **state)
{
	static const struct { const char *a, *b; bool same, begins; } cases[] = {
		{ "", "", true, true },
		{ "Run", "rUN", true, true },
		{ "running", "RUN", false, true },
		{ "run", "running", false, false },
		{ "run", "", false, true },
		{ "\xc3\x9c" "bung", "\xc3\xbc" "BUNG", true, true },
		{ "\xc3\xa9t\xc3\xa9", "E\xcc\x81te\xcc\x81", true, true }, /* composed or not */
		{ "Stra\xc3\x9f" "e", "STRASSE", true, true },
		{ "\xce\xa3\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x82",
		  "\xcf\x83\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x83", true, true },
		{ "\xd0\x91\xd0\xb5\xd0\xb3", "\xd0\xb1\xd0\xb5", false, true },
		{ "e", "\xc3\xa9", false, false },
		{ "a\xff", "a\xff", true, true },
		{ "a\xff", "b\xff", false, false },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct slice a = slice_of(cases[n].a), b = slice_of(cases[n].b);

		if (text_same(a, b) != cases[n].same || text_same(b, a) != cases[n].same)
			fail_msg("the same: '%s' '%s'", cases[n].a, cases[n].b);
		if (text_begins(a, b) != cases[n].begins)
			fail_msg("begins: '%s' '%s'", cases[n].a, cases[n].b);
	}
}

static void
test_ascii(void **state)
{
	static const struct { const char *text, *ascii; } cases[] = {
		{ "", "" },
		{ "Run 8 km", "run-8-km" },
		{ "Caf\xc3\xa9 \xc3\x9c" "ber", "cafe-uber" },
		{ "e\xcc\x81t\xc3\xa9", "ete" },
		{ "Stra\xc3\x9f" "e", "strasse" },
		{ "\xef\xac\x81t", "fit" }, /* a ligature */
		{ "don't", "don-t" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		buf_clear(&out);
		text_ascii(&out, slice_of(cases[n].text));
		assert_string_equal(out.ptr, cases[n].ascii);
	}
	/* What has no letters in ASCII has none here, and no byte that is no ASCII. */
	buf_clear(&out);
	text_ascii(&out, slice_of("\xe6\x97\xa5\xe6\x9c\xac \xd0\xb1\xd0\xb5\xd0\xb3 \xff"));
	assert_true(out.len > 0);
	for (size_t n = 0; n < out.len; n++)
		assert_int_equal(out.ptr[n], '-');
	/* Bytes that are no UTF-8 spoil nothing but themselves. */
	buf_clear(&out);
	text_ascii(&out, slice_of("Run \xff Far"));
	assert_string_equal(out.ptr, "run---far");
	buf_release(&out);
}

static void
test_utf8(void **state)
{
	(void)state;
	assert_true(text_is_utf8(slice_of("")));
	assert_true(text_is_utf8((struct slice)BYTES("a\0\xc3\xa9\xf0\x9f\x98\x80")));
	assert_false(text_is_utf8(slice_of("a\xc3")));
	assert_false(text_is_utf8(slice_of("\xa9")));
	assert_false(text_is_utf8(slice_of("\xed\xa0\x80")));
	assert_false(text_is_utf8(slice_of("\xc0\x80")));
}

static void
test_distance(void **state)
{
	static const struct { const char *a, *b; size_t limit, distance; } cases[] = {
		{ "", "", 3, 0 },
		{ "", "abc", 3, 3 },
		{ "abc", "", 3, 3 },
		{ "run", "run", 3, 0 },
		{ "run", "rum", 3, 1 },
		{ "run", "runs", 3, 1 },
		{ "run", "un", 3, 1 },
		{ "run", "rnu", 3, 1 },  /* swapped */
		{ "vision", "visoin", 3, 1 },
		{ "abcd", "badc", 3, 2 },
		{ "tension", "tention", 3, 1 },
		{ "kitten", "sitting", 3, 3 },
		{ "abc", "xyz", 3, 3 },
		{ "abc", "xyz", 2, 3 },  /* limit + 1 is as far as it counts */
		{ "abcdef", "uvwxyz", 2, 3 },
		{ "abc", "abd", 0, 1 },
	};
	char longest[65], longer[66];

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		assert_int_equal(text_distance(slice_of(cases[n].a), slice_of(cases[n].b),
			cases[n].limit), cases[n].distance);
	memset(longest, 'a', 64);
	memset(longer, 'a', 65);
	longest[64] = longer[65] = '\0';
	assert_int_equal(text_distance(slice_of(longest), slice_of(longest), 2), 0);
	assert_int_equal(text_distance(slice_of(longest), slice_of(longer), 2), 3);
	assert_int_equal(text_distance(slice_of(longer), slice_of(longer), 2), 3);
}

static void
test_buf(void **state)
{
	struct buf buf = BUF_INIT;
	char expected[400];

	(void)state;
	assert_string_equal(buf.ptr, "");
	buf_cut(&buf, 0);
	buf_clear(&buf);
	buf_add(&buf, SLICE_EMPTY);
	buf_add(&buf, (struct slice){ NULL, 0 });
	assert_int_equal(buf.len, 0);
	for (int length = 1; length < 300; length++) {
		buf_clear(&buf);
		buf_add_char(&buf, '<');
		buf_printf(&buf, "%0*d", length, 7);
		snprintf(expected, sizeof expected, "<%0*d", length, 7);
		assert_string_equal(buf.ptr, expected);
		assert_int_equal(buf.len, length + 1);
		buf_release(&buf);
	}
	buf_add_repeat(&buf, "ab", 40);
	assert_int_equal(buf.len, 80);
	buf_cut(&buf, 3);
	assert_string_equal(buf.ptr, "aba");
	buf_add(&buf, (struct slice)BYTES("\0x"));
	assert_int_equal(buf.len, 5);
	assert_memory_equal(buf.ptr, "aba\0x", 6);
	buf_cut(&buf, 5);
	char *text = buf_detach(&buf);

	assert_memory_equal(text, "aba\0x", 6);
	free(text);
	assert_int_equal(buf.len, 0);
	assert_string_equal(buf.ptr, "");
	text = buf_detach(&buf); /* also of an empty one there is text to free */
	assert_string_equal(text, "");
	free(text);
	memcpy(buf_space(&buf, 100), "xy", 2);
	buf_grown(&buf, 2);
	assert_string_equal(buf.ptr, "xy");
	buf_clear(&buf);
	assert_string_equal(buf.ptr, "");
	buf_release(&buf);
	buf_release(&buf);
	assert_string_equal(buf_empty, "");
}

static void
test_slice_parts(void **state)
{
	struct slice s = slice_of("abc");

	(void)state;
	assert_true(slice_is(slice_part(s, 0, 3), "abc"));
	assert_true(slice_is(slice_part(s, 1, 2), "b"));
	assert_true(slice_is(slice_part(s, 1, 99), "bc"));
	assert_true(slice_is(slice_part(s, 2, 1), ""));
	assert_true(slice_is(slice_part(s, 99, SIZE_MAX), ""));
	assert_true(slice_is(slice_from(s, 3), ""));
	assert_true(slice_is(slice_from(s, SIZE_MAX), ""));
	assert_true(slice_equal(s, slice_of("abc")));
	assert_false(slice_equal(s, slice_of("abd")));
	assert_false(slice_equal(s, slice_of("ab")));
	assert_true(slice_equal(SLICE_EMPTY, (struct slice){ NULL, 0 }));
	assert_true(slice_is_nocase(s, "aBC"));
	assert_false(slice_is_nocase(s, "aB"));
	assert_true(slice_is_nocase(SLICE_EMPTY, ""));
	assert_true(slice_starts(s, ""));
	assert_true(slice_starts(s, "abc"));
	assert_false(slice_starts(s, "abcd"));
	assert_false(slice_starts(s, "b"));
	assert_true(slice_ends(s, "bc"));
	assert_true(slice_ends(s, ""));
	assert_false(slice_ends(s, "xabc"));
	assert_true(slice_compare(s, slice_of("abd")) < 0);
	assert_true(slice_compare(s, slice_of("ab")) > 0);
	assert_true(slice_compare(SLICE_EMPTY, s) < 0);
	assert_int_equal(slice_compare(s, slice_of("abc")), 0);
	assert_true(slice_compare(slice_of("\xff"), slice_of("a")) > 0);
}

static void
test_slice_find(void **state)
{
	struct slice s = slice_of("abcabc");

	(void)state;
	assert_int_equal(slice_find(s, "bc"), 1);
	assert_int_equal(slice_find_last(s, "bc"), 4);
	assert_int_equal(slice_find(s, "abcabc"), 0);
	assert_int_equal(slice_find_last(s, "abcabc"), 0);
	assert_int_equal(slice_find_last(s, "c"), 5);
	assert_true(slice_find(s, "abcabcd") == SLICE_NONE);
	assert_true(slice_find_last(s, "abcabcd") == SLICE_NONE);
	assert_true(slice_find(s, "x") == SLICE_NONE);
	assert_true(slice_find_last(s, "x") == SLICE_NONE);
	assert_int_equal(slice_find_char(s, 'c'), 2);
	assert_true(slice_find_char(s, '\0') == SLICE_NONE); /* not the NUL behind it */
	assert_true(slice_find(SLICE_EMPTY, "a") == SLICE_NONE);
	assert_true(slice_find_last(SLICE_EMPTY, "a") == SLICE_NONE);
	assert_true(slice_find_char((struct slice){ NULL, 0 }, 'a') == SLICE_NONE);
	assert_int_equal(slice_find((struct slice)BYTES("a\0b"), "b"), 2);
}

static void
test_slice_words(void **state)
{
	struct slice rest = slice_of("a,,b,"), word;

	(void)state;
	assert_true(slice_is(slice_cut(&rest, ','), "a"));
	assert_true(slice_is(slice_cut(&rest, ','), ""));
	assert_non_null(rest.ptr);
	assert_true(slice_is(slice_cut(&rest, ','), "b"));
	assert_non_null(rest.ptr); /* an empty part is to come */
	assert_true(slice_is(slice_cut(&rest, ','), ""));
	assert_null(rest.ptr);
	assert_true(slice_is(slice_cut(&rest, ','), ""));
	rest = slice_of(" \t one\r\ntwo  ");
	assert_true(slice_word(&rest, &word));
	assert_true(slice_is(word, "one"));
	assert_true(slice_word(&rest, &word));
	assert_true(slice_is(word, "two"));
	assert_false(slice_word(&rest, &word));
	assert_int_equal(word.len, 0);
	rest = (struct slice){ NULL, 0 };
	assert_false(slice_word(&rest, &word));
	assert_true(slice_is(slice_trim(slice_of("\r\n\t a b \n")), "a b"));
	assert_true(slice_is(slice_trim(slice_of(" \n")), ""));
	assert_true(slice_is(slice_trim_end(slice_of(" a \r\n")), " a"));
	char *copy = slice_copy(slice_part(slice_of("abc"), 1, 2));

	assert_string_equal(copy, "b");
	free(copy);
	copy = slice_copy((struct slice){ NULL, 0 });
	assert_string_equal(copy, "");
	free(copy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_escape),
		cmocka_unit_test(test_escape_any),
		cmocka_unit_test(test_quote),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_ascii),
		cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_distance),
		cmocka_unit_test(test_buf),
		cmocka_unit_test(test_slice_parts),
		cmocka_unit_test(test_slice_find),
		cmocka_unit_test(test_slice_words),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
