/* SPDX-License-Identifier: ISC */
/* A card, and what comes back: understood where it is plain, kept where it is not. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "journal/card.h"
#include "journal/check.h"
#include "journal/pasted.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))

static const char page[] =
	"# Health\n\n## Vision\n\nA scene.\n\n### Results\n\n"
	"- I run 10 km without stopping [from:: 3] [to:: 10] [unit:: km] ^run\n"
	"- I feel at ease [to:: 9] [unit:: /10] ^at-ease\n"
	"  - 2: I avoid mirrors\n"
	"  - Ana must not know\n"
	"  - 8: I dance without looking round [x:: y]\n"
	"    - 9: nested\n"
	"  - 11: not of the scale\n"
	"- Sundays are ours ^sundays\n"
	"- I read much [to:: 3] [unit:: books (thick)] ^read\n"
	"- I swim [to:: 3] [unit:: /10]\n\n"
	"## Plan\n\n- [ ] Buy shoes [for:: run] ^buy\n";

static void
open_areas(struct areas *areas)
{
	struct buf bytes = BUF_INIT;
	struct err err;

	*areas = (struct areas){ 0 };
	buf_add_text(&bytes, page);
	assert_true(areas_add(areas, "areas/health.md", &bytes, NULL, &err));
	buf_release(&bytes);
}

static void
make_card(size_t result, enum language language, struct buf *card)
{
	struct areas areas;

	open_areas(&areas);
	card_write(&areas, &areas.results[result], slice_of("Ana"), language, card);
	areas_release(&areas);
}

static void
test_card(void **state)
{
	static const struct {
		enum language language;
		size_t result;
		const char *has[5], *lacks[5];
	} cases[] = {
		{ LANGUAGE_ENGLISH, 0, { "Hello Ana,\n", "\n    I run 10 km without stopping\n", "in km.\n",
			"a number in km, if", "\nnow (run, km):\nseen:\ntry:\n" },
			{ "3", "scene", "shoes", "Health" } },
		{ LANGUAGE_ENGLISH, 1, { "\n    2: I avoid mirrors\n    8: I dance without looking round\n",
			"a number from 0 to 10, if", "\nnow (at-ease, 0 to 10):\n" },
			{ "Ana must", "nested", "11:", "9", "x::" } },
		{ LANGUAGE_ENGLISH, 2, { "\n    Sundays are ours\n", "in your words", "\nnow (sundays):\n" },
			{ "number", "measure", "From 0" } },
		{ LANGUAGE_ENGLISH, 3, { "in books (thick).\n", "\nnow (read):\n" }, { "scene" } },
		{ LANGUAGE_ENGLISH, 4, { "from 0, nothing of it, to 10", "\nnow:\n" }, { "From 0 to" } },
		{ LANGUAGE_GERMAN, 0, { "Hallo Ana,\n", "\n    I run 10 km without stopping\n", "Einheit: km.\n",
			"eine Zahl, Einheit: km, wenn", "\njetzt (run, km):\ngesehen:\nversuchen:\n" },
			{ "3", "scene", "shoes", "Health", "Hello" } },
		{ LANGUAGE_GERMAN, 1, { "\n    2: I avoid mirrors\n    8: I dance without looking round\n",
			"eine Zahl von 0 bis 10, wenn", "\njetzt (at-ease, 0 bis 10):\n" },
			{ "Ana must", "nested", "11:", "9", "x::" } },
		{ LANGUAGE_GERMAN, 2, { "in deinen Worten", "\njetzt (sundays):\n" }, { "Zahl", "messe" } },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct buf card = BUF_INIT;

		make_card(cases[n].result, cases[n].language, &card);
		for (size_t m = 0; m < 5 && cases[n].has[m]; m++)
			if (!strstr(card.ptr, cases[n].has[m]))
				fail_msg("no '%s' in:\n%s", cases[n].has[m], card.ptr);
		for (size_t m = 0; m < 5 && cases[n].lacks[m]; m++)
			if (strstr(card.ptr, cases[n].lacks[m]))
				fail_msg("'%s' in:\n%s", cases[n].lacks[m], card.ptr);
		for (struct slice rest = buf_slice(&card), line; rest.ptr;) {
			line = slice_cut(&rest, '\n');
			assert_true(text_width(line) <= CARD_WIDTH);
			assert_true(slice_trim_end(line).len == line.len);
		}
		buf_release(&card);
	}
}

/* What is understood: "ID|NUMBER|WORDS", the line of a number left out. */
static void
understand(const char *text, size_t result, struct buf *out)
{
	struct pasted pasted;
	struct buf card = BUF_INIT, words = BUF_INIT, room = BUF_INIT;
	char *exact = slice_copy(slice_of(text)); /* so that a sanitizer sees its end */

	for (int language = 0; language < LANGUAGE_COUNT; language++)
		make_card(result, (enum language)language, &card);
	pasted_read(&pasted, (struct slice){ exact, strlen(exact) });
	pasted_sift(&pasted, buf_slice(&card));
	struct slice number = pasted_number(&pasted, &room);
	struct slice unit = number; /* as reading_given() would have it */

	while (unit.len && strchr("0123456789.,", unit.ptr[0]))
		unit = slice_from(unit, 1);
	bool taken = unit.len < number.len && (unit.len == 0 || slice_is(unit, " km") ||
		slice_is(unit, "/10"));

	buf_printf(out, "%s%.*s%s|%.*s%s|", pasted.several ? "+" : "", SLICE_ARG(pasted.id),
		pasted.unit.len ? "," : "", SLICE_ARG(number), pasted.differ ? "?" : "");
	size_t lines = pasted_words(&pasted, taken, &words), counted = 0;

	for (struct slice rest = slice_trim(buf_slice(&words)); rest.ptr && rest.len;)
		counted += slice_cut(&rest, '\n').len > 0;
	assert_int_equal(lines, counted);
	buf_add(out, slice_trim_end(buf_slice(&words)));
	pasted_release(&pasted);
	pasted_release(&pasted);
	buf_release(&card);
	buf_release(&words);
	buf_release(&room);
	free(exact);
}

