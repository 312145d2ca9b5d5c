/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "seal/gate.h"

static const char *const refused[] = {
	"```private\nx\n",
	"  ~~~ private\n",
	"````Private words after\n",
	"> - ```private\n",
	"1. ```{.private}\n",
	"12) > ~~~~\tprivate\n",
	"\t\t```private\n",
	"text\r```private\r",
	"text\r\n```PRIVATE\r\n",
	"\xEF\xBB\xBF```private\n",
	"\xC2\xA0```private\n",
	"``private\n",
	"~~ private\n",
	"\xE2\x80\x9C`private\n",
	"''' private\n",
	"\"\"\"private\n",
	"- + * ```private",
	"``` .private\n",
	"```private, for nobody\n",
	"2026-11-21 ```private\n",
};

static const char *const passed[] = {
	"",
	"private\n",
	"# private\n",
	"`private\n",
	"```\nprivate\n```\n",
	"```privateer\n",
	"```age\n-----BEGIN AGE ENCRYPTED FILE-----\n```\n",
	"a word ```private in the middle\n",
	"\"private\" was her word\n",
	"``` \xC3\xA9private\n",
	"~~~~\n",
};

static bool
pass(const char *path, const char *text, struct err *err)
{
	struct buf out = BUF_INIT;

	buf_add_text(&out, "before");
	struct gate gate = GATE_INIT;
	bool ok = gate_pass(&gate, path, slice_of(text), &out, err);

	if (ok)
		assert_string_equal(out.ptr + 6, text);
	else
		assert_string_equal(out.ptr, "before");
	buf_release(&out);
	return ok;
}

static void
test_refused(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof refused / sizeof *refused; n++) {
		struct err err = ERR_INIT;

		if (pass("entries/2026/11/2026-11-21.md", refused[n], &err))
			fail_msg("passed: %s", refused[n]);
		assert_int_equal(err.kind, ERR_FORMAT);
		assert_true(err.hint[0] != '\0');
	}
}

static void
test_passed(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof passed / sizeof *passed; n++) {
		struct err err = ERR_INIT;

		if (!pass("purpose.md", passed[n], &err))
			fail_msg("refused: %s", passed[n]);
	}
}

static void
test_says_where_and_not_what(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_false(pass("purpose.md", "a\r\nb\rc\n> ```private\nsecret words\n```\n", &err));
	assert_non_null(strstr(err.text, "purpose.md:4:"));
	assert_null(strstr(err.text, "secret"));
	assert_null(strstr(err.hint, "secret"));
}

static void
test_pages_only(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_true(pass("entries/2026/11/attachments/a.txt", "```private\n", &err));
}

static void
test_any_bytes(void **state)
{
	static const char bytes[] = "``\0`privat\na\xff\xfe```private x";
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	struct gate gate = GATE_INIT;
	assert_true(gate_pass(&gate, "a.md", (struct slice){ bytes, sizeof bytes - 1 }, &out, &err));
	assert_int_equal(out.len, sizeof bytes - 1);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_passed),
		cmocka_unit_test(test_says_where_and_not_what),
		cmocka_unit_test(test_pages_only),
		cmocka_unit_test(test_any_bytes),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
