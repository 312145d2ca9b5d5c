/* SPDX-License-Identifier: ISC */
/*
 * Finding passages, and hiding them from readers. Invariant: from the opening
 * fence of a passage on, no byte is outside of it before a line that closes it
 * beyond doubt.
 */
#include "seal/passage.h"

#include "base/words.h"
#include "seal/fence.h"

static const char begin_age[] = "-----BEGIN AGE ENCRYPTED FILE-----";

static bool
begins_armor(struct slice text)
{
	size_t at = 0;

	while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t' ||
	    text.ptr[at] == '>'))
		at++;
	return slice_starts(slice_from(text, at), begin_age);
}

static bool
names_private(const struct fence *line)
{
	struct slice words;

	return slice_is_nocase(fence_word(line->info, &words), "private");
}

static bool
opens(struct slice text, const struct fence *fence, struct passage *out)
{
	struct slice words, word = fence_word(fence->info, &words);
	bool private = names_private(fence);

	if (!private && !(slice_is_nocase(word, "age") &&
	    begins_armor(slice_from(text, fence->next))))
		return false;
	*out = (struct passage){
		.kind = private ? PASSAGE_PRIVATE : PASSAGE_AGE,
		.start = fence->start, .end = text.len,
		.fence = fence->mark, .length = fence->length,
		.prefix = fence->prefix, .words = words,
		.body = slice_from(text, fence->next),
		.ending = slice_part(text, fence->end, fence->next),
	};
	return true;
}

static struct slice
last_ending(struct slice text)
{
	size_t start = text.len;

	if (start > 0 && text.ptr[start - 1] == '\n')
		start--;
	if (start > 0 && text.ptr[start - 1] == '\r')
		start--;
	return slice_from(text, start);
}

/* Goes to the end of the passage that has been opened. Where another begins in
 * it, nobody knows which of them a fence closes: that one has no end. */
static void
go_to_end(struct slice text, size_t *at, const struct fence *open, struct passage *out)
{
	struct fence fence;
	bool another = false;

	while (!out->closed && fence_next(text, at, &fence)) {
		another = another || names_private(&fence);
		out->closed = !another && fence_closes(open, &fence);
		if (out->closed) {
			out->body = slice_part(text, open->next, fence.start);
			out->end = fence.next;
		} else if (!out->inner && (another || fence_confuses(open, &fence))) {
			out->inner = out->line +
				fence_lines(slice_part(text, out->start, fence.start));
		}
	}
	out->last = last_ending(slice_part(text, out->start, out->end));
}

bool
passage_next(struct slice text, size_t *at, struct passage *out)
{
	size_t counted = *at ? out->start : 0, line = *at ? out->line : 1;
	struct fence fence;

	while (fence_next(text, at, &fence)) {
		if (!opens(text, &fence, out))
			continue;
		out->line = line + fence_lines(slice_part(text, counted, out->start));
		go_to_end(text, at, &fence, out);
		return true;
	}
	return false;
}

size_t
passage_count(struct slice text)
{
	struct passage passage;
	size_t at = 0, count = 0;

	while (passage_next(text, &at, &passage))
		count++;
	return count;
}

static void
add_stand_in(struct buf *out, const struct passage *passage, const char *when)
{
	buf_add(out, passage->prefix);
	if (passage->kind == PASSAGE_AGE)
		buf_printf(out, _("(private - taut show -p %s)"), when);
	else
		buf_add_text(out, _("(private, not yet sealed)"));
	buf_add(out, passage->last);
}

size_t
passage_hide(struct buf *out, struct slice text, const char *when)
{
	struct passage passage;
	size_t at = 0, done = 0, count = 0;

	while (passage_next(text, &at, &passage)) {
		buf_add(out, slice_part(text, done, passage.start));
		add_stand_in(out, &passage, when);
		done = passage.end;
		count++;
	}
	if (count)
		buf_add(out, slice_from(text, done));
	return count;
}
