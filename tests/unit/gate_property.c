/* SPDX-License-Identifier: ISC */
/*
 * Random pages out of what fences are made of, with marked secrets under their
 * `private` lines: whatever passes the gate holds none of them. What is under
 * such a line is told by two readers that know nothing of ours: one of lines,
 * and CommonMark's. TAUT_SEED=n replays a page, TAUT_CASES=n asks for so many.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <cmocka.h>

#include <cmark.h>

#include "seal/gate.h"
#include "seal/passage.h"
#include "tests/unit/chance.h"

#define LINES_MAX 24
#define MARK_ROOM 16

static struct gate gate = GATE_INIT;
static struct secret key = SECRET_INIT;
static uint64_t current_seed;

struct page {
	struct buf text;
	unsigned marks; /* S0. to S<marks - 1>. are in it */
	bool secret[LINES_MAX * 4]; /* … and these were told in private */
};

static const char *const prefixes[] = { "", "", "", "", "", " ", "  ", "    ", "\t", "> ", ">",
	"> > ", "- ", "* ", "1. ", "> - ", "- > ", "  - ", "\xC2\xA0", "10) ", "-" };
static const char *const fences[] = { "```", "```", "```", "```", "````", "~~~", "~~~~", "``", "~~",
	"`````", "'''", "\xE2\x80\x98\xE2\x80\x98", "` ``", "```~~~" };
static const char *const infos[] = { "private", "private", "private", " Private ", "{.private}",
	"\tprivate ", "private,", "privat", "", "", "", "", "", " ", "age", "js", "{.private #x}",
	"\xC2\xA0private", "private\xC2\xA0", " x", "private```", "privateer" };
static const char *const endings[] = { "\n", "\n", "\n", "\n", "\n", "\r\n", "\r" };

static void
add_mark(struct page *page)
{
	assert_true(page->marks < SIZE(page->secret));
	buf_printf(&page->text, "S%u.", page->marks++);
}

static void
add_line(struct page *page)
{
	buf_add_text(&page->text, PICK(prefixes));
	switch (chance(5)) {
	case 0:
	case 1:
		buf_add_text(&page->text, PICK(fences));
		buf_add_text(&page->text, PICK(infos));
		if (chance(8) == 0) {
			buf_add_char(&page->text, ' ');
			add_mark(page);
		}
		break;
	case 2:
		if (chance(6) == 0)
			buf_add_text(&page->text, "-----BEGIN AGE ENCRYPTED FILE-----");
		else if (chance(3) == 0)
			buf_add_text(&page->text, "<!-- taut:1 id=0123456789abcdef -->");
		break;
	default:
		add_mark(page);
	}
	buf_add_text(&page->text, current_seed % 3 ? "\n" : PICK(endings));
}

/* One that is nearly right: its closer may differ from its opener. */
static void
add_passage(struct page *page)
{
	const char *prefix = PICK(prefixes);
	const char *fence = PICK(fences);

	buf_printf(&page->text, "%s%sprivate\n", prefix, fence);
	for (uint64_t lines = chance(3); lines; lines--)
		if (chance(4) == 0)
			add_line(page);
		else {
			buf_add_text(&page->text, chance(2) ? prefix : "");
			add_mark(page);
			buf_add_char(&page->text, '\n');
		}
	buf_add_text(&page->text, chance(3) ? "" : PICK(prefixes));
	buf_add_text(&page->text, chance(8) ? fence : PICK(fences));
	buf_add_text(&page->text, chance(20) ? "\n" : " x\n");
}

static bool
has_mark(struct slice text, unsigned mark)
{
	char name[MARK_ROOM];

	snprintf(name, sizeof name, "S%u.", mark);
	return slice_find(text, name) != SLICE_NONE;
}

static void
tell(struct page *page, struct slice text)
{
	for (unsigned n = 0; n < page->marks; n++)
		page->secret[n] |= has_mark(text, n);
}

/* The first reader: everything between a line with a fence and the word, and
 * the next that is nothing but a fence as long. */
static void
read_lines(struct page *page)
{
	size_t length = 0;
	char mark = 0;

	for (const char *at = page->text.ptr; *at;) {
		size_t len = strcspn(at, "\r\n");
		const char *start = at + strspn(at, " \t>*+.)0123456789-");
		size_t run = start < at + len && strchr("`~", *start) ?
			strspn(start, (char[]){ *start, 0 }) : 0;
		const char *info = start + run + strspn(start + run, " \t{.");
		bool bare = start + run + strspn(start + run, " \t") >= at + len;

		if (!length && run >= 3 && strncasecmp(info, "private", 7) == 0 &&
		    strchr("} \t\r\n", info[7])) {
			length = run;
			mark = *start;
			tell(page, (struct slice){ at, len });
		} else if (length && bare && run >= length && *start == mark) {
			length = 0;
		} else if (length) {
			tell(page, (struct slice){ at, len });
		}
		at += len;
		at += *at != '\0';
	}
}

static bool
is_private(cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);

	info += strspn(info, "{.");
	return strncasecmp(info, "private", 7) == 0 && (!info[7] || strchr("} \t", info[7]));
}

