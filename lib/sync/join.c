/* SPDX-License-Identifier: ISC */
/*
 * What arrived, joined with what is here. Invariant: no byte of the work tree
 * changes before the whole merge is known, passed the gate and stands aside
 * on disk; and what a person has in the work tree is merged with, never
 * replaced.
 */
#include "sync/join.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "merge/file.h"
#include "store/layout.h"
#include "store/recover.h"
#include "store/session.h"
#include "store/stage.h"
#include "trees/trees.h"
#include "sync/unfold.h"

#define HANDFUL 5 /* files that a merge may delete though no commit did */

struct joining {
	struct change change;
	const struct join_order *order;
	struct joined *joined;
	struct trees trees;
	bool gated;        /* something that arrived was sealed */
	bool edits;        /* the work tree has edits in the way */
};

static void
cut_notes(struct joined *joined, size_t count)
{
	while (joined->count > count)
		free(joined->notes[--joined->count].path);
}

void
joined_release(struct joined *joined)
{
	cut_notes(joined, 0);
	free(joined->notes);
	arrived_release(&joined->arrived);
	*joined = (struct joined){ 0 };
}

static void
add_note(struct joined *joined, const char *path, const struct merge_note *note)
{
	joined->notes = mem_room(joined->notes, joined->count, &joined->room,
		sizeof *joined->notes);
	joined->notes[joined->count++] = (struct join_note){ slice_copy(slice_of(path)),
		note->line, note->kind };
}

static void
add_notes(struct joined *joined, const struct trees_file *from)
{
	for (size_t n = 0; n < from->text.count; n++) {
		const struct merge_note *note = &from->text.notes[n];

		if (note->line || note->kind != MERGE_REVIVED) /* those have a list of their own */
			add_note(joined, from->path, note);
	}
}

/* Whole files that one side deleted. */
static void
add_revived(struct joined *joined, const struct trees *trees)
{
	struct merge_note whole = { MERGE_REVIVED, 0 };

	for (size_t n = 0; n < trees->revived.count; n++)
		add_note(joined, trees->revived.items[n], &whole);
}

/* The merged bytes, through the gate. What it refuses stands in theirs, and so
 * in git, already: it comes as it is, and the gate at push has its say. */
static bool
read_made(struct joining *joining, const struct trees_file *from, struct plan_file *file,
	struct buf *out, struct err *err)
{
	struct change *change = &joining->change;
	struct buf sealed = BUF_INIT;
	struct err refusal = ERR_INIT;

	file->stored = !from->fresh;
	if (from->fresh)
		buf_add(out, buf_slice(&from->text.text));
	else if (!version_read(change->store->repo, &from->made, out, err))
		return false;
	if (!gate_concerns(from->path, buf_slice(out)))
		return true;
	if (gate_pass(&change->gate, from->path, buf_slice(out), &sealed, &refusal)) {
		session_note(change, "sealed what is private in '%s'", from->path);
		file->stored = false;
		joining->gated = true;
		buf_wipe(out);
		*out = sealed;
	} else {
		session_note(change, "came as it is: %s", refusal.text);
		buf_release(&sealed);
	}
	return true;
}

/* An edit by hand that could not be taken in stays an edit: on top of what
 * arrives, in the work tree alone. */
static bool
merge_edit(struct joining *joining, struct plan_file *file, struct buf *made, struct err *err)
{
	struct work_file *work = &file->work;
	struct buf before = BUF_INIT;
	struct merged merged = MERGED_INIT;

	if (merge_rule_of(work->path) == MERGE_BOTH) {
		err_set(err, ERR_BUSY, "'%s' is being changed here, and came from %s too",
			work->path, joining->order->from);
		return err_hint(err, "save it, then: taut sync");
	}
	bool ok = version_read(joining->change.store->repo, &file->head, &before, err);

	if (ok) {
		merge_file(&merged, work->path, buf_slice(&before), buf_slice(&work->was),
			buf_slice(made));
		file->apart = true;
		file->plain = gate_concerns(work->path, buf_slice(&work->was));
		file->read = stamp_of(&work->stat);
		version_of(&file->raw, buf_slice(&work->was));
		file->raw.there = file->plain;
		buf_add(&file->bytes, buf_slice(made));
		buf_add(&work->now, buf_slice(&merged.text));
	}
	buf_wipe(&merged.text);
	merged_release(&merged);
	buf_release(&before);
	return ok;
}

/* Whether the work tree has the file as HEAD has it, or as it shall be. */
static bool
is_untouched(const struct plan_file *file, const struct buf *made)
{
	const struct work_file *work = &file->work;
	struct version here = { 0 };

	if (work->was_there)
		version_of(&here, buf_slice(&work->was));
	return version_equal(&here, &file->head) || (work->was_there == file->made.there &&
		(!work->was_there || slice_equal(buf_slice(&work->was), buf_slice(made))));
}

