/* SPDX-License-Identifier: ISC */
/* Hints at wording: which words they are for, and which not; and the lists. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "journal/hint.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

/* The words found, each in brackets. */
static void
check(enum hint_about about, const char *text, const char *expected)
{
	struct hint found[HINTS_MAX];
	struct buf out = BUF_INIT;
	size_t count = hints_find(slice_of(text), about, found);

	for (size_t n = 0; n < count; n++)
		buf_printf(&out, "[%s]", found[n].word);
	if (strcmp(out.ptr, expected) != 0)
		fail_msg("'%s': %s, not %s", text, out.ptr, expected);
	buf_release(&out);
}

static void
test_vision(void **state)
{
	static const struct { const char *text, *found; } cases[] = {
		{ "", "" },
		{ "I run 10 km without stopping", "" },
		{ "I wake before the alarm, clear-headed, six mornings in seven.", "" },
		{ "I sleep better", "[better]" },
		{ "Better sleep", "[better]" },
		{ "BETTER", "[better]" },
		{ "I feel better, stronger and calmer", "[better]" },
		{ "I am healthier. I no longer smoke.", "[healthier][no longer]" },
		{ "I stop smoking, I run longer, and I go to the gym", "[stop][longer]" },
		{ "I no  longer\n smoke", "[no longer]" },
		{ "I smoke no, longer walks I take", "[longer]" },
		{ "I earn more than enough", "" },
		{ "more or less a better man", "[better]" },
		{ "I go to the gym", "[go to the gym]" },
		{ "I go to the gymnasium", "" },
		{ "I try to learn", "[try to]" },
		{ "I work on my patience.", "[work on]" },
		{ "I don't drink", "[don't]" },
		{ "I don\u2019t drink", "[don\u2019t]" },
		{ "I can't be nothing", "" },
		{ "bettered, unbetter, better-known, better_", "" },
		{ "stop's", "" },
		{ "(better)", "[better]" },
		{ "\u2013better\u2026", "[better]" },
		{ "\xc2\xa0" "better\xc2\xa0", "[better]" },
		{ "Ich schlafe BESSER und esse weniger", "[besser][weniger]" },
		{ "Ich rauche nicht mehr", "[nicht mehr]" },
		{ "Das Haus ist Größer", "[größer]" },
		{ "GRÖSSER", "[größer]" },
		{ "Ich übe Geige", "[übe]" },
		{ "\xff better \xff", "[better]" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		check(HINT_VISION, cases[n].text, cases[n].found);
}

static void
test_reality(void **state)
{
	static const struct { const char *text, *found; } cases[] = {
		{ "I ran twice this month, 3 km each time, and stopped with a stitch.", "" },
		{ "I sleep better, no longer alone.", "" },
		{ "I am always late because of the bus. I should go.", "[always]" },
		{ "I never ran. I am ready to begin.", "[never][ready to begin]" },
		{ "Ready.\nTo begin with: 3 km.", "" },
		{ "Weil es regnet, bin ich kurz davor.", "[weil][kurz davor]" },
		{ "Er ist immer noch da", "" },
		{ "immer", "[immer]" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		check(HINT_REALITY, cases[n].text, cases[n].found);
}

static void
test_quoted(void **state)
{
	static const struct { const char *text, *found; } cases[] = {
		{ "She said \"better\".", "" },
		{ "She said \u201c" "better\u201d, I \u2018stop\u2019.", "" },
		{ "Sie sagte \u201e" "besser\u201c und \u00bbmehr\u00ab und \u201anie\u2018.", "" },
		{ "\u00ab better \u00bb", "" },
		{ "I 'stop' here", "" },
		{ "I 'don't stop' here", "" },
		{ "the runners' better days, the swimmers' too", "[better]" },
		{ "5' better", "[better]" },
		{ "`better` and ``a ` stop``", "" },
		{ "a ` better", "[better]" },
		{ "an 8\" board is better", "[better]" },
		{ "an 8\" board\n\nis better, a 6\" one too", "[better]" },
		{ "\"quoted\" better", "[better]" },
		{ "> better\n>> stop\nI rest", "" },
		{ "I rest\n\n > better\n\nand stop", "[stop]" },
		{ "```\nbetter\n~~~\nstop\n```\nlose", "[lose]" },
		{ "I rest\n~~~ private\nbetter", "" },
		{ "> better", "" },
		{ "```", "" },
		{ "\"", "" },
		{ "'", "" },
		{ "`", "" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		check(HINT_VISION, cases[n].text, cases[n].found);
}

/* Read up to a limit, and no further than the text, whatever is in it. */
static void
test_any(void **state)
{
	static const char parts[][8] = { "better", "no ", "longer", "'", "\"", "`", "\n", ">", "```",
		" ", "\u201c", "\u201d", "\u00bb", "\xff", "", "-", "stop", "\xe2", "\xe2\x80" };
	struct buf text = BUF_INIT;
	struct hint found[HINTS_MAX];
	uint32_t seed = 1;

	(void)state;
	buf_add_repeat(&text, "a ", 40000);
	buf_add_text(&text, "better");
	assert_int_equal(hints_find(buf_slice(&text), HINT_VISION, found), 0);
	for (size_t round = 0; round < 2000; round++) {
		buf_clear(&text);
		for (size_t n = 0; n < round % 30; n++) {
			seed = seed * 1664525 + 1013904223;
			buf_add_text(&text, parts[(seed >> 16) % SIZE(parts)]);
		}
		char *exact = slice_copy(buf_slice(&text)); /* so that a sanitizer sees its end */
		size_t count = hints_find((struct slice){ exact, text.len }, HINT_VISION, found);

		assert_true(count <= HINTS_MAX);
		assert_true(count < 2 || found[0].group != found[1].group);
		free(exact);
	}
	buf_release(&text);
}

static void
test_lists(void **state)
{
	(void)state;
	for (const struct hint_group *group = hint_groups; group->words; group++) {
		struct hint hint = { group, "better" };
		struct buf line = BUF_INIT;

		assert_non_null(group->words[0]);
		hint_format(&hint, &line);
		if (group->text[0] && (!slice_ends(buf_slice(&line), "?") ||
		    slice_find(buf_slice(&line), "better") == SLICE_NONE ||
		    text_width(buf_slice(&line)) > 72))
			fail_msg("'%s'", line.ptr);
		buf_release(&line);
		for (size_t n = 0; group->words[n]; n++) {
			struct hint found[HINTS_MAX];
			size_t count = hints_find(slice_of(group->words[n]), group->about, found);

			if (group->text[0] ? count != 1 || found[0].word != group->words[n] : count)
				fail_msg("'%s' is not found as itself", group->words[n]);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vision),
		cmocka_unit_test(test_reality),
		cmocka_unit_test(test_quoted),
		cmocka_unit_test(test_any),
		cmocka_unit_test(test_lists),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("hint", tests, NULL, NULL);
}
