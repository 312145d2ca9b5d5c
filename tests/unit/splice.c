/* SPDX-License-Identifier: ISC */
/*
 * Editing by splicing: what comes out to the byte, that it reads back as it
 * was meant, and that doing it twice changes nothing more.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/splice.h"

#define SIZE(table) (sizeof(table) / sizeof *(table))

static struct document
parse(struct slice text)
{
	struct document doc = { 0 };
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	buf_add(&bytes, text);
	assert_true(document_parse(&doc, &bytes, "test.md", &err));
	return doc;
}

static void
set_fields(struct splice *splice, const struct document *doc)
{
	splice_set_field(splice, doc, &doc->items[0], "k", slice_of("v"));
}

static void
set_all(struct splice *splice, const struct document *doc)
{
	splice_set_id(splice, doc, &doc->items[0], slice_of("i"));
	splice_set_field(splice, doc, &doc->items[0], "k", slice_of("v"));
	splice_set_field(splice, doc, &doc->items[0], "l", slice_of("w"));
	splice_set_words(splice, doc, &doc->items[0], slice_of("new words"));
	splice_set_box(splice, doc, &doc->items[0], 'x');
}

static void
remove_k(struct splice *splice, const struct document *doc)
{
	splice_remove_field(splice, doc, &doc->items[0], "k");
}

static void
replace_k(struct splice *splice, const struct document *doc)
{
	splice_remove_field(splice, doc, &doc->items[0], "k");
	splice_set_field(splice, doc, &doc->items[0], "l", slice_of("w"));
}

static void
remove_second(struct splice *splice, const struct document *doc)
{
	splice_remove_item(splice, doc, &doc->items[1]);
}

static void
set_title(struct splice *splice, const struct document *doc)
{
	splice_set_title(splice, doc, &doc->sections[1], slice_of("New C#"));
}

static void
set_marked_title(struct splice *splice, const struct document *doc)
{
	splice_set_title(splice, doc, &doc->sections[1], slice_of("New #"));
}

static void
set_section_field(struct splice *splice, const struct document *doc)
{
	splice_set_section_field(splice, doc, &doc->sections[1], "k", slice_of("v"));
}

static void
append_item(struct splice *splice, const struct document *doc)
{
	splice_append(splice, doc, &doc->sections[1], slice_of("- new\n"));
}

static void
append_text(struct splice *splice, const struct document *doc)
{
	splice_append(splice, doc, &doc->sections[1], slice_of("new\nlines"));
}

static void
append_three(struct splice *splice, const struct document *doc)
{
	append_item(splice, doc);
	append_item(splice, doc);
	append_text(splice, doc);
}

static void
add_section(struct splice *splice, const struct document *doc)
{
	splice_add_section(splice, doc, DOCUMENT_NONE, slice_of("## New\n\ntext\n"));
}

static void
add_two_sections(struct splice *splice, const struct document *doc)
{
	add_section(splice, doc);
	add_section(splice, doc);
	splice_append(splice, doc, &doc->sections[doc->section_count - 1], slice_of("- new"));
}

static void
add_section_before(struct splice *splice, const struct document *doc)
{
	splice_add_section(splice, doc, doc->section_count - 1, slice_of("## New\n- i"));
}

static void
set_body(struct splice *splice, const struct document *doc)
{
	splice_set_body(splice, doc, &doc->sections[1], slice_of("\nnew\n\nbody\n\n"));
}

static void
clear_body(struct splice *splice, const struct document *doc)
{
	splice_set_body(splice, doc, &doc->sections[1], SLICE_EMPTY);
}

static void
set_text(struct splice *splice, const struct document *doc)
{
	splice_set_text(splice, doc, &doc->sections[1], slice_of("\nnew\n\n- body\n\n"));
}

static void
clear_text(struct splice *splice, const struct document *doc)
{
	splice_set_text(splice, doc, &doc->sections[1], SLICE_EMPTY);
}

static const struct {
	void (*edit)(struct splice *, const struct document *);
	const char *before, *after;
} cases[] = {
	{ set_fields, "- a\n", "- a [k:: v]\n" },
	{ set_fields, "- a", "- a [k:: v]" },
	{ set_fields, "- a  \r\n- b", "- a [k:: v]  \r\n- b" },
	{ set_fields, "- a [j:: u] ^i\n", "- a [j:: u] [k:: v] ^i\n" },
	{ set_fields, "- a ^i [j:: u]\n", "- a ^i [j:: u] [k:: v]\n" },
	{ set_fields, "- a ^i\n", "- a [k:: v] ^i\n" },
	{ set_fields, "- ^i\n", "- [k:: v] ^i\n" },
	{ set_fields, "- a [K::u] [k:: w]\n", "- a [K:: v] [k:: w]\n" },
	{ set_fields, "- a [k::v]\n", "- a [k::v]\n" },
	{ set_fields, "- a [k:: x\n  y] [l:: m]\n", "- a [k:: v] [l:: m]\n" },
	{ set_fields, "- a\n  b\n  ^i\n- c", "- a\n  b [k:: v]\n  ^i\n- c" },
	{ set_fields, "- a 🔁 every week ^i\n", "- a 🔁 every week [k:: v] ^i\n" },
	{ set_fields, "-\n", "- [k:: v]\n" },
	{ set_fields, "- [ ]\n", "- [ ] [k:: v]\n" },
	{ set_fields, "- a #t\n", "- a #t [k:: v]\n" },
	{ set_all, "- a\n", "- [x] new words [k:: v] [l:: w] ^i\n" },
	{ set_all, "-\n", "- [x] new words [k:: v] [l:: w] ^i\n" },
	{ set_all, "- [ ] [k:: u]", "- [x] new words [k:: v] [l:: w] ^i" },
	{ set_all, "- [ ] a\n  b [k:: u] #t\n", "- [x] new words [k:: v] [l:: w] #t ^i\n" },
	{ set_all, "- [✓] a [k:: v]\n", "- [x] new words [k:: v] [l:: w] ^i\n" },
	{ remove_k, "- a [k:: v] [l:: w] ^i\n", "- a [l:: w] ^i\n" },
	{ remove_k, "- a [k:: v]  [K:: w]", "- a" },
	{ remove_k, "- [k:: v] [l:: w]\n", "- [l:: w]\n" },
	{ remove_k, "- [ ] [k:: v]\n", "- [ ]\n" },
	{ remove_k, "- [k:: v] [k:: w]\n", "- \n" },
	{ remove_k, "- [k:: v] [k:: w] [l:: w]\n", "-  [l:: w]\n" },
	{ replace_k, "- [k:: v] ^i\n", "-  [l:: w] ^i\n" },
	{ replace_k, "- a [k:: v]\n", "- a [l:: w]\n" },
	{ remove_k, "- a\r\n  [k:: v]\r\n  [l:: w]\r\n", "- a\r\n  [l:: w]\r\n" },
	{ remove_second, "- a\n- b\n  c\n- d\n", "- a\n- d\n" },
	{ remove_second, "- a\n\n- b\n\n- c\n", "- a\n\n- c\n" },
	{ remove_second, "- a\n- b\n\n# c\n", "- a\n\n# c\n" },
	{ remove_second, "- a\n- b\nc\n", "- a\n\nc\n" },
	{ remove_second, "- a\n- b", "- a\n" },
	{ set_title, "#  Old  ##\n", "#  New C#  ##\n" },
	{ set_title, "## \nx", "## New C#\nx" },
	{ set_marked_title, "# Old\n", "# New \\#\n" },
	{ set_section_field, "# A\n\ntext\n", "# A\n\n[k:: v]\n\ntext\n" },
	{ set_section_field, "# A\r\ntext", "# A\r\n\r\n[k:: v]\r\n\r\ntext" },
	{ set_section_field, "# A", "# A\n\n[k:: v]\n" },
	{ set_section_field, "# A\n\n[j:: u]\n", "# A\n\n[j:: u] [k:: v]\n" },
	{ set_section_field, "# A\n\n[k:: u] [l:: w]\n", "# A\n\n[k:: v] [l:: w]\n" },
	{ append_item, "# A\n\n- a\n  b\n\n\n# B\n", "# A\n\n- a\n  b\n- new\n\n\n# B\n" },
	{ append_item, "# A\n\n- a", "# A\n\n- a\n- new\n" },
	{ append_item, "# A\n- a\n# B", "# A\n- a\n- new\n# B" },
	{ append_item, "# A\n", "# A\n\n- new\n" },
	{ append_item, "# A\n\ntext\n\n## B\n", "# A\n\ntext\n\n- new\n\n## B\n" },
	{ append_item, "# A\r- a\r", "# A\r- a\r- new\r" },
	{ append_item, "# A\n- a\nb\n", "# A\n- a\nb\n\n- new\n" },
	{ append_item, "# A\n```\nx\n", "# A\n```\nx\n```\n\n- new\n" },
	{ append_item, "# A\n- a\n  ```\n  x\n\n", "# A\n- a\n  ```\n  x\n- new\n\n" },
	{ append_text, "# A\n\n- a\n", "# A\n\n- a\n\nnew\nlines\n" },
	{ append_text, "# A\n\na\n# B\n", "# A\n\na\n\nnew\nlines\n\n# B\n" },
	{ append_text, "# A\r\n\r\na", "# A\r\n\r\na\r\n\r\nnew\r\nlines\r\n" },
	{ append_text, "\xEF\xBB\xBF# A", "\xEF\xBB\xBF# A\n\nnew\nlines\n" },
	{ append_three, "# A\n\na", "# A\n\na\n\n- new\n- new\n\nnew\nlines\n" },
	{ append_three, "# A\n\na\n```", "# A\n\na\n```\n```\n\n- new\n- new\n\nnew\nlines\n" },
	{ add_section, "", "## New\n\ntext\n" },
	{ add_section, "\xEF\xBB\xBF", "\xEF\xBB\xBF## New\n\ntext\n" },
	{ add_section, "a", "a\n\n## New\n\ntext\n" },
	{ add_section, "a\n\n\n", "a\n\n\n## New\n\ntext\n" },
	{ add_section, "a\r\n \t\r\n", "a\r\n \t\r\n## New\r\n\r\ntext\r\n" },
	{ add_section, "a\r\r", "a\r\r## New\r\rtext\r" },
	{ add_section, "a\r", "a\r\r## New\r\rtext\r" },
	{ add_section, "~~~~ x\na", "~~~~ x\na\n~~~~\n\n## New\n\ntext\n" },
	{ add_section, "<!-- a\n", "<!-- a\n-->\n\n## New\n\ntext\n" },
	{ add_section, "- ```\n  a\n", "- ```\n  a\n\n## New\n\ntext\n" },
	{ add_two_sections, "# A\n```",
		"# A\n```\n```\n\n- new\n\n## New\n\ntext\n\n## New\n\ntext\n" },
	{ add_section_before, "# A\n\n# B\n", "# A\n\n## New\n- i\n\n# B\n" },
	{ add_section_before, "# A\na\n# B", "# A\na\n\n## New\n- i\n\n# B" },
	{ add_section_before, "---\na\n---\nb", "---\na\n---\n\n## New\n- i\n\nb" },
	{ set_body, "# A\n\nold\n\nold\n\n- a\n\n## B\n", "# A\n\nnew\n\nbody\n\n- a\n\n## B\n" },
	{ set_body, "# A\nold", "# A\nnew\n\nbody" },
	{ set_body, "# A\n\n[k:: v]\n\n- a\n\nold\n- b\n",
		"# A\n\n[k:: v]\n\n- a\n\nnew\n\nbody\n- b\n" },
	{ set_body, "# A\n\n[k:: v]\n\n- a\n", "# A\n\n[k:: v]\n\nnew\n\nbody\n\n- a\n" },
	{ set_body, "# A\r\n\r\nnew\r\n\r\nbody\r\n", "# A\r\n\r\nnew\r\n\r\nbody\r\n" },
	{ set_body, "# A\n\n## B\n", "# A\n\nnew\n\nbody\n\n## B\n" },
	{ set_body, "# A\n\nold\n\n- a\n\nolder\n\n## B\n", "# A\n\nnew\n\nbody\n\n- a\n\n## B\n" },
	{ clear_body, "# A\n\nold\n\n- a\n\nolder\n\n## B\n", "# A\n\n- a\n\n## B\n" },
	{ clear_body, "# A\n", "# A\n" },
	{ set_text, "# A\n\n- old\n  - nested\n\n- old\n\n## B\n- b\n",
		"# A\n\nnew\n\n- body\n\n## B\n- b\n" },
	{ set_text, "# A\n\nnew\n\n- body\n", "# A\n\nnew\n\n- body\n" },
	{ set_text, "# A\r\n- old", "# A\r\nnew\r\n\r\n- body" },
	{ set_text, "# A\n\n[k:: v]\n\n- old\n- a ^i\n- old\n- b\n  - c [k:: v]\n\nold\n",
		"# A\n\n[k:: v]\n\nnew\n\n- body\n\n- a ^i\n- b\n  - c [k:: v]\n\n" },
	{ set_text, "# A\n\n- a ^i\n- old\n- b [k:: v]\n",
		"# A\n\n- a ^i\n\nnew\n\n- body\n\n- b [k:: v]\n" },
	{ set_text, "# A\n\n- a ^i\n\n## B\n", "# A\n\nnew\n\n- body\n\n- a ^i\n\n## B\n" },
	{ clear_text, "# A\n\nold\n\n- old\n- a ^i\n- old\n", "# A\n\n- a ^i\n" },
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct document doc = parse(slice_of(cases[n].before));
		struct splice splice = { 0 };
		struct buf out = BUF_INIT;

		cases[n].edit(&splice, &doc);
		splice_apply(&splice, &doc, &out);
		if (!slice_is(buf_slice(&out), cases[n].after))
			print_error("case %zu: %s\n", n, cases[n].before);
		assert_string_equal(out.ptr, cases[n].after);
		buf_release(&out);
		splice_release(&splice);
		splice_release(&splice);
		document_release(&doc);
	}
}

static void
test_added_says_closed(void **state)
{
	static const struct { const char *text; bool closes; } texts[] = {
		{ "a\n", false }, { "```\n", true }, { "<!--\n", true }, { "> ```\n", false },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(texts); n++) {
		struct document doc = parse(slice_of(texts[n].text));
		struct splice splice = { 0 };

		assert_int_equal(splice_add_section(&splice, &doc, DOCUMENT_NONE,
			slice_of("## N")), texts[n].closes);
		splice_release(&splice);
		document_release(&doc);
	}
}

static void
test_order(void **state)
{
	struct document doc = parse(slice_of("abcdef"));
	struct splice splice = { 0 };
	struct buf out = BUF_INIT;

	(void)state;
	splice_put(&splice, 4, 6, slice_of("X"));
	splice_put(&splice, 2, 2, slice_of("1"));
	splice_put(&splice, 2, 2, slice_of("2"));
	splice_put(&splice, 4, 4, slice_of("3"));
	splice_put(&splice, 0, 1, SLICE_EMPTY);
	buf_add_text(&out, "> ");
	splice_apply(&splice, &doc, &out);
	assert_string_equal(out.ptr, "> b12cd3X");
	buf_release(&out);
	splice_release(&splice);
	document_release(&doc);
}

/* The document after one edit, parsed again; takes the place of the old one. */
static void
apply(struct splice *splice, struct document *doc)
{
	struct buf out = BUF_INIT;
	struct document after = { 0 };
	struct err err = ERR_INIT;

	splice_apply(splice, doc, &out);
	splice_release(splice);
	assert_true(document_parse(&after, &out, "after.md", &err));
	document_release(doc);
	*doc = after;
}

