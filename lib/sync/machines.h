/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_MACHINES_H
#define TAUT_SYNC_MACHINES_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/file.h"

/* Which machine wrote what, told by the commits' trailers (Taut-Machine). */
struct machine {
	char *name;        /* as the commits have it: to be escaped */
	struct names days; /* "2026-11-21", each once */
	struct names pages; /* other files, each once */
};

struct machines {
	struct machine *items; /* by name */
	size_t count, room;
};

#define MACHINES_COMMITS 2000 /* older ones than so many are not looked at */

/*
 * Of the commits that `tip` has and `without` has not (a zero id: all). Merges
 * count for nothing. One made by git alone counts for its author.
 */
bool machines_read(struct machines *machines, git_repository *git, const git_oid *tip,
	const git_oid *without, struct err *err) __attribute__((warn_unused_result));
void machines_release(struct machines *machines);

/* The days and pages of all of them together, each once. */
void machines_sum(const struct machines *machines, size_t *days, size_t *pages);

#endif
