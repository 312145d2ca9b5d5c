/* SPDX-License-Identifier: ISC */
/*
 * Two wordings word by word. Invariant: without what went it is the one after,
 * without what came the one before, but for blanks.
 */
#include "view/wording.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/text.h"
#include "base/words.h"
#include "merge/align.h"
#include "merge/hash.h"

#define WORDS_MAX 20000 /* of one text; longer ones are not laid beside each other */

struct wording {
	struct buf *out;
	const struct elements *before, *after;
	const size_t *match; /* of each word before: the one after, or ALIGN_NONE */
};

static void
split(struct slice text, struct elements *words)
{
	struct slice word;

	while (words->count <= WORDS_MAX && slice_word(&text, &word))
		elements_add(words, (struct element){ .hash = hash_bytes(1, word), .text = word });
}

static void
add_words(const struct wording *wording, const struct elements *words, size_t first, size_t end)
{
	for (size_t n = first; n < end; n++) {
		if (n > first)
			buf_add_char(wording->out, ' ');
		text_escape_line(wording->out, words->items[n].text);
	}
}

/* What went and what came between two words that stayed. */
static void
add_run(const struct wording *wording, const char *open, const char *close,
	const struct elements *words, size_t first, size_t end)
{
	if (first == end)
		return;
	if (wording->out->len && wording->out->ptr[wording->out->len - 1] != '\n')
		buf_add_char(wording->out, ' ');
	buf_add_text(wording->out, open);
	add_words(wording, words, first, end);
	buf_add_text(wording->out, close);
}

/* Walks both texts: what went, what came, the word that stayed, and so on. */
static void
add_marked(const struct wording *wording)
{
	size_t a = 0, b = 0;

	for (size_t n = 0; n <= wording->before->count; n++) {
		bool last = n == wording->before->count;

		if (!last && wording->match[n] == ALIGN_NONE)
			continue;
		size_t end = last ? wording->after->count : wording->match[n];

		add_run(wording, "[-", "-]", wording->before, a, n);
		add_run(wording, "{+", "+}", wording->after, b, end);
		if (!last)
			add_run(wording, "", "", wording->after, end, end + 1);
		a = n + 1;
		b = end + 1;
	}
	buf_add_char(wording->out, '\n');
}

/* One side in a sentence: "Gone: a b; c." */
static void
add_said(const struct wording *wording, const char *label, const struct elements *words,
	const bool *stays)
{
	size_t start = wording->out->len;

	for (size_t n = 0; n < words->count; n++) {
		size_t end = n;

		while (end < words->count && !stays[end])
			end++;
		if (end == n)
			continue;
		buf_add_text(wording->out, wording->out->len == start ? label : "; ");
		add_words(wording, words, n, end);
		n = end;
	}
	if (wording->out->len > start)
		buf_add_text(wording->out, "\n");
}

static void
add_sentences(const struct wording *wording)
{
	bool *before = mem_alloc(wording->before->count + 1, sizeof *before);
	bool *after = mem_alloc(wording->after->count + 1, sizeof *after);

	for (size_t n = 0; n < wording->before->count; n++) {
		if (wording->match[n] == ALIGN_NONE)
			continue;
		before[n] = true;
		after[wording->match[n]] = true;
	}
	add_said(wording, _("Gone: "), wording->before, before);
	add_said(wording, _("New: "), wording->after, after);
	free(before);
	free(after);
}

void
view_wording(struct buf *out, struct slice before, struct slice after, const struct view *view)
{
	struct elements old = { 0 }, new = { 0 };
	struct wording wording = { out, &old, &new, NULL };
	size_t same = 0;

	split(before, &old);
	split(after, &new);
	size_t *match = mem_alloc(old.count + 1, sizeof *match);

	if (old.count <= WORDS_MAX && new.count <= WORDS_MAX)
		align_equal(&old, &new, match);
	else
		old.count = 0;
	for (size_t n = 0; n < old.count; n++)
		same += match[n] != ALIGN_NONE;
	wording.match = match;
	if (8 * same > old.count + new.count && (same < old.count || same < new.count)) {
		if (view->plain)
			add_sentences(&wording);
		else
			add_marked(&wording);
	}
	free(match);
	elements_release(&old);
	elements_release(&new);
}
