/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_GATE_H
#define TAUT_SEAL_GATE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "seal/trust.h"

/*
 * What every byte passes on its way into a commit, in memory and before
 * anything is hashed or written: `private` fences become `age` fences, sealed
 * to the recipients that this clone trusts. What is not plainly one or the
 * other is refused, path by path. Only pages (*.md, in any case) can hold
 * passages: one that begins in another text (*.txt, *.markdown, *.mdown) is
 * refused, and all else goes through as it is.
 */
struct gate {
	int taut;           /* .git/taut, or -1; read when there is something to seal */
	bool read;
	struct trust trust;
	struct err why;     /* why there is nobody to seal to */
	size_t sealed;      /* passages so far */
};

#define GATE_INIT { .taut = -1 }

/*
 * Appends to `out` what may be committed at `path`. A refusal names path and
 * line, never text; `out` is as it was then. ERR_FORMAT: a fence that does not
 * close, that holds another, or a near miss; a sealed one that is not one armor
 * and nothing else; the word in UTF-16. ERR_KEY: nobody to seal to.
 */
bool gate_pass(struct gate *gate, const char *path, struct slice bytes, struct buf *out,
	struct err *err) __attribute__((warn_unused_result));

/* Whether what stands there is looked at. */
bool gate_reads(const char *path);

/* Whether the bytes would not pass as they are: something to seal or to refuse. */
bool gate_concerns(const char *path, struct slice bytes);

/* The first line that opens a `private` fence, is a near miss, or stands in a
 * sealed passage and is none of its armor; for who looks for plain passages in
 * a history or an index: 0 if there is none. */
size_t gate_unsealed(const char *path, struct slice bytes);

#endif
