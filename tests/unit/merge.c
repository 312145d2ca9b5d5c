/* SPDX-License-Identifier: ISC */
/* The stand-in merge: whatever two sides did to a line, no side is dropped. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "store/merge.h"

#define AGE(words) "```age\n-----BEGIN AGE ENCRYPTED FILE-----\n" words \
	"\nc2FtZQ==\n-----END AGE ENCRYPTED FILE-----\n```\n"

#define QUOTED(words) "> ```age\n> -----BEGIN AGE ENCRYPTED FILE-----\n> " words \
	"\n> c2FtZQ==\n> -----END AGE ENCRYPTED FILE-----\n> ```\n"

static void
assert_merges(const char *base, const char *ours, const char *theirs, const char *expected,
	bool expected_clean)
{
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;
	bool clean;

	assert_true(merge_three(&out, slice_of(base), slice_of(ours), slice_of(theirs), &clean,
		&err));
	assert_string_equal(out.ptr, expected);
	assert_int_equal(clean, expected_clean);
	buf_release(&out);
}

static void
test_one_side(void **state)
{
	(void)state;
	assert_merges("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\n", "a\nB\nc\n", true);
	assert_merges("a\nb\nc\n", "a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n", true);
	assert_merges("a\nb\nc\nd\ne\n", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n", "A\nb\nc\nd\nE\n",
		true);
}

static void
test_both_sides(void **state)
{
	(void)state;
	assert_merges("a\nb\nc\n", "a\nours\nc\n", "a\ntheirs\nc\n", "a\nours\ntheirs\nc\n",
		false);
	assert_merges("a\n", "a\nours\n", "a\ntheirs\n", "a\nours\ntheirs\n", false);
	assert_merges("", "ours\n", "theirs\n", "ours\ntheirs\n", false);
}

static void
test_passage_one_side(void **state)
{
	(void)state;
	assert_merges("a\n" AGE("YQ") "b\n", "a\n" AGE("Yg") "b\n", "a\n" AGE("YQ") "b\n",
		"a\n" AGE("Yg") "b\n", true);
	assert_merges("a\n" AGE("YQ") "x\nb\n", "a\n" AGE("Yg") "x\nb\n", "a\n" AGE("YQ") "x\nB\n",
		"a\n" AGE("Yg") "x\nB\n", true);
}

static void
test_passage_both_sides(void **state)
{
	(void)state;
	assert_merges("a\n" AGE("YQ") "b\n", "a\n" AGE("Yg") "b\n", "a\n" AGE("Yw") "b\n",
		"a\n" AGE("Yg") AGE("Yw") "b\n", false);
	assert_merges("", AGE("Yg"), AGE("Yw"), AGE("Yg") AGE("Yw"), false);
}

static void
test_passage_in_a_quote(void **state)
{
	(void)state;
	assert_merges(QUOTED("YQ"), QUOTED("Yg"), QUOTED("Yw"), QUOTED("Yg") QUOTED("Yw"), false);
}

/* What is no UTF-8 is merged by lines, and every byte comes through. */
static void
test_passage_bytes(void **state)
{
	(void)state;
	assert_merges("a\xFF\n", "a\xFF\n", "a\xFF\nb\n", "a\xFF\nb\n", true);
	assert_merges("a\r\n", "a\r\n" AGE("YQ"), "a\r\n", "a\r\n" AGE("YQ"), true);
	assert_merges("a\n```age\nopen\n", "a\n```age\nours\n", "a\n```age\nopen\n",
		"a\n```age\nours\n", true);
}

#define ALL "\xFF\xFE\xC0\xC1\xF5\xF6\xF7\xF8\xF9\xFA\xFB\xFC\xFD"

/* Two plain ones begin alike; line by line the code's end of the one would
 * close the other, and its words stand behind. */
static void
test_passage_plain(void **state)
{
	static const char ours[] = "# d\n```private\nA\n```\nY\n```\ncode\n```\n";
	static const char theirs[] = "# d\n```private\nSECRET\n```\n";

	(void)state;
	assert_merges("# d\n", ours, theirs, "# d\n```private\nA\n```\nY\n```\ncode\n```\n"
		"```private\nSECRET\n```\n", false);
	assert_merges("", "```private\nA\n```\n", "```private\nB\n\nC\n```\n",
		"```private\nA\n```\n```private\nB\n\nC\n```\n", false);
	assert_merges("> ~~~private\n> x\n> ~~~\na\nb\n", "> ~~~private\n> y\n> ~~~\na\nb\n",
		"> ~~~private\n> x\n> ~~~\na\nB\n", "> ~~~private\n> y\n> ~~~\na\nB\n", true);
}

/* One without an end is whole to the end of its text. */
static void
test_passage_open(void **state)
{
	(void)state;
	assert_merges("", "```private\nA\nB\n", "```private\nC\n```\nD\n",
		"```private\nA\nB\n```private\nC\n```\nD\n", false);
	assert_merges("a\n", "a\n```private\nA\nB", "a\n```private\nA\nC",
		"a\n```private\nA\nB\n```private\nA\nC", false);
	assert_merges("a\n```private\nA\n", "a\n```private\nA\nB\n", "x\na\n```private\nA\n",
		"x\na\n```private\nA\nB\n", true);
}

/* A byte of Latin-1 does not undo that. */
static void
test_passage_stand_ins(void **state)
{
	(void)state;
	assert_merges("a\xFF\n" AGE("YQ"), "a\xFF\n" AGE("Yg"), "a\xFF\n" AGE("Yw"),
		"a\xFF\n" AGE("Yg") AGE("Yw"), false);
	assert_merges("", AGE("Yg") "\xFF\xFE\n", AGE("Yw") "\xC0\xC1\xF5\n",
		AGE("Yg") "\xFF\xFE\n" AGE("Yw") "\xC0\xC1\xF5\n", false);
	assert_merges(ALL "\n", ALL "\n" AGE("Yg"), ALL "\n" AGE("Yw"),
		ALL "\n" AGE("Yg") ALL "\n" AGE("Yw"), false);
	assert_merges(ALL, AGE("Yg") ALL, AGE("Yw") ALL, AGE("Yg") ALL "\n" AGE("Yw") ALL, false);
	assert_merges(ALL, AGE("Yg") ALL, ALL, AGE("Yg") ALL, true);
	assert_merges(ALL, ALL, AGE("Yg") ALL, AGE("Yg") ALL, true);
	assert_merges(ALL, AGE("Yg") ALL, AGE("Yg") ALL, AGE("Yg") ALL, true);
	assert_merges(ALL "\n", ALL "\nb\n", "a\n" ALL "\n", "a\n" ALL "\nb\n", true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_side),
		cmocka_unit_test(test_both_sides),
		cmocka_unit_test(test_passage_one_side),
		cmocka_unit_test(test_passage_both_sides),
		cmocka_unit_test(test_passage_in_a_quote),
		cmocka_unit_test(test_passage_bytes),
		cmocka_unit_test(test_passage_plain),
		cmocka_unit_test(test_passage_open),
		cmocka_unit_test(test_passage_stand_ins),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
