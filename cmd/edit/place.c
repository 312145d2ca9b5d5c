/* SPDX-License-Identifier: ISC */
/* Folders on a tmpfs, which is what fstatfs says of the open descriptor. */
#include "cmd/edit/place.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/file.h"
#include "base/replace.h"

#define LINK ".draft"
#define DEPTH_MAX 8
#define WIPE_MAX (64 << 20)
#define PARENTS 4

/* Where it may stand, the best first: three in memory, one that the person names. */
struct parents {
	struct buf paths[PARENTS];
};
#define PARENT_NAMED 3

static void
parents_find(struct parents *parents, const struct session *session)
{
	const char *runtime = getenv("XDG_RUNTIME_DIR"), *home = getenv("HOME");
	const char *named = settings_get(&session->journal.settings, SETTING_PRIVATE_FOLDER);

	for (size_t n = 0; n < PARENTS; n++)
		parents->paths[n] = (struct buf)BUF_INIT;
	if (runtime && runtime[0] == '/')
		buf_add_text(&parents->paths[0], runtime);
	buf_add_text(&parents->paths[1], "/dev/shm");
	buf_printf(&parents->paths[2], "/run/user/%ld", (long)geteuid());
	for (size_t n = 1; n < PARENT_NAMED; n++) /* none twice */
		if (strcmp(parents->paths[0].ptr, parents->paths[n].ptr) == 0)
			buf_cut(&parents->paths[n], 0);
	if (named[0] == '~' && named[1] == '/' && home)
		buf_printf(&parents->paths[PARENT_NAMED], "%s%s", home, named + 1);
	else
		buf_add_text(&parents->paths[PARENT_NAMED], named);
}

static void
parents_release(struct parents *parents)
{
	for (size_t n = 0; n < PARENTS; n++)
		buf_release(&parents->paths[n]);
}

static bool
is_memory(int fd)
{
	struct statfs fs;

	if (fstatfs(fd, &fs) < 0)
		return false;
	return (unsigned long)fs.f_type == TMPFS_MAGIC ||
		(unsigned long)fs.f_type == RAMFS_MAGIC;
}

/* One's own and nobody else's; or root's with the sticky bit, as /dev/shm. */
static bool
is_safe(int fd, bool named)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return false;
	if (named)
		return st.st_uid == geteuid() && (st.st_mode & 07777) == 0700;
	return st.st_uid == geteuid() ? (st.st_mode & 022) == 0 || (st.st_mode & S_ISVTX) :
		st.st_uid == 0 && (st.st_mode & S_ISVTX);
}

