/* SPDX-License-Identifier: ISC */
/*
 * The frame of every change: lock, recovery, marker, work tree, commit, in
 * this order. Invariant: whenever a file is not what HEAD or a person made
 * of it, a marker on disk says what it is on its way to.
 */
#include "store/session.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/file.h"
#include "base/replace.h"
#include "base/words.h"
#include "seal/identity.h"
#include "seal/trust.h"
#include "store/commit.h"
#include "store/loose.h"
#include "store/marker.h"
#include "store/saved.h"
#include "store/stage.h"
#include "store/store.h"

void
session_note(struct change *change, const char *format, ...)
{
	char line[512];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof line, gettext(format), args);
	va_end(args);
	for (size_t n = 0; n < change->report->notes.count; n++)
		if (strcmp(change->report->notes.items[n], line) == 0)
			return;
	names_add(&change->report->notes, slice_of(line));
}

void
change_report_release(struct change_report *report)
{
	names_release(&report->notes);
	*report = (struct change_report)CHANGE_REPORT_INIT;
}

static bool
is_id(struct slice text)
{
	for (size_t n = 0; n < text.len; n++)
		if (!isxdigit((unsigned char)text.ptr[n]))
			return false;
	return text.len == 16;
}

/* Which clone made a commit: so that `undo` here takes back what was done
 * here. Random, since a copied name or path would not tell two apart. */
static bool
read_clone(struct change *change, struct err *err)
{
	struct buf text = BUF_INIT;
	struct err ignored = ERR_INIT;
	unsigned char random[8];
	bool ok = file_read(change->lock.taut, "clone", 64, &text, &ignored);

	buf_cut(&text, slice_trim_end(buf_slice(&text)).len);
	if (!ok || !is_id(buf_slice(&text))) {
		buf_clear(&text);
		ok = getrandom(random, sizeof random, 0) == (ssize_t)sizeof random ||
			err_system(err, "cannot make an id for this clone");
		for (size_t n = 0; n < sizeof random; n++)
			buf_printf(&text, "%02x", random[n]);
		buf_add_char(&text, '\n');
		ok = ok && replace_file(change->lock.taut, "clone", buf_slice(&text), err);
	}
	snprintf(change->clone, sizeof change->clone, "%.16s", text.ptr);
	buf_release(&text);
	return ok;
}

bool
session_begin(struct change *change, struct store *store, const struct change_order *order,
	struct change_report *report, struct err *err)
{
	*change = (struct change){ .store = store, .order = order, .report = report,
		.lock = LOCK_INIT, .plan = PLAN_INIT };
	if (!lock_take(&change->lock, store->fd, LOCK_LIMIT_MS, err))
		return false;
	repo_start(store);
	change->work = (struct work){ .root = store->fd, .temps = change->lock.temps };
	change->gate = (struct gate){ .taut = change->lock.taut };
	return read_clone(change, err);
}

void
session_end(struct change *change)
{
	head_release(&change->head);
	plan_release(&change->plan);
	lock_release(&change->lock);
}

bool
session_head(struct change *change, struct err *err)
{
	if (!change->has_head)
		change->has_head = repo_ready(change->store, err) &&
			head_read(&change->head, change->store->repo, err);
	return change->has_head;
}

static void
clean(struct change *change)
{
	for (size_t n = 0; n < change->plan.count; n++)
		work_clean(&change->work, &change->plan.files[n].work);
}

/* What was in the clear, and came out of the place where it is sealed now. */
static void
clean_plain(struct change *change)
{
	for (size_t n = 0; n < change->plan.count; n++) {
		struct plan_file *file = &change->plan.files[n];

		if (file->plain && file->work.placed)
			work_clean(&change->work, &file->work);
	}
}

/* An edit by hand becomes an object before its file is touched: then the
 * marker's id of it is enough to find it again. */
static bool
keep_edits(struct change *change, struct err *err)
{
	for (size_t n = 0; n < change->plan.count; n++) {
		struct plan_file *file = &change->plan.files[n];
		const struct buf *was = file->plain ? &file->gated : &file->work.was;

		if (file->edited && file->hand.there &&
		    git_blob_create_from_buffer(&file->hand.id, change->store->repo->git,
		    was->ptr, was->len) < 0)
			return err_git(err, ERR_SYSTEM, "cannot write an object");
		if (file->tree_only && file->made.there && !file->stored &&
		    git_blob_create_from_buffer(&file->made.id, change->store->repo->git,
		    file->work.now.ptr, file->work.now.len) < 0)
			return err_git(err, ERR_SYSTEM, "cannot write an object");
		file->stored = file->stored || file->tree_only;
	}
	return true;
}

