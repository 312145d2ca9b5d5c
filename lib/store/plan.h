/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_PLAN_H
#define TAUT_STORE_PLAN_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "store/repo.h"
#include "store/work.h"

/* Which bytes of which file, without looking at them. */
struct stamp {
	uint64_t inode;
	int64_t size, seconds, nanoseconds; /* of the last change of its bytes */
};

struct stamp stamp_of(const struct stat *st);
bool stamp_equal(const struct stamp *a, const struct stamp *b);

/*
 * What one change does to each file, from the first reading to the commit.
 * `head` is HEAD's version when the change began, `hand` the work tree's if a
 * person left it different from that, `made` what the change makes of it.
 */
struct plan_file {
	struct work_file work;
	bool put;        /* by the command; otherwise only taken in */
	bool edited;     /* by hand before: `hand` is committed below */
	struct version head, hand, made;
	struct version staged; /* what git's index had when this change first wrote it */

	/* What was read holds plain private passages. No id of it is written down:
	 * it is known again by `read`, and `hand` is of what the gate made of it. */
	bool plain;
	struct version raw; /* its id, should somebody's `git add` have made it */
	struct stamp read;
	struct buf gated; /* empty if the gate refused it: then it is not `edited` */

	/* Of a merge: git has it, and the work tree keeps what it has. */
	bool tree_only;
	/* Of a merge: an edit by hand that may not be committed yet is merged into
	 * work.now, and `bytes` are what is committed. */
	bool apart;
	struct buf bytes;
	bool stored; /* `made` is an object already */
};

/* A commit of another machine that this change brings in. */
struct plan_join {
	bool there;
	git_oid commit;
	bool as_it_is; /* nothing to merge: the branch moves on to it */
};

struct plan {
	struct plan_file *files;
	size_t count, room;
	struct buf subject;  /* the commit's first line */
	struct buf trailers; /* "Key: value" lines but Taut-Command and Taut-Clone */
	char command[32];
	bool had_head;
	git_oid head;
	struct plan_join join;
	bool indexed; /* git's index was written for it */
};

#define PLAN_INIT { .subject = BUF_INIT, .trailers = BUF_INIT }

void plan_clear(struct plan *plan); /* keeps the command */
void plan_release(struct plan *plan);

/* NULL if the plan does not have the path. Valid until the next plan_add(). */
struct plan_file *plan_find(struct plan *plan, const char *path);
struct plan_file *plan_add(struct plan *plan, const char *path);

/* Takes the file out again. */
void plan_drop(struct plan *plan, size_t at);

/* The version the file ends up with: made, or hand if it is only taken in. */
const struct version *plan_final(const struct plan_file *file);

#endif
