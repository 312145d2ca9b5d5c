/* SPDX-License-Identifier: ISC */
/* What the parts of store_check() say, and what they look at alike. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/words.h"
#include "store/check.h"

void
check_say(const struct check *check, enum store_finding_kind kind, const char *name,
	const char *format, ...)
{
	char line[1200];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof line, gettext(format), args);
	va_end(args);
	check->each(kind, name, line, check->context);
}

void
check_mode(const struct check *check, const char *path, const char *shown)
{
	struct stat st;
	int root = check->change->work.root;

	if (fstatat(root, path, &st, AT_SYMLINK_NOFOLLOW) < 0 || !(st.st_mode & 077) ||
	    S_ISLNK(st.st_mode))
		return;
	bool fixed = check->fix && fchmodat(root, path, st.st_mode & 0700, 0) == 0;

	check_say(check, fixed ? FINDING_FIXED : FINDING_WRONG, "modes",
		"%s can be read by other users (mode %04o)", shown, (unsigned)st.st_mode & 07777);
}
