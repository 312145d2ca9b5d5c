/* SPDX-License-Identifier: ISC */
/* One walk over the work tree, for whoever has to see all of it. */
#include "store/files.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/file.h"

struct walk {
	int root;
	files_each *each;
	void *context;
	struct err *err;
};

static enum files_kind
kind_of(const struct stat *st, int depth)
{
	if (S_ISREG(st->st_mode))
		return FILES_REGULAR;
	if (S_ISDIR(st->st_mode))
		return depth < FILES_DEPTH ? FILES_FOLDER : FILES_DEEP;
	return FILES_OTHER;
}

/* `folder` is "." for the root. */
static bool
walk_folder(struct walk *walk, const char *folder, int depth)
{
	struct names names = { 0 };
	struct buf path = BUF_INIT;
	bool ok = names_read(&names, walk->root, folder, walk->err);

	for (size_t n = 0; ok && n < names.count; n++) {
		struct stat st;

		buf_clear(&path);
		if (depth)
			buf_printf(&path, "%s/", folder);
		buf_add_text(&path, names.items[n]);
		if (fstatat(walk->root, path.ptr, &st, AT_SYMLINK_NOFOLLOW) < 0) {
			ok = errno == ENOENT || err_system(walk->err, "cannot look at '%s'",
				path.ptr);
			continue;
		}
		enum files_kind kind = kind_of(&st, depth);
		bool enter = walk->each(path.ptr, names.items[n], kind, walk->context);

		if (kind == FILES_FOLDER && enter)
			ok = walk_folder(walk, path.ptr, depth + 1);
	}
	buf_release(&path);
	names_release(&names);
	return ok;
}

bool
files_run(int root, files_each *each, void *context, struct err *err)
{
	struct walk walk = { root, each, context, err };

	return walk_folder(&walk, ".", 0);
}
