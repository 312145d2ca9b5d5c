/* SPDX-License-Identifier: ISC */
/*
 * Reading Markdown: lines, sections, items, fields. Most cases are texts next
 * to what is read of them, written in a short form by describe().
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/document.h"

#define SIZE(table) (sizeof(table) / sizeof *(table))

static struct document
parse(struct slice text)
{
	struct document doc = { 0 };
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	buf_add(&bytes, text);
	assert_true(document_parse(&doc, &bytes, "test.md", &err));
	assert_int_equal(bytes.len, 0);
	return doc;
}

static void
describe_fields(struct buf *out, const struct document *doc, size_t first, size_t end)
{
	for (size_t n = first; n < end; n++) {
		const struct field *field = &doc->fields[n];

		buf_printf(out, " %s%.*s=", field->sign ? "!" : "", SLICE_ARG(field->key));
		field_value(field, out);
	}
}

static void
describe_item(struct buf *out, const struct document *doc, const struct item *item)
{
	buf_printf(out, "%zu:", item->depth);
	if (item->box)
		buf_printf(out, "[%c]", item->box);
	buf_printf(out, "<%.*s>", SLICE_ARG(item->words));
	describe_fields(out, doc, item->field, item->field_end);
	if (item->id.len)
		buf_printf(out, " ^%.*s", SLICE_ARG(item->id));
	buf_add_char(out, '|');
}

/* Items only, one after another. */
static void
describe_items(struct buf *out, const struct document *doc)
{
	for (size_t n = 0; n < doc->item_count; n++)
		describe_item(out, doc, &doc->items[n]);
}

/* Headings with level and title, and the fields below them. */
static void
describe_sections(struct buf *out, const struct document *doc)
{
	for (size_t n = 0; n < doc->section_count; n++) {
		const struct section *section = &doc->sections[n];

		if (section->line != DOCUMENT_NONE)
			buf_printf(out, "%zu<%.*s>", section->level, SLICE_ARG(section->title));
		describe_fields(out, doc, section->field, section->field_end);
		if (section->line != DOCUMENT_NONE || section->field_end > section->field)
			buf_add_char(out, '|');
	}
}

static void
describe_kinds(struct buf *out, const struct document *doc)
{
	for (size_t n = 0; n < doc->line_count; n++)
		buf_add_char(out, "_thifcm"[doc->lines[n].kind]);
}

struct expect {
	const char *text;
	const char *read;
};

static void
check_table(const struct expect *cases, size_t count,
	void (*describe)(struct buf *, const struct document *))
{
	for (size_t n = 0; n < count; n++) {
		struct document doc = parse(slice_of(cases[n].text));
		struct buf out = BUF_INIT;

		describe(&out, &doc);
		if (!slice_is(buf_slice(&out), cases[n].read))
			print_error("in: %s\n", cases[n].text);
		assert_string_equal(out.ptr, cases[n].read);
		buf_release(&out);
		document_release(&doc);
	}
}

