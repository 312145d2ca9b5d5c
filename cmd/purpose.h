/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_PURPOSE_H
#define TAUT_CMD_PURPOSE_H

#include "cmd/ask/dialogue.h"
#include "journal/heading.h"
#include "store/change.h"

/* What `purpose --ask` and the yearly review ask alike, and write alike. */

/* Where answers go: purpose, values, strengths, edges. */
extern const struct prompt_place purpose_places[];

/* The heading of a place's part of the page. */
enum heading purpose_heading(const char *place);

/* What stands on the page of that place, which Enter keeps: a line, or nothing. */
void purpose_so_far(const struct document *page, const char *place, struct buf *out);

/* Within a change: what was answered takes its place; all else stays. */
bool purpose_put(struct change *change, const struct replies *answers, struct err *err)
	__attribute__((warn_unused_result));

#endif
