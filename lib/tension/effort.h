/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_EFFORT_H
#define TAUT_TENSION_EFFORT_H

#include "tension/replay.h"

/* What is done for a result: its steps, and when one was last kept or done. */
struct effort {
	size_t open;  /* steps for it */
	int last_day; /* DAY_NONE: never, as far as the period tells */
	const struct step *last; /* of those counted: twice for it counts once */
};

/* Of each subject; of several with one id at the first. The caller frees it. */
struct effort *efforts_new(const struct replay *replay);

/* That of the result of this id; nothing where it has none. */
struct effort efforts_find(const struct effort *efforts, const struct replay *replay,
	struct slice id);

/* Whether a step is for nothing that is still wanted. One for an area is for no
 * result yet. */
bool step_is_loose(const struct replay *replay, const struct step *step);

#endif
