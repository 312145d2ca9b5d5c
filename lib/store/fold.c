/* SPDX-License-Identifier: ISC */
/* A byte that no UTF-8 has stands for the line ends within a sealed passage. */
#include "store/fold.h"

#include "seal/passage.h"
#include "store/merge.h"

#define FOLD '\xFF'

/* LF to FOLD in the part; its last line end stays one. */
static void
add_folded(struct buf *out, struct slice part)
{
	for (size_t n = 0; n < part.len; n++)
		buf_add_char(out, part.ptr[n] == '\n' && n + 1 < part.len ? FOLD : part.ptr[n]);
}

static void
fold(struct buf *out, struct slice text)
{
	struct passage passage = { 0 };
	size_t at = 0, done = 0;

	while (passage_next(text, &at, &passage)) {
		if (passage.kind != PASSAGE_AGE || !passage.closed)
			continue;
		buf_add(out, slice_part(text, done, passage.start));
		add_folded(out, slice_part(text, passage.start, passage.end));
		done = passage.end;
	}
	buf_add(out, slice_from(text, done));
}

bool
fold_merge(struct buf *out, struct slice base, struct slice ours, struct slice theirs,
	bool *clean, struct err *err)
{
	struct slice texts[] = { base, ours, theirs };
	struct buf folded[3] = { BUF_INIT, BUF_INIT, BUF_INIT }, merged = BUF_INIT;
	bool plain = false;

	for (size_t n = 0; n < 3; n++) /* a text that is no UTF-8 is merged as it is */
		plain = plain || slice_find_char(texts[n], FOLD) != SLICE_NONE;
	if (plain)
		return merge_three(out, base, ours, theirs, clean, err);
	for (size_t n = 0; n < 3; n++)
		fold(&folded[n], texts[n]);
	bool ok = merge_three(&merged, buf_slice(&folded[0]), buf_slice(&folded[1]),
		buf_slice(&folded[2]), clean, err);

	for (size_t n = 0; n < merged.len; n++)
		if (merged.ptr[n] == FOLD)
			merged.ptr[n] = '\n';
	if (ok)
		buf_add(out, buf_slice(&merged));
	for (size_t n = 0; n < 3; n++)
		buf_release(&folded[n]);
	buf_release(&merged);
	return ok;
}
