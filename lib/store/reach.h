/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_REACH_H
#define TAUT_STORE_REACH_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "store/ids.h"
#include "store/repo.h"

/*
 * Everything in git's store that something still reaches: references, the
 * stash, reflogs (of branches that are gone, too), what a merge or rebase that
 * is under way noted, linked work trees. Names are read from the files below
 * .git, and whatever looks like an id there counts: rather one too many.
 */
enum reach_way {
	REACH_REMOTE, /* a remote has it */
	REACH_REF,    /* a branch, a tag … */
	REACH_STASH,
	REACH_OLD,    /* nothing but a reflog, or git's notes to itself */
	REACH_WAYS,
};

struct reach {
	struct repo *repo;
	git_odb *odb;
	int git;            /* .git, open */
	struct ids seen;    /* all that was met: commits, trees, blobs, tags */
	struct ids shallow; /* commits whose parents were never fetched */
	enum reach_way way; /* the first that led to what is being visited … */
	git_oid commit;     /* … and the oldest commit that has it */
	size_t left;        /* objects that may still be read */
	bool limited;       /* that was not enough */
	bool missing;       /* something is named that is not there, or not readable */
};

#define REACH_INIT { .git = -1 }
#define REACH_OBJECTS_MAX 400000u

/* Each blob at each path of each tree, a tree once. Whether to go on. */
typedef bool reach_visit(struct reach *reach, const char *path, const git_oid *id,
	void *context);

/* Visits, way by way. False: stopped by the visitor, or .git cannot be read.
 * Whole only if neither `limited` nor `missing`. */
bool reach_run(struct reach *reach, struct repo *repo, reach_visit *visit, void *context);
void reach_release(struct reach *reach);

/* Whether an index (also of a linked work tree, also one being written)
 * names the object; yes when one cannot be read. */
bool reach_index_has(struct reach *reach, const git_oid *id);

/* Whether all that has a name now was met. */
bool reach_is_current(struct reach *reach);

#endif
