/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CHECK_FLOW_H
#define TAUT_CMD_CHECK_FLOW_H

#include "cmd/check/checking.h"

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

#endif
