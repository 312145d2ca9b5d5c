/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_LOCK_H
#define TAUT_STORE_LOCK_H

#include <stdbool.h>
#include <time.h>

#include "base/err.h"

/*
 * taut's own folder in the repository, and the one lock in it. The kernel
 * frees the lock when its holder dies. Readers take none.
 */
struct lock {
	int git;             /* .git */
	int taut;            /* .git/taut */
	int temps;           /* .git/taut/tmp */
	int fd;              /* the locked file */
	struct timespec now; /* by the file system's clock, when it was taken */
};

#define LOCK_INIT { .git = -1, .taut = -1, .temps = -1, .fd = -1 }
#define LOCK_LIMIT_MS 10000u

/* ERR_BUSY, naming the holder, when it is not free within the limit. */
bool lock_take(struct lock *lock, int root, unsigned limit_ms, struct err *err)
	__attribute__((warn_unused_result));
void lock_release(struct lock *lock); /* safe on LOCK_INIT, safe twice */

/* Opens only the folders: for what looks and does not write. */
bool lock_look(struct lock *lock, int root);

/*
 * Takes `path`.lock of git's away where it is that file itself, by a second name:
 * libgit2, killed between giving a new file its place and taking the lock away.
 */
void lock_drop_done(int git, const char *path);

void pause_ms(unsigned ms);

#endif
