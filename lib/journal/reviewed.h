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
	REVIEWED_GAVE,       /* before what was said of letting it go */
	REVIEWED_FREES,
	REVIEWED_FOR,
	REVIEWED_SCENE,      /* of an area: a sentence */
	REVIEWED_SCENE_FIRST,
	REVIEWED_FOCUS,      /* with results behind it */
	REVIEWED_BEFORE,     /* above a quote of what was replaced */
	REVIEWED_LOOK,       /* with a day behind it, which links to its page */
	REVIEWED_COUNT
};

const char *reviewed_text(enum reviewed reviewed, enum language language);

#endif
