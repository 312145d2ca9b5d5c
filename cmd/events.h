/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_EVENTS_H
#define TAUT_CMD_EVENTS_H

#include "cmd/cmd.h"

/* The events of a span as CSV, of the area or result that was typed (NULL: of
 * all), written out as they are read; then `problems` of the lines not understood. */
bool events_out(struct session *session, struct span span, const char *typed, size_t problems,
	struct err *err) __attribute__((warn_unused_result));

#endif
