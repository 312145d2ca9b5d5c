/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_TREES_H
#define TAUT_TREES_TREES_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "trees/sides.h"

/*
 * Two commits into one, in memory: whole trees by the merge of single files.
 * Symmetric like that: whichever side is called ours, the files are the same.
 * No rename detection. Nothing is written, to disk or to git's objects.
 */
struct trees_order {
	git_repository *git;
	const git_oid *ours, *theirs; /* commits; `ours` NULL: none yet */
	const git_oid *theirs_tree;   /* theirs made even, instead of its own; or NULL */
	bool unrelated;               /* without a common commit: with an empty base */
};

/*
 * ERR_FORMAT: unrelated histories (unless asked for), a shallow clone that ends
 * where they part, and what sides_merge() says. ERR_SYSTEM: an object cannot be
 * read. Several merge bases are merged first, by time, then id; git has not the
 * bytes of such a `base`.
 * `trees` may be anything before and is empty after a failure.
 */
bool trees_merge(struct trees *trees, const struct trees_order *order, struct err *err)
	__attribute__((warn_unused_result));

/* How many files the merge would delete that no commit of theirs since the
 * bases deleted (merges aside). A history too long for that explains nothing. */
bool trees_unexplained(size_t *count, const struct trees *trees,
	const struct trees_order *order, struct err *err) __attribute__((warn_unused_result));

#endif
