/* SPDX-License-Identifier: ISC */
/*
 * Finding what differs between work tree and HEAD. Invariant: a file is only
 * called unchanged by its stat data where git itself would do so.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "seal/passage.h"
#include "store/files.h"
#include "store/handedit.h"
#include "store/layout.h"
#include "store/store.h"
#include "store/tracked.h"

/* A file of the work tree. */
struct found {
	char *path;
	struct stat st;
};

struct walk {
	struct found *items;
	size_t count, room;
	size_t strange;
};

/* Hidden files are other programs' business, but for those of the layout. */
static bool
is_hidden(const char *path, const char *name)
{
	return name[0] == '.' && strcmp(path, ".taut") != 0 &&
		strcmp(path, ".gitattributes") != 0 && strcmp(path, ".gitignore") != 0;
}

static bool
look_at(const char *path, const char *name, enum files_kind kind, const struct stat *st,
	void *context)
{
	struct walk *walk = context;

	if (is_hidden(path, name))
		return false;
	if (kind != FILES_REGULAR || !layout_takes(slice_of(path))) {
		walk->strange += kind != FILES_FOLDER;
		return true;
	}
	walk->items = mem_room(walk->items, walk->count, &walk->room, sizeof *walk->items);
	walk->items[walk->count++] = (struct found){ mem_text(path, strlen(path)), *st };
	return true;
}

static int
compare_found(const void *a, const void *b)
{
	return strcmp(((const struct found *)a)->path, ((const struct found *)b)->path);
}

/* Folder by folder is by bytes too, but for a folder beside "its-name.md". */
static void
sort(struct walk *walk)
{
	for (size_t n = 1; n < walk->count; n++)
		if (compare_found(&walk->items[n - 1], &walk->items[n]) > 0) {
			qsort(walk->items, walk->count, sizeof *walk->items, compare_found);
			return;
		}
}

static void
walk_release(struct walk *walk)
{
	for (size_t n = 0; n < walk->count; n++)
		free(walk->items[n].path);
	free(walk->items);
}

static bool
is_same(int root, const struct tracked *tracked, const struct tracked_file *file,
	const struct found *found)
{
	struct buf bytes = BUF_INIT;
	struct err ignored = ERR_INIT;
	struct version here = { 0 }, there = { .there = true, .id = file->id };

	if (tracked_is_clean(tracked, file, &found->st))
		return true;
	if (file_read(root, found->path, STORE_FILE_MAX, &bytes, &ignored))
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

/* Which pages changed since all of HEAD was looked at for plain passages. */
static bool
list_new(struct names *out, struct repo *repo, const struct head *head, const git_oid *since)
{
	git_tree *before = NULL;
	git_diff *diff = NULL;

	if (git_oid_equal(since, git_tree_id(head->tree)))
		return true;
	bool ok = git_tree_lookup(&before, repo->git, since) == 0 &&
		git_diff_tree_to_tree(&diff, repo->git, before, head->tree, NULL) == 0;

	for (size_t n = 0; ok && n < git_diff_num_deltas(diff); n++)
		names_add(out, slice_of(git_diff_get_delta(diff, n)->new_file.path));
	names_sort(out);
	git_diff_free(diff);
	git_tree_free(before);
	return ok;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_new(const struct sweep *sweep, const char *path)
{
	return sweep->all_new || (sweep->new.count && bsearch(&path, sweep->new.items,
		sweep->new.count, sizeof *sweep->new.items, compare_names));
}

static void
compare(struct sweep *sweep, int root, const struct walk *walk, const struct tracked *tracked)
{
	size_t w = 0, h = 0;

	while (w < walk->count || h < tracked->count) {
		const struct found *found = w < walk->count ? &walk->items[w] : NULL;
		const struct tracked_file *file = h < tracked->count ? &tracked->items[h] : NULL;
		int order = !found ? 1 : !file ? -1 :
			slice_compare(slice_of(found->path), file->path);
		bool ours = order <= 0 || layout_takes(file->path); /* what was found is */
		bool changed = ours;

		if (order == 0)
			changed = !is_same(root, tracked, file, found) || (sweep->sealing &&
				is_new(sweep, found->path) && is_plain(root, found->path));
		if (changed)
			names_add(&sweep->changed, order <= 0 ? slice_of(found->path) : file->path);
		sweep->in_head += order >= 0 && ours;
		w += order <= 0;
		h += order >= 0;
	}
}

bool
sweep_run(struct sweep *sweep, struct repo *repo, const struct head *head, int root,
	struct err *err)
{
	struct walk walk = { 0 };
	struct tracked tracked = { 0 };
	bool ok = files_run_stat(root, look_at, &walk, err) &&
		tracked_read(&tracked, repo, head, err);

	if (ok) {
		sweep->all_new = sweep->sealing && (!head->tree ||
			git_oid_is_zero(&sweep->since) ||
			!list_new(&sweep->new, repo, head, &sweep->since));
		sort(&walk);
		compare(sweep, root, &walk, &tracked);
		sweep->strange = walk.strange;
		sweep->in_work = walk.count;
	}
	walk_release(&walk);
	tracked_release(&tracked);
	return ok;
}

void
sweep_release(struct sweep *sweep)
{
	names_release(&sweep->changed);
	names_release(&sweep->new);
	*sweep = (struct sweep){ 0 };
}
