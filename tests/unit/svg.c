/* SPDX-License-Identifier: ISC */
/* Words that cannot become markup; lines that lose no extreme. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "html/svg.h"

#include "chance.h"

#define COLUMNS 40

static void
test_words(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "<script>&amp;\"x'</script>",
			"&lt;script&gt;&amp;amp;&quot;x&#39;&lt;/script&gt;" },
		{ "]]>--><!--", "]]&gt;--&gt;&lt;!--" },
		{ "a\tb\nc", "a\\x09b\\x0ac" },
		{ "\x1b]52;c;x\x07", "\\x1b]52;c;x\\x07" },
		{ "\xe2\x80\xae" "evil", "\\u202eevil" },
		{ "\xff<", "\\xff&lt;" },
		{ "für Ana – 9 km", "für Ana – 9 km" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		buf_clear(&out);
		svg_text(&out, slice_of(cases[n][0]));
		assert_string_equal(out.ptr, cases[n][1]);
	}
	buf_release(&out);
}

static void
test_places(void **state)
{
	static const struct { long place, of; const char *text; } cases[] = {
		{ 0, 300, " x=\"0.00%\"" }, { 300, 300, " x=\"100.00%\"" },
		{ 1, 300, " x=\"0.33%\"" }, { 2, 300, " x=\"0.67%\"" }, { 1, 3, " x=\"33.33%\"" },
		{ 9, 10, " x=\"90.00%\"" }, { 5, 0, " x=\"0.00%\"" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		buf_clear(&out);
		svg_across(&out, "x", cases[n].place, cases[n].of);
		assert_string_equal(out.ptr, cases[n].text);
	}
	buf_release(&out);
}

static void
drawn(struct svg_trace *trace, const char *expected)
{
	svg_trace_end(trace);
	assert_string_equal(trace->path.ptr, expected);
	svg_trace_release(trace);
	*trace = (struct svg_trace)SVG_TRACE_INIT;
}

static void
test_lines(void **state)
{
	struct svg_trace trace = SVG_TRACE_INIT;

	(void)state;
	drawn(&trace, "");
	svg_trace_lift(&trace, 5); /* of nothing */
	drawn(&trace, "");
	svg_trace_to(&trace, 3, 10);
	svg_trace_to(&trace, 7, 10); /* as it was */
	svg_trace_to(&trace, 9, 20);
	svg_trace_lift(&trace, 12);
	svg_trace_lift(&trace, 15); /* it has ended */
	drawn(&trace, "M3 10H9V20H12");
	svg_trace_to(&trace, 0, 10);
	svg_trace_lift(&trace, 4);
	svg_trace_to(&trace, 4, 30); /* it goes on where it ended */
	svg_trace_lift(&trace, 6);
	svg_trace_to(&trace, 8, 30); /* and does not */
	svg_trace_lift(&trace, 9);
	drawn(&trace, "M0 10H4V30H6M8 30H9");
	svg_trace_to(&trace, 0, 10);
	svg_trace_to(&trace, 5, 40); /* within one column: first, highest, lowest, last */
	svg_trace_to(&trace, 5, 90);
	svg_trace_to(&trace, 5, 50);
	svg_trace_to(&trace, 5, 1);
	svg_trace_to(&trace, 5, 60);
	svg_trace_to(&trace, 5, 55);
	svg_trace_lift(&trace, 6);
	drawn(&trace, "M0 10H5V40V90V1V55H6");
}

/* How far a line reaches in each column. */
struct reaches {
	int low[COLUMNS], high[COLUMNS];
	int last;
};

static void
reach(struct reaches *reaches, int column, int height)
{
	int *low = &reaches->low[column], *high = &reaches->high[column];

	*low = height < *low ? height : *low;
	*high = height > *high ? height : *high;
	reaches->last = height;
}

static size_t
read_path(struct reaches *reaches, const char *path)
{
	int column = 0, height = 0, number, length;
	size_t vertices = 0;

	while (*path) {
		char command = *path;

		assert_int_equal(sscanf(path + 1, "%d%n", &number, &length), 1);
		path += 1 + length;
		if (command == 'V')
			height = number;
		else
			column = number;
		if (command == 'M') {
			assert_int_equal(sscanf(path, " %d%n", &height, &length), 1);
			path += length;
		}
		vertices++;
		reach(reaches, column, height);
	}
	return vertices;
}

/* Every height that was given in a column lies within what is drawn there, and
 * what is drawn reaches no further. */
static void
test_extremes(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= setting("TAUT_CASES", 500); seed++) {
		struct svg_trace trace = SVG_TRACE_INIT;
		struct reaches given, seen;
		int column = 0, height = 50;

		state_of_chance = seed;
		for (int n = 0; n < COLUMNS; n++) {
			given.low[n] = seen.low[n] = 999;
			given.high[n] = seen.high[n] = -1;
		}
		while (column < COLUMNS - 1) {
			int next = (int)chance(100);

			reach(&given, column, height); /* it comes from there */
			reach(&given, column, next);
			height = next;
			if (column == 0 && given.low[0] != given.high[0])
				given.low[0] = given.high[0] = next; /* … but at first */
			svg_trace_to(&trace, column, height);
			column += chance(4) == 0 ? (int)chance(3) : 0;
		}
		svg_trace_lift(&trace, COLUMNS - 1);
		svg_trace_end(&trace);
		size_t vertices = read_path(&seen, trace.path.ptr);

		assert_true(vertices <= 5 * COLUMNS);
		assert_int_equal(seen.last, given.last);
		for (int n = 1; n < COLUMNS - 1; n++) {
			if (seen.high[n] < 0) { /* nothing changed there */
				assert_true(given.high[n] <= given.low[n]);
				continue;
			}
			assert_int_equal(seen.low[n], given.low[n]);
			assert_int_equal(seen.high[n], given.high[n]);
		}
		svg_trace_release(&trace);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_extremes),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("svg", tests, NULL, NULL);
}
