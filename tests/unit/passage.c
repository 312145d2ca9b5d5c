/* SPDX-License-Identifier: ISC */
/* What is found in a text, what was probably meant, and what readers see. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "seal/fence.h"
#include "seal/passage.h"
#include "seal/trailer.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define ARMOR "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n"

/* "1 private `3 '> ' 'words' 'body' closed", a line for each passage. */
static char *
describe(struct slice text)
{
	struct buf out = BUF_INIT;
	struct passage p;
	size_t at = 0, before = 0;

	while (passage_next(text, &at, &p)) {
		assert_true(at > before && at == p.end && p.start >= before);
		assert_int_equal(p.line, 1 + fence_lines(slice_part(text, 0, p.start)));
		before = at;
		buf_printf(&out, "%zu %s %c%zu '%.*s' '%.*s' '%.*s' %s", p.line,
			p.kind == PASSAGE_AGE ? "age" : "private", p.fence, p.length,
			SLICE_ARG(p.prefix), SLICE_ARG(p.words), SLICE_ARG(p.body),
			p.closed ? "closed" : "open");
		if (p.inner)
			buf_printf(&out, " inner %zu", p.inner);
		buf_add_char(&out, ';');
	}
	return buf_detach(&out);
}

struct found {
	const char *text, *found;
};

static void
check_found(const struct found *rows, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		char *found = describe(slice_of(rows[n].text));

		if (strcmp(found, rows[n].found) != 0)
			fail_msg("%s\nhas %s\nnot %s", rows[n].text, found, rows[n].found);
		free(found);
	}
}

static void
test_openers(void **state)
{
	static const struct found rows[] = {
		{ "", "" },
		{ "private", "" },
		{ "``private\nx\n``\n", "" },
		{ "``private ```\nx\n``\n", "" },
		{ "```\nx\n```\n", "" },
		{ "```privateer\nx\n```\n", "" },
		{ "a ```private\nx\n```\n", "" },
		{ "```private", "1 private `3 '' '' '' open;" },
		{ "```private\nx\n```\n", "1 private `3 '' '' 'x\n' closed;" },
		{ "```private\nx\n```", "1 private `3 '' '' 'x\n' closed;" },
		{ "```private\n```\n", "1 private `3 '' '' '' closed;" },
		{ "~~~~ \tPRIVATE \t\nx\n~~~~\n", "1 private ~4 '' '' 'x\n' closed;" },
		{ "```Private notes  on X \nx\n```\n", "1 private `3 '' 'notes  on X' 'x\n' closed;" },
		{ "```{.private}\nx\n```\n", "1 private `3 '' '' 'x\n' closed;" },
		{ "```{.private #id a=b}\nx\n```\n", "1 private `3 '' '#id a=b' 'x\n' closed;" },
		{ "```.private\nx\n```\n", "1 private `3 '' '' 'x\n' closed;" },
		{ "a\r```private\rx\r```\rb", "2 private `3 '' '' 'x\r' closed;" },
		{ "a\r\n```private\r\nx\r\n```\r\nb", "2 private `3 '' '' 'x\r\n' closed;" },
		{ "\xEF\xBB\xBF```private\nx\n```\n", "1 private `3 '' '' 'x\n' closed;" },
		{ "a\n\xEF\xBB\xBF```private\nx\n```\n", "" },
		{ "```age\n" ARMOR "```\n", "1 age `3 '' '' '" ARMOR "' closed;" },
		{ "> ```Age x\n>" ARMOR "> ```\n", "1 age `3 '> ' 'x' '>" ARMOR "' closed;" },
		{ "```age\nx\n```\n", "" },
		{ "```age\n\n" ARMOR "```\n", "" },
		{ "```age\nx\n```private\ny\n```\n", "3 private `3 '' '' 'y\n' closed;" },
	};

	(void)state;
	check_found(rows, SIZE(rows));
}

