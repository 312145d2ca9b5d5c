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
#include "base/words.h"
#include "merge/file.h"
#include "seal/gate.h"
#include "store/commit_make.h"
#include "store/lock.h"
#include "store/objects.h"
#include "store/stage.h"
#include "store/store.h"

#define FAILED (-1)

/* Until the objects are synced together; see objects.h. */
static void
let_objects_wait(bool wait)
{
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, wait ? 0 : 1);
}

static int
failed(struct err *err, const char *what)
{
	err_git(err, ERR_SYSTEM, "%s", what);
	return FAILED;
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
		"git is at work here" : N_("the branch cannot be set"));
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

	if (file->tree_only || file->apart)
		return err_set(err, ERR_BUSY, "git committed another '%s' meanwhile",
			file->work.path);
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
		file->stored = false;
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
			code = failed(err, _("cannot write an object"));
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
		code = commit_make(job, true, at, &objects, err);
	if (code == 0 && job->plan->join.as_it_is)
		code = commit_take_other(job, at, err);
	else if (code == 0)
		code = commit_make(job, false, at, &objects, err);
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
	if (!is_at(&from, job->plan))
		job->plan->join.as_it_is = false; /* there is something to merge now */
	if (!follow_head(job, &from, err))
		goto out;
	to = from;
	to.tree = NULL;
	if (from.tree && git_tree_dup(&to.tree, from.tree) < 0)
		goto out;
	code = write_objects(job, &to, err);
	if (code == 0)
		code = stage_write(job->repo, job->plan, job->work, err);
	job->plan->indexed = job->plan->indexed || code == 0;
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
