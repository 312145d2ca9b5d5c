/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "age/age.h"
#include "seal/gate.h"
#include "seal/passage.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define PAGE "entries/2026/11/2026-11-21.md"
#define ARMOR "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n"

static struct secret key = SECRET_INIT;

/* One that has somebody to seal to. */
static struct gate
gate_with_key(void)
{
	struct gate gate = GATE_INIT;
	struct err err = ERR_INIT;
	struct age_recipient own;

	gate.read = true;
	age_identity_recipient(key.ptr, &own);
	assert_true(keylist_add(&gate.trust.list, &own, slice_of("own"), &err));
	return gate;
}

static const char *const refused[] = {
	"```private\nx\n",
	"  ~~~ private\n",
	"````Private words after\n",
	"> - ```private\n",
	"1. ```{.private}\n",
	"12) > ~~~~\tprivate\n",
	"\t\t```private\n",
	"text\r```private\r",
	"text\r\n```PRIVATE\r\n",
	"\xEF\xBB\xBF```private\n",
	"\xC2\xA0```private\n",
	"``private\n",
	"~~ private\n",
	"\xE2\x80\x9C`private\n",
	"''' private\n",
	"\"\"\"private\n",
	"- + * ```private",
	"``` .private\n",
	"vv\n``PRIVATE\n",
	"''PriVate\n",
	"```private, for nobody\n",
	"2026-11-21 ```private\n",
	"\\`\\`\\`private\nx\n",
	"a) ```private about Bob\n   x\n   ```\n",
	"words\n\nI. ~~private\n",
	"[^note]: ```private about Bob\n",
	"x\n```pr\xC3\xADvate\ny\n```\n",
	"''\xD1\x80rivate\n",
	("\xEF\xBD\x80\xEF\xBD\x80\xEF\xBD\x80\xEF\xBD\x90\xEF\xBD\x92\xEF\xBD\x89\xEF\xBD\x96"
	"\xEF\xBD\x81\xEF\xBD\x94\xEF\xBD\x85\n"),
	"\xEF\xBD\x80\xEF\xBD\x80\xEF\xBD\x80privat\n",
	"a\n\xEF\xBB\xBF```privat\nx\n```\n",
	/* Lines that only some editors break */
	"x\f```private words\n", "x\v```private words\n", "x\xC2\x85```private words\n",
	"x\xE2\x80\xA8```private words\n", "x\xE2\x80\xA9> ~~~~private words\n",
	"x\fy\v``private words\nz\n", "x\f```privat words\n",
};

static const char *const passed[] = {
	"",
	"private\n",
	"# private\n",
	"`private\n",
	"```\nprivate\n```\n",
	"```privateer\n",
	"```age\nno armor\n```\n",
	"x\fa private page\v```js\n",
	"a word ```private in the middle\n",
	"\"private\" was her word\n",
	"~~~~\n",
};

