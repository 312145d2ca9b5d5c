/* SPDX-License-Identifier: ISC */
/*
 * A tree into files. Invariant: the branch is set when every file and the
 * index are on disk, so what has a branch is whole.
 */
#include "sync/unfold.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/replace.h"
#include "store/stage.h"
#include "sync/arrive.h"

#define MARK "unfolding"

struct unfold {
	struct change *change;
	git_repository *git;
	git_index *index;
	bool ours; /* what lies here was written by a clone that was cut off */
	size_t files;
	struct err *err;
};

static bool
holds(int folder, const char *name, struct slice bytes)
{
	struct buf there = BUF_INIT;
	struct err ignored = ERR_INIT;
	bool same = file_read(folder, name, STORE_FILE_MAX, &there, &ignored) &&
		slice_equal(buf_slice(&there), bytes);

	buf_release(&there);
	return same;
}

static bool
write_bytes(struct unfold *unfold, int folder, const char *name, const char *path,
	struct slice bytes)
{
	if (unfold->ours)
		unlinkat(folder, name, 0);
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST) {
		err_set(unfold->err, ERR_FORMAT, "'%s' is in the way: it stands here already, and "
			"is another than the one that comes", path);
		return err_hint(unfold->err, "move it away, or clone into another folder");
	}
	bool ok = fd >= 0 && replace_write(fd, bytes);

	if (!ok)
		err_system(unfold->err, "cannot write '%s'", path);
	if (fd >= 0 && close(fd) < 0 && ok)
		ok = err_system(unfold->err, "cannot write '%s'", path);
	return ok;
}

/* Its place in git's index, with the stat data that makes `git status` quick. */
static bool
add_entry(struct unfold *unfold, const char *path, const git_oid *id)
{
	struct stat st;
	git_index_entry entry = { .mode = GIT_FILEMODE_BLOB, .path = path, .id = *id };

	if (!arrive_writes(path)) {
		entry.flags |= GIT_INDEX_ENTRY_EXTENDED;
		entry.flags_extended |= GIT_INDEX_ENTRY_SKIP_WORKTREE;
	} else if (fstatat(unfold->change->work.root, path, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		stage_fill(&entry, &st);
	}
	return git_index_add(unfold->index, &entry) == 0 ||
		err_git(unfold->err, ERR_SYSTEM, "cannot make git's index");
}

static bool
write_file(struct unfold *unfold, const char *path, const git_oid *id)
{
	git_blob *blob = NULL;
	const char *name;

	if (git_blob_lookup(&blob, unfold->git, id) < 0)
		return err_git(unfold->err, ERR_SYSTEM, "cannot read '%s'", path);
	struct slice bytes = { git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob) };
	int folder = work_folder(unfold->change->work.root, path, true, &name);
	bool ok = folder >= 0 || err_system(unfold->err, "cannot write '%s'", path);

	if (ok && !holds(folder, name, bytes))
		ok = write_bytes(unfold, folder, name, path, bytes);
	if (folder >= 0)
		close(folder);
	git_blob_free(blob);
	unfold->files += ok;
	return ok;
}

static int
visit(const char *root, const git_tree_entry *entry, void *context)
{
	struct unfold *unfold = context;
	struct buf path = BUF_INIT;
	const git_oid *id = git_tree_entry_id(entry);

	if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB)
		return 0;
	buf_printf(&path, "%s%s", root, git_tree_entry_name(entry));
	bool ok = (!arrive_writes(path.ptr) || write_file(unfold, path.ptr, id)) &&
		add_entry(unfold, path.ptr, id);

	buf_release(&path);
	return ok ? 0 : -1;
}

/* Every byte of it on disk, at once: one file after another would take a second
 * for every few hundred. */
static bool
sync_all(const struct change *change)
{
	return syncfs(change->work.root) == 0;
}

static bool
write_tree(struct unfold *unfold, const git_tree *tree)
{
	struct repo *repo = unfold->change->store->repo;

	if (!stage_new(&unfold->index, repo, unfold->err))
		return false;
	bool ok = git_tree_walk(tree, GIT_TREEWALK_PRE, visit, unfold) == 0 &&
		stage_put(unfold->index, repo, unfold->err);

	git_index_free(unfold->index);
	return ok && (sync_all(unfold->change) ||
		err_system(unfold->err, "cannot wait for the disk"));
}

/* A clone that was killed here held git's lock of the branch. */
static void
drop_branch_lock(const struct unfold *unfold)
{
	char name[sizeof unfold->change->head.branch + 8];

	snprintf(name, sizeof name, "%s.lock", unfold->change->head.branch);
	if (unfold->ours)
		unlinkat(unfold->change->lock.git, name, 0);
}

/* What a clone that was killed left; no git is at work where no branch is. */
static void
drop_lock(const struct change *change)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s.lock", change->head.branch);
	unlinkat(change->lock.git, path.ptr, 0);
	buf_release(&path);
}

/* The branch, from the commit as it arrived, or one on it that made it even. */
static bool
set_branch(struct unfold *unfold, const struct unfold_order *order, const git_tree *tree,
	git_oid *commit)
{
	struct change *change = unfold->change;
	git_reference *reference = NULL;
	git_commit *parent = NULL;
	git_signature *who = NULL;
	bool ok = true;

	*commit = order->commit;
	if (unfold->ours)
		drop_lock(change);
	if (!repo_signature(change->store->repo, &change->order->clock, &who, unfold->err))
		return false;
	if (order->even)
		ok = git_commit_lookup(&parent, unfold->git, &order->commit) == 0 &&
			git_commit_create_v(commit, unfold->git, NULL, who, who, NULL,
				"sync: made even\n", tree, 1, parent) == 0;
	drop_branch_lock(unfold);
	ok = ok && git_reference_create(&reference, unfold->git, change->head.branch, commit, 0,
		"clone") == 0;
	git_reference_free(reference);
	git_commit_free(parent);
	git_signature_free(who);
	return ok || err_git(unfold->err, ERR_SYSTEM, "cannot set the branch");
}

bool
unfold_run(struct unfolded *out, struct change *change, const struct unfold_order *order,
	struct err *err)
{
	struct unfold unfold = { .change = change, .git = change->store->repo->git, .err = err };
	git_tree *tree = NULL;
	int taut = change->lock.taut;

	unfold.ours = faccessat(taut, MARK, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
	if (!unfold.ours && !replace_file(taut, MARK, SLICE_EMPTY, err))
		return false;
	bool ok = git_tree_lookup(&tree, unfold.git, &order->tree) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot read what arrived");

	ok = ok && write_tree(&unfold, tree) && set_branch(&unfold, order, tree, &out->commit);
	git_tree_free(tree);
	if (!ok)
		return false;
	unlinkat(taut, MARK, 0);
	out->files = unfold.files;
	return true;
}
