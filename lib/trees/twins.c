/* SPDX-License-Identifier: ISC */
/* Invariant: the same names on every machine, from the folder's names alone. */
#include "trees/twins.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "store/layout.h"
#include "trees/foreign.h"
#include "trees/taken.h"

struct twin {
	char *fold;
	struct folder_entry *entry;
};

/* Within a fold by the bytes of the names. */
static int
compare(const void *a, const void *b)
{
	const struct twin *one = a, *two = b;
	int order = strcmp(one->fold, two->fold);

	return order ? order : slice_compare(one->entry->name, two->entry->name);
}

/* A name that means something to taut where it is. */
static bool
is_layout(struct slice path, struct slice name)
{
	static const char *const roots[] = { "areas", "checks", "entries", "reviews",
		"purpose.md", "beliefs.md", "links.md", "README.md", ".taut", ".gitattributes",
		".gitignore" };
	static const char *const settings[] = { "format", "config", "recipients", "identities" };
	struct buf whole = BUF_INIT;
	int day;
	bool is = slice_starts(path, "entries/") && slice_is(name, "attachments");

	for (size_t n = 0; path.len == 0 && n < sizeof roots / sizeof *roots; n++)
		is = is || slice_is(name, roots[n]);
	for (size_t n = 0; slice_is(path, ".taut/") && n < sizeof settings / sizeof *settings; n++)
		is = is || slice_is(name, settings[n]);
	buf_add(&whole, path);
	buf_add(&whole, name);
	is = is || layout_entry_day(buf_slice(&whole), &day) ||
		layout_check_day(buf_slice(&whole), &day);
	buf_release(&whole);
	return is;
}

static void
rename_twin(struct twins *twins, struct folder_entry *entry, struct taken *taken)
{
	struct buf shorter = BUF_INIT, name = BUF_INIT;
	struct slice old = entry->name;

	taken_shorten(&shorter, old);
	struct slice whole = buf_slice(&shorter);
	size_t dot = entry->mode == FOLDER_TREE ? SLICE_NONE : slice_find_last(whole, ".");

	if (dot == SLICE_NONE || dot == 0)
		dot = whole.len;
	for (unsigned n = 2; name.len == 0 || !taken_is_free(taken, buf_slice(&name)); n++) {
		buf_clear(&name);
		buf_add(&name, slice_part(whole, 0, dot));
		buf_printf(&name, "~%u", n);
		buf_add(&name, slice_from(whole, dot));
	}
	taken_give(taken, buf_slice(&name));
	names_add(&twins->was, old);
	names_add(&twins->names, buf_slice(&name));
	entry->name = slice_of(twins->names.items[twins->names.count - 1]);
	buf_release(&shorter);
	buf_release(&name);
}

/* Those of one fold: one of them keeps its name. */
static void
part(struct twins *twins, struct twin *items, size_t count, struct slice path,
	struct taken *taken)
{
	size_t keeper = 0;

	for (size_t n = count; n-- > 0;)
		if (is_layout(path, items[n].entry->name))
			keeper = n;
	for (size_t n = 0; n < count; n++)
		if (n != keeper)
			rename_twin(twins, items[n].entry, taken);
}

void
twins_part(struct twins *twins, struct folder *folder, struct slice path)
{
	static const struct version none;
	struct twin *items = mem_alloc(folder->count + 1, sizeof *items);
	struct taken taken = { 0 };
	size_t count = 0;

	for (size_t n = 0; n < folder->count; n++) {
		struct buf fold = BUF_INIT;

		if (folder->items[n].mode == 0)
			continue;
		foreign_fold(&fold, folder->items[n].name);
		items[count++] = (struct twin){ buf_detach(&fold), &folder->items[n] };
		taken_add(&taken, folder->items[n].name, &none);
	}
	qsort(items, count, sizeof *items, compare);
	for (size_t n = 0, end; n < count; n = end) {
		for (end = n + 1; end < count && strcmp(items[n].fold, items[end].fold) == 0; end++)
			continue;
		if (end - n > 1)
			part(twins, items + n, end - n, path, &taken);
	}
	for (size_t n = 0; n < count; n++)
		free(items[n].fold);
	free(items);
	taken_release(&taken);
}

void
twins_release(struct twins *twins)
{
	names_release(&twins->names);
	names_release(&twins->was);
}
