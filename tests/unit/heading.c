/* SPDX-License-Identifier: ISC */
/* The headings that are format, in every language that a journal can be kept in. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "journal/area.h"
#include "journal/check.h"
#include "journal/heading.h"
#include "journal/review.h"
#include "journal/settings.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

static void
test_table(void **state)
{
	(void)state;
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		for (int own = 0; own < HEADING_COUNT; own++) {
			struct slice text = slice_of(heading_text((enum heading)own,
				(enum language)language));

			assert_true(text.len > 0 && text_is_utf8(text));
			for (int other = 0; other < HEADING_COUNT; other++)
				if (heading_is(text, (enum heading)other) != (own == other))
					fail_msg("'%s' is the heading %d", text.ptr, other);
		}
	}
}

static void
test_known(void **state)
{
	static const struct { const char *title; enum heading heading; } cases[] = {
		{ "Vision", HEADING_VISION }, { "vISION", HEADING_VISION },
		{ "Results", HEADING_RESULTS }, { "ergebnisse", HEADING_RESULTS },
		{ "PLAN", HEADING_PLAN }, { "im weg", HEADING_HINDRANCE },
		{ "In The Way", HEADING_HINDRANCE }, { "St\xc3\xa4rken", HEADING_STRENGTHS },
		{ "ST\xc3\x84RKEN", HEADING_STRENGTHS }, { "Sta\xcc\x88rken", HEADING_STRENGTHS },
		{ "woran ICH wachse", HEADING_EDGES }, { "Werte", HEADING_VALUES },
		{ "sinn", HEADING_PURPOSE },
		{ "", HEADING_COUNT }, { "Ergebnis", HEADING_COUNT }, { "Plan B", HEADING_COUNT },
		{ "Starken", HEADING_COUNT }, { "Ergebnisse\xff", HEADING_COUNT },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		for (int heading = 0; heading < HEADING_COUNT; heading++)
			if (heading_is(slice_of(cases[n].title), (enum heading)heading) !=
			    (heading == (int)cases[n].heading))
				fail_msg("'%s' and heading %d", cases[n].title, heading);
}

static void
test_from(void **state)
{
	static const struct { const char *title, *name; } cases[] = {
		{ "From Ana", "Ana" }, { "Von Ana", "Ana" }, { "von  Ana B.", "Ana B." },
		{ "VON From", "From" }, { "From Von", "Von" },
		{ "Von", "" }, { "Von ", "" }, { "Vona", "" }, { "Vonda B.", "" }, { "Ana", "" },
		{ "Davon Ana", "" }, { "", "" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct slice name = look_other(slice_of(cases[n].title));

		if (!slice_is(name, cases[n].name))
			fail_msg("'%s': '%.*s'", cases[n].title, SLICE_ARG(name));
	}
}

/* The title of each part of a page, "-" if it is not there, and its results. */
static void
read_page(const char *text, struct buf *out)
{
	struct areas areas = { 0 };
	struct buf bytes = BUF_INIT;
	struct err err;

	buf_add_text(&bytes, text);
	assert_true(areas_add(&areas, "areas/x.md", &bytes, NULL, &err));
	const struct area *area = &areas.items[0];
	const size_t parts[] = { area->title_section, area->vision, area->results, area->plan };

	for (size_t n = 0; n < SIZE(parts); n++)
		buf_printf(out, "%.*s|", parts[n] == DOCUMENT_NONE ? 1 :
			(int)area->page.sections[parts[n]].title.len,
			parts[n] == DOCUMENT_NONE ? "-" : area->page.sections[parts[n]].title.ptr);
	buf_printf(out, "%zu,%zu", areas.result_count, areas.step_count);
	areas_release(&areas);
	buf_release(&bytes);
}

