/* SPDX-License-Identifier: ISC */
/* Objects that nothing reaches. Invariant: in doubt one stays. */
#include "store/loose.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/secret.h"
#include "seal/gate.h"
#include "store/store.h"

#define LOOK_MAX 100000 /* objects that nothing reaches */
#define YOUNG_SECONDS 60

/* "objects/ab/cdef…", below .git */
static void
name_object(char *path, size_t room, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];

	git_oid_tostr(hex, sizeof hex, id);
	snprintf(path, room, "objects/%.2s/%s", hex, hex + 2);
}

static bool
find_loose(int git, const git_oid *id, struct stat *st)
{
	char path[80];

	name_object(path, sizeof path, id);
	return fstatat(git, path, st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st->st_mode);
}

static bool
is_blob(git_odb *odb, const git_oid *id, size_t *size)
{
	git_object_t type;

	return git_odb_read_header(size, &type, odb, id) == 0 && type == GIT_OBJECT_BLOB;
}

/* A linked work tree has an index of its own, which is not locked: git sets
 * the time of an object that is added again, before it has a name. */
static bool
is_being_added(struct reach *reach, int lock, const struct stat *object)
{
	struct names trees = { 0 };
	struct err why = ERR_INIT;
	struct stat now;
	bool linked = !names_read(&trees, reach->git, "worktrees", &why) || trees.count;

	names_release(&trees);
	return linked && (fstat(lock, &now) < 0 ||
		object->st_mtim.tv_sec + YOUNG_SECONDS > now.st_mtim.tv_sec);
}

/* With git's index locked nothing can add the blob; what did so before has a
 * name by now. */
static bool
drop_locked(struct reach *reach, const git_oid *id, const struct stat *before, int lock)
{
	char path[80];
	struct stat st;

	if (!reach_is_current(reach) || reach_index_has(reach, id) ||
	    is_being_added(reach, lock, before) ||
	    !find_loose(reach->git, id, &st) || st.st_ino != before->st_ino ||
	    st.st_mtim.tv_sec != before->st_mtim.tv_sec ||
	    st.st_mtim.tv_nsec != before->st_mtim.tv_nsec)
		return false;
	name_object(path, sizeof path, id);
	return unlinkat(reach->git, path, 0) == 0;
}

bool
loose_drop(struct reach *reach, const git_oid *id)
{
	struct stat st;
	size_t size;

	if (reach->limited || reach->missing || ids_has(&reach->seen, id) ||
	    !find_loose(reach->git, id, &st) || !is_blob(reach->odb, id, &size))
		return false;
	int fd = openat(reach->git, "index.lock", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
		O_CLOEXEC, 0600);

	if (fd < 0)
		return false;
	bool gone = drop_locked(reach, id, &st, fd);

	unlinkat(reach->git, "index.lock", 0);
	close(fd);
	return gone;
}

struct search {
	const git_oid *id;
	bool found;
};

static bool
is_it(struct reach *reach, const char *path, const git_oid *id, void *context)
{
	struct search *search = context;

	(void)reach;
	(void)path;
	search->found = search->found || git_oid_equal(id, search->id);
	return !search->found;
}

bool
loose_forget(struct repo *repo, const git_oid *id)
{
	struct reach reach = REACH_INIT;
	struct search search = { id, false };
	struct buf path = BUF_INIT;
	struct stat st;
	char name[80];

	name_object(name, sizeof name, id);
	buf_printf(&path, "%s/.git/%s", repo->root, name);
	bool there = lstat(path.ptr, &st) == 0;
	bool gone = there && reach_run(&reach, repo, is_it, &search) && !search.found &&
		loose_drop(&reach, id);

	reach_release(&reach);
	buf_release(&path);
	return gone;
}

bool
loose_forget_unsealed(struct repo *repo, const char *path, const git_oid *id)
{
	struct version version = { .there = true, .id = *id };
	struct buf page = BUF_INIT;
	struct err ignored = ERR_INIT;
	bool unsealed = version_read(repo, &version, &page, &ignored) &&
		gate_unsealed(path, buf_slice(&page)) > 0;

	buf_wipe(&page);
	return unsealed && loose_forget(repo, id);
}

struct look {
	struct reach *reach;
	loose_each *each;
	void *context;
	size_t looked;
};

static int
look_at(const git_oid *id, void *context)
{
	struct look *look = context;
	struct reach *reach = look->reach;
	git_odb_object *object = NULL;
	struct stat st;
	size_t size, line = 0;

	if (ids_has(&reach->seen, id) || !is_blob(reach->odb, id, &size) || size > STORE_FILE_MAX)
		return 0;
	if (look->looked++ >= LOOK_MAX)
		return 1;
	if (git_odb_read(&object, reach->odb, id) == 0)
		line = gate_unsealed("any.md", (struct slice){ git_odb_object_data(object),
			git_odb_object_size(object) });
	git_odb_object_free(object);
	if (line && !reach_index_has(reach, id))
		look->each(id, line, !find_loose(reach->git, id, &st), look->context);
	return 0;
}

bool
loose_unsealed(struct reach *reach, loose_each *each, void *context)
{
	struct look look = { reach, each, context, 0 };

	return git_odb_foreach(reach->odb, look_at, &look) == 0;
}