/* What people write of what is private; none of it says that it is. */
static const char *const natural[] = {
	"\"Private\" is what the sign said.",
	"\xE2\x80\x9CPrivate,\xE2\x80\x9D it said, and we turned round.",
	"\xE2\x80\x98Private\xE2\x80\x99 was painted on the gate.",
	"\xC2\xAB Private \xC2\xBB, she read aloud.",
	"\xE2\x80\x9EPrivat\xE2\x80\x9C stand an der T\xC3\xBCr.",
	"Private thoughts, kept private.",
	"- private: nothing much",
	"- a private talk with Ana",
	"* Private lessons, 30 a month",
	"1. private first, then public",
	"a) private",
	"A. Private property",
	"(a) \"private\" as he called it",
	"i. private, ii. public",
	"[^1]: private letter of 3 May",
	"[^note]: \"Private\" in the first edition.",
	"> \"private\" she said",
	"> > private",
	"- [ ] private number for the bank",
	"- [x] \"private\" tab closed",
	"# Private",
	"## \"Private\"",
	"| private | public |",
	"The word `private` before a member.",
	"`private` is a keyword",
	"`private int x;`",
	"use ``x`` for code, private or not",
	"std::private_thing, ::private in C",
	"12:30 private view at the gallery",
	"20:15 \"private\" party",
	"~private~ struck out",
	"**private** and *private*",
	"'tis private",
	"It's 'private', isn't it?",
	"Private Ryan, Private Eye, private eyes",
	"He's a privateer; she speaks privately.",
	"la vie priv\xC3\xA9""e, les priv\xC3\xA9s",
	"vida privada, casa privata, vie priv\xC3\xA9""e",
	"\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB0\xD1\x82\xD0\xBD\xD0\xBE \xD0\xBC\xD0\xB5\xD0\xB6\xD0\xB4\xD1\x83 \xD0\xBD\xD0\xB0\xD0\xBC\xD0\xB8",
	"\xCE\xB9\xCE\xB4\xCE\xB9\xCF\x89\xCF\x84\xCE\xB9\xCE\xBA\xCF\x8C",
	"C:\\private\\notes and \\private",
	"/home/ana/private",
	"\xE2\x80\x94 private \xE2\x80\x94",
	"\xE2\x80\xA6private, perhaps",
	"said he (\"private!\")",
	"what old type calls ``private'' and a ``private'' word",
	"a page\fbreak and a private word",
	"line\xE2\x80\xA8private line",
	"```\nprivate int x;\n```",
	"~~~c++\nprivate:\n\tint x;\n~~~",
};

static void
test_natural(void **state)
{
	struct buf page = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(natural); n++) {
		if (gate_concerns(PAGE, slice_of(natural[n])))
			fail_msg("refused: %s", natural[n]);
		buf_printf(&page, "%s\n", natural[n]);
	}
	assert_false(gate_concerns(PAGE, buf_slice(&page)));
	buf_release(&page);
}

static bool
pass(const char *path, const char *text, struct err *err)
{
	struct buf out = BUF_INIT;

	buf_add_text(&out, "before");
	struct gate gate = GATE_INIT;
	bool ok = gate_pass(&gate, path, slice_of(text), &out, err);

	if (ok)
		assert_string_equal(out.ptr + 6, text);
	else
		assert_string_equal(out.ptr, "before");
	buf_release(&out);
	return ok;
}

static void
test_refused(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(refused); n++) {
		struct err err = ERR_INIT;

		if (pass(PAGE, refused[n], &err))
			fail_msg("passed: %s", refused[n]);
		assert_int_equal(err.kind, ERR_FORMAT);
		assert_true(err.hint[0] != '\0');
	}
}

static void
test_passed(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(passed); n++) {
		struct err err = ERR_INIT;

		if (!pass("purpose.md", passed[n], &err))
			fail_msg("refused: %s", passed[n]);
	}
}

static void
test_says_where_and_not_what(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_false(pass("purpose.md", "a\r\nb\rc\n> ```private\nsecret words\n```\n", &err));
	assert_non_null(strstr(err.text, "purpose.md:4:"));
	assert_null(strstr(err.text, "secret"));
	assert_null(strstr(err.hint, "secret"));
}

static void
test_pages_only(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_true(pass("entries/2026/11/attachments/a.jpg", "```private\n", &err));
	assert_true(pass("a.md.age", "```private\n", &err));
	assert_true(pass("md", "```private\n", &err));
	assert_false(pass("entries/2026/11/attachments/NOTES.MD", "a\n```private\n", &err));
	assert_non_null(strstr(err.text, "NOTES.MD:2: a private passage does not close"));
}

