/* SPDX-License-Identifier: ISC */
/* All pages, read one after another; starts no libgit2. */
#include "store/every.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/layout.h"

#define DEPTH_MAX 32

struct every {
	const struct store *store;
	every_page *each;
	void *context;
};

static void
give(const struct every *every, const char *path)
{
	struct buf page = BUF_INIT;
	struct err why = ERR_INIT;

	if (!store_read(every->store, path, &page, &why))
		buf_clear(&page);
	every->each(path, buf_slice(&page), &why, every->context);
	buf_release(&page);
}

/* A folder's name ends with '/', but for the root's, which is empty. */
static bool
walk(const struct every *every, const char *folder, int depth, struct err *err)
{
	struct names names = { 0 };
	char *path = slice_copy(depth ? slice_part(slice_of(folder), 0, strlen(folder) - 1) :
		slice_of("."));
	bool ok = store_names(every->store, path, &names, err);

	for (size_t n = 0; ok && n < names.count; n++) {
		struct buf name = BUF_INIT;
		struct stat st;

		buf_printf(&name, "%s%s", folder, names.items[n]);
		if (names.items[n][0] == '.') {
			/* not the journal's, or no page */
		} else if (slice_ends(buf_slice(&name), ".md")) {
			if (layout_takes(buf_slice(&name)))
				give(every, name.ptr);
		} else if (depth < DEPTH_MAX && fstatat(every->store->fd, name.ptr, &st,
		    AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode)) {
			buf_add_char(&name, '/');
			ok = walk(every, name.ptr, depth + 1, err);
		}
		buf_release(&name);
	}
	names_release(&names);
	free(path);
	return ok;
}

bool
every_run(const struct store *store, every_page *each, void *context, struct err *err)
{
	struct every every = { store, each, context };

	return walk(&every, "", 0, err);
}
