/* SPDX-License-Identifier: ISC */
/*
 * From work tree to history. Invariant: the reference moves last and only
 * from the value that the commit was made on, so whoever else commits at the
 * same time is merged with, never overwritten.
 */
#include "store/commit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "merge/file.h"
#include "seal/gate.h"
#include "store/lock.h"
#include "store/objects.h"
#include "store/stage.h"
#include "store/store.h"

#define FAILED (-1)

/* What one commit of the one or two is made of. */
struct step {
	git_tree_update *updates;
	size_t count;
	const git_tree *tree; /* before */
};

/* Until the objects are synced together; see objects.h. */
static void
let_objects_wait(bool wait)
{
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, wait ? 0 : 1);
}

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
	code = git_tree_create_updated(id, git, at->tree, step->count, step->updates);
	if (code == 0)
		code = git_tree_lookup(&tree, git, id);
	if (code == 0)
		code = find_parents(job, hand, at, &parents);
	if (code == 0)
		code = git_commit_create(id, git, NULL, who, who, NULL, message.ptr, tree,
			parents.count, (const git_commit **)parents.items);
	if (code < 0) {
		code = failed(err, "cannot write a commit");
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

/* A commit on `at` (none while unborn), without a reference. On success `at`
 * moves on to it; with nothing to change it stays. */
static int
write_commit(const struct commit_job *job, bool hand, struct head *at, struct objects *objects,
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

/* A merge with nothing to merge: the other's commit as it is, if nobody
 * committed here meanwhile. */
static int
take_other(const struct commit_job *job, struct head *at, struct err *err)
{
	git_commit *commit = NULL;
	git_tree *tree = NULL;
	int code = git_commit_lookup(&commit, job->repo->git, &job->plan->join.commit);

	if (code == 0)
		code = git_commit_tree(&tree, commit);
	if (code == 0)
		move_on(at, git_commit_id(commit), tree);
	else
		failed(err, "cannot read what arrived");
	git_commit_free(commit);
	return code;
}

static int
move_branch(const struct commit_job *job, const struct head *from, const struct head *to,
	struct err *err)
{
	git_repository *git = job->repo->git;
	git_reference *reference = NULL;
	struct buf text = BUF_INIT;
	git_oid now;

	buf_printf(&text, "%s: %s", job->plan->join.there ? "merge" : "commit",
		job->plan->subject.ptr);
	int code = from->unborn ?
		git_reference_create(&reference, git, to->branch, &to->commit, 0, text.ptr) :
		git_reference_create_matching(&reference, git, to->branch, &to->commit, 1,
			&from->commit, text.ptr);

	git_reference_free(reference);
	buf_release(&text);
	if (code == 0)
		return 0;
	err_git(err, ERR_BUSY, code == GIT_ELOCKED || code == GIT_EMODIFIED ?
		"git is at work here" : "the branch cannot be set");
	/* A failure behind the rename (an fsync, the reflog) is no failure. */
	if (git_reference_name_to_id(&now, git, to->branch) == 0 &&
	    git_oid_equal(&now, &to->commit))
		return 0;
	return code == GIT_EEXISTS ? GIT_EMODIFIED : code;
}

/* The merge of a file, as text behind what is in `out`. */
static bool
merge_texts(struct buf *out, const char *path, const struct slice *texts, struct err *err)
{
	struct merged merged = MERGED_INIT;

	if (merge_rule_of(path) == MERGE_BOTH)
		return err_set(err, ERR_BUSY, "git committed another '%s' meanwhile", path);
	merge_file(&merged, path, texts[0], texts[1], texts[2]);
	buf_add(out, buf_slice(&merged.text));
	merged_release(&merged);
	return true;
}

/* Puts the merged text where ours stands; what a person saved there since is
 * merged once more. */
static bool
place_merged(const struct commit_job *job, struct plan_file *file, const struct buf *merged,
	struct err *err)
{
	for (int tries = 0; tries < 10; tries++) {
		struct work_file again = WORK_FILE_INIT;
		bool ok;

		again.path = mem_text(file->work.path, slice_of(file->work.path).len);
		again.now_there = true;
		ok = work_read(job->work, &again, err);
		bool same = ok && slice_equal(buf_slice(&again.was), buf_slice(&file->work.now));

		if (same)
			buf_add(&again.now, buf_slice(merged));
		else
			ok = ok && merge_texts(&again.now, again.path, (struct slice[]){
				buf_slice(&file->work.now), buf_slice(&again.was),
				buf_slice(merged) }, err);
		ok = ok && work_prepare(job->work, &again, err);
		enum work_result result = ok ? work_place(job->work, &again, err) : WORK_FAILED;

		work_clean(job->work, &again);
		file->work.stat = again.stat;
		file->work.known = same && again.known;
		work_file_release(&again);
		if (result != WORK_TAKEN)
			return result == WORK_PLACED;
	}
	return err_set(err, ERR_BUSY, "another program keeps writing '%s'", file->work.path);
}

/* HEAD got another version of the file than this change began with. */
static bool
merge_head(const struct commit_job *job, struct plan_file *file, const struct version *current,
	struct err *err)
{
	struct buf base = BUF_INIT, theirs = BUF_INIT, merged = BUF_INIT, passed = BUF_INIT;
	bool ok = version_read(job->repo, &file->head, &base, err) &&
		version_read(job->repo, current, &theirs, err);

	bool only_taken = file->edited && (!file->put || version_equal(&file->hand, &file->made));

	if (!file->put) /* only taken in: what was read is what shall be */
		buf_add(&file->work.now, buf_slice(&file->work.was));
	bool there = plan_final(file)->there;

	if (ok && there && current->there)
		ok = merge_texts(&merged, file->work.path, (struct slice[]){ buf_slice(&base),
			buf_slice(&file->work.now), buf_slice(&theirs) }, err);
	else if (ok) /* one side took it away and the other changed it: it lives */
		buf_add(&merged, there ? buf_slice(&file->work.now) : buf_slice(&theirs));
	ok = ok && gate_pass(job->gate, file->work.path, buf_slice(&merged), &passed, err) &&
		(passed.len <= STORE_FILE_MAX ||
			err_set(err, ERR_FORMAT, "'%s' would be too large", file->work.path)) &&
		place_merged(job, file, &passed, err);
	if (ok) {
		buf_clear(&file->work.now);
		buf_add(&file->work.now, buf_slice(&passed));
		file->work.now_there = true;
		version_of(&file->made, buf_slice(&passed));
		file->edited = only_taken; /* … is a person's still, and no command's */
		if (only_taken)
			file->hand = file->made;
		file->put = true;
	}
	buf_release(&base);
	buf_release(&theirs);
	buf_release(&merged);
	buf_release(&passed);
	return ok;
}

/* Fits the plan to a HEAD that moved since it was made. */
static bool
follow_head(const struct commit_job *job, const struct head *head, struct err *err)
{
	for (size_t n = 0; n < job->plan->count; n++) {
		struct plan_file *file = &job->plan->files[n];
		struct version current;

		head_find(head, file->work.path, &current);
		if (version_equal(&current, &file->head))
			continue;
		bool known = version_equal(&current, plan_final(file)) ||
			(file->edited && version_equal(&current, &file->hand));

		if (!known && !merge_head(job, file, &current, err))
			return false;
		if (known)
			file->edited = false;
		file->head = current;
	}
	return true;
}

/* Of what the change made; what was edited by hand became an object before
 * the file was touched. */
static int
write_blobs(const struct commit_job *job, struct err *err)
{
	git_repository *git = job->repo->git;
	int code = 0;

	for (size_t n = 0; n < job->plan->count && code == 0; n++) {
		struct plan_file *file = &job->plan->files[n];
		const struct buf *bytes = file->apart ? &file->bytes : &file->work.now;

		if (file->put && file->made.there && !file->stored &&
		    git_blob_create_from_buffer(&file->made.id, git, bytes->ptr, bytes->len) < 0)
			code = failed(err, "cannot write an object");
	}
	return code;
}

static int
write_objects(const struct commit_job *job, struct head *at, struct err *err)
{
	struct objects objects = { 0 };

	let_objects_wait(true);
	int code = write_blobs(job, err);

	if (code == 0)
		code = write_commit(job, true, at, &objects, err);
	if (code == 0 && job->plan->join.as_it_is)
		code = take_other(job, at, err);
	else if (code == 0)
		code = write_commit(job, false, at, &objects, err);
	let_objects_wait(false);
	if (code == 0 && objects.count && !objects_sync(&objects, job->repo->root, err))
		code = FAILED;
	objects_release(&objects);
	return code;
}

static size_t
count_edited(const struct plan *plan)
{
	size_t count = 0;

	for (size_t n = 0; n < plan->count; n++)
		count += plan->files[n].edited;
	return count;
}

/* A merge was made of the whole tree as it was. */
static bool
is_at(const struct head *head, const struct plan *plan)
{
	return plan->had_head ? !head->unborn && git_oid_equal(&head->commit, &plan->head) :
		head->unborn;
}

/* Steps 6 to 8, once. */
static int
once(const struct commit_job *job, struct change_report *report, struct err *err)
{
	struct head from = { 0 }, to = { 0 };
	int code = FAILED;

	if (!head_read(&from, job->repo, err))
		goto out;
	if (from.why[0]) {
		err_set(err, ERR_BUSY, "%s", from.why);
		goto out;
	}
	if (job->plan->join.there && !is_at(&from, job->plan)) {
		err_set(err, ERR_BUSY, "git committed meanwhile");
		goto out;
	}
	if (!follow_head(job, &from, err))
		goto out;
	to = from;
	to.tree = NULL;
	if (from.tree && git_tree_dup(&to.tree, from.tree) < 0)
		goto out;
	code = write_objects(job, &to, err);
	if (code == 0)
		code = stage_write(job->repo, job->plan, job->work, err);
	if (code == 0 && !git_oid_equal(&from.commit, &to.commit))
		code = move_branch(job, &from, &to, err);
	if (code == 0) {
		report->outcome = CHANGE_COMMITTED;
		report->hand_edits += count_edited(job->plan);
		git_oid_tostr(report->commit, sizeof report->commit, &to.commit);
	}
out:
	head_release(&from);
	head_release(&to);
	return code;
}

void
commit_run(const struct commit_job *job, struct change_report *report)
{
	static const unsigned waits_ms[] = { 50, 100, 150, 250, 400, 500, 500, 500 };
	static const size_t last = sizeof waits_ms / sizeof *waits_ms;
	struct err err = ERR_INIT;

	for (size_t tries = 0; tries <= last; tries++) {
		int code = once(job, report, &err);

		if (code == 0)
			return;
		if (code != GIT_ELOCKED && code != GIT_EMODIFIED)
			break;
		if (tries < last)
			pause_ms(waits_ms[tries]);
	}
	report->outcome = CHANGE_SAVED;
	snprintf(report->why, sizeof report->why, "%.*s", (int)sizeof report->why - 1, err.text);
}
