/* SPDX-License-Identifier: ISC */
/* Trees and commits as git keeps them. Nothing here names them. */
#include "store/commit_make.h"

#include <assert.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/words.h"

#define FAILED (-1)

/* What one commit of the one or two is made of. */
struct step {
	git_tree_update *updates;
	size_t count;
	const git_tree *tree; /* before */
};

static void
add_objects(struct objects *objects, const struct step *step, const git_tree *tree,
	const git_oid *commit)
{
	objects_add(objects, commit);
	for (size_t n = 0; n < step->count; n++) {
		objects_add_trees(objects, tree, step->updates[n].path);
		if (step->updates[n].action == GIT_TREE_UPDATE_UPSERT)
			objects_add(objects, &step->updates[n].id);
	}
}

static int
failed(struct err *err, const char *what)
{
	err_git(err, ERR_SYSTEM, "%s", what);
	return FAILED;
}

static void
add_update(struct step *step, const char *path, const struct version *version)
{
	struct version before;

	tree_find(step->tree, path, &before);
	if (version_equal(&before, version))
		return;
	git_tree_update *update = &step->updates[step->count++];

	update->action = version->there ? GIT_TREE_UPDATE_UPSERT : GIT_TREE_UPDATE_REMOVE;
	update->filemode = GIT_FILEMODE_BLOB;
	update->path = path;
	git_oid_cpy(&update->id, &version->id);
}

static void
write_message(const struct commit_job *job, bool hand, struct buf *out)
{
	const struct plan *plan = job->plan;
	const char *first = NULL;
	size_t more = 0;

	for (size_t n = 0; n < plan->count && hand; n++) {
		if (!plan->files[n].edited)
			continue;
		if (first)
			more++;
		else
			first = plan->files[n].work.path;
	}
	assert(hand || plan->subject.len);
	if (!hand)
		buf_printf(out, "%s\n\n", plan->subject.ptr);
	else if (more)
		buf_printf(out, "taken in: %s and %zu more\n\n", first, more);
	else
		buf_printf(out, "taken in: %s\n\n", first);
	if (!hand && plan->command[0])
		buf_printf(out, "Taut-Command: %s\n", plan->command);
	buf_printf(out, "Taut-Clone: %s\n", job->clone);
	if (job->machine)
		buf_printf(out, "Taut-Machine: %s\n", job->machine);
	if (!hand)
		buf_add(out, buf_slice(&plan->trailers));
}

/* What a commit is made on: where the branch is, and what a merge brings in. */
struct parents {
	git_commit *items[2];
	size_t count;
};

static void
parents_free(struct parents *parents)
{
	while (parents->count)
		git_commit_free(parents->items[--parents->count]);
}

static int
add_parent(struct parents *parents, git_repository *git, const git_oid *id)
{
	int code = git_commit_lookup(&parents->items[parents->count], git, id);

	parents->count += code == 0;
	return code;
}

/* What is behind the other commit anyway is no parent of its own. */
static int
find_parents(const struct commit_job *job, bool hand, const struct head *at,
	struct parents *parents)
{
	git_repository *git = job->repo->git;
	const struct plan_join *join = &job->plan->join;
	bool joins = join->there && !hand;
	bool behind = at->unborn || (joins &&
		git_graph_descendant_of(git, &join->commit, &at->commit) == 1);
	int code = behind ? 0 : add_parent(parents, git, &at->commit);

	return code == 0 && joins ? add_parent(parents, git, &join->commit) : code;
}

static void
move_on(struct head *at, const git_oid *commit, git_tree *tree)
{
	git_tree_free(at->tree);
	at->tree = tree;
	at->unborn = false;
	git_oid_cpy(&at->commit, commit);
}

/* First what goes: a file may come where a folder was. */
static int
write_tree(git_oid *id, git_repository *git, git_tree *before, const struct step *step)
{
	git_tree_update *updates = mem_alloc(step->count + 1, sizeof *updates);
	git_tree *without = NULL;
	size_t gone = 0, come = step->count;
	int code = 0;

	for (size_t n = 0; n < step->count; n++) {
		if (step->updates[n].action == GIT_TREE_UPDATE_REMOVE)
			updates[gone++] = step->updates[n];
		else
			updates[--come] = step->updates[n];
	}
	if (gone && gone < step->count) {
		code = git_tree_create_updated(id, git, before, gone, updates);
		if (code == 0)
			code = git_tree_lookup(&without, git, id);
	}
	if (code == 0)
		code = git_tree_create_updated(id, git, without ? without : before,
			without ? step->count - gone : step->count,
			without ? updates + gone : updates);
	git_tree_free(without);
	free(updates);
	return code;
}

/* The commit and its tree from the message and the updates of a step. */
static int
create(const struct commit_job *job, const struct step *step, bool hand, struct head *at,
	git_oid *id, struct err *err)
{
	git_repository *git = job->repo->git;
	struct buf message = BUF_INIT;
	struct parents parents = { 0 };
	git_signature *who = NULL;
	git_tree *tree = NULL;
	int code = FAILED;

	write_message(job, hand, &message);
	if (!repo_signature(job->repo, job->clock, &who, err))
		goto out;
	code = write_tree(id, git, at->tree, step);
	if (code == 0)
		code = git_tree_lookup(&tree, git, id);
	if (code == 0)
		code = find_parents(job, hand, at, &parents);
	if (code == 0)
		code = git_commit_create(id, git, NULL, who, who, NULL, message.ptr, tree,
			parents.count, (const git_commit **)parents.items);
	if (code < 0) {
		code = failed(err, _("cannot write a commit"));
		goto out;
	}
	move_on(at, id, tree);
	tree = NULL;
out:
	buf_release(&message);
	git_signature_free(who);
	git_tree_free(tree);
	parents_free(&parents);
	return code;
}

int
commit_make(const struct commit_job *job, bool hand, struct head *at, struct objects *objects,
	struct err *err)
{
	struct step step = { .tree = at->tree };
	git_oid id;
	int code = 0;

	step.updates = mem_alloc(job->plan->count + 1, sizeof *step.updates);
	for (size_t n = 0; n < job->plan->count; n++) {
		const struct plan_file *file = &job->plan->files[n];

		if (hand ? file->edited : file->put)
			add_update(&step, file->work.path, hand ? &file->hand : &file->made);
	}
	if (step.count || (job->plan->join.there && !hand)) {
		code = create(job, &step, hand, at, &id, err);
		if (code == 0)
			add_objects(objects, &step, at->tree, &id);
	}
	free(step.updates);
	return code;
}

int
commit_take_other(const struct commit_job *job, struct head *at, struct err *err)
{
	git_commit *commit = NULL;
	git_tree *tree = NULL;
	int code = git_commit_lookup(&commit, job->repo->git, &job->plan->join.commit);

	if (code == 0)
		code = git_commit_tree(&tree, commit);
	if (code == 0)
		move_on(at, git_commit_id(commit), tree);
	else
		failed(err, _("cannot read what arrived"));
	git_commit_free(commit);
	return code;
}
