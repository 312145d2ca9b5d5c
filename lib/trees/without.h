/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_WITHOUT_H
#define TAUT_TREES_WITHOUT_H

#include <stdbool.h>

#include "base/file.h"
#include "base/slice.h"

/* The paths of theirs that a person goes on without. They count for what is
 * refused only: what is left out is gone for the other machines, too. */
struct without {
	const struct names *paths; /* or NULL */
	bool *used;                /* one for each of them */
};

void without_begin(struct without *without, const struct names *paths);
void without_end(struct without *without);

/* Whether one of them is this path, or its harmless form; or, `below`, a folder
 * in which it lies. It is used then. */
bool without_has(struct without *without, struct slice path, bool below);

/* A line for each that was never used. */
void without_say(const struct without *without, struct names *lines);

#endif
