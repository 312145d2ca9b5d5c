/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_FORMAT_H
#define TAUT_TREES_FORMAT_H

#include <git2.h>
#include <stdbool.h>

#include "base/err.h"

/*
 * Whether a tree is a journal that this taut may write to: by .taut/format, or
 * `areas` beside `entries` or `checks`, as a person makes one by hand. *number:
 * false if that file is there and holds none. ERR_NEWER; ERR_FORMAT: no journal;
 * ERR_SYSTEM.
 */
bool format_check(git_odb *odb, const git_oid *tree, bool *number, struct err *err)
	__attribute__((warn_unused_result));

/* Whether this blob can be settings. What cannot be read would stop every command
 * here, the next sync too. */
bool format_settings(git_odb *odb, const git_oid *id);

#endif
