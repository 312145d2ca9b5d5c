/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_FIRST_WISHED_H
#define TAUT_CMD_FIRST_WISHED_H

#include "cmd/ask/dialogue.h"
#include "cmd/goal.h"
#include "journal/area.h"

/* The questions of day one, as the dialogue knows them. */
struct wished {
	struct session *session;
	struct areas areas;
	bool sealing; /* there is somebody to seal to */
};

/* The flow for a dialogue; it points to `wished`. */
struct ask_flow wished_flow(struct wished *wished);

/* The area that was named, else the first one; NULL: the journal has none. */
const struct area *wished_area(const struct wished *wished, const struct replies *answers);

/* How one would know, with today's number. */
void wished_goal(const struct replies *answers, struct goal *goal);

#endif
