/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_PHRASE_H
#define TAUT_VIEW_PHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/slice.h"
#include "tension/report.h"

/*
 * Parts of sentences about a report, in ASCII but for the journal's own words,
 * which come escaped and cut to a length. Private to lib/view.
 */
struct phrase {
	const struct report *report;
	size_t only; /* the one result it is about, or PHRASE_ALL */
	bool single; /* about one result: it need not be named */
};

#define PHRASE_ALL SIZE_MAX

struct phrase phrase_of(const struct report *report);
struct phrase phrase_of_result(const struct report *report, size_t result);

/* What to call a result: its id; its words where it has none but one made up (r1). */
struct slice phrase_name(const struct report_result *result);

/* What to type for an area: its id; its title where that has other letters. */
struct slice phrase_area(const struct report_area *area);

/* The last day that counts: of the span, or today. */
int phrase_last_day(const struct report *report);

/* "run", "run and calm", "run, calm and 2 more": whose changes are of a cause,
 * those that changed most first. */
void phrase_names(struct buf *out, const struct phrase *phrase, enum cause cause);

/* "because the vision for run came down (the knee, May)", and so for each cause. */
void phrase_because(struct buf *out, const struct phrase *phrase, enum cause cause);

/* "run was measured anew (May)": also where that left the gap as it was. */
void phrase_anew(struct buf *out, const struct phrase *phrase);

/* "the knee, May": the reason and month of a change; the month alone without one. */
void phrase_reason(struct buf *out, const struct report *report,
	const struct report_change *change);

/* Whether it gave the vision another value (closing as enough does not). */
bool phrase_is_revision(const struct report_change *change);

/* Somebody's words inside a sentence of ours. */
void phrase_quote(struct buf *out, struct slice words);

/* "1 result", "3 results". */
void phrase_count(struct buf *out, size_t count, const char *one, const char *many);

/* "43": how far something moved, without its sign; "less than 1", not 0. */
void phrase_points(struct buf *out, long points);

/* "62% of the gap was not checked lately.", where it is over a third; else nothing. */
void phrase_unchecked(struct buf *out, const struct report *report);

/* Which end moved, in full sentences: those of view_sentence() but for what is
 * not checked lately. `account` is that of what the phrase is about. */
void phrase_moves(struct buf *out, const struct phrase *phrase, const struct account *account);

/* "today", "6 days ago", "never". */
void phrase_ago(struct buf *out, int day, int today);

/* " 1 past reading was corrected."; nothing if none was. */
void phrase_corrected(struct buf *out, size_t count);

/* What a report leaves out or rests on, a sentence each; nothing if nothing. */
void phrase_notes(struct buf *out, const struct report *report);

#endif
