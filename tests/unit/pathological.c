/* SPDX-License-Identifier: ISC */
/*
 * Texts made to be slow: a MiB of each is read, edited and set well within a
 * minute, or the alarm ends the test. What is quadratic takes hours.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "doc/render.h"
#include "doc/splice.h"

#define MIB ((size_t)1 << 20)

static const struct {
	const char *start, *again, *end;
} texts[] = {
	{ "", "a", "" },
	{ "- ", "a", "" },
	{ "- ", "[", "" },
	{ "- ", "]", "" },
	{ "- ", "[a::", "]" },
	{ "- ", "[a:: b] ", "" },
	{ "- x", " [a:: b]\n ", "" },
	{ "- ", "`", "" },
	{ "- ", "` ", "" },
	{ "- ", "` `` ``` ```` ", "[a:: `]" },
	{ "- ", "\\`", "" },
	{ "- ", "\\", "] [a:: b\\]" },
	{ "- ", "\\]", "" },
	{ "- ", "<!-- ", "-->" },
	{ "- ", "-->", "" },
	{ "- ", "%%", "" },
	{ "- ", "%% ", "" },
	{ "- ", "[[a]] ", "" },
	{ "- ", "#t ", "" },
	{ "- ", "^", "" },
	{ "- ", "^a ", "" },
	{ "- ", "🔁 ", "" },
	{ "- ", "🔁 a ", "" },
	{ "- ", "📅 2026-01-01 ", "" },
	{ "- a ", "[is:: ", "" },
	{ "", "- ", "" },
	{ "", "- ", "a" },
	{ "", "* ", "a" },
	{ "", "> ", "a" },
	{ "", "- a\n", "" },
	{ "", "- a [b:: c] ^d\n", "" },
	{ "", "[a:: b]\n", "" },
	{ "", "# a\n", "" },
	{ "", "\n", "" },
	{ "", "\r", "" },
	{ "", "\r\n", "" },
	{ "- a", "\n  b", "" },
	{ "- ```", "\n\n", "a" },
	{ "", "- ```\n\n", "" },
	{ "", "```\n", "" },
	{ "", "<!--\n", "" },
	{ "---\n", "a\n", "" },
	{ "", "---\n", "" },
	{ "", "\t", "a" },
	{ "", "#", "" },
	{ "## ", "# ", "" },
	{ "", "\xF0", "" },
	{ "a\n", "<", "" },
	{ "", "_a*", "" },
};

static void
fill(struct buf *out, size_t n)
{
	buf_add_text(out, texts[n].start);
	while (out->len < MIB)
		buf_add_text(out, texts[n].again);
	buf_add_text(out, texts[n].end);
}

/* Each line one blank further in than the one above. */
static void
fill_stairs(struct buf *out)
{
	for (size_t depth = 0; out->len < MIB; depth++) {
		buf_add_repeat(out, " ", depth);
		buf_add_text(out, "- a [b:: c]\n");
	}
	for (size_t n = 0; n < MIB / 8; n++)
		buf_add_text(out, " b\n- c\n");
}

/* Runs of backticks of all lengths, none of which closes another. */
static void
fill_ticks(struct buf *out)
{
	buf_add_text(out, "- ");
	for (size_t length = 1; out->len < MIB; length++) {
		buf_add_repeat(out, "`", length);
		buf_add_text(out, " [a:: b] ");
	}
}

static struct document
parse(struct slice text)
{
	struct document doc = { 0 };
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	buf_add(&bytes, text);
	assert_true(document_parse(&doc, &bytes, "slow.md", &err));
	return doc;
}

static void
edit_all(const struct document *doc)
{
	struct splice splice = { 0 };
	struct buf out = BUF_INIT;

	for (size_t n = 0; n < doc->item_count; n++) {
		struct slice key;
		size_t at = 0;

		while (item_stray(&doc->items[n], &at, &key))
			;
		splice_set_field(&splice, doc, &doc->items[n], "b", slice_of("new"));
		splice_set_box(&splice, doc, &doc->items[n], 'x');
	}
	if (doc->item_count)
		splice_set_words(&splice, doc, &doc->items[0], doc->items[0].text);
	splice_set_body(&splice, doc, &doc->sections[0], slice_of("new"));
	splice_append(&splice, doc, &doc->sections[doc->section_count - 1], slice_of("- new"));
	splice_add_section(&splice, doc, DOCUMENT_NONE, slice_of("## new"));
	splice_apply(&splice, doc, &out);
	assert_true(out.len > 0);
	buf_release(&out);
	splice_release(&splice);
}

static void
check(struct slice text)
{
	struct document doc = parse(text);

	alarm(60);
	assert_true(slice_equal(document_lines(&doc, 0, doc.line_count), text));
	edit_all(&doc);
	document_release(&doc);
}

static void
test_read_and_edit(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < sizeof texts / sizeof *texts; n++) {
		buf_clear(&text);
		fill(&text, n);
		check(buf_slice(&text));
	}
	buf_clear(&text);
	fill_stairs(&text);
	check(buf_slice(&text));
	buf_clear(&text);
	fill_ticks(&text);
	check(buf_slice(&text));
	buf_release(&text);
}

static void
test_render(void **state)
{
	static const struct render_style style = { .width = 72, .color = true };
	struct buf text = BUF_INIT, out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < sizeof texts / sizeof *texts; n++) {
		alarm(60);
		buf_clear(&text);
		buf_clear(&out);
		fill(&text, n);
		/* cmark's own tree is the limit here; an eighth shows the same. */
		render_terminal(slice_part(buf_slice(&text), 0, MIB / 8), &style, &out);
		assert_true(out.len < 64 * MIB);
	}
	buf_release(&text);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read_and_edit),
		cmocka_unit_test(test_render),
	};

	alarm(60);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("pathological", tests, NULL, NULL);
}
