/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_DAYS_H
#define TAUT_JOURNAL_DAYS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "store/store.h"

/*
 * Walking the pages of days, in order of their names; years and months that
 * lie outside the span are not listed. The bytes are read into one buffer,
 * which the visitor may take over.
 */
struct day_page {
	const char *path;
	int day;
	struct buf *bytes;
	void *note; /* what a sieve made of it, or NULL */
};

/* Returns false to stop: with err->kind ERR_NONE for "enough". */
typedef bool days_visit(const struct day_page *page, void *context, struct err *err);

/* `folder` is "entries" or "checks". */
bool days_each(const struct store *store, const char *folder, struct span span, bool backwards,
	days_visit *visit, void *context, struct err *err) __attribute__((warn_unused_result));

#endif
