/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_FILES_H
#define TAUT_STORE_FILES_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/err.h"

/*
 * All that lies beneath a folder, sorted by bytes, folder by folder. Links are
 * not followed. What is gone when it is looked at is passed over.
 */
enum files_kind {
	FILES_REGULAR,
	FILES_FOLDER, /* the answer is whether to go into it */
	FILES_DEEP,   /* a folder more than FILES_DEPTH deep: nobody goes into it */
	FILES_OTHER,  /* a link, a socket, … */
};

#define FILES_DEPTH 32

typedef bool files_each(const char *path, const char *name, enum files_kind kind,
	void *context);

/* The same with what the file system tells of each. */
typedef bool files_each_stat(const char *path, const char *name, enum files_kind kind,
	const struct stat *st, void *context);
bool files_run_stat(int root, files_each_stat *each, void *context, struct err *err)
	__attribute__((warn_unused_result));

/* False only if a folder cannot be listed, or a file not be looked at. */
bool files_run(int root, files_each *each, void *context, struct err *err)
	__attribute__((warn_unused_result));

#endif
