/* SPDX-License-Identifier: ISC */
/*
 * The three-way walk. A name is merged twice, as a file and as a folder; if
 * both live the file gets another name. Invariant: the result is the same with
 * ours and theirs exchanged, and no bytes of either side's are lost that the
 * other did not have too.
 */
#include "trees/sides.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "trees/filing.h"
#include "trees/folder.h"
#include "trees/taken.h"

#define DEPTH_MAX 128

enum { BASE = FILING_BASE, OURS = FILING_OURS, THEIRS = FILING_THEIRS, SIDES = FILING_SIDES };

struct walk {
	struct trees *trees;
	git_odb *odb;
	bool lenient;
	struct buf path; /* of the folder, with '/' */
	unsigned depth;
	struct err *err;
};

/* A file that is to stand under a second name. */
struct second {
	struct slice name;
	struct version file;
};

/* A folder while it is merged. */
struct level {
	struct folder folders[SIDES];
	struct taken taken; /* what each name becomes */
	struct second *seconds;
	size_t count, room;
};

/* One name as the three have it; NULL if not. */
struct name {
	struct slice name;
	const struct folder_entry *at[SIDES];
};

static bool
is_folder(const struct folder_entry *entry)
{
	return entry && entry->mode == FOLDER_TREE;
}

static bool
is_file(const struct folder_entry *entry)
{
	return entry && (entry->mode & 0170000) == 0100000;
}

static bool
is_other(const struct folder_entry *entry)
{
	return entry && !is_folder(entry) && !is_file(entry);
}

static bool
is_same(const struct folder_entry *a, const struct folder_entry *b)
{
	if (!a || !b)
		return a == b;
	return is_folder(a) == is_folder(b) && is_file(a) == is_file(b) &&
		git_oid_equal(&a->id, &b->id);
}

static const git_oid *
folder_id(const struct folder_entry *entry)
{
	return is_folder(entry) ? &entry->id : NULL;
}

static struct version
file_version(const struct folder_entry *entry)
{
	struct version version = { 0 };

	if (is_file(entry))
		version = (struct version){ true, entry->id };
	return version;
}

static bool
is_same_id(const git_oid *a, const git_oid *b)
{
	return a && b ? git_oid_equal(a, b) : a == b;
}

/* Lists the file if the merge has it otherwise than ours. Takes its text. */
static void
emit(struct walk *walk, struct slice name, struct filing *filing)
{
	struct trees *trees = walk->trees;
	bool same = !filing->fresh && version_equal(&filing->made, &filing->versions[OURS]);
	size_t len = walk->path.len;

	buf_add(&walk->path, name);
	if (filing->text.count && filing->text.notes[0].kind == MERGE_REVIVED && !filing->fresh)
		names_add(&trees->revived, buf_slice(&walk->path));
	if (same) {
		merged_release(&filing->text);
	} else {
		trees->items = mem_room(trees->items, trees->count, &trees->room,
			sizeof *trees->items);
		trees->items[trees->count++] = (struct trees_file){
			.path = mem_text(walk->path.ptr, walk->path.len),
			.base = filing->versions[BASE],
			.ours = filing->versions[OURS],
			.theirs = filing->versions[THEIRS],
			.there = filing->fresh || filing->made.there,
			.made = filing->made,
			.text = filing->text,
			.fresh = filing->fresh,
		};
	}
	buf_cut(&walk->path, len);
}

/* Whether any file is in the tree. */
static bool
has_files(struct walk *walk, const git_oid *tree, bool *has, unsigned depth)
{
	struct folder folder = { 0 };

	*has = false;
	if (!tree)
		return true;
	if (depth > DEPTH_MAX)
		return err_set(walk->err, ERR_FORMAT, "'%s' has too many folders in each other",
			walk->path.ptr);
	bool ok = folder_read(&folder, walk->odb, tree, walk->err);

	for (size_t n = 0; ok && !*has && n < folder.count; n++) {
		if (is_folder(&folder.items[n]))
			ok = has_files(walk, &folder.items[n].id, has, depth + 1);
		else
			*has = true;
	}
	folder_release(&folder);
	return ok;
}

static bool
merge_file_of(struct walk *walk, const struct name *name, struct filing *filing)
{
	size_t len = walk->path.len;

	buf_add(&walk->path, name->name);
	bool ok = filing_merge(filing, walk->odb, walk->path.ptr, walk->err);

	buf_cut(&walk->path, len);
	return ok;
}

static bool merge_folder(struct walk *walk, const git_oid *const ids[SIDES], bool *lives);

/* The name as a folder. `lives`, unless NULL: whether a file is left in it. */
static bool
merge_below(struct walk *walk, const struct name *name, bool *lives)
{
	const git_oid *ids[SIDES];
	size_t len = walk->path.len;

	for (int side = 0; side < SIDES; side++)
		ids[side] = folder_id(name->at[side]);
	buf_add(&walk->path, name->name);
	buf_add_char(&walk->path, '/');
	bool ok = merge_folder(walk, ids, lives);

	buf_cut(&walk->path, len);
	return ok;
}

/* A link or a submodule, which only old history has: as it is, if theirs left
 * it so. *done: nothing else is to be done with the name. */
static bool
merge_other(struct walk *walk, const struct name *name, bool *done)
{
	const struct folder_entry *base = name->at[BASE];
	const struct folder_entry *ours = name->at[OURS], *theirs = name->at[THEIRS];

	*done = true;
	if (walk->lenient || is_same(ours, theirs) || is_same(base, theirs))
		return true;
	if (is_other(ours) || is_other(theirs)) {
		err_set(walk->err, ERR_FORMAT, "'%s%.*s' is a link or a submodule, and was changed "
			"on another machine", walk->path.ptr, SLICE_ARG(name->name));
		return err_hint(walk->err, "here: git rm --cached it, commit, and sync again");
	}
	*done = false;
	return true;
}

