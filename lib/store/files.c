/* SPDX-License-Identifier: ISC */
/* One walk over the work tree, for whoever has to see all of it. */
#include "store/files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

struct walk {
	struct buf path;
	files_each_stat *each;
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

static bool walk_folder(struct walk *walk, int folder, int depth);

static bool
enter(struct walk *walk, int folder, const char *name, int depth)
{
	int inner = openat(folder, name, FOLDER);

	if (inner < 0)
		return errno == ENOENT || err_system(walk->err, "cannot list '%s'", walk->path.ptr);
	buf_add_char(&walk->path, '/');
	bool ok = walk_folder(walk, inner, depth + 1);

	close(inner);
	return ok;
}

/* By names alone, each from its own folder: whole paths would be looked up anew
 * for every file. */
static bool
walk_folder(struct walk *walk, int folder, int depth)
{
	struct names names = { 0 };
	size_t before = walk->path.len;
	bool ok = names_read(&names, folder, ".", walk->err);

	for (size_t n = 0; ok && n < names.count; n++) {
		const char *name = names.items[n];
		struct stat st;

		buf_cut(&walk->path, before);
		buf_add(&walk->path, slice_of(name));
		if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0) {
			ok = errno == ENOENT || err_system(walk->err, "cannot look at '%s'",
				walk->path.ptr);
			continue;
		}
		enum files_kind kind = kind_of(&st, depth);
		bool wanted = walk->each(walk->path.ptr, name, kind, &st, walk->context);

		if (kind == FILES_FOLDER && wanted)
			ok = enter(walk, folder, name, depth);
	}
	buf_cut(&walk->path, before);
	names_release(&names);
	return ok;
}

bool
files_run_stat(int root, files_each_stat *each, void *context, struct err *err)
{
	struct walk walk = { BUF_INIT, each, context, err };
	bool ok = walk_folder(&walk, root, 0);

	buf_release(&walk.path);
	return ok;
}

struct plain {
	files_each *each;
	void *context;
};

static bool
give(const char *path, const char *name, enum files_kind kind, const struct stat *st,
	void *context)
{
	const struct plain *plain = context;

	(void)st;
	return plain->each(path, name, kind, plain->context);
}

bool
files_run(int root, files_each *each, void *context, struct err *err)
{
	struct plain plain = { each, context };

	return files_run_stat(root, give, &plain, err);
}
