/* SPDX-License-Identifier: ISC */
/*
 * The work tree side of a change. Invariant: at no moment does a path hold
 * anything but a whole text that somebody meant to be there, and no text
 * that an editor saved is unlinked before it was looked at.
 */
#include "store/work.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/replace.h"
#include "store/lock.h"
#include "store/store.h"

#define FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
#define SWAPS_MAX 64

void
work_file_release(struct work_file *file)
{
	free(file->path);
	buf_release(&file->was);
	buf_release(&file->now);
	*file = (struct work_file)WORK_FILE_INIT;
}

static int
enter(int at, const char *name, bool make)
{
	int next = openat(at, name, FOLDER);

	if (next >= 0 || errno != ENOENT || !make)
		return next;
	if (mkdirat(at, name, 0700) < 0 && errno != EEXIST)
		return -1;
	if (!replace_sync_folder(at))
		return -1;
	return openat(at, name, FOLDER);
}

int
work_folder(int root, const char *path, bool make, const char **name)
{
	const char *last = strrchr(path, '/');
	struct slice rest = last ? (struct slice){ path, (size_t)(last - path) } : SLICE_EMPTY;

	*name = last ? last + 1 : path;
	int at = file_open_folder(root, ".");

	while (last && at >= 0 && rest.ptr) {
		char *part = slice_copy(slice_cut(&rest, '/'));
		int next = enter(at, part, make);
		int why = errno;

		free(part);
		close(at);
		errno = why;
		at = next;
	}
	return at;
}

bool
work_prepare(const struct work *work, struct work_file *file, struct err *err)
{
	mode_t mode = file->was_there ? (file->stat.st_mode & 0777) | 0600 : 0600;

	file->known = false;
	if (!file->now_there)
		return true;
	int fd = replace_temp(work->temps, file->temp);

	if (fd < 0)
		return err_system(err, "cannot make a temporary file in '.git/taut/tmp'");
	file->known = replace_fill(fd, buf_slice(&file->now), mode, &file->stat);
	if (!file->known)
		err_system(err, "cannot write '%s'", file->path);
	close(fd);
	return file->known;
}

bool
work_read(const struct work *work, struct work_file *file, struct err *err)
{
	struct err why = ERR_INIT;
	struct stat after;

	buf_clear(&file->was);
	file->was_there = fstatat(work->root, file->path, &file->stat, AT_SYMLINK_NOFOLLOW) == 0;
	if (file_read(work->root, file->path, STORE_FILE_MAX, &file->was, &why)) {
		file->known = file->was_there &&
			fstatat(work->root, file->path, &after, AT_SYMLINK_NOFOLLOW) == 0 &&
			after.st_ino == file->stat.st_ino && after.st_size == file->stat.st_size &&
			after.st_mtim.tv_sec == file->stat.st_mtim.tv_sec &&
			after.st_mtim.tv_nsec == file->stat.st_mtim.tv_nsec;
		file->was_there = true;
		return true;
	}
	file->was_there = false;
	if (why.kind == ERR_NOTHING)
		return true;
	*err = why;
	return false;
}

static bool
holds(int folder, const char *name, const struct buf *expected)
{
	struct buf found = BUF_INIT;
	struct err ignored = ERR_INIT;
	bool same = file_read(folder, name, STORE_FILE_MAX, &found, &ignored) &&
		slice_equal(buf_slice(&found), buf_slice(expected));

	buf_release(&found);
	return same;
}

bool
work_is_as_read(const struct work *work, const struct work_file *file)
{
	struct stat st;

	if (file->was_there)
		return holds(work->root, file->path, &file->was);
	return fstatat(work->root, file->path, &st, AT_SYMLINK_NOFOLLOW) < 0 && errno == ENOENT;
}

/*
 * Waits until nobody has the file open for writing: an editor that saves in
 * place may have opened it just before it was moved aside, and writes a
 * moment later. A read lease is granted only when there is no writer. False:
 * somebody still has it open.
 */
static bool
is_quiet(int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	bool quiet = true;

	if (fd < 0)
		return true;
	fcntl(fd, F_SETSIG, SIGURG); /* should the lease be broken: not SIGIO, which kills */
	for (unsigned waited = 0; waited < 200; waited += 4) {
		quiet = fcntl(fd, F_SETLEASE, F_RDLCK) == 0 || errno != EAGAIN;
		if (quiet)
			break;
		pause_ms(4);
	}
	if (quiet)
		fcntl(fd, F_SETLEASE, F_UNLCK);
	close(fd);
	return quiet;
}

static int
exchange(const struct work *work, const char *temp, int folder, const char *name)
{
	return renameat2(work->temps, temp, folder, name, RENAME_EXCHANGE);
}

/*
 * Exchanges until what comes out is what was put in last: so the newest that
 * any editor saved ends up in the place. `in` is what stands there by us.
 */
static void
swap_back(const struct work *work, struct work_file *file, int folder, const char *name)
{
	struct buf in = BUF_INIT, out = BUF_INIT;
	struct err ignored = ERR_INIT;
	bool settled = false;

	buf_add(&in, buf_slice(&file->now));
	for (int n = 0; n < SWAPS_MAX; n++) {
		buf_clear(&out);
		if (!file_read(work->temps, file->temp, STORE_FILE_MAX, &out, &ignored) ||
		    exchange(work, file->temp, folder, name) < 0)
			break;
		is_quiet(work->temps, file->temp);
		if (holds(work->temps, file->temp, &in)) {
			settled = true;
			break;
		}
		struct buf swap = in;

		in = out;
		out = swap;
	}
	/* Not to be unlinked: it may be a text that is nowhere else. */
	if (!settled)
		file->temp[0] = '\0';
	buf_release(&in);
	buf_release(&out);
}