static void
test_pages(void **state)
{
	static const struct { const char *page, *parts; } cases[] = {
		{ "# Beruf\n## Vision\n### Ergebnisse\n- a ^a\n## Plan\n- [ ] b ^b\n",
			"Beruf|Vision|Ergebnisse|Plan|1,1" },
		{ "# Health\n## vision\n###### ERGEBNISSE\n- a\n- b\n# plan\n- c\n",
			"Health|vision|ERGEBNISSE|plan|2,1" },
		{ "# A\n## Ergebnisse\n- a\n## Results\n- b\n", "A|-|Ergebnisse|-|2,0" },
		{ "# A\n## Results\n## Plan\n- p\n## ERGEBNISSE\n- a\n- b\n## ergebnisse\n- c\n"
			"## results\n- d\n", "A|-|Results|Plan|2,1" },
		{ "# Ergebnisse\n- a\n", "-|-|Ergebnisse|-|1,0" },
		{ "# Ergebnisse\n## Results\n- a\n", "Ergebnisse|-|Results|-|1,0" },
		{ "# Results\n## Ergebnisse\n- a\n", "Results|-|Ergebnisse|-|1,0" },
		{ "# Sinn\n## Ergebnisse\n- a\n", "Sinn|-|Ergebnisse|-|1,0" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf out = BUF_INIT;

		read_page(cases[n].page, &out);
		if (strcmp(out.ptr, cases[n].parts) != 0)
			fail_msg("\n%s\n%s\n%s", cases[n].page, out.ptr, cases[n].parts);
		buf_release(&out);
	}
}

/* What a new area has is what every language reads. */
static void
test_written(void **state)
{
	static const char *const parts[LANGUAGE_COUNT] = {
		"A|Vision|Results|Plan|0,0", "A|Vision|Ergebnisse|Plan|0,0",
	};
	struct buf english = BUF_INIT;

	(void)state;
	heading_add_area(&english, LANGUAGE_ENGLISH);
	assert_string_equal(english.ptr, "\n## Vision\n\n### Results\n\n## Plan\n");
	buf_release(&english);
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		struct buf page = BUF_INIT, out = BUF_INIT;

		buf_add_text(&page, "# A\n");
		heading_add_area(&page, (enum language)language);
		read_page(page.ptr, &out);
		assert_string_equal(out.ptr, parts[language]);
		for (int heading = HEADING_VISION; heading <= HEADING_HINDRANCE; heading++)
			assert_true(heading_is_taken(slice_of(heading_text(
				(enum heading)heading, (enum language)language))));
		buf_release(&page);
		buf_release(&out);
	}
	assert_false(heading_is_taken(slice_of("Von")));
	assert_false(heading_is_taken(slice_of("Beruf")));
}

static void
parse(struct document *page, const char *text)
{
	struct buf bytes = BUF_INIT;
	struct err err;

	buf_add_text(&bytes, text);
	assert_true(document_parse(page, &bytes, "reviews/2026.md", &err));
	buf_release(&bytes);
}

/* No two sections of a review are called alike, in whatever languages; and each
 * is found in a page of one that has another's beside it. */
static void
test_reviews(void **state)
{
	(void)state;
	for (int own = 0; own < REVIEW_SECTIONS * LANGUAGE_COUNT; own++) {
		const char *heading = review_heading((enum review_section)(own / LANGUAGE_COUNT),
			(enum language)(own % LANGUAGE_COUNT));
		struct document page = { 0 };
		struct buf text = BUF_INIT;

		buf_printf(&text, "# 2026\n\n## %s\n", heading);
		parse(&page, text.ptr);
		for (int other = 0; other < REVIEW_SECTIONS; other++)
			if ((review_find(&page, (enum review_section)other) != DOCUMENT_NONE) !=
			    (own / LANGUAGE_COUNT == other))
				fail_msg("'%s' is the section %d", heading, other);
		document_release(&page);
		buf_release(&text);
	}
}

static void
test_review_goes_on(void **state)
{
	static const struct { enum review_section section; const char *page; } cases[] = {
		{ REVIEW_WALK, "# 2026\n\n## The year\n\nSnow.\n\nEis.\n\n## Thanks and amends\n" },
		{ REVIEW_HELD, "# 2026\n\n## The year\n\nSnow.\n\n## Was trug, was hinderte\n\n"
			"Eis.\n\n## Thanks and amends\n" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		const struct review_text text = { .section = cases[n].section,
			.language = LANGUAGE_GERMAN, .words = slice_of("Eis.") };
		struct document page = { 0 };
		struct buf out = BUF_INIT;

		parse(&page, "# 2026\n\n## The year\n\nSnow.\n\n## Thanks and amends\n");
		review_write(&page, "2026", &text, &out);
		assert_string_equal(out.ptr, cases[n].page);
		document_release(&page);
		buf_release(&out);
	}
}

static enum language
language_of(const char *config)
{
	struct settings settings = { 0 };
	struct err err;

	assert_true(settings_read(&settings, slice_of(config), "config", false, &err));
	enum language language = settings_language(&settings);

	settings_release(&settings);
	return language;
}

static void
test_language(void **state)
{
	(void)state;
	for (int language = 0; language < LANGUAGE_COUNT; language++)
		assert_int_equal(language_find(slice_of(language_tag((enum language)language))),
			language);
	assert_int_equal(language_find(slice_of("DE")), LANGUAGE_GERMAN);
	assert_int_equal(language_find(slice_of("")), LANGUAGE_COUNT);
	assert_int_equal(language_find(slice_of("de_AT")), LANGUAGE_COUNT);
	assert_int_equal(language_of("[journal]\n\tlanguage = de\n"), LANGUAGE_GERMAN);
	assert_int_equal(language_of("[journal]\n\tlanguage = en\n"), LANGUAGE_ENGLISH);
	/* of a newer taut; of nobody */
	assert_int_equal(language_of("[journal]\n\tlanguage = fr\n"), LANGUAGE_ENGLISH);
	assert_int_equal(language_of(""), LANGUAGE_ENGLISH);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_from),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_written),
		cmocka_unit_test(test_reviews),
		cmocka_unit_test(test_review_goes_on),
		cmocka_unit_test(test_language),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("heading", tests, NULL, NULL);
}
