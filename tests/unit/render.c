/* SPDX-License-Identifier: ISC */
/* Markdown set for a terminal, and the check of a spliced section by cmark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "doc/render.h"

#define SIZE(table) (sizeof(table) / sizeof *(table))

static const struct {
	const char *markdown, *plain;
} cases[] = {
	{ "", "" },
	{ "one two three four five\nsix", "one two three four\nfive six\n" },
	{ "# A *b*\ntext\n", "A b\n\ntext\n" },
	{ "a  \nb\\\nc", "a\nb\nc\n" },
	{ "- a\n- b\n  - c\n", "• a\n• b\n  • c\n" },
	{ "- a\n\n- b\n\n  c\n\nd", "• a\n\n• b\n\n  c\n\nd\n" },
	{ "text\n- a\n", "text\n\n• a\n" },
	{ "9. a\n1. one two three four five\n", "9. a\n10. one two three\n    four five\n" },
	{ "2) a\n-\n- b\n", "2) a\n\n•\n• b\n" },
	{ "- - a\n", "• • a\n" },
	{ "- > a\n  > b\n\nc\n", "• │ a b\n\nc\n" },
	{ "> one two three four five\n>\n> - a\n", "│ one two three four\n│ five\n│\n│ • a\n" },
	{ "```sh\na  b\n\n\tc\n```\nd", "    a  b\n\n    \tc\n\nd\n" },
	{ "a `b  c` d", "a `b c` d\n" },
	{ "[t](http://x/y) <http://z>", "t <http://x/y>\nhttp://z\n" },
	{ "![alt](i.png)", "alt <i.png>\n" },
	{ "***\n", "────────────────────\n" },
	{ "<!-- a\n b -->\nc\n", "<!-- a\n b -->\n\nc\n" },
	{ "<div>\n\na <b>x</b>\n", "<div>\n\na <b>x</b>\n" },
	{ "---\na: b\n---\nc\n", "---\na: b\n---\n\nc\n" },
	{ "a\033[31mb\007c \xFF d\n", "a\\x1b[31mb\\x07c \\xff\nd\n" },
	{ "```\n\033]0;x\007\n```\n", "    \\x1b]0;x\\x07\n" },
	{ "<!-- \001\002 -->\n", "<!-- \\x01\\x02 -->\n" },
	{ "a\001b **c**", "a\\x01b c\n" },
	{ "日本語日本語日本語日本語", "日本語日本語日本語日\n本語\n" },
	{ "- I run [for:: run] [due:: x] ^shoes", "• I run [for:: run]\n  [due:: x] ^shoes\n" },
};

static void
set(struct buf *out, const char *markdown, bool color, bool ascii)
{
	struct render_style style = { .width = 20, .color = color, .ascii = ascii };

	render_terminal(slice_of(markdown), &style, out);
}

static void
test_plain(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf out = BUF_INIT;

		set(&out, cases[n].markdown, false, false);
		assert_string_equal(out.ptr, cases[n].plain);
		buf_release(&out);
	}
}

/* Without its sequences colored text is the plain one. */
static void
test_color(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf out = BUF_INIT, bare = BUF_INIT;

		set(&out, cases[n].markdown, true, false);
		for (size_t i = 0; i < out.len; i++) {
			if (out.ptr[i] == '\033')
				while (out.ptr[i] != 'm')
					i++;
			else
				buf_add_char(&bare, out.ptr[i]);
		}
		assert_string_equal(bare.ptr, cases[n].plain);
		buf_release(&out);
		buf_release(&bare);
	}
}

static void
test_styles(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	set(&out, "**bold and it goes on** *i*\n", true, false);
	assert_string_equal(out.ptr, "\033[1mbold and it goes on\033[0m\n\033[3mi\033[0m\n");
	buf_clear(&out);
	set(&out, "**one two three four five**\n", true, false);
	assert_string_equal(out.ptr, "\033[1mone two three four\033[0m\n\033[1mfive\033[0m\n");
	buf_clear(&out);
	set(&out, "- a [k:: v] ^i\n", true, false);
	assert_string_equal(out.ptr, "• a \033[2m[k:: v]\033[0m \033[2m^i\033[0m\n");
	buf_release(&out);
}

static void
test_ascii(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	set(&out, "- a\n\n> b\n\n***\n", false, true);
	assert_string_equal(out.ptr, "- a\n\n> b\n\n--------------------\n");
	buf_release(&out);
}

static void
test_narrow(void **state)
{
	struct render_style style = { .width = 1 };
	struct buf deep = BUF_INIT, out = BUF_INIT;

	(void)state;
	buf_add_repeat(&deep, "> ", 500);
	buf_add_text(&deep, "word");
	render_terminal(buf_slice(&deep), &style, &out);
	assert_non_null(strstr(out.ptr, "word"));
	assert_true(out.len < 200);
	buf_release(&deep);
	buf_release(&out);
}

static void
test_check(void **state)
{
	static const struct {
		const char *text, *title;
		int level;
		bool stands;
	} checks[] = {
		{ "# A\n\n## B\n", "B", 2, true },
		{ "# A\n\n## B\n", "B", 3, false },
		{ "# A\n\n## B\n", "A", 1, true },
		{ "```\n## B\n", "B", 2, false },
		{ "<script>\n\n## B\n", "B", 2, false },
		{ "<pre>\n\n## B\n\n</pre>\n\n## B", "B", 2, true },
		{ "> ## B\n", "B", 2, false },
		{ "- ## B\n", "B", 2, false },
		{ "## 20:15 *B* `c` \\#\n", "20:15 *B* `c` \\#", 2, true },
		{ "## C#\n", "C#", 2, true },
		{ "##\n", "", 2, true },
		{ "---\na: b\n---\n## B\n", "B", 2, true },
		{ "", "B", 2, false },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(checks); n++) {
		struct err err = ERR_INIT;
		bool stands = render_check_section(slice_of(checks[n].text), checks[n].level,
			slice_of(checks[n].title), "f.md", &err);

		assert_int_equal(stands, checks[n].stands);
		assert_int_equal(err.kind, stands ? ERR_NONE : ERR_FORMAT);
		assert_true(stands || strstr(err.text, "'f.md'"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_color),
		cmocka_unit_test(test_styles),
		cmocka_unit_test(test_ascii),
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_check),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
