/* SPDX-License-Identifier: ISC */
/* Lines without their ends, sorted when they are first asked for. */
#include "sync/lineset.h"

#include <stdlib.h>

#include "base/alloc.h"

void
lineset_add(struct lineset *set, struct slice text)
{
	while (text.len) {
		set->items = mem_room(set->items, set->count, &set->room, sizeof *set->items);
		set->items[set->count++] = slice_cut(&text, '\n');
	}
	set->sorted = false;
}

void
lineset_release(struct lineset *set)
{
	free(set->items);
	*set = (struct lineset){ 0 };
}

static int
compare(const void *a, const void *b)
{
	return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

static bool
is_marker(struct slice line)
{
	return slice_starts(line, "<<<<<<<") || slice_starts(line, "|||||||") ||
		slice_starts(line, "=======") || slice_starts(line, ">>>>>>>");
}

bool
lineset_has_all(struct lineset *set, struct slice text)
{
	if (set->count && !set->sorted)
		qsort(set->items, set->count, sizeof *set->items, compare);
	set->sorted = true;
	while (text.len) {
		struct slice line = slice_cut(&text, '\n');

		if (!is_marker(line) && (set->count == 0 || !bsearch(&line, set->items, set->count,
		    sizeof *set->items, compare)))
			return false;
	}
	return true;
}
