/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_TREES_H
#define TAUT_SYNC_TREES_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "merge/merge.h"
#include "store/repo.h"

/*
 * Two commits into one, in memory: whole trees by the merge of single files.
 * Symmetric like that: whichever side is called ours, the files are the same.
 * No rename detection. Nothing is written, to disk or to git's objects.
 */
struct trees_file {
	char *path;
	struct version base, ours, theirs;
	bool there;          /* in the merge; false: it goes */
	struct version made; /* of bytes that git has already (a side's) … */
	struct merged text;  /* … or, `fresh`, made by the merge */
	bool fresh;
};

/* Every file where the merge is another than ours, by path (bytes). */
struct trees {
	struct trees_file *items;
	size_t count, room;
	size_t same_as_theirs; /* of these; if `ours` has nothing of its own all are */
	bool ours_is_base;     /* nothing to merge: theirs as it is */
};

struct trees_order {
	git_repository *git;
	const git_oid *ours, *theirs; /* commits; `ours` NULL: none yet */
	const git_oid *theirs_tree;   /* theirs made even, instead of its own; or NULL */
	bool unrelated;               /* without a common commit: with an empty base */
};

/*
 * ERR_FORMAT: unrelated histories (unless asked for). ERR_SYSTEM: an object is
 * missing or damaged. Several merge bases are merged first, by time, then id.
 */
bool trees_merge(struct trees *trees, const struct trees_order *order, struct err *err)
	__attribute__((warn_unused_result));
void trees_release(struct trees *trees);

/* How many files the merge would delete that no commit of theirs since the
 * bases deleted (merges aside); at most `limit` are looked for. */
bool trees_unexplained(size_t *count, const struct trees *trees,
	const struct trees_order *order, struct err *err) __attribute__((warn_unused_result));

#endif