static int
open_folder(int at, const char *path)
{
	return openat(at, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int
open_parent(const char *path, bool named)
{
	int fd = path[0] == '/' ? open_folder(AT_FDCWD, path) : -1;

	if (fd >= 0 && (!is_safe(fd, named) || (!named && !is_memory(fd)))) {
		close(fd);
		fd = -1;
	}
	return fd;
}

/* One's own folder below a parent that may be everybody's. */
static int
open_own(int parent, const char *name, bool named, int lock)
{
	int fd = open_folder(parent, name);
	struct stat st;

	if (fd >= 0 && (fstat(fd, &st) < 0 || st.st_uid != geteuid() ||
		(st.st_mode & 07777) != 0700 || (!named && !is_memory(fd)) ||
		flock(fd, lock) < 0)) {
		close(fd);
		fd = -1;
	}
	return fd;
}

static int
make_below(const char *path, bool named, struct buf *out)
{
	int parent = open_parent(path, named), fd = -1;
	char name[96];

	if (parent < 0 || sodium_init() < 0)
		return -1;
	snprintf(name, sizeof name, "taut-%ld-%ld-%08lx%08lx", (long)geteuid(), (long)getpid(),
		(unsigned long)randombytes_random(), (unsigned long)randombytes_random());
	if (mkdirat(parent, name, 0700) == 0) {
		fd = open_own(parent, name, named, LOCK_EX);
		if (fd < 0)
			unlinkat(parent, name, AT_REMOVEDIR);
	}
	close(parent);
	if (fd >= 0)
		buf_printf(out, "%s/%s", path, name);
	return fd;
}

int
place_make(const struct session *session, const char *link, struct buf *path, struct err *err)
{
	const char *named = settings_get(&session->journal.settings, SETTING_PRIVATE_FOLDER);
	struct parents parents;
	int fd = -1;

	parents_find(&parents, session);
	for (size_t n = 0; n < PARENTS && fd < 0; n++)
		fd = make_below(parents.paths[n].ptr, n == PARENT_NAMED, path);
	parents_release(&parents);
	if (fd >= 0 && symlinkat(link, fd, LINK) < 0) {
		err_system(err, "cannot write in '%s'", path->ptr);
		place_wipe(fd, path->ptr);
		return -1;
	}
	if (fd >= 0)
		return fd;
	err_set(err, ERR_NOTHING, "there is no folder in memory (tmpfs) for private text "
		"while it is edited");
	if (named[0])
		err_hint(err, "'%s' (private.directory) has to be your own, and 0700", named);
	else
		err_hint(err, "name a folder of yours with mode 0700, best on an encrypted disk: "
			"taut config private.directory DIR");
	return -1;
}

/* Clocks of file systems tick slowly: an editor may write in the same tick. */
void
place_mark(int folder, const char *name)
{
	const struct timespec before[] = { { 0, UTIME_OMIT }, { PLACE_BEFORE, 0 } };

	utimensat(folder, LINK, NULL, AT_SYMLINK_NOFOLLOW);
	utimensat(folder, name, before, AT_SYMLINK_NOFOLLOW);
}

bool
place_marked(int folder, struct timespec *when)
{
	struct stat st;

	if (fstatat(folder, LINK, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return false;
	*when = st.st_mtim;
	return true;
}

static void
visit_below(const char *path, bool named, place_visit *visit, void *context)
{
	int parent = open_parent(path, named);
	struct names names = { 0 };
	struct err ignored;
	char own[32], link[4096];

	if (parent < 0)
		return;
	snprintf(own, sizeof own, "taut-%ld-", (long)geteuid());
	bool read = names_read(&names, parent, ".", &ignored);

	for (size_t n = 0; read && n < names.count; n++) {
		int fd = slice_starts(slice_of(names.items[n]), own) ?
			open_own(parent, names.items[n], named, LOCK_EX | LOCK_NB) : -1;
		ssize_t length = fd < 0 ? -1 : readlinkat(fd, LINK, link, sizeof link - 1);
		struct buf whole = BUF_INIT;

		if (length > 0) {
			link[length] = '\0';
			buf_printf(&whole, "%s/%s", path, names.items[n]);
			visit(fd, whole.ptr, link, context);
		} else if (fd >= 0) {
			close(fd);
		}
		buf_release(&whole);
	}
	names_release(&names);
	close(parent);
}

void
place_each(const struct session *session, place_visit *visit, void *context)
{
	struct parents parents;

	parents_find(&parents, session);
	for (size_t n = 0; n < PARENTS; n++)
		visit_below(parents.paths[n].ptr, n == PARENT_NAMED, visit, context);
	parents_release(&parents);
}

void
place_remove(int folder, const char *name)
{
	static const char zeros[65536];
	struct stat st = { 0 };
	int fd = openat(folder, name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	off_t left = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? st.st_size : 0;

	for (left = left < WIPE_MAX ? left : WIPE_MAX; left > 0; left -= (off_t)sizeof zeros) {
		size_t part = (size_t)(left < (off_t)sizeof zeros ? left : (off_t)sizeof zeros);

		if (!replace_write(fd, (struct slice){ zeros, part }))
			break;
	}
	if (fd >= 0)
		close(fd);
	unlinkat(folder, name, 0);
}

static void
wipe_below(int folder, int depth)
{
	struct names names = { 0 };
	struct err ignored;
	struct stat st;
	bool read = names_read(&names, folder, ".", &ignored);

	for (size_t n = 0; read && n < names.count; n++) {
		const char *name = names.items[n];

		if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		int below = S_ISDIR(st.st_mode) && depth < DEPTH_MAX ?
			open_folder(folder, name) : -1;

		if (below >= 0) {
			wipe_below(below, depth + 1);
			close(below);
		}
		if (S_ISDIR(st.st_mode))
			unlinkat(folder, name, AT_REMOVEDIR);
		else
			place_remove(folder, name);
	}
	names_release(&names);
}

void
place_wipe(int folder, const char *path)
{
	wipe_below(folder, 0);
	rmdir(path);
	close(folder);
}
