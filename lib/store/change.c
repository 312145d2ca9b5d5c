/* SPDX-License-Identifier: ISC */
/*
 * The one way to write. Invariant: what is put passes the gate before it is
 * written anywhere, and what was read is compared before it is replaced.
 */
#include "store/change.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "merge/markers.h"
#include "seal/gate.h"
#include "store/layout.h"
#include "store/saved.h"
#include "store/recover.h"
#include "store/session.h"
#include "store/stage.h"
#include "store/swept.h"

#define TRIES_MAX 50
#define NAMED_MAX 5 /* pages that are named as sealed; the rest are counted */

/* A page that some program emptied is read as HEAD has it: what is written
 * on top of it must not delete it. */
static bool
refill(struct change *change, struct plan_file *file, struct err *err)
{
	struct version head;

	if (!session_head(change, err))
		return false;
	head_find(&change->head, file->work.path, &head);
	if (!handedit_is_emptied(&file->work, &head))
		return true;
	session_note(change, "'%s' was empty and has its last text again", file->work.path);
	return version_read(change->store->repo, &head, &file->work.now, err);
}

static bool
too_large(const char *path, struct err *err)
{
	return err_set(err, ERR_FORMAT, "'%s' would be over the limit of %u MiB", path,
		STORE_FILE_MAX >> 20);
}

/* Step 3 for what is in the work tree: plain passages, typed in some editor.
 * What the gate refuses stays as it is, and out of every commit. */
static bool
gate_read(struct change *change, struct plan_file *file, struct err *err)
{
	struct work_file *work = &file->work;

	file->plain = work->was_there && gate_concerns(work->path, buf_slice(&work->was));
	if (!file->plain)
		return true;
	file->read = stamp_of(&work->stat);
	version_of(&file->raw, buf_slice(&work->was));
	if (!gate_pass(&change->gate, work->path, buf_slice(&work->was), &file->gated, err))
		return false;
	if (file->gated.len <= STORE_FILE_MAX)
		return true;
	buf_release(&file->gated);
	return too_large(work->path, err);
}

/* The file's place in the plan, read if it is not there yet. */
static struct plan_file *
take_up(struct change *change, const char *path, struct err *err)
{
	struct plan_file *file = plan_find(&change->plan, path);
	struct err refusal = ERR_INIT;

	if (file)
		return file;
	file = plan_add(&change->plan, path);
	bool ok = layout_takes(slice_of(path)) ||
		err_set(err, ERR_FORMAT, "'%s' is no file that a journal is made of", path);

	ok = ok && work_read(&change->work, &file->work, err);
	file->work.now_there = file->work.was_there;
	if (ok && !gate_read(change, file, &refusal))
		buf_clear(&file->gated); /* said if it is still so when it is written */
	buf_add(&file->work.now, file->gated.len ? buf_slice(&file->gated) :
		buf_slice(&file->work.was));
	if (ok && file->work.was_there && !file->work.was.len)
		ok = refill(change, file, err);
	return ok ? file : NULL;
}

bool
change_read(struct change *change, const char *path, struct buf *out, struct err *err)
{
	struct plan_file *file = take_up(change, path, err);

	if (!file) {
		change->trouble = *err;
		return false;
	}
	if (!file->work.now_there)
		return err_set(err, ERR_NOTHING, "there is no '%s'", path);
	buf_add(out, buf_slice(&file->work.now));
	return true;
}

static void
set(struct change *change, const char *path, bool there, struct slice bytes)
{
	struct plan_file *file = NULL;

	if (change->trouble.kind == ERR_NONE)
		file = take_up(change, path, &change->trouble);
	if (!file)
		return;
	struct buf copy = BUF_INIT;

	/* The bytes may be those that the file has now. */
	buf_add(&copy, bytes);
	buf_release(&file->work.now);
	file->work.now = copy;
	file->work.now_there = there;
	file->put = true;
}

void
change_put(struct change *change, const char *path, struct slice bytes)
{
	set(change, path, true, bytes);
}

void
change_remove(struct change *change, const char *path)
{
	set(change, path, false, SLICE_EMPTY);
}

void
change_message(struct change *change, const char *format, ...)
{
	char line[256];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	for (char *c = line; *c; c++)
		if ((unsigned char)*c < ' ')
			*c = ' ';
	buf_clear(&change->plan.subject);
	buf_add_text(&change->plan.subject, line);
}

/* What the page was refused for already is told by its line in the file, not
 * by that of a page that would have been. */
static bool
refuse_put(struct change *change, struct plan_file *file, struct err *err)
{
	struct err before = ERR_INIT;

	if (!file->plain || file->gated.len || gate_read(change, file, &before))
		return false;
	*err = before;
	if (err->kind == ERR_FORMAT)
		err_hint(err, "mend the page there first: %.900s", before.hint);
	return false;
}

