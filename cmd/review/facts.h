/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_FACTS_H
#define TAUT_CMD_REVIEW_FACTS_H

#include "cmd/review/year.h"

/*
 * What taut knows of a year, shown before a step asks; nothing where nobody is
 * there to see it. Each reads what it tells and no more: the days and the names
 * are those of the year's own pages.
 */
bool facts_walk(const struct year *year, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));
bool facts_held(const struct year *year, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));
bool facts_thanks(const struct year *year, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));

#endif