static const char *const values[] = { "", "v", "two words", "[x](y)", "a ] b", "a [ b", "][",
	"\\", "a\\", "\\]", "\\\\[", "`", "``x`", "a:: b", "[k:: v]", "📅 2026-01-01", "🔁", "^id",
	"#t", "-->", "%%", "[[w]]", "3 → 10 km", "\xFF", "a\nb", " \t", "\"", "x\\y", "[", "]]" };

/* A value as one line, as it is stored. */
static void
add_meant(struct buf *out, const char *value)
{
	struct slice line = slice_trim(slice_of(value));

	for (size_t n = 0; n < line.len; n++)
		buf_add_char(out, line.ptr[n] == '\n' ? ' ' : line.ptr[n]);
}

static void
check_value(const char *text, const char *value)
{
	struct document doc = parse(slice_of(text));
	struct splice splice = { 0 };
	struct buf read = BUF_INIT, meant = BUF_INIT, once = BUF_INIT;

	splice_set_field(&splice, &doc, &doc.items[0], "key", slice_of(value));
	apply(&splice, &doc);
	const struct field *field = item_field(&doc, &doc.items[0], "key", 0);

	if (!field)
		print_error("in: %s\nvalue: %s\n", text, value);
	assert_non_null(field);
	field_value(field, &read);
	add_meant(&meant, value);
	assert_string_equal(read.ptr, meant.ptr);
	buf_add(&once, buf_slice(&doc.bytes));
	splice_set_field(&splice, &doc, &doc.items[0], "key", slice_of(value));
	apply(&splice, &doc);
	assert_string_equal(doc.bytes.ptr, once.ptr);
	splice_remove_field(&splice, &doc, &doc.items[0], "key");
	apply(&splice, &doc);
	assert_null(item_field(&doc, &doc.items[0], "key", 0));
	buf_release(&read);
	buf_release(&meant);
	buf_release(&once);
	document_release(&doc);
}

