/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_SIDES_H
#define TAUT_TREES_SIDES_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/file.h"
#include "merge/merge.h"
#include "store/repo.h"

/* Three trees into one, folder by folder with all three in step. */

struct trees_file {
	char *path;
	struct version base, ours, theirs;
	bool there;          /* in the merge; false: it goes */
	struct version made; /* of bytes that git has already (a side's) … */
	struct merged text;  /* … or, `fresh`, made by the merge; the notes are of either */
	bool fresh;
};

/* Every file where the merge is another than ours, by path (bytes). */
struct trees {
	struct trees_file *items;
	size_t count, room;
	struct names revived;  /* paths of either side: changed here, deleted there */
	bool ours_is_base;   /* nothing to merge: theirs as it is */
};

struct sides_order {
	git_odb *odb;
	const git_oid *base, *ours, *theirs; /* trees; NULL has nothing */
	bool lenient; /* of a link or submodule that both changed the base's is kept */
};

/*
 * ERR_FORMAT: a link or a submodule that theirs changed, a folder too deep, too
 * large or malformed; ERR_SYSTEM: an object cannot be read. `trees` is empty
 * before and to be released in any case; `ours_is_base` is not set.
 */
bool sides_merge(struct trees *trees, const struct sides_order *order, struct err *err)
	__attribute__((warn_unused_result));
void trees_release(struct trees *trees); /* safe on all-zero */

#endif
