/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_FILE_H
#define TAUT_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Reading beneath a folder that is open: no link is followed, no path leads
 * out of it, nothing but regular files is read, and never more than `max`.
 */

/* Fails with ERR_NOTHING if there is no such file. `out` is appended to. */
bool file_read(int folder, const char *path, size_t max, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));

/* All of a stream (standard input), up to `max` bytes. */
bool file_read_stream(int fd, const char *name, size_t max, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));

/* Opens a folder beneath; -1 and errno if it is none. */
int file_open_folder(int folder, const char *path);

/* The names in a folder, sorted by bytes; an absent folder has none. */
struct names {
	char **items;
	size_t count, room;
};

bool names_read(struct names *names, int folder, const char *path, struct err *err)
	__attribute__((warn_unused_result));
void names_add(struct names *names, struct slice name); /* a copy */
void names_sort(struct names *names);
void names_release(struct names *names);

#endif
