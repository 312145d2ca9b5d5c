/* SPDX-License-Identifier: ISC */
/*
 * The scanner against cmark, on what both can say: ATX headings at the top
 * level, and the lines on which top-level items start. The texts leave out
 * where taut means to differ: front matter, setext, indented headings, HTML
 * blocks but comments, items with a comment of one line in their text or
 * indented code as it, items that begin another on their line or nothing but
 * go on below, and unindented lines that lazily go on with an item.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>
#include <cmocka.h>

#include "doc/document.h"

#define ROUNDS 30000
#define SIZE(table) (sizeof(table) / sizeof *(table))

static size_t
any(size_t below)
{
	return (size_t)random() % below;
}

static const char *
pick(const char *const *words, size_t count)
{
	return words[any(count)];
}

static void
add_words(struct buf *out)
{
	static const char *const words[] = { "run", "km", "`code`", "#tag", "[a:: b]", "x\\", "``",
		"*", "-->", "``` a`b", "é", "1.", "a-b", "[x]", "^id", "~~~", "<b>" };

	buf_add_text(out, "w");
	for (size_t n = any(4); n > 0; n--) {
		buf_add_char(out, ' ');
		buf_add_text(out, pick(words, SIZE(words)));
	}
}

static void
add_heading(struct buf *out)
{
	static const char *const ends[] = { "", "", " #", " ##  ", "\t", "#" };

	buf_add_repeat(out, "#", 1 + any(6));
	buf_add_text(out, any(8) ? " " : "\t");
	if (any(8))
		buf_add_text(out, "title one");
	buf_add_text(out, pick(ends, SIZE(ends)));
}

static void
add_item(struct buf *out, const char *ending, bool free, size_t indent)
{
	static const char *const markers[] = { "- ", "* ", "+ ", "1. ", "-\t", "-   ", "2) ",
		"10. " };
	static const char *const fences[] = { "```", "~~~~", "<!-- x" };

	if (free && any(10) == 0) {
		buf_add_text(out, any(2) ? "-" : "1.");
		buf_add_text(out, ending);
		return;
	}
	if (any(10) == 0) {
		buf_add_text(out, "- > ");
		add_words(out);
		return;
	}
	/* In an item a number but 1 is an item for taut, and text for cmark; */
	buf_add_text(out, pick(markers, SIZE(markers) - (indent ? 2 : 0)));
	/* … and so is what stands far to the right. */
	if (indent <= 3 && any(8) == 0)
		buf_add_text(out, pick(fences, SIZE(fences)));
	else
		add_words(out);
}

static void
add_block(struct buf *out)
{
	static const char *const blocks[] = { "```", "```", "````", "~~~", "~~~ x ` y", "``` sh",
		"<!--", "***", "* * *", "- - -", "_ _ _" };

	buf_add_text(out, pick(blocks, SIZE(blocks)));
}

/* One line; *kept: the line above lets a lazy line go on with it. */
static void
add_line(struct buf *out, const char *ending, bool *kept)
{
	static const char *const blanks[] = { "", " ", "  ", "   ", "    ", "\t", "      ",
		"\t\t" };
	size_t kind = any(12);
	bool free = !*kept;

	*kept = kind > 1;
	if (kind == 0) {
		buf_add_text(out, any(4) ? "" : " ");
	} else if (kind == 1) {
		if (any(4))
			add_heading(out);
		else
			buf_add_text(out, "<!-- one --> x");
	} else if (kind < 4) {
		static const char *const ends[] = { "-->", "two -->", "``` a`b" };

		if (!free)
			buf_add_text(out, ending);
		if (any(4))
			add_words(out);
		else
			buf_add_text(out, pick(ends, SIZE(ends)));
	} else if (kind < 6) {
		buf_add_text(out, blanks[1 + any(SIZE(blanks) - 1)]);
		add_words(out);
	} else if (kind < 7) {
		buf_add_text(out, any(2) ? "> " : ">");
		add_block(out);
		buf_add_text(out, ending);
		*kept = false;
	} else if (kind < 10) {
		size_t indent = any(SIZE(blanks));

		buf_add_text(out, blanks[indent]);
		add_item(out, ending, free, indent);
	} else {
		buf_add_text(out, pick(blanks, SIZE(blanks)));
		add_block(out);
	}
	buf_add_text(out, ending);
}

static void
add_text(struct buf *out)
{
	static const char *const endings[] = { "\n", "\n", "\r\n", "\r" };
	const char *ending = pick(endings, SIZE(endings));
	bool kept = false;

	for (size_t n = 1 + any(25); n > 0; n--)
		add_line(out, ending, &kept);
}

static void
describe_ours(struct buf *out, const struct document *doc)
{
	size_t item = 0;

	for (size_t n = 0; n < doc->line_count; n++) {
		if (doc->lines[n].kind == LINE_HEADING)
			buf_printf(out, "%zu:#\n", n + 1);
		while (item < doc->item_count && doc->items[item].first < n)
			item++;
		if (item < doc->item_count && doc->items[item].first == n
			&& doc->items[item].depth == 0)
			buf_printf(out, "%zu:-\n", n + 1);
	}
	for (size_t n = 1; n < doc->section_count; n++)
		buf_printf(out, "%zu <%.*s>\n", doc->sections[n].level,
			SLICE_ARG(doc->sections[n].title));
}

static void
describe_node(struct buf *out, struct buf *titles, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_HEADING) {
		cmark_node *text = cmark_node_first_child(node);

		buf_printf(out, "%d:#\n", cmark_node_get_start_line(node));
		buf_printf(titles, "%d <", cmark_node_get_heading_level(node));
		for (; text; text = cmark_node_next(text))
			buf_add_text(titles, cmark_node_get_literal(text));
		buf_add_text(titles, ">\n");
	}
	for (cmark_node *item = cmark_node_first_child(node);
		type == CMARK_NODE_LIST && item; item = cmark_node_next(item))
		buf_printf(out, "%d:-\n", cmark_node_get_start_line(item));
}

static void
describe_cmark(struct buf *out, struct slice text)
{
	cmark_node *root = cmark_parse_document(text.ptr, text.len, CMARK_OPT_DEFAULT);
	struct buf titles = BUF_INIT;

	for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node))
		describe_node(out, &titles, node);
	buf_add(out, buf_slice(&titles));
	buf_release(&titles);
	cmark_node_free(root);
}

static void
check(unsigned seed)
{
	struct buf text = BUF_INIT, copy = BUF_INIT, ours = BUF_INIT, theirs = BUF_INIT;
	struct document doc = { 0 };
	struct err err = ERR_INIT;

	srandom(seed);
	add_text(&text);
	buf_add(&copy, buf_slice(&text));
	assert_true(document_parse(&doc, &copy, "test.md", &err));
	describe_ours(&ours, &doc);
	describe_cmark(&theirs, buf_slice(&text));
	if (!slice_equal(buf_slice(&ours), buf_slice(&theirs)))
		print_error("seed %u:\n%s\ntaut:\n%s\ncmark:\n%s\n", seed, text.ptr, ours.ptr,
			theirs.ptr);
	assert_true(slice_equal(buf_slice(&ours), buf_slice(&theirs)));
	document_release(&doc);
	buf_release(&text);
	buf_release(&ours);
	buf_release(&theirs);
}

static void
test_against_cmark(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= ROUNDS; seed++)
		check(seed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_against_cmark) };

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("commonmark", tests, NULL, NULL);
}
