/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_GOAL_H
#define TAUT_CMD_GOAL_H

#include "cmd/choose.h"

/*
 * How one would know that a result is there, in one answer: "8 km", "3 -> 8 km",
 * "8 /10", or in words. Texts as options would have them; without `to` it is in
 * words.
 */
#define GOAL_MAX 40 /* bytes of a number, or of a unit */

struct goal {
	char from[GOAL_MAX], to[GOAL_MAX], unit[GOAL_MAX];
	const char *way; /* "up", "down"; NULL: `from` says it, or nothing */
};

/* ERR_USAGE: it begins with no number, or that will not do. */
bool goal_read(struct goal *goal, struct slice typed, struct err *err)
	__attribute__((warn_unused_result));

bool goal_is_rated(const struct goal *goal);
bool goal_is_measured(const struct goal *goal); /* in a unit, or bare */

/* Where it is now, as typed. ERR_USAGE: no number for that goal, or it is there. */
bool goal_read_from(struct goal *goal, struct slice typed, struct err *err)
	__attribute__((warn_unused_result));

/* It has a number, but nothing says which way is better: it can only be kept in
 * words. */
bool goal_is_open(const struct goal *goal);

/* Sets what `vision add` would be given; the goal must outlive it. */
void goal_set(const struct goal *goal, struct choice_opts *opts);

#endif