/* What no journal is made of is only written where nothing else stands. */
static void
leave_alone(struct joining *joining, struct plan_file *file)
{
	file->tree_only = true;
	session_note(&joining->change, "'%s' stays as it is here; git has that of %s",
		file->work.path, joining->order->from);
}

static bool
plan_over_edit(struct joining *joining, struct plan_file *file, struct buf *made,
	struct err *err)
{
	struct work_file *work = &file->work;

	if (!layout_takes(slice_of(work->path))) {
		leave_alone(joining, file);
		return true;
	}
	joining->edits = true;
	if (!joining->order->over_edits)
		return true;
	if (!file->made.there) {
		file->tree_only = true; /* it was deleted there, and is edited here */
		return true;
	}
	if (work->was_there && work->was.len)
		return merge_edit(joining, file, made, err);
	buf_add(&work->now, buf_slice(made));
	return true;
}

/* A file may come where HEAD has a folder: that goes first. */
static bool
is_folder(const struct change *change, const struct trees_file *from)
{
	struct stat st;

	return !from->ours.there && from->there &&
		fstatat(change->work.root, from->path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISDIR(st.st_mode);
}

/* It lies in git alone, and is not read. Not so what a journal is made of: where
 * that is not in the work tree, the next sync takes it for deleted. */
static bool
is_large(const struct joining *joining, const struct trees_file *from)
{
	git_odb *odb = NULL;
	bool is = from->there && !from->fresh && !layout_takes(slice_of(from->path)) &&
		git_repository_odb(&odb, joining->change.store->repo->git) == 0 &&
		arrive_is_large(odb, &from->made.id);

	git_odb_free(odb);
	return is;
}

static bool
is_large_here(const struct change *change, const char *path)
{
	struct stat st;

	return fstatat(change->work.root, path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISREG(st.st_mode) && st.st_size > ARRIVE_WRITTEN;
}

static bool
plan_file(struct joining *joining, const struct trees_file *from, struct err *err)
{
	struct change *change = &joining->change;
	struct plan_file *file = plan_add(&change->plan, from->path);
	struct work_file *work = &file->work;
	struct buf made = BUF_INIT;
	bool ok = true, large = is_large(joining, from);

	file->put = true;
	file->head = file->hand = from->ours;
	file->stored = large;
	if (large)
		file->made = from->made;
	else if (from->there)
		ok = read_made(joining, from, file, &made, err);
	if (ok && from->there && !large)
		version_of(&file->made, buf_slice(&made));
	add_notes(joining->joined, from);
	work->now_there = from->there;
	file->tree_only = large || !arrive_writes(from->path);
	if (!file->tree_only && is_large_here(change, from->path))
		leave_alone(joining, file);
	if (ok && (file->tree_only || is_folder(change, from))) {
		buf_add(&work->now, buf_slice(&made));
	} else if (ok && work_read(&change->work, work, err)) {
		if (is_untouched(file, &made))
			buf_add(&work->now, buf_slice(&made));
		else
			ok = plan_over_edit(joining, file, &made, err);
	} else if (ok) {
		err_hint(err, "move it away, then: taut sync");
		ok = false;
	}
	buf_wipe(&made);
	return ok;
}

static bool
has_visions(const struct trees *trees)
{
	for (size_t n = 0; n < trees->count; n++)
		if (slice_starts(slice_of(trees->items[n].path), "areas/") ||
		    slice_starts(slice_of(trees->items[n].path), "checks/"))
			return true;
	return false;
}

static bool
plan_files(struct joining *joining, struct err *err)
{
	struct plan *plan = &joining->change.plan;
	struct trees *trees = &joining->trees;

	for (size_t n = 0; n < trees->count; n++)
		if (!plan_file(joining, &trees->items[n], err))
			return false;
	add_revived(joining->joined, trees);
	plan->had_head = !joining->change.head.unborn;
	plan->head = joining->change.head.commit;
	plan->join = (struct plan_join){ true, joining->order->theirs,
		trees->ours_is_base && !joining->joined->arrived.changed && !joining->gated };
	joining->joined->merged_visions = !trees->ours_is_base && has_visions(trees);
	change_message(&joining->change, "sync: from %s", joining->order->from);
	return true;
}

static bool
check_deletions(struct joining *joining, const struct trees_order *order, struct err *err)
{
	size_t count = 0;

	if (joining->order->deletions)
		return true;
	if (!trees_unexplained(&count, &joining->trees, order, err))
		return false;
	if (count <= HANDFUL)
		return true;
	err_set(err, ERR_FORMAT, "nothing was changed: this would delete %zu files that nobody "
		"deleted at %s", count, joining->order->from);
	return err_hint(err, "'taut sync --dry-run' looks again; if they shall go: "
		"taut sync --deletions");
}

static bool
merge(struct joining *joining, struct err *err)
{
	struct change *change = &joining->change;
	const struct arrived *arrived = &joining->joined->arrived;
	struct trees_order order = { .git = change->store->repo->git,
		.ours = change->head.unborn ? NULL : &change->head.commit,
		.theirs = &joining->order->theirs,
		.theirs_tree = arrived->changed ? &arrived->tree : NULL,
		.unrelated = joining->order->unrelated };

	return trees_merge(&joining->trees, &order, err) &&
		check_deletions(joining, &order, err);
}

/* Whether theirs is part of what is here. */
static bool
is_known(const struct joining *joining)
{
	const struct head *head = &joining->change.head;
	const git_oid *theirs = &joining->order->theirs;
	git_repository *git = joining->change.store->repo->git;

	return !head->unborn && (git_oid_equal(&head->commit, theirs) ||
		git_graph_descendant_of(git, &head->commit, theirs) == 1);
}

static bool
look_at(struct joining *joining, struct err *err)
{
	struct change *change = &joining->change;
	git_repository *git = change->store->repo->git;
	git_commit *commit = NULL;

	if (git_commit_lookup(&commit, git, &joining->order->theirs) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read what arrived");
	struct arrive_order order = { .git = git, .tree = git_commit_tree_id(commit),
		.known = change->head.tree, .without = joining->order->without };
	struct arrived *arrived = &joining->joined->arrived;
	bool ok = arrive_look(arrived, &order, err);

	git_commit_free(commit);
	if (ok && arrived->count)
		joining->joined->outcome = JOIN_REFUSED;
	for (size_t n = 0; ok && n < arrived->odd.count; n++)
		session_note(change, "%s", arrived->odd.items[n]);
	return ok;
}

/* Steps 4 to 9 of every change. */
static bool
carry_out(struct joining *joining, struct err *err)
{
	struct change *change = &joining->change;
	bool again = false, ok = stage_check(change->store->repo, err);

	for (size_t n = 0; n < change->plan.count && ok; n++)
		if (!change->plan.files[n].tree_only)
			ok = work_prepare(&change->work, &change->plan.files[n].work, err);
	if (!ok) {
		for (size_t n = 0; n < change->plan.count; n++)
			work_clean(&change->work, &change->plan.files[n].work);
		return false;
	}
	if (!session_carry_out(change, &again, err))
		return false;
	if (!again && change->report->outcome == CHANGE_SAVED) {
		err_set(err, ERR_BUSY,
			"what came stands in the files, but is not committed yet: %s",
			change->report->why);
		return err_hint(err, "nothing is lost; again: taut sync");
	}
	joining->joined->outcome = again ? JOIN_EDITS : JOIN_DONE;
	return true;
}

/* Nothing is here yet. */
static bool
unfold(struct joining *joining, struct err *err)
{
	struct joined *joined = joining->joined;
	struct unfold_order order = { joining->order->theirs, joined->arrived.tree,
		joined->arrived.changed };

	if (!unfold_run(&joining->change, &order, err))
		return false;
	joined->outcome = JOIN_DONE;
	return true;
}

static bool
join(struct joining *joining, struct err *err)
{
	struct joined *joined = joining->joined;
	const struct head *head = &joining->change.head;
	const char *branch = joining->order->branch;

	if (!head->why[0] && (!slice_starts(slice_of(head->branch), "refs/heads/") ||
	    strcmp(head->branch + sizeof "refs/heads/" - 1, branch) != 0)) {
		err_set(err, ERR_BUSY, "nothing was merged: git's HEAD is not on '%s' any more",
			branch);
		return err_hint(err, "taut sync meets the branch that it is on");
	}
	if (head->why[0]) {
		err_set(err, ERR_BUSY, "nothing was merged: %s", head->why);
		return err_hint(err, "finish it with git, or give it up, then: taut sync");
	}
	if (is_known(joining))
		return true;
	if (!look_at(joining, err) || joined->outcome == JOIN_REFUSED)
		return joined->outcome == JOIN_REFUSED;
	if (head->unborn && !joining->order->look)
		return unfold(joining, err);
	if (!merge(joining, err) || !plan_files(joining, err))
		return false;
	if (joining->order->look) {
		joined->outcome = JOIN_DONE;
		return true;
	}
	if (joining->edits && !joining->order->over_edits) {
		joined->outcome = JOIN_EDITS;
		return true;
	}
	return carry_out(joining, err);
}

bool
join_run(struct joined *joined, struct store *store, const struct join_order *order,
	struct change_report *report, struct err *err)
{
	struct joining joining = { .order = order, .joined = joined };
	size_t notes = joined->count;

	joined->outcome = JOIN_NOTHING;
	arrived_release(&joined->arrived);
	bool ok = recover_begin(&joining.change, store, order->change, report, err) &&
		session_head(&joining.change, err) && join(&joining, err);

	if (!ok || joined->outcome != JOIN_DONE)
		cut_notes(joined, notes);
	trees_release(&joining.trees);
	session_end(&joining.change);
	return ok;
}
