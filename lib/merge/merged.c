/* SPDX-License-Identifier: ISC */
#include "merge/merged.h"

#include <stdlib.h>

#include "base/alloc.h"

void
merged_note(struct merged *merged, enum merge_note_kind kind, size_t line)
{
	merged->notes = mem_room(merged->notes, merged->count, &merged->room,
		sizeof *merged->notes);
	merged->notes[merged->count++] = (struct merge_note){ kind, line };
}

void
merged_release(struct merged *merged)
{
	buf_release(&merged->text);
	free(merged->notes);
	*merged = (struct merged)MERGED_INIT;
}
