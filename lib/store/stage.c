/* SPDX-License-Identifier: ISC */
/*
 * Keeping git's index in step. Invariant: an entry that looks unchanged is
 * unchanged: stat data is only filled in for bytes that we wrote or read.
 */
#include "store/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/replace.h"
#include "store/entries.h"
#include "store/lock.h"
#include "store/store.h"

#define INDEX_MAX (1u << 30)
#define LOCK (O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW)
#define HOLD_TRIES 40
#define HOLD_PAUSE_MS 50

struct places {
	struct buf git, lock, own, own_lock;
};

#define PLACES_INIT { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT }

static void
name_places(struct places *places, const char *root)
{
	buf_printf(&places->git, "%s/.git/index", root);
	buf_printf(&places->lock, "%s/.git/index.lock", root);
	buf_printf(&places->own, "%s/.git/taut/tmp/index", root);
	buf_printf(&places->own_lock, "%s/.git/taut/tmp/index.lock", root);
}

static void
places_release(struct places *places)
{
	buf_release(&places->git);
	buf_release(&places->lock);
	buf_release(&places->own);
	buf_release(&places->own_lock);
}

static bool
same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
		a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
		a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* A second name for the file; a copy where there are no hard links. */
static bool
second_name(const char *from, const char *to)
{
	struct buf bytes = BUF_INIT;
	struct err ignored = ERR_INIT;

	if (link(from, to) == 0)
		return true;
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool ok = in >= 0 && out >= 0 &&
		file_read_stream(in, from, INDEX_MAX, &bytes, &ignored) &&
		write(out, bytes.ptr, bytes.len) == (ssize_t)bytes.len;

	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	buf_release(&bytes);
	return ok;
}

static bool
refuse(const char *root, struct err *err)
{
	const git_error *last = git_error_last();
	const char *text = last && last->message ? last->message : "";

	err_git(err, ERR_JOURNAL, "cannot read git's index in '%s'", root);
	if (strstr(text, "'link'"))
		return err_hint(err, "git update-index --no-split-index");
	if (strstr(text, "'sdir'"))
		return err_hint(err, "git sparse-checkout disable");
	return err_hint(err, "rm .git/index && git reset");
}

static bool
is_same_index(const struct repo *repo, const struct stat *then)
{
	struct buf path = BUF_INIT;
	struct stat now;

	buf_printf(&path, "%s/.git/index", repo->root);
	bool same = lstat(path.ptr, &now) == 0 && same_file(&now, then);

	buf_release(&path);
	return same;
}

