/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_STORE_H
#define TAUT_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/file.h"
#include "base/slice.h"

/*
 * A journal's folder. What reads, reads the work tree beneath it and starts
 * no libgit2; what writes goes through change_run() (store/change.h), which
 * starts it. Paths are relative to the root, with '/'.
 */
struct store {
	char *root; /* absolute */
	int fd;     /* the root folder */
	struct repo *repo; /* libgit2's side; NULL until something writes */
	const char *machine; /* what commits say of where they were made, or NULL; the caller's */
};

#define STORE_FILE_MAX (16u << 20)

/*
 * Opens the folder: it must be the caller's own (fstat), else ERR_JOURNAL
 * with the hint. Writes nothing, looks at nothing in .git.
 */
bool store_open(struct store *store, const char *root, struct err *err)
	__attribute__((warn_unused_result));
void store_close(struct store *store); /* safe on all-zero */

/*
 * Makes `root` (0700) and a git repository in it where they are missing, with
 * the settings that taut relies on. Nothing that is there is changed but for
 * missing settings. Then opens it.
 */
bool store_create(struct store *store, const char *root, struct err *err)
	__attribute__((warn_unused_result));

/* The bytes of a file in the work tree, appended to out. ERR_NOTHING: no such file. */
bool store_read(const struct store *store, const char *path, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));
bool store_names(const struct store *store, const char *folder, struct names *names,
	struct err *err) __attribute__((warn_unused_result));

#endif
