/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_FOLDER_H
#define TAUT_TREES_FOLDER_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"

/*
 * One of git's tree objects as a list. Read byte by byte, for libgit2 leaves
 * out, corrects or stumbles over what somebody else's program may have written.
 */
enum folder_mode {
	FOLDER_FILE = 0100644,
	FOLDER_RUN = 0100755,
	FOLDER_SHARED = 0100664, /* of very old gits */
	FOLDER_LINK = 0120000,
	FOLDER_MODULE = 0160000,
	FOLDER_TREE = 040000,
};

#define FOLDER_SIZE_MAX (16u << 20) /* of a tree object: some 300,000 names */

struct folder_entry {
	unsigned mode;     /* as it stands there */
	struct slice name; /* a NUL is behind it, or '/' if it is a folder */
	git_oid id;
};

struct folder {
	struct folder_entry *items;
	size_t count, room;
	git_odb_object *object; /* where the names are */
	bool unsorted;          /* as it was read, not in git's order, or a name twice */
};

/* In the order of the object. ERR_SYSTEM: it cannot be read; ERR_FORMAT: it is no
 * folder, or over FOLDER_SIZE_MAX. `folder` is empty before. */
bool folder_read(struct folder *folder, git_odb *odb, const git_oid *id, struct err *err)
	__attribute__((warn_unused_result));
void folder_release(struct folder *folder);

/* The name's bytes must live as long as the folder. */
void folder_add(struct folder *folder, unsigned mode, struct slice name, const git_oid *id);

/* By the bytes of the names; git's own order has a folder as if '/' were behind. */
void folder_sort(struct folder *folder);

/* In a sorted one; NULL if there is none. */
struct folder_entry *folder_find(const struct folder *folder, struct slice name);

/* Why what has this mode is not taken ("is a symbolic link"), or NULL. */
const char *folder_why(unsigned mode);

/* Whether git may take it for a repository, on some file system: it would run
 * what the settings in it name. */
bool folder_is_repository(const struct folder *folder);

/* Leaves out entries of mode 0; sorts as git does. ERR_SYSTEM. */
bool folder_write(git_oid *id, git_odb *odb, struct folder *folder, struct err *err)
	__attribute__((warn_unused_result));

#endif
