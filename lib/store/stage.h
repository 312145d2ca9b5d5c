/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_STAGE_H
#define TAUT_STORE_STAGE_H

#include <stdbool.h>

#include "base/err.h"
#include "store/plan.h"
#include "store/repo.h"
#include "store/work.h"

/*
 * git's index: what `git status` compares the work tree with. It is written
 * while .git/index.lock is held by us, from what stands there then, so that
 * no `git add` is overwritten.
 */

/* Reads its bytes, without libgit2: while that still starts. */
void stage_read(struct repo *repo);

/* Refuses, before anything is written, an index that cannot be kept right. */
bool stage_check(struct repo *repo, struct err *err) __attribute__((warn_unused_result));

/* Reads it into repo->entries, unless what was read still holds. For that a
 * name in .git/taut/tmp is used, so the lock must be held. */
bool stage_load(struct repo *repo, struct err *err) __attribute__((warn_unused_result));

/* The same for who only looks: no name is made and nothing may be written. */
bool stage_look(struct repo *repo, struct err *err) __attribute__((warn_unused_result));

/*
 * Sets the plan's files to their final version, with the work tree's stat data
 * where it is known to be of those bytes, and notes in each what the index had of
 * it (`staged`), unless it was `indexed` before: by then it has ours. Returns 0 or
 * libgit2's code: GIT_ELOCKED when git is at work.
 */
int stage_write(struct repo *repo, struct plan *plan, const struct work *work,
	struct err *err) __attribute__((warn_unused_result));

/* Keeps git from committing, if it lets us: -1, after a while, if it does not. */
int stage_hold(struct repo *repo);
void stage_let_go(struct repo *repo, int held);

/* An index made whole, where there is none yet: an empty one, aside; entries get
 * their stat data; then it takes its place. */
bool stage_new(git_index **out, struct repo *repo, struct err *err)
	__attribute__((warn_unused_result));
void stage_fill(git_index_entry *entry, const struct stat *st);
bool stage_put(git_index *index, struct repo *repo, struct err *err)
	__attribute__((warn_unused_result));

#endif
