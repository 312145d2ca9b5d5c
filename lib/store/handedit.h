/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_HANDEDIT_H
#define TAUT_STORE_HANDEDIT_H

#include <stdbool.h>
#include <time.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "store/change.h"
#include "store/repo.h"
#include "store/work.h"

/* What a person saved in the work tree with another program than taut. */

struct handedit_rules {
	struct timespec now; /* by the file system's clock */
	bool foreground;
};

/* Whether the edit may be taken in now; if not, *why becomes the reason, to
 * stand behind "left for next time: ". `empty_before` is HEAD's text. */
bool handedit_is_settled(const struct work *work, const struct work_file *file,
	const struct handedit_rules *rules, const char **why);

/* An emptied page is no edit: an editor that failed leaves one. */
bool handedit_is_emptied(const struct work_file *file, const struct version *head);

/*
 * Work tree against HEAD, by the layout's paths, sorted. `changed` gets what
 * differs; `strange` counts files that the layout does not name. Both may be
 * NULL. Trusts stat data that git's index holds.
 */
struct sweep {
	bool sealing; /* wanted too: pages as HEAD has them, with plain passages in them … */
	git_oid since; /* … that are new since this tree; zero: all */
	struct names changed;
	size_t strange;
	size_t in_head, in_work; /* files of the layout */
	struct names new; /* for sweep_run() itself */
	bool all_new;
};

bool sweep_run(struct sweep *sweep, struct repo *repo, const struct head *head, int root,
	struct err *err) __attribute__((warn_unused_result));
void sweep_release(struct sweep *sweep);

#endif
