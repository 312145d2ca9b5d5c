/* SPDX-License-Identifier: ISC */
/* Pages of questions, their order, and the text that answers stand in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "prompt/agenda.h"
#include "prompt/form.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define HEAD "# T\n\n## a\n\nAsked?\n\n[answer:: line] [to:: facts]\n\n"

static const struct prompt_place places[] = { { "facts", true }, { "step", false }, { NULL, false } };
static const struct prompt_list lists[] = { { "area", NULL }, { "result", "area" },
	{ "step", "area" }, { NULL, NULL } };
static const char *const flags[] = { "jump", NULL };
static const char *const values[] = { "area", "result", NULL };
static const struct prompt_names names = { "check", places, lists, flags, values };

static bool
parse(struct prompt *prompt, const char *page, struct err *err)
{
	return prompt_parse(prompt, slice_of(page), "p.md", &names, err);
}

static void
test_page(void **state)
{
	struct prompt prompt = { 0 };
	struct err err = ERR_INIT;

	(void)state;
	assert_true(parse(&prompt, "<!-- mine -->\n# T\n\nSaid\nonce.\n\n## a\n\nOne {area}\n"
		"line?\n\n> Why\n> so.\n\n[answer:: text] [to:: facts] [each:: area]\n"
		"[again:: 3]\n\n## b\nTwo?\n[answer:: choice] [choices:: ja = yes, nein = no]\n"
		"[to:: step] [each:: result] [if:: a] [unless:: jump]\n", &err));
	assert_int_equal(prompt.count, 2);
	assert_string_equal(prompt.intro, "Said once.");
	const struct prompt_question *a = &prompt.questions[0], *b = &prompt.questions[1];

	assert_string_equal(a->text, "One {area} line?");
	assert_string_equal(a->why, "Why so.");
	assert_int_equal(a->answer, PROMPT_TEXT);
	assert_int_equal(a->times, 3);
	assert_ptr_equal(a->place, &places[0]);
	assert_ptr_equal(b->list, &lists[1]);
	assert_int_equal(b->condition_count, 2);
	assert_int_equal(b->conditions[0].question, 0);
	assert_string_equal(b->conditions[1].flag, "jump");
	assert_true(b->conditions[1].unless);
	assert_int_equal(b->line, 18);
	prompt_release(&prompt);
	prompt_release(&prompt);
}

static void
test_refused(void **state)
{
	static const struct { const char *page, *says; } cases[] = {
		{ "", "p.md:1: it holds no question" },
		{ "# T\n", "p.md:1: it holds no question" },
		{ "Words\n\n# T\n", "p.md:1: a question is one paragraph" },
		{ "# T\n\n### a\n", "p.md:3: a heading is" },
		{ "# T\n\n## A b\n", "p.md:3: a heading is" },
		{ HEAD "## a\n\nAgain?\n[to:: facts]\n", "p.md:9: a heading is" },
		{ HEAD "## jump\n", "p.md:9: a heading is" },
		{ "## a\n[to:: facts]\n", "p.md:1: it asks nothing" },
		{ "## a\nAsked?\n", "p.md:1: it does not say where" },
		{ "## a\nAsked?\n[to:: nowhere]\n", "p.md:3: this is not understood: '[to:: nowhere]'" },
		{ "## a\nAsked?\n[answer:: poem]\n", "p.md:3: this is not understood" },
		{ "## a\nAsked?\n[nope:: x]\n", "p.md:3: this is not understood" },
		{ "## a\nAsked?\n[again:: 0]\n", "p.md:3: this is not understood" },
		{ "## a\nAsked?\n[again:: 10]\n", "p.md:3: this is not understood" },
		{ "## a\nAsked?\n[if:: a]\n", "p.md:3: this is not understood" },
		{ "## a\nAsked?\n[if:: jump = x]\n", "p.md:3: this is not understood" },
		{ HEAD "## b\nAsked?\n[to:: facts] [if:: a =]\n", "p.md:11: this is not understood" },
		{ "## a\nAsked?\n[choices:: , ]\n", "p.md:3: this is not understood" },
		{ "## a\nAsked?\n[to:: facts] [answer:: choice]\n", "p.md:1: [answer:: choice] and" },
		{ "## a\nAsked?\n[to:: facts] [choices:: a]\n", "p.md:1: [answer:: choice] and" },
		{ "## a\nAsked?\n[to:: facts] words\n", "p.md:3: fields stand on a line of their own" },
		{ "## a\nOne.\n\nTwo.\n[to:: facts]\n", "p.md:4: a question is one paragraph" },
		{ "## a\n- item\n", "p.md:2: a question is a paragraph" },
		{ "## a\n```\nx\n```\n", "p.md:2: a question is a paragraph" },
		{ "## a\nFor {nobody}?\n[to:: facts]\n", "p.md:2: there is no such value: 'nobody'" },
		{ "## a\nFor {area\n[to:: facts]\n", "p.md:2: there is no such value" },
		{ "## a\nAsked?\n[to:: facts] [each:: result]\n\n## b\nAsked?\n[to:: facts] [if:: a]\n",
			"p.md:5: a condition needs one answer, and there is one for each: 'a'" },
		{ "## a\nAsked?\n[to:: facts] [each:: result]\n\n## b\nAsked?\n[to:: facts] "
			"[each:: step] [if:: a]\n", "p.md:5: a condition needs one answer" },
		{ "## a\nCaf\351?\n", "p.md:1: it is not valid UTF-8" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct prompt prompt = { 0 };
		struct err err = ERR_INIT;

		if (parse(&prompt, cases[n].page, &err))
			fail_msg("read: %s", cases[n].page);
		assert_int_equal(err.kind, ERR_FORMAT);
		if (!strstr(err.text, cases[n].says))
			fail_msg("'%s' says '%s'", cases[n].page, err.text);
		assert_null(prompt.questions);
	}
}

static void
test_limits(void **state)
{
	struct prompt prompt = { 0 };
	struct buf page = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	for (unsigned n = 0; n < PROMPT_QUESTIONS; n++)
		buf_printf(&page, "## q%c%c\nAsked?\n[to:: facts]\n\n", 'a' + n / 26, 'a' + n % 26);
	assert_true(parse(&prompt, page.ptr, &err));
	prompt_release(&prompt);
	buf_add_text(&page, "## more\nAsked?\n[to:: facts]\n");
	assert_false(parse(&prompt, page.ptr, &err));
	assert_non_null(strstr(err.text, "too many questions"));
	buf_clear(&page);
	buf_add_text(&page, "## a\n");
	buf_add_repeat(&page, "w", PROMPT_WORDS_MAX);
	size_t whole = page.len;

	buf_add_text(&page, "\n[to:: facts]\n");
	assert_true(parse(&prompt, page.ptr, &err));
	prompt_release(&prompt);
	buf_cut(&page, whole);
	buf_add_text(&page, "w\n[to:: facts]\n");
	assert_false(parse(&prompt, page.ptr, &err));
	assert_non_null(strstr(err.text, "p.md:2: this is too long"));
	buf_clear(&page);
	buf_add_text(&page, "## a\nAsked?\n[to:: facts]\n");
	for (int n = 0; n < PROMPT_CONDITIONS; n++)
		buf_add_text(&page, "[if:: jump]\n");
	assert_true(parse(&prompt, page.ptr, &err));
	prompt_release(&prompt);
	buf_add_text(&page, "[if:: jump]\n");
	assert_false(parse(&prompt, page.ptr, &err));
	buf_clear(&page);
	buf_add_repeat(&page, "\n", PROMPT_MAX + 1);
	assert_false(parse(&prompt, page.ptr, &err));
	assert_non_null(strstr(err.text, "larger than 64 KiB"));
	buf_release(&page);
}

static void
test_choices(void **state)
{
	static const struct { const char *typed, *means; } cases[] = {
		{ "ja", "yes" }, { "J", "yes" }, { "yes", "yes" }, { "nein", "no" }, { "no", "no" },
		{ "ne", "no" }, { "noch", "later" }, { "n", NULL }, { "", NULL }, { "x", NULL },
		{ "jaja", NULL },
	};
	struct prompt_question question = { .choices =
		(char[]){ "ja = yes, nein = no, noch nicht = later" } };
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		buf_clear(&out);
		assert_int_equal(prompt_choose(&question, slice_of(cases[n].typed), &out),
			cases[n].means != NULL);
		assert_string_equal(out.ptr, cases[n].means ? cases[n].means : "");
	}
	buf_clear(&out);
	prompt_choices(&question, &out);
	assert_string_equal(out.ptr, "ja, nein, noch nicht");
	assert_true(slice_is(prompt_word(&question, slice_of("later")), "noch nicht"));
	assert_true(slice_is(prompt_word(&question, slice_of("5 km")), "5 km"));
	question.choices = NULL;
	assert_true(slice_is(prompt_word(&question, slice_of("no")), "no"));
	buf_release(&out);
}

static void
test_language(void **state)
{
	static const char *const cases[][2] = {
		{ "", "en" }, { "C", "en" }, { "POSIX", "en" }, { "C.UTF-8", "en" }, { "de", "de" },
		{ "de_AT.UTF-8", "de" }, { "de@euro", "de" }, { "ast_ES", "ast" }, { "de.UTF-8", "de" },
		{ "d_AT", "en" }, { "german", "en" }, { "../de", "en" }, { "de/x", "en" },
		{ "DE_AT", "en" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		if (!slice_is(prompt_language(cases[n][0]), cases[n][1]))
			fail_msg("the language of '%s'", cases[n][0]);
	assert_null(prompt_page_find("de", "nope"));
	assert_string_equal(prompt_page_find("xx_YY", "check")->language, "en");
}

static void
fill(const char *name, struct buf *out, void *context)
{
	buf_printf(out, "<%s%s>", name, (const char *)context);
}

static void
test_fill(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	prompt_fill(&names, "{area}: a {result}{area}?", fill, (char[]){ "!" }, &out);
	assert_string_equal(out.ptr, "<area!>: a <result!><area!>?");
	buf_release(&out);
}

/* Two areas, in the first two results and a step. */
struct scene {
	struct prompt prompt;
	struct replies replies;
	struct agenda agenda;
	const char *skipped;
};

