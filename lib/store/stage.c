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

#include "store/store.h"

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
		file_read_stream(in, from, 1u << 30, &bytes, &ignored) &&
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
			git_index_open(&repo->entries, places.own.ptr) == 0 || refuse(repo->root, err) :
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

static void
fill_stat(git_index_entry *entry, const struct work_file *file, int root)
{
	struct stat st;

	if (!file->known || fstatat(root, file->path, &st, AT_SYMLINK_NOFOLLOW) < 0 ||
	    !same_file(&st, &file->stat))
		return;
	entry->ctime.seconds = (int32_t)st.st_ctim.tv_sec;
	entry->ctime.nanoseconds = (uint32_t)st.st_ctim.tv_nsec;
	entry->mtime.seconds = (int32_t)st.st_mtim.tv_sec;
	entry->mtime.nanoseconds = (uint32_t)st.st_mtim.tv_nsec;
	entry->dev = (uint32_t)st.st_dev;
	entry->ino = (uint32_t)st.st_ino;
	entry->uid = st.st_uid;
	entry->gid = st.st_gid;
	entry->file_size = (uint32_t)st.st_size;
}

static int
apply(struct repo *repo, const struct plan *plan, const struct work *work)
{
	int code = distrust_young(repo);

	for (size_t n = 0; n < plan->count && code == 0; n++) {
		const struct plan_file *file = &plan->files[n];
		const struct version *final = plan_final(file);
		git_index_entry entry = { .mode = GIT_FILEMODE_BLOB, .path = file->work.path };

		if (!final->there) {
			code = git_index_remove(repo->entries, file->work.path, 0);
			code = code == GIT_ENOTFOUND ? 0 : code;
			continue;
		}
		git_oid_cpy(&entry.id, &final->id);
		fill_stat(&entry, &file->work, work->root);
		code = git_index_add(repo->entries, &entry);
	}
	return code;
}

/* Under our own index.lock: written aside, then renamed twice, as git does. */
static int
write_locked(struct repo *repo, const struct plan *plan, const struct work *work,
	const struct places *places, struct err *err)
{
	if (!stage_load(repo, err))
		return -1;
	int code = apply(repo, plan, work);

	unlink(places->own_lock.ptr); /* of a process that died: this place is ours */
	if (code == 0)
		code = git_index_write(repo->entries);
	if (code < 0) {
		err_git(err, ERR_SYSTEM, "cannot write git's index");
		return code;
	}
	if (rename(places->own.ptr, places->lock.ptr) < 0 ||
	    rename(places->lock.ptr, places->git.ptr) < 0) {
		err_system(err, "cannot write git's index");
		return -1;
	}
	if (lstat(places->git.ptr, &repo->taken) < 0)
		repo->taken = (struct stat){ 0 };
	return 0;
}

int
stage_write(struct repo *repo, const struct plan *plan, const struct work *work,
	struct err *err)
{
	struct places places = PLACES_INIT;
	int code = -1;

	name_places(&places, repo->root);
	int fd = open(places.lock.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0 && errno == EEXIST) {
		code = GIT_ELOCKED;
		err_set(err, ERR_BUSY, "git is at work here, or died: '.git/index.lock' is there");
	} else if (fd < 0) {
		err_system(err, "cannot lock git's index");
	} else {
		close(fd);
		code = write_locked(repo, plan, work, &places, err);
	}
	if (fd >= 0 && code < 0) {
		/* What was read no longer is what stands on disk. */
		git_index_free(repo->entries);
		repo->entries = NULL;
		unlink(places.own.ptr);
		unlink(places.lock.ptr);
	}
	places_release(&places);
	return code;
}
