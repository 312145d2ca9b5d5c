/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_HOOKS_H
#define TAUT_STORE_HOOKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "store/repo.h"

/*
 * git's hooks that ask taut: a help for who uses git by hand, no guard, for
 * much passes them (--no-verify, a merge, a stash). One that a person wrote
 * is never touched.
 */
enum hook_state {
	HOOK_THERE,     /* it asks taut: ours, or a person's that does */
	HOOK_MISSING,
	HOOK_IDLE,      /* asks taut, but git may not run it */
	HOOK_OWN,       /* a person's own, which does not ask taut */
	HOOK_ELSEWHERE, /* core.hooksPath: git does not look for it in .git/hooks */
};

#define HOOKS 2
extern const char *const hook_names[HOOKS]; /* "pre-commit", "pre-push" */

enum hook_state hook_look(struct repo *repo, const char *name);

/* Whether running it would tell nothing to who asks the same himself: there is
 * none, or it is ours as it was written. */
bool hook_adds_nothing(struct repo *repo, const char *name);

/* Writes it where it is missing, and lets git run ours. ERR_SYSTEM. */
bool hook_write(struct repo *repo, const char *name, struct err *err)
	__attribute__((warn_unused_result));

#endif