static bool
is(const struct asking *asking, const char *flag, void *context)
{
	const struct scene *scene = context;

	(void)flag;
	return asking->matter != SLICE_NONE &&
		strcmp(scene->agenda.matters.items[asking->matter].key, "run") == 0;
}

static bool
skips(const struct asking *asking, void *context)
{
	const struct scene *scene = context;

	return scene->skipped &&
		strcmp(scene->prompt.questions[asking->question].id, scene->skipped) == 0;
}

static void
begin(struct scene *scene, const char *page)
{
	struct err err = ERR_INIT;

	*scene = (struct scene){ 0 };
	if (!parse(&scene->prompt, page, &err))
		fail_msg("%s", err.text);
	struct matters *matters = &scene->agenda.matters;
	size_t health = matters_add(matters, "area", slice_of("health"), SLICE_NONE);

	matters_add(matters, "result", slice_of("run"), health);
	matters_add(matters, "result", slice_of("ease"), health);
	matters_add(matters, "step", slice_of("shoes"), health);
	size_t home = matters_add(matters, "area", slice_of("home"), SLICE_NONE);

	matters_add(matters, "result", slice_of("desk"), home);
	scene->agenda.prompt = &scene->prompt;
	scene->agenda.answers = &scene->replies;
	scene->agenda.is = is;
	scene->agenda.skips = skips;
	scene->agenda.context = scene;
}

