/* SPDX-License-Identifier: ISC */
/*
 * After a crash. Invariant: a text is dropped only when the marker says that
 * it is what the change read or made; anything else is a person's edit.
 */
#include "store/recover.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "merge/file.h"
#include "store/marker.h"
#include "store/stage.h"
#include "store/store.h"

#define DAY_SECONDS 86400
#define RESCUE_TRIES 10

static bool
is_ours(const struct marker *marker, const struct stat *st)
{
	bool dead = marker->pid == getpid() ||
		(marker->pid > 0 && kill(marker->pid, 0) < 0 && errno == ESRCH);
	bool newer = st->st_mtim.tv_sec > marker->written.tv_sec ||
		(st->st_mtim.tv_sec == marker->written.tv_sec &&
		st->st_mtim.tv_nsec >= marker->written.tv_nsec);

	return dead && marker->this_boot && newer;
}

/* A lock file of git goes only if the dead process can have left it and
 * nobody touched it for a second. */
static void
drop_git_lock(const struct change *change, const struct marker *marker, const char *path)
{
	struct stat before, after;

	if (fstatat(change->lock.git, path, &before, AT_SYMLINK_NOFOLLOW) < 0 ||
	    !is_ours(marker, &before))
		return;
	if (change->lock.now.tv_sec - before.st_mtim.tv_sec < 2)
		pause_ms(1050);
	if (fstatat(change->lock.git, path, &after, AT_SYMLINK_NOFOLLOW) == 0 &&
	    after.st_ino == before.st_ino && after.st_size == before.st_size &&
	    after.st_mtim.tv_sec == before.st_mtim.tv_sec &&
	    after.st_mtim.tv_nsec == before.st_mtim.tv_nsec)
		unlinkat(change->lock.git, path, 0);
}

static void
drop_git_locks(const struct change *change, const struct marker *marker)
{
	char branch[sizeof change->head.branch + 8];

	drop_git_lock(change, marker, "index.lock");
	drop_git_lock(change, marker, "HEAD.lock");
	if (change->head.branch[0]) {
		snprintf(branch, sizeof branch, "%s.lock", change->head.branch);
		drop_git_lock(change, marker, branch);
	}
}

