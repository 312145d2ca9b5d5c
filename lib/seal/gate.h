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
 * other is refused, path by path; only pages (*.md) can hold passages.
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
 * close, that holds another, or a near miss; ERR_KEY: nobody to seal to.
 */
bool gate_pass(struct gate *gate, const char *path, struct slice bytes, struct buf *out,
	struct err *err) __attribute__((warn_unused_result));

/* Whether the bytes would not pass as they are: something to seal or to refuse. */
bool gate_concerns(const char *path, struct slice bytes);

/* The first line that opens a `private` fence or is a near miss, for who looks
 * for plain passages in a history or an index: 0 if there is none. */
size_t gate_unsealed(const char *path, struct slice bytes);

#endif
