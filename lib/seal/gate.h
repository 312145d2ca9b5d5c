/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_GATE_H
#define TAUT_SEAL_GATE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * What every byte passes on its way into a commit, in memory and before
 * anything is hashed or written. Lexical: it knows no CommonMark, since a
 * tree hides fences in lists, comments and lazy lines. A path whose text has
 * a `private` fence, or a near miss of one, is refused: taut cannot seal yet.
 */

/*
 * Appends to `out` what may be committed at `path`. A refusal is ERR_FORMAT
 * naming path and line, never text; `out` is as it was then.
 */
bool gate_pass(const char *path, struct slice bytes, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));

#endif