/* What goes first makes room: a file may come where a folder was. */
static enum work_result
place_those(struct change *change, bool there, struct err *err)
{
	enum work_result result = WORK_PLACED;

	for (size_t n = 0; n < change->plan.count && result == WORK_PLACED; n++) {
		struct plan_file *file = &change->plan.files[n];

		if (file->put && !file->tree_only && file->work.now_there == there)
			result = work_place(&change->work, &file->work, err);
	}
	return result;
}

/* Whether git has committed what was placed there, as it is or with more. */
static bool
is_taken(const struct head *now, const struct plan_file *file)
{
	struct version here;

	head_find(now, file->work.path, &here);
	return !version_equal(&here, &file->head) && !version_equal(&here, &file->hand);
}

/* What git has taken in meanwhile stays: what was there before would look like an
 * edit that takes it out again. Nobody commits while it is looked, for git's index
 * is held. */
static void
unplace_all(struct change *change)
{
	struct repo *repo = change->store->repo;
	struct head now = { 0 };
	struct err ignored = ERR_INIT;
	int held = stage_hold(repo);
	bool known = head_read(&now, repo, &ignored);

	for (int there = 1; there >= 0; there--)
		for (size_t n = change->plan.count; n-- > 0;) {
			struct plan_file *file = &change->plan.files[n];

			if (file->work.placed && file->work.now_there == there &&
			    !(known && is_taken(&now, file)))
				work_unplace(&change->work, &file->work);
		}
	head_release(&now);
	stage_let_go(repo, held);
}

/* Step 5. When one file cannot be placed, those before it go back. */
static enum work_result
place_all(struct change *change, struct err *err)
{
	enum work_result result = place_those(change, false, err);

	if (result == WORK_PLACED)
		result = place_those(change, true, err);
	if (result != WORK_PLACED)
		unplace_all(change);
	return result;
}

/* What was sealed may lie in git's store in the clear, by somebody's `git add`:
 * as it was read, or in an earlier state, which the index named until now. */
static void
forget_plain(const struct change *change)
{
	struct repo *repo = change->store->repo;

	for (size_t n = 0; n < change->plan.count; n++) {
		const struct plan_file *file = &change->plan.files[n];

		if (file->raw.there)
			loose_forget(repo, &file->raw.id);
		if (file->staged.there && !version_equal(&file->staged, &file->head) &&
		    !version_equal(&file->staged, plan_final(file)))
			loose_forget_unsealed(repo, file->work.path, &file->staged.id);
	}
}

/* What was sealed now can be opened by those that this clone has confirmed,
 * whatever the journal's files say. */
static void
tell_list(struct change *change)
{
	if (change->gate.sealed && !trust_is_current(&change->gate.trust, change->store->fd))
		session_note(change, "the journal's key files are not those confirmed here: "
			"sealed to the confirmed list; 'taut key trust' looks at them");
}

static void
run_commit(struct change *change)
{
	struct commit_job job = { .repo = change->store->repo, .work = &change->work,
		.plan = &change->plan, .gate = &change->gate,
		.clock = &change->order->clock, .clone = change->clone,
		.machine = change->store->machine };

	commit_run(&job, change->report);
}

void
session_commit(struct change *change)
{
	struct change_report *report = change->report;
	struct err ignored = ERR_INIT;

	if (change->why[0]) {
		report->outcome = CHANGE_SAVED;
		snprintf(report->why, sizeof report->why, "%s", change->why);
	} else {
		run_commit(change);
	}
	/* Without the list the marker stays, and the next change recovers. */
	if (report->outcome == CHANGE_SAVED &&
	    !saved_add(change->lock.taut, &change->plan, &ignored)) {
		clean_plain(change);
		return;
	}
	if (report->outcome == CHANGE_COMMITTED) {
		saved_clear(change->lock.taut);
		forget_plain(change);
	}
	tell_list(change);
	clean(change);
	marker_remove(change->lock.taut);
}

bool
session_carry_out(struct change *change, bool *again, struct err *err)
{
	*again = false;
	if (!keep_edits(change, err) ||
	    !marker_write(change->lock.taut, &change->plan, err)) {
		clean(change);
		return false;
	}
	enum work_result result = place_all(change, err);

	if (result == WORK_PLACED) {
		session_commit(change);
		return true;
	}
	clean(change);
	marker_remove(change->lock.taut);
	*again = result == WORK_TAKEN;
	return *again;
}

void
change_trailer(struct change *change, const char *key, const char *value)
{
	buf_printf(&change->plan.trailers, "%s: %s\n", key, value);
}