static void
test_sections(void **state)
{
	static const struct expect cases[] = {
		{ "# A\n## B\n", "1<A>|2<B>|" },
		{ "#\n##  \n", "1<>|2<>|" },
		{ "# A #\n## B ## \n# C#\n# D \\#\n## ##\n", "1<A>|2<B>|1<C#>|1<D \\#>|2<>|" },
		{ "#\tA\t\n###### six\n####### seven\n", "1<A>|6<six>|" },
		{ "#A\n # B\n\t# C\n\\# D\n", "" },
		{ "A\n===\nB\n---\n", "" },
		{ "```\n# A\n```\n# B\n", "1<B>|" },
		{ "````\n```\n# A\n`````\n# B", "1<B>|" },
		{ "~~~ x ` y\n# A\n```\n~~~\n# B", "1<B>|" },
		{ "``` a`b\n# A\n", "1<A>|" },
		{ "``\n# A\n", "1<A>|" },
		{ "   ```\n# A\n   ```\n# B\n", "1<B>|" },
		{ "    ```\n# A\n", "1<A>|" },
		{ "```\n# A\n    ```\n# B\n```\n# C", "1<C>|" },
		{ "``` \n# A\n``` x\n# B\n", "" },
		{ "- ```\n  # A\n# B\n", "1<B>|" },
		{ "- x\n  ~~~\n  a\n# B\n", "1<B>|" },
		{ "> ```\n> # A\n# B\n", "1<B>|" },
		{ "<!--\n# A\n-->\n# B\n", "1<B>|" },
		{ "   <!-- x\n# A\n--> # C\n# B\n", "1<B>|" },
		{ "<!-- x -->\n# A\n", "1<A>|" },
		{ "<!-->\n# A\n", "1<A>|" },
		{ "text <!--\n# A\n", "1<A>|" },
		{ "- a\n  <!--\n# A\n", "1<A>|" },
		{ "---\n# a\n---\n# B\n", "1<B>|" },
		{ "\xEF\xBB\xBF---\n# a\n---\n# B\n", "1<B>|" },
		{ "---\n# a\n## b\n---\n# B\n", "1<a>|2<b>|1<B>|" },
		{ "---\n# A\n", "1<A>|" },
		{ "\n---\n# A\n---\n", "1<A>|" },
		{ "--- \r# a\r---\r# B\r", "1<B>|" },
		{ "\xEF\xBB\xBF# A\r\n## B\r# C", "1<A>|2<B>|1<C>|" },
		{ "# A\n\n[horizon:: 2027-11-21] [was:: Old]\n", "1<A> horizon=2027-11-21 was=Old|" },
		{ "# A\n[a:: b] c\n c [a:: b]\n   [d:: e]  \n", "1<A> d=e|" },
		{ "# A\n- i [a:: b]\n  [c:: d]\n\n  [e:: f]\n\n[g:: h]\n", "1<A> g=h|" },
		{ "[a:: b]\n# A\n```\n[c:: d]\n```\n    [e:: f]\n", " a=b|1<A>|" },
	};

	(void)state;
	check_table(cases, SIZE(cases), describe_sections);
}

static void
test_kinds(void **state)
{
	static const struct expect cases[] = {
		{ "", "" },
		{ "\n", "_" },
		{ "a", "t" },
		{ "a\n\n", "t_" },
		{ "\r\r\n\n\r", "____" },
		{ "\xEF\xBB\xBF", "_" },
		{ "\xEF\xBB\xBF\n", "_" },
		{ "- a\n  b\n\n  c\nd\n", "it_tt" },
		{ "```\n\n- a\n```\n- b", "ffffi" },
		{ "- ```\n\n  - a\n  ```\n- b", "iff" "fi" },
		{ "- ```\n\n\nx\n", "i__t" },
		{ "<!--\n- a\n\n-->\n- b", "cccci" },
		{ "---\na: b\n---\n- b", "mmmi" },
		{ "- a\n  > - b\n  c\n", "itt" },
		{ "> ~~~\n> - b\n\n- c\n", "ff_i" },
		{ "- > ```\n  > - b\n  > ```\n  - c\n", "iffi" },
		{ "- - ```\n    - x\n    ```\n- c\n", "iffi" },
	};

	(void)state;
	check_table(cases, SIZE(cases), describe_kinds);
}