/* The second: the code blocks of CommonMark. Returns how many are private. */
static size_t
read_tree(struct page *page, struct slice text)
{
	cmark_node *root = cmark_parse_document(text.ptr, text.len, CMARK_OPT_DEFAULT);
	cmark_iter *each = cmark_iter_new(root);
	size_t count = 0;

	while (cmark_iter_next(each) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(each);

		if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK || !is_private(node))
			continue;
		count++;
		if (page)
			tell(page, slice_of(cmark_node_get_literal(node)));
		if (page)
			tell(page, slice_of(cmark_node_get_fence_info(node)));
	}
	cmark_iter_free(each);
	cmark_node_free(root);
	return count;
}

static void
hold_secrets(const struct page *page, struct slice out, const char *whose)
{
	for (unsigned n = 0; n < page->marks; n++)
		if (page->secret[n] && has_mark(out, n))
			fail_msg("S%u. is in what %s of\n%s\n--- namely\n%.*s", n, whose,
				page->text.ptr, SLICE_ARG(out));
}

/* What is no private passage stays as it is, byte for byte. */
static void
hold_bytes(struct slice in, struct slice out)
{
	struct passage was, is;
	size_t at_was = 0, at_is = 0, done_was = 0, done_is = 0;

	while (passage_next(in, &at_was, &was)) {
		assert_true(passage_next(out, &at_is, &is));
		assert_true(slice_equal(slice_part(in, done_was, was.start),
			slice_part(out, done_is, is.start)));
		assert_int_equal(is.kind, PASSAGE_AGE);
		assert_true(was.kind == PASSAGE_PRIVATE ||
			slice_equal(was.body, is.body));
		done_was = was.end;
		done_is = is.end;
	}
	assert_true(slice_equal(slice_from(in, done_was), slice_from(out, done_is)));
}

/* True if the page passed. */
static bool
check(struct page *page)
{
	struct buf out = BUF_INIT, again = BUF_INIT, shown = BUF_INIT;
	struct slice text = buf_slice(&page->text);
	struct err err = ERR_INIT;
	bool ok = gate_pass(&gate, "a.md", text, &out, &err);

	if (ok) {
		hold_secrets(page, buf_slice(&out), "comes out");
		hold_bytes(text, buf_slice(&out));
		assert_int_equal(read_tree(NULL, buf_slice(&out)), 0);
		assert_true(gate_pass(&gate, "a.md", buf_slice(&out), &again, &err));
		assert_true(slice_equal(buf_slice(&again), buf_slice(&out)));
	} else {
		assert_int_equal(err.kind, ERR_FORMAT);
		assert_int_equal(out.len, 0);
	}
	assert_int_equal(gate_unsealed("a.md", text) > 0, gate_concerns("a.md", text) &&
		(ok || gate_unsealed("a.md", text) > 0));
	if (passage_hide(&shown, text, "DAY"))
		hold_secrets(page, buf_slice(&shown), "is shown");
	buf_release(&out);
	buf_release(&again);
	buf_release(&shown);
	return ok;
}

static bool
try_page(uint64_t seed)
{
	struct page page = { .text = BUF_INIT };

	current_seed = state_of_chance = seed;
	for (uint64_t lines = 1 + chance(1 + seed % LINES_MAX); lines; lines--)
		if (chance(4))
			add_line(&page);
		else
			add_passage(&page);
	if (chance(4) == 0)
		buf_cut(&page.text, page.text.len - 1);
	read_lines(&page);
	read_tree(&page, buf_slice(&page.text));
	bool passed = check(&page);

	buf_release(&page.text);
	return passed;
}

/* Any bytes at all: those that pass come out as they were, but for passages. */
static void
try_bytes(uint64_t seed)
{
	static const char some[] = "`~`~\n\r\t >-1.private age\xC2\xA0\xEF\xBB\xBF";
	struct page page = { .text = BUF_INIT };

	state_of_chance = seed;
	for (uint64_t len = chance(400); len; len--)
		buf_add_char(&page.text, chance(5) ? some[chance(sizeof some)] :
			(char)chance(256));
	check(&page);
	buf_release(&page.text);
}

static void
test_secrets(void **state)
{
	uint64_t alone = setting("TAUT_SEED", 0), cases = setting("TAUT_CASES", 3000) * 5;
	size_t passed = 0;

	(void)state;
	if (alone) {
		try_page(alone);
		return;
	}
	gate.sealed = 0;
	for (uint64_t seed = 1; seed <= cases; seed++)
		passed += try_page(seed);
	current_seed = 0;
	/* The pages are worth something: many are sealed, and many are refused. */
	print_message("# %zu of %llu passed, with %zu passages\n", passed,
		(unsigned long long)cases, gate.sealed);
	assert_in_range(passed, cases / 20, cases - cases / 4);
	assert_true(gate.sealed > cases / 50);
}

static void
test_bytes(void **state)
{
	uint64_t cases = setting("TAUT_CASES", 3000);

	(void)state;
	for (uint64_t seed = 1; seed <= cases; seed++)
		try_bytes(seed);
}

static int
make_gate(void **state)
{
	struct age_recipient own;
	struct err err = ERR_INIT;

	(void)state;
	age_identity_make(&key);
	age_identity_recipient(key.ptr, &own);
	gate.read = true;
	return keylist_add(&gate.trust.list, &own, slice_of("own"), &err) ? 0 : -1;
}

static int
drop_gate(void **state)
{
	(void)state;
	if (current_seed)
		fprintf(stderr, "# the last page was TAUT_SEED=%llu\n",
			(unsigned long long)current_seed);
	secret_release(&key);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_secrets),
		cmocka_unit_test(test_bytes),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, make_gate, drop_gate);
}
