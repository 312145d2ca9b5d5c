/* SPDX-License-Identifier: ISC */
/* Names and recipients: what a list takes, and what it says of itself. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "seal/keylist.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define BYTES(text) { text, sizeof(text) - 1 } /* a NUL may stand in them */
#define LONG "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

_Static_assert(sizeof LONG - 1 == KEYLIST_NAME_MAX, "the longest name");

/* A recipient of its own for each number. */
static struct age_recipient
recipient(unsigned char number)
{
	unsigned char key[AGE_KEY] = { 1, number };
	struct age_recipient made;

	age_identity_recipient(key, &made);
	return made;
}

static struct keylist
list_of(size_t count)
{
	struct keylist list = { 0 };
	struct err err = ERR_INIT;

	for (size_t n = 0; n < count; n++) {
		struct age_recipient one = recipient((unsigned char)n);
		char name[] = "key A";

		name[4] = (char)(n < 26 ? 'A' + n : '0' + n - 26);
		assert_true(keylist_add(&list, &one, slice_of(name), &err));
	}
	return list;
}

static void
test_names(void **state)
{
	static const struct { struct slice name; bool taken; } cases[] = {
		{ BYTES(""), true },
		{ BYTES("laptop"), true },
		{ BYTES("paper key"), true },
		{ BYTES("# recipient: x"), true },
		{ BYTES("T\xc3\xa9l\xc3\xa9phone \xe2\x86\x92 \xe6\x97\xa5\xe6\x9c\xac"), true },
		{ BYTES(LONG), true },
		{ BYTES(LONG "x"), false },
		{ BYTES(" laptop"), false },
		{ BYTES("laptop "), false },
		{ BYTES(" "), false },
		{ BYTES("a\nb"), false },
		{ BYTES("a\tb"), false },
		{ BYTES("a\rb"), false },
		{ BYTES("a\0b"), false },
		{ BYTES("\0"), false },
		{ BYTES("\x1b[31m"), false },
		{ BYTES("a\x7f"), false },
		{ BYTES("a\xc2\x85"), false },
		{ BYTES("a\xe2\x80\xae" "b"), false },
		{ BYTES("a\xe2\x80\xa8"), false },
		{ BYTES("\xff"), false },
		{ BYTES("caf\xc3"), false },
		{ BYTES("\xe2\x80\x8b"), false }, /* nothing that could be seen */
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct keylist list = { 0 }, before = list;
		struct err err = ERR_INIT;
		struct age_recipient one = recipient(1);

		if (keylist_add(&list, &one, cases[n].name, &err) != cases[n].taken)
			fail_msg("%zu: '%s'", n, cases[n].name.ptr);
		if (cases[n].taken) {
			assert_int_equal(list.serial, 1);
			assert_string_equal(list.keys[0].name, cases[n].name.ptr);
		} else {
			assert_int_equal(err.kind, ERR_USAGE);
			assert_memory_equal(&list, &before, sizeof list);
		}
	}
}

