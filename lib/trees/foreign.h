/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_FOREIGN_H
#define TAUT_TREES_FOREIGN_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

/* Names that somebody else's program gave, as any file system may have them. */

#define FOREIGN_NAME_MAX 255

/* Why a file of this name is not taken ("has a control character in its name"),
 * or NULL. */
const char *foreign_why(struct slice name);

/* Whether some file system takes it for that name: without case and what HFS+
 * ignores, to the ':' or the last dots and blanks that NTFS leaves out. */
bool foreign_is(struct slice name, const char *known);

/* What two names have in common that are one on some file system. */
void foreign_fold(struct buf *out, struct slice name);

#endif
