/* SPDX-License-Identifier: ISC */
/* Whether somebody comes back after a while. */
#include "cmd/today/silence.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "journal/days.h"
#include "store/layout.h"

#define FIRST_WEEK 7 /* days that a journal goes without the question */

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

static bool
stop(const struct day_page *page, void *found, struct err *err)
{
	(void)page;
	*(bool *)found = true;
	err->kind = ERR_NONE;
	return false;
}

static bool
is_any_written(const struct store *store, struct span span)
{
	static const char *const folders[] = { "entries", "checks" };
	bool any = false;
	struct err ignored;

	for (size_t n = 0; n < sizeof folders / sizeof *folders && !any; n++)
		if (!days_each(store, folders[n], span, true, stop, &any, &ignored))
			return true; /* who knows */
	return any;
}

bool
silence_of_purpose(const struct store *store, int today)
{
	struct span before = { day_from_civil(1, 1, 1), today - 2 * FIRST_WEEK };
	bool began = false;

	if (has_file(store, "purpose.md"))
		return false;
	for (int days = FIRST_WEEK; days < 2 * FIRST_WEEK && !began; days++)
		began = is_written(store, today - days);
	return began && !is_any_written(store, before);
}
