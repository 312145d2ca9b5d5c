/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_BAND_H
#define TAUT_TENSION_BAND_H

#include <stdbool.h>

#include "base/fraction.h"
#include "tension/standing.h"
#include "tension/track.h"

/*
 * Where the gap of a result may be by now that was not checked lately:
 * h = max(δ, m·√(age/gap)), with m the median step between two readings and gap
 * the median of the days between them; T is in [max(0, g − h/S), max(0, g + h/S)].
 * The last value stays what is drawn; the band is drawn around it.
 */
struct band {
	bool known; /* a gap is */
	bool open;  /* under three steps: nobody can say */
	struct fraction low, high; /* of the gap */
	int64_t half; /* h, in millionths of the unit */
};

void band_init(struct band *band);
void band_release(struct band *band);
void band_find(struct band *band, const struct track *track, const struct standing *standing,
	int until);

#endif
