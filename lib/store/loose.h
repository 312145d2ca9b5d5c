/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_LOOSE_H
#define TAUT_STORE_LOOSE_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "store/reach.h"
#include "store/repo.h"

/*
 * What `git add` left of a page before it was sealed: a loose object that no
 * name leads to any more, and that git would keep for weeks.
 */

/*
 * Unlinks the blob if it is a loose object and nothing reaches it: no
 * reference, no reflog, no index, nothing that is under way; true if it did.
 * In doubt (git is at work, something is missing, too much to read) it stays.
 * All of the history is walked: times would be a wrong bound, since git sets
 * that of an object anew when the same bytes are added once more, and a copied
 * journal has none of the old ones. So it costs a walk (0.1 s for 3,650 days),
 * but only where such an object is there at all; else one lstat().
 *
 * The caller must not hold .git/index.lock: that is taken here, to keep out
 * whoever might add the blob meanwhile. What a repository that borrows our
 * objects (`git clone --shared`) reaches cannot be known.
 */
bool loose_forget(struct repo *repo, const git_oid *id);

/* The same if it holds a line that would not pass the gate at `path`. */
bool loose_forget_unsealed(struct repo *repo, const char *path, const git_oid *id);

/* The same for one that `reach`, run to its end, has not met. */
bool loose_drop(struct reach *reach, const git_oid *id);

/*
 * Each blob in git's store that `reach`, run to its end, has not met and no
 * index names, and that holds a line which would not pass the gate in a page.
 * `packed`: it is in a pack (a cruft pack of `git gc`), so loose_drop() is of
 * no use. True if all were looked at.
 */
typedef void loose_each(const git_oid *id, size_t line, bool packed, void *context);
bool loose_unsealed(struct reach *reach, loose_each *each, void *context);

#endif
