/* SPDX-License-Identifier: ISC */
/* Invariant: after objects_sync() the reference may name what was added. */
#include "store/objects.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/replace.h"
#include "store/work.h"

#define BATCH 64

void
objects_release(struct objects *objects)
{
	free(objects->ids);
	*objects = (struct objects){ 0 };
}

void
objects_add(struct objects *objects, const git_oid *id)
{
	objects->ids = mem_room(objects->ids, objects->count, &objects->room,
		sizeof *objects->ids);
	objects->ids[objects->count++] = *id;
}

void
objects_add_trees(struct objects *objects, const git_tree *root, const char *path)
{
	objects_add(objects, git_tree_id(root));
	for (const char *end = strchr(path, '/'); end; end = strchr(end + 1, '/')) {
		char *folder = mem_text(path, (size_t)(end - path));
		git_tree_entry *entry = NULL;

		if (git_tree_entry_bypath(&entry, root, folder) == 0)
			objects_add(objects, git_tree_entry_id(entry));
		git_tree_entry_free(entry);
		free(folder);
	}
}

static int
compare(const void *a, const void *b)
{
	return git_oid_cmp(a, b);
}

static int
open_object(int folder, const git_oid *id)
{
	char path[GIT_OID_HEXSZ + 2];

	git_oid_pathfmt(path, id);
	path[GIT_OID_HEXSZ + 1] = '\0';
	return openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
}

static bool
sync_fan(int folder, const git_oid *id)
{
	char path[GIT_OID_HEXSZ + 2];

	git_oid_pathfmt(path, id);
	path[2] = '\0';
	int fd = openat(folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	bool ok = fd >= 0 ? replace_sync_folder(fd) : errno == ENOENT;

	if (fd >= 0)
		close(fd);
	return ok;
}

/* All are on their way to the disk before the first is waited for. */
static bool
sync_batch(int folder, const git_oid *ids, size_t count)
{
	int fds[BATCH];
	bool ok = true;

	for (size_t n = 0; n < count; n++) {
		fds[n] = open_object(folder, &ids[n]);
		if (fds[n] >= 0)
			sync_file_range(fds[n], 0, 0, SYNC_FILE_RANGE_WRITE);
		else
			ok = ok && errno == ENOENT;
	}
	for (size_t n = 0; n < count; n++) {
		if (fds[n] < 0)
			continue;
		ok = fsync(fds[n]) == 0 && ok;
		close(fds[n]);
	}
	return ok;
}

bool
objects_sync(struct objects *objects, const char *root, struct err *err)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/.git/objects", root);
	int folder = open(path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = folder >= 0;

	if (objects->count)
		qsort(objects->ids, objects->count, sizeof *objects->ids, compare);
	for (size_t n = 0; ok && n < objects->count; n += BATCH) {
		size_t left = objects->count - n;

		ok = sync_batch(folder, objects->ids + n, left < BATCH ? left : BATCH);
	}
	for (size_t n = 0; ok && n < objects->count; n++)
		if (n == 0 || objects->ids[n].id[0] != objects->ids[n - 1].id[0])
			ok = sync_fan(folder, &objects->ids[n]);
	ok = ok && replace_sync_folder(folder);
	if (!ok)
		err_system(err, "cannot write git's objects");
	if (folder >= 0)
		close(folder);
	buf_release(&path);
	return ok;
}
