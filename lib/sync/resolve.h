/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_RESOLVE_H
#define TAUT_SYNC_RESOLVE_H

#include "store/session.h"
#include "trees/filing.h"

/* One file that git could not merge, by the merge of `taut sync`. */
struct conflict {
	char *path;
	struct version versions[FILING_SIDES]; /* of git's index */
	bool strange; /* a link or a submodule is among them */
};

/* What is written to; the lock is held. */
struct resolve {
	struct change *change;
	git_index *index; /* the repository's */
};

/*
 * In the work tree and in the index. `second`, empty before, becomes the path
 * of a version that had to stand beside it. ERR_FORMAT: the file is neither
 * version (somebody has resolved it by hand), the gate refuses it, or taut does
 * not keep two of such a file; ERR_BUSY: an editor or git is at work.
 */
bool resolve_conflict(const struct resolve *resolve, const struct conflict *conflict,
	struct buf *second, struct err *err) __attribute__((warn_unused_result));

/* A file with conflict markers that the index has in one version: in the work
 * tree, and in the index if it was added with them. */
bool resolve_markers(const struct resolve *resolve, const char *path, struct err *err)
	__attribute__((warn_unused_result));

#endif
