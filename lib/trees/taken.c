/* SPDX-License-Identifier: ISC */
/* Invariant: a name is given once, and never one that a folder has already. */
#include "trees/taken.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "merge/file.h"
#include "trees/foreign.h"

#define SHORT 240 /* of the 255 bytes that a name may have */
#define EXTENSION 32

void
taken_add(struct taken *taken, struct slice name, const struct version *file)
{
	taken->items = mem_room(taken->items, taken->count, &taken->room, sizeof *taken->items);
	taken->items[taken->count++] = (struct taken_name){ name, *file };
}

void
taken_release(struct taken *taken)
{
	free(taken->items);
	names_release(&taken->folds);
	names_release(&taken->given);
	*taken = (struct taken){ 0 };
}

static void
fold_all(struct taken *taken)
{
	struct buf fold = BUF_INIT;

	for (size_t n = taken->folds.count; n < taken->count; n++) {
		buf_clear(&fold);
		foreign_fold(&fold, taken->items[n].name);
		names_add(&taken->folds, buf_slice(&fold));
	}
	names_sort(&taken->folds);
	buf_release(&fold);
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool
taken_is_free(struct taken *taken, struct slice name)
{
	struct buf fold = BUF_INIT;

	if (taken->folds.count == 0)
		fold_all(taken);
	foreign_fold(&fold, name);
	bool found = taken->folds.count && bsearch(&fold.ptr, taken->folds.items,
		taken->folds.count, sizeof *taken->folds.items, compare_texts);

	for (size_t n = 0; !found && n < taken->given.count; n++)
		found = strcmp(taken->given.items[n], fold.ptr) == 0;
	buf_release(&fold);
	return !found;
}

void
taken_give(struct taken *taken, struct slice name)
{
	struct buf fold = BUF_INIT;

	foreign_fold(&fold, name);
	names_add(&taken->given, buf_slice(&fold));
	buf_release(&fold);
}

void
taken_shorten(struct buf *out, struct slice name)
{
	size_t dot = slice_find_last(name, ".");
	size_t end = dot == SLICE_NONE || name.len - dot > EXTENSION ? name.len : dot;
	size_t stem = name.len > SHORT ? end - (name.len - SHORT) : end;

	while (stem < end && stem > 0 && ((unsigned char)name.ptr[stem] & 0xc0) == 0x80)
		stem--;
	buf_add(out, slice_part(name, 0, stem));
	buf_add(out, slice_from(name, end));
}

static int
compare_names(const void *a, const void *b)
{
	const struct taken_name *one = a, *two = b;

	return slice_compare(one->name, two->name);
}

bool
taken_second(struct taken *taken, struct slice name, const struct version *file,
	struct buf *out)
{
	struct buf shorter = BUF_INIT;
	bool kept = false, found = false;

	taken_shorten(&shorter, name);
	for (unsigned n = 2; !kept && !found; n++) {
		buf_clear(out);
		merge_second_name(out, shorter.ptr, n);
		struct taken_name key = { .name = buf_slice(out) };
		const struct taken_name *there = bsearch(&key, taken->items, taken->count,
			sizeof key, compare_names);

		kept = there && version_equal(&there->file, file);
		found = !there && taken_is_free(taken, key.name);
	}
	if (found)
		taken_give(taken, buf_slice(out));
	buf_release(&shorter);
	return found;
}
