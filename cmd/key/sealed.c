/* SPDX-License-Identifier: ISC */
/* Walking the work tree for private passages. */
#include "cmd/key/sealed.h"

#include <unistd.h>

#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "seal/passage.h"
#include "store/layout.h"

#define DEPTH_MAX 16

struct walk {
	const struct store *store;
	struct buf path, bytes;
	sealed_visit *visit;
	void *context;
};

static bool
visit_page(struct walk *walk, struct err *err)
{
	struct err why = ERR_INIT;

	buf_clear(&walk->bytes);
	if (!store_read(walk->store, walk->path.ptr, &walk->bytes, &why)) {
		if (why.kind == ERR_NOTHING || why.kind == ERR_FORMAT)
			return true; /* gone, too big, or a link: no page of ours */
		*err = why;
		return false;
	}
	return passage_count(buf_slice(&walk->bytes)) == 0 ||
		walk->visit(walk->path.ptr, buf_slice(&walk->bytes), walk->context, err);
}

/* A folder is what opens as one, not through a link. */
static bool
is_folder(const struct walk *walk)
{
	int fd = file_open_folder(walk->store->fd, walk->path.ptr);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static bool
walk_folder(struct walk *walk, int depth, struct err *err)
{
	struct names names = { 0 };
	size_t length = walk->path.len;
	bool ok = store_names(walk->store, length ? walk->path.ptr : ".", &names, err);

	for (size_t n = 0; ok && n < names.count; n++) {
		if (names.items[n][0] == '.')
			continue;
		buf_printf(&walk->path, "%s%s", length ? "/" : "", names.items[n]);
		if (slice_ends(buf_slice(&walk->path), ".md") &&
		    layout_takes(buf_slice(&walk->path)) && !is_folder(walk))
			ok = visit_page(walk, err);
		else if (depth < DEPTH_MAX && is_folder(walk))
			ok = walk_folder(walk, depth + 1, err);
		buf_cut(&walk->path, length);
	}
	names_release(&names);
	return ok;
}

bool
sealed_each(const struct store *store, sealed_visit *visit, void *context, struct err *err)
{
	struct walk walk = { store, BUF_INIT, BUF_INIT, visit, context };
	bool ok = walk_folder(&walk, 0, err);

	buf_release(&walk.path);
	buf_release(&walk.bytes);
	return ok;
}

static bool
count(const char *path, struct slice bytes, void *context, struct err *err)
{
	size_t *sum = context;

	(void)path;
	(void)err;
	*sum += passage_count(bytes);
	return true;
}

size_t
sealed_count(const struct session *session)
{
	struct err ignored = ERR_INIT;
	size_t sum = 0;

	if (!sealed_each(&session->journal.store, count, &sum, &ignored))
		return sum;
	return sum;
}

void
sealed_remind(struct session *session)
{
	struct trust trust;
	struct err ignored = ERR_INIT;

	if (!keys_trusted(session, &trust, &ignored) ||
	    !trust_is_due(&trust, session->clock.day))
		return;
	size_t count = sealed_count(session);

	out_printf(session, "\nIt is %ld days since you typed your passphrase (it opens %zu "
		"passage%s): taut unlock\n", session->clock.day - trust.rehearsed, count,
		count == 1 ? "" : "s");
}
