/* SPDX-License-Identifier: ISC */
/*
 * A walk over git's objects from all that has a name. Invariant: what cannot
 * be read or understood is never taken for unreached; it sets `missing`.
 */
#include "store/reach.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

#define FILE_MAX (256u << 20) /* of a reflog, an index */
#define DEPTH_MAX 128
#define RAW GIT_OID_RAWSZ

/* A commit on its way: first its parents, then, when it comes back, its tree. */
struct step {
	git_oid id, tree;
	bool back;
};

struct walk {
	struct reach *reach;
	reach_visit *visit;
	void *context;
	struct step *steps;
	size_t count, room;
	struct buf path;
	bool stopped;
};

/* What to do with an id that stands in one of git's files. */
typedef void root_found(const git_oid *id, enum reach_way way, void *context);

struct gather {
	struct reach *reach;
	root_found *found;
	void *context;
	enum reach_way only; /* REACH_WAYS: all */
};

static void
give_ids(const struct gather *gather, struct slice text, enum reach_way way)
{
	size_t start = 0;

	if (gather->only != REACH_WAYS && gather->only != way)
		return;
	for (size_t n = 0; n <= text.len; n++) {
		git_oid id;

		if (n < text.len && isxdigit((unsigned char)text.ptr[n]))
			continue;
		if (n - start == GIT_OID_HEXSZ &&
		    git_oid_fromstrn(&id, text.ptr + start, GIT_OID_HEXSZ) == 0)
			gather->found(&id, way, gather->context);
		start = n + 1;
	}
}

static bool
read_text(struct reach *reach, const char *path, struct buf *text)
{
	struct err why = ERR_INIT;

	if (file_read(reach->git, path, FILE_MAX, text, &why))
		return true;
	reach->missing = reach->missing || why.kind != ERR_NOTHING;
	return false;
}

/* How a path below .git leads to what it names. */
static enum reach_way
way_of(struct slice path)
{
	if (slice_starts(path, "refs/remotes/") || slice_starts(path, "logs/refs/remotes/") ||
	    slice_is(path, "FETCH_HEAD"))
		return REACH_REMOTE;
	if (slice_is(path, "refs/stash") || slice_is(path, "logs/refs/stash"))
		return REACH_STASH;
	return slice_starts(path, "refs/") || slice_is(path, "HEAD") ? REACH_REF : REACH_OLD;
}

static void
gather_file(const struct gather *gather, const char *path)
{
	struct buf text = BUF_INIT;
	enum reach_way way = way_of(slice_of(path));

	if ((gather->only == REACH_WAYS || gather->only == way) &&
	    read_text(gather->reach, path, &text))
		give_ids(gather, buf_slice(&text), way);
	buf_release(&text);
}

/* worktrees/NAME/index is no text; see reach_index_has(). */
static bool
is_index(const char *folder, int depth, const char *name)
{
	return depth == 1 && slice_starts(slice_of(folder), "worktrees/") &&
		(strcmp(name, "index") == 0 || strcmp(name, "index.lock") == 0);
}

/* Every file below a folder of .git; an absent one has none. */
static void
gather_below(const struct gather *gather, const char *folder, int depth)
{
	struct names names = { 0 };
	struct err why = ERR_INIT;
	struct reach *reach = gather->reach;

	if (depth > DEPTH_MAX || !names_read(&names, reach->git, folder, &why))
		reach->missing = true;
	for (size_t n = 0; n < names.count; n++) {
		struct buf path = BUF_INIT;
		struct stat st;

		buf_printf(&path, "%s/%s", folder, names.items[n]);
		if (fstatat(reach->git, path.ptr, &st, AT_SYMLINK_NOFOLLOW) < 0)
			reach->missing = reach->missing || errno != ENOENT;
		else if (S_ISDIR(st.st_mode))
			gather_below(gather, path.ptr, depth + 1);
		else if (!is_index(folder, depth, names.items[n]))
			gather_file(gather, path.ptr);
		buf_release(&path);
	}
	names_release(&names);
}

/* HEAD, ORIG_HEAD, MERGE_HEAD, AUTO_MERGE …: git names all such in capitals. */
static bool
is_note(const char *name)
{
	for (; *name; name++)
		if (!isupper((unsigned char)*name) && *name != '_')
			return false;
	return true;
}

static void
gather_packed(const struct gather *gather)
{
	struct buf text = BUF_INIT;

	if (read_text(gather->reach, "packed-refs", &text)) {
		struct slice rest = buf_slice(&text);

		while (rest.ptr) {
			struct slice line = slice_cut(&rest, '\n');
			size_t blank = slice_find_char(line, ' ');

			give_ids(gather, line, blank == SLICE_NONE ? REACH_REF :
				way_of(slice_from(line, blank + 1)));
		}
	}
	buf_release(&text);
}

