/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_SCENE_SEEN_H
#define TAUT_CMD_SCENE_SEEN_H

#include "cmd/ask/dialogue.h"
#include "cmd/goal.h"
#include "journal/area.h"

/* What the vision of an area asks. Results are known to it by keys made of those
 * of their answers. */
struct seen {
	struct session *session;
	struct areas areas;
	const struct area *area; /* of areas */
	bool sealing;            /* its words are to be sealed, and can be */
	bool skipping;           /* … and cannot: those of looks are not asked for */
};

struct ask_flow seen_flow(struct seen *seen);

/* The n-th result that was named, as it is to be written, and its key; false: no
 * more. Empty words: it would not be taken. Both are added. */
bool seen_result(const struct replies *answers, size_t n, struct buf *words, struct buf *key);

/* Adds the scene as it stands, escaped; a passage in it stays closed, and what is
 * very long is cut. */
void seen_old(const struct area *area, struct buf *out);

/* How one would know that a result is there. */
void seen_goal(const struct replies *answers, const char *key, struct goal *goal);

#endif
