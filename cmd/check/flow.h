/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CHECK_FLOW_H
#define TAUT_CMD_CHECK_FLOW_H

#include "cmd/ask/dialogue.h"
#include "cmd/check/asked.h"

/*
 * The look as a dialogue: facts, the numbers, blind, what gets in the way, the
 * steps whose day has come. Asked is what is named, and in an area what is in
 * focus there; where nothing is, whatever is open.
 */
struct flow_opts {
	const char *facts, *hindrance; /* known for the first area: not asked; or NULL */
	bool private, clear;           /* -p, --no-private */
	bool editor;                   /* -e */
};

/* The names are areas and results; none: all that is in focus. Saves what was
 * answered. ERR_NOTHING: all was passed by. */
bool flow_run(struct checking *checking, const struct flow_opts *opts, int argc, char **argv,
	struct err *err) __attribute__((warn_unused_result));

/*
 * Its parts, for a dialogue that asks more than a look: names are those of its own
 * page, and the context of its flow begins with a struct asked, of asked_open().
 * flow_decide() says whose words are sealed, before there are any; flow_take()
 * hands the answers to checking_save().
 */
struct ask_flow flow_check(struct asked *asked);
bool flow_decide(struct asked *asked, const struct flow_opts *opts, struct err *err)
	__attribute__((warn_unused_result));
void flow_take(const struct asked *asked, const struct replies *answers);

#endif
