/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_CARD_WORDS_H
#define TAUT_JOURNAL_CARD_WORDS_H

#include "journal/language.h"

/* The words before the colons, in the order of the card. */
enum card_label {
	CARD_NOW,
	CARD_SEEN,
	CARD_TRY,
	CARD_LABELS
};

/* What stands on a card, in the order of the card. */
struct card_words {
	const char *hello; /* with the name and a comma behind it */
	const char *wanted;
	const char *anchors, *scale, *measured; /* "I measure it in", a unit, a full stop */
	const char *advice;
	const char *where; /* then one of these, and `if_any`; or `in_words` */
	const char *rated, *in_unit, *number, *if_any, *in_words;
	const char *seen, *try;
	const char *please;
	const char *rating; /* what stands for the unit of a rating: "0 to 10" */
	const char *labels[CARD_LABELS]; /* ASCII: compared without case */
	const char *thanks;
};

/* By the language of the journal, or of whoever sent it back. */
extern const struct card_words card_words[LANGUAGE_COUNT];

#endif