static void
add_second(struct level *level, struct slice name, const struct version *file)
{
	level->seconds = mem_room(level->seconds, level->count, &level->room,
		sizeof *level->seconds);
	level->seconds[level->count++] = (struct second){ name, *file };
}

/* As a file and as a folder; see the head of this file. */
static bool
merge_plain(struct walk *walk, struct level *level, const struct name *name, bool *lives)
{
	struct filing filing = FILING_INIT;
	bool below = false;

	for (int side = 0; side < SIDES; side++)
		filing.versions[side] = file_version(name->at[side]);
	bool ok = merge_file_of(walk, name, &filing);
	bool file = filing.fresh || filing.made.there;

	ok = ok && merge_below(walk, name, file || lives ? &below : NULL);
	if (!ok) {
		merged_release(&filing.text);
		return false;
	}
	if (file && below) { /* it is one side's: the other has the folder */
		filing.beside = filing.made;
		filing.made = (struct version){ 0 };
		merged_release(&filing.text);
	}
	if (filing.beside.there)
		add_second(level, name->name, &filing.beside);
	taken_add(&level->taken, name->name, &filing.made);
	if (lives)
		*lives = *lives || file || below;
	emit(walk, name->name, &filing);
	return true;
}

static bool
merge_name(struct walk *walk, struct level *level, const struct name *name, bool *lives)
{
	bool other = false, done = false;

	for (int side = 0; side < SIDES; side++)
		other = other || is_other(name->at[side]);
	if (other && !merge_other(walk, name, &done))
		return false;
	if (!done)
		return merge_plain(walk, level, name, lives);
	struct version ours = file_version(name->at[OURS]);

	taken_add(&level->taken, name->name, &ours);
	if (lives)
		*lives = *lives || name->at[OURS];
	return true;
}

/* The next name in the three, each at its place; false at the end. */
static bool
next_name(const struct level *level, size_t at[SIDES], struct name *name)
{
	bool found = false;

	for (int side = 0; side < SIDES; side++) {
		const struct folder *folder = &level->folders[side];

		if (at[side] < folder->count && (!found ||
		    slice_compare(folder->items[at[side]].name, name->name) < 0)) {
			name->name = folder->items[at[side]].name;
			found = true;
		}
	}
	for (int side = 0; found && side < SIDES; side++) {
		const struct folder *folder = &level->folders[side];

		name->at[side] = NULL;
		for (; at[side] < folder->count &&
		    slice_equal(folder->items[at[side]].name, name->name); at[side]++)
			if (!name->at[side])
				name->at[side] = &folder->items[at[side]];
	}
	return found;
}

static void
place_seconds(struct walk *walk, struct level *level)
{
	struct buf name = BUF_INIT;

	for (size_t n = 0; n < level->count; n++) {
		struct filing filing = FILING_INIT;

		buf_clear(&name);
		if (!taken_second(&level->taken, level->seconds[n].name,
		    &level->seconds[n].file, &name))
			continue;
		filing.made = level->seconds[n].file;
		merged_note(&filing.text, MERGE_TWICE, 0);
		emit(walk, buf_slice(&name), &filing);
	}
	buf_release(&name);
}

static void
release_level(struct level *level)
{
	for (int side = 0; side < SIDES; side++)
		folder_release(&level->folders[side]);
	taken_release(&level->taken);
	free(level->seconds);
}

static bool
merge_level(struct walk *walk, const git_oid *const ids[SIDES], bool *lives)
{
	struct level level = { 0 };
	struct name name = { 0 };
	size_t at[SIDES] = { 0 };
	bool ok = true;

	for (int side = 0; ok && side < SIDES; side++) {
		ok = !ids[side] || folder_read(&level.folders[side], walk->odb, ids[side],
			walk->err);
		folder_sort(&level.folders[side]);
	}
	while (ok && next_name(&level, at, &name))
		ok = merge_name(walk, &level, &name, lives);
	if (ok)
		place_seconds(walk, &level);
	release_level(&level);
	return ok;
}

static bool
merge_folder(struct walk *walk, const git_oid *const ids[SIDES], bool *lives)
{
	if (is_same_id(ids[OURS], ids[THEIRS]) || is_same_id(ids[BASE], ids[THEIRS]))
		return !lives || has_files(walk, ids[OURS], lives, walk->depth);
	if (walk->depth == DEPTH_MAX)
		return err_set(walk->err, ERR_FORMAT, "'%s' has too many folders in each other",
			walk->path.ptr);
	walk->depth++;
	bool ok = merge_level(walk, ids, lives);

	walk->depth--;
	return ok;
}

static int
compare_paths(const void *a, const void *b)
{
	const struct trees_file *one = a, *two = b;

	return strcmp(one->path, two->path);
}

bool
sides_merge(struct trees *trees, const struct sides_order *order, struct err *err)
{
	struct walk walk = { .trees = trees, .odb = order->odb, .lenient = order->lenient,
		.path = BUF_INIT, .err = err };
	const git_oid *ids[SIDES] = { order->base, order->ours, order->theirs };
	bool ok = merge_folder(&walk, ids, NULL);

	buf_release(&walk.path);
	if (trees->count)
		qsort(trees->items, trees->count, sizeof *trees->items, compare_paths);
	names_sort(&trees->revived);
	return ok;
}

void
trees_release(struct trees *trees)
{
	for (size_t n = 0; n < trees->count; n++) {
		free(trees->items[n].path);
		merged_release(&trees->items[n].text);
	}
	free(trees->items);
	names_release(&trees->revived);
	*trees = (struct trees){ 0 };
}
