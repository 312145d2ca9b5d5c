/* SPDX-License-Identifier: ISC */
/*
 * A tree into files. Invariant: the branch is set when every file and the
 * index are on disk, so what has a branch is whole; and no file that is there
 * is ever written over, or taken away.
 */
#include "sync/unfold.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/replace.h"
#include "store/stage.h"
#include "trees/arrive.h"

#define MARK "unfolding"
#define GIT_DEPTH 24 /* folders in each other in a .git; a branch may have some */
#define BEGUN "files\n" /* in the mark: some may stand in the work tree */

struct unfold {
	struct change *change;
	git_repository *git;
	git_index *index;
	struct stat stat; /* of the file that was written last, … */
	bool known;       /* … if it is of the bytes that it shall have */
	size_t written;
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
in_the_way(const struct unfold *unfold, const char *path)
{
	err_set(unfold->err, ERR_FORMAT, "'%s' is in the way: what stands here already is "
		"another than what comes", path);
	return err_hint(unfold->err, "move it away, and say the same again: it goes on");
}

static bool
unwritten(const struct unfold *unfold, const char *path)
{
	return err_system(unfold->err, "cannot write '%s'", path);
}

/* Not synced: that is done once, for all of them. */
static bool
write_new(struct unfold *unfold, int folder, const char *name, const char *path,
	struct slice bytes)
{
	int temps = unfold->change->work.temps;
	char temp[REPLACE_NAME];
	struct stat st;
	int fd = replace_temp(temps, temp);

	if (fd < 0)
		return unwritten(unfold, path);
	bool ok = replace_write(fd, bytes) && fstat(fd, &st) == 0;

	ok = close(fd) == 0 && ok;
	if (!ok)
		unwritten(unfold, path);
	else if (work_move(temps, temp, folder, name) < 0)
		ok = errno == EEXIST ? in_the_way(unfold, path) : unwritten(unfold, path);
	if (!ok) {
		unlinkat(temps, temp, 0);
		return false;
	}
	unfold->written++;
	unfold->known = fstatat(folder, name, &unfold->stat, AT_SYMLINK_NOFOLLOW) == 0;
	struct stamp then = stamp_of(&st), now = stamp_of(&unfold->stat);

