/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_FILING_H
#define TAUT_TREES_FILING_H

#include <git2.h>
#include <stdbool.h>

#include "base/err.h"
#include "merge/merge.h"
#include "store/repo.h"

/* One file of three versions into one, or into two. */
enum filing_side {
	FILING_BASE,
	FILING_OURS,
	FILING_THEIRS,
	FILING_SIDES,
};

struct filing {
	struct version versions[FILING_SIDES];
	struct version made;   /* not there: the file goes */
	bool fresh;            /* `text` is the file, and `made` is nothing */
	struct version beside; /* is to stand beside it, under a second name */
	struct merged text;    /* with notes in any case; line 0 is the whole file */
};

#define FILING_INIT { .text = MERGED_INIT }

/* ERR_SYSTEM: an object is missing or damaged. */
bool filing_merge(struct filing *filing, git_odb *odb, const char *path, struct err *err)
	__attribute__((warn_unused_result));

#endif
