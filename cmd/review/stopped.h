/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_STOPPED_H
#define TAUT_CMD_REVIEW_STOPPED_H

#include "cmd/review/year.h"

/*
 * What is not over of a year's review, on this machine. A step that was stopped with
 * questions left is noted in .git/taut/review-2026: a line with its name and the keys
 * of what was answered, which is in the journal and not asked again. What was answered
 * and is not in the journal is a draft.
 */

/* Whether the step was stopped; adds the keys (NULL: they are not wanted). */
bool stopped_read(const struct year *year, const char *step, struct names *keys);

/* Notes it anew; NULL: the step is over. It is told if it could not be noted. */
void stopped_write(const struct year *year, const char *step, const struct names *keys);

/* What a dialogue that is over leaves, into year->done and year->left; says what will
 * not come up by itself: the rest of what it was at. */
void stopped_note(struct year *year, const struct ask *ask);

/* When a draft of the step was written, of a taut that is gone; false: there is none. */
bool stopped_draft(const struct year *year, const char *step, struct buf *when);

#endif
