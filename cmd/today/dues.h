/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_TODAY_DUES_H
#define TAUT_CMD_TODAY_DUES_H

#include <stddef.h>

#include "tension/replay.h"

/* The open steps that fall on today or tomorrow, today's first; none that is loose. */
struct due {
	const struct step *step;
	int day;
};

struct dues {
	struct due *items;
	size_t count, room;
	size_t today;   /* so many of them fall on today */
	size_t earlier; /* others, whose day passed: only counted, for none is late */
};

void dues_find(struct dues *dues, const struct replay *replay, int today);
void dues_release(struct dues *dues);

#endif
