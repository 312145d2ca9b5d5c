/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_PARTS_H
#define TAUT_CMD_REVIEW_PARTS_H

#include "cmd/review/year.h"

/* What was answered, below headings of their own: one row a place. */
struct part {
	const char *place; /* NULL ends the rows */
	enum review_section heading;
};

/* Adds "### HEADING", blank line, prose for each place that has any; to be wiped. */
void parts_add(const struct part *parts, const struct replies *answers, enum language language,
	struct buf *out);

/*
 * A step that only asks and writes: what `facts` adds is shown (escaped), then its
 * page's questions are asked. The rows, or with none the place `words`, go
 * into the section.
 */
struct parts_step {
	enum review_section section;
	const struct prompt_names *names;
	const struct part *parts;
	const char *words; /* a place whose prose stands without a heading; or NULL */
	const char *plain; /* see struct ask_flow */
	bool (*facts)(const struct year *year, struct buf *out, struct err *err);
};
bool parts_run(struct year *year, const struct parts_step *step, bool *stopped, struct err *err)
	__attribute__((warn_unused_result));

#endif