static void
check(size_t result, const char *text, const char *expected)
{
	struct buf out = BUF_INIT;

	understand(text, result, &out);
	if (strcmp(out.ptr, expected) != 0)
		fail_msg("\n%s\n=== is\n%s\n=== not\n%s", text, out.ptr, expected);
	buf_release(&out);
}

static void
test_filled_in(void **state)
{
	(void)state;
	check(0, "now (run, km): 5\nseen: You stop at the bridge.\ntry: Slower.\n",
		"run,|5|seen: You stop at the bridge.\ntry: Slower.");
	check(0, "try: Slower.\n\nNow (run, km) : 5 km\n", "run,|5 km|try: Slower.");
	check(0, "now (run): 5.\r\nseen:\r\ntry:\r\n", "run|5|");
	check(0, "NOW(RUN,KM):5\rSEEN: x\r", "RUN,|5|SEEN: x");
	check(0, "now (run, km):\nseen: You stop.\ntry:\n", "run,||seen: You stop.");
	check(0, "now (run, km): 4,5", "run,|4,5|");
	check(0, "now: 5", "|5|");
	check(1, "now (at-ease, 0 to 10): 7/10", "at-ease,|7/10|");
	check(1, "now (at-ease, 0 to 10): 7 / 10.", "at-ease,|7/10|");
	check(2, "now (sundays): quite so\nseen: The two of you.",
		"sundays||now (sundays): quite so\nseen: The two of you.");
	check(0, "", "||");
	check(0, "\n\n \n", "||");
}

static void
test_no_guess(void **state)
{
	static const char *const views[] = { "7 or 8", "7-8", "7 – 8", "about 7", "~7", "7?",
		"seven", "5 miles, or so", "1.000", "12,500", "7 of 10", "5 5", "7, 8", "!", "no" };

	(void)state;
	for (size_t n = 0; n < SIZE(views); n++) {
		struct buf text = BUF_INIT, kept = BUF_INIT, out = BUF_INIT;

		buf_printf(&text, "now (run, km): %s\nseen: it", views[n]);
		buf_printf(&kept, "|now (run, km): %s\nseen: it", views[n]);
		understand(text.ptr, 0, &out);
		if (!slice_ends(buf_slice(&out), kept.ptr))
			fail_msg("'%s' was lost:\n%s", views[n], out.ptr);
		buf_release(&text);
		buf_release(&kept);
		buf_release(&out);
	}
	check(0, "now (run, km): 5\nnow (run, km): 6", "run,|?|now (run, km): 5\nnow (run, km): 6");
	check(0, "now (run, km): 5\n> now (run, km): 5\n", "run,|5|");
	check(0, "now (run, km): 5\nnow (at-ease, 0 to 10): 6\n",
		"+at-ease,|?|now (run, km): 5\nnow (at-ease, 0 to 10): 6");
	check(0, "I'd say 5. You do well.", "||I'd say 5. You do well.");
	check(0, "nowhere (run): 5\nnow run: 6\nnow (run) 7\n",
		"||nowhere (run): 5\nnow run: 6\nnow (run) 7");
}