/* Step 3 for what the command puts: its refusal is the command's. */
static bool
pass_puts(struct change *change, struct err *err)
{
	for (size_t n = 0; n < change->plan.count; n++) {
		struct plan_file *file = &change->plan.files[n];
		struct buf passed = BUF_INIT;

		if (!file->put || !file->work.now_there)
			continue;
		if (file->work.now.len > STORE_FILE_MAX)
			return too_large(file->work.path, err);
		if (!gate_pass(&change->gate, file->work.path, buf_slice(&file->work.now), &passed,
		    err))
			return refuse_put(change, file, err);
		buf_release(&file->work.now);
		file->work.now = passed;
		if (passed.len > STORE_FILE_MAX)
			return too_large(file->work.path, err);
		if (merge_has_markers(buf_slice(&passed)))
			snprintf(change->why, sizeof change->why,
				_("'%.100s' holds conflict markers"), file->work.path);
	}
	return true;
}

/* The work tree's version as it may be committed; HEAD's where it may not. */
static void
version_by_hand(struct plan_file *file)
{
	file->hand = (struct version){ 0 };
	if (file->plain && !file->gated.len)
		file->hand = file->head;
	else if (file->plain)
		version_of(&file->hand, buf_slice(&file->gated));
	else if (file->work.was_there)
		version_of(&file->hand, buf_slice(&file->work.was));
}

/* An editor may have the page open as it was. */
static void
tell_sealed(struct change *change, const struct plan_file *file)
{
	if (change->sealed++ < NAMED_MAX)
		session_note(change, "sealed what is private in '%s'", file->work.path);
}

/* Holds one file against HEAD. The command's own edit by hand is in what it
 * read, so it need not settle. */
static void
compare_put(struct change *change, struct plan_file *file)
{
	head_find(&change->head, file->work.path, &file->head);
	version_by_hand(file);
	if (file->work.now_there)
		version_of(&file->made, buf_slice(&file->work.now));
	file->edited = !version_equal(&file->hand, &file->head) &&
		!handedit_is_emptied(&file->work, &file->head);
	if (file->plain && file->gated.len)
		tell_sealed(change, file);
	if (!file->plain && version_equal(&file->hand, &file->made)) {
		work_clean(&change->work, &file->work);
		file->put = false;
	}
}

static void
compare_puts(struct change *change)
{
	struct plan *plan = &change->plan;

	for (size_t n = 0; n < plan->count; n++)
		compare_put(change, &plan->files[n]);
	for (size_t n = plan->count; n-- > 0;)
		if (!plan->files[n].put && !plan->files[n].edited)
			plan_drop(plan, n);
}

/* What stands in the work tree becomes what the gate made of it. */
static bool
put_gated(struct change *change, struct plan_file *file, struct err *err)
{
	file->put = true;
	file->work.now_there = true;
	buf_add(&file->work.now, buf_slice(&file->gated));
	file->made = file->hand;
	tell_sealed(change, file);
	return work_prepare(&change->work, &file->work, err);
}

/* Takes in one path that the command does not write, if it may be. */
static bool
take_in(struct change *change, const char *path, struct err *err)
{
	struct handedit_rules rules = { change->lock.now, change->order->foreground };
	struct err refusal = ERR_INIT;
	const char *why = NULL;

	if (plan_find(&change->plan, path) || !layout_takes(slice_of(path)))
		return true;
	struct plan_file *file = plan_add(&change->plan, path);

	if (!work_read(&change->work, &file->work, &refusal))
		why = refusal.text;
	head_find(&change->head, path, &file->head);
	bool gated = why || gate_read(change, file, &refusal);

	version_by_hand(file);
	bool differs = file->plain || !version_equal(&file->hand, &file->head);

	if (!why && differs && handedit_is_emptied(&file->work, &file->head))
		why = _("it is empty now");
	if (!why && differs && handedit_is_settled(&change->work, &file->work, &rules, &why) &&
	    !gated)
		why = refusal.text;
	if (!why && file->plain && !put_gated(change, file, err))
		return false;
	file->edited = differs && !why;
	if (why)
		session_note(change, "left for next time: '%s': %s", path, why);
	if (!file->edited)
		plan_drop(&change->plan, change->plan.count - 1);
	return true;
}

static bool
take_in_saved(struct change *change, struct err *err)
{
	struct names paths = { 0 };
	bool ok = saved_read(change->lock.taut, &paths, err);

	for (size_t n = 0; n < paths.count && ok; n++)
		ok = take_in(change, paths.items[n], err);
	names_release(&paths);
	return ok;
}

