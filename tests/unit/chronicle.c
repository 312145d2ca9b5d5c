/* SPDX-License-Identifier: ISC */
/* A year's pages gone through once: days, quiet weeks, names, what was in the way;
 * and how they are told, at every width. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "journal/chronicle.h"
#include "view/yearly.h"
#include "tests/unit/folder.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

static char folder[] = "/tmp/taut-chronicle.XXXXXX";

/* Names found, in their order; one text a day, from day 1 on. */
static void
check_names(const char *const *texts, size_t count, const char *expected)
{
	struct naming naming = { 0 };
	struct buf out = BUF_INIT;

	for (size_t n = 0; n < count; n++)
		naming_text(&naming, slice_of(texts[n]), (int)n + 1);
	naming_settle(&naming);
	for (size_t n = 0; n < naming.count; n++)
		buf_printf(&out, "[%s]", naming.items[n].name);
	if (strcmp(out.ptr, expected) != 0)
		fail_msg("'%s'…: %s, not %s", texts[0], out.ptr, expected);
	buf_release(&out);
	naming_release(&naming);
	naming_release(&naming);
}

static void
test_marked(void **state)
{
	static const struct { const char *text, *found; } cases[] = {
		{ "", "" },
		{ "with [[Ana]] on the bridge", "[Ana]" },
		{ "with [[ana|Ana Luz]] again", "[Ana Luz]" },
		{ "see [[2026-11-21]], [[areas/health]] and [[Health#Results]]", "" },
		{ "[[Ana", "" },
		{ "[[two\nlines]]", "" },
		{ "rang @mara, then @mara.", "[mara]" },
		{ "@mara, and Mara with [[Mara]]", "[Mara]" },
		{ "write to me@example.org or a.@b", "" },
		{ "@ alone, @1", "" },
		{ "@j\303\266rg-peter_2 came", "[j\303\266rg-peter_2]" },
		{ "[[\303\211mile]] and [[\303\251mile]]", "[\303\211mile]" },
	};
	(void)state;

	for (size_t n = 0; n < SIZE(cases); n++)
		check_names(&cases[n].text, 1, cases[n].found);
}

static void
test_guessed(void **state)
{
	static const char *const twice[] = { "I saw Ana today.", "I saw Ana today." };
#define FILL "and then it went on as it had gone before, with one thing behind another, and " \
	"as far as one could see nothing of it was new to those who had been there.\n\n"
	static const char *const days[] = {
		FILL "It rained, and Ana rang.\n\nMara was out. On Tuesday we, Old Brandt and I, "
		"talked about the lock.",
		FILL "I saw that Ana had Mrs Okafor\342\200\231s keys. So Tuesday again.",
		FILL "# A day with Dunja\n\nwe met Ana and Mrs Okafor, in Mill Road. Then Old Brandt, "
		"who is an old brandt, on Tuesday.",
		FILL "At the river Mrs Okafor, and then Old Brandt with the TV. And so home by "
		"the mill road, in June",
	};
	static const char *const longer[] = {
		FILL "we met Mrs Okafor and Ana, and then Okafor left.",
		FILL "at noon Mrs Okafor rang Ana, and at one Okafor was gone.",
		FILL "by then Mrs Okafor was out, Ana and Okafor too.", FILL "and so Okafor came.",
	};
	static const char *const nouns[] = {
		"Ich sah das Haus und den Hund und die Katze.",
		"Heute war das Haus mit dem Hund still.", "Und das Haus hat den Hund.",
	};
	(void)state;

	check_names(twice, SIZE(twice), "");
	check_names(days, SIZE(days), "[Mrs Okafor][Ana]");
	check_names(longer, SIZE(longer), "[Mrs Okafor][Ana]");
	check_names(nouns, SIZE(nouns), "");
}

