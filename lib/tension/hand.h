/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_HAND_H
#define TAUT_TENSION_HAND_H

#include "tension/replay.h"

/* What the pages say that the events do not, fed as of today and listed in
 * replay->hands: to be written down by the next command that writes. */
void hand_notice(struct replay *replay);

#endif
