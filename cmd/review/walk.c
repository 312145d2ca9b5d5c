/* SPDX-License-Identifier: ISC */
/* Walking the year once more: moments to keep, and what was written nowhere. */
#include "cmd/review/facts.h"
#include "cmd/review/parts.h"

static const struct prompt_place places[] = {
	{ "keep", true }, { "missed", true }, { NULL, false }
};
static const struct prompt_list lists[] = { { NULL, NULL } };
static const char *const none[] = { NULL };
static const struct prompt_names names = { "year-walk", places, lists, none, none };
static const struct part parts[] = {
	{ "keep", REVIEW_PART_KEEP }, { "missed", REVIEW_PART_MISSED }, { NULL, REVIEW_SECTIONS }
};

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	const struct parts_step step = { .section = REVIEW_WALK, .names = &names,
		.parts = parts, .plain = "keep", .facts = facts_walk };

	return parts_run(year, &step, stopped, err);
}

const struct year_step year_walk = { "walk", REVIEW_WALK, run };
