/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_TRACKED_H
#define TAUT_STORE_TRACKED_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "store/repo.h"

/*
 * The files that HEAD has, whatever they are, and what git's index knows of
 * each. Where the index says that a folder is as in HEAD its trees are not
 * read: reading those of a hundred years takes as long as all else here.
 */
struct tracked_file {
	struct slice path;
	git_oid id;
	bool staged; /* the index has the same object, and these are its stat data: */
	uint32_t inode, size, seconds, nanoseconds, changed_seconds, changed_nanoseconds;
};

struct tracked {
	struct tracked_file *items; /* by path (bytes) */
	size_t count, room;
	struct names names;         /* paths that stand nowhere else */
	struct timespec taken;      /* when the index was written */
};

/* Valid until the repository's index is read anew. `tracked` is all-zero
 * before. */
bool tracked_read(struct tracked *tracked, struct repo *repo, const struct head *head,
	struct err *err) __attribute__((warn_unused_result));
void tracked_release(struct tracked *tracked);

/* Whether the file is as HEAD has it, by its stat data: not if it is so young
 * that a change in the same tick of the clock could hide. */
bool tracked_is_clean(const struct tracked *tracked, const struct tracked_file *file,
	const struct stat *st);

#endif
