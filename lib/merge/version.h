/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_VERSION_H
#define TAUT_MERGE_VERSION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * How a text is written, apart from its lines: they are merged with LF alone,
 * so that a file which another editor saved with CRLF is no other text.
 */
enum ending {
	ENDING_NONE, /* no line has one */
	ENDING_LF,
	ENDING_CRLF,
	ENDING_CR,
	ENDING_MIXED,
};

struct version {
	struct buf text;       /* without mark; every line ends with LF */
	bool mark;             /* a byte-order mark stood before it */
	bool final;            /* its last line had an ending */
	enum ending style;     /* of all its lines */
	unsigned char *each;   /* an `enum ending` a line, if they are mixed */
	size_t *starts;        /* … and where in `text` each of them starts */
	size_t lines;
};

void version_init(struct version *version, struct slice bytes);
void version_release(struct version *version);

/* How the line at this place of `text` ended; for a mixed one. */
enum ending version_ending(const struct version *version, size_t at);

/* How a merged text is written: each of these changes three ways. */
struct written {
	bool mark;
	bool final;
	enum ending style; /* ENDING_MIXED: each line as where it comes from */
};

struct written version_merge(const struct version *base, const struct version *a,
	const struct version *b);
const char *ending_text(enum ending ending);

#endif
