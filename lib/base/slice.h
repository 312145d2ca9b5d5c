/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_SLICE_H
#define TAUT_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Bytes that somebody else owns. A slice may hold any byte and has no NUL
 * behind it; print it with "%.*s" and SLICE_ARG, or better through a buf.
 */
struct slice {
	const char *ptr;
	size_t len;
};

#define SLICE_EMPTY ((struct slice){ "", 0 })
#define SLICE_NONE SIZE_MAX /* what the find functions return for "not there" */
#define SLICE_ARG(s) ((int)(s).len), (s).ptr

struct slice slice_of(const char *text);
struct slice slice_part(struct slice s, size_t start, size_t end);
struct slice slice_from(struct slice s, size_t start);

bool slice_equal(struct slice a, struct slice b);
bool slice_is(struct slice s, const char *text);
bool slice_is_nocase(struct slice s, const char *text); /* ASCII case only */
bool slice_starts(struct slice s, const char *text);
bool slice_ends(struct slice s, const char *text);

/* By bytes, as memcmp; a shorter one that is a beginning comes first. */
int slice_compare(struct slice a, struct slice b);

/* Shorter, or as long and before it by bytes; of equal ones none is. */
bool slice_is_smaller(struct slice a, struct slice b);

/* Where it is first found, or SLICE_NONE. */
size_t slice_find(struct slice s, const char *text);
size_t slice_find_char(struct slice s, char c);
size_t slice_find_last(struct slice s, const char *text);

/* Without blanks (space, tab, line ends) at both ends, or at one. */
struct slice slice_trim(struct slice s);
struct slice slice_trim_end(struct slice s);

/*
 * The part before the separator; *rest becomes what is behind it. Without
 * a separator the whole is returned and *rest is empty with a NULL ptr.
 */
struct slice slice_cut(struct slice *rest, char separator);

/* The next run of non-blanks; false at the end. */
bool slice_word(struct slice *rest, struct slice *word);

/* A copy with a NUL behind it; the caller frees it. */
char *slice_copy(struct slice s);

#endif
