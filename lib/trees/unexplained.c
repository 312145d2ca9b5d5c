/* SPDX-License-Identifier: ISC */
/*
 * Deletions that a merge would bring and that nobody made: a branch that was
 * rewound, or a merge gone wrong on another machine. Invariant: what cannot be
 * told counts as unexplained.
 */
#include "trees/trees.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/repo.h"

#define COMMITS_MAX 10000

struct missing {
	const char *path;
	bool explained;
};

struct search {
	git_repository *git;
	struct missing *items; /* by path */
	size_t count, left;
	struct err *err;
};

static int
compare(const void *a, const void *b)
{
	const struct missing *one = a, *two = b;

	return strcmp(one->path, two->path);
}

static int
look_at(const git_diff_delta *delta, float progress, void *context)
{
	struct search *search = context;
	struct missing key = { .path = delta->old_file.path };

	(void)progress;
	if (delta->status != GIT_DELTA_DELETED)
		return 0;
	struct missing *found = bsearch(&key, search->items, search->count, sizeof key, compare);

	if (found && !found->explained) {
		found->explained = true;
		search->left--;
	}
	return 0;
}

static bool
look_at_commit(struct search *search, const git_oid *id)
{
	git_commit *commit = NULL, *parent = NULL;
	git_tree *tree = NULL, *before = NULL;
	git_diff *diff = NULL;
	int code = git_commit_lookup(&commit, search->git, id);

	if (code == 0 && git_commit_parentcount(commit) == 1) {
		code = git_commit_parent(&parent, commit, 0);
		if (code == 0)
			code = git_commit_tree(&before, parent);
		if (code == 0)
			code = git_commit_tree(&tree, commit);
		if (code == 0)
			code = git_diff_tree_to_tree(&diff, search->git, before, tree, NULL);
		if (code == 0)
			code = git_diff_foreach(diff, look_at, NULL, NULL, NULL, search);
	}
	git_diff_free(diff);
	git_tree_free(tree);
	git_tree_free(before);
	git_commit_free(parent);
	git_commit_free(commit);
	return code == 0 || err_git(search->err, ERR_SYSTEM, "cannot read the history");
}

static bool
walk(struct search *search, const struct trees_order *order)
{
	git_revwalk *walk = NULL;
	git_oid id;
	int code = git_revwalk_new(&walk, order->git);

	if (code == 0)
		code = git_revwalk_push(walk, order->theirs);
	if (code == 0)
		code = git_revwalk_hide(walk, order->ours);
	bool ok = code == 0 || err_git(search->err, ERR_SYSTEM, "cannot read the history");

	for (size_t n = 0; ok && search->left && n < COMMITS_MAX; n++) {
		code = git_revwalk_next(&id, walk);
		if (code == GIT_ITEROVER)
			break;
		ok = code == 0 ? look_at_commit(search, &id) :
			err_git(search->err, ERR_SYSTEM, "cannot read the history");
	}
	git_revwalk_free(walk);
	return ok;
}

bool
trees_unexplained(size_t *count, const struct trees *trees, const struct trees_order *order,
	struct err *err)
{
	struct search search = { .git = order->git, .err = err };

	for (size_t n = 0; n < trees->count; n++)
		search.count += trees->items[n].ours.there && !trees->items[n].there;
	*count = 0;
	if (search.count == 0 || !order->ours)
		return true;
	search.items = mem_alloc(search.count, sizeof *search.items);
	for (size_t n = 0; n < trees->count; n++)
		if (trees->items[n].ours.there && !trees->items[n].there)
			search.items[search.left++].path = trees->items[n].path;
	bool ok = walk(&search, order);

	*count = search.left;
	free(search.items);
	return ok;
}
