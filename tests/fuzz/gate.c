/* SPDX-License-Identifier: ISC */
/*
 * No secret gets through the gate: under each line that says `private` one is
 * put, and it comes out of no page that passes; nor does what CommonMark takes
 * for private. Passages are found one behind the other, readers see none of
 * them, and what has passed passes again as it is.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "seal/fence.h"
#include "seal/gate.h"
#include "seal/passage.h"

#define MARK "\1%u\1" /* no input has that byte */
#define MARKS_MAX 64

struct marks {
	unsigned count;
	bool secret[MARKS_MAX];
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a byte stands for in an input that begins with an odd one. */
static const char *const fragments[] = {
	"\n", "\n", "\n", "\r\n", "\r", "```", "```", "~~~", "`", "~", "private", "private\n", "age",
	"-----BEGIN AGE ENCRYPTED FILE-----", " ", "  ", "    ", "\t", "> ", ">", "- ", "* ", "1. ",
	"12) ", "{.", "}", "x", "words", "js", "\xC2\xA0", "\xEF\xBB\xBF", "\xE2\x80\x98", "'", "<!--",
	"-->", "<!-- taut:1 id=0123456789abcdef -->", "```private\n", "\n```\n", "\n~~~\n", "---\n",
	"-", "+ ", "# ", "|", "[x] ", "\\", "a) ", "\f",
	"\nYWdl\n-----END AGE ENCRYPTED FILE-----\n", "Private", "<div>", "\xFF", "=",
};

static struct gate gate = GATE_INIT;

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static void
make_key(void)
{
	struct secret key = SECRET_INIT;
	struct age_recipient own;
	struct err err = ERR_INIT;

	if (gate.read)
		return;
	gate.read = true;
	age_identity_make(&key);
	age_identity_recipient(key.ptr, &own);
	must(keylist_add(&gate.trust.list, &own, slice_of("own"), &err));
	secret_release(&key);
}

static void
expand(struct buf *out, const uint8_t *data, size_t size)
{
	size_t count = sizeof fragments / sizeof *fragments;

	for (size_t n = 1; n < size; n++)
		if (data[0] % 2)
			buf_add_text(out, fragments[data[n] % count]);
		else if (data[n] != MARK[0])
			buf_add_char(out, (char)data[n]);
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Two fence characters or more, and the word, behind what may stand before. */
static bool
says_private(struct slice line)
{
	char *copy = slice_copy(line);
	const char *at = copy + strspn(copy, " \t>*+.)0123456789-");
	size_t run = strspn(at, "`~"), len = strlen("private");
	struct slice word;

	at += run;
	at += strspn(at, " \t{.");
	word = slice_part(slice_of(at), 0, len);
	bool says = run >= 2 && slice_is_nocase(word, "private") && !is_letter(at[len]);

	free(copy);
	return says;
}

static void
add_mark(struct buf *out, struct marks *marks, bool secret)
{
	if (marks->count == MARKS_MAX)
		return;
	buf_printf(out, MARK, marks->count);
	marks->secret[marks->count++] = secret;
}

/* The text with a secret under each such line, and a mark on each that has no
 * fence. */
static void
mark(struct buf *out, struct slice text, struct marks *marks)
{
	struct slice ending;

	while (text.len) {
		struct slice line = fence_line(&text, &ending);

		buf_add(out, line);
		if (slice_find_char(line, '`') == SLICE_NONE &&
		    slice_find_char(line, '~') == SLICE_NONE && slice_trim(line).len)
			add_mark(out, marks, false);
		buf_add(out, ending.len ? ending : slice_of("\n"));
		if (says_private(line)) {
			add_mark(out, marks, true);
			buf_add_char(out, '\n');
		}
	}
}

static bool
has_mark(struct slice text, unsigned n)
{
	char name[16];

	snprintf(name, sizeof name, MARK, n);
	return slice_find(text, name) != SLICE_NONE;
}

/* No code block of CommonMark that is private has a mark that `out` has too. */
static void
check_tree(struct slice text, const struct marks *marks, struct slice out)
{
	cmark_node *root = cmark_parse_document(text.ptr, text.len, CMARK_OPT_DEFAULT);
	cmark_iter *each = cmark_iter_new(root);

	while (cmark_iter_next(each) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(each);
		struct slice words;

		if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK)
			continue;
		struct slice info = slice_of(cmark_node_get_fence_info(node));

		for (unsigned n = 0; n < marks->count; n++)
			must(!slice_is_nocase(fence_word(info, &words), "private") ||
				!has_mark(slice_of(cmark_node_get_literal(node)), n) ||
				!has_mark(out, n));
	}
	cmark_iter_free(each);
	cmark_node_free(root);
}

static void
check_passages(struct slice text)
{
	struct passage passage;
	size_t at = 0, before = 0, count = 0;

	while (passage_next(text, &at, &passage)) {
		must(passage.start >= before && at > passage.start && at == passage.end);
		must(at <= text.len && (passage.closed || at == text.len));
		must(passage.line == 1 + fence_lines(slice_part(text, 0, passage.start)));
		must(!passage.inner || passage.inner > passage.line);
		before = at;
		count++;
	}
	must(count == passage_count(text));
}

static void
check_shown(struct slice text, const struct marks *marks)
{
	struct buf shown = BUF_INIT;
	struct passage passage;
	size_t at = 0;
	bool any = passage_hide(&shown, text, "DAY") > 0;

	must(any || shown.len == 0);
	while (passage_next(text, &at, &passage))
		for (unsigned n = 0; n < marks->count; n++)
			must(!has_mark(passage.body, n) || !has_mark(buf_slice(&shown), n));
	if (any)
		check_tree(text, marks, buf_slice(&shown));
	buf_release(&shown);
}

/* Nor does a sealed passage hold anything but its armor. */
static void
check_sealed(struct slice out)
{
	struct passage passage;
	size_t at = 0;

	while (passage_next(out, &at, &passage))
		must(passage.kind == PASSAGE_AGE &&
			slice_find_char(passage.body, MARK[0]) == SLICE_NONE);
}

static void
check_gate(struct slice text, const struct marks *marks)
{
	struct buf out = BUF_INIT, again = BUF_INIT;
	struct err err = ERR_INIT;

	if (gate_pass(&gate, "a.md", text, &out, &err)) {
		for (unsigned n = 0; n < marks->count; n++)
			must(!marks->secret[n] || !has_mark(buf_slice(&out), n));
		check_tree(text, marks, buf_slice(&out));
		check_sealed(buf_slice(&out));
		must(gate_unsealed("a.md", buf_slice(&out)) == 0);
		must(!gate_concerns("a.md", buf_slice(&out)));
		must(gate_pass(&gate, "a.md", buf_slice(&out), &again, &err));
		must(slice_equal(buf_slice(&out), buf_slice(&again)));
		must(gate_concerns("a.md", text) || slice_equal(buf_slice(&out), text));
	} else {
		must(out.len == 0 && err.kind == ERR_FORMAT && err.hint[0]);
		must(gate_concerns("a.md", text));
	}
	buf_release(&out);
	buf_release(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf plain = BUF_INIT, text = BUF_INIT;
	struct marks marks = { 0 };

	make_key();
	expand(&plain, data, size);
	mark(&text, buf_slice(&plain), &marks);
	check_passages(buf_slice(&text));
	check_shown(buf_slice(&text), &marks);
	check_gate(buf_slice(&text), &marks);
	buf_release(&plain);
	buf_release(&text);
	return 0;
}
