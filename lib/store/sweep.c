/* SPDX-License-Identifier: ISC */
/*
 * Finding what differs between work tree and HEAD. Invariant: a file is only
 * called unchanged by its stat data where git itself would do so.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "seal/passage.h"
#include "store/files.h"
#include "store/handedit.h"
#include "store/layout.h"
#include "store/stage.h"
#include "store/store.h"

struct walk {
	int root;
	struct names found;
	size_t strange;
};

struct listed {
	char *path;
	git_oid id;
};

struct listing {
	struct listed *items;
	size_t count, room;
};

/* Hidden files are other programs' business, but for those of the layout. */
static bool
is_hidden(const char *path, const char *name)
{
	return name[0] == '.' && strcmp(path, ".taut") != 0 &&
		strcmp(path, ".gitattributes") != 0 && strcmp(path, ".gitignore") != 0;
}

static bool
look_at(const char *path, const char *name, enum files_kind kind, void *context)
{
	struct walk *walk = context;

	if (is_hidden(path, name))
		return false;
	if (kind == FILES_REGULAR && layout_takes(slice_of(path)))
		names_add(&walk->found, slice_of(path));
	else
		walk->strange += kind != FILES_FOLDER;
	return true;
}

static int
list_entry(const char *folder, const git_tree_entry *entry, void *context)
{
	struct listing *listing = context;
	struct buf path = BUF_INIT;

	if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB)
		return 0;
	buf_printf(&path, "%s%s", folder, git_tree_entry_name(entry));
	if (layout_takes(buf_slice(&path))) {
		listing->items = mem_room(listing->items, listing->count, &listing->room,
			sizeof *listing->items);
		struct listed *item = &listing->items[listing->count++];

		git_oid_cpy(&item->id, git_tree_entry_id(entry));
		item->path = buf_detach(&path);
	}
	buf_release(&path);
	return 0;
}

static int
compare_listed(const void *a, const void *b)
{
	return strcmp(((const struct listed *)a)->path, ((const struct listed *)b)->path);
}

static void
listing_release(struct listing *listing)
{
	for (size_t n = 0; n < listing->count; n++)
		free(listing->items[n].path);
	free(listing->items);
}

/* By the index: same object as HEAD's, same stat data, and not so young that
 * a change in the same tick of the clock could hide. */
static bool
is_known_clean(struct repo *repo, int root, const struct listed *item)
{
	const git_index_entry *entry = git_index_get_bypath(repo->entries, item->path, 0);
	struct stat st;

	return entry && git_oid_equal(&entry->id, &item->id) && entry->file_size &&
		fstatat(root, item->path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		entry->file_size == (uint32_t)st.st_size && entry->ino == (uint32_t)st.st_ino &&
		entry->mtime.seconds == (int32_t)st.st_mtim.tv_sec &&
		entry->mtime.nanoseconds == (uint32_t)st.st_mtim.tv_nsec &&
		entry->ctime.seconds == (int32_t)st.st_ctim.tv_sec &&
		entry->ctime.nanoseconds == (uint32_t)st.st_ctim.tv_nsec &&
		(st.st_mtim.tv_sec < repo->taken.st_mtim.tv_sec ||
		(st.st_mtim.tv_sec == repo->taken.st_mtim.tv_sec &&
		st.st_mtim.tv_nsec < repo->taken.st_mtim.tv_nsec));
}

static bool
is_same(struct repo *repo, int root, const struct listed *item)
{
	struct buf bytes = BUF_INIT;
	struct err ignored = ERR_INIT;
	struct version here = { 0 }, there = { .there = true, .id = item->id };

	if (is_known_clean(repo, root, item))
		return true;
	if (file_read(root, item->path, STORE_FILE_MAX, &bytes, &ignored))
		version_of(&here, buf_slice(&bytes));
	buf_release(&bytes);
	return version_equal(&here, &there);
}

/* Somebody's `git commit` took a private fence in as it was typed. */
static bool
is_plain(int root, const char *path)
{
	struct buf bytes = BUF_INIT;
	struct err ignored = ERR_INIT;
	struct passage passage = { 0 };
	size_t at = 0;
	bool plain = false;

	if (slice_ends(slice_of(path), ".md") &&
	    file_read(root, path, STORE_FILE_MAX, &bytes, &ignored))
		while (!plain && passage_next(buf_slice(&bytes), &at, &passage))
			plain = passage.kind == PASSAGE_PRIVATE;
	buf_release(&bytes);
	return plain;
}

static void
compare(struct sweep *sweep, struct repo *repo, const struct walk *walk,
	const struct listing *listing)
{
	size_t w = 0, h = 0;

	while (w < walk->found.count || h < listing->count) {
		const char *here = w < walk->found.count ? walk->found.items[w] : NULL;
		const struct listed *item = h < listing->count ? &listing->items[h] : NULL;
		int order = !here ? 1 : !item ? -1 : strcmp(here, item->path);

		if (order != 0 || !is_same(repo, walk->root, item) ||
		    (sweep->sealing && is_plain(walk->root, item->path)))
			names_add(&sweep->changed, slice_of(order <= 0 ? here : item->path));
		w += order <= 0;
		h += order >= 0;
	}
}

bool
sweep_run(struct sweep *sweep, struct repo *repo, const struct head *head, int root,
	struct err *err)
{
	struct walk walk = { .root = root };
	struct listing listing = { 0 };
	bool ok = files_run(root, look_at, &walk, err);

	if (ok && head->tree && git_tree_walk(head->tree, GIT_TREEWALK_PRE, list_entry,
	    &listing) < 0)
		ok = err_git(err, ERR_SYSTEM, "cannot read HEAD's tree");
	ok = ok && stage_load(repo, err);
	if (ok) {
		names_sort(&walk.found);
		if (listing.count)
			qsort(listing.items, listing.count, sizeof *listing.items, compare_listed);
		compare(sweep, repo, &walk, &listing);
		sweep->strange = walk.strange;
		sweep->in_head = listing.count;
		sweep->in_work = walk.found.count;
	}
	names_release(&walk.found);
	listing_release(&listing);
	return ok;
}

void
sweep_release(struct sweep *sweep)
{
	names_release(&sweep->changed);
	*sweep = (struct sweep){ 0 };
}