/* Whether a file is, untouched, the one whose plain passages the change read. */
static bool
is_plain(const struct plan_file *file, int folder, const char *name)
{
	struct stat st;

	if (!file->plain || fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return false;
	struct stamp here = stamp_of(&st);

	return stamp_equal(&here, &file->read);
}

/* What stands aside for a file, and which version it is. */
static bool
read_aside(const struct change *change, struct plan_file *file, struct buf *out,
	struct version *version)
{
	struct err ignored = ERR_INIT;

	*version = (struct version){ 0 };
	if (!file->work.temp[0] || !file_read(change->work.temps, file->work.temp,
	    STORE_FILE_MAX, out, &ignored))
		return false;
	version_of(version, buf_slice(out));
	if (!is_plain(file, change->work.temps, file->work.temp))
		return true;
	file->raw = *version; /* what was read: nothing to be saved from it */
	buf_wipe(out);
	return false;
}

/* Merges what stands aside with what stands in the work tree, there. */
static enum work_result
put_back(struct change *change, const struct plan_file *file, const struct buf *aside,
	struct err *err)
{
	struct work_file again = WORK_FILE_INIT;
	struct merged merged = MERGED_INIT;
	struct buf base = BUF_INIT;
	struct err ignored = ERR_INIT;
	enum work_result result = WORK_FAILED;

	if (merge_rule_of(file->work.path) == MERGE_BOTH)
		return WORK_FAILED;
	if (!version_read(change->store->repo, &file->hand, &base, &ignored))
		buf_clear(&base);
	again.path = mem_text(file->work.path, strlen(file->work.path));
	again.now_there = true;
	bool ok = work_read(&change->work, &again, err);

	if (ok) {
		merge_file(&merged, again.path, buf_slice(&base), buf_slice(&again.was),
			buf_slice(aside));
		buf_add(&again.now, buf_slice(&merged.text));
	}
	if (ok && work_prepare(&change->work, &again, err))
		result = work_place(&change->work, &again, err);
	work_clean(&change->work, &again);
	merged_release(&merged);
	work_file_release(&again);
	buf_release(&base);
	return result;
}

/* Out of the temporaries, by its name alone, which a full disk allows. */
static bool
keep_aside(struct change *change, struct plan_file *file, struct err *err)
{
	char draft[sizeof file->work.temp + 32];

	if (mkdirat(change->lock.taut, "drafts", 0700) < 0 && errno != EEXIST)
		return err_system(err, "cannot make '.git/taut/drafts'");
	snprintf(draft, sizeof draft, "drafts/saved-%s.md", file->work.temp);
	if (renameat(change->work.temps, file->work.temp, change->lock.taut, draft) < 0)
		return err_system(err, "cannot keep '.git/taut/%s'", draft);
	session_note(change, "what an editor saved to '%s' during a crash is kept at "
		"'.git/taut/%s'", file->work.path, draft);
	file->work.temp[0] = '\0';
	return true;
}

/*
 * The text aside is neither what was read nor what was made: an editor saved
 * it in the moment of the exchange. It goes into the work tree; where it
 * cannot, it is kept. False: neither, and the marker must stay.
 */
static bool
rescue(struct change *change, struct plan_file *file, const struct buf *aside, struct err *err)
{
	struct err why = ERR_INIT;
	enum work_result result = WORK_TAKEN;

	for (int tries = 0; tries < RESCUE_TRIES && result == WORK_TAKEN; tries++)
		result = put_back(change, file, aside, &why);
	if (result != WORK_PLACED)
		return keep_aside(change, file, err);
	session_note(change, "'%s': what an editor saved during a crash is in it again",
		file->work.path);
	return true;
}

/* Whether the file is, or can still be made, what the change meant. */
enum standing {
	STANDING_DONE,
	STANDING_OPEN,   /* untouched, and what it was to become stands aside */
	STANDING_EDITED, /* neither: a person's edit, or nothing left to do */
};

static enum standing
compare(struct change *change, struct plan_file *file, const struct buf *aside,
	const struct version *there)
{
	struct version here = { 0 };
	enum standing standing = STANDING_EDITED;
	bool plain = is_plain(file, change->work.root, file->work.path);

	if (plain)
		version_of(&file->raw, buf_slice(&file->work.was));
	else if (file->work.was_there)
		version_of(&here, buf_slice(&file->work.was));
	if (!plain && version_equal(&here, plan_final(file))) {
		standing = STANDING_DONE;
		buf_add(&file->work.now, buf_slice(&file->work.was));
		file->work.now_there = here.there;
	} else if (file->put && (plain || version_equal(&here, &file->hand)) &&
	    (!file->made.there || version_equal(there, &file->made))) {
		standing = STANDING_OPEN;
		buf_add(&file->work.now, buf_slice(aside));
		file->work.now_there = file->made.there;
		file->work.known = false;
	}
	return standing;
}

/* False: what an editor saved can be put nowhere now. */
static bool
look_at(struct change *change, struct plan_file *file, enum standing *standing, struct err *err)
{
	struct buf aside = BUF_INIT;
	struct version there;
	struct err ignored = ERR_INIT;

	/* git's alone; or an edit and what came merged: all of both stands in the
	 * work tree, before the exchange or after it */
	if (file->tree_only || file->apart) {
		*standing = file->apart ? STANDING_EDITED : STANDING_DONE;
		return true;
	}
	bool has_aside = read_aside(change, file, &aside, &there);

	*standing = work_read(&change->work, &file->work, &ignored) ?
		compare(change, file, &aside, &there) : STANDING_EDITED;
	bool saved = has_aside && !version_equal(&there, &file->hand) &&
		!version_equal(&there, &file->made);
	bool ok = !saved || rescue(change, file, &aside, err);

	buf_release(&aside);
	return ok;
}

/* A change of several files is carried on only as a whole. */
static bool
carry_on(struct change *change, enum standing *standing, struct err *err)
{
	struct plan *plan = &change->plan;

	for (int there = 0; there < 2; there++) { /* what goes first makes room */
		for (size_t n = 0; n < plan->count; n++) {
			struct work_file *file = &plan->files[n].work;

			if (standing[n] != STANDING_OPEN || file->now_there != there)
				continue;
			enum work_result result = work_place(&change->work, file, err);

			if (result == WORK_FAILED)
				return false;
			standing[n] = result == WORK_PLACED ? STANDING_DONE : STANDING_EDITED;
		}
	}
	return true;
}

/* What is not as the change meant it is none of its files. */
static void
drop_others(struct change *change, const enum standing *standing)
{
	struct plan *plan = &change->plan;

	for (size_t n = plan->count; n-- > 0;) {
		if (standing[n] == STANDING_DONE)
			continue;
		work_clean(&change->work, &plan->files[n].work);
		plan_drop(plan, n);
	}
}

/* The file as HEAD has it, where it is as a merge made it. */
static void
give_back(struct change *change, const struct head *now, const struct plan_file *file)
{
	struct work_file again = WORK_FILE_INIT;
	struct version head;
	struct err ignored = ERR_INIT;

	head_find(now, file->work.path, &head);
	if (!version_equal(&head, &file->head)) /* somebody committed: it is theirs */
		return;
	again.path = mem_text(file->work.path, strlen(file->work.path));
	again.was_there = file->work.was_there;
	again.stat = file->work.stat;
	buf_add(&again.was, buf_slice(&file->work.was));
	again.now_there = head.there;
	if (version_read(change->store->repo, &head, &again.now, &ignored) &&
	    work_prepare(&change->work, &again, &ignored) &&
	    work_place(&change->work, &again, &ignored) != WORK_PLACED)
		session_note(change, "'%s' stays as a merge that was cut off left it: 'git diff' "
			"shows how", again.path);
	work_clean(&change->work, &again);
	work_file_release(&again);
}

/* Half a merge is no merge, and no edit of a person's. What it made goes first,
 * as everywhere, for a file may stand where a folder was. */
static void
give_all_back(struct change *change, const enum standing *standing)
{
	struct plan *plan = &change->plan;
	struct repo *repo = change->store->repo;
	struct head now = { 0 };
	struct err ignored = ERR_INIT;
	int held = stage_hold(repo); /* nobody commits while it is looked */
	bool known = head_read(&now, repo, &ignored);

	for (int there = 0; known && there < 2; there++)
		for (size_t n = 0; n < plan->count; n++)
			if (standing[n] == STANDING_DONE && !plan->files[n].tree_only &&
			    plan->files[n].head.there == there)
				give_back(change, &now, &plan->files[n]);
	head_release(&now);
	stage_let_go(repo, held);
}

static bool
finish(struct change *change, struct err *err)
{
	struct plan *plan = &change->plan;
	size_t count = plan->count;
	enum standing *standing = mem_alloc(count + 1, sizeof *standing);
	bool whole = plan->had_head == !change->head.unborn &&
		(!plan->had_head || git_oid_equal(&plan->head, &change->head.commit));

	bool ok = true;

	for (size_t n = 0; n < plan->count; n++) {
		ok = look_at(change, &plan->files[n], &standing[n], err) && ok;
		whole = whole && standing[n] != STANDING_EDITED;
	}
	ok = ok && (!whole || carry_on(change, standing, err));
	for (size_t n = 0; n < count; n++)
		whole = whole && standing[n] == STANDING_DONE;
	if (ok && plan->join.there && !whole)
		give_all_back(change, standing);
	if (ok)
		drop_others(change, standing);
	free(standing);
	bool commits = plan->join.there ? whole : plan->count > 0;

	if (ok && commits)
		session_commit(change);
	else if (ok)
		marker_remove(change->lock.taut);
	return ok;
}

static bool
recover(struct change *change, struct err *err)
{
	struct marker marker = MARKER_INIT;
	struct change_report *report = change->report;
	struct change_report mine = CHANGE_REPORT_INIT;
	struct err why = ERR_INIT;
	bool ok = marker_read(change->lock.taut, &marker, &why);

	if (!ok) {
		if (why.kind != ERR_NOTHING)
			*err = why;
		return why.kind == ERR_NOTHING;
	}
	ok = session_head(change, err);
	if (ok) {
		drop_git_locks(change, &marker);
		change->plan = marker.plan;
		marker.plan = (struct plan)PLAN_INIT;
		change->report = &mine;
		ok = finish(change, err);
		change->report = report;
		plan_release(&change->plan);
	}
	for (size_t n = 0; n < mine.notes.count; n++)
		session_note(change, "%s", mine.notes.items[n]);
	change_report_release(&mine);
	marker_release(&marker);
	head_release(&change->head);
	change->has_head = false;
	return ok;
}

bool
recover_begin(struct change *change, struct store *store, const struct change_order *order,
	struct change_report *report, struct err *err)
{
	if (!session_begin(change, store, order, report, err) || !recover(change, err))
		return false;
	recover_stale(&change->lock, false);
	return true;
}

static size_t
stale_in(int folder, time_t now, bool look)
{
	struct names names = { 0 };
	struct err ignored = ERR_INIT;
	size_t count = 0;

	if (folder < 0 || !names_read(&names, folder, ".", &ignored))
		return 0;
	for (size_t n = 0; n < names.count; n++) {
		const char *name = names.items[n];
		struct stat st;

		/* "t" and digits: the temporaries' form, see work.c */
		if (name[0] != 't' || name[1] < '0' || name[1] > '9' ||
		    fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0 ||
		    now - st.st_mtim.tv_sec < DAY_SECONDS)
			continue;
		count++;
		if (!look)
			unlinkat(folder, name, 0);
	}
	names_release(&names);
	return count;
}

size_t
recover_stale(const struct lock *lock, bool look)
{
	return stale_in(lock->temps, lock->now.tv_sec, look) +
		stale_in(lock->taut, lock->now.tv_sec, look);
}