static void
test_prefixes(void **state)
{
	static const struct found rows[] = {
		{ "  ```private\nx\n```\n", "1 private `3 '  ' '' 'x\n' closed;" },
		{ "\t\t```private\nx\n\t\t```\n", "1 private `3 '\t\t' '' 'x\n' closed;" },
		{ ">```private\n>x\n>```\n", "1 private `3 '>' '' '>x\n' closed;" },
		{ "> > ```private\n> > x\n> > ```\n", "1 private `3 '> > ' '' '> > x\n' closed;" },
		{ "- ```private\n  x\n  ```\n", "1 private `3 '- ' '' '  x\n' closed;" },
		{ "* ```private\n  x\n  ```\n", "1 private `3 '* ' '' '  x\n' closed;" },
		{ "+\t~~~private\nx\n~~~\n", "1 private ~3 '+\t' '' 'x\n' closed;" },
		{ "-```private\nx\n```\n", "1 private `3 '-' '' 'x\n' closed;" },
		{ "12. ```private\nx\n```\n", "1 private `3 '12. ' '' 'x\n' closed;" },
		{ "7)```private\nx\n```\n", "1 private `3 '7)' '' 'x\n' closed;" },
		{ "> 1. - ```private\nx\n```\n", "1 private `3 '> 1. - ' '' 'x\n' closed;" },
		{ "- > * ```private\nx\n```\n", "1 private `3 '- > * ' '' 'x\n' closed;" },
		{ "--- ```private\nx\n```\n", "" },
		{ "1 ```private\nx\n```\n", "" },
		{ "**```private\nx\n```\n", "" },
		{ ".```private\nx\n```\n", "" },
	};

	(void)state;
	check_found(rows, SIZE(rows));
}

static void
test_closers(void **state)
{
	static const struct found rows[] = {
		{ "```private\nx\n````` \t\n", "1 private `3 '' '' 'x\n' closed;" },
		{ "````private\nx\n```\n", "1 private `4 '' '' 'x\n```\n' open;" },
		{ "```private\nx\n~~~\n", "1 private `3 '' '' 'x\n~~~\n' open;" },
		{ "```private\nx\n``\n", "1 private `3 '' '' 'x\n``\n' open;" },
		{ "```private\nx```\n", "1 private `3 '' '' 'x```\n' open;" },
		{ "```private\nx\n   ```\n", "1 private `3 '' '' 'x\n' closed;" },
		{ "> ```private\n> x\n```\n", "1 private `3 '> ' '' '> x\n' closed;" },
		{ "- ```private\n- x\n- ```\n", "1 private `3 '- ' '' '- x\n' closed;" },
		{ "\t```private\nx\n    ```\n", "1 private `3 '\t' '' 'x\n' closed;" },
		{ "````private\n```js\n```\n````\n",
			"1 private `4 '' '' '```js\n```\n' closed;" },
		{ "```private\n~~~js\n~~~\n```\n", "1 private `3 '' '' '~~~js\n~~~\n' closed;" },
		/* In doubt: */
		{ "```private\nx\n``` end\n```\n",
			"1 private `3 '' '' 'x\n``` end\n' closed inner 3;" },
		{ "```private\n```js\ny\n```\n",
			"1 private `3 '' '' '```js\ny\n' closed inner 2;" },
		{ "```private\nx\n> ```\n```\n",
			"1 private `3 '' '' 'x\n> ```\n' closed inner 3;" },
		{ "```private\nx\n- ```\n```\n",
			"1 private `3 '' '' 'x\n- ```\n' closed inner 3;" },
		{ "```private\nx\n    ```\n```\n",
			"1 private `3 '' '' 'x\n    ```\n' closed inner 3;" },
		{ "\t```private\nx\n      ```\n",
			"1 private `3 '\t' '' 'x\n      ```\n' open inner 3;" },
		{ "- ```private\n  x\n    - ```\n  ```\n",
			"1 private `3 '- ' '' '  x\n    - ```\n' closed inner 3;" },
		{ "a\n````private\nx\n~~~private\ny\n````\n",
			"2 private `4 '' '' 'x\n~~~private\ny\n````\n' open inner 4;" },
		{ "```age\n" ARMOR "\n~~~private\nx\n~~~\n",
			"1 age `3 '' '' '" ARMOR "\n~~~private\nx\n~~~\n' open inner 6;" },
		{ "```private\nx\n```\n```private\ny\n```\n",
			"1 private `3 '' '' 'x\n' closed;4 private `3 '' '' 'y\n' closed;" },
	};

	(void)state;
	check_found(rows, SIZE(rows));
}

