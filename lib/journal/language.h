/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_LANGUAGE_H
#define TAUT_JOURNAL_LANGUAGE_H

#include "base/slice.h"

/*
 * The languages that a journal can be kept in: that of the headings taut writes,
 * of a new journal's pages, of a card to a friend. It is the journal's own
 * (journal.language), whatever the screen of whoever reads it speaks.
 */
enum language {
	LANGUAGE_ENGLISH,
	LANGUAGE_GERMAN,
	LANGUAGE_COUNT
};

/* By its tag in any case: "de". LANGUAGE_COUNT: there is no such one. */
enum language language_find(struct slice tag);
const char *language_tag(enum language language);

#endif