static void
test_items(void **state)
{
	static const struct expect cases[] = {
		{ "- a\n* b\n+ c\n1. d\n2) e\n", "0:<a>|0:<b>|0:<c>|0:<d>|0:<e>|" },
		{ "-a\n1.b\n1234567890. c\n-\n\n-\n", "0:<>|" },
		{ "---\n* * *\n- - -\n***\n- - a\n", "0:<- a>|" },
		{ "- [ ] a\n- [x] b\n- [-] c\n- [/] d\n- [X]\n- [ ]\n",
			"0:[ ]<a>|0:[x]<b>|0:[-]<c>|0:[/]<d>|0:[X]<>|0:[ ]<>|" },
		{ "- [x](u)\n- [] a\n- [ab] c\n- [x]d\n- [[a]] b\n",
			"0:<[x](u)>|0:<[] a>|0:<[ab] c>|0:<[x]d>|0:<[[a]] b>|" },
		{ "- a\n  b \n\tc\n d\ne\n", "0:<a b c d>|" },
		{ "- a\n\n  b\n", "0:<a>|" },
		{ "- a\n  - b\n    - c\n  - d\n- e\n", "0:<a>|1:<b>|2:<c>|1:<d>|0:<e>|" },
		{ "- a\n\t- b\n\t\t- c\n", "0:<a>|1:<b>|2:<c>|" },
		{ "10. a\n   - b\n    - c\n\n    - d\n", "0:<a>|0:<b - c>|" },
		{ "- a\n      - b\n", "0:<a>|1:<b>|" },
		{ "- a\n\n      - b\n", "0:<a>|" },
		{ "text\n- a\n1. b\n", "0:<a>|0:<b>|" },
		{ "text\n2. a\n-\n*\n", "" },
		{ "- a\n  2. b\n  -\n", "0:<a>|1:<b>|1:<>|" },
		{ "text\n1) a\n", "0:<a>|" },
		{ "    - a\n\t- b\n", "" },
		{ "   - a\n", "0:<a>|" },
		{ "a\n    - b\n", "" },
		{ "-\n  a\n", "0:<a>|" },
		{ "-\n\n  a\n", "0:<>|" },
		{ "-      a\n", "0:<a>|" },
		{ "- a\n  ```\n  - b\n  ```\n  c\n", "0:<a>|" },
		{ "- a\n  > q\n  r [b:: c]\n", "0:<a>|" },
		{ "- a\n  ---\n  r\n", "0:<a>|" },
		{ "- a\n  <!-- n -->\n  [b:: c]\n", "0:<a> b=c|" },
		{ "- a [b:: c]\n  <!-- n\n  - d -->\n  - e\n", "0:<a> b=c|1:<e>|" },
		{ "- [\n  ] a\n- [x\n  ]\n-\n  [x]\n  b\n", "0:<[ ] a>|0:<[x ]>|0:[x]<b>|" },
		{ "- a\r\n  b\r\n- c\r- d", "0:<a b>|0:<c>|0:<d>|" },
		{ "\xEF\xBB\xBF- a\n", "0:<a>|" },
		{ "- a\n# h\n  b\n- c\n", "0:<a>|0:<c>|" },
	};

	(void)state;
	check_table(cases, SIZE(cases), describe_items);
}

static void
test_fields(void **state)
{
	static const struct expect cases[] = {
		{ "- a [for:: run] [due:: 2026-11-23] ^shoes", "0:<a> for=run due=2026-11-23 ^shoes|" },
		{ "- a ^id [for:: run]", "0:<a> for=run ^id|" },
		{ "- a [for:: run] ^id [is:: 4]", "0:<a> for=run is=4 ^id|" },
		{ "- [for:: run]", "0:<> for=run|" },
		{ "- [x] [for:: run]", "0:[x]<> for=run|" },
		{ "- a [for::run][is::4]", "0:<a> for=run is=4|" },
		{ "- a [For:: b] [let-go:: c]", "0:<a> For=b let-go=c|" },
		{ "- a [for:: ]", "0:<a> for=|" },
		{ "- a [f1:: b]", "0:<a [f1:: b]>|" },
		{ "- a [:: b]", "0:<a [:: b]>|" },
		{ "- a [is:: 5] b", "0:<a [is:: 5] b>|" },
		{ "- a [is:: 5] b [for:: c]", "0:<a [is:: 5] b> for=c|" },
		{ "- a `[is:: 5]`", "0:<a `[is:: 5]`>|" },
		{ "- a `[is:: 5]` [b:: c]", "0:<a `[is:: 5]`> b=c|" },
		{ "- a ` [is:: 5]", "0:<a `> is=5|" },
		{ "- a \\` [is:: `5`]", "0:<a \\`> is=`5`|" },
		{ "- a `` b ` [is:: 5] `` [c:: d]", "0:<a `` b ` [is:: 5] ``> c=d|" },
		{ "- a [b:: `]` c]", "0:<a> b=`]` c|" },
		{ "- a [b:: [x](y) z]", "0:<a> b=[x](y) z|" },
		{ "- a [b:: c \\] d]", "0:<a> b=c ] d|" },
		{ "- a [b:: c \\\\]", "0:<a> b=c \\|" },
		{ "- a [b:: c ] d]", "0:<a [b:: c ] d]>|" },
		{ "- a \\[b:: c]", "0:<a \\[b:: c]>|" },
		{ "- a [b:: c\\]", "0:<a [b:: c\\]>|" },
		{ "- a [b:: \\x \\[]", "0:<a> b=\\x [|" },
		{ "- a [b:: x&#96;y]", "0:<a> b=x`y|" },
		{ "- a #tag", "0:<a #tag>|" },
		{ "- a #tag [b:: c]", "0:<a #tag> b=c|" },
		{ "- a [b:: c] #tag [[w]] ^i", "0:<a> b=c ^i|" },
		{ "- a [b:: c] <!-- [d:: e] --> [f:: g]", "0:<a> b=c f=g|" },
		{ "- a [b:: c] %% n %%", "0:<a> b=c|" },
		{ "- a 100%%", "0:<a 100%%>|" },
		{ "- a-->", "0:<a-->>|" },
		{ "- a^id", "0:<a^id>|" },
		{ "- a ^i_d", "0:<a ^i_d>|" },
		{ "- a ^", "0:<a ^>|" },
		{ "- a 📅 2026-11-23", "0:<a> !due=2026-11-23|" },
		{ "- a 📅2026-11-23 ✅ 2026-11-22 ⏫", "0:<a> !due=2026-11-23 !completion=2026-11-22|" },
		{ "- a ❌ 2026-01-01 ➕ 2026-01-02 ⏳️ 2026-01-03",
			"0:<a> !cancelled=2026-01-01 !created=2026-01-02 !scheduled=2026-01-03|" },
		{ "- a 🔁 every week on Sunday 📅 2026-11-23 ^i",
			"0:<a> !repeat=every week on Sunday !due=2026-11-23 ^i|" },
		{ "- a 🔁 every day [b:: c] #t", "0:<a> !repeat=every day b=c|" },
		{ "- a 🆔 x1 ⛔ y2 🛫 2026-01-01 🏁 delete [b:: c] 🔽", "0:<a> b=c|" },
		{ "- a 📅 tomorrow", "0:<a 📅 tomorrow>|" },
		{ "- a ✅ done [b:: c]", "0:<a ✅ done> b=c|" },
		{ "- a [b:: c\n  d] [e::\n  f] ^g\n", "0:<a> b=c d e=f ^g|" },
		{ "- a [b:: c]\nd\n", "0:<a> b=c|" },
	};

	(void)state;
	check_table(cases, SIZE(cases), describe_items);
}