static const char *const near_misses[] = {
	"``private", "~~ private", "`` {.private}", "'''private", "\"\"\" private",
	"\xE2\x80\x98\xE2\x80\x98\xE2\x80\x98private",     /* curly quotes */
	"\xE2\x80\x9C`private", "\xE2\x80\x9D\xE2\x80\x9D private",
	"\xC2\xB4\xC2\xB4\xC2\xB4private",                 /* acute accents */
	"\xEF\xBD\x80\xEF\xBD\x80\xEF\xBD\x80private",     /* full-width */
	"\xEF\xBD\x9E\xEF\xBD\x9E\xEF\xBD\x9E private",
	":::private", "::: {.private}",
	"\xC2\xA0```private", "\xE3\x80\x80```private",
	"\xEF\xBB\xBF```private", "\xE2\x80\x8B```private",
	"``` ```private", "` ` `private",
	"```\xC2\xA0private", "```private\xC2\xA0notes", "```private\xE3\x80\x80notes",
	"```private,", "```private: notes", "```private-notes", "```private_notes",
	"```private2026", "```(private)", "```[private]", "```#private", "``` { .private }",
	"``` private```", "```private```", "```\"private\"",
	"- [ ] ```private", "- [x] ```private", "> * [X] ```private about X",
	"\xE2\x80\xA2 ```private", "\xE2\x80\x93 ```private", "**```private", "--- ```private",
	"# ```private", "| ```private", "<!-- ```private", "2026-11-21: ```private",
	"\xF0\x9F\x94\x92 ```private",
	"today: ```private", "and then ~~~private", "he said ``` private.", "x ```{.private}",
	"```privat", "```pirvate", "```Privatee", "```prvate notes", "~~~privaet",
	"```text private", "```md {.private}", "```\x0bprivate", "\xff```private",
	/* What editors and converters put between and before the marks */
	"\\`\\`\\`private", "\\```private", "\\~\\~\\~private", "\\`\\`\\` private notes",
	"today: \\`\\`\\`private", "> \\`\\`\\`private",
	/* Items by letters, and notes */
	"a) ```private about Bob", "A. ```private about Bob", "(a) ```private about Bob",
	"i. ```private about Bob", "iv) ~~~private about Bob", "[^note]: ```private about Bob",
	"[^1]: ```private about Bob", "1) a) ```private about Bob", "- b. ``private about Bob",
	"\xC3\xA4) ```private about Bob", "a)```private about Bob",
	/* The name in other letters */
	"```pr\xC3\xADvate", "```pri\xCC\x81vate", "```privat\xC3\xA9", "```\xC3\xBEprivate",
	"```\xD1\x80rivate", "``\xD1\x80riv\xD0\xB0t\xD0\xB5 about Bob",     /* р, а, е */
	"```\xD0\xA0\xD0\x93\xD0\x86\xD1\xB4\xD0\x90\xD0\xA2\xD0\x95",   /* РГІѴАТЕ */
	"```\xCF\x81r\xCE\xB9\xCE\xBD\xCE\xB1te",                         /* ρ ι ν α */
	"```\xEF\xBD\x90\xEF\xBD\x92\xEF\xBD\x89\xEF\xBD\x96\xEF\xBD\x81\xEF\xBD\x94\xEF\xBD\x85",
	"\xEF\xBD\x80\xEF\xBD\x80\xEF\xBD\x80\xEF\xBC\xB0rivate",
	"\xEF\xBD\x80\xEF\xBD\x80\xEF\xBD\x80privat", "```pri\xE2\x80\x8Bvate",
	"```\xF0\x9D\x90\xA9rivate", "a: ```priv\xC3\xA0te", "``` \xC3\xA9private",
	"```text\xC2\xA0private", "\xEF\xBB\xBF```privat",
};

static const char *const hits_or_none[] = {
	"", "private", "# private", "`private", "'private' she said", "\"private\" was her word",
	"```private", "~~~~ Private words", "> - ```{.private}", "```age", "```", "``", "~~~~",
	"```privateer", "```privately", "```js", "```primavera",
	"a word ```private in the middle", "the word ```private```", "a `private` word",
	"- private", "std::private", "it's private", "``x`` private", "(private)",
	"a) \"private\" was her word", "[^1]: \"private\" was her word", "\\private", "i.e. private",
	"```pr\xC3\xADm\xC3\xA1rio", "```\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB0\xD1\x82", /* приват */
	"```priv\xC3\xA9", "a) ```js", "\xE2\x80\x94 \xE2\x80\x9CPrivate\xE2\x80\x9D, he said",
	"a private \xE2\x80\x9Cprivate\xE2\x80\x9D", "***", "\xE2\x80\x9C\x38\x30\xE2\x80\x9D private",
};

