/* SPDX-License-Identifier: ISC */
/*
 * Tree objects: "MODE NAME\0" and the id's bytes, one behind the other.
 * Invariant: what is handed out lies within the object, whatever it holds.
 */
#include "trees/folder.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/words.h"
#include "store/repo.h"
#include "trees/foreign.h"

#define RAW GIT_OID_RAWSZ
#define MODE_DIGITS 7

void
folder_release(struct folder *folder)
{
	free(folder->items);
	git_odb_object_free(folder->object);
	*folder = (struct folder){ 0 };
}

void
folder_add(struct folder *folder, unsigned mode, struct slice name, const git_oid *id)
{
	folder->items = mem_room(folder->items, folder->count, &folder->room,
		sizeof *folder->items);
	folder->items[folder->count++] = (struct folder_entry){ mode, name, *id };
}

static bool
parse_mode(struct slice digits, unsigned *mode)
{
	*mode = 0;
	for (size_t n = 0; n < digits.len; n++) {
		if (digits.ptr[n] < '0' || digits.ptr[n] > '7')
			return false;
		*mode = *mode * 8 + (unsigned)(digits.ptr[n] - '0');
	}
	return digits.len > 0 && digits.len <= MODE_DIGITS && *mode;
}

static int
compare_names(const void *a, const void *b)
{
	const struct folder_entry *one = a, *two = b;

	return slice_compare(one->name, two->name);
}

/* The NUL behind a name stands for its end, the '/' for what is in a folder. */
static int
compare_as_git(const void *a, const void *b)
{
	const struct folder_entry *one = a, *two = b;
	size_t len = one->name.len < two->name.len ? one->name.len : two->name.len;
	int order = memcmp(one->name.ptr, two->name.ptr, len);

	if (order)
		return order;
	unsigned char c = (unsigned char)one->name.ptr[len];
	unsigned char d = (unsigned char)two->name.ptr[len];

	if (one->name.len == len && one->mode == FOLDER_TREE)
		c = '/';
	if (two->name.len == len && two->mode == FOLDER_TREE)
		d = '/';
	return (c > d) - (c < d);
}

static bool
parse(struct folder *folder, struct slice rest)
{
	while (rest.len) {
		size_t end = slice_find_char(rest, '\0');
		unsigned mode;
		git_oid id;

		if (end == SLICE_NONE || rest.len < end + 1 + RAW)
			return false;
		struct slice head = slice_part(rest, 0, end);
		size_t blank = slice_find_char(head, ' ');

		if (blank == SLICE_NONE || !parse_mode(slice_part(head, 0, blank), &mode))
			return false;
		git_oid_fromraw(&id, (const unsigned char *)rest.ptr + end + 1);
		folder_add(folder, mode, slice_from(head, blank + 1), &id);
		rest = slice_from(rest, end + 1 + RAW);
	}
	for (size_t n = 1; n < folder->count; n++)
		if (compare_as_git(&folder->items[n - 1], &folder->items[n]) >= 0)
			folder->unsorted = true;
	return true;
}

bool
folder_read(struct folder *folder, git_odb *odb, const git_oid *id, struct err *err)
{
	char hex[GIT_OID_HEXSZ + 1];
	size_t size;
	git_object_t type;

	git_oid_tostr(hex, sizeof hex, id);
	if (git_odb_read_header(&size, &type, odb, id) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read git's object %s", hex);
	if (size > FOLDER_SIZE_MAX)
		return err_set(err, ERR_FORMAT, "a folder has too many names (object %s)", hex);
	if (git_odb_read(&folder->object, odb, id) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read git's object %s", hex);
	struct slice bytes = { git_odb_object_data(folder->object),
		git_odb_object_size(folder->object) };

	if (type == GIT_OBJECT_TREE && parse(folder, bytes))
		return true;
	folder_release(folder);
	return err_set(err, ERR_FORMAT, "git's object %s is no folder", hex);
}

static void
sort(struct folder *folder, int (*compare)(const void *, const void *))
{
	if (folder->count)
		qsort(folder->items, folder->count, sizeof *folder->items, compare);
}

void
folder_sort(struct folder *folder)
{
	sort(folder, compare_names);
}

struct folder_entry *
folder_find(const struct folder *folder, struct slice name)
{
	struct folder_entry key = { .name = name };

	return folder->count ? bsearch(&key, folder->items, folder->count,
		sizeof *folder->items, compare_names) : NULL;
}

const char *
folder_why(unsigned mode)
{
	switch (mode) {
	case FOLDER_FILE:
	case FOLDER_RUN:
	case FOLDER_SHARED:
	case FOLDER_TREE:
		return NULL;
	case FOLDER_LINK:
		return _("is a symbolic link");
	case FOLDER_MODULE:
		return _("is a submodule");
	default:
		return _("has a mode that no file of a journal has");
	}
}

static bool
has(const struct folder *folder, const char *name)
{
	for (size_t n = 0; n < folder->count; n++) {
		struct slice there = folder->items[n].name;

		if (there.len && ((there.ptr[0] | 32) == name[0] || (there.ptr[0] & 128)) &&
		    foreign_is(there, name))
			return true;
	}
	return false;
}

/* With `commondir` the objects and the settings are in another folder. */
bool
folder_is_repository(const struct folder *folder)
{
	return has(folder, "head") && (has(folder, "commondir") ||
		(has(folder, "objects") && has(folder, "refs")));
}

bool
folder_write(git_oid *id, git_odb *odb, struct folder *folder, struct err *err)
{
	struct buf bytes = BUF_INIT;

	sort(folder, compare_as_git);
	for (size_t n = 0; n < folder->count; n++) {
		const struct folder_entry *entry = &folder->items[n];

		if (entry->mode == 0)
			continue;
		buf_printf(&bytes, "%o ", entry->mode);
		buf_add(&bytes, entry->name);
		buf_add_char(&bytes, '\0');
		buf_add(&bytes, (struct slice){ (const char *)entry->id.id, RAW });
	}
	bool ok = git_odb_write(id, odb, bytes.ptr, bytes.len, GIT_OBJECT_TREE) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot write git's objects");

	buf_release(&bytes);
	return ok;
}