static void
test_field_places(void **state)
{
	const char *text = "\xEF\xBB\xBF# A\r\n-  [ ] x\r\n   y [a:: b\r\n\tc]   [d:: e]\r\n ^f\r\n";
	struct document doc = parse(slice_of(text));
	const struct item *item = &doc.items[0];

	(void)state;
	assert_int_equal(doc.item_count, 1);
	assert_int_equal(doc.bytes.ptr[item->box_at], ' ');
	assert_int_equal(doc.bytes.ptr[item->box_at - 1], '[');
	const struct field *field = item_field(&doc, item, "A", 0);

	assert_non_null(field);
	assert_true(slice_is(slice_part(buf_slice(&doc.bytes), field->start, field->end),
		"[a:: b\r\n\tc]"));
	assert_true(slice_is(field->value, "b c"));
	assert_int_equal(item->text_end, 5);
	assert_true(slice_is(document_line(&doc, 0), "# A"));
	assert_null(item_field(&doc, item, "a", 1));
	assert_null(section_field(&doc, &doc.sections[1], "a", 0));
	document_release(&doc);
	document_release(&doc);
}

static void
test_lists_of_fields(void **state)
{
	struct document doc = parse(slice_of("- x 📅 2026-01-01 [due:: 1] [DUE:: 2]\n"));
	const struct item *item = &doc.items[0];

	(void)state;
	assert_true(slice_is(item_field(&doc, item, "due", 0)->value, "1"));
	assert_true(slice_is(item_field(&doc, item, "due", 1)->value, "2"));
	assert_true(item_field(&doc, item, "due", 2)->sign);
	assert_null(item_field(&doc, item, "due", 3));
	document_release(&doc);
}