static void
test_add(void **state)
{
	struct keylist list = list_of(2);
	struct age_recipient third = recipient(2), second = recipient(1);
	struct err err = ERR_INIT;
	struct buf text = BUF_INIT;

	(void)state;
	assert_int_equal(list.serial, 2);
	assert_false(keylist_add(&list, &second, slice_of("other"), &err));
	assert_false(keylist_add(&list, &second, SLICE_EMPTY, &err));
	assert_false(keylist_add(&list, &third, slice_of("key A"), &err));
	assert_false(keylist_add(&list, &third, slice_of("KEY a"), &err));
	age_recipient_format(&text, &third); /* it would be found instead of it */
	assert_false(keylist_add(&list, &third, buf_slice(&text), &err));
	assert_int_equal(list.serial, 2);
	assert_true(keylist_add(&list, &third, SLICE_EMPTY, &err));
	third = recipient(3); /* many may have no name */
	assert_true(keylist_add(&list, &third, SLICE_EMPTY, &err));
	assert_int_equal(list.serial, 4);
	assert_int_equal(list.count, 4);

	list = list_of(KEYLIST_MAX - 1);
	third = recipient(200);
	assert_true(keylist_add(&list, &third, SLICE_EMPTY, &err));
	third = recipient(201);
	assert_false(keylist_add(&list, &third, SLICE_EMPTY, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_int_equal(list.count, KEYLIST_MAX);
	buf_release(&text);
}

static void
test_remove_and_find(void **state)
{
	struct keylist list = list_of(4);
	struct age_recipient all[KEYLIST_MAX], third = recipient(2);
	struct buf text = BUF_INIT;

	(void)state;
	age_recipient_format(&text, &third);
	assert_int_equal(keylist_find(&list, buf_slice(&text)), 2);
	assert_int_equal(keylist_find(&list, slice_of("key C")), 2);
	assert_int_equal(keylist_find(&list, slice_of("Key c")), 2);
	assert_true(keylist_find(&list, slice_of("key")) == SLICE_NONE);
	assert_true(keylist_find(&list, SLICE_EMPTY) == SLICE_NONE);
	list.keys[3].name[0] = '\0';
	assert_true(keylist_find(&list, SLICE_EMPTY) == SLICE_NONE);

	assert_false(keylist_remove(&list, 0)); /* the journal's own stays */
	assert_false(keylist_remove(&list, 4));
	assert_false(keylist_remove(&list, SLICE_NONE));
	assert_int_equal(list.serial, 4);
	assert_true(keylist_has(&list, &third));
	assert_true(keylist_remove(&list, 2));
	assert_int_equal(list.serial, 5);
	assert_false(keylist_has(&list, &third));
	assert_true(keylist_find(&list, buf_slice(&text)) == SLICE_NONE);
	keylist_recipients(&list, all);
	for (size_t n = 0; n < 3; n++) {
		static const unsigned char left[] = { 0, 1, 3 };
		struct age_recipient one = recipient(left[n]);

		assert_true(age_recipient_equal(&all[n], &one));
	}
	assert_true(keylist_remove(&list, 2)); /* the last */
	assert_int_equal(list.count, 2);
	buf_release(&text);
}

static void
test_equal(void **state)
{
	struct keylist a = list_of(3), b = a;

	(void)state;
	assert_true(keylist_equal(&a, &b));
	b.serial++;
	assert_false(keylist_equal(&a, &b));
	b = a;
	b.count--;
	assert_false(keylist_equal(&a, &b));
	b = a;
	b.keys[2].name[0] ^= 1;
	assert_false(keylist_equal(&a, &b));
	b = a;
	b.keys[2].recipient.key[31] ^= 1;
	assert_false(keylist_equal(&a, &b));
	b = a;
	memset(b.keys[1].name + 6, 'x', 5); /* what is behind the NUL is no name */
	assert_true(keylist_equal(&a, &b));
}

static void
test_format(void **state)
{
	struct keylist list = list_of(2), again;
	struct buf text = BUF_INIT, expected = BUF_INIT;
	struct err err = ERR_INIT;
	struct age_recipient third = recipient(2);

	(void)state;
	assert_true(keylist_add(&list, &third, SLICE_EMPTY, &err));
	keylist_format(&text, &list);
	buf_add_text(&expected, "# taut keys serial 3\n# key A\n");
	age_recipient_format(&expected, &list.keys[0].recipient);
	buf_add_text(&expected, "\n# key B\n");
	age_recipient_format(&expected, &list.keys[1].recipient);
	buf_add_text(&expected, "\n");
	age_recipient_format(&expected, &third);
	buf_add_text(&expected, "\n");
	assert_string_equal(text.ptr, expected.ptr);
	assert_true(keylist_parse(&again, buf_slice(&text), &err));
	assert_true(keylist_equal(&list, &again));

	/* a name that looks like the first line is one all the same */
	memcpy(list.keys[0].name, "taut keys serial 9", 19);
	buf_clear(&text);
	keylist_format(&text, &list);
	assert_true(keylist_parse(&again, buf_slice(&text), &err));
	assert_true(keylist_equal(&list, &again));
	buf_release(&text);
	buf_release(&expected);
}

/* A and B stand for recipients; what comes out is "SERIAL:name=A,name=B". */
static void
fill(struct buf *out, const char *form)
{
	for (; *form; form++) {
		struct age_recipient one = recipient((unsigned char)(*form - 'A'));

		if (*form == 'A' || *form == 'B')
			age_recipient_format(out, &one);
		else
			buf_add_char(out, *form);
	}
}

static void
test_parse(void **state)
{
	static const struct { const char *text; const char *list; } cases[] = {
		{ "A\n", "1:=A" },
		{ "A", "1:=A" },
		{ "A\r\nB\r\n", "1:=A,=B" },
		{ "\n\nA\n\n", "1:=A" },
		{ "# taut keys serial 3\n# laptop\nA\n", "3:laptop=A" },
		{ "#laptop\nA\nB\n", "1:laptop=A,=B" },
		{ "# laptop\n\nA\n", "1:=A" },
		{ "# my keys\n# laptop\nA\n", "1:laptop=A" },
		{ "A\n# taut keys serial 3\nB\n", "1:=A,taut keys serial 3=B" },
		{ "# taut keys serial 0\nA\n", "1:taut keys serial 0=A" },
		{ "# taut keys serial x\nA\n", "1:taut keys serial x=A" },
		{ "# taut keys serial 999999999999999999\nA\n", "999999999999999999:=A" },
		{ "# same\nA\n# same\nB\n", "1:same=A,=B" }, /* age reads no comments */
		{ "# \x1b[31m\nA\n", "1:=A" },
		{ "# " LONG "x\nA\n", "1:=A" },
		{ "#\nA\n", "1:=A" },
		{ "A\nA\nB\n", "1:=A,=B" },
		{ "# a\nA\n# b\n", "1:a=A" },
		{ "", NULL },
		{ "# taut keys serial 3\n", NULL },
		{ " A\n", NULL },
		{ "A \n", NULL },
		{ "A # laptop\n", NULL },
		{ "AB\n", NULL },
		{ "A\nssh-ed25519 x\n", NULL },
		{ "A\nage1\n", NULL },
		{ "\xef\xbb\xbf" "A\n", NULL },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf text = BUF_INIT, got = BUF_INIT, expected = BUF_INIT;
		struct keylist list = { 0 };
		struct err err = ERR_INIT;

		fill(&text, cases[n].text);
		bool ok = keylist_parse(&list, buf_slice(&text), &err);

		if (ok != !!cases[n].list)
			fail_msg("%zu: %s", n, cases[n].text);
		if (ok) {
			buf_printf(&got, "%llu:", (unsigned long long)list.serial);
			for (size_t k = 0; k < list.count; k++) {
				buf_printf(&got, "%s%s=", k ? "," : "", list.keys[k].name);
				age_recipient_format(&got, &list.keys[k].recipient);
			}
			fill(&expected, cases[n].list);
			assert_string_equal(got.ptr, expected.ptr);
		} else {
			assert_int_equal(err.kind, ERR_FORMAT);
			assert_non_null(strstr(err.text, ".taut/recipients"));
			assert_int_equal(list.count, 0);
		}
		buf_release(&text);
		buf_release(&got);
		buf_release(&expected);
	}
}

static void
test_parse_many(void **state)
{
	struct buf text = BUF_INIT;
	struct keylist list;
	struct err err = ERR_INIT;

	(void)state;
	for (unsigned char n = 0; n <= KEYLIST_MAX; n++) {
		struct age_recipient one = recipient(n);

		if (n == KEYLIST_MAX) {
			assert_true(keylist_parse(&list, buf_slice(&text), &err));
			assert_int_equal(list.count, KEYLIST_MAX);
		}
		age_recipient_format(&text, &one);
		buf_add_char(&text, '\n');
	}
	assert_false(keylist_parse(&list, buf_slice(&text), &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	assert_non_null(strstr(err.text, "line 33"));
	buf_release(&text);
}

static void
test_serial(void **state)
{
	static const struct { const char *text; uint64_t serial; } cases[] = {
		{ "1", 1 }, { "9", 9 }, { "10", 10 }, { "99", 99 }, { "100", 100 },
		{ "999999999999999999", UINT64_C(999999999999999999) },
		{ "", 0 }, { "0", 0 }, { "01", 0 }, { "-1", 0 }, { "+1", 0 }, { " 1", 0 },
		{ "1 ", 0 }, { "1x", 0 }, { "0x1", 0 }, { "1000000000000000000", 0 },
		{ "18446744073709551617", 0 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		uint64_t serial = 0;

		assert_int_equal(keylist_parse_serial(slice_of(cases[n].text), &serial),
			cases[n].serial != 0);
		assert_true(serial == cases[n].serial);
	}
}

/* As `recipient` lines have it: the name follows, and nothing is forgiven. */
static void
test_key(void **state)
{
	static const struct { const char *text; const char *name; } cases[] = {
		{ "A", "" },
		{ "A laptop", "laptop" },
		{ "A paper key", "paper key" },
		{ "A ", NULL },
		{ "A  laptop", NULL },
		{ "A laptop ", NULL },
		{ "A laptop\r", NULL },
		{ "A\tlaptop", NULL },
		{ "A " LONG "x", NULL },
		{ "A \x1b", NULL },
		{ "A key b", NULL }, /* there already, as is its recipient: */
		{ "B laptop", NULL },
		{ " A", NULL },
		{ "", NULL },
		{ " ", NULL },
		{ "laptop A", NULL },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct keylist list = { .serial = 7 };
		struct age_recipient second = recipient(1);
		struct buf text = BUF_INIT, again = BUF_INIT;
		struct err err = ERR_INIT;

		assert_true(keylist_add(&list, &second, slice_of("key B"), &err));
		fill(&text, cases[n].text);
		if (keylist_parse_key(&list, buf_slice(&text)) != !!cases[n].name)
			fail_msg("%zu: '%s'", n, cases[n].text);
		assert_int_equal(list.serial, 8);
		assert_int_equal(list.count, cases[n].name ? 2 : 1);
		if (cases[n].name) {
			assert_string_equal(list.keys[1].name, cases[n].name);
			keylist_format_key(&again, &list.keys[1]);
			assert_string_equal(again.ptr, text.ptr);
		}
		buf_release(&text);
		buf_release(&again);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_add),
		cmocka_unit_test(test_remove_and_find),
		cmocka_unit_test(test_equal),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_parse_many),
		cmocka_unit_test(test_serial),
		cmocka_unit_test(test_key),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("keylist", tests, NULL, NULL);
}
