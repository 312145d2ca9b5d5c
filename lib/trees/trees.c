/* SPDX-License-Identifier: ISC */
/*
 * From commits to trees: what two have in common. Where that is several
 * commits, they are merged in memory by the same merge, by time, then id.
 * Invariant: nothing of that is written; a virtual base may hold plain words.
 */
#include "trees/trees.h"

#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/slice.h"
#include "store/repo.h"
#include "trees/folder.h"

#define BASES_MAX 8    /* of two commits; of more the first is taken */
#define BASES_DEPTH 8  /* bases of bases; below that too */
#define MERGES_MAX 64  /* in all */

struct base {
	git_oid commit;
	git_time_t seconds;
};

/* The common commits of some, in the order in which they are merged. */
struct bases {
	struct base *items;
	size_t count;
};

struct common {
	git_repository *git;
	git_odb *odb; /* git's, and what is made here */
	size_t merges;
	struct err *err;
};

/* A list of files that is worked into a tree, from `count` down. */
struct work {
	git_odb *odb;
	const struct trees_file *items;
	size_t count;
	size_t prefix; /* bytes of the paths that lead to this folder */
	struct err *err;
};

static int
compare_bases(const void *a, const void *b)
{
	const struct base *one = a, *two = b;

	if (one->seconds != two->seconds)
		return one->seconds < two->seconds ? -1 : 1;
	return git_oid_cmp(&one->commit, &two->commit);
}

static bool
read_commit(git_repository *git, const git_oid *id, git_time_t *seconds, git_oid *tree,
	struct err *err)
{
	git_commit *commit = NULL;
	char hex[GIT_OID_HEXSZ + 1];

	if (git_commit_lookup(&commit, git, id) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read commit %s",
			git_oid_tostr(hex, sizeof hex, id));
	*seconds = git_commit_time(commit);
	git_oid_cpy(tree, git_commit_tree_id(commit));
	git_commit_free(commit);
	return true;
}

/* libgit2 goes past the end of a shallow history. */
static bool
cannot_tell(git_repository *git, struct err *err)
{
	err_git(err, ERR_SYSTEM, "cannot tell what the two histories have in common");
	if (git_repository_is_shallow(git) != 1)
		return false;
	err_set(err, ERR_FORMAT, "this clone has not enough of the history to merge");
	return err_hint(err, "git -C '%s' fetch --unshallow; then: taut sync",
		git_repository_workdir(git) ? git_repository_workdir(git) : ".");
}

/* Those of commits[0] and a merge of all the others. */
static bool
find_bases(struct bases *bases, git_repository *git, const git_oid *commits, size_t count,
	struct err *err)
{
	git_oidarray found = { 0 };
	git_oid tree;
	int code = git_merge_bases_many(&found, git, count, commits);
	bool ok = code == 0 || code == GIT_ENOTFOUND || cannot_tell(git, err);

	*bases = (struct bases){ 0 };
	if (found.count)
		bases->items = mem_alloc(found.count, sizeof *bases->items);
	for (; ok && bases->count < found.count; bases->count++) {
		struct base *base = &bases->items[bases->count];

		base->commit = found.ids[bases->count];
		ok = read_commit(git, &base->commit, &base->seconds, &tree, err);
	}
	git_oidarray_dispose(&found);
	if (bases->count)
		qsort(bases->items, bases->count, sizeof *bases->items, compare_bases);
	return ok;
}

static void
release_bases(struct bases *bases)
{
	free(bases->items);
	*bases = (struct bases){ 0 };
}

/* git's objects, and behind them those that are only in memory. */
static bool
open_memory(git_odb **odb, git_repository *git, struct err *err)
{
	git_odb_backend *memory = NULL;
	git_buf path = GIT_BUF_INIT;
	bool ok = git_odb_new(odb) == 0 &&
		git_repository_item_path(&path, git, GIT_REPOSITORY_ITEM_OBJECTS) == 0 &&
		git_odb_add_disk_alternate(*odb, path.ptr) == 0 &&
		git_mempack_new(&memory) == 0;

	if (ok && git_odb_add_backend(*odb, memory, 100) < 0) {
		memory->free(memory);
		ok = false;
	}
	git_buf_dispose(&path);
	if (ok)
		return true;
	git_odb_free(*odb);
	*odb = NULL;
	return err_git(err, ERR_SYSTEM, "cannot open git's objects");
}

