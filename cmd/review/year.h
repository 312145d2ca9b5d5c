/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_YEAR_H
#define TAUT_CMD_REVIEW_YEAR_H

#include "cmd/ask/dialogue.h"
#include "doc/document.h"
#include "journal/area.h"
#include "journal/review.h"
#include "store/change.h"
#include "tension/report.h"

/*
 * The review of a year, step by step. Invariant: what a step changes and its
 * section of the page are one commit, made before the next step begins; so
 * whatever stops a review, it goes on behind the last section that is there; but first
 * with what was stopped in the middle (cmd/review/stopped.h).
 */
struct year {
	struct session *session;
	int number;           /* 2026: as it is typed, and as its page is called */
	struct span span;     /* its days */
	struct document page; /* as it is when a step begins; no bytes: there is none yet */
	bool editor;          /* -e */
	bool asked;           /* a dialogue of it was begun: the keys were told */
	struct buf draft;     /* the name of the drafts of the dialogue at work */
	struct names done;    /* what of the step at work was answered, now or before */
	size_t left;          /* questions of it that were not asked, when it was stopped */
};

/*
 * One step: shows what the journal knows of it, asks, and writes. It says itself
 * what it did (save(), cmd/work.h). Passed by altogether it is true, and nothing
 * is written. *stopped: Ctrl-D; what was given is saved, and the review stops.
 */
struct year_step {
	const char *name; /* as it is typed: walk, reality, moved, held, thanks, let-go,
	                     purpose, vision, step, letter, chosen */
	enum review_section section;
	bool (*run)(struct year *year, bool *stopped, struct err *err);
};

extern const struct year_step year_walk, year_reality, year_moved, year_held, year_thanks,
	year_let_go, year_purpose, year_vision, year_first_step, year_letter,
	year_chosen; /* asks nothing: purpose and visions, copied. With it a year is over */

/*
 * ask_run() of a step, with drafts of its own for each year:
 *
 *	struct ask ask;
 *	bool ok = year_ask(year, &flow, &ask, err) && write(…, &ask.answers, err);
 *
 *	*stopped = ask.stopped;
 *	return ask_end(year->session, &ask, ok, err);
 */
bool year_ask(struct year *year, const struct ask_flow *flow, struct ask *ask, struct err *err)
	__attribute__((warn_unused_result));

/*
 * What was asked about, as it is within the change: it may have got an id since, or be
 * gone. ERR_NAME then, so that no answer is dropped.
 */
bool year_line(const struct areas *areas, const struct result *asked, struct result **line,
	struct err *err) __attribute__((warn_unused_result));

/* The same, and ERR_USAGE for one that was closed since. */
bool year_live_line(const struct areas *areas, const struct result *asked, struct result **line,
	struct err *err) __attribute__((warn_unused_result));

/* What is shown before the questions, or between them; escaped by the caller. */
void year_tell(const struct year *year, struct slice text);

/* Which end moved, as `tension --year` has it, of the report of the year's span. */
void year_tell_account(const struct year *year, struct report *report);

/* Puts a section into the page, within a change_build, and words the commit. */
bool year_section(const struct year *year, struct change *change,
	const struct review_text *text, struct err *err) __attribute__((warn_unused_result));

/* The same as a change of its own, for a step that changes nothing else; nothing
 * where there are no words. */
bool year_save(const struct year *year, const struct review_text *text, struct err *err)
	__attribute__((warn_unused_result));

/* Goes on behind the last section; `step`: that one alone (NULL: all that are left);
 * `anew`: from the first. */
struct year_order {
	int number;
	const char *step;
	bool anew, editor;
};
bool year_run(struct session *session, const struct year_order *order, struct err *err)
	__attribute__((warn_unused_result));

const char *year_step_name(size_t n); /* in their order; NULL behind the last */

/* The page of a year, or of no bytes; its span. */
bool year_open(struct year *year, struct session *session, int number, struct err *err)
	__attribute__((warn_unused_result));
void year_close(struct year *year);
bool year_is_left(const struct year *year); /* not all of it was gone through */
struct slice year_begins(const struct session *session); /* "MM-DD" */

#endif
