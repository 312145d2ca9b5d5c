/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_TAKEN_H
#define TAUT_TREES_TAKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/slice.h"
#include "store/repo.h"

/* The names of one folder, and what stands under each; another name for a file. */
struct taken_name {
	struct slice name;
	struct version file; /* none: a folder, or it is only not to be used */
};

struct taken {
	struct taken_name *items; /* by name */
	size_t count, room;
	struct names folds; /* of these without case, sorted; empty until they are asked for */
	struct names given; /* of those given since, without case */
};

/* In the order of the names (bytes), each once; they must live as long. */
void taken_add(struct taken *taken, struct slice name, const struct version *file);
void taken_release(struct taken *taken);

/* Whether none is the same without case: a phone or a Mac has only one of them. */
bool taken_is_free(struct taken *taken, struct slice name);
void taken_give(struct taken *taken, struct slice name); /* it is not free any more */

/*
 * Where a file stands whose name another has: "photo.2.jpg", the first that is
 * free. False: the same bytes stand under such a name already, which is as
 * good. `out` is empty before.
 */
bool taken_second(struct taken *taken, struct slice name, const struct version *file,
	struct buf *out);

/* Adds the name with a long stem cut, so that a number has room behind it. */
void taken_shorten(struct buf *out, struct slice name);

#endif