static bool
write_file(struct work *work, const struct trees_file *file, git_oid *id)
{
	*id = file->made.id;
	return !file->fresh || git_odb_write(id, work->odb, file->text.text.ptr,
		file->text.text.len, GIT_OBJECT_BLOB) == 0 ||
		err_git(work->err, ERR_SYSTEM, "cannot keep a common version");
}

/* A folder while files are worked into it. */
struct changing {
	struct folder folder; /* sorted */
	struct folder added;
};

static void
set(struct changing *changing, unsigned mode, struct slice name, const git_oid *id)
{
	struct folder_entry *entry = folder_find(&changing->folder, name);

	if (entry) {
		entry->mode = mode;
		entry->id = *id;
	} else if (mode) {
		folder_add(&changing->added, mode, name, id);
	}
}

static bool work_in(struct work *work, const git_oid *tree, git_oid *made, bool *any);

/* The first of the files, and all that are in one folder with it below here. A
 * file comes before what was in a folder of its name: that goes. */
static bool
work_in_folder(struct work *work, struct changing *changing, struct slice name)
{
	const struct folder_entry *entry = folder_find(&changing->folder, name);
	bool was = entry && entry->mode == FOLDER_TREE, any;
	struct work below = *work;
	git_oid id = { 0 };

	below.prefix += name.len + 1;
	for (below.count = 1; below.count < work->count; below.count++)
		if (strncmp(work->items[below.count].path, work->items->path, below.prefix) != 0)
			break;
	work->items += below.count;
	work->count -= below.count;
	if (!work_in(&below, was ? &entry->id : NULL, &id, &any))
		return false;
	if (was || any)
		set(changing, any ? FOLDER_TREE : 0, name, &id);
	return true;
}

static bool
work_in_file(struct work *work, struct changing *changing, struct slice name)
{
	const struct trees_file *file = work->items++;
	git_oid id = { 0 };

	work->count--;
	if (file->there && !write_file(work, file, &id))
		return false;
	set(changing, file->there ? FOLDER_FILE : 0, name, &id);
	return true;
}

/* All of the files into the tree, NULL for an empty one. *any: one is in it then. */
static bool
work_in(struct work *work, const git_oid *tree, git_oid *made, bool *any)
{
	struct changing changing = { 0 };
	bool ok = !tree || folder_read(&changing.folder, work->odb, tree, work->err);

	folder_sort(&changing.folder);
	while (ok && work->count) {
		const char *path = work->items->path + work->prefix;
		const char *slash = strchr(path, '/');
		struct slice name = { path, slash ? (size_t)(slash - path) : strlen(path) };

		ok = slash ? work_in_folder(work, &changing, name) :
			work_in_file(work, &changing, name);
	}
	for (size_t n = 0; n < changing.added.count; n++) {
		const struct folder_entry *entry = &changing.added.items[n];

		folder_add(&changing.folder, entry->mode, entry->name, &entry->id);
	}
	*any = false;
	for (size_t n = 0; n < changing.folder.count; n++)
		*any = *any || changing.folder.items[n].mode;
	ok = ok && folder_write(made, work->odb, &changing.folder, work->err);
	folder_release(&changing.folder);
	folder_release(&changing.added);
	return ok;
}

static bool find_common(struct common *common, const git_oid *commits, size_t count,
	unsigned depth, git_oid *tree);

