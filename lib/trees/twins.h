/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_TWINS_H
#define TAUT_TREES_TWINS_H

#include <stddef.h>

#include "base/file.h"
#include "base/slice.h"
#include "trees/folder.h"

/*
 * Names of one folder that are one name on a phone, a Mac or Windows: without
 * case, composed or not. The first by bytes keeps it, unless another is one
 * that the journal is made of; the next becomes "foo~2.md".
 */
struct twins {
	struct names names; /* the new ones, which the folder then borrows */
	struct names was;   /* the old ones, each for one of these */
};

/* `folder` is sorted by name, entries of mode 0 do not count; `path` is where
 * it is, "" or with '/' behind. It is no longer sorted if names were given. */
void twins_part(struct twins *twins, struct folder *folder, struct slice path);
void twins_release(struct twins *twins);

#endif
