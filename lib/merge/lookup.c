/* SPDX-License-Identifier: ISC */
#include "merge/lookup.h"

#include <stdlib.h>

#include "base/alloc.h"

static int
compare(const void *a, const void *b)
{
	const struct lookup_name *left = a, *right = b;
	int order = slice_compare(left->text, right->text);

	return order ? order : (left->at > right->at) - (left->at < right->at);
}

void
lookup_add(struct lookup *lookup, struct slice text, size_t at)
{
	lookup->items = mem_room(lookup->items, lookup->count, &lookup->room,
		sizeof *lookup->items);
	lookup->items[lookup->count++] = (struct lookup_name){ text, at };
}

void
lookup_sort(struct lookup *lookup)
{
	if (lookup->count)
		qsort(lookup->items, lookup->count, sizeof *lookup->items, compare);
}

void
lookup_release(struct lookup *lookup)
{
	free(lookup->items);
	*lookup = (struct lookup){ 0 };
}

/* Where the first stands that is not before the text; with `behind`, not equal either. */
static size_t
bound(const struct lookup *lookup, struct slice text, bool behind)
{
	size_t low = 0, high = lookup->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (slice_compare(lookup->items[middle].text, text) < (behind ? 1 : 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct lookup_name *
lookup_find(const struct lookup *lookup, struct slice text, size_t *count)
{
	size_t first = bound(lookup, text, false);

	*count = bound(lookup, text, true) - first;
	return lookup->items + first;
}

bool
lookup_has(const struct lookup *lookup, struct slice text)
{
	size_t count;

	lookup_find(lookup, text, &count);
	return count > 0;
}