static void
put(const char *path, const char *text)
{
	char name[200];

	for (const char *at = strchr(path, '/'); at; at = strchr(at + 1, '/')) {
		snprintf(name, sizeof name, "%.*s", (int)(at - path), path);
		(void)!mkdir(name, 0700);
	}
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static struct chronicle
read_year(int today)
{
	struct chronicle chronicle;
	struct store store = { 0 };
	struct err err = ERR_INIT;

	assert_true(store_open(&store, ".", &err));
	assert_true(chronicle_read(&chronicle, &store,
		(struct span){ day_from_civil(2026, 1, 1), day_from_civil(2026, 12, 31) }, today,
		&err));
	store_close(&store);
	return chronicle;
}

static void
put_year(void)
{
	put("entries/2025/12/2025-12-31.md", "# 2025-12-31\n\n@wim\n");
	put("entries/2026/01/2026-01-02.md", "# 2026-01-02\n\nSnow, [[Ana]].\n");
	put("entries/2026/01/2026-01-03.md", "\n");
	put("entries/2026/02/2026-02-01.md", "# 2026-02-01\n\n```private\n@secret\n```\n");
	put("checks/2026/02/2026-02-02-check.md", "# 2026-02-02\n\n## 20:15 Health\n\nTwo runs.\n\n"
		"### In the way\n\nI scroll\nin bed.\n\nThe knee\n\n### From Mara\n\nTired.\n");
	put("checks/2026/02/2026-02-10-check.md", "# 2026-02-10\n\n## 20:15 Health\n\n"
		"### In the way\n\n- I  SCROLL in bed\n\n```private\nthe shame\n```\n");
	put("entries/2026/11/2026-11-22.md", "to come @never\n");
}

static void
test_year(void **state)
{
	struct span quiet;
	int at = day_from_civil(2026, 1, 1);
	(void)state;

	assert_int_equal(enter_new_folder(folder), 0);
	put_year();
	struct chronicle chronicle = read_year(day_from_civil(2026, 2, 28));

	assert_int_equal(chronicle_day(&chronicle, day_from_civil(2025, 12, 31)), 0);
	assert_int_equal(chronicle_day(&chronicle, day_from_civil(2026, 1, 2)), CHRONICLE_WRITTEN);
	assert_int_equal(chronicle_day(&chronicle, day_from_civil(2026, 1, 3)), 0);
	assert_int_equal(chronicle_day(&chronicle, day_from_civil(2026, 2, 2)), CHRONICLE_CHECKED);
	assert_int_equal(chronicle_day(&chronicle, day_from_civil(2026, 11, 22)), 0);
	assert_int_equal(chronicle.hindrance_count, 2);
	assert_string_equal(chronicle.hindrances[0].text, "I scroll in bed");
	assert_int_equal(chronicle.hindrances[0].times, 2);
	assert_int_equal(chronicle.hindrances[0].last_day, day_from_civil(2026, 2, 10));
	assert_string_equal(chronicle.hindrances[1].text, "The knee");
	assert_int_equal(chronicle.naming.count, 2);
	assert_true(chronicle_quiet(&chronicle, 14, &at, &quiet));
	assert_int_equal(quiet.first, day_from_civil(2026, 1, 3));
	assert_int_equal(quiet.last, day_from_civil(2026, 1, 31));
	assert_true(chronicle_quiet(&chronicle, 14, &at, &quiet));
	assert_int_equal(quiet.first, day_from_civil(2026, 2, 11));
	assert_int_equal(quiet.last, day_from_civil(2026, 2, 28));
	assert_false(chronicle_quiet(&chronicle, 14, &at, &quiet));
	chronicle_release(&chronicle);
	chronicle_release(&chronicle);
}

/* What was before the first day that anything was written on is no silence. */
static void
test_first_year(void **state)
{
	struct span quiet;
	int at = day_from_civil(2026, 1, 1);
	(void)state;

	assert_int_equal(enter_new_folder(folder), 0);
	put("entries/2026/06/2026-06-01.md", "Snow.\n");
	struct chronicle chronicle = read_year(day_from_civil(2026, 6, 20));

	assert_true(chronicle_quiet(&chronicle, 14, &at, &quiet));
	assert_int_equal(quiet.first, day_from_civil(2026, 6, 2));
	assert_false(chronicle_quiet(&chronicle, 14, &at, &quiet));
	chronicle_release(&chronicle);
}

static void
test_empty(void **state)
{
	struct view view = { .width = 80 };
	struct buf out = BUF_INIT;
	(void)state;

	assert_int_equal(enter_new_folder(folder), 0);
	struct chronicle chronicle = read_year(day_from_civil(2026, 12, 31));

	view_year_days(&out, &chronicle, &view);
	view_year_names(&out, &chronicle, &view);
	view_year_hindrances(&out, &chronicle, &view);
	assert_string_equal(out.ptr, "");
	chronicle_release(&chronicle);
}

static void
test_drawn(void **state)
{
	static const char wide[] =
		" Jan   \302\267\n"
		" Feb \302\267 \342\227\217               \342\227\217\n"
		" \302\267 a day you wrote   \342\227\217 a day you checked\n"
		" Quiet: 3 Jan \342\200\223 31 Jan, 11 Feb \342\200\223 28 Feb.\n"
		" In the pages of the year: Mara, Ana.\n"
		" In the way: \"I scroll in bed\" (2 times, last on 10 Feb)\n"
		" In the way: \"The knee\" (2 Feb)\n";
	static const char plain[] =
		"Jan: written on 2.\n"
		"Feb: written on 1; checked on 2, 10.\n"
		"Quiet: 3 Jan to 31 Jan, 11 Feb to 28\n"
		"Feb.\n"
		"In the pages of the year: Mara, Ana.\n"
		"In the way: \"I scroll in bed\" (2 times,\n"
		"last on 10 Feb)\n"
		"In the way: \"The knee\" (2 Feb)\n";
	const struct view views[] = { { .width = 80 }, { .width = 40, .plain = true } };
	const char *const expected[] = { wide, plain };
	(void)state;

	assert_int_equal(enter_new_folder(folder), 0);
	put_year();
	struct chronicle chronicle = read_year(day_from_civil(2026, 2, 28));

	for (size_t n = 0; n < SIZE(views); n++) {
		struct buf out = BUF_INIT;

		view_year_days(&out, &chronicle, &views[n]);
		view_year_names(&out, &chronicle, &views[n]);
		view_year_hindrances(&out, &chronicle, &views[n]);
		assert_string_equal(out.ptr, expected[n]);
		buf_release(&out);
	}
	chronicle_release(&chronicle);
}

/* No line is wider than it may be. */
static void
test_width(void **state)
{
	(void)state;

	assert_int_equal(enter_new_folder(folder), 0);
	put_year();
	put("entries/2026/12/2026-12-31.md", "[[A name as long as may be, with many letters in it, "
		"\345\201\245\345\272\267\343\201\250\345\256\266]]\n");
	struct chronicle chronicle = read_year(day_from_civil(2026, 12, 31));

	for (int width = 40; width <= 200; width++)
		for (int look = 0; look < 4; look++) {
			struct view view = { .width = width, .ascii = look & 1, .plain = look & 2 };
			struct buf out = BUF_INIT;
			struct slice rest;

			view_year_days(&out, &chronicle, &view);
			view_year_names(&out, &chronicle, &view);
			view_year_hindrances(&out, &chronicle, &view);
			rest = buf_slice(&out);
			while (rest.ptr)
				assert_true(text_width(slice_cut(&rest, '\n')) <= (size_t)width);
			buf_release(&out);
		}
	chronicle_release(&chronicle);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marked), cmocka_unit_test(test_guessed),
		cmocka_unit_test(test_year), cmocka_unit_test(test_first_year),
		cmocka_unit_test(test_empty), cmocka_unit_test(test_drawn),
		cmocka_unit_test(test_width),
	};
	char command[80];

	cmocka_set_message_output(CM_OUTPUT_TAP);
	if (!mkdtemp(folder))
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) != 0 || failed;
}