static void
give(struct scene *scene, const char *key, const char *words)
{
	struct reply reply = { .key = (char *)(uintptr_t)key, .matter = (char[]){ "" },
		.place = "facts", .text = BUF_INIT };

	buf_add_text(&reply.text, words);
	replies_set(&scene->replies, &reply);
	buf_release(&reply.text);
}

static void
expect(struct scene *scene, const char *wanted)
{
	struct buf keys = BUF_INIT;

	agenda_plan(&scene->agenda);
	for (size_t n = 0; n < scene->agenda.count; n++) {
		struct buf key = BUF_INIT;
		struct asking found;

		agenda_key(&scene->agenda, &scene->agenda.items[n], &key);
		assert_true(agenda_find(&scene->agenda, buf_slice(&key), &found));
		assert_int_equal(found.question, scene->agenda.items[n].question);
		assert_int_equal(found.matter, scene->agenda.items[n].matter);
		assert_int_equal(found.nth, scene->agenda.items[n].nth);
		buf_printf(&keys, "%s%s", n ? " " : "", key.ptr);
		buf_release(&key);
	}
	assert_string_equal(keys.ptr, wanted);
	buf_release(&keys);
}

static void
end(struct scene *scene)
{
	agenda_release(&scene->agenda);
	replies_release(&scene->replies);
	prompt_release(&scene->prompt);
}

static void
test_order(void **state)
{
	struct scene scene;

	(void)state;
	begin(&scene, "## first\nA?\n[to:: facts]\n\n## facts\nA?\n[to:: facts] [each:: area]\n\n"
		"## number\nA?\n[to:: facts] [each:: result]\n\n## changed\nA?\n[to:: facts] "
		"[each:: result] [if:: number] [if:: jump]\n\n## way\nA?\n[to:: facts] [each:: area]\n\n"
		"## kept\nA?\n[to:: step] [each:: step]\n\n## last\nA?\n[to:: facts]\n");
	expect(&scene, "first facts.health number.run number.ease way.health kept.shoes facts.home "
		"number.desk way.home last");
	give(&scene, "number.run", "4");
	give(&scene, "number.ease", "4");
	expect(&scene, "first facts.health number.run changed.run number.ease way.health "
		"kept.shoes facts.home number.desk way.home last");
	scene.skipped = "facts";
	replies_remove(&scene.replies, slice_of("number.run"));
	expect(&scene, "first number.run number.ease way.health kept.shoes number.desk way.home last");
	end(&scene);
	begin(&scene, "## number\nA?\n[to:: facts] [each:: result]\n\n## again\nA?\n[to:: facts] "
		"[each:: area]\n");
	expect(&scene, "number.run number.ease again.health number.desk again.home");
	end(&scene);
}

