/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_WORK_H
#define TAUT_STORE_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * One file of the work tree on its way from what was read to what it shall
 * be. It is written aside, synced, and exchanged; what came out in exchange
 * must be what was read, or an editor saved meanwhile and all is put back.
 */
struct work_file {
	char *path;
	bool was_there;
	struct buf was;     /* as read */
	bool now_there;
	struct buf now;     /* as it shall be */
	char temp[32];      /* aside: `now` before, `was` after the exchange; or "" */
	bool placed;
	bool known;         /* `stat` is of the bytes that it shall have */
	struct stat stat;
};

#define WORK_FILE_INIT { .was = BUF_INIT, .now = BUF_INIT }

/* Where: the journal's root, and the folder for what stands aside. */
struct work {
	int root;
	int temps;
};

enum work_result {
	WORK_PLACED,
	WORK_TAKEN,  /* another program saved meanwhile; nothing was changed */
	WORK_FAILED, /* err is set; nothing was changed */
};

void work_file_release(struct work_file *file);

/* Reads `was`. With no such file was_there is false. */
bool work_read(const struct work *work, struct work_file *file, struct err *err)
	__attribute__((warn_unused_result));

/* Whether what stands there now is `was`, taken from disk again. */
bool work_is_as_read(const struct work *work, const struct work_file *file);

/* Writes `now` aside and syncs it. Nothing to do for a file that goes. */
bool work_prepare(const struct work *work, struct work_file *file, struct err *err)
	__attribute__((warn_unused_result));

enum work_result work_place(const struct work *work, struct work_file *file, struct err *err)
	__attribute__((warn_unused_result));

/* Puts `was` back, unless an editor saved since: then that stays. */
void work_unplace(const struct work *work, struct work_file *file);

/* A rename that replaces nothing, as rename(2); where the file system has none, a
 * look and then a link, which replaces nothing either. */
int work_move(int from, const char *name, int to, const char *as);

/* Unlinks what stands aside. */
void work_clean(const struct work *work, struct work_file *file);

/* Opens the folder that a path is in, making it if asked; the last part's
 * name into *name. -1 and errno if it cannot be. */
int work_folder(int root, const char *path, bool make, const char **name);

#endif
