/* SPDX-License-Identifier: ISC */
/* The stand-in merge: whatever two sides did to a line, no side is dropped. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "store/merge.h"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_side),
		cmocka_unit_test(test_both_sides),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
