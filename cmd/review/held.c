/* SPDX-License-Identifier: ISC */
/* What held and what hindered: what is in common, in a sentence. */
#include "cmd/review/facts.h"
#include "cmd/review/parts.h"

static const struct prompt_place places[] = {
	{ "pattern", true }, { NULL, false }
};
static const struct prompt_list lists[] = { { NULL, NULL } };
static const char *const none[] = { NULL };
static const struct prompt_names names = { "year-held", places, lists, none, none };

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	const struct parts_step step = { .section = REVIEW_HELD, .names = &names,
		.words = "pattern", .plain = "pattern", .facts = facts_held };

	return parts_run(year, &step, stopped, err);
}

const struct year_step year_held = { "held", REVIEW_HELD, run };
