/* SPDX-License-Identifier: ISC */
/* What a gap rests on, in words. Invariant: its shares add up to all of it. */
#include "view/ground.h"

#include "base/words.h"
#include "tension/account.h"

#define PARTS 4

static void
add_part(struct buf *out, size_t part, long share)
{
	if (part == 0)
		buf_printf(out, _("%ld%% is measured"), share);
	else if (part == 1)
		buf_printf(out, _("%ld%% is rated with facts"), share);
	else if (part == 2)
		buf_printf(out, _("%ld%% is rated without facts"), share);
	else
		buf_printf(out, _("%ld%% was not checked lately"), share);
}

void
ground_sentence(struct buf *out, const struct report *report)
{
	const struct fraction *parts[PARTS] = { &report->measured, &report->factual,
		&report->bare, &report->unchecked };
	struct buf list = BUF_INIT;
	long shares[PARTS];

	shares_print(parts, PARTS, shares);
	for (size_t n = 0; n < PARTS; n++) {
		if (fraction_sign(parts[n]) == 0)
			continue;
		buf_add_text(&list, list.len > 0 ? ", " : "");
		add_part(&list, n, shares[n]);
	}
	if (list.len > 0)
		buf_printf(out, _("Of the gap %s."), list.ptr);
	buf_release(&list);
}