static enum work_result
refused(const struct work_file *file, struct err *err)
{
	err_system(err, "cannot write '%s'", file->path);
	return WORK_FAILED;
}

/* Where the file system cannot exchange: a look just before the rename. */
static enum work_result
rename_over(const struct work *work, struct work_file *file, int folder, const char *name)
{
	if (!holds(folder, name, &file->was))
		return WORK_TAKEN;
	if (renameat(work->temps, file->temp, folder, name) < 0)
		return WORK_FAILED;
	file->temp[0] = '\0';
	return WORK_PLACED;
}

/*
 * A look first, so that a page that changed while its new text was made is not
 * seen in its old state even for a moment: an editor that reloads just then
 * would go on from it.
 */
static enum work_result
place_over(const struct work *work, struct work_file *file, int folder, const char *name)
{
	if (!holds(folder, name, &file->was))
		return WORK_TAKEN;
	if (exchange(work, file->temp, folder, name) < 0) {
		if (errno == EINVAL || errno == ENOSYS)
			return rename_over(work, file, folder, name);
		return errno == ENOENT ? WORK_TAKEN : WORK_FAILED;
	}
	if (is_quiet(work->temps, file->temp) && holds(work->temps, file->temp, &file->was))
		return WORK_PLACED;
	swap_back(work, file, folder, name);
	return WORK_TAKEN;
}

int
work_move(int from, const char *name, int to, const char *as)
{
	if (renameat2(from, name, to, as, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (linkat(from, name, to, as, 0) < 0)
		return -1;
	return unlinkat(from, name, 0);
}

static enum work_result
place_new(const struct work *work, struct work_file *file, int folder, const char *name)
{
	if (work_move(work->temps, file->temp, folder, name) < 0)
		return errno == EEXIST ? WORK_TAKEN : WORK_FAILED;
	file->temp[0] = '\0';
	return WORK_PLACED;
}

static enum work_result
take_away(const struct work *work, struct work_file *file, int folder, const char *name)
{
	int fd = replace_temp(work->temps, file->temp);

	if (fd < 0)
		return WORK_FAILED;
	close(fd);
	unlinkat(work->temps, file->temp, 0);
	if (work_move(folder, name, work->temps, file->temp) < 0) {
		file->temp[0] = '\0';
		return errno == ENOENT ? WORK_TAKEN : WORK_FAILED;
	}
	if (is_quiet(work->temps, file->temp) && holds(work->temps, file->temp, &file->was))
		return WORK_PLACED;
	/* Whoever made a new one meanwhile wins the place; the other stays aside
	 * until the next day's cleaning. */
	work_move(work->temps, file->temp, folder, name);
	file->temp[0] = '\0';
	return WORK_TAKEN;
}

/* Folders that became empty go too, as with git. */
static void
drop_folders(int root, const char *path)
{
	struct slice rest = slice_of(path);
	size_t cut;

	while ((cut = slice_find_last(rest, "/")) != SLICE_NONE) {
		rest = slice_part(rest, 0, cut);
		char *folder = slice_copy(rest);
		bool gone = unlinkat(root, folder, AT_REMOVEDIR) == 0;

		free(folder);
		if (!gone)
			break;
	}
}

enum work_result
work_place(const struct work *work, struct work_file *file, struct err *err)
{
	const char *name;
	enum work_result result;

	if (!file->now_there && !file->was_there)
		return WORK_PLACED;
	int folder = work_folder(work->root, file->path, file->now_there, &name);

	if (folder < 0)
		return refused(file, err);
	if (!file->now_there)
		result = take_away(work, file, folder, name);
	else if (file->was_there)
		result = place_over(work, file, folder, name);
	else
		result = place_new(work, file, folder, name);
	if (result == WORK_FAILED)
		refused(file, err);
	file->placed = result == WORK_PLACED;
	if (file->placed && !replace_sync_folder(folder)) {
		result = refused(file, err);
		work_unplace(work, file);
	}
	close(folder);
	if (result == WORK_PLACED && !file->now_there)
		drop_folders(work->root, file->path);
	return result;
}

/* A file that this change made: away again, unless somebody wrote in it. */
static void
unplace_new(const struct work *work, struct work_file *file, int folder, const char *name)
{
	int fd = replace_temp(work->temps, file->temp);

	if (fd < 0)
		return;
	close(fd);
	unlinkat(work->temps, file->temp, 0);
	if (work_move(folder, name, work->temps, file->temp) < 0)
		file->temp[0] = '\0';
	else if (!is_quiet(work->temps, file->temp) ||
	    !holds(work->temps, file->temp, &file->now)) {
		work_move(work->temps, file->temp, folder, name);
		file->temp[0] = '\0';
	}
}

void
work_unplace(const struct work *work, struct work_file *file)
{
	const char *name;

	if (!file->placed || (!file->now_there && !file->was_there))
		return;
	int folder = work_folder(work->root, file->path, true, &name);

	if (folder < 0)
		return;
	if (!file->was_there)
		unplace_new(work, file, folder, name);
	else if (file->now_there && file->temp[0])
		swap_back(work, file, folder, name);
	else if (!file->now_there && work_move(work->temps, file->temp, folder, name) == 0)
		file->temp[0] = '\0';
	replace_sync_folder(folder);
	close(folder);
	if (!file->was_there)
		drop_folders(work->root, file->path);
	file->placed = false;
}

void
work_clean(const struct work *work, struct work_file *file)
{
	if (file->temp[0])
		unlinkat(work->temps, file->temp, 0);
	file->temp[0] = '\0';
}
