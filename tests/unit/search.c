/* SPDX-License-Identifier: ISC */
/* Finding words: with and without letters beyond ASCII, tags, phrases. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "journal/search.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

static void
test_words(void **state)
{
	static const struct { const char *word, *text; bool found; } cases[] = {
		{ "river", "Fog on the River.", true },
		{ "RIVER", "rivers", true },
		{ "river", "rive", false },
		{ "the river", "on the river", true },
		{ "the river", "the  river", false },
		{ "Straße", "Auf der Straße", true },
		{ "Straße", "auf der STRASSE", true },
		{ "straße", "strase", false },
		{ "café", "Cafe\xcc\x81", true },
		{ "CAFÉ", "café", true },
		{ "\xe2\x84\xaa", "a kilo", true }, /* the Kelvin sign */
		{ "#run", "a #run today", true },
		{ "#run", "a #running day", false },
		{ "#run", "run", false },
		{ "#Straße", "zur #straße", true },
		{ "#Straße", "zur #straßen", false },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct query query;
		struct slice text = slice_of(cases[n].text);

		query_init(&query, 1, &cases[n].word);
		if (query_matches(&query, text) != cases[n].found ||
		    query_on_line(&query, text) != cases[n].found)
			fail_msg("'%s' in '%s'", cases[n].word, cases[n].text);
		if (cases[n].found && !query_may_match(&query, text))
			fail_msg("'%s' was passed over", cases[n].word);
		query_release(&query);
	}
}

static void
test_several(void **state)
{
	static const char *const words[] = { "fog", "Straße", "" };
	struct query query;

	(void)state;
	query_init(&query, SIZE(words), words);
	assert_int_equal(query.count, 2);
	assert_true(query_matches(&query, slice_of("fog in the strasse")));
	assert_false(query_matches(&query, slice_of("fog in the street")));
	assert_true(query_on_line(&query, slice_of("fog in the street")));
	assert_false(query_may_match(&query, slice_of("in the strasse")));
	query_release(&query);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_several),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
