/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_FILE_H
#define TAUT_MERGE_FILE_H

#include "merge/merge.h"

/* Which merge a file of the journal gets, told by its path alone. */
enum merge_rule {
	MERGE_PAGE,       /* *.md: merge_page() */
	MERGE_RECIPIENTS, /* .taut/recipients: a set of lines; removed on one side is removed */
	MERGE_SETTINGS,   /* .taut/config: by key; changed on both: the greater, the other said */
	MERGE_GREATER,    /* .taut/format: the greater number */
	MERGE_BOTH,       /* anything else (identities, attachments): both are kept, see below */
};

enum merge_rule merge_rule_of(const char *path);

/* By the rule of the path, with the laws of merge.h; not for MERGE_BOTH. A
 * file that one side has not is an empty text. */
void merge_file(struct merged *out, const char *path, struct slice base, struct slice a,
	struct slice b);

/*
 * MERGE_BOTH, changed in two ways: the smaller (slice.h) keeps the path, the other
 * stands beside it under this name: "photo.2.jpg", "….2.age"; n from 2.
 */
void merge_second_name(struct buf *out, const char *path, unsigned n);

#endif