	unfold->known = unfold->known && stamp_equal(&then, &now); /* nobody has saved since */
	return true;
}

/* What stands there with the same bytes is done; an editor that saves in it after
 * the look is seen by git, since `stat` is from before. */
static bool
put_bytes(struct unfold *unfold, int folder, const char *name, const char *path,
	struct slice bytes)
{
	if (fstatat(folder, name, &unfold->stat, AT_SYMLINK_NOFOLLOW) < 0)
		return write_new(unfold, folder, name, path, bytes);
	unfold->known = holds(folder, name, bytes);
	return unfold->known || in_the_way(unfold, path);
}

/* Its place in git's index, with the stat data that makes `git status` quick. */
static bool
add_entry(struct unfold *unfold, const char *path, const git_oid *id)
{
	git_index_entry entry = { .mode = GIT_FILEMODE_BLOB, .path = path, .id = *id };

	if (!arrive_writes(path)) {
		entry.flags |= GIT_INDEX_ENTRY_EXTENDED;
		entry.flags_extended |= GIT_INDEX_ENTRY_SKIP_WORKTREE;
	} else if (unfold->known) {
		stage_fill(&entry, &unfold->stat);
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
	bool ok = folder >= 0 && put_bytes(unfold, folder, name, path, bytes);

	if (folder >= 0)
		close(folder);
	else if (errno == ENOTDIR || errno == ELOOP)
		in_the_way(unfold, path);
	else
		unwritten(unfold, path);
	git_blob_free(blob);
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

/* Of one that was killed when it set the branch; where none is, no git is at work. */
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
set_branch(struct unfold *unfold, const struct unfold_order *order, const git_tree *tree)
{
	struct change *change = unfold->change;
	git_reference *reference = NULL;
	git_commit *parent = NULL;
	git_signature *who = NULL;
	git_oid commit = order->commit;
	bool ok = true;

	if (!repo_signature(change->store->repo, &change->order->clock, &who, unfold->err))
		return false;
	if (order->even)
		ok = git_commit_lookup(&parent, unfold->git, &order->commit) == 0 &&
			git_commit_create_v(&commit, unfold->git, NULL, who, who, NULL,
				"sync: made even\n", tree, 1, parent) == 0;
	ok = ok && git_reference_create(&reference, unfold->git, change->head.branch, &commit, 0,
		"clone") == 0;
	git_reference_free(reference);
	git_commit_free(parent);
	git_signature_free(who);
	return ok || err_git(unfold->err, ERR_SYSTEM, "cannot set the branch");
}

static bool
is_begun(int taut)
{
	struct stat st;

	return fstatat(taut, MARK, &st, AT_SYMLINK_NOFOLLOW) == 0 && st.st_size > 0;
}

bool
unfold_run(struct change *change, const struct unfold_order *order, struct err *err)
{
	struct unfold unfold = { .change = change, .git = change->store->repo->git, .err = err };
	git_tree *tree = NULL;
	int taut = change->lock.taut;
	bool marked = faccessat(taut, MARK, F_OK, AT_SYMLINK_NOFOLLOW) == 0;

	if (marked)
		drop_lock(change);
	if (!is_begun(taut) && !replace_file(taut, MARK, slice_of(BEGUN), err))
		return false;
	bool ok = git_tree_lookup(&tree, unfold.git, &order->tree) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot read what arrived");

	ok = ok && write_tree(&unfold, tree) && set_branch(&unfold, order, tree);
	git_tree_free(tree);
	if (ok || (!marked && !unfold.written))
		unlinkat(taut, MARK, 0);
	return ok;
}

bool
unfold_mark(const struct store *store, struct err *err)
{
	struct lock lock = LOCK_INIT;
	bool ok = lock_take(&lock, store->fd, LOCK_LIMIT_MS, err) &&
		(faccessat(lock.taut, MARK, F_OK, AT_SYMLINK_NOFOLLOW) == 0 ||
		replace_file(lock.taut, MARK, SLICE_EMPTY, err));

	lock_release(&lock);
	return ok;
}

/* Whether it has no ref that does not begin so; NULL: none at all. */
static bool
has_only(git_repository *git, const char *prefix)
{
	git_strarray refs = { 0 };
	bool only = git_reference_list(&refs, git) == 0;

	for (size_t n = 0; n < refs.count; n++)
		only = only && prefix && slice_starts(slice_of(refs.strings[n]), prefix);
	git_strarray_dispose(&refs);
	return only;
}

/* The lock of the branch, which has its place already. */
static void
drop_done(git_repository *git)
{
	git_reference *head = NULL;
	int folder = open(git_repository_path(git), O_DIRECTORY | O_RDONLY | O_CLOEXEC);

	if (folder >= 0 && git_repository_head(&head, git) == 0)
		lock_drop_done(folder, git_reference_name(head));
	git_reference_free(head);
	if (folder >= 0)
		close(folder);
}

enum unfold_place
unfold_look(const char *root)
{
	git_repository *git = NULL;
	enum unfold_place place = UNFOLD_TAKEN;
	struct buf mark = BUF_INIT;

	repo_library_begin();
	int code = git_repository_open_ext(&git, root, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
	bool unborn = code == 0 && git_repository_head_unborn(git) == 1;

	buf_printf(&mark, "%s/.git/taut/" MARK, root);
	if (unborn && access(mark.ptr, F_OK) == 0)
		place = UNFOLD_CUT_OFF;
	else if (code == GIT_ENOTFOUND || (unborn && has_only(git, NULL)))
		place = UNFOLD_EMPTY;
	else if (code == 0 && !unborn && unlink(mark.ptr) == 0)
		drop_done(git); /* killed between the branch and this */
	git_repository_free(git);
	git_libgit2_shutdown();
	buf_release(&mark);
	return place;
}

/* With its limits: what is deeper than git's own folders is none of ours. */
static bool
remove_folder(int at, const char *name, unsigned depth)
{
	struct names names = { 0 };
	struct err ignored = ERR_INIT;
	int folder = depth ? file_open_folder(at, name) : -1;
	bool ok = folder >= 0 && names_read(&names, folder, ".", &ignored);

	for (size_t n = 0; n < names.count && ok; n++)
		ok = unlinkat(folder, names.items[n], 0) == 0 ||
			remove_folder(folder, names.items[n], depth - 1);
	if (folder >= 0)
		close(folder);
	names_release(&names);
	return ok && unlinkat(at, name, AT_REMOVEDIR) == 0;
}

/* Nothing but what was fetched: no branch, nothing staged, nothing kept. */
static bool
is_only_fetched(const struct store *store, const struct lock *lock)
{
	git_repository *git = store->repo->git;

	return git_repository_head_unborn(git) == 1 && has_only(git, "refs/remotes/origin/") &&
		faccessat(lock->git, "index", F_OK, AT_SYMLINK_NOFOLLOW) < 0 &&
		faccessat(lock->taut, "drafts", F_OK, AT_SYMLINK_NOFOLLOW) < 0 &&
		faccessat(lock->taut, "marker", F_OK, AT_SYMLINK_NOFOLLOW) < 0 &&
		!is_begun(lock->taut);
}

bool
unfold_give_up(const struct store *store)
{
	struct lock lock = LOCK_INIT;
	struct err ignored = ERR_INIT;
	bool ok = lock_take(&lock, store->fd, LOCK_LIMIT_MS, &ignored) &&
		is_only_fetched(store, &lock) &&
		remove_folder(store->fd, ".git", GIT_DEPTH);

	lock_release(&lock);
	return ok;
}
