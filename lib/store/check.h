/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_CHECK_H
#define TAUT_STORE_CHECK_H

#include <stdbool.h>

#include "store/handedit.h"
#include "store/session.h"

/* What the parts of store_check() share. No message holds a word of a page. */
struct check {
	struct change *change; /* its lock is held only with `fix` */
	bool fix;
	store_finding *each;
	void *context;
};

#define CHECK_NAMED_MAX 10 /* of one kind; more are counted */

void check_say(const struct check *check, enum store_finding_kind kind, const char *name,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* That nobody else may read a path below the root. */
void check_mode(const struct check *check, const char *path, const char *shown);

/* check_private.c: passages in the clear, in the work tree (`sweep` says what
 * of it is not HEAD's), the index, the stash, the history, and unreached. */
bool check_private(const struct check *check, const struct sweep *sweep, struct err *err)
	__attribute__((warn_unused_result));

/* check_beside.c: what editors and taut itself left, hooks, modes, the keys
 * that this clone seals to. */
void check_beside(const struct check *check);

/* check_passages.c: the passages of one page as far as they can be told
 * without the key. */
struct passages {
	const struct check *check;
	struct block *items;
	size_t count, room;
	size_t wrong, twice;
};

void check_passages(struct passages *passages, const char *path, struct slice page);
void passages_release(struct passages *passages); /* says what was not named */

#endif