static void
test_mail(void **state)
{
	struct buf card = BUF_INIT, quoted = BUF_INIT;

	(void)state;
	check(0, "Hi Bo,\n\nhere you are.\n\nnow (run, km): 5\n\nLove, Ana\n-- \nAna A.\n+43 1 234\n",
		"run,|5|Hi Bo,\n\nhere you are.\n\nLove, Ana");
	check(0, "> now (run, km): 5\n> seen: You stop at\n> the bridge.\n>\n> try: Slower.\n",
		"run,|5|seen: You stop at\nthe bridge.\n\ntry: Slower.");
	check(0, "> now (run, km):\n5\n> seen:\nYou stop.\n> try:\n", "run,|5|seen:\nYou stop.");
	check(0, "> now (run, km):\n\n5 km\n\n> seen:\n\nYou stop.\n", "run,|5 km|You stop.");
	check(0, "> now (run, km):\n\nWell, 5 perhaps.\n",
		"run,||Well, 5 perhaps.");
	check(0, "Nice!\n\nOn Sat, Nov 21, 2026 at 8:15 PM Bo\n<bo@example.org> wrote:\n\n> now (run, km):\n",
		"run,||Nice!");
	check(0, "My answers:\n\n> now (run, km): 5\n", "run,|5|My answers:");
	check(0, "[21.11.26, 20:15] Ana: now (run, km): 5\nseen: x",
		"run,|5|[21.11.26, 20:15] Ana:\nseen: x");
	check(0, "- *now (run, km):* 5\n- **seen:** x\n", "run,|5|- **seen:** x");
	check(0, "1) now (run, km): 5\n2) seen: x\n", "run,|5|2) seen: x");
	check(0, "\u201cnow (run, km): 5\u201d\n| now (run, km): 5\n", "run,|5|");
	check(0, "<div>now (run, km):&nbsp;<b>5</b></div><div>seen: a &lt; b &amp; c<br>try: x</div>",
		"run,|5|seen: a < b & c\ntry: x");
	check(0, "\xef\xbb\xbfnow\xc2\xa0(run, km):\xc2\xa0" "5\xe2\x80\x8e\n", "run,|5|");
	check(0, "--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n",
		"||--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13");

	/* the whole card, as it stands, quoted, wrapped anew, and in one line */
	make_card(0, LANGUAGE_ENGLISH, &card);
	check(0, card.ptr, "run,||");
	for (struct slice rest = buf_slice(&card), line; rest.ptr && rest.len;) {
		line = slice_cut(&rest, '\n');
		buf_printf(&quoted, "> %.*s\n", SLICE_ARG(line));
	}
	check(0, quoted.ptr, "run,||");
	buf_clear(&quoted);
	for (struct slice rest = buf_slice(&card), line; rest.ptr && rest.len;) {
		line = slice_cut(&rest, '\n');
		buf_add_text(&quoted, "> ");
		text_wrap(&quoted, line, 40, "> ");
		buf_add_char(&quoted, '\n');
	}
	check(0, quoted.ptr, "run,||");
	buf_release(&card);
	buf_release(&quoted);
}

/* A card goes to whoever speaks another language, or comes back by one. */
static void
test_german(void **state)
{
	struct buf card = BUF_INIT, quoted = BUF_INIT;

	(void)state;
	check(0, "jetzt (run, km): 5\ngesehen: An der Br\xc3\xbc" "cke.\nversuchen: Langsamer.\n",
		"run,|5|gesehen: An der Br\xc3\xbc" "cke.\nversuchen: Langsamer.");
	check(0, "JETZT(run): 4,5 km\nnow: 4,5 km\ngesehen:\n", "run|4,5 km|");
	check(1, "jetzt (at-ease, 0 bis 10): 7/10", "at-ease,|7/10|");
	check(0, "[21.11.26, 20:15] Ana: jetzt (run, km): 5", "run,|5|[21.11.26, 20:15] Ana:");
	check(0, "Schön!\n\nAm Sa., 21. Nov. 2026 um 20:15 schrieb Bo\n<bo@example.org>:\n\n"
		"> jetzt (run, km):\n> gesehen:\nViel.\n", "run,||Schön!\n\ngesehen:\nViel.");
	check(0, "jetzt geht es: 5\n", "||jetzt geht es: 5");
	make_card(0, LANGUAGE_GERMAN, &card);
	check(0, card.ptr, "run,||");
	for (struct slice rest = buf_slice(&card), line; rest.ptr && rest.len;) {
		line = slice_cut(&rest, '\n');
		buf_add_text(&quoted, "> ");
		text_wrap(&quoted, line, 40, "> ");
		buf_add_char(&quoted, '\n');
	}
	check(0, quoted.ptr, "run,||");
	buf_release(&card);
	buf_release(&quoted);
}