void
stage_read(struct repo *repo)
{
	struct buf path = BUF_INIT;
	struct err ignored = ERR_INIT;

	if (repo->index_known && is_same_index(repo, &repo->index_stat))
		return;
	buf_clear(&repo->index);
	buf_printf(&path, "%s/.git/index", repo->root);
	int fd = open(path.ptr, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	bool regular = fd >= 0 && fstat(fd, &repo->index_stat) == 0 &&
		S_ISREG(repo->index_stat.st_mode) && repo->index_stat.st_size <= INDEX_MAX;

	if (regular) /* at once: growing by doubling would hold it twice */
		buf_space(&repo->index, (size_t)repo->index_stat.st_size + 65536);
	repo->index_known = regular &&
		file_read_stream(fd, path.ptr, INDEX_MAX, &repo->index, &ignored) &&
		entries_are_known(buf_slice(&repo->index));
	if (fd >= 0)
		close(fd);
	buf_release(&path);
}

bool
stage_check(struct repo *repo, struct err *err)
{
	bool whole = repo->index_known && entries_are_whole(buf_slice(&repo->index));

	return whole || stage_load(repo, err);
}

bool
stage_look(struct repo *repo, struct err *err)
{
	struct places places = PLACES_INIT;

	name_places(&places, repo->root);
	bool there = lstat(places.git.ptr, &repo->taken) == 0;
	bool ok = git_index_open(&repo->entries, places.git.ptr) == 0 ||
		(there && refuse(repo->root, err)) || !there;

	places_release(&places);
	return ok;
}

bool
stage_load(struct repo *repo, struct err *err)
{
	struct places places = PLACES_INIT;
	struct stat st = { 0 };
	bool ok = true;

	name_places(&places, repo->root);
	bool there = lstat(places.git.ptr, &st) == 0;

	if (!repo->entries || !there || !same_file(&st, &repo->taken)) {
		git_index_free(repo->entries);
		repo->entries = NULL;
		unlink(places.own.ptr);
		/* Opened by its path and not through the repository, libgit2 does
		 * not compare entries with the work tree when it writes. */
		ok = !there || second_name(places.git.ptr, places.own.ptr) ?
			git_index_open(&repo->entries, places.own.ptr) == 0 ||
			refuse(repo->root, err) :
			err_system(err, "cannot read '%s'", places.git.ptr);
		unlink(places.own.ptr);
		repo->taken = st;
	}
	places_release(&places);
	return ok;
}

/*
 * An entry as young as the index itself may have been changed in the same
 * tick of the clock without a trace in its stat data. git then compares the
 * bytes; once the index is written anew it would not. So such entries lose
 * their size, which makes git compare once more.
 */
static int
distrust_young(struct repo *repo)
{
	const struct timespec *then = &repo->taken.st_mtim;

	for (size_t n = 0; n < git_index_entrycount(repo->entries); n++) {
		const git_index_entry *entry = git_index_get_byindex(repo->entries, n);

		if (entry->mtime.seconds < (int32_t)then->tv_sec || entry->file_size == 0 ||
		    (entry->mtime.seconds == (int32_t)then->tv_sec &&
		    entry->mtime.nanoseconds < (uint32_t)then->tv_nsec))
			continue;
		git_index_entry copy = *entry;

		copy.file_size = 0;
		if (git_index_entry_stage(entry) == 0 && git_index_add(repo->entries, &copy) < 0)
			return -1;
	}
	return 0;
}

/* The work tree's stat data; all zero where it is not of the bytes that the
 * entry names, which makes git compare. */
static struct stat
stat_of(const struct plan_file *file, int root)
{
	const struct work_file *work = &file->work;
	struct stat st;

	if (work->known && !file->apart && !file->tree_only &&
	    fstatat(root, work->path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    same_file(&st, &work->stat))
		return st;
	return (struct stat){ 0 };
}

/* What a person keeps there differs from git's, and git shall say so; but what
 * other programs keep to themselves (.obsidian/) changes all the time. */
static bool
is_seen(const struct plan_file *file, int root)
{
	return file->work.path[0] != '.' && !strstr(file->work.path, "/.") &&
		faccessat(root, file->work.path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

void
stage_fill(git_index_entry *entry, const struct stat *st)
{
	entry->ctime.seconds = (int32_t)st->st_ctim.tv_sec;
	entry->ctime.nanoseconds = (uint32_t)st->st_ctim.tv_nsec;
	entry->mtime.seconds = (int32_t)st->st_mtim.tv_sec;
	entry->mtime.nanoseconds = (uint32_t)st->st_mtim.tv_nsec;
	entry->dev = (uint32_t)st->st_dev;
	entry->ino = (uint32_t)st->st_ino;
	entry->uid = st->st_uid;
	entry->gid = st->st_gid;
	entry->file_size = (uint32_t)st->st_size;
}

static int
apply(struct repo *repo, struct plan *plan, const struct work *work)
{
	int code = distrust_young(repo);

	for (size_t n = 0; n < plan->count && code == 0; n++) {
		struct plan_file *file = &plan->files[n];
		const struct version *final = plan_final(file);
		const git_index_entry *before =
			git_index_get_bypath(repo->entries, file->work.path, 0);
		git_index_entry entry = { .mode = GIT_FILEMODE_BLOB, .path = file->work.path };

		if (before && !plan->indexed)
			file->staged = (struct version){ true, before->id };
		if (!final->there) {
			code = git_index_remove(repo->entries, file->work.path, 0);
			code = code == GIT_ENOTFOUND ? 0 : code;
			continue;
		}
		git_oid_cpy(&entry.id, &final->id);
		if (file->tree_only && !is_seen(file, work->root)) {
			entry.flags |= GIT_INDEX_ENTRY_EXTENDED;
			entry.flags_extended |= GIT_INDEX_ENTRY_SKIP_WORKTREE;
		}
		struct stat st = stat_of(file, work->root);

		stage_fill(&entry, &st);
		code = git_index_add(repo->entries, &entry);
	}
	return code;
}

static int
failed(struct err *err)
{
	err_system(err, "cannot write git's index");
	return -1;
}

/* By libgit2, aside; then renamed over our lock. */
static int
write_entries(struct repo *repo, struct plan *plan, const struct work *work,
	const struct places *places, struct err *err)
{
	if (!stage_load(repo, err))
		return -1;
	int code = apply(repo, plan, work);

	unlink(places->own_lock.ptr); /* of a process that died: this place is ours */
	if (code == 0)
		code = git_index_write(repo->entries);
	if (code < 0)
		err_git(err, ERR_SYSTEM, "cannot write git's index");
	else if (rename(places->own.ptr, places->lock.ptr) < 0)
		code = failed(err);
	/* What was read no longer is what stands on disk. */
	git_index_free(repo->entries);
	repo->entries = NULL;
	return code;
}

static bool
splice_bytes(struct repo *repo, struct plan *plan, const struct work *work, struct buf *out)
{
	struct stat stats[ENTRIES_FILES_MAX];

	stage_read(repo);
	if (!repo->index_known || plan->count > ENTRIES_FILES_MAX)
		return false;
	for (size_t n = 0; n < plan->count; n++) {
		if (plan->files[n].tree_only) /* needs flags that this form has not */
			return false;
		stats[n] = stat_of(&plan->files[n], work->root);
	}
	bool ok = entries_update(out, buf_slice(&repo->index), plan, stats,
		&repo->index_stat.st_mtim);

	if (!ok)
		buf_clear(out);
	return ok;
}

/* Into the lock file, which then becomes the index, as git does it. */
static int
write_locked(struct repo *repo, struct plan *plan, const struct work *work,
	const struct places *places, int fd, struct err *err)
{
	struct buf text = BUF_INIT;
	int code = 0;

	if (!splice_bytes(repo, plan, work, &text))
		code = write_entries(repo, plan, work, places, err);
	else if (!replace_write(fd, buf_slice(&text)))
		code = failed(err);
	if (code == 0 && rename(places->lock.ptr, places->git.ptr) < 0)
		code = failed(err);
	buf_release(&repo->index);
	repo->index_known = false;
	if (code == 0 && text.len && fstat(fd, &repo->index_stat) == 0) {
		repo->index = text;
		repo->index_known = true;
		return 0;
	}
	buf_release(&text);
	return code;
}

int
stage_write(struct repo *repo, struct plan *plan, const struct work *work,
	struct err *err)
{
	struct places places = PLACES_INIT;
	int code = -1;

	name_places(&places, repo->root);
	int fd = open(places.lock.ptr, LOCK, 0600);

	if (fd >= 0) {
		code = write_locked(repo, plan, work, &places, fd, err);
		close(fd);
		if (code < 0) {
			unlink(places.own.ptr);
			unlink(places.lock.ptr);
		}
	} else if (errno == EEXIST) {
		code = GIT_ELOCKED;
		err_set(err, ERR_BUSY, "git is at work here, or died: '.git/index.lock' is there");
	} else {
		err_system(err, "cannot lock git's index");
	}
	places_release(&places);
	return code;
}

int
stage_hold(struct repo *repo)
{
	struct places places = PLACES_INIT;
	int held = -1;

	name_places(&places, repo->root);
	for (int tries = 0; held < 0 && tries < HOLD_TRIES; tries++) {
		held = open(places.lock.ptr, LOCK, 0600);
		if (held < 0 && errno != EEXIST)
			break;
		if (held < 0)
			pause_ms(HOLD_PAUSE_MS);
	}
	places_release(&places);
	return held;
}

void
stage_let_go(struct repo *repo, int held)
{
	struct places places = PLACES_INIT;

	if (held < 0)
		return;
	name_places(&places, repo->root);
	unlink(places.lock.ptr);
	close(held);
	places_release(&places);
}

bool
stage_new(git_index **out, struct repo *repo, struct err *err)
{
	struct places places = PLACES_INIT;

	name_places(&places, repo->root);
	unlink(places.own.ptr);
	unlink(places.own_lock.ptr);
	bool ok = git_index_open(out, places.own.ptr) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot make git's index");

	places_release(&places);
	return ok;
}

bool
stage_put(git_index *index, struct repo *repo, struct err *err)
{
	struct places places = PLACES_INIT;

	name_places(&places, repo->root);
	bool ok = git_index_write(index) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot write git's index");

	if (ok && rename(places.own.ptr, places.git.ptr) < 0)
		ok = err_system(err, "cannot write git's index");
	places_release(&places);
	return ok;
}
