/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_JOURNAL_H
#define TAUT_JOURNAL_JOURNAL_H

#include <stdbool.h>

#include "base/err.h"
#include "journal/settings.h"
#include "store/change.h"
#include "store/store.h"

/* An open journal: its folder, its settings, its format. */
struct journal {
	struct store store;
	struct settings settings; /* the journal's and the person's */
	int format;               /* of .taut/format; LAYOUT_FORMAT if there is none */
};

/*
 * The folder, at `start` or above it, that holds `.taut/format`, or, written
 * by hand, `areas` beside `entries` or `checks`: its path, which the caller
 * frees; NULL if there is none.
 */
char *journal_find_above(const char *start);

/* Whether a folder looks like a journal: `.taut`, `areas`, `entries` or `checks`. */
bool journal_is(const char *path);

/*
 * Opens it for reading; writes nothing and starts nothing. ERR_JOURNAL if it
 * is none. `journal->settings` may hold the person's settings already.
 */
bool journal_open(struct journal *journal, const char *path, struct err *err)
	__attribute__((warn_unused_result));
void journal_close(struct journal *journal); /* safe on all-zero */

/* ERR_NEWER if a newer taut wrote it: reading goes on, writing does not. */
bool journal_may_write(const struct journal *journal, struct err *err)
	__attribute__((warn_unused_result));

/* The language of the journal that a change is of, as the change has it so far;
 * English where nothing says which. */
enum language journal_language(struct change *change);

/*
 * What `init` puts where it is missing: format, config, README, areas,
 * .gitattributes, .gitignore. A change_build function with this context.
 */
struct journal_begin {
	const struct store *store;
	const char *zone;       /* for journal.zone; "" for none */
	enum language language; /* of a journal that does not say its own yet */
};
bool journal_build(struct change *change, void *begin, struct err *err)
	__attribute__((warn_unused_result));

#endif