static void
test_values(void **state)
{
	static const char *const items[] = { "- a", "- a ^i\n", "- `a\n", "- a \\\n", "- [ ] [b:: c]\n",
		"-\n  a\n  [b:: c]\n", "- a [key:: old]\n", "- a [key:: o\n  ld] [b:: `]` c] ^i\r\n",
		"- a 📅 2026-01-01", "- [\n", "- a [\n", "- a <!-- b\n", "- #t %% c %%\n", "- ``\n",
		"- 🔁 a\n", "- [key:: `]\n" };

	(void)state;
	for (size_t n = 0; n < SIZE(items); n++)
		for (size_t i = 0; i < SIZE(values); i++)
			check_value(items[n], values[i]);
}

static void
test_words(void **state)
{
	static const char *const words[] = { "plain", "[x] box", "a [k:: v]", "a ^id", "^id", "```",
		"- -", "---", "<!-- x", "a [k:: v] ^i", "two\nlines", "`[a:: b]`", "#t", "a\\" };
	static const char *const items[] = { "- a", "- [ ] a [b:: c] ^i\n", "-\n", "- [b:: c]\n",
		"- a\n  b\n  [b:: c]\n" };

	(void)state;
	for (size_t n = 0; n < SIZE(items) * SIZE(words); n++) {
		struct document doc = parse(slice_of(items[n / SIZE(words)]));
		struct slice wanted = slice_of(words[n % SIZE(words)]);
		size_t fields = doc.field_count;
		struct splice splice = { 0 };

		splice_set_words(&splice, &doc, &doc.items[0], wanted);
		apply(&splice, &doc);
		const struct item *item = &doc.items[0];

		assert_int_equal(doc.item_count, 1);
		assert_int_equal(doc.field_count, fields);
		assert_true(item->words.len >= wanted.len);
		size_t size = doc.bytes.len;

		splice_set_words(&splice, &doc, item, item->words);
		assert_int_equal(splice.count, 0);
		apply(&splice, &doc);
		assert_int_equal(doc.bytes.len, size);
		document_release(&doc);
	}
}

static void
test_identity(void **state)
{
	static const char *const texts[] = { "", "\xEF\xBB\xBF", "a", "a\r\n\rb\n", "# \xFF\n- [" };

	(void)state;
	for (size_t n = 0; n < SIZE(texts); n++) {
		struct document doc = parse(slice_of(texts[n]));
		struct splice splice = { 0 };
		struct buf out = BUF_INIT;

		splice_apply(&splice, &doc, &out);
		assert_string_equal(out.ptr, texts[n]);
		buf_release(&out);
		document_release(&doc);
	}
}

static void
test_format(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	splice_format_field(&out, "because", slice_of(" the knee\n[again] "));
	splice_format_field(&out, "is", slice_of("]"));
	splice_format_field(&out, "x", SLICE_EMPTY);
	assert_string_equal(out.ptr, " [because:: the knee [again]] [is:: \\]] [x:: ]");
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_added_says_closed),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_identity),
		cmocka_unit_test(test_format),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("splice", tests, NULL, NULL);
}
