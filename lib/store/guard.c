/* SPDX-License-Identifier: ISC */
/* git's hooks and filters. Invariant: no word of a page is ever shown. */
#include "store/guard.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "seal/gate.h"
#include "seal/identity.h"
#include "store/repo.h"
#include "store/store.h"

#define FINDINGS_MAX 20
#define PARENTS_MAX 64

bool
guard_open(struct guard *guard, const char *git_dir, const char *index, struct err *err)
{
	*guard = (struct guard){ .index = index };
	repo_library_begin();
	return git_repository_open_ext(&guard->git, git_dir ? git_dir : ".",
		git_dir ? GIT_REPOSITORY_OPEN_NO_SEARCH : 0, NULL) == 0 ||
		err_git(err, ERR_JOURNAL, "cannot open the git repository here");
}

void
guard_close(struct guard *guard)
{
	git_repository_free(guard->git);
	git_libgit2_shutdown();
	guard->git = NULL;
}

static bool
open_index(const struct guard *guard, git_index **index, struct err *err)
{
	int code = guard->index ? git_index_open(index, guard->index) :
		git_repository_index(index, guard->git);

	return code == 0 || err_git(err, ERR_SYSTEM, "cannot read git's index");
}

static bool
tree_of(git_repository *git, const git_oid *id, git_tree **tree, struct err *err)
{
	git_commit *commit = NULL;
	bool ok = git_commit_lookup(&commit, git, id) == 0 && git_commit_tree(tree, commit) == 0;

	git_commit_free(commit);
	return ok || err_git(err, ERR_SYSTEM, "cannot read a commit");
}

/* Trees that pages are held against. */
struct trees {
	git_tree *items[PARENTS_MAX];
	size_t count;
	git_repository *git;
	struct err *err;
};

static bool
trees_add(struct trees *trees, const git_oid *id)
{
	if (trees->count == PARENTS_MAX)
		return err_set(trees->err, ERR_FORMAT, "a merge of more than %d", PARENTS_MAX);
	return tree_of(trees->git, id, &trees->items[trees->count], trees->err) &&
		++trees->count;
}

static void
trees_release(struct trees *trees)
{
	while (trees->count)
		git_tree_free(trees->items[--trees->count]);
}

static bool
trees_have(const struct trees *trees, const char *path, const git_oid *id)
{
	for (size_t n = 0; n < trees->count; n++) {
		struct version there;

		tree_find(trees->items[n], path, &there);
		if (there.there && git_oid_equal(&there.id, id))
			return true;
	}
	return false;
}

static int
add_merged(const git_oid *id, void *context)
{
	return trees_add(context, id) ? 0 : -1;
}

/* Of HEAD, and of what is being merged with it. */
static bool
find_parents(const struct guard *guard, struct trees *trees)
{
	git_oid head;
	int code = git_reference_name_to_id(&head, guard->git, "HEAD");

	if (code == 0 && !trees_add(trees, &head))
		return false;
	if (code < 0 && code != GIT_ENOTFOUND)
		return err_git(trees->err, ERR_SYSTEM, "cannot read git's HEAD");
	code = git_repository_mergehead_foreach(guard->git, add_merged, trees);
	return code == 0 || code == GIT_ENOTFOUND ||
		(trees->err->kind ? false :
		err_git(trees->err, ERR_SYSTEM, "cannot read what is being merged"));
}

static bool
read_page(const struct guard *guard, const char *path, const git_oid *id, struct buf *out,
	struct err *err)
{
	git_blob *blob = NULL;

	if (git_blob_lookup(&blob, guard->git, id) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read '%s'", path);
	buf_add(out, (struct slice){ git_blob_rawcontent(blob),
		(size_t)git_blob_rawsize(blob) });
	git_blob_free(blob);
	return true;
}

static bool
look_at(const struct guard *guard, const struct trees *trees, const git_diff_file *file,
	guard_each *each, void *context)
{
	struct buf page = BUF_INIT;
	bool key = slice_starts(slice_of(file->path), ".taut/identities/");

	if ((!key && !gate_reads(file->path)) || trees_have(trees, file->path, &file->id))
		return true;
	bool ok = read_page(guard, file->path, &file->id, &page, trees->err);
	size_t line = ok && !key ? gate_unsealed(file->path, buf_slice(&page)) : 0;

	if (line || (ok && key && !identity_is_whole(buf_slice(&page))))
		each(file->path, line, context);
	buf_release(&page);
	return ok;
}

bool
guard_staged(struct guard *guard, guard_each *each, void *context, struct err *err)
{
	struct trees trees = { .git = guard->git, .err = err };
	git_index *index = NULL;
	git_diff *diff = NULL;
	bool ok = open_index(guard, &index, err) && find_parents(guard, &trees);

	if (ok && git_diff_tree_to_index(&diff, guard->git, trees.count ? trees.items[0] : NULL,
	    index, NULL) < 0)
		ok = err_git(err, ERR_SYSTEM, "cannot compare git's index");
	for (size_t n = 0; ok && n < git_diff_num_deltas(diff); n++) {
		const git_diff_delta *delta = git_diff_get_delta(diff, n);

		if (delta->status != GIT_DELTA_DELETED && delta->status != GIT_DELTA_CONFLICTED)
			ok = look_at(guard, &trees, &delta->new_file, each, context);
	}
	trees_release(&trees);
	git_diff_free(diff);
	git_index_free(index);
	return ok;
}

bool
guard_push(struct guard *guard, const char *remote, const char *id, const char *there,
	struct outgoing *outgoing, struct err *err)
{
	struct outgoing_order order = { .limit = FINDINGS_MAX };
	git_oid known;
	bool ok = git_oid_fromstr(&order.tip, id) == 0 && git_oid_fromstr(&known, there) == 0;

