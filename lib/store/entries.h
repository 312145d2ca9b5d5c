/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_ENTRIES_H
#define TAUT_STORE_ENTRIES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <time.h>

#include "base/buf.h"
#include "store/plan.h"

/*
 * git's index as bytes (version 2, `man gitformat-index`). libgit2 takes
 * 60 ms to read and write that of a hundred years; putting a few entries
 * between the bytes takes a fifth. Whatever is unusual is left to libgit2.
 */
#define ENTRIES_FILES_MAX 8

/* Whether the bytes are an index of a form that is known here. */
bool entries_are_known(struct slice text);

/* … and are those that were written: by its checksum, which who only reads does not
 * look at; nor does git. */
bool entries_are_whole(struct slice text);

/* One after another, of a known text. */
struct entry {
	struct slice name;
	unsigned stage;
	git_oid id;
	uint32_t changed_seconds, changed_nanoseconds, seconds, nanoseconds, inode, size;
};

/* The part of the text that holds them: for entries_next(), which takes the
 * first one off; false at the end. */
struct slice entries_begin(struct slice text, uint32_t *count);
bool entries_next(struct slice *rest, uint32_t *count, struct entry *out);

/* What the extension TREE holds; empty if there is none. */
struct slice entries_trees(struct slice text);

/*
 * Appends the index with the plan's files at their final version; `stats` has
 * one for each, all zero where it is not known. Entries not older than `then`
 * lose their size. False: unusual; `out` is then of no use. What the text had
 * of a file is then its `staged`.
 */
bool entries_update(struct buf *out, struct slice text, struct plan *plan,
	const struct stat *stats, const struct timespec *then);

#endif
