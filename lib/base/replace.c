/* SPDX-License-Identifier: ISC */
/* Aside, synced, renamed: in this order a file is never half of a text. */
#include "base/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Some file systems (FUSE, SMB) cannot sync a folder, and say so. */
bool
replace_sync_folder(int fd)
{
	return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

bool
replace_write(int fd, struct slice bytes)
{
	while (bytes.len) {
		ssize_t wrote = write(fd, bytes.ptr, bytes.len);

		if (wrote < 0 && errno != EINTR)
			return false;
		if (wrote > 0)
			bytes = slice_from(bytes, (size_t)wrote);
	}
	return true;
}

int
replace_temp(int folder, char name[REPLACE_NAME])
{
	for (unsigned n = 0; n < 10000; n++) {
		char text[REPLACE_NAME];

		snprintf(text, sizeof text, "t%ld-%u", (long)getpid(), n);
		int fd = openat(folder, text, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0600);

		if (fd >= 0)
			memcpy(name, text, sizeof text);
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return -1;
}

bool
replace_fill(int fd, struct slice bytes, mode_t mode, struct stat *st)
{
	return fchmod(fd, mode) == 0 && replace_write(fd, bytes) && fsync(fd) == 0 &&
		fstat(fd, st) == 0;
}

bool
replace_file(int folder, const char *name, struct slice bytes, struct err *err)
{
	char temp[REPLACE_NAME];
	struct stat st;
	int fd = replace_temp(folder, temp);

	if (fd < 0)
		return err_system(err, "cannot write '.git/taut/%s'", name);
	bool ok = replace_fill(fd, bytes, 0600, &st) &&
		renameat(folder, temp, folder, name) == 0 && replace_sync_folder(folder);

	if (!ok) {
		err_system(err, "cannot write '.git/taut/%s'", name);
		unlinkat(folder, temp, 0);
	}
	close(fd);
	return ok;
}
