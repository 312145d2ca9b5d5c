/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_SWEPT_H
#define TAUT_STORE_SWEPT_H

#include <git2.h>

/*
 * .git/taut/swept: HEAD's tree when all edits by hand had been taken in and
 * every page was looked at for plain passages. Only what is new since then is
 * looked at again. Losing it costs time and nothing else.
 */
void swept_read(int taut, git_oid *tree); /* zero: it is not known */
void swept_write(int taut, const git_oid *tree);

#endif