static void
test_conditions(void **state)
{
	struct scene scene;

	(void)state;
	begin(&scene, "## what\nA?\n[to:: facts]\n\n## yes\nA?\n[to:: facts] [if:: what = Ja]\n\n"
		"## no\nA?\n[to:: facts] [unless:: what = ja]\n\n## area\nA?\n[to:: facts] [each:: area]\n\n"
		"## inner\nA?\n[to:: facts] [each:: result] [if:: area] [unless:: what]\n");
	expect(&scene, "what no area.health area.home");
	give(&scene, "area.health", "x");
	expect(&scene, "what no area.health inner.run inner.ease area.home");
	give(&scene, "what", "JA");
	expect(&scene, "what yes area.health area.home");
	give(&scene, "what", "else");
	expect(&scene, "what no area.health area.home");
	end(&scene);
}

static void
test_again(void **state)
{
	struct scene scene;

	(void)state;
	begin(&scene, "## bring\nA?\n[to:: facts] [again:: 4]\n");
	expect(&scene, "bring");
	give(&scene, "bring", "rest");
	expect(&scene, "bring bring~2");
	give(&scene, "bring~2", "calm");
	expect(&scene, "bring bring~2 bring~3");
	give(&scene, "bring~3", "Calm");
	expect(&scene, "bring bring~2 bring~3");
	give(&scene, "bring~3", "joy");
	expect(&scene, "bring bring~2 bring~3 bring~4");
	give(&scene, "bring~4", "more");
	expect(&scene, "bring bring~2 bring~3 bring~4");
	end(&scene);
}

static void
test_keys(void **state)
{
	static const char *const wrong[] = { "", ".", "nope", "all.run", "each", "each.", "each.nope",
		"each.health", "all~", "all~1", "all~3", "all~x", "all~22", "each.run.x" };
	struct asking found;
	struct scene scene;

	(void)state;
	begin(&scene, "## all\nA?\n[to:: facts] [again:: 2]\n\n## each\nA?\n[to:: facts] "
		"[each:: result]\n");
	for (size_t n = 0; n < SIZE(wrong); n++)
		if (agenda_find(&scene.agenda, slice_of(wrong[n]), &found))
			fail_msg("found: %s", wrong[n]);
	assert_true(agenda_find(&scene.agenda, slice_of("each.RUN"), &found));
	assert_int_equal(found.matter, 1);
	end(&scene);
}

static void
test_form(void **state)
{
	static const struct { const char *words; bool private; } cases[] = {
		{ "A line.", false }, { "", false }, { "Two\n\nparagraphs.", false },
		{ "## no heading ^key", false }, { "# x\n\\# y\n\\\\\\# z", false },
		{ "- item\n  # not first", false }, { "```\n## code\n```", false },
		{ "secret", true }, { "```\ninner\n```\nmore", true }, { "## x\n\\## y", true },
		{ "~~~~ ```` words", true }, { "<!-- not mine -->\n\nwords", false },
	};
	struct buf text = BUF_INIT;
	struct form form = { .at = 0 };
	struct form_part part;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		part = (struct form_part){ .heading = slice_of("Asked?"), .key = slice_of("a~2.b-c"),
			.text = BUF_INIT, .private = cases[n].private };
		buf_add_text(&part.text, cases[n].words);
		form_add(&text, &part, n % 2 ? SLICE_EMPTY : slice_of("a note\nof two lines"));
		buf_release(&part.text);
	}
	form.text = buf_slice(&text);
	for (size_t n = 0; n < SIZE(cases); n++) {
		assert_true(form_next(&form, &part));
		assert_true(slice_is(part.heading, "Asked?"));
		assert_true(slice_is(part.key, "a~2.b-c"));
		/* an answer that begins with a comment needs a note of ours above it */
		if (cases[n].words[0] != '<')
			assert_string_equal(part.text.ptr, cases[n].words);
		assert_int_equal(part.private, cases[n].private);
		buf_release(&part.text);
	}
	assert_false(form_next(&form, &part));
	buf_release(&text);
}