static void
gather_all(const struct gather *gather)
{
	static const char *const folders[] = { "refs", "logs", "worktrees", "rebase-merge",
		"rebase-apply", "sequencer" };
	struct names names = { 0 };
	struct err why = ERR_INIT;

	gather_packed(gather);
	for (size_t n = 0; n < sizeof folders / sizeof *folders; n++)
		gather_below(gather, folders[n], 0);
	if (!names_read(&names, gather->reach->git, ".", &why))
		gather->reach->missing = true;
	for (size_t n = 0; n < names.count; n++)
		if (is_note(names.items[n]))
			gather_file(gather, names.items[n]);
	names_release(&names);
}

static void
add_shallow(const git_oid *id, enum reach_way way, void *context)
{
	(void)way;
	ids_add(context, id);
}

static void
read_shallow(struct reach *reach)
{
	struct gather gather = { reach, add_shallow, &reach->shallow, REACH_WAYS };
	struct buf text = BUF_INIT;

	if (read_text(reach, "shallow", &text))
		give_ids(&gather, buf_slice(&text), REACH_REF);
	buf_release(&text);
}

static git_odb_object *
read_object(struct walk *walk, const git_oid *id)
{
	struct reach *reach = walk->reach;
	git_odb_object *object = NULL;

	if (reach->left == 0) {
		reach->limited = true;
		walk->stopped = true;
		return NULL;
	}
	reach->left--;
	if (git_odb_read(&object, reach->odb, id) < 0) {
		reach->missing = true;
		return NULL;
	}
	return object;
}

static void
push(struct walk *walk, const git_oid *id)
{
	walk->steps = mem_room(walk->steps, walk->count, &walk->room, sizeof *walk->steps);
	walk->steps[walk->count++] = (struct step){ .id = *id };
}

/* "tree ID\nparent ID\nparent ID\n", or "object ID\n" of a tag. */
static bool
take_line(struct slice *rest, const char *key, git_oid *id)
{
	struct slice line = slice_cut(rest, '\n');
	size_t len = strlen(key);

	return slice_starts(line, key) && line.len == len + GIT_OID_HEXSZ &&
		git_oid_fromstrn(id, line.ptr + len, GIT_OID_HEXSZ) == 0;
}

static void
visit_blob(struct walk *walk, const git_oid *id)
{
	ids_add(&walk->reach->seen, id);
	if (walk->visit && !walk->visit(walk->reach, walk->path.ptr, id, walk->context))
		walk->stopped = true;
}

static void visit_tree(struct walk *walk, const git_oid *id, int depth);

/* One entry: "MODE NAME\0" and the id's bytes. */
static bool
visit_entry(struct walk *walk, struct slice *rest, int depth)
{
	size_t blank = slice_find_char(*rest, ' '), end = slice_find_char(*rest, '\0');
	size_t before = walk->path.len;
	git_oid id;

	if (blank == SLICE_NONE || end == SLICE_NONE || blank > end || rest->len < end + 1 + RAW)
		return false;
	struct slice mode = slice_part(*rest, 0, blank);

	git_oid_fromraw(&id, (const unsigned char *)rest->ptr + end + 1);
	if (before)
		buf_add_char(&walk->path, '/');
	buf_add(&walk->path, slice_part(*rest, blank + 1, end));
	*rest = slice_from(*rest, end + 1 + RAW);
	if (slice_is(mode, "40000"))
		visit_tree(walk, &id, depth + 1);
	else if (!slice_is(mode, "160000")) /* a commit of another repository */
		visit_blob(walk, &id);
	buf_cut(&walk->path, before);
	return true;
}

static void
visit_tree(struct walk *walk, const git_oid *id, int depth)
{
	if (!ids_add(&walk->reach->seen, id))
		return;
	git_odb_object *object = depth > DEPTH_MAX ? NULL : read_object(walk, id);
	bool ok = object && git_odb_object_type(object) == GIT_OBJECT_TREE;

	if (ok) {
		struct slice rest = { git_odb_object_data(object), git_odb_object_size(object) };

		while (ok && rest.len && !walk->stopped)
			ok = visit_entry(walk, &rest, depth);
	}
	walk->reach->missing = walk->reach->missing || (!ok && !walk->stopped);
	git_odb_object_free(object);
}

static void
visit_commit(struct walk *walk, const git_oid *id, struct slice text)
{
	struct step *own;
	git_oid tree, parent;

	if (!take_line(&text, "tree ", &tree)) {
		walk->reach->missing = true;
		return;
	}
	push(walk, id);
	own = &walk->steps[walk->count - 1];
	own->tree = tree;
	own->back = true;
	while (!ids_has(&walk->reach->shallow, id) && take_line(&text, "parent ", &parent))
		push(walk, &parent);
}

