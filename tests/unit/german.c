/* SPDX-License-Identifier: ISC */
/*
 * What a report says in German: the same of each kind, put together as that
 * language does, and there as well nothing but a better reality is called a rise.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "tests/unit/reports.h"
#include "view/ask.h"
#include "view/tension.h"

/* What a span did, and what is said of it; N: before a percent sign no line ends. */
#define N "\xc2\xa0"
static const struct {
	long opening, causes[CAUSE_COUNT], closing;
	const char *after; /* of the change in the vision; "" for closed */
	const char *reason, *sentence;
} sentences[] = {
	{ 100, { -40 }, 60, "", "",
	  "Der Abstand ist um 40 kleiner, weil die Wirklichkeit gestiegen ist." },
	{ 100, { 0 }, 100, "", "",
	  "Nichts hat sich bewegt: der Abstand ist 100, wie schon am 1. Jan." },
	{ 0, { 0 }, 0, "", "",
	  "Nichts hat sich bewegt: es gab keinen Abstand, und es gibt keinen." },
	{ 100, { 0, 30 }, 130, "", "", "Der Abstand ist um 30 größer: 30, weil die Wirklichkeit"
	  " zurückgerutscht ist." },
	{ 100, { 0, 0, 0, -40 }, 60, "6", "das Knie", "Vom Abstand fielen 40 weg: alles,"
	  " weil die Vision für run gesenkt wurde (das Knie, Mai). Nichts davon ist Fortschritt." },
	{ 100, { 0, 0, 0, -100 }, 0, "", "gut, wie es ist.", "Vom Abstand fielen 100 weg: alles,"
	  " weil du run genug sein lässt (gut, wie es ist, Mai). Nichts davon ist"
	  " Fortschritt." },
	{ 100, { 0, 0, 0, 0, 0, -100 }, 0, "", "", "Vom Abstand fielen 100 weg: alles, weil"
	  " du run losgelassen hast (Mai). Nichts davon ist Fortschritt." },
	{ 100, { -25, 0, 0, -75 }, 0, "6", "", "Vom Abstand fielen 100 weg: 75" N "%, weil die"
	  " Vision für run gesenkt wurde (Mai); 25" N "%, weil die Wirklichkeit gestiegen ist." },
	{ 100, { 0, 0, 20, 0, 50 }, 170, "12", "", "Der Abstand ist um 70 größer: 50 neu (run); 20,"
	  " weil die Vision für run angehoben wurde (Mai)." },
	{ 100, { -50, 0, 20 }, 70, "12", "mehr", "Vom Abstand fielen 50 weg: alles, weil die"
	  " Wirklichkeit gestiegen ist. Hinzu kam: 20, weil die Vision für run angehoben wurde"
	  " (mehr, Mai)." },
	{ 100, { 0, 0, 0, 0, 0, 0, -20 }, 80, "", "", "Vom Abstand fielen 20 weg: alles, weil"
	  " run neu vermessen wurde (Mai). Nichts davon ist Fortschritt." },
};

static void
is_honest(const char *said)
{
	static const char *const rises[] = { "stieg", "gestiegen", "besser", "näher", "gewonnen",
		"geschafft", "erreicht", "voran" };

	for (size_t n = 0; n < sizeof rises / sizeof *rises; n++)
		assert_null(strstr(said, rises[n]));
}

static void
test_sentences(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof sentences / sizeof *sentences; n++) {
		struct report report;
		struct buf out = BUF_INIT;

		start(&report);
		set_points(&report.whole, sentences[n].opening, sentences[n].causes,
			sentences[n].closing);
		add_measured(&report, "run", "0", "10", "4");
		add_measured(&report, "calm", "0", "10", "4");
		for (unsigned cause = CAUSE_RAISED; cause < CAUSE_COUNT; cause++) {
			if (sentences[n].causes[cause] == 0)
				continue;
			add_change(&report, (enum cause)cause, day(2026, 5, 3), 0,
				sentences[n].reason);
			report.changes[report.change_count - 1].after = number(sentences[n].after);
		}
		view_sentence(&out, &report);
		assert_string_equal(out.ptr, sentences[n].sentence);
		if (sentences[n].causes[CAUSE_ROSE] == 0)
			is_honest(out.ptr);
		buf_release(&out);
		report_release(&report);
	}
}

/* One of a thing, and several. */
static void
test_counts(void **state)
{
	(void)state;
	struct report report;
	struct buf out = BUF_INIT;

	start(&report);
	set_points(&report.whole, 1, (const long[CAUSE_COUNT]){ 0, 0, 0, -1 }, 0);
	add_measured(&report, "run", "0", "10", "4");
	report.whole.postponements = 1;
	report.whole.postponed_days = 1;
	report.not_understood = 1;
	view_sentence(&out, &report);
	assert_string_equal(out.ptr, "Vom Abstand fiel 1 weg: alles, weil die Vision gesenkt"
		" wurde. Nichts davon ist Fortschritt. Ein Horizont wurde um 1 Tag aufgeschoben.");
	buf_clear(&out);
	view_bars(&out, &report, &(struct view){ .width = 200, .plain = true });
	assert_non_null(strstr(out.ptr, "1 Zeile wurde nicht verstanden und zählt nicht mit."));
	buf_release(&out);
	report_release(&report);
}