/* What is written is only words, whatever was sent. */
static void
test_hostile(void **state)
{
	static const char *const texts[] = {
		"- I run 10 km [is:: 9] [for:: run]\n", "## 20:15 Health\n",
		"### From Bo\n\n- x [is:: 9] [for:: run]\n", "[horizon:: 2028]\n",
		"<pre>\n", "<!--\n- x [is:: 9] [for:: run]\n", "<script>alert(1)</script>\n",
		"```\n", "~~~\n- x [is:: 9] [for:: run]\n", "```age\nx\n```\n", "> ```age\n",
		"\x1b]52;c;aGk=\x07\n", ("\xc2\x9b" "31m\n"), "- [x] a [lowered:: 9 → 1] [for:: run]\n",
		"1. x [is::\n   9] [for:: run]\n", "\\## 20:15 Health\n", "---\n", "a\n---\n",
	};

	(void)state;
	for (size_t n = 0; n < SIZE(texts) * SIZE(texts); n++) {
		struct buf text = BUF_INIT, words = BUF_INIT, prose = BUF_INIT;
		struct pasted pasted;
		struct document read = { 0 };
		struct err err;

		buf_printf(&text, "%s%s", texts[n / SIZE(texts)], texts[n % SIZE(texts)]);
		pasted_read(&pasted, buf_slice(&text));
		pasted_sift(&pasted, SLICE_EMPTY);
		pasted_words(&pasted, false, &words);
		look_prose(&prose, buf_slice(&words));
		for (size_t at = 0; at < prose.len; at++)
			assert_true((unsigned char)prose.ptr[at] >= ' ' || prose.ptr[at] == '\n');
		buf_clear(&text);
		buf_printf(&text, "\n%s", prose.ptr);
		assert_true(document_parse(&read, &text, "x", &err));
		if (read.section_count != 1 || read.field_count || read.open_comment)
			fail_msg("'%s' became\n%s", texts[n / SIZE(texts)], prose.ptr);
		document_release(&read);
		pasted_release(&pasted);
		buf_release(&text);
		buf_release(&words);
		buf_release(&prose);
	}
}

/* Any bytes: no line of words is lost, and none comes from elsewhere. */
static void
test_any(void **state)
{
	static const char parts[][24] = { "now (run, km):", "now:", "seen:", "5", "7 or 8", "\n",
		"\n\n", "> ", ">>", "-- \n", "word1", "word2", " ", "<br>", "<div", "&nbsp;", "&",
		"On 8:15 wrote:", "\xc2\xa0", "\xff", "\x1b", "(", ")", "*", "[is:: 9]", "Hello x,",
		"try:", "\t", "\r\n" };
	uint32_t seed = 7;

	(void)state;
	for (size_t round = 0; round < 4000; round++) {
		struct buf text = BUF_INIT, out = BUF_INIT;

		for (size_t n = 0; n < round % 40; n++) {
			seed = seed * 1664525 + 1013904223;
			buf_add_text(&text, parts[(seed >> 16) % SIZE(parts)]);
		}
		understand(text.ptr, 0, &out);
		if (!strstr(text.ptr, "-- \n") && !strstr(text.ptr, "On 8:15") &&
		    !strstr(text.ptr, "<div") && !strstr(text.ptr, "Hello"))
			for (const char *const *word = (const char *const[]){ "word1", "word2", NULL };
			     *word; word++)
				if (strstr(text.ptr, *word) && !strstr(out.ptr, *word))
					fail_msg("'%s' of\n%s\n=== is not in\n%s", *word, text.ptr,
						out.ptr);
		buf_release(&text);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_card),
		cmocka_unit_test(test_filled_in),
		cmocka_unit_test(test_no_guess),
		cmocka_unit_test(test_mail),
		cmocka_unit_test(test_german),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_any),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("card", tests, NULL, NULL);
}
