/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_QUESTION_H
#define TAUT_TENSION_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "base/slice.h"

/*
 * What a report may ask, of the year up to its end: each a question with the
 * days behind it, never a verdict. Their names are those of `answered::`.
 */
enum question_kind {
	QUESTION_ERODING,     /* the vision came down, more than once or by a lot */
	QUESTION_SWINGING,    /* back and forth */
	QUESTION_STILL,       /* checked, but nothing moves */
	QUESTION_UNCHECKED,
	QUESTION_UNSUPPORTED, /* a gap, and no step for it */
	QUESTION_LOOSE,       /* a step for nothing that is still wanted */
	QUESTION_ROSY,        /* a rating up with no facts, or well above what others see */
	QUESTION_FLAT,        /* five equal ratings */
	QUESTION_THERE,       /* no gap, twice running */
	QUESTION_SPREAD,      /* much in focus, or many open steps */
	QUESTION_PAST,        /* the horizon has passed, and there is a gap */
	QUESTION_KINDS
};

#define QUESTION_DAYS 6
#define QUESTIONS_SHOWN 3

struct question {
	enum question_kind kind;
	size_t area;    /* in report.areas, or SLICE_NONE */
	size_t result;  /* in report.results, or SLICE_NONE */
	size_t step;    /* LOOSE: in the areas' steps */
	struct slice id; /* what an answer is for: a result's, a step's; empty: the whole */
	struct slice words; /* LOOSE: the step; ERODING: why it last came down, as the
	                       person wrote it */
	struct slice who;   /* ROSY: whose view it is, if another's is behind it */
	int days[QUESTION_DAYS]; /* behind it, oldest first, the last ones if many; ERODING:
	                            of lowerings, or if there are none, of postponements */
	size_t day_count;
	size_t count;   /* lowerings, reversals, readings, steps: of what it speaks */
	size_t postponed;  /* ERODING: times */
	struct fraction amount; /* ERODING: Σ|lowered|; UNCHECKED: share of the whole gap;
	                           others: the gap (a part of 1, as T is) */
	struct maybe before, after; /* ROSY: the two ratings; ERODING: from which vision at
	                               most to which at last, if both are of its unit;
	                               FLAT, STILL: the last reading in `after` */
	bool after_slip; /* ERODING: within 14 days of a slip */
	bool leads;      /* UNCHECKED: over a third of the whole gap */
	size_t round;    /* how many of its kind matter more */
	bool focus;      /* SPREAD: of results in focus, not of open steps */
};

/* "eroding" …: as it stands in `answered::`. */
const char *question_name(enum question_kind kind);
bool question_parse(struct slice text, enum question_kind *kind);

#endif