/* Only pages hold passages; who begins one in another text took it for a page. */
static void
test_other_texts(void **state)
{
	static const char *const names[] = { "a.txt", "A.TXT", "a.markdown", "a.Mdown" };

	(void)state;
	for (size_t n = 0; n < SIZE(names); n++) {
		struct err err = ERR_INIT;
		struct slice text = slice_of("a\n> ```{.Private}\nsecret\n> ```\n");

		assert_true(gate_reads(names[n]));
		assert_false(pass(names[n], text.ptr, &err));
		assert_int_equal(err.kind, ERR_FORMAT);
		assert_non_null(strstr(err.text, ":2: a private passage begins here"));
		assert_non_null(strstr(err.hint, "page"));
		assert_true(gate_concerns(names[n], text));
		assert_int_equal(gate_unsealed(names[n], text), 2);
		assert_false(pass(names[n], "a\n```private\nno end\n", &err));
		assert_true(pass(names[n], "a\n``private\n```pirvate\n```age\nx\n", &err));
		assert_true(pass(names[n], "a\xFF\n```private\nx\n```\n", &err));
	}
	assert_false(gate_reads("a.jpg"));
}

/* A page of Notepad's: nothing in it can be read by lines. */
static void
test_wide(void **state)
{
	static const struct {
		struct slice bytes;
		size_t line;
	} rows[] = {
#define ROW(text, line) { { text, sizeof text - 1 }, line }
#define LE "p\0r\0i\0V\0a\0t\0e\0"
#define BE "\0p\0r\0I\0v\0a\0t\0e"
		ROW("\xFF\xFE`\0`\0`\0" LE "\n\0", 1),
		ROW("\xFF\xFEx\0\r\0\n\0`\0`\0`\0" LE, 2),
		ROW("\xFE\xFF\0x\0\r\0\n\0y\0\n\0`\0`\0`" BE, 3),
		ROW("`\0`\0`\0" LE, 1), ROW(BE, 1), ROW("a\n" LE "b\n", 2),
		ROW("`\0\0\0p\0\0\0r\0\0\0i\0\0\0v\0\0\0a\0\0\0t\0\0\0e\0\0\0", 1),
		ROW("\xFF\xFEp\0u\0b\0l\0i\0c\0\n\0", 0), ROW("p\0r\0i\0v\0a\0t\0", 0),
		ROW("\0\0private\0", 0), ROW("\0", 0), ROW("a\0\0b\xFE\xFF", 0),
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct gate gate = GATE_INIT;
		struct buf out = BUF_INIT;
		struct err err = ERR_INIT;

		assert_int_equal(gate_pass(&gate, PAGE, rows[n].bytes, &out, &err), !rows[n].line);
		assert_int_equal(gate_concerns(PAGE, rows[n].bytes), rows[n].line > 0);
		assert_int_equal(gate_unsealed(PAGE, rows[n].bytes), rows[n].line);
		assert_true(rows[n].line ? strstr(err.text, "UTF-16") != NULL :
			slice_equal(buf_slice(&out), rows[n].bytes));
		assert_true(gate_pass(&gate, "a.bin", rows[n].bytes, &out, &err));
		buf_release(&out);
	}
}

/* To a person the block of a sealed passage is the passage: what is typed in
 * it would be committed as it is. */
