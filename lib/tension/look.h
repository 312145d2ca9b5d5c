/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_LOOK_H
#define TAUT_TENSION_LOOK_H

#include "doc/document.h"
#include "journal/veil.h"
#include "tension/replay.h"

/* A day's page of looks; its passages are told by `when`. */
struct looked {
	const struct document *page;
	const struct veil *veil; /* drawn over its bytes before it was parsed */
	const char *when;        /* its path */
};

/* Feeds all events of one check file, in their order. */
void look_feed(struct replay *replay, const struct looked *looked, int day);

/* What the last look of the page at this result that has words said; replaces out. */
void look_facts(const struct looked *looked, struct slice id, struct buf *out);

/* Only counts them: a file of a day to come. */
size_t look_count(const struct document *page);

#endif
