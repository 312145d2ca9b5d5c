/* SPDX-License-Identifier: ISC */
/* What a gap rests on, in words. Invariant: its shares add up to all of it. */
#include "view/ground.h"

#include "tension/account.h"

#define PARTS 4

void
ground_sentence(struct buf *out, const struct report *report)
{
	static const char *const names[PARTS] = { "is measured", "is rated with facts",
		"is rated without facts", "was not checked lately" };
	const struct fraction *parts[PARTS] = { &report->measured, &report->factual,
		&report->bare, &report->unchecked };
	long shares[PARTS];
	bool any = false;

	shares_print(parts, PARTS, shares);
	for (size_t n = 0; n < PARTS; n++) {
		if (fraction_sign(parts[n]) == 0)
			continue;
		buf_printf(out, "%s%ld%% %s", any ? ", " : "Of the gap ", shares[n], names[n]);
		any = true;
	}
	if (any)
		buf_add_char(out, '.');
}