/* Of each kind of question how it begins; its words stand in an order of their own. */
static const struct {
	enum question_kind kind;
	size_t count, postponed, days;
	const char *text;
} questions[] = {
	{ QUESTION_ERODING, 2, 1, 2, "Die Vision von run wurde zweimal gesenkt, von 6 auf 5, zuletzt"
	  " am 9. Mai, und ihr Horizont wurde einmal aufgeschoben. War das gewählt?" },
	{ QUESTION_ERODING, 1, 0, 1, "Die Vision von run wurde am 3. Mai von 6 auf 5 gesenkt. War das"
	  " gewählt?" },
	{ QUESTION_ERODING, 0, 3, 1, "Der Horizont von run wurde 3-mal aufgeschoben. Willst du es"
	  " noch, und bis wann?" },
	{ QUESTION_SWINGING, 3, 0, 2, "run hat im Jahr bis zum 9. Mai 3-mal die Richtung gewechselt"
	  " und steht etwa da, wo es begann." },
	{ QUESTION_STILL, 4, 0, 2, "run wurde bis zum 9. Mai an 4 Tagen angesehen und steht bei 5." },
	{ QUESTION_UNCHECKED, 0, 0, 1, "run wurde zuletzt am 3. Mai angesehen." },
	{ QUESTION_UNSUPPORTED, 0, 0, 0, "Für run gibt es keinen offenen Schritt, bei einem Abstand"
	  " von 50." },
	{ QUESTION_LOOSE, 0, 0, 0, "Der Schritt „Schuhe“ gehört zu nichts, was noch offen ist." },
	{ QUESTION_ROSY, 0, 0, 1, "run ging am 3. Mai von 6 auf 5, ohne Tatsachen dabei." },
	{ QUESTION_FLAT, 5, 0, 2, "run wurde an 5 Tagen hintereinander mit 5 bewertet, zuletzt am"
	  " 9. Mai." },
	{ QUESTION_THERE, 0, 0, 2, "run ist erreicht: am 3. Mai und am 9. Mai war kein Abstand zu"
	  " sehen." },
	{ QUESTION_SPREAD, 8, 0, 0, "8 Schritte sind zugleich offen." },
	{ QUESTION_PAST, 0, 0, 1, "Der Horizont von run war der 3. Mai, und ein Abstand von 50 ist"
	  " noch da." },
};

static void
test_questions(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof questions / sizeof *questions; n++) {
		struct report report;
		struct buf out = BUF_INIT;
		struct question question = { .kind = questions[n].kind, .before = number("6"),
			.after = number("5"), .days = { day(2026, 5, 3), day(2026, 5, 9) },
			.day_count = questions[n].days, .count = questions[n].count,
			.postponed = questions[n].postponed };

		start(&report);
		add_measured(&report, "run", "0", "10", "5");
		if (question.kind == QUESTION_LOOSE)
			question.words = slice_of("Schuhe");
		fraction_init(&question.amount);
		fraction_set_ratio(&question.amount, 1, 2);
		question_text(&out, &report, &question);
		assert_memory_equal(out.ptr, questions[n].text, strlen(questions[n].text));
		assert_true(strchr(out.ptr, '?') != NULL);
		fraction_release(&question.amount);
		buf_release(&out);
		report_release(&report);
	}
}

/* As many words in answer as in English, for they are taken in that order. */
static void
test_answers(void **state)
{
	(void)state;
	for (unsigned kind = 0; kind < QUESTION_KINDS; kind++) {
		struct slice kept = slice_of(question_answers((enum question_kind)kind));
		struct slice shown = slice_of(question_offers((enum question_kind)kind));

		assert_false(slice_equal(kept, shown));
		while (kept.len > 0 && shown.len > 0) {
			slice_cut(&kept, ',');
			assert_true(slice_trim(slice_cut(&shown, ',')).len > 0);
		}
		assert_true(kept.len == 0 && shown.len == 0);
	}
}

static void
fits(struct buf *out, size_t width)
{
	for (struct slice rest = buf_slice(out); rest.len > 0;)
		assert_true(text_width(slice_cut(&rest, '\n')) <= width);
	buf_clear(out);
}

/* Words that are longer than the English ones find their room. */
static void
test_widths(void **state)
{
	(void)state;
	struct report report;
	struct buf out = BUF_INIT;

	year(&report);
	for (int width = 40; width <= 200; width++) {
		struct view view = { .width = width };

		view_waterfall(&out, &report, &view);
		assert_non_null(strstr(out.ptr, "  Wirklichkeit stieg"));
		assert_non_null(strstr(out.ptr, "\xe2\x88\x92""156"));
		fits(&out, (size_t)width);
		view_areas(&out, &report, &view, true);
		assert_non_null(strstr(out.ptr, "Abstand"));
		fits(&out, (size_t)width);
		view_result(&out, &report, 0, &view);
		assert_non_null(strstr(out.ptr, "WIRKLICHKEIT"));
		fits(&out, (size_t)width);
	}
	buf_release(&out);
	report_release(&report);
}

/* The catalogue that was built beside this program; without a locale there is none. */
static bool
speak_german(void)
{
	struct buf folder = BUF_INIT;
	char self[4096];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

	if (length <= 0 || !setlocale(LC_MESSAGES, "C.UTF-8"))
		return false;
	self[length] = '\0';
	*strrchr(self, '/') = '\0';
	buf_printf(&folder, "%s/../locale", self);
	setenv("LANGUAGE", "de", 1);
	bindtextdomain("taut", folder.ptr);
	bind_textdomain_codeset("taut", "UTF-8");
	textdomain("taut");
	buf_release(&folder);
	return true;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_questions),
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_widths),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	if (!speak_german()) {
		puts("1..0 # SKIP no locale but C");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
