/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_CODE_H
#define TAUT_DOC_CODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/*
 * Code spans: what stands between backticks of a text, where fields, ids and
 * tags are not read. As cmark has it, a run of over 80 backticks opens none,
 * and a backslash before one that would open takes it away.
 */
#define CODE_RUN_MAX 80

struct code {
	struct slice text;
	size_t from; /* what stands before was read, and is outside code */
	size_t last[CODE_RUN_MAX + 1]; /* start + 1 of the last run seen that long */
	bool scanned; /* `last` knows all runs up to the end of the text */
};

void code_init(struct code *code, struct slice text, size_t from);

/* The next code span [start, end), backticks included; false if none is left. */
bool code_next(struct code *code, size_t *start, size_t *end);

#endif
