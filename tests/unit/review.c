/* SPDX-License-Identifier: ISC */
/* Pages of reviews: the weeks of the calendar, spans, and sections put in place. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/secret.h"
#include "journal/review.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

static void
test_weeks(void **state)
{
	static const struct { int year, month, mday; const char *path; } cases[] = {
		{ 2026, 11, 21, "reviews/2026-W47.md" },
		{ 2026, 11, 22, "reviews/2026-W47.md" }, /* a Sunday */
		{ 2026, 11, 23, "reviews/2026-W48.md" },
		{ 2026, 1, 1, "reviews/2026-W01.md" },
		{ 2025, 12, 28, "reviews/2025-W52.md" },
		{ 2025, 12, 29, "reviews/2026-W01.md" },
		{ 2026, 12, 31, "reviews/2026-W53.md" },
		{ 2027, 1, 3, "reviews/2026-W53.md" },
		{ 2027, 1, 4, "reviews/2027-W01.md" },
		{ 2024, 12, 30, "reviews/2025-W01.md" },
		{ 1, 1, 1, "reviews/0001-W01.md" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf path = BUF_INIT;
		struct span span;
		int day = day_from_civil(cases[n].year, cases[n].month, cases[n].mday);

		review_week_path(&path, day);
		assert_string_equal(path.ptr, cases[n].path);
		assert_true(review_span(slice_part(buf_slice(&path), 8, path.len - 3),
			SLICE_EMPTY, &span));
		assert_true(span.first <= day && day <= span.last && span.last == span.first + 6);
		buf_release(&path);
	}
}

static void
test_spans(void **state)
{
	static const char *const none[] = { "", "26", "2026-", "2026-11", "2026-W", "2026-W00",
		"2026-W54", "2025-W53", "2026-W1", "2026-w47", "0000", "9999", "2026-W47x", "x026" };
	static const struct { const char *name, *begins, *first, *last; } cases[] = {
		{ "2026", "01-01", "2026-01-01", "2026-12-31" },
		{ "2026", "07-15", "2026-07-15", "2027-07-14" },
		{ "2027", "02-29", "2027-02-28", "2028-02-28" },
		{ "2028", "02-29", "2028-02-29", "2029-02-27" },
		{ "2026", "no", "2026-01-01", "2026-12-31" },
		{ "2026-W53", "07-15", "2026-12-28", "2027-01-03" },
	};
	struct span span;

	(void)state;
	for (size_t n = 0; n < SIZE(none); n++)
		if (review_span(slice_of(none[n]), slice_of("01-01"), &span))
			fail_msg("'%s' is taken", none[n]);
	for (size_t n = 0; n < SIZE(cases); n++) {
		int first, last;

		assert_true(review_span(slice_of(cases[n].name), slice_of(cases[n].begins), &span));
		assert_true(day_parse(slice_of(cases[n].first), &first));
		assert_true(day_parse(slice_of(cases[n].last), &last));
		assert_int_equal(span.first, first);
		assert_int_equal(span.last, last);
	}
}

static void
check(const char *page, const struct review_text *text, const char *expected)
{
	struct buf bytes = BUF_INIT, out = BUF_INIT;
	struct document document;
	struct err err;

	buf_add_text(&bytes, page);
	assert_true(document_parse(&document, &bytes, "page", &err));
	review_write(&document, "2026", text, &out);
	assert_string_equal(out.ptr, expected);
	document_release(&document);
	buf_wipe(&out);
}

#define WORDS(text) .words = { text, sizeof text - 1 }
#define DEEPER(text) .deeper = { text, sizeof text - 1 }

static void
test_write(void **state)
{
	const struct review_text walk = { .section = REVIEW_WALK, WORDS("Snow.\n") };
	const struct review_text held = { .section = REVIEW_HELD, WORDS("It held."),
		DEEPER("### Health\n\nWell.") };
	const struct review_text anew = { .section = REVIEW_HELD, WORDS("New."), .anew = true };

	(void)state;
	check("", &walk, "# 2026\n\n## The year\n\nSnow.\n");
	check("# 2026\n\n## Thanks and amends\n\nAna.\n", &walk,
		"# 2026\n\n## The year\n\nSnow.\n\n## Thanks and amends\n\nAna.\n");
	check("# 2026\n\n## the year\n\nFog.\n\n## Mine\n", &walk,
		"# 2026\n\n## the year\n\nFog.\n\nSnow.\n\n## Mine\n");
	check("# 2026\n\n## What held, what hindered\n\n### health\n\nSo.\n\n### Mine\n", &held,
		"# 2026\n\n## What held, what hindered\n\nIt held.\n\n### health\n\nSo.\n\n"
		"Well.\n\n### Mine\n");
	check("# 2026\r\n\r\n## Mine\r\n", &walk,
		"# 2026\r\n\r\n## Mine\r\n\r\n## The year\r\n\r\nSnow.\r\n");
	check("# 2026\n\n## What held, what hindered\n\nA.\n\n### Home\n\nB.\n\n## A letter\n", &held,
		"# 2026\n\n## What held, what hindered\n\nA.\n\nIt held.\n\n### Home\n\nB.\n\n"
		"### Health\n\nWell.\n\n## A letter\n");
	check("# 2026\n\n## What held, what hindered\n\nA.\n\n### Home\n\nB.\n\n## A letter\n", &anew,
		"# 2026\n\n## What held, what hindered\n\nNew.\n\n## A letter\n");
	check("# 2026\r\n\r\n## What held, what hindered\r\n\r\nA.\r\n\r\n\r\n## A\r\n", &anew,
		"# 2026\r\n\r\n## What held, what hindered\r\n\r\nNew.\r\n\r\n\r\n## A\r\n");
	check("# 2026\n\n## What held, what hindered", &anew,
		"# 2026\n\n## What held, what hindered\n\nNew.");
	check("# 2026\n\n## What held, what hindered\n\n```\n", &walk,
		"# 2026\n\n## The year\n\nSnow.\n\n## What held, what hindered\n\n```\n");
	check("No heading, ```", &walk, "No heading, ```\n\n## The year\n\nSnow.\n");
	check("# 2026\n\n```\nopen\n", &walk, "# 2026\n\n```\nopen\n```\n\n## The year\n\nSnow.\n");
}

static void
test_next(void **state)
{
	static const struct { const char *page; enum review_section next; } cases[] = {
		{ "", REVIEW_WALK }, { "# 2026\n", REVIEW_WALK },
		{ "# 2026\n\n## The year\n", REVIEW_REALITY },
		{ "# 2026\n\n## Thanks and amends\n\n## The year\n", REVIEW_RELEASE },
		{ "# 2026\n\n### Thanks and amends\n", REVIEW_WALK }, /* it may be an area's */
		{ "# 2026\n\n```\n## As chosen\n```\n", REVIEW_WALK },
		{ "# 2026\n\n## AS CHOSEN\n", REVIEW_YEAR_END },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf bytes = BUF_INIT;
		struct document document;
		struct err err;

		buf_add_text(&bytes, cases[n].page);
		assert_true(document_parse(&document, &bytes, "page", &err));
		assert_int_equal(review_next(&document), cases[n].next);
		document_release(&document);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weeks),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_next),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("review", tests, NULL, NULL);
}
