/* SPDX-License-Identifier: ISC */
/* The number of a journal's format, read from git's objects. */
#include "trees/format.h"

#include "base/config.h"
#include "store/layout.h"
#include "store/repo.h"
#include "trees/folder.h"

#define NUMBER_BYTES 64
#define SETTINGS_BYTES 65536

/* The entry of that name in a tree; *there: what is not a folder or lacks it is
 * no failure. */
static bool
find(git_odb *odb, const git_oid *tree, const char *name, struct folder_entry *found,
	bool *there, struct err *err)
{
	struct folder folder = { 0 };
	struct err why = ERR_INIT;
	bool ok = folder_read(&folder, odb, tree, &why);

	folder_sort(&folder);
	const struct folder_entry *entry = folder_find(&folder, slice_of(name));

	*there = entry;
	if (entry)
		*found = *entry;
	folder_release(&folder);
	if (!ok && why.kind == ERR_SYSTEM)
		*err = why;
	return ok || why.kind == ERR_FORMAT;
}

static bool
read_number(git_odb *odb, const git_oid *id, int *format, bool *number, struct err *err)
{
	git_odb_object *object = NULL;
	char hex[GIT_OID_HEXSZ + 1];
	size_t size;
	git_object_t type;

	if (git_odb_read_header(&size, &type, odb, id) < 0 ||
	    (size <= NUMBER_BYTES && git_odb_read(&object, odb, id) < 0))
		return err_git(err, ERR_SYSTEM, "cannot read git's object %s",
			git_oid_tostr(hex, sizeof hex, id));
	*number = object && type == GIT_OBJECT_BLOB && layout_format((struct slice){
		git_odb_object_data(object), git_odb_object_size(object) }, format);
	git_odb_object_free(object);
	return true;
}

/* Without a number it is of the first format. */
static bool
find_by_hand(git_odb *odb, const git_oid *tree, bool *is, struct err *err)
{
	struct folder_entry entry;
	bool areas = false, entries = false, checks = false;

	if (!find(odb, tree, "areas", &entry, &areas, err) ||
	    !find(odb, tree, "entries", &entry, &entries, err) ||
	    !find(odb, tree, "checks", &entry, &checks, err))
		return false;
	*is = areas && (entries || checks);
	return true;
}

static bool
is_file(const struct folder_entry *entry)
{
	return entry->mode == FOLDER_FILE || entry->mode == FOLDER_RUN ||
		entry->mode == FOLDER_SHARED;
}

bool
format_check(git_odb *odb, const git_oid *tree, bool *number, struct err *err)
{
	struct folder_entry entry = { 0 };
	int format = LAYOUT_FORMAT;
	bool there = false, by_hand = false;

	*number = true;
	if (!find(odb, tree, ".taut", &entry, &there, err))
		return false;
	bool folder = there && entry.mode == FOLDER_TREE;

	if (folder && !find(odb, &entry.id, "format", &entry, &there, err))
		return false;
	if (!there && !find_by_hand(odb, tree, &by_hand, err))
		return false;
	if ((!there && !by_hand) || (there && !folder && is_file(&entry)))
		return err_set(err, ERR_FORMAT, "it is no journal: there is no '.taut/format'");
	/* what is neither file nor folder there is refused by its mode */
	if (there && is_file(&entry) && !read_number(odb, &entry.id, &format, number, err))
		return false;
	if (format <= LAYOUT_FORMAT)
		return true;
	err_set(err, ERR_NEWER, "it was written by a newer taut (its format is %d, this taut "
		"writes %d)", format, LAYOUT_FORMAT);
	return err_hint(err, "nothing was changed here; to go on, use the newer taut");
}

static bool
pass_by(struct slice key, struct slice value, void *context)
{
	(void)key;
	(void)value;
	(void)context;
	return true;
}

bool
format_settings(git_odb *odb, const git_oid *id)
{
	git_odb_object *object = NULL;
	struct err ignored = ERR_INIT;
	size_t size;
	git_object_t type;

	if (git_odb_read_header(&size, &type, odb, id) < 0 || size > SETTINGS_BYTES ||
	    git_odb_read(&object, odb, id) < 0)
		return false;
	bool is = config_read((struct slice){ git_odb_object_data(object),
		git_odb_object_size(object) }, ".taut/config", pass_by, NULL, &ignored);

	git_odb_object_free(object);
	return is;
}
