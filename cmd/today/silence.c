/* SPDX-License-Identifier: ISC */
/* Whether somebody comes back after a while. */
#include "cmd/today/silence.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "store/layout.h"

static bool
has_file(const struct store *store, const char *path)
{
	struct stat file;

	return fstatat(store->fd, path, &file, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISREG(file.st_mode) && file.st_size > 0;
}

static bool
has_folder(const struct store *store, const char *path)
{
	struct stat file;

	return fstatat(store->fd, path, &file, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISDIR(file.st_mode);
}

static bool
is_written(const struct store *store, int day)
{
	struct buf entry = BUF_INIT, check = BUF_INIT;

	layout_entry(&entry, day);
	layout_check(&check, day);
	bool written = has_file(store, entry.ptr) || has_file(store, check.ptr);

	buf_release(&entry);
	buf_release(&check);
	return written;
}

bool
silence_is_long(const struct store *store, int today)
{
	for (int days = 0; days <= SILENT_DAYS; days++)
		if (is_written(store, today - days))
			return false;
	return has_folder(store, "entries") || has_folder(store, "checks");
}
