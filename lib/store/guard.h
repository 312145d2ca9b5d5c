/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_GUARD_H
#define TAUT_STORE_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "store/outgoing.h"

/*
 * What git's hooks ask, in the repository that git has open: it may be a
 * linked work tree, with its index anywhere.
 */
struct guard {
	git_repository *git;
	const char *index; /* git's, as GIT_INDEX_FILE has it; NULL: the usual one */
};

/* `git_dir` as GIT_DIR has it; NULL: found from the current folder upwards. */
bool guard_open(struct guard *guard, const char *git_dir, const char *index, struct err *err)
	__attribute__((warn_unused_result));
void guard_close(struct guard *guard);

/* Every staged page that is new to HEAD (and to what is being merged) and
 * would not pass the gate; with line 0, an identity file that is damaged. */
typedef void guard_each(const char *path, size_t line, void *context);
bool guard_staged(struct guard *guard, guard_each *each, void *context, struct err *err)
	__attribute__((warn_unused_result));

/* The gate at push for one line of what git tells its hook; `id` and `there`
 * (what the remote's branch has) are hex. Adds to nothing: see outgoing.h. */
bool guard_push(struct guard *guard, const char *remote, const char *id, const char *there,
	struct outgoing *outgoing, struct err *err) __attribute__((warn_unused_result));

/*
 * For `git filter-branch --index-filter`: seals the pages in the index that
 * `commit` (hex) brought. A page that is as it was in a parent becomes what it
 * became there: `after` are the rewritten parents, in order.
 */
bool guard_seal_index(struct guard *guard, const char *commit, char *const *after,
	size_t count, struct err *err) __attribute__((warn_unused_result));

#endif