/* The tree becomes that of a merge with one more common commit. */
static bool
merge_base(struct common *common, const struct bases *bases, size_t at, unsigned depth,
	git_oid *tree)
{
	struct trees trees = { 0 };
	git_oid base, theirs, commits[BASES_MAX];
	git_time_t seconds;
	bool any;

	for (size_t n = 0; n <= at; n++) /* the one behind all that are merged */
		commits[(n + 1) % (at + 1)] = bases->items[n].commit;
	struct sides_order order = { .odb = common->odb, .base = &base, .ours = tree,
		.theirs = &theirs, .lenient = true };
	bool ok = find_common(common, commits, at + 1, depth + 1, &base) &&
		read_commit(common->git, &commits[0], &seconds, &theirs, common->err) &&
		sides_merge(&trees, &order, common->err);
	struct work work = { .odb = common->odb, .items = trees.items, .count = trees.count,
		.err = common->err };

	ok = ok && work_in(&work, tree, tree, &any);
	trees_release(&trees);
	return ok;
}

/* The tree that commits[0] and a merge of the others have in common. */
static bool
find_common(struct common *common, const git_oid *commits, size_t count, unsigned depth,
	git_oid *tree)
{
	struct bases bases;
	git_time_t seconds;
	bool ok = find_bases(&bases, common->git, commits, count, common->err);
	bool bounded = bases.count > BASES_MAX || depth >= BASES_DEPTH;

	if (ok && bases.count == 0)
		ok = git_odb_write(tree, common->odb, "", 0, GIT_OBJECT_TREE) == 0 ||
			err_git(common->err, ERR_SYSTEM, "cannot keep an empty tree");
	else
		ok = ok && read_commit(common->git, &bases.items[0].commit, &seconds, tree,
			common->err);
	for (size_t n = 1; ok && !bounded && n < bases.count; n++)
		if (common->merges++ < MERGES_MAX)
			ok = merge_base(common, &bases, n, depth, tree);
	release_bases(&bases);
	return ok;
}

/* The base of the merge; *there: they have something in common. */
static bool
prepare(struct trees *trees, struct common *common, const struct trees_order *order,
	git_oid *base, bool *there)
{
	git_oid commits[] = { *order->ours, *order->theirs };
	struct bases bases;
	git_time_t seconds;

	bool ok = find_bases(&bases, order->git, commits, 2, common->err);

	if (!ok) {
		release_bases(&bases);
		return false;
	}
	*there = bases.count > 0;
	trees->ours_is_base = bases.count == 1 &&
		git_oid_equal(&bases.items[0].commit, order->ours);
	if (bases.count == 1) /* nothing is made: git's objects are enough */
		ok = git_repository_odb(&common->odb, order->git) == 0 ?
			read_commit(order->git, &bases.items[0].commit, &seconds, base,
				common->err) :
			err_git(common->err, ERR_SYSTEM, "cannot open git's objects");
	else
		ok = open_memory(&common->odb, order->git, common->err) &&
			find_common(common, commits, 2, 0, base);
	release_bases(&bases);
	return ok;
}

static bool
merge(struct trees *trees, struct common *common, const struct trees_order *order)
{
	git_oid base, ours, theirs;
	git_time_t seconds;
	bool there = false;
	struct sides_order sides = { .theirs = &theirs };

	if (order->ours && (!prepare(trees, common, order, &base, &there) ||
	    !read_commit(order->git, order->ours, &seconds, &ours, common->err)))
		return false;
	if (!order->ours && git_repository_odb(&common->odb, order->git) < 0)
		return err_git(common->err, ERR_SYSTEM, "cannot open git's objects");
	if (!read_commit(order->git, order->theirs, &seconds, &theirs, common->err))
		return false;
	if (order->ours && !there && !order->unrelated) {
		err_set(common->err, ERR_FORMAT, "the two histories have nothing in common");
		return err_hint(common->err, "to unite two journals that began apart: "
			"taut sync --join");
	}
	if (order->theirs_tree)
		theirs = *order->theirs_tree;
	if (order->ours)
		sides.ours = &ours;
	if (there)
		sides.base = &base;
	sides.odb = common->odb;
	trees->ours_is_base = trees->ours_is_base || !order->ours;
	return sides_merge(trees, &sides, common->err);
}

bool
trees_merge(struct trees *trees, const struct trees_order *order, struct err *err)
{
	struct common common = { .git = order->git, .err = err };

	*trees = (struct trees){ 0 };
	bool ok = merge(trees, &common, order);

	git_odb_free(common.odb);
	if (!ok)
		trees_release(trees);
	return ok;
}
