/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_ASK_H
#define TAUT_VIEW_ASK_H

#include "base/buf.h"
#include "tension/report.h"

/* A question in a sentence or two, with the days behind it: what was seen, then
 * what is asked; no verdict. In one line, without an LF. */
void question_text(struct buf *out, const struct report *report,
	const struct question *question);

/* The first one that is about a row; nothing where none is. */
void question_of_row(struct buf *out, const struct report *report, size_t row);

/* What may be answered beside one's own words: "chosen, not-chosen". This is what is
 * kept; what is shown is the same in the person's language, in the same order. */
const char *question_answers(enum question_kind kind);
const char *question_offers(enum question_kind kind);

#endif