static void
test_stray(void **state)
{
	static const struct expect cases[] = {
		{ "- a [is:: 5] b [for:: c]", "is|" },
		{ "- [is:: 5] and [was:: x] `[no:: y]` \\[no:: z] [[no:: w]] end", "is|was|" },
		{ "- `` [is:: 5] ` x", "is|" },
		{ "- `` [is:: 5] `x` [was:: `[no:: y]` ` [for:: z] end", "is|was|for|" },
		{ "- plain [x] [y](z) a::b", "" },
		{ "- [is:: 4 b", "is|" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct document doc = parse(slice_of(cases[n].text));
		struct buf out = BUF_INIT;
		struct slice key;
		size_t at = 0;

		while (item_stray(&doc.items[0], &at, &key))
			buf_printf(&out, "%.*s|", SLICE_ARG(key));
		assert_string_equal(out.ptr, cases[n].read);
		buf_release(&out);
		document_release(&doc);
	}
}

static void
test_tree(void **state)
{
	struct document doc = parse(slice_of("p\n# A\na\n## B\n- i\n\n  - j\n\n    k\n\n"
		"### C\n## D\n# E\n"));

	(void)state;
	assert_int_equal(doc.section_count, 6);
	assert_int_equal(doc.sections[0].deep_end, 1);
	assert_int_equal(doc.sections[1].end, 3);
	assert_int_equal(doc.sections[1].deep_end, 12);
	assert_int_equal(doc.sections[2].deep_end, 11);
	assert_int_equal(doc.sections[3].parent, 2);
	assert_int_equal(doc.sections[4].parent, 1);
	assert_true(doc.sections[5].parent == DOCUMENT_NONE);
	assert_int_equal(doc.items[0].end, 9);
	assert_int_equal(doc.items[1].end, 9);
	assert_int_equal(doc.items[1].parent, 0);
	assert_int_equal(doc.items[0].text_end, 5);
	assert_int_equal(document_find_section(&doc, 0, "d"), 4);
	assert_true(document_find_section(&doc, 5, "d") == DOCUMENT_NONE);
	document_release(&doc);
}

static void
test_open_ends(void **state)
{
	static const struct { const char *text; bool fence, comment; } cases[] = {
		{ "```\na", true, false },
		{ "~~~~\na\n~~~", true, false },
		{ "```\na\n```", false, false },
		{ "- ```\n  a", false, false },
		{ "> ```\n> a", false, false },
		{ "<!-- a\n\n", false, true },
		{ "- <!-- a\n", false, false },
		{ "", false, false },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct document doc = parse(slice_of(cases[n].text));

		assert_int_equal(doc.open_fence, cases[n].fence);
		assert_int_equal(doc.open_comment, cases[n].comment);
		document_release(&doc);
	}
}

static void
test_size(void **state)
{
	struct document doc = { 0 };
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	buf_space(&bytes, DOCUMENT_MAX + 1);
	memset(bytes.ptr, 'a', DOCUMENT_MAX + 1);
	buf_grown(&bytes, DOCUMENT_MAX + 1);
	assert_false(document_parse(&doc, &bytes, "big.md", &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	assert_non_null(strstr(err.text, "'big.md'"));
	assert_int_equal(bytes.len, DOCUMENT_MAX + 1);
	buf_cut(&bytes, DOCUMENT_MAX);
	assert_true(document_parse(&doc, &bytes, "big.md", &err));
	assert_int_equal(doc.line_count, 1);
	document_release(&doc);
}

/* Lines, one after another, are the bytes; slices and places lie inside. */
static void
check_identity(struct slice text)
{
	struct document doc = parse(text);
	size_t at = slice_starts(text, "\xEF\xBB\xBF") ? 3 : 0;

	assert_true(slice_equal(document_lines(&doc, 0, doc.line_count), text));
	for (size_t n = 0; n < doc.line_count; n++) {
		assert_int_equal(doc.lines[n].start, at);
		assert_true(doc.lines[n].end >= at && doc.lines[n].next >= doc.lines[n].end);
		at = doc.lines[n].next;
	}
	assert_int_equal(at, text.len);
	for (size_t n = 0; n < doc.section_count; n++)
		assert_int_equal(doc.sections[n].end, n + 1 < doc.section_count
			? doc.sections[n + 1].line : doc.line_count);
	document_release(&doc);
}

static void
test_identity(void **state)
{
	static const char *const pieces[] = { "\n", "\r\n", "\r", "- ", "  ", "# ", "## x", "```",
		"~~~", "<!--", "-->", "[a:: b]", " ^id", "`", "---", "> ", "1. ", "\t", "word", "\\",
		"[", "]", "\xEF\xBB\xBF", "\xFF", "📅 2026-01-01", "🔁", "[x] ", "%%", "#t" };
	struct buf text = BUF_INIT;

	(void)state;
	srandom(20261121);
	for (size_t round = 0; round < 20000; round++) {
		buf_clear(&text);
		for (long n = random() % 40; n > 0; n--) {
			if (round % 4 == 0)
				buf_add_char(&text, (char)random());
			else
				buf_add_text(&text, pieces[(size_t)random() % SIZE(pieces)]);
		}
		check_identity(buf_slice(&text));
	}
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_field_places),
		cmocka_unit_test(test_lists_of_fields),
		cmocka_unit_test(test_stray),
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_open_ends),
		cmocka_unit_test(test_size),
		cmocka_unit_test(test_identity),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
