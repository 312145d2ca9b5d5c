/* SPDX-License-Identifier: ISC */
/*
 * HEAD's files, by way of git's index. Invariant: a folder's files are taken
 * from the index only where the index itself names the very tree that HEAD
 * has there.
 */
#include "store/tracked.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/entries.h"
#include "store/stage.h"

#define DEPTH_MAX 64

/* A folder of the extension TREE (`man gitformat-index`). */
struct node {
	struct slice name;
	long count;      /* of entries beneath it; -1: not known to be a tree */
	git_oid id;
	size_t end;      /* the node after all that are in it */
};

struct nodes {
	struct node *items;
	size_t count, room;
};

struct reading {
	struct tracked *tracked;
	git_repository *git;
	struct entry *entries;
	size_t count;
	struct nodes nodes;
	struct err *err;
};

static bool
read_node(struct nodes *nodes, struct slice *rest, int depth)
{
	const char *stop = rest->len ? memchr(rest->ptr, '\0', rest->len) : NULL;
	struct node node = { 0 };

	if (!stop || depth > DEPTH_MAX)
		return false;
	node.name = (struct slice){ rest->ptr, (size_t)(stop - rest->ptr) };
	struct slice line = slice_from(*rest, node.name.len + 1);
	size_t cut = slice_find_char(line, '\n');
	char *past;

	if (cut == SLICE_NONE)
		return false;
	node.count = strtol(line.ptr, &past, 10);
	long folders = strtol(past, &past, 10);

	*rest = slice_from(line, cut + 1);
	if (past != line.ptr + cut || folders < 0 || (node.count >= 0 && rest->len < GIT_OID_RAWSZ))
		return false;
	if (node.count >= 0) {
		git_oid_fromraw(&node.id, (const unsigned char *)rest->ptr);
		*rest = slice_from(*rest, GIT_OID_RAWSZ);
	}
	size_t at = nodes->count;

	nodes->items = mem_room(nodes->items, nodes->count, &nodes->room, sizeof *nodes->items);
	nodes->items[nodes->count++] = node;
	for (long n = 0; n < folders; n++)
		if (!read_node(nodes, rest, depth + 1))
			return false;
	nodes->items[at].end = nodes->count;
	return true;
}

/* By libgit2, where the index is of a form that is not read here. */
static bool
read_unusual(struct reading *reading, struct repo *repo)
{
	if (!stage_load(repo, reading->err))
		return false;
	size_t count = git_index_entrycount(repo->entries);

	reading->entries = mem_alloc(count + 1, sizeof *reading->entries);
	reading->count = count;
	for (size_t n = 0; n < count; n++) {
		const git_index_entry *from = git_index_get_byindex(repo->entries, n);

		reading->entries[n] = (struct entry){ slice_of(from->path),
			(unsigned)git_index_entry_stage(from), from->id,
			(uint32_t)from->ctime.seconds, from->ctime.nanoseconds,
			(uint32_t)from->mtime.seconds, from->mtime.nanoseconds, from->ino,
			from->file_size };
	}
	reading->tracked->taken = repo->taken.st_mtim;
	return true;
}

static bool
read_index(struct reading *reading, struct repo *repo)
{
	stage_read(repo);
	if (!repo->index_known)
		return read_unusual(reading, repo);
	struct slice text = buf_slice(&repo->index), trees = entries_trees(text);
	uint32_t left;
	struct slice rest = entries_begin(text, &left);

	reading->entries = mem_alloc(left + (size_t)1, sizeof *reading->entries);
	while (entries_next(&rest, &left, &reading->entries[reading->count]))
		reading->count++;
	if (trees.len && !read_node(&reading->nodes, &trees, 0))
		reading->nodes.count = 0;
	reading->tracked->taken = repo->index_stat.st_mtim;
	return true;
}