static void
test_near_misses(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(near_misses); n++)
		if (!passage_is_near_miss(slice_of(near_misses[n])))
			fail_msg("no near miss: %s", near_misses[n]);
	for (size_t n = 0; n < SIZE(hits_or_none); n++)
		if (passage_is_near_miss(slice_of(hits_or_none[n])))
			fail_msg("a near miss: %s", hits_or_none[n]);
}

static void
test_hide(void **state)
{
	static const struct {
		const char *text, *shown;
		size_t count;
	} rows[] = {
		{ "a\n```js\nx\n```\n", "", 0 },
		{ "", "", 0 },
		{ "a\n```private\nx\n```\nb\n", "a\n(private, not yet sealed)\nb\n", 1 },
		{ "a\n```age\n" ARMOR "```\nb\n", "a\n(private - taut show -p DAY)\nb\n", 1 },
		{ "- ```private\n  x\n  ```\n- b", "- (private, not yet sealed)\n- b", 1 },
		{ "> ~~~age\r\n" ARMOR "> ~~~\r\n> b\r\n",
			"> (private - taut show -p DAY)\r\n> b\r\n", 1 },
		{ "```private\nx\n```", "(private, not yet sealed)", 1 },
		{ "a\n```private\nx\n\n# b\nc", "a\n(private, not yet sealed)", 1 },
		{ "a\n```private\nx\n\nb\nc\n", "a\n(private, not yet sealed)\n", 1 },
		{ "```private\nx\n```\n~~~private\ny\n~~~\n```age\n" ARMOR "```\n",
			"(private, not yet sealed)\n(private, not yet sealed)\n"
			"(private - taut show -p DAY)\n", 3 },
		{ "```private\rx\r```\rb", "(private, not yet sealed)\rb", 1 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct buf out = BUF_INIT;
		struct slice text = slice_of(rows[n].text);

		assert_int_equal(passage_hide(&out, text, "DAY"), rows[n].count);
		assert_string_equal(out.ptr, rows[n].shown);
		assert_int_equal(passage_count(text), rows[n].count);
		buf_release(&out);
	}
}

/* A reader of decades: nothing is allocated where there is no passage. */
static void
test_hide_touches_nothing(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	assert_int_equal(passage_hide(&out, slice_of("```js\nprivate\n```\n"), "DAY"), 0);
	assert_int_equal(out.room, 0);
}

/* Many passages, many fences in a line, no end: each byte is seen a few times. */
static void
test_long(void **state)
{
	static const char *const parts[] = { "```private\n```\n", "```age\n", "~~~~private\n```\n",
		"` ``` ~~~ ", "1. - > ", "``~~", "```private\n> ```\n", "\r", "9" };

	(void)state;
	for (size_t n = 0; n < SIZE(parts); n++) {
		struct buf text = BUF_INIT, out = BUF_INIT;
		struct passage passage;
		size_t at = 0;

		buf_add_repeat(&text, parts[n], ((size_t)4 << 20) / strlen(parts[n]));
		while (passage_next(buf_slice(&text), &at, &passage))
			;
		passage_hide(&out, buf_slice(&text), "DAY");
		buf_release(&text);
		buf_release(&out);
	}
}

static void
test_window(void **state)
{
	(void)state;
	for (size_t before = 4090; before < 4100; before++) {
		struct buf text = BUF_INIT;

		buf_add_repeat(&text, "x", before);
		buf_add_text(&text, "\n```private\n~~~\n```\n");
		assert_int_equal(passage_count(buf_slice(&text)), 1);
		buf_release(&text);
	}
}

/* Padmé by hand, from the paper's table and its formula. */
static void
test_padding(void **state)
{
	static const size_t rows[][2] = {
		{ 1, 1024 }, { 900, 1024 }, { 1024, 1024 }, { 1025, 1088 }, { 1088, 1088 },
		{ 1089, 1152 }, { 2047, 2048 }, { 2049, 2176 }, { 4097, 4352 }, { 9000, 9216 },
		{ 9217, 9728 }, { 65537, 67584 }, { 100000, 100352 }, { 1000000, 1015808 },
	};
	static const char path[] = "a.md";
	const size_t least = sizeof "<!-- taut:1 path=a.md id=0123456789abcdef pad= -->";

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct buf text = BUF_INIT;
		size_t len = rows[n][0] > least ? rows[n][0] - least : 1;

		buf_add_repeat(&text, "y", len - 1);
		buf_add_char(&text, '\n');
		trailer_add(&text, path, "0123456789abcdef");
		assert_int_equal(text.len, rows[n][1]);
		buf_release(&text);
	}
}

