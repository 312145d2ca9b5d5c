/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_SUBJECT_H
#define TAUT_TENSION_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"
#include "journal/area.h"

/*
 * What events may be about: every result that an area's page has, and every
 * one that an event chose, by id. A subject's index is its ledger's too.
 */
enum subject_ask {
	ASK_NOTHING,
	ASK_GONE,      /* its line is no longer in the page: let go? */
	ASK_REMEASURE, /* unit or side changed by hand: no revision */
};

struct subject {
	char *id;                  /* "" until it gets one */
	char *text;
	char *unit;
	const struct result *line; /* in the pages; NULL: gone */
	bool twice;                /* another line has its id and its words */
	bool by_hand;              /* its page says more than its events do */
	int postponed_to;          /* the last later horizon told: told twice, it counts once */
	size_t others_views;       /* by others, within the period */
	size_t corrected;          /* past readings, in place */
	bool waits_for_first;      /* chosen from `?`: from₀ is not frozen yet … */
	int waits_day;             /* … on the item of this day's check file */
	size_t waits_line;         /* that begins in this line, from 0 */
	enum subject_ask ask;
};

struct subjects {
	struct subject *items;
	size_t count, room;
	size_t *slots;             /* open hashing by id; SLICE_NONE: free */
	size_t slot_count;
};

/* Adds one; returns its index. */
size_t subjects_add(struct subjects *subjects, struct slice id, struct slice text,
	struct slice unit);

/* By id, without case; among several with one id the one of these words, else
 * the first. SLICE_NONE: no such. */
size_t subjects_find(const struct subjects *subjects, struct slice id, struct slice words);
void subjects_release(struct subjects *subjects);

#endif
