/* SPDX-License-Identifier: ISC */
/* Events as CSV: any text comes back as it was, and none is a formula. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/date.h"
#include "tests/unit/chance.h"
#include "view/csv.h"

static void
line_of(struct buf *out, struct slice because)
{
	struct told told;

	told_init(&told);
	told.event = "is";
	told.day = day_from_civil(2026, 3, 8);
	told.area_id = slice_of("health");
	told.id = slice_of("run");
	told.because = because;
	buf_clear(out);
	view_csv_line(out, &told);
	told_release(&told);
}

#define BEFORE "2026-03-08,health,run,is,,,,,,,,,,,,,,"

static void
test_texts(void **state)
{
	(void)state;
	static const char *const cells[][2] = {
		{ "", "" },
		{ "the knee", "the knee" },
		{ "no, never", "\"no, never\"" },
		{ "she said \"no\"", "\"she said \"\"no\"\"\"" },
		{ "one\ntwo", "\"one\ntwo\"" },
		{ "one\ttwo", "one\ttwo" },
		{ " led by a blank", "\" led by a blank\"" },
		{ "followed by one ", "\"followed by one \"" },
		{ "a = b + c", "a = b + c" },
		{ "=1+1", "'=1+1" },
		{ "=A1,B1", "\"'=A1,B1\"" },
		{ "+49 30", "'+49 30" },
		{ "-1", "'-1" },
		{ "@SUM(A1)", "'@SUM(A1)" },
		{ "\t=1", "'\t=1" },
		{ "\n=1", "\"'\n=1\"" },
		{ "'quoted'", "''quoted'" },
		{ "\xef\xbc\x9d" "1", "'\xef\xbc\x9d" "1" },
		{ "\xef\xbc\xa1", "\xef\xbc\xa1" },
		{ "\r=1", "\\x0d=1" },
		{ "\x1b[31m\xff", "\\x1b[31m\\xff" },
	};
	struct buf out = BUF_INIT, expected = BUF_INIT;

	for (size_t n = 0; n < sizeof cells / sizeof *cells; n++) {
		buf_clear(&expected);
		buf_printf(&expected, BEFORE "%s\n", cells[n][1]);
		line_of(&out, slice_of(cells[n][0]));
		assert_string_equal(out.ptr, expected.ptr);
	}
	buf_release(&expected);
	buf_release(&out);
}

/* As a reader takes the last cell of a line: out of its quotes, off its apostrophe. */
static void
read_back(struct buf *text, struct slice cell)
{
	bool quoted = cell.len > 0 && cell.ptr[0] == '"';

	buf_clear(text);
	for (size_t n = quoted; n + quoted < cell.len; n++) {
		if (cell.ptr[n] == '"') {
			assert_true(quoted);
			n++;
			assert_true(n + 1 < cell.len && cell.ptr[n] == '"');
		}
		assert_true(quoted || (cell.ptr[n] != ',' && cell.ptr[n] != '\n'));
		buf_add_char(text, cell.ptr[n]);
	}
}

static void
test_any(void **state)
{
	(void)state;
	static const char letters[] = "\"\"',\n\t=+-@ ab";
	struct buf out = BUF_INIT, text = BUF_INIT;
	char given[9];

	state_of_chance = setting("TAUT_SEED", 1);
	for (unsigned n = 0; n < 20000; n++) {
		size_t length = (size_t)chance(sizeof given);

		for (size_t at = 0; at < length; at++)
			given[at] = letters[chance(sizeof letters - 1)];
		given[length] = '\0';
		line_of(&out, slice_of(given));
		struct slice cell = slice_from(buf_slice(&out), strlen(BEFORE));

		read_back(&text, slice_part(cell, 0, cell.len - 1));
		assert_null(strchr("=+-@\t\n", text.len ? text.ptr[0] : 'a'));
		assert_string_equal(text.ptr + (text.len && text.ptr[0] == '\''), given);
	}
	buf_release(&text);
	buf_release(&out);
}

static void
test_numbers(void **state)
{
	(void)state;
	struct buf out = BUF_INIT;
	struct told told;

	told_init(&told);
	told.event = "is";
	told.day = day_from_civil(2026, 7, 5);
	told.area_id = slice_of("-x");
	told.unit = slice_of("/10");
	told.from = (struct maybe){ true, { -5500000, 1 } };
	told.to = (struct maybe){ true, { 0, 2 } };
	told.is_known = told.booked[TOLD_REALITY] = true;
	fraction_set_ratio(&told.after, 5, 7);
	fraction_set_ratio(&told.lines[TOLD_REALITY], -5, 7);
	told.by = slice_of("Ana");
	view_csv_line(&out, &told);
	assert_string_equal(out.ptr, "2026-07-05,'-x,,is,-5.5,0.00,/10,,71.428571429,"
		"-71.428571429,,,,,,,Ana,\n");
	told_release(&told);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_any),
		cmocka_unit_test(test_numbers),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
