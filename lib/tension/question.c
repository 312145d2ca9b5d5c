/* SPDX-License-Identifier: ISC */
/* The names of the questions, as they stand in the journal. */
#include "tension/question.h"

static const char *const names[QUESTION_KINDS] = {
	[QUESTION_ERODING] = "eroding", [QUESTION_SWINGING] = "swinging",
	[QUESTION_STILL] = "still", [QUESTION_UNCHECKED] = "unchecked",
	[QUESTION_UNSUPPORTED] = "unsupported", [QUESTION_LOOSE] = "loose",
	[QUESTION_ROSY] = "rosy", [QUESTION_FLAT] = "flat", [QUESTION_THERE] = "there",
	[QUESTION_SPREAD] = "spread", [QUESTION_PAST] = "past",
};

const char *
question_name(enum question_kind kind)
{
	return names[kind];
}

bool
question_parse(struct slice text, enum question_kind *kind)
{
	for (unsigned n = 0; n < QUESTION_KINDS; n++) {
		if (slice_is_nocase(text, names[n])) {
			*kind = (enum question_kind)n;
			return true;
		}
	}
	return false;
}
