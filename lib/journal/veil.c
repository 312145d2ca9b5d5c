/* SPDX-License-Identifier: ISC */
/* Covering the private passages of a page. */
#include "journal/veil.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"

static void
find(struct veil *veil)
{
	struct passage passage;
	size_t at = 0;

	while (passage_next(buf_slice(&veil->source), &at, &passage)) {
		veil->passages = mem_room(veil->passages, veil->count, &veil->room,
			sizeof *veil->passages);
		veil->passages[veil->count++] = passage;
	}
}

size_t
veil_draw(struct veil *veil, struct buf *bytes)
{
	struct passage first;
	size_t at = 0;

	veil_release(veil);
	if (!passage_next(buf_slice(bytes), &at, &first))
		return 0;
	/* the original is kept, so that its memory is not left behind in the clear */
	struct buf blanked = BUF_INIT;

	buf_add(&blanked, buf_slice(bytes));
	veil->source = *bytes;
	*bytes = blanked;
	find(veil);
	for (size_t n = 0; n < veil->count; n++)
		for (size_t b = veil->passages[n].start; b < veil->passages[n].end; b++)
			if (bytes->ptr[b] != '\n' && bytes->ptr[b] != '\r')
				bytes->ptr[b] = ' ';
	return veil->count;
}

void
veil_release(struct veil *veil)
{
	buf_wipe(&veil->source);
	free(veil->passages);
	*veil = (struct veil)VEIL_INIT;
}

const struct passage *
veil_at(const struct veil *veil, const struct document *page, size_t line)
{
	size_t start = page->lines[line].start;

	for (size_t n = 0; veil && n < veil->count && veil->passages[n].start <= start; n++)
		if (start < veil->passages[n].end)
			return &veil->passages[n];
	return NULL;
}

void
veil_line(const struct veil *veil, const struct passage *passage, const char *when,
	struct buf *out)
{
	struct buf line = BUF_INIT;

	passage_hide(&line, slice_part(buf_slice(&veil->source), passage->start, passage->end),
		when);
	buf_add(out, slice_trim_end(buf_slice(&line)));
	buf_release(&line);
}
