/* SPDX-License-Identifier: ISC */
/* All pages, read one after another; starts no libgit2. */
#include "store/every.h"

#include "store/files.h"
#include "store/layout.h"

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

static bool
look_at(const char *path, const char *name, enum files_kind kind, void *context)
{
	const struct every *every = context;
	struct err why = ERR_INIT;

	if (name[0] == '.') /* not the journal's, or no page */
		return false;
	if (kind == FILES_DEEP) {
		err_set(&why, ERR_SYSTEM, "'%s' lies more than %d folders deep: pages there are "
			"not looked at", path, FILES_DEPTH);
		err_hint(&why, "move them up");
		every->each(path, SLICE_EMPTY, &why, every->context);
	} else if (slice_ends(slice_of(path), ".md") && layout_takes(slice_of(path)) &&
	    kind != FILES_FOLDER) {
		give(every, path);
	}
	return true;
}

bool
every_run(const struct store *store, every_page *each, void *context, struct err *err)
{
	struct every every = { store, each, context };

	return files_run(store->fd, look_at, &every, err);
}
