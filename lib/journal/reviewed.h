/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_REVIEWED_H
#define TAUT_JOURNAL_REVIEWED_H

#include "journal/language.h"

/* The words that taut itself writes into the page of a review, in the journal's
 * language. */
enum reviewed {
	REVIEWED_EYES,       /* of a year ago: what it was, with today's eyes … */
	REVIEWED_THEN,       /* … and as it was written then */
	REVIEWED_CHOSEN,     /* of a lowered vision */
	REVIEWED_NOT_CHOSEN,
	REVIEWED_RESTORED,   /* with the value behind it */
	REVIEWED_LET_GO,     /* of a result: a sentence */
	REVIEWED_STAYS,
	REVIEWED_SCENE,      /* of an area: a sentence */
	REVIEWED_FOCUS,      /* with ids behind it */
	REVIEWED_COUNT
};

const char *reviewed_text(enum reviewed reviewed, enum language language);

#endif