static void
test_form_by_hand(void **state)
{
	static const char text[] = "\r\n<!-- top -->\r\n## Words? \r\nA.\r\n\r\n##  Two ^b  \r\nB.\r\n"
		"### deeper\r\n## ^c\r\n\r\n## a^2 b\r\nlast";
	static const char *const wanted[][3] = { { "", "", "" }, { "Words?", "", "A." },
		{ "Two", "b", "B.\n### deeper" }, { "", "c", "" }, { "a^2 b", "", "last" } };
	static const size_t lines[] = { 1, 3, 6, 9, 11 };
	struct form form = { .text = slice_of(text) };
	struct form_part part;

	(void)state;
	for (size_t n = 0; n < SIZE(wanted); n++) {
		assert_true(form_next(&form, &part));
		assert_true(slice_is(part.heading, wanted[n][0]));
		assert_true(slice_is(part.key, wanted[n][1]));
		assert_string_equal(part.text.ptr, wanted[n][2]);
		assert_int_equal(part.line, lines[n]);
		buf_release(&part.text);
	}
	assert_false(form_next(&form, &part));
}

/* "ja = yes, nein = no" → "yes,no,". */
static void
add_meanings(struct buf *out, struct slice choices)
{
	while (choices.ptr) {
		struct slice one = slice_cut(&choices, ','), word = slice_cut(&one, '=');

		buf_printf(out, "%.*s,", SLICE_ARG(slice_trim(one.ptr ? one : word)));
	}
}

/* What a page asks apart from its words: ids, fields, what choices mean. */
static void
add_skeleton(struct buf *out, const struct prompt_page *page)
{
	for (size_t n = 0; page->lines[n]; n++) {
		struct slice line = slice_trim(slice_of(page->lines[n]));
		size_t choices = slice_find(line, "[choices:: ");

		if (line.len && line.ptr[0] == '[' && choices != SLICE_NONE) {
			struct slice rest = slice_from(line, choices + strlen("[choices:: "));

			buf_add(out, slice_part(line, 0, choices));
			add_meanings(out, slice_cut(&rest, ']'));
			buf_add(out, rest);
			buf_add_char(out, '\n');
		} else if (slice_starts(line, "## ") || (line.len && line.ptr[0] == '[')) {
			buf_printf(out, "%.*s\n", SLICE_ARG(line));
		}
	}
}

/* A page has no {value} that the English one has not: it may do with fewer. */
static void
check_values(const struct prompt_page *page, const struct prompt_page *english)
{
	struct buf known = BUF_INIT;

	for (size_t n = 0; english->lines[n]; n++)
		buf_add_text(&known, english->lines[n]);
	for (size_t n = 0; page->lines[n]; n++) {
		struct slice rest = slice_of(page->lines[n]);
		size_t at;

		while ((at = slice_find_char(rest, '{')) != SLICE_NONE) {
			rest = slice_from(rest, at);
			struct slice name = slice_part(rest, 0, slice_find_char(rest, '}') + 1);
			char *copy = slice_copy(name);

			if (slice_find(buf_slice(&known), copy) == SLICE_NONE)
				fail_msg("%s/%s: %s", page->language, page->flow, copy);
			free(copy);
			rest = slice_from(rest, 1);
		}
	}
	buf_release(&known);
}

/* Each page is there in each language, and asks the same of the same, then. */
static void
test_languages(void **state)
{
	static const char *const languages[] = { "en", "de" };
	size_t pages = 0;

	(void)state;
	for (const struct prompt_page *page = prompt_pages; page->flow; page++) {
		for (size_t n = 0; n < SIZE(languages); n++) {
			const struct prompt_page *other = prompt_page_find(languages[n], page->flow);
			struct buf one = BUF_INIT, two = BUF_INIT;

			if (!other || strcmp(other->language, languages[n]) != 0)
				fail_msg("there is no %s/%s", languages[n], page->flow);
			add_skeleton(&one, page);
			add_skeleton(&two, other);
			if (strcmp(one.ptr, two.ptr) != 0)
				fail_msg("%s: '%s' is not '%s'", page->flow, one.ptr, two.ptr);
			assert_true(one.len > 0);
			check_values(page, other);
			buf_release(&one);
			buf_release(&two);
			pages++;
		}
	}
	assert_true(pages >= 2 * 2 * 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_choices),
		cmocka_unit_test(test_language),
		cmocka_unit_test(test_fill),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_conditions),
		cmocka_unit_test(test_again),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_form),
		cmocka_unit_test(test_form_by_hand),
		cmocka_unit_test(test_languages),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
