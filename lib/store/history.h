/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_HISTORY_H
#define TAUT_STORE_HISTORY_H

#include <git2.h>
#include <stdbool.h>

#include "base/err.h"
#include "base/slice.h"
#include "store/change.h"

struct repo;

/* The value of a trailer, a slice of the message; the last one counts. */
bool trailer_find(const char *message, const char *key, struct slice *value);

/* A walk from HEAD, newest first, no child behind its parent. */
bool history_begin(struct repo *repo, git_revwalk **walk, struct err *err)
	__attribute__((warn_unused_result));

#endif
