/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_REPLACE_H
#define TAUT_BASE_REPLACE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/slice.h"

/* Writing files so that a crash leaves the old text or the new one. */

#define REPLACE_NAME 32 /* room for a temporary's name: "t", the process, a number */

/* Writes a file whole: aside, synced, renamed over, folder synced. 0600. */
bool replace_file(int folder, const char *name, struct slice bytes, struct err *err)
	__attribute__((warn_unused_result));

/* A new file with a name of its own; -1 and errno if there can be none. */
int replace_temp(int folder, char name[REPLACE_NAME]);

/* All of the bytes into an open file, its mode set, synced, looked at. */
bool replace_fill(int fd, struct slice bytes, mode_t mode, struct stat *st);

bool replace_write(int fd, struct slice bytes); /* all of them, or false and errno */
bool replace_sync_folder(int fd); /* true where folders cannot be synced */

#endif