	if (!ok)
		return err_set(err, ERR_FORMAT, "git's line to its hook is not understood");
	if (git_oid_is_zero(&order.tip)) /* a branch is to be removed */
		return true;
	ids_add(&order.there, &known);
	ok = outgoing_there(&order.there, guard->git, remote, err) &&
		outgoing_scan(outgoing, guard->git, &order, err);
	outgoing_order_release(&order);
	return ok;
}

/* A commit's index on its way to its sealed form. */
struct sealing {
	struct guard *guard;
	struct gate gate;
	struct trees before, after; /* the parents' trees: as they were, as they became */
	git_index *index;
	bool changed;
	struct err *err;
};

/* What the page became in a parent that has it as it is here. */
static bool
find_sealed(const struct sealing *sealing, const char *path, git_oid *id)
{
	for (size_t n = 0; n < sealing->before.count && n < sealing->after.count; n++) {
		struct version was, is;

		tree_find(sealing->before.items[n], path, &was);
		if (!was.there || !git_oid_equal(&was.id, id))
			continue;
		tree_find(sealing->after.items[n], path, &is);
		if (is.there) {
			git_oid_cpy(id, &is.id);
			return true;
		}
	}
	return false;
}

static bool
make_sealed(struct sealing *sealing, const char *path, git_oid *id)
{
	struct buf page = BUF_INIT, passed = BUF_INIT;
	bool ok = read_page(sealing->guard, path, id, &page, sealing->err);

	if (ok && gate_unsealed(path, buf_slice(&page))) {
		ok = gate_pass(&sealing->gate, path, buf_slice(&page), &passed, sealing->err);
		if (ok && git_blob_create_from_buffer(id, sealing->guard->git, passed.ptr,
		    passed.len) < 0)
			ok = err_git(sealing->err, ERR_SYSTEM, "cannot write an object");
	}
	buf_release(&page);
	buf_release(&passed);
	return ok;
}

static bool
seal_entry(struct sealing *sealing, size_t at)
{
	const git_index_entry *entry = git_index_get_byindex(sealing->index, at);
	git_index_entry copy = *entry;

	if (!gate_reads(entry->path) ||
	    (entry->mode != GIT_FILEMODE_BLOB && entry->mode != GIT_FILEMODE_BLOB_EXECUTABLE))
		return true;
	if (!find_sealed(sealing, entry->path, &copy.id) &&
	    !make_sealed(sealing, entry->path, &copy.id))
		return false;
	if (git_oid_equal(&copy.id, &entry->id))
		return true;
	sealing->changed = true;
	return git_index_add(sealing->index, &copy) == 0 ||
		err_git(sealing->err, ERR_SYSTEM, "cannot change git's index");
}

static bool
read_parents(struct sealing *sealing, const char *hex, char *const *after, size_t count)
{
	git_commit *commit = NULL;
	git_oid id;
	bool ok = git_oid_fromstr(&id, hex) == 0 &&
		git_commit_lookup(&commit, sealing->guard->git, &id) == 0;

	if (!ok)
		err_set(sealing->err, ERR_USAGE, "'%s' is no commit", hex);
	for (unsigned n = 0; ok && n < git_commit_parentcount(commit); n++)
		ok = trees_add(&sealing->before, git_commit_parent_id(commit, n));
	git_commit_free(commit);
	for (size_t n = 0; ok && n < count; n++)
		ok = (git_oid_fromstr(&id, after[n]) == 0 && trees_add(&sealing->after, &id)) ||
			err_set(sealing->err, ERR_USAGE, "'%s' is no commit", after[n]);
	return ok;
}

bool
guard_seal_index(struct guard *guard, const char *commit, char *const *after, size_t count,
	struct err *err)
{
	struct sealing sealing = { .guard = guard, .gate = GATE_INIT, .err = err,
		.before = { .git = guard->git, .err = err },
		.after = { .git = guard->git, .err = err } };
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/taut", git_repository_commondir(guard->git));
	sealing.gate.taut = open(path.ptr, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool ok = open_index(guard, &sealing.index, err) &&
		read_parents(&sealing, commit, after, count);

	for (size_t n = 0; ok && n < git_index_entrycount(sealing.index); n++)
		ok = seal_entry(&sealing, n);
	if (ok && sealing.changed && git_index_write(sealing.index) < 0)
		ok = err_git(err, ERR_SYSTEM, "cannot write git's index");
	if (sealing.gate.taut >= 0)
		close(sealing.gate.taut);
	git_index_free(sealing.index);
	trees_release(&sealing.before);
	trees_release(&sealing.after);
	buf_release(&path);
	return ok;
}
