/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/date.h"
#include "store/layout.h"

static const char *const taken[] = {
	"purpose.md", "areas/health.md", "entries/2026/11/2026-11-21.md",
	"checks/2026/11/2026-11-21-check.md", "reviews/2026-W47.md", "notes/deep/er/x.md",
	"Gedanken über alles.md", "\xE6\x97\xA5\xE8\xA8\x98.md", ".gitattributes", ".gitignore",
	".taut/format", ".taut/config", ".taut/recipients", ".taut/identities/age1abc.age",
	"entries/2026/11/attachments/photo.jpg", "a~2.md",
};

static const char *const left[] = {
	"", "x.txt", ".hidden.md", "areas/.hidden.md", ".obsidian/x.md", "a/../b.md", "../b.md",
	"/a.md", "a//b.md", "./a.md", "a\\b.md", "a\nb.md", "a\x1b.md", "a\xe2\x80\xae.md",
	"a\xff.md", ".git/x.md", ".taut/other", ".taut/identities/.age",
	".taut/identities/a/b.age", ".taut/identities/x", "attachments/x.jpg",
	"entries/2026/attachments/", "entries/attachments/.x", "entries/.x/attachments/y",
	"a/.gitattributes", "a.md/", ".md", "md",
};

static void
test_takes(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof taken / sizeof *taken; n++)
		if (!layout_takes(slice_of(taken[n])))
			fail_msg("not taken: '%s'", taken[n]);
	for (size_t n = 0; n < sizeof left / sizeof *left; n++)
		if (layout_takes(slice_of(left[n])))
			fail_msg("taken: '%s'", left[n]);
}

static void
test_long_names(void **state)
{
	struct buf path = BUF_INIT;

	(void)state;
	buf_add_repeat(&path, "a", 252);
	buf_add_text(&path, ".md");
	assert_true(layout_takes(buf_slice(&path)));
	buf_clear(&path);
	buf_add_repeat(&path, "a", 253);
	buf_add_text(&path, ".md");
	assert_false(layout_takes(buf_slice(&path)));
	buf_release(&path);
}

static void
test_days(void **state)
{
	static const int days[] = { 0, -1, 20778, 365, -719162, 2932896 };
	struct buf path = BUF_INIT;
	int day;

	(void)state;
	for (size_t n = 0; n < sizeof days / sizeof *days; n++) {
		buf_clear(&path);
		layout_entry(&path, days[n]);
		assert_true(layout_entry_day(buf_slice(&path), &day));
		assert_int_equal(day, days[n]);
		assert_false(layout_check_day(buf_slice(&path), &day));
		buf_clear(&path);
		layout_check(&path, days[n]);
		assert_true(layout_check_day(buf_slice(&path), &day));
		assert_int_equal(day, days[n]);
		assert_false(layout_entry_day(buf_slice(&path), &day));
	}
	buf_clear(&path);
	layout_entry(&path, 20778);
	assert_string_equal(path.ptr, "entries/2026/11/2026-11-21.md");
	buf_release(&path);
}

static void
test_no_days(void **state)
{
	static const char *const others[] = {
		"entries/2026/12/2026-11-21.md", "entries/2026/11/2026-11-31.md",
		"entries/2026-11-21.md", "2026-11-21.md", "entries/2026/11/x2026-11-21.md",
		"checks/2026/11/2026-11-21.md", "entries/2026/11/2026-11-21.txt", ".md", "",
	};
	int day = 7;

	(void)state;
	for (size_t n = 0; n < sizeof others / sizeof *others; n++)
		assert_false(layout_entry_day(slice_of(others[n]), &day));
	assert_int_equal(day, 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_takes),
		cmocka_unit_test(test_long_names),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_no_days),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
