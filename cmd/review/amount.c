/* SPDX-License-Identifier: ISC */
/* A number and its unit, in questions and in the page of a review. */
#include "cmd/review/amount.h"

#include "base/text.h"

void
amount_add(struct buf *out, struct decimal amount, const struct result *result)
{
	decimal_format(out, amount);
	if (result->unit.len) {
		buf_add_char(out, ' ');
		text_escape_line(out, result->unit);
	}
}
