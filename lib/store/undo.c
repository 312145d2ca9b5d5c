/* SPDX-License-Identifier: ISC */
/*
 * Taking a command back, and the taking back too. Invariant: history only
 * grows, and where a later text would be doubled or a deleted one come back,
 * nothing is done.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/words.h"
#include "merge/file.h"
#include "store/history.h"
#include "store/recover.h"
#include "store/session.h"

#define WALK_MAX 20000

/* Commits that a later one took back: ids of undone commands while looking
 * for one to undo, of undone undos while looking for one to redo. */
struct taken_back {
	git_oid *items;
	size_t count, room;
};

struct undo {
	bool redo;
	git_commit *commit; /* to be taken back */
	git_commit *parent;
	struct taken_back undone, redone;
};

static void
remember(struct taken_back *list, struct slice hex)
{
	git_oid id;

	if (hex.len != GIT_OID_HEXSZ || git_oid_fromstrn(&id, hex.ptr, hex.len) < 0)
		return;
	list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count++] = id;
}

static bool
has(const struct taken_back *list, const git_oid *id)
{
	for (size_t n = 0; n < list->count; n++)
		if (git_oid_equal(&list->items[n], id))
			return true;
	return false;
}

enum look {
	LOOK_ON,
	LOOK_FOUND,
	LOOK_END,  /* nothing behind this one may be taken back … */
	LOOK_KEYS, /* … because it is about keys */
};

static bool
is_fixed(struct slice command)
{
	return slice_is(command, "init") || slice_is(command, "clone");
}

/* Newest first, so what was undone or redone is known before it is met. */
static enum look
look_at(struct undo *undo, const git_commit *commit, const char *clone)
{
	const char *message = git_commit_message(commit);
	const git_oid *id = git_commit_id(commit);
	struct slice command, from, what;

	if (!trailer_find(message, "Taut-Clone", &from) || !slice_is(from, clone) ||
	    !trailer_find(message, "Taut-Command", &command) ||
	    git_commit_parentcount(commit) > 1)
		return LOOK_ON;
	if (trailer_find(message, "Taut-Redo", &what)) {
		remember(&undo->redone, what);
		return LOOK_ON;
	}
	if (trailer_find(message, "Taut-Undo", &what)) {
		if (has(&undo->redone, id))
			return LOOK_ON;
		remember(&undo->undone, what);
		return undo->redo ? LOOK_FOUND : LOOK_ON;
	}
	if (has(&undo->undone, id))
		return LOOK_ON;
	if (slice_is(command, "key"))
		return LOOK_KEYS;
	if (undo->redo || is_fixed(command))
		return LOOK_END;
	return LOOK_FOUND;
}

static bool
nothing(const struct undo *undo, struct err *err)
{
	return err_set(err, ERR_NOTHING, undo->redo ? "there is nothing to redo" :
		N_("there is nothing to undo"));
}

static bool
are_keys(const struct undo *undo, struct err *err)
{
	err_set(err, ERR_KEY, "keys are not taken back (%s)",
		git_commit_summary(undo->commit));
	return err_hint(err, "'taut key' shows who can read, and changes it; what was done "
		"before can be edited by hand");
}

static bool
find(struct undo *undo, struct change *change, struct err *err)
{
	struct repo *repo = change->store->repo;
	git_revwalk *walk = NULL;
	enum look look = LOOK_ON;
	git_oid id;
	bool ok = history_begin(repo, &walk, err);

	for (int n = 0; ok && look == LOOK_ON && n < WALK_MAX &&
	    git_revwalk_next(&id, walk) == 0; n++) {
		git_commit_free(undo->commit);
		undo->commit = NULL;
		if (git_commit_lookup(&undo->commit, repo->git, &id) < 0)
			ok = err_git(err, ERR_SYSTEM, "cannot read the history");
		else
			look = look_at(undo, undo->commit, change->clone);
	}
	git_revwalk_free(walk);
	if (ok && look == LOOK_KEYS)
		return are_keys(undo, err);
	if (ok && look != LOOK_FOUND)
		ok = nothing(undo, err);
	if (ok && git_commit_parentcount(undo->commit) == 0)
		ok = nothing(undo, err);
	if (ok && git_commit_parent(&undo->parent, undo->commit, 0) < 0)
		ok = err_git(err, ERR_SYSTEM, "cannot read the history");
	return ok;
}

static bool
refuse(struct undo *undo, const char *path, const char *why, struct err *err)
{
	err_set(err, ERR_FORMAT, undo->redo ? "cannot redo '%s': '%s' %s" :
		N_("cannot undo '%s': '%s' %s"), git_commit_summary(undo->commit), path, why);
	return err_hint(err, "edit it by hand; 'git show %.10s' shows what was done",
		git_oid_tostr_s(git_commit_id(undo->commit)));
}

/* The three texts of one file: what the commit made of it, what it is now,
 * and what it was before the commit. */
struct texts {
	struct version made, before;
	struct buf base, now, old;
	bool there; /* now */
};

static bool
take_back_text(struct undo *undo, struct change *change, const char *path,
	const struct texts *texts, struct err *err)
{
	struct merged merged = MERGED_INIT;

	if (merge_rule_of(path) == MERGE_BOTH)
		return refuse(undo, path, _("was changed since"), err);
	merge_file(&merged, path, buf_slice(&texts->base), buf_slice(&texts->now),
		buf_slice(&texts->old));
	bool ok = merged.count == 0 || refuse(undo, path, merged.notes[0].kind == MERGE_TWICE ?
		_("was changed since in the same place, and would hold both") :
		_("was changed since in the same place"), err);

	if (ok)
		change_put(change, path, buf_slice(&merged.text));
	merged_release(&merged);
	return ok;
}

