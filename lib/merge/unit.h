/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_UNIT_H
#define TAUT_MERGE_UNIT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * A block that both sides changed, three ways: neighbouring changes are one;
 * two additions at one point both stand. False: something was changed in two
 * ways, and `out` is left as it was.
 */
enum unit {
	UNIT_LINE,
	UNIT_SENTENCE,
};

bool unit_merge(struct buf *out, enum unit unit, struct slice base, struct slice a,
	struct slice b);

#endif
