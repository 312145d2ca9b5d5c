/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CHECK_ASKED_H
#define TAUT_CMD_CHECK_ASKED_H

#include "cmd/ask/dialogue.h"
#include "cmd/check/checking.h"

/*
 * What a look asks about. Results and steps are known to the dialogue by keys:
 * their ids, or what their words make of one.
 */
struct asked {
	struct reading reading;
	struct checking *checking;
	bool *areas;      /* which areas are looked at … */
	bool *results;    /* … and which results */
	bool *private;    /* the words of which areas are sealed */
	size_t count;     /* areas that are */
	bool whole;       /* set before: every open result, in focus or not */
	const char *facts, *hindrance; /* of the options: for the first area */
};

/* Chooses what is asked about: by name, or what is in focus. */
bool asked_open(struct asked *asked, int argc, char **argv, struct err *err)
	__attribute__((warn_unused_result));
void asked_close(struct asked *asked);

/* For struct ask_flow: the areas, results and due steps, in this order. */
void asked_matters(const struct replies *answers, struct matters *out, void *context);

/* By a key; NULL: none of that. */
const struct area *asked_area(const struct asked *asked, const char *key);
const struct result *asked_result(const struct asked *asked, const char *key);
const struct step *asked_step(const struct asked *asked, const char *key);

/* The first area that is looked at. */
const struct area *asked_first(const struct asked *asked);

void asked_result_key(const struct result *result, struct buf *out);
void asked_step_key(const struct step *step, struct buf *out);

/* The last day up to today on which it fell; `today` for what does not repeat. */
int asked_step_day(const struct step *step, int today);

/* Whether a number given for it is a jump: two points of a rating, a quarter of
 * the first distance. */
bool asked_is_jump(const struct asked *asked, const struct result *result, struct slice typed);

#endif