static void
visit_object(struct walk *walk, const git_oid *id)
{
	struct reach *reach = walk->reach;
	size_t size;
	git_object_t type;
	git_oid target;

	if (ids_has(&reach->seen, id))
		return;
	if (git_odb_read_header(&size, &type, reach->odb, id) < 0) {
		reach->missing = true;
		return;
	}
	if (type == GIT_OBJECT_TREE)
		visit_tree(walk, id, 0);
	else if (type == GIT_OBJECT_BLOB)
		visit_blob(walk, id);
	if (type == GIT_OBJECT_TREE || type == GIT_OBJECT_BLOB)
		return;
	ids_add(&reach->seen, id);
	git_odb_object *object = read_object(walk, id);

	if (object) {
		struct slice text = { git_odb_object_data(object), git_odb_object_size(object) };

		if (type == GIT_OBJECT_COMMIT)
			visit_commit(walk, id, text);
		else if (type == GIT_OBJECT_TAG && take_line(&text, "object ", &target))
			push(walk, &target);
		else
			reach->missing = true;
	}
	git_odb_object_free(object);
}

/* Ids in reflogs may be of objects that git has already pruned, and words in
 * a message may look like one: such roots are no gap. */
static void
visit_root(const git_oid *id, enum reach_way way, void *context)
{
	struct walk *walk = context;

	if (ids_has(&walk->reach->seen, id) || !git_odb_exists(walk->reach->odb, id))
		return;
	walk->reach->way = way;
	push(walk, id);
	while (walk->count && !walk->stopped) {
		struct step step = walk->steps[--walk->count];

		git_oid_cpy(&walk->reach->commit, &step.id);
		if (step.back)
			visit_tree(walk, &step.tree, 0);
		else
			visit_object(walk, &step.id);
	}
}

bool
reach_run(struct reach *reach, struct repo *repo, reach_visit *visit, void *context)
{
	struct walk walk = { .reach = reach, .visit = visit, .context = context,
		.path = BUF_INIT };
	struct gather gather = { reach, visit_root, &walk, REACH_REMOTE };
	struct buf path = BUF_INIT;

	*reach = (struct reach){ .repo = repo, .left = REACH_OBJECTS_MAX };
	buf_printf(&path, "%s/.git", repo->root);
	reach->git = open(path.ptr, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool ok = reach->git >= 0 && git_repository_odb(&reach->odb, repo->git) == 0;

	buf_release(&path);
	if (ok) {
		read_shallow(reach);
		for (; gather.only < REACH_WAYS && !walk.stopped; gather.only++)
			gather_all(&gather);
	}
	free(walk.steps);
	buf_release(&walk.path);
	return ok && (!walk.stopped || reach->limited);
}

void
reach_release(struct reach *reach)
{
	if (reach->git >= 0)
		close(reach->git);
	git_odb_free(reach->odb);
	ids_release(&reach->seen);
	ids_release(&reach->shallow);
	*reach = (struct reach)REACH_INIT;
}

/* An id stands in an index as it is, whatever the version and extensions. */
static bool
file_has(struct reach *reach, const char *path, const git_oid *id)
{
	struct buf text = BUF_INIT;
	struct err why = ERR_INIT;
	bool read = file_read(reach->git, path, FILE_MAX, &text, &why);
	bool has = read ? memmem(text.ptr, text.len, id->id, RAW) != NULL :
		why.kind != ERR_NOTHING;

	buf_release(&text);
	return has;
}

static bool
folder_has(struct reach *reach, const char *folder, const git_oid *id)
{
	struct names names = { 0 };
	struct err why = ERR_INIT;
	bool has = !names_read(&names, reach->git, folder, &why);

	for (size_t n = 0; n < names.count && !has; n++) {
		struct buf path = BUF_INIT;

		buf_printf(&path, "%s/%s", folder, names.items[n]);
		if (strstr(names.items[n], "index"))
			has = file_has(reach, path.ptr, id);
		buf_release(&path);
	}
	names_release(&names);
	return has;
}

bool
reach_index_has(struct reach *reach, const git_oid *id)
{
	struct names names = { 0 };
	struct err why = ERR_INIT;
	bool has = folder_has(reach, ".", id) ||
		!names_read(&names, reach->git, "worktrees", &why);

	for (size_t n = 0; n < names.count && !has; n++) {
		struct buf path = BUF_INIT;

		buf_printf(&path, "worktrees/%s", names.items[n]);
		has = folder_has(reach, path.ptr, id);
		buf_release(&path);
	}
	names_release(&names);
	return has;
}

struct news {
	struct reach *reach;
	bool found;
};

static void
is_news(const git_oid *id, enum reach_way way, void *context)
{
	struct news *news = context;

	(void)way;
	if (!ids_has(&news->reach->seen, id) && git_odb_exists(news->reach->odb, id))
		news->found = true;
}

bool
reach_is_current(struct reach *reach)
{
	struct news news = { reach, false };
	struct gather gather = { reach, is_news, &news, REACH_WAYS };

	gather_all(&gather);
	return !news.found && !reach->missing;
}
