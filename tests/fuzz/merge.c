/* SPDX-License-Identifier: ISC */
/*
 * Three texts, cut apart at bytes that are no text: the merge knows no error.
 * It is the same both ways round, a side that changed nothing leaves the other
 * as it is, there are no markers, notes have lines in order, and a word that
 * one side wrote stands in the merged text.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "merge/merge.h"

#define CUT '\x1D' /* between the texts */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static size_t
count_lines(struct slice text)
{
	size_t count = text.len > 0;

	for (size_t n = 0; n + 1 < text.len; n++)
		count += text.ptr[n] == '\n' || (text.ptr[n] == '\r' && text.ptr[n + 1] != '\n');
	return count;
}

static void
check_notes(const struct merged *merged)
{
	size_t lines = count_lines(buf_slice(&merged->text)), last = 0;

	for (size_t n = 0; n < merged->count; n++) {
		must(merged->notes[n].line >= 1 && merged->notes[n].line <= lines);
		must(merged->notes[n].line >= last);
		last = merged->notes[n].line;
	}
}

static void
must_give(struct slice base, struct slice a, struct slice b, struct slice expected)
{
	struct merged merged = MERGED_INIT;

	merge_page(&merged, base, a, b);
	must(slice_equal(buf_slice(&merged.text), expected));
	must(merged.count == 0);
	merged_release(&merged);
}

static bool
has_word(struct slice text, struct slice word)
{
	return memmem(text.ptr, text.len, word.ptr, word.len) != NULL;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether a `due` or `completion` may have lost a value, or a box its letter. */
static bool
has_choice(struct slice text)
{
	return slice_find(text, "::") != SLICE_NONE || slice_find_char(text, '^') != SLICE_NONE
		|| slice_find_char(text, '[') != SLICE_NONE;
}

/* Each word of letters that a side has and the base has not. */
static void
check_words(struct slice base, struct slice side, struct slice merged)
{
	for (size_t at = 0; at < side.len;) {
		size_t start = at;

		while (at < side.len && is_letter(side.ptr[at]))
			at++;
		struct slice word = slice_part(side, start, at);

		must(word.len == 0 || has_word(base, word) || has_word(merged, word));
		at += word.len == 0;
	}
}

static void
check(struct slice base, struct slice a, struct slice b)
{
	struct merged one = MERGED_INIT, two = MERGED_INIT;

	merge_page(&one, base, a, b);
	merge_page(&two, base, b, a);
	must(slice_equal(buf_slice(&one.text), buf_slice(&two.text)));
	must(one.count == two.count);
	check_notes(&one);
	must_give(base, a, base, a);
	must_give(base, base, b, b);
	must_give(base, a, a, a);
	must(!slice_starts(buf_slice(&one.text), "<<<<<<<") || slice_starts(a, "<<<<<<<")
		|| slice_starts(b, "<<<<<<<") || slice_find(a, "<<<<<<<") != SLICE_NONE
		|| slice_find(b, "<<<<<<<") != SLICE_NONE);
	if (!has_choice(a) && !has_choice(b)) {
		check_words(base, a, buf_slice(&one.text));
		check_words(base, b, buf_slice(&one.text));
	}
	merged_release(&one);
	merged_release(&two);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice rest = { (const char *)data, size };
	struct slice base = slice_cut(&rest, CUT), a = slice_cut(&rest, CUT);
	struct slice b = rest.ptr ? rest : SLICE_EMPTY;

	check(base, a.ptr ? a : SLICE_EMPTY, b);
	return 0;
}