static void
test_stray(void **state)
{
	static const struct {
		const char *text;
		size_t line;
	} rows[] = {
		{ "```age\n" ARMOR "and more words\n```\n", 5 },
		{ "```age\n" ARMOR "\n\nand\n```\n", 7 },
		{ "a\n```age\n-----BEGIN AGE ENCRYPTED FILE-----\nmy words!\nYWdl\n"
			"-----END AGE ENCRYPTED FILE-----\n```\n", 4 },
		{ "```age\n-----BEGIN AGE ENCRYPTED FILE-----\n\xE2\x80\xA6\n"
			"-----END AGE ENCRYPTED FILE-----\n```\n", 3 },
		{ "> ```age\n> -----BEGIN AGE ENCRYPTED FILE-----\n> YWdl\n> secret\n"
			"> -----END AGE ENCRYPTED FILE-----\n> ```\n", 4 },
		{ "```age\n-----BEGIN AGE ENCRYPTED FILE-----\n```\n", 1 },
		{ "```age\n-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\nbase\n"
			"-----END AGE ENCRYPTED FILE-----\n```\n", 1 },
		{ "```age\n" ARMOR ARMOR "```\n", 1 },
		{ "a\n\n```age\n-----BEGIN AGE ENCRYPTED FILE----- \nYWdl\n"
			"-----END AGE ENCRYPTED FILE-----\n```\n", 4 },
		{ "```age\n" ARMOR "```\n", 0 }, { "~~~age x\n" ARMOR "\n \n~~~\nwords\n", 0 },
		{ "```age\n-----BEGIN AGE ENCRYPTED FILE-----\r\nYWdl\r\n"
			"-----END AGE ENCRYPTED FILE-----\r\n```\n", 0 },
		{ "- ```age\n  -----BEGIN AGE ENCRYPTED FILE-----\n  YWdl\n"
			"  -----END AGE ENCRYPTED FILE-----\n  ```\n", 0 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct err err = ERR_INIT;
		struct slice text = slice_of(rows[n].text);
		char where[64];

		assert_int_equal(gate_unsealed(PAGE, text), rows[n].line);
		assert_int_equal(gate_concerns(PAGE, text), rows[n].line > 0);
		assert_int_equal(pass(PAGE, text.ptr, &err), rows[n].line == 0);
		if (!rows[n].line)
			continue;
		snprintf(where, sizeof where, PAGE ":%zu: ", rows[n].line);
		assert_int_equal(err.kind, ERR_FORMAT);
		assert_ptr_equal(strstr(err.text, where), err.text);
		assert_null(strstr(err.text, "secret"));
		assert_true(err.hint[0] != '\0');
	}
}

static void
test_any_bytes(void **state)
{
	static const char bytes[] = "``\0`privat\na\xff\xfe```private x";
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	struct gate gate = GATE_INIT;
	assert_true(gate_pass(&gate, "a.md", (struct slice){ bytes, sizeof bytes - 1 }, &out, &err));
	assert_int_equal(out.len, sizeof bytes - 1);
	buf_release(&out);
}

/*
 * What people write, and what comes out: what is sealed stands in braces,
 * behind what its block begins with; "!4" is a refusal that names line 4.
 */
static const struct shape {
	const char *name, *text, *out;
} shapes[] = {
	/* Healthy */
	{ "plain", "a\n```private\nx\n```\nb\n", "a\n{x\n}\nb\n" },
	{ "tildes", "~~~private\nx\n~~~\n", "{x\n}\n" },
	{ "no line end", "```private\nx\n```", "{x\n}" },
	{ "a word first", "```Private notes about X\nx\n```\n", "{notes about X\nx\n}\n" },
	{ "words alone", "```private so tired\n```\n", "{so tired\n}\n" },
	{ "attributes", "```{.private}\nx\n```\n", "{x\n}\n" },
	{ "a blank before", "``` private\nx\n```\n", "{x\n}\n" },
	{ "CRLF", "a\r\n```private\r\nx\r\ny\r\n```\r\nb\r\n", "a\r\n{x\ny\n}\r\nb\r\n" },
	{ "lone CR", "a\r```private\rx\r```\rb", "a\r{x\n}\rb" },
	{ "byte-order mark", "\xEF\xBB\xBF```private\nx\n```\n", "\xEF\xBB\xBF{x\n}\n" },
	{ "list", "- a\n- ```private\n  x\n    y\n  ```\n- b\n", "- a\n{- x\n  y\n}\n- b\n" },
	{ "numbered list", "10. ```private\n    x\n    ```\n", "{10. x\n}\n" },
	{ "nested list", "- a\n  - b\n    - ```private\n      x\n      ```\n",
		"- a\n  - b\n{    - x\n}\n" },
	{ "under a list", "- a\n\n  ```private\n  x\n\n  y\n  ```\n",
		"- a\n\n{  x\n\ny\n}\n" },
	{ "outliner", "- ```private\n- x\n- ```\n", "{- - x\n}\n" },
	{ "quote", "> a\n> ```private\n> x\n>\n>y\n> ```\n> b\n", "> a\n{> x\n\ny\n}\n> b\n" },
	{ "quote in a quote", "> > ```private\n> > x\n> > ```\n", "{> > x\n}\n" },
	{ "list in a quote", "> - ```private\n>   x\n>   ```\n", "{> - x\n}\n" },
	{ "quote in a list", "- > ```private\n  > x\n  > ```\n", "{- > x\n}\n" },
	{ "lazy lines", "> ```private\nx\ny\n```\nb\n", "{> x\ny\n}\nb\n" },
	{ "lazy in a paragraph", "> a\n```private\nx\n```\n", "> a\n{x\n}\n" },
	{ "tabs", "-\t```private\n\tx\n\t```\n", "{-\t\tx\n}\n" },
	{ "a tab", "\t```private\n\tx\n\t```\n", "{\tx\n}\n" },
	{ "deep", "            ```private\n            x\n            ```\n",
		"{            x\n}\n" },
	{ "a longer closer", "```private\nx\n``````\nb\n", "{x\n}\nb\n" },
	{ "blanks behind the closer", "```private\nx\n``` \t\nb\n", "{x\n}\nb\n" },
	{ "a longer fence around code", "````private\n```js\nx\n```\n````\n",
		"{```js\nx\n```\n}\n" },
	{ "in a fence of Markdown", "````markdown\n```private\nx\n```\n````\n",
		"````markdown\n{x\n}\n````\n" },
	{ "in a comment", "<!--\n```private\nx\n```\n-->\n", "<!--\n{x\n}\n-->\n" },
	{ "in front matter", "---\n```private\nx\n```\n---\n", "---\n{x\n}\n---\n" },
	{ "in HTML", "<div>\n```private\nx\n```\n</div>\n", "<div>\n{x\n}\n</div>\n" },
	{ "two", "```private\nx\n```\na\n~~~private\ny\n~~~\n", "{x\n}\na\n{y\n}\n" },
	{ "two in a row", "```private\nx\n```\n```private\ny\n```\n", "{x\n}\n{y\n}\n" },
	{ "a near miss inside", "````private\n``private\n````\n", "{``private\n}\n" },
	{ "code before", "```js\ny\n```\n```private\nx\n```\n", "```js\ny\n```\n{x\n}\n" },
	{ "code that does not end", "```js\ny\n~~~private\nx\n~~~\n", "```js\ny\n{x\n}\n" },
	{ "an age fence with something else", "```age\ny\n```\n~~~private\nx\n~~~\n",
		"```age\ny\n```\n{x\n}\n" },
	{ "a heading in it", "```private\n## 20:15\nx\n```\n", "{## 20:15\nx\n}\n" },
	{ "with an id", "```private\nx\n<!-- taut:1 id=0123456789abcdef -->\n```\n", "{x\n}\n" },

	/* Broken */
	{ "not closed", "a\n```private\nx\n\nb\n", "!2" },
	{ "closed with fewer", "a\n````private\nx\n```\nb\n", "!2" },
	{ "closed with another", "```private\nx\n~~~\nb\n", "!1" },
	{ "words behind the closer", "```private\nx\n``` end\nb\n```\n", "!3" },
	{ "a no-break space behind it", "```private\nx\n```\xC2\xA0\nb\n```\n", "!3" },
	{ "code in it", "```private\n```js\nx\n```\ny\n```\n", "!2" },
	{ "code in a list in it", "```private\n- ```\n  x\n  ```\ny\n```\n", "!2" },
	{ "code in a quote in it", "```private\n> ```\n> x\n> ```\ny\n```\n", "!2" },
	{ "indented code in it", "```private\n1.  a\n\n    ```\n    x\n    ```\ny\n```\n", "!4" },
	{ "private in private", "````private\n```private\nx\n```\n````\n", "!2" },
	{ "one forgotten closer", "```private\nx\n\na\n\n```private\ny\n```\n", "!6" },
	{ "forgotten before code", "```private\nx\n\n```js\na\n```\n", "!4" },
	{ "two backticks", "a\n``private\nx\n``\n", "!2" },
	{ "curly quotes", "\xE2\x80\x98\xE2\x80\x98\xE2\x80\x98private\nx\n", "!1" },
	{ "no-break space before", "\xC2\xA0```private\nx\n```\n", "!1" },
	{ "no-break space in it", "```\xC2\xA0private\nx\n```\n", "!1" },
	{ "no-break space behind", "```private\xC2\xA0notes\nx\n```\n", "!1" },
	{ "a comma", "```private, for nobody\nx\n```\n", "!1" },
	{ "behind words", "a: ```private\nx\n```\n", "!1" },
	{ "a task", "- [ ] ```private\n  x\n  ```\n", "!1" },
	{ "a slip", "```pirvate\nx\n```\n", "!1" },
	{ "a second word", "```text private\nx\n```\n", "!1" },
	{ "empty", "a\n```private\n```\n", "!2" },
	{ "blank", "> ```private\n> \n>\n> ```\n", "!1" },
	{ "an id alone", "```private\n\n<!-- taut:1 id=0123456789abcdef -->\n```\n", "!1" },
	{ "a mark in the middle", "a\n\xEF\xBB\xBF```private\nx\n```\n", "!2" },
	{ "an age fence cut off", "a\n```age\n-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "!2" },
	{ "cut off, then more", "```age\n" ARMOR "\nb\n```private\nx\n```\n", "!7" },
	{ "words in armor", "```age\n" ARMOR "words\n```\n", "!5" },
	{ "words in armor, then more", "```age\n" ARMOR "a b\n```\n```private\nx\n```\n", "!5" },
	{ "a near miss in armor", "```age\n" ARMOR "``private\n```\n", "!5" },
	{ "a bad one and a good one", "a\n``private\n```private\nx\n```\n", "!2" },
	{ "a good one and a bad one", "```private\nx\n```\n``private\n", "!4" },
};

/* The text with what is sealed opened again, in braces. */
static void
unseal(struct buf *out, struct slice text, const char *path)
{
	struct passage passage;
	size_t at = 0, done = 0;

	while (passage_next(text, &at, &passage)) {
		struct opened opened = OPENED_INIT;
		struct err err = ERR_INIT;

		assert_int_equal(passage.kind, PASSAGE_AGE);
		assert_true(passage.closed && !passage.inner);
		buf_add(out, slice_part(text, done, passage.start));
		if (!passage_open(&opened, &passage, path, &key, &err))
			fail_msg("%s", err.text);
		assert_int_equal(opened.place, PASSAGE_HERE);
		assert_int_equal(strlen(opened.id), PASSAGE_ID);
		buf_add_char(out, '{');
		buf_add(out, passage.prefix);
		buf_add(out, opened.text);
		buf_add_char(out, '}');
		buf_add(out, passage.last);
		done = passage.end;
		opened_release(&opened);
	}
	buf_add(out, slice_from(text, done));
}

static void
check_refused(const struct shape *shape, const struct buf *sealed, const struct err *err)
{
	char where[64];

	snprintf(where, sizeof where, PAGE ":%s: ", shape->out + 1);
	assert_int_equal(err->kind, ERR_FORMAT);
	if (strncmp(err->text, where, strlen(where)) != 0)
		fail_msg("%s: %s", shape->name, err->text);
	assert_true(err->hint[0] != '\0');
	assert_string_equal(sealed->ptr, "");
}

static void
check_shape(const struct shape *shape)
{
	struct gate gate = gate_with_key();
	struct buf sealed = BUF_INIT, again = BUF_INIT, opened = BUF_INIT;
	struct err err = ERR_INIT;
	struct slice text = slice_of(shape->text);
	bool ok = gate_pass(&gate, PAGE, text, &sealed, &err);

	assert_true(gate_concerns(PAGE, text));
	if (ok != (shape->out[0] != '!'))
		fail_msg("%s: %s", shape->name, ok ? "passed" : err.text);
	if (ok) {
		unseal(&opened, buf_slice(&sealed), PAGE);
		if (strcmp(opened.ptr, shape->out) != 0)
			fail_msg("%s: %s\nnot %s", shape->name, opened.ptr, shape->out);
		assert_int_equal(gate.sealed, passage_count(buf_slice(&sealed)));
		assert_true(gate_pass(&gate, PAGE, buf_slice(&sealed), &again, &err));
		assert_string_equal(again.ptr, sealed.ptr);
		assert_false(gate_concerns(PAGE, buf_slice(&sealed)));
		assert_int_equal(gate_unsealed(PAGE, buf_slice(&sealed)), 0);
	} else {
		check_refused(shape, &sealed, &err);
	}
	buf_release(&sealed);
	buf_release(&again);
	buf_release(&opened);
}

static void
test_shapes(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(shapes); n++)
		check_shape(&shapes[n]);
}

/* Every line of a block begins and ends as the opening line does. */
static void
test_lines_of_a_block(void **state)
{
	static const char *const rows[][4] = { /* text, first line, beginning and end of the others */
		{ "> - ```private\r\n>   x\r\n>   ```\r\n", "> - ```age\r\n", ">   ", "\r\n" },
		{ "1.\t~~~~private\nx\n~~~~\n", "1.\t~~~~age\n", "  \t", "\n" },
		{ "> > ```private\n> > x\n> > ```\n", "> > ```age\n", "> > ", "\n" },
		{ "```private\rx\r```\r", "```age\r", "", "\r" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		struct gate gate = gate_with_key();
		struct buf out = BUF_INIT;
		struct err err = ERR_INIT;
		size_t at = strlen(rows[n][1]), line = 0, close;

		assert_true(gate_pass(&gate, PAGE, slice_of(rows[n][0]), &out, &err));
		assert_true(slice_starts(buf_slice(&out), rows[n][1]));
		for (; at < out.len; line++) {
			struct slice rest = slice_from(buf_slice(&out), at);

			assert_true(slice_starts(rest, rows[n][2]));
			close = slice_find(rest, rows[n][3]);
			assert_true(close != SLICE_NONE && close <= strlen(rows[n][2]) + 64);
			at += close + strlen(rows[n][3]);
		}
		assert_true(line > 20);
		buf_release(&out);
	}
}

/* What is sealed keeps its bytes while another passage beside it is sealed. */
static void
test_sealed_stays(void **state)
{
	struct gate gate = gate_with_key();
	struct buf first = BUF_INIT, page = BUF_INIT, out = BUF_INIT, opened = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(gate_pass(&gate, PAGE, slice_of("```private\nx\n```\n"), &first, &err));
	buf_add_text(&page, "~~~private\ny\n~~~\n");
	buf_add(&page, buf_slice(&first));
	buf_add_text(&page, "~~~private\nz\n~~~\n");
	assert_true(gate_pass(&gate, PAGE, buf_slice(&page), &out, &err));
	assert_int_equal(gate.sealed, 3);
	assert_true(slice_find(buf_slice(&out), first.ptr) != SLICE_NONE);
	unseal(&opened, buf_slice(&out), PAGE);
	assert_string_equal(opened.ptr, "{y\n}\n{x\n}\n{z\n}\n");
	buf_release(&first);
	buf_release(&page);
	buf_release(&out);
	buf_release(&opened);
}

static void
test_unsealed(void **state)
{
	static const struct {
		const char *text;
		size_t line;
	} rows[] = {
		{ "", 0 }, { "a\n```js\nx\n```\n", 0 }, { "a\r\nb\n```private\nx\n```\n", 3 },
		{ "a\n``private\n", 2 }, { "a\n\n```private\nx", 3 }, { "```age\n" ARMOR "```\n", 0 },
		{ "```age\n" ARMOR "```\n```private\nx\n```\n", 6 },
		{ "```age\n" ARMOR "\n```private\nx\n```\n", 6 },
		{ "```age\n" ARMOR, 0 }, { "```private\n``private\n```\n", 1 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(rows); n++) {
		assert_int_equal(gate_unsealed(PAGE, slice_of(rows[n].text)), rows[n].line);
		assert_int_equal(gate_unsealed("a.jpg", slice_of(rows[n].text)), 0);
	}
}

/* Whom to seal to is read once, and only when there is something to seal. */
static void
test_nobody_to_seal_to(void **state)
{
	struct gate gate = GATE_INIT;
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(gate_pass(&gate, PAGE, slice_of("```age\n" ARMOR "```\n"), &out, &err));
	assert_false(gate.read);
	buf_clear(&out);
	assert_false(gate_pass(&gate, PAGE, slice_of("a\n```private\nx\n```\n"), &out, &err));
	assert_int_equal(err.kind, ERR_KEY);
	assert_non_null(strstr(err.text, PAGE ":2: this machine has no list of keys"));
	assert_non_null(strstr(err.hint, "taut key new"));
	assert_true(gate.read);
	assert_int_equal(out.len, 0);
	gate = (struct gate){ .read = true }; /* a list of nobody */
	assert_false(gate_pass(&gate, PAGE, slice_of("a\n```private\nx\n```\n"), &out, &err));
	assert_int_equal(err.kind, ERR_KEY);
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

static void
test_trusted_file(void **state)
{
	char folder[] = "/tmp/taut-gate-XXXXXX";
	struct gate known = gate_with_key(), gate = GATE_INIT, other;
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;
	struct slice text = slice_of("```private\nx\n```\n");

	(void)state;
	assert_non_null(mkdtemp(folder));
	gate.taut = open(folder, O_RDONLY | O_DIRECTORY);
	other = gate;
	assert_false(gate_pass(&gate, PAGE, text, &out, &err));
	assert_int_equal(err.kind, ERR_KEY);
	assert_non_null(strstr(err.text, "this machine has no list of keys"));
	assert_non_null(strstr(err.hint, "taut key trust"));
	known.trust.list.serial = 1;
	known.trust.rehearsed = known.trust.made = 20000;
	assert_true(trust_write(&known.trust, gate.taut, &err));
	assert_false(gate_pass(&gate, PAGE, text, &out, &err)); /* asked once */
	assert_true(gate_pass(&other, PAGE, text, &out, &err));
	assert_int_equal(other.sealed, 1);
	assert_int_equal(passage_count(buf_slice(&out)), 1);
	buf_clear(&out);
	assert_int_equal(close(openat(gate.taut, "trusted", O_WRONLY | O_TRUNC)), 0);
	other = (struct gate){ .taut = gate.taut };
	assert_false(gate_pass(&other, PAGE, text, &out, &err));
	assert_int_equal(err.kind, ERR_KEY);
	assert_non_null(strstr(err.text, "trusted"));
	assert_int_equal(unlinkat(gate.taut, "trusted", 0), 0);
	close(gate.taut);
	rmdir(folder);
	buf_release(&out);
}

static int
make_key(void **state)
{
	(void)state;
	age_identity_make(&key);
	return 0;
}

static int
drop_key(void **state)
{
	(void)state;
	secret_release(&key);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_passed),
		cmocka_unit_test(test_says_where_and_not_what),
		cmocka_unit_test(test_natural),
		cmocka_unit_test(test_pages_only),
		cmocka_unit_test(test_other_texts),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_stray),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_lines_of_a_block),
		cmocka_unit_test(test_sealed_stays),
		cmocka_unit_test(test_unsealed),
		cmocka_unit_test(test_nobody_to_seal_to),
		cmocka_unit_test(test_trusted_file),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, make_key, drop_key);
}
