/* SPDX-License-Identifier: ISC */
/*
 * Two wordings word by word: what is laid beside each other, and what is not; and
 * that each side can be read out of it again.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "view/wording.h"

static const struct view marked = { .width = 80 };
static const struct view plain = { .width = 80, .plain = true };

static const struct {
	const char *before, *after, *marked, *said;
} texts[] = {
	{ "", "", "", "" },
	{ "I run", "I run", "", "" },
	{ "I  run\n\nby the river", "I run by the river", "", "" },
	{ "", "I run", "", "" },
	{ "I run", "", "", "" },
	{ "I run by the river", "Nobody sleeps here", "", "" },
	{ "I run by the river", "I run by the sea", "I run by the [-river-] {+sea+}\n",
	  "Gone: river\nNew: sea\n" },
	{ "I run by the river", "I run", "I run [-by the river-]\n", "Gone: by the river\n" },
	{ "I run", "Today I run far", "{+Today+} I run {+far+}\n", "New: Today; far\n" },
	{ "a b c d", "b x d y", "[-a-] b [-c-] {+x+} d {+y+}\n", "Gone: a; c\nNew: x; y\n" },
	{ "tap \x1b[2J the glass", "tap the glass", "tap [-\\x1b[2J-] the glass\n",
	  "Gone: \\x1b[2J\n" },
};

static void
test_texts(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof texts / sizeof *texts; n++) {
		struct slice before = slice_of(texts[n].before), after = slice_of(texts[n].after);
		struct buf out = BUF_INIT;

		view_wording(&out, before, after, &marked);
		assert_string_equal(out.ptr, texts[n].marked);
		buf_clear(&out);
		view_wording(&out, before, after, &plain);
		assert_string_equal(out.ptr, texts[n].said);
		buf_release(&out);
	}
}

/* Without what stands between these marks, and the other marks themselves. */
static void
take_out(const char *text, const char *gone, const char *stays, struct buf *out)
{
	bool in = false;

	for (const char *at = text; *at; at++) {
		if (*at == gone[0])
			in = true;
		else if (*at == gone[1])
			in = false;
		else if (!in && !strchr(stays, *at) && *at != '-' && *at != '+')
			buf_add_char(out, *at == '\n' ? ' ' : *at);
	}
}

static void
assert_words(const struct buf *got, const struct buf *text)
{
	struct slice a = buf_slice(got), b = buf_slice(text), left, right;
	bool more;

	do {
		more = slice_word(&a, &left);
		assert_int_equal(slice_word(&b, &right), more);
		assert_true(slice_equal(left, right));
	} while (more);
}

static void
test_both_sides(void **state)
{
	size_t drawn = 0;

	(void)state;
	srandom(7);
	for (int round = 0; round < 2000; round++) {
		struct buf before = BUF_INIT, after = BUF_INIT, out = BUF_INIT, side = BUF_INIT;

		for (long n = random() % 12; n > 0; n--)
			buf_printf(&before, "%c%s", 'a' + (char)(random() % 5), n % 4 ? " " : "\n");
		for (long n = random() % 12; n > 0; n--)
			buf_printf(&after, "%c ", 'a' + (char)(random() % 5));
		view_wording(&out, buf_slice(&before), buf_slice(&after), &marked);
		if (out.len) {
			take_out(out.ptr, "{}", "[]", &side);
			assert_words(&side, &before);
			buf_clear(&side);
			take_out(out.ptr, "[]", "{}", &side);
			assert_words(&side, &after);
			drawn++;
		}
		buf_release(&before);
		buf_release(&after);
		buf_release(&out);
		buf_release(&side);
	}
	assert_true(drawn > 1000);
}

/* Too long to be laid beside each other: nothing, and soon. */
static void
test_long(void **state)
{
	struct buf before = BUF_INIT, after = BUF_INIT, out = BUF_INIT;

	(void)state;
	for (int n = 0; n < 30000; n++) {
		buf_printf(&before, "w%d ", n);
		buf_printf(&after, "w%d ", n + n % 2);
	}
	view_wording(&out, buf_slice(&before), buf_slice(&after), &marked);
	assert_int_equal(out.len, 0);
	view_wording(&out, slice_part(buf_slice(&before), 0, 60000),
		slice_part(buf_slice(&after), 0, 60000), &marked);
	assert_true(out.len > 60000);
	buf_release(&before);
	buf_release(&after);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_both_sides),
		cmocka_unit_test(test_long),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("wording", tests, NULL, NULL);
}
