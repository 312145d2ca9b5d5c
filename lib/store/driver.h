/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_DRIVER_H
#define TAUT_STORE_DRIVER_H

#include <stdbool.h>

#include "base/err.h"
#include "store/lock.h"
#include "store/repo.h"

/*
 * What git is told in its configuration, so that `git pull` merges a page as
 * taut does: the program behind `merge=taut` of .gitattributes, and that no file
 * is taken for another one renamed. What a person set is never changed.
 */
enum driver_state {
	DRIVER_THERE,   /* as taut would set it: by taut, or by a person */
	DRIVER_MISSING,
	DRIVER_OWN,     /* a person set something else */
};

struct driver {
	enum driver_state program; /* merge.taut.driver */
	enum driver_state renames; /* merge.renames … */
	enum driver_state strategy; /* … and pull.twohead: git's newer strategy, ort, heeds
	                               the former from git 2.50 on only */
};

bool driver_look(struct driver *driver, struct repo *repo, struct err *err)
	__attribute__((warn_unused_result));
bool driver_is_whole(const struct driver *driver); /* nothing is missing */

/*
 * Writes what is missing, in one step: a section without its program would make
 * git die. ERR_BUSY: git is changing the file. The lock is held by the caller.
 */
bool driver_write(struct repo *repo, const struct lock *lock, struct err *err)
	__attribute__((warn_unused_result));

#endif