/* What is to be sealed never grows in place: that would leave a copy behind. */
static void
test_room(void **state)
{
	static const char path[] = "a %>b.md";

	(void)state;
	for (size_t len = 800; len < 1300; len++) {
		struct buf text = BUF_INIT;

		buf_space(&text, trailer_room(len, path));
		size_t room = text.room;

		buf_add_repeat(&text, "y", len);
		trailer_add(&text, path, "0123456789abcdef");
		assert_int_equal(text.room, room);
		buf_wipe(&text);
	}
}

static void
test_trailers(void **state)
{
	static const struct {
		const char *text, *id, *path;
	} rows[] = { /* path NULL: no trailer */
		{ "", "", NULL },
		{ "x\n", "", NULL },
		{ "<!-- taut:1 id=0123456789abcdef -->", "0123456789abcdef", "" },
		{ "x\n<!-- taut:1 path=a%20b.md id=0123456789abcdef pad=xx -->\n\n \t\n",
			"0123456789abcdef", "a%20b.md" },
		{ "x\n<!-- taut:1 pad= new=1 path=b -->\n", "", "b" },
		{ "x\n<!-- taut:1 id=0123456789ABCDEF -->\n", "", "" },
		{ "x\n<!-- taut:1 id=0123 -->\n", "", "" },
		{ "x\n<!-- taut:1 id=0123456789abcdef -->\ny\n", "", NULL },
		{ "x\n<!-- taut:2 id=0123456789abcdef -->\n", "", NULL },
		{ "x\n<!-- taut:1 some words -->\n", "", NULL },
		{ "x <!-- taut:1 id=0123456789abcdef -->\n", "", NULL },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct trailer trailer;
		bool found = trailer_at_end(slice_of(rows[n].text), &trailer);

		assert_int_equal(found, rows[n].path != NULL);
		if (!found)
			continue;
		assert_string_equal(trailer.id, rows[n].id);
		assert_true(slice_is(trailer.path, rows[n].path));
	}
}

static void
test_paths(void **state)
{
	static const char *const paths[] = { "a.md", "a b.md", "a-->b.md", "100%.md", "%20.md",
		"caf\xC3\xA9.md", "a\tb\nc\x7f.md", "<!--.md" };

	(void)state;
	for (size_t n = 0; n < SIZE(paths); n++) {
		struct buf text = BUF_INIT;
		struct trailer trailer;
		char path[64];

		buf_add_text(&text, "x\n");
		trailer_add(&text, paths[n], "0123456789abcdef");
		assert_int_equal(fence_lines(buf_slice(&text)), 2);
		assert_int_equal(slice_find(buf_slice(&text), "-->"), text.len - 4);
		assert_true(trailer_at_end(buf_slice(&text), &trailer));
		memcpy(path, trailer.path.ptr, trailer.path.len);
		assert_true(slice_is((struct slice){ path,
			trailer_decode(path, trailer.path.len) }, paths[n]));
		buf_release(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_openers),
		cmocka_unit_test(test_prefixes),
		cmocka_unit_test(test_closers),
		cmocka_unit_test(test_near_misses),
		cmocka_unit_test(test_hide),
		cmocka_unit_test(test_hide_touches_nothing),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_window),
		cmocka_unit_test(test_padding),
		cmocka_unit_test(test_room),
		cmocka_unit_test(test_trailers),
		cmocka_unit_test(test_paths),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
