/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_EDIT_PLACE_H
#define TAUT_CMD_EDIT_PLACE_H

#include <time.h>

#include "cmd/cmd.h"

/*
 * Folders in memory for a text while it is edited: taut-UID-PID-RANDOM, 0700,
 * locked (flock) for as long as taut or the editor lives. In it a link tells
 * which sealed draft it belongs to.
 */

/* Makes one and adds its path; the open and locked folder, or -1: ERR_NOTHING,
 * there is no tmpfs (and no private.directory). */
int place_make(const struct session *session, const char *link, struct buf *path,
	struct err *err);

/* Calls for each that nobody holds any longer; it is open and locked then. */
typedef void place_visit(int folder, const char *path, const char *link, void *context);
void place_each(const struct session *session, place_visit *visit, void *context);

/* That the folder is filled: the file in it becomes older than this moment, and
 * what is not was written by the editor. */
#define PLACE_BEFORE 1 /* the file's time then */
void place_mark(int folder, const char *name);
bool place_marked(int folder, struct timespec *when);

/* Overwrites and removes a file, or the whole folder, which is closed. */
void place_remove(int folder, const char *name);
void place_wipe(int folder, const char *path);

#endif
