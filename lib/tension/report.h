/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_REPORT_H
#define TAUT_TENSION_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/fraction.h"
#include "base/slice.h"
#include "tension/band.h"
#include "tension/event.h"
#include "tension/ledger.h"
#include "tension/pace.h"
#include "tension/question.h"
#include "tension/track.h"

/*
 * What `tension` has to say, as plain data: text, bars and JSON are all made
 * from this, so they cannot disagree. Slices are borrowed from the journal;
 * report_release() frees the arrays and fractions.
 */
struct report_result {
	size_t subject;          /* in the replay's subjects: no other has it */
	struct slice id;
	struct slice text;
	struct slice unit;       /* "km", "/10", or empty */
	size_t area;             /* in report.areas */
	struct standing standing;
	struct account account;  /* of this result in this area */
	bool here;               /* it stands in this area now (else it has moved on) */
	bool unchecked;          /* live, known, and last checked over 2c days ago */
	bool waiting;            /* live, with a number to come: not yet checked */
	bool words_only;         /* live, with no number: checked in words */
	bool enough;             /* its line says: closed as enough, not let go */
	bool focus;              /* today; the past has none */
	struct slice facts;      /* what its last look said in words, if it was sought */
	size_t others_views;     /* of it, in the span: beside, not in the gap */
	size_t corrected;        /* past readings of it, in place */
	const struct track *track; /* all that happened to it, not only in the span */
	struct band band;        /* of what is unchecked */
	struct pace pace;        /* once it was asked for: report_fill_pace() */
	bool bare;               /* its last reading has no facts beside it */
	bool by_hand;            /* its vision was edited by hand and not yet recorded */
	int checked_day;         /* DAY_NONE: never */
	int horizon_day;         /* DAY_NONE: none */
	size_t commitments;      /* open steps for it */
	int action_day;          /* a step for it was last kept or done; DAY_NONE: never */
};

struct report_area {
	struct slice id;
	struct slice title;
	struct account account;
	size_t first, end;       /* in report.results */
	bool retired;
};

/* A choice about the vision in the span that changed the gap: for labels and reasons. */
struct report_change {
	enum cause cause;        /* RAISED, LOWERED, NEW, GONE, REMEASURED, MOVED */
	int day;
	size_t result;           /* in report.results: its row in the area where it stood then */
	size_t area;             /* which that is; MOVED stands once in each of the two */
	struct maybe before, after; /* the vision; for GONE after is unknown */
	struct fraction points;  /* T after − T before, there */
	struct slice reason;     /* may be empty */
};

/* A step between reality and vision; for a page of one result. */
struct report_step {
	size_t result;           /* in report.results */
	struct slice text;
	bool open;
	int day;                 /* open: when it is due; else when it was done; or DAY_NONE */
	size_t kept, times;      /* how often it was kept, of how often it came, in the span */
};

struct report {
	struct span span;
	int today;
	int cadence[2];          /* days that a look is fresh: of all results; of those in focus */
	bool whole_year;         /* the span is a calendar year: `year` */
	int year;
	bool now_only;           /* asked for where things stand, not for a span */
	struct account whole;
	struct report_area *areas;
	size_t area_count, area_room;
	struct report_result *results;
	size_t result_count, result_room;
	struct report_change *changes; /* in order of day */
	size_t change_count, change_room;
	struct report_step *steps; /* those done stand behind those open */
	size_t step_count, step_room;
	struct fraction unchecked; /* T of unchecked results, summed */
	struct fraction measured, factual, bare; /* T of what was checked: that is measured, or
	                                            rated with facts, or rated bare */
	struct question *questions; /* what matters most first; all, the muted left out */
	size_t question_count, question_room;
	size_t not_yet_checked;
	size_t not_understood;   /* lines of files */
	size_t not_opened;       /* private passages */
	size_t later;            /* events after today: not counted */
	size_t corrected;        /* past readings corrected in place */
	size_t words_only;       /* live results without a number */
	size_t others_views;
};

/* An empty report; a report that is all zero may be released, but no more. */
void report_init(struct report *report);
void report_release(struct report *report); /* safe twice */
void report_result_release(struct report_result *result); /* one of its rows */

/* What the gap of a row rests on. */
enum rest { REST_MEASURED, REST_FACTUAL, REST_BARE, REST_UNCHECKED, REST_COUNT };
enum rest report_rest(const struct report_result *result);

/* One more, with its fractions at zero and its days at DAY_NONE; what was
 * handed out before of the same kind may have moved. */
struct report_area *report_add_area(struct report *report);
struct report_result *report_add_result(struct report *report);
struct report_change *report_add_change(struct report *report);
void report_add_step(struct report *report, const struct report_step *step);

/*
 * The first day on which the result counts as not checked lately, if its last check
 * was on `checked`; INT_MIN: since ever. What was in focus on a day of the past is
 * not known: only since the last check does that of today count.
 */
int report_late_day(const struct report *report, const struct report_result *result,
	int checked);

/* Adds what the result of a row did in all areas where it stood in the span. */
void report_add_accounts(const struct report *report, size_t row, struct account *out);

#endif
