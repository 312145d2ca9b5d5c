/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_OBJECTS_H
#define TAUT_STORE_OBJECTS_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/*
 * The objects that one change writes. libgit2 would sync each file and its
 * folder as it comes; written first and synced together, the disk is waited
 * for a third as long.
 */
struct objects {
	git_oid *ids;
	size_t count, room;
};

void objects_release(struct objects *objects);
void objects_add(struct objects *objects, const git_oid *id);

/* The trees from the root down to the path's folder. */
void objects_add_trees(struct objects *objects, const git_tree *root, const char *path);

/* Waits until they are on disk. Those in packs are. */
bool objects_sync(struct objects *objects, const char *root, struct err *err)
	__attribute__((warn_unused_result));

#endif