/* The first entry that is not before the path. */
static size_t
find_entry(const struct reading *reading, struct slice path)
{
	size_t low = 0, high = reading->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (slice_compare(reading->entries[middle].name, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
add_file(struct reading *reading, struct slice path, const git_oid *id,
	const struct entry *entry)
{
	struct tracked *tracked = reading->tracked;

	tracked->items = mem_room(tracked->items, tracked->count, &tracked->room,
		sizeof *tracked->items);
	struct tracked_file *file = &tracked->items[tracked->count++];

	*file = (struct tracked_file){ .path = path, .id = *id };
	if (!entry || entry->stage || !git_oid_equal(&entry->id, id))
		return;
	file->staged = true;
	file->inode = entry->inode;
	file->size = entry->size;
	file->seconds = entry->seconds;
	file->nanoseconds = entry->nanoseconds;
	file->changed_seconds = entry->changed_seconds;
	file->changed_nanoseconds = entry->changed_nanoseconds;
}

/* All beneath a folder that the index has as HEAD has it. False: it has not. */
static bool
add_folder(struct reading *reading, struct slice folder, const struct node *node)
{
	size_t first = find_entry(reading, folder), end = first + (size_t)node->count;

	if (end > reading->count)
		return false;
	for (size_t n = first; n < end; n++) {
		const struct entry *entry = &reading->entries[n];

		if (slice_compare(slice_part(entry->name, 0, folder.len < entry->name.len ?
		    folder.len : entry->name.len), folder) != 0 || entry->stage)
			return false;
		add_file(reading, entry->name, &entry->id, entry);
	}
	return true;
}

/* The node of a folder in another; NULL if the index tells nothing of it. */
static const struct node *
find_node(const struct reading *reading, const struct node *in, const char *name)
{
	if (!in)
		return NULL;
	for (size_t n = (size_t)(in - reading->nodes.items) + 1; n < in->end;
	    n = reading->nodes.items[n].end)
		if (slice_is(reading->nodes.items[n].name, name))
			return &reading->nodes.items[n];
	return NULL;
}

static bool walk_tree(struct reading *reading, const git_oid *id, const struct node *node,
	struct buf *path, int depth);

static bool
walk_entry(struct reading *reading, const git_tree_entry *entry, const struct node *node,
	struct buf *path, int depth)
{
	const git_oid *id = git_tree_entry_id(entry);
	size_t before = path->len;
	bool ok = true;

	buf_add_text(path, git_tree_entry_name(entry));
	if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
		const struct node *child = find_node(reading, node, git_tree_entry_name(entry));

		buf_add_char(path, '/');
		ok = walk_tree(reading, id, child, path, depth + 1);
	} else if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB) {
		size_t at = find_entry(reading, buf_slice(path));
		bool found = at < reading->count &&
			slice_equal(reading->entries[at].name, buf_slice(path));

		names_add(&reading->tracked->names, buf_slice(path));
		add_file(reading, slice_of(reading->tracked->names.items[
			reading->tracked->names.count - 1]), id,
			found ? &reading->entries[at] : NULL);
	}
	buf_cut(path, before);
	return ok;
}

static bool
walk_tree(struct reading *reading, const git_oid *id, const struct node *node,
	struct buf *path, int depth)
{
	size_t count = reading->tracked->count;
	git_tree *tree = NULL;
	bool ok = true;

	if (node && node->count >= 0 && git_oid_equal(&node->id, id)) {
		if (add_folder(reading, buf_slice(path), node))
			return true;
		reading->tracked->count = count;
	}
	if (depth > DEPTH_MAX)
		return err_set(reading->err, ERR_FORMAT, "HEAD has folders more than %d deep",
			DEPTH_MAX);
	if (git_tree_lookup(&tree, reading->git, id) < 0)
		return err_git(reading->err, ERR_SYSTEM, "cannot read HEAD's tree");
	for (size_t n = 0; ok && n < git_tree_entrycount(tree); n++)
		ok = walk_entry(reading, git_tree_entry_byindex(tree, n), node, path, depth);
	git_tree_free(tree);
	return ok;
}

bool
tracked_read(struct tracked *tracked, struct repo *repo, const struct head *head,
	struct err *err)
{
	struct reading reading = { .tracked = tracked, .git = repo->git, .err = err };
	struct buf path = BUF_INIT;
	bool ok = read_index(&reading, repo);

	if (ok && head->tree)
		ok = walk_tree(&reading, git_tree_id(head->tree),
			reading.nodes.count ? reading.nodes.items : NULL, &path, 0);
	free(reading.entries);
	free(reading.nodes.items);
	buf_release(&path);
	return ok;
}

void
tracked_release(struct tracked *tracked)
{
	free(tracked->items);
	names_release(&tracked->names);
	*tracked = (struct tracked){ 0 };
}

bool
tracked_is_clean(const struct tracked *tracked, const struct tracked_file *file,
	const struct stat *st)
{
	const struct timespec *taken = &tracked->taken;

	return file->staged && file->size && file->size == (uint32_t)st->st_size &&
		file->inode == (uint32_t)st->st_ino &&
		file->seconds == (uint32_t)st->st_mtim.tv_sec &&
		file->nanoseconds == (uint32_t)st->st_mtim.tv_nsec &&
		file->changed_seconds == (uint32_t)st->st_ctim.tv_sec &&
		file->changed_nanoseconds == (uint32_t)st->st_ctim.tv_nsec &&
		(st->st_mtim.tv_sec < taken->tv_sec || (st->st_mtim.tv_sec == taken->tv_sec &&
		st->st_mtim.tv_nsec < taken->tv_nsec));
}
