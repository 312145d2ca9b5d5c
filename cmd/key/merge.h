/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_MERGE_H
#define TAUT_CMD_KEY_MERGE_H

#include "cmd/key/file.h"

/*
 * Two machines that changed keys apart made two lists, or two files, of one.
 * Related are files that share a secret key; what else lies there is another
 * journal's.
 */

/* Marks those related to `best` in related[KEYFILES_MAX], itself among them. */
void keymerge_related(const struct keyfiles *files, const struct keyfile *best,
	bool related[KEYFILES_MAX]);

/* Whether `best` alone would drop a key or a recipient of another machine. */
bool keymerge_is_needed(const struct keyfiles *files, const struct keyfile *best,
	const bool related[KEYFILES_MAX]);

/*
 * All secret keys, and all recipients of lists that are not older than the
 * pinned one, under a higher serial: the same on whichever machine it is done.
 * A key that another identity had replaced is no recipient any more.
 */
bool keymerge(struct identity *out, const struct keyfiles *files,
	const bool related[KEYFILES_MAX], struct err *err) __attribute__((warn_unused_result));

#endif
