/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_REPO_H
#define TAUT_STORE_REPO_H

#include <git2.h>
#include <pthread.h>
#include <stdbool.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/slice.h"

struct store;

/*
 * libgit2's side of a journal. Starting the library takes 8 ms (it reads the
 * system's certificates), so it starts in a thread of its own while the
 * change is built and written; repo_ready() waits for it. Between the two
 * nothing else may call libgit2.
 */
struct repo {
	char *root;
	git_repository *git;
	struct buf index;     /* git's index, its bytes as `index_stat` saw them */
	struct stat index_stat;
	bool index_known;     /* they are of the form that entries.h splices */
	git_index *entries;   /* the same by libgit2, as `taken` saw it; or NULL */
	struct stat taken;
	pthread_t thread;
	bool running;
	bool ok;
	struct err err;       /* why not ok */
};

/* Begins to open the repository, once. Holds no lock of git. */
void repo_start(struct store *store);

/* Waits until it is open. Refusals name the git command that undoes them. */
bool repo_ready(struct store *store, struct err *err) __attribute__((warn_unused_result));
void repo_free(struct repo *repo);

/* libgit2 for as long as the caller needs it, counted. */
void repo_library_begin(void);

/* Copies libgit2's last message behind the text. Returns false, always. */
bool err_git(struct err *err, enum err_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Who commits: user.name and user.email, else made from the system's user. */
bool repo_signature(struct repo *repo, const struct clock *clock, git_signature **out,
	struct err *err) __attribute__((warn_unused_result));

/* One version of one file: there with its blob, or not there. */
struct version {
	bool there;
	git_oid id;
};

bool version_equal(const struct version *a, const struct version *b);
void version_of(struct version *version, struct slice bytes); /* hashes only */

/* The blob's bytes, appended; nothing for a version that is not there. */
bool version_read(struct repo *repo, const struct version *version, struct buf *out,
	struct err *err) __attribute__((warn_unused_result));

/*
 * Where HEAD is. `why` is set when no commit can be made now: HEAD detached,
 * or a merge, rebase, cherry-pick or revert under way.
 */
struct head {
	char branch[512];
	bool unborn;
	git_oid commit;
	git_tree *tree;   /* NULL while unborn */
	char why[200];
};

bool head_read(struct head *head, struct repo *repo, struct err *err)
	__attribute__((warn_unused_result));
void head_release(struct head *head);
void head_find(const struct head *head, const char *path, struct version *version);

/* The same in any tree; NULL has nothing. */
void tree_find(const git_tree *tree, const char *path, struct version *version);

#endif