static bool
take_back(struct undo *undo, struct change *change, const char *path,
	const struct texts *texts, struct err *err)
{
	bool untouched = texts->there == texts->made.there &&
		slice_equal(buf_slice(&texts->now), buf_slice(&texts->base));
	bool back = texts->there == texts->before.there &&
		slice_equal(buf_slice(&texts->now), buf_slice(&texts->old));

	if (back)
		return true;
	if (untouched && texts->before.there)
		change_put(change, path, buf_slice(&texts->old));
	else if (untouched)
		change_remove(change, path);
	else if (!texts->there)
		return refuse(undo, path, _("was deleted since, and would come back"), err);
	else if (!texts->made.there)
		return refuse(undo, path, _("was written anew since, and would hold both"), err);
	else
		return take_back_text(undo, change, path, texts, err);
	return true;
}

static bool
undo_file(struct undo *undo, struct change *change, const git_diff_delta *delta,
	struct err *err)
{
	bool added = delta->status == GIT_DELTA_ADDED;
	const char *path = added ? delta->new_file.path : delta->old_file.path;
	struct repo *repo = change->store->repo;
	struct texts texts = { .base = BUF_INIT, .now = BUF_INIT, .old = BUF_INIT };
	struct err why = ERR_INIT;

	if (slice_starts(slice_of(path), ".taut/identities/") ||
	    slice_is(slice_of(path), ".taut/recipients"))
		return refuse(undo, path, _("is about keys, which are not taken back"), err);
	texts.made = (struct version){ delta->status != GIT_DELTA_DELETED, delta->new_file.id };
	texts.before = (struct version){ !added, delta->old_file.id };
	texts.there = change_read(change, path, &texts.now, &why);
	bool ok = texts.there || why.kind == ERR_NOTHING;

	if (!ok)
		*err = why;
	ok = ok && version_read(repo, &texts.made, &texts.base, err) &&
		version_read(repo, &texts.before, &texts.old, err) &&
		take_back(undo, change, path, &texts, err);
	buf_release(&texts.base);
	buf_release(&texts.now);
	buf_release(&texts.old);
	return ok;
}

static bool
undo_files(struct undo *undo, struct change *change, struct err *err)
{
	git_repository *git = change->store->repo->git;
	git_tree *before = NULL, *after = NULL;
	git_diff *diff = NULL;
	bool ok = git_commit_tree(&before, undo->parent) == 0 &&
		git_commit_tree(&after, undo->commit) == 0 &&
		git_diff_tree_to_tree(&diff, git, before, after, NULL) == 0;

	if (!ok)
		err_git(err, ERR_SYSTEM, "cannot read the history");
	for (size_t n = 0; ok && n < git_diff_num_deltas(diff); n++)
		ok = undo_file(undo, change, git_diff_get_delta(diff, n), err);
	git_diff_free(diff);
	git_tree_free(before);
	git_tree_free(after);
	return ok;
}

static void
forget(struct undo *undo)
{
	git_commit_free(undo->commit);
	git_commit_free(undo->parent);
	undo->commit = NULL;
	undo->parent = NULL;
}

static void
undo_release(struct undo *undo)
{
	forget(undo);
	free(undo->undone.items);
	free(undo->redone.items);
}

static bool
has_puts(const struct change *change)
{
	for (size_t n = 0; n < change->plan.count; n++)
		if (change->plan.files[n].put)
			return true;
	return false;
}

/* What somebody took back without us is stepped over. */
static bool
undo_newest(struct undo *undo, struct change *change, struct err *err)
{
	while (find(undo, change, err) && undo_files(undo, change, err)) {
		if (has_puts(change))
			return true;
		const char *hex = git_oid_tostr_s(git_commit_id(undo->commit));

		remember(undo->redo ? &undo->redone : &undo->undone, slice_of(hex));
		forget(undo);
	}
	return false;
}

struct request {
	bool redo;
	struct buf *what;
};

/* A redo undoes the undo; it is told by the subject of what comes back. */
static bool
build(struct change *change, void *context, struct err *err)
{
	struct request *request = context;
	struct undo undo = { .redo = request->redo };
	bool ok = session_head(change, err) && undo_newest(&undo, change, err);

	if (ok) {
		const char *subject = git_commit_summary(undo.commit);

		if (undo.redo && slice_starts(slice_of(subject), "undo: "))
			subject += sizeof "undo: " - 1;
		change_message(change, "%s: %s", undo.redo ? "redo" : "undo", subject);
		change_trailer(change, undo.redo ? "Taut-Redo" : "Taut-Undo",
			git_oid_tostr_s(git_commit_id(undo.commit)));
		buf_clear(request->what);
		buf_add_text(request->what, subject);
	}
	undo_release(&undo);
	return ok;
}

bool
undo_run(struct store *store, const struct clock *clock, bool redo, struct buf *what,
	struct err *err)
{
	struct request request = { redo, what };
	struct change_report report = CHANGE_REPORT_INIT;
	struct change_order order = { .command = redo ? "redo" : "undo", .clock = *clock,
		.build = build, .context = &request, .foreground = true };
	bool ok = change_run(store, &order, &report, err);

	if (ok && report.outcome == CHANGE_SAVED)
		buf_printf(what, _(" (not yet committed: %s)"), report.why);
	change_report_release(&report);
	return ok;
}
