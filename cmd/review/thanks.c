/* SPDX-License-Identifier: ISC */
/* The people of a year: a thank-you, and a thing to put right. */
#include "cmd/review/facts.h"
#include "cmd/review/parts.h"

static const struct prompt_place places[] = {
	{ "thanks", true }, { "amends", true }, { NULL, false }
};
static const struct prompt_list lists[] = { { NULL, NULL } };
static const char *const none[] = { NULL };
static const struct prompt_names names = { "year-thanks", places, lists, none, none };
static const struct part parts[] = {
	{ "thanks", REVIEW_PART_THANKS }, { "amends", REVIEW_PART_AMENDS },
	{ NULL, REVIEW_SECTIONS }
};

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	const struct parts_step step = { .section = REVIEW_THANKS, .names = &names,
		.parts = parts, .plain = "thanks", .facts = facts_thanks };

	return parts_run(year, &step, stopped, err);
}

const struct year_step year_thanks = { "thanks", REVIEW_THANKS, run };