/* All edits by hand. That every file is gone is an accident, no edit. */
static bool
take_in_all(struct change *change, struct err *err)
{
	struct sweep sweep = { .sealing = true };

	swept_read(change->lock.taut, &sweep.since);
	change->report->unchanged = change->head.tree &&
		git_oid_equal(&sweep.since, git_tree_id(change->head.tree));
	bool ok = sweep_run(&sweep, change->store->repo, &change->head, change->work.root, err);

	if (ok && sweep.in_head && !sweep.in_work) {
		session_note(change, "all files are gone from the journal's folder: not taken in");
		session_note(change, "'git checkout -- .' brings them back");
		sweep_release(&sweep);
	}
	for (size_t n = 0; n < sweep.changed.count && ok; n++)
		ok = take_in(change, sweep.changed.items[n], err);
	sweep_release(&sweep);
	return ok;
}

/* A page that was read and may not be committed is named at every write. */
static void
tell_refused(struct change *change, struct plan_file *file)
{
	struct err refusal = ERR_INIT;

	if (file->plain && !file->gated.len && !gate_read(change, file, &refusal))
		session_note(change, "not committed: %s", refusal.text);
}

static bool
build(struct change *change, struct err *err)
{
	plan_clear(&change->plan);
	change->why[0] = '\0';
	change->sealed = 0;
	change->trouble = (struct err)ERR_INIT;
	if (change->order->build &&
	    !change->order->build(change, change->order->context, err))
		return false;
	if (change->trouble.kind != ERR_NONE) {
		*err = change->trouble;
		return false;
	}
	for (size_t n = change->plan.count; n-- > 0;) {
		if (change->plan.files[n].put)
			continue;
		tell_refused(change, &change->plan.files[n]);
		plan_drop(&change->plan, n);
	}
	return pass_puts(change, err);
}

/* Aside and synced, while libgit2 still starts; so too git's index. */
static bool
prepare(struct change *change, struct err *err)
{
	for (size_t n = 0; n < change->plan.count; n++)
		if (!work_prepare(&change->work, &change->plan.files[n].work, err))
			return false;
	stage_read(change->store->repo);
	return session_head(change, err);
}

static bool
attempt(struct change *change, bool everything, bool *again, struct err *err)
{
	struct plan *plan = &change->plan;
	bool ok = build(change, err) && prepare(change, err);

	if (ok)
		compare_puts(change);
	ok = ok && take_in_saved(change, err) && (!everything || take_in_all(change, err));

	*again = false;
	ok = ok && (plan->count == 0 || stage_check(change->store->repo, err));
	if (ok && plan->count > 0) {
		plan->had_head = !change->head.unborn;
		plan->head = change->head.commit;
		return session_carry_out(change, again, err);
	}
	for (size_t n = 0; n < plan->count; n++)
		work_clean(&change->work, &plan->files[n].work);
	return ok;
}

static bool
attempts(struct change *change, bool everything, struct err *err)
{
	for (int tries = 0; tries < TRIES_MAX; tries++) {
		bool again;

		if (!attempt(change, everything, &again, err))
			return false;
		if (!again)
			return true;
		head_release(&change->head);
		change->has_head = false;
	}
	err_set(err, ERR_BUSY, "another program keeps writing the same file");
	return err_hint(err, "save it there, then try again");
}

/* Nothing was left for next time: then HEAD need not be looked through again. */
static void
note_swept(struct change *change)
{
	struct head head = { 0 };
	struct err ignored = ERR_INIT;
	bool whole = !change->report->notes.count && change->report->outcome != CHANGE_SAVED &&
		!(change->report->unchanged && change->report->outcome == CHANGE_NOTHING);

	if (whole && head_read(&head, change->store->repo, &ignored) && head.tree)
		swept_write(change->lock.taut, git_tree_id(head.tree));
	head_release(&head);
}

static bool
run_order(struct store *store, const struct change_order *order, bool everything,
	struct change_report *report, struct err *err)
{
	struct change change;
	bool ok = recover_begin(&change, store, order, report, err);

	snprintf(change.plan.command, sizeof change.plan.command, "%s",
		order->command ? order->command : "");
	ok = ok && attempts(&change, everything, err);
	if (ok && everything)
		note_swept(&change);
	if (ok && change.sealed > NAMED_MAX)
		session_note(&change, "and in %zu more", change.sealed - NAMED_MAX);
	session_end(&change);
	return ok;
}

bool
change_run(struct store *store, const struct change_order *order,
	struct change_report *report, struct err *err)
{
	return run_order(store, order, false, report, err);
}

bool
handedit_take_all(struct store *store, const struct change_order *order,
	struct change_report *report, struct err *err)
{
	struct change_order all = *order;

	all.build = NULL;
	return run_order(store, &all, true, report, err);
}
