/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_QUOTED_H
#define TAUT_CMD_REVIEW_QUOTED_H

#include "base/buf.h"
#include "doc/document.h"
#include "journal/language.h"
#include "tension/report.h"

/*
 * What was replaced, for the page of a year, so that it can be read there still. A
 * private passage stays the passage that it is, sealed or to be sealed.
 */

/* Adds a blank line, "Before:" and the text as a quote, to be wiped; nothing where there
 * was no text, or the same as now. */
void quoted_before(struct buf *out, struct slice before, struct slice now,
	enum language language);

/* What a year's account says first, in the words that are read on the screen, so in its
 * language, whatever that of the journal; nothing where there were no results. */
void quoted_account(struct buf *out, const struct report *report);

/* The text of a section itself, without front matter. */
struct slice quoted_section(const struct document *page, size_t section);

#endif
