/* SPDX-License-Identifier: ISC */
/* Reading beneath a folder: openat2(2) keeps links and `..` out. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/alloc.h"

/* One step of a path, with openat2's errno: a link is ELOOP also where a
 * folder was asked for, and what leads out is EXDEV. */
static int
open_step(int at, struct slice part, int flags)
{
	struct stat st;

	if (part.len == 0 || slice_is(part, "..")) {
		errno = EXDEV;
		return -1;
	}
	char *name = slice_copy(part);
	int next = openat(at, name, flags | O_NOFOLLOW);
	int why = errno;

	if (next < 0 && why == ENOTDIR && fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISLNK(st.st_mode))
		why = ELOOP;
	free(name);
	errno = why;
	return next;
}

/* openat2 came with Linux 5.6; a system without it gets the same refusals,
 * component by component. */
static int
open_by_steps(int folder, const char *path, int flags)
{
	struct slice rest = slice_of(path);
	int at = dup(folder);

	while (at >= 0 && rest.ptr) {
		struct slice part = slice_cut(&rest, '/');
		int next = open_step(at, part,
			rest.ptr ? O_RDONLY | O_DIRECTORY | O_CLOEXEC : flags);
		int why = errno;

		close(at);
		errno = why;
		at = next;
	}
	return at;
}

static int
open_beneath(int folder, const char *path, int flags)
{
	struct open_how how = {
		.flags = (unsigned)(flags | O_CLOEXEC),
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
	};
	if (!(flags & O_DIRECTORY) && !strchr(path, '/')) /* one name leads nowhere; cheaper */
		return openat(folder, path, flags | O_NOFOLLOW | O_CLOEXEC);
	int fd = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);

	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		fd = open_by_steps(folder, path, flags | O_CLOEXEC);
	return fd;
}

bool
file_read_stream(int fd, const char *name, size_t max, struct buf *out, struct err *err)
{
	size_t start = out->len;

	for (;;) {
		size_t room = max + 1 - (out->len - start);
		ssize_t got = read(fd, buf_space(out, room < 65536 ? room : 65536),
			room < 65536 ? room : 65536);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_system(err, "cannot read '%s'", name);
		if (got == 0)
			return true;
		buf_grown(out, (size_t)got);
		if (out->len - start > max)
			return err_set(err, ERR_FORMAT, "'%s' is over the limit of %zu MiB",
				name, max >> 20);
	}
}

static bool
read_opened(int fd, const char *path, size_t max, struct buf *out, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return err_system(err, "cannot read '%s'", path);
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_FORMAT, "'%s' is not a regular file", path);
	if (st.st_size < 0 || (size_t)st.st_size > max)
		return err_set(err, ERR_FORMAT, "'%s' is over the limit of %zu MiB", path,
			max >> 20);
	/* one read for the size it had; more only if it has grown since */
	size_t size = (size_t)st.st_size;
	ssize_t got = read(fd, buf_space(out, size + 1), size + 1);

	if (got < 0)
		return err_system(err, "cannot read '%s'", path);
	buf_grown(out, (size_t)got);
	return (size_t)got == size ||
		file_read_stream(fd, path, max - ((size_t)got < max ? (size_t)got : max), out, err);
}

bool
file_read(int folder, const char *path, size_t max, struct buf *out, struct err *err)
{
	int fd = open_beneath(folder, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return err_set(err, ERR_NOTHING, "there is no '%s'", path);
	if (fd < 0 && (errno == ELOOP || errno == EXDEV))
		return err_set(err, ERR_FORMAT, "'%s' is or lies behind a link, which taut "
			"does not follow", path);
	if (fd < 0)
		return err_system(err, "cannot open '%s'", path);
	bool ok = read_opened(fd, path, max, out, err);

	close(fd);
	return ok;
}

int
file_open_folder(int folder, const char *path)
{
	return open_beneath(folder, path, O_RDONLY | O_DIRECTORY);
}

void
names_add(struct names *names, struct slice name)
{
	names->items = mem_room(names->items, names->count, &names->room, sizeof *names->items);
	names->items[names->count++] = slice_copy(name);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
names_sort(struct names *names)
{
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, compare);
}

bool
names_read(struct names *names, int folder, const char *path, struct err *err)
{
	int fd = file_open_folder(folder, path);

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return true;
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	if (!dir) {
		err_system(err, "cannot list '%s'", path);
		if (fd >= 0)
			close(fd);
		return false;
	}
	struct dirent *entry;

	errno = 0;
	while ((entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			names_add(names, slice_of(entry->d_name));
	bool ok = errno == 0 || err_system(err, "cannot list '%s'", path);

	closedir(dir);
	names_sort(names);
	return ok;
}

void
names_release(struct names *names)
{
	for (size_t n = 0; n < names->count; n++)
		free(names->items[n]);
	free(names->items);
	*names = (struct names){ 0 };
}
