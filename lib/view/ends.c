/* SPDX-License-Identifier: ISC */
/*
 * The two ends of a result, and what is between them. Invariant: what is not known
 * is said to be so.
 */
#include "view/ends.h"

#include "view/chart.h"

#define UNIT_MAX_COLUMNS 24

static void
add_unit(struct buf *out, const struct report_result *result)
{
	static const struct view ascii = { .ascii = true };

	if (result->unit.len == 0 || result->standing.kind != RESULT_MEASURED)
		return;
	buf_add_char(out, ' ');
	chart_name(out, &ascii, result->unit, UNIT_MAX_COLUMNS, false);
}

void
ends_values(struct buf *out, const struct report_result *result, const char *to)
{
	const struct standing *s = &result->standing;

	if (!s->vision.known)
		return;
	if (s->reality.known)
		decimal_format(out, s->reality.value);
	else
		buf_add_char(out, '?');
	buf_printf(out, " %s ", s->way < 0 || s->hold ? to : "of");
	decimal_format(out, s->vision.value);
	add_unit(out, result);
}

/* A difference of two values, with as many places as the finer one. */
static struct decimal
distance(struct maybe a, struct maybe b, int way)
{
	uint8_t places = a.value.places > b.value.places ? a.value.places : b.value.places;

	return (struct decimal){ way * (a.value.micro - b.value.micro), places };
}

static void
add_distance(struct buf *out, const struct report_result *result)
{
	const struct standing *s = &result->standing;
	struct decimal left = distance(s->vision, s->reality, s->way);
	struct decimal all = distance(s->vision, s->first, s->way), last = left;

	if (left.micro <= 0) {
		buf_add_text(out, "there");
		return;
	}
	decimal_format(out, left);
	if (left.micro < all.micro) {
		buf_add_text(out, " of ");
		decimal_format(out, all);
		last = all;
	}
	if (s->kind == RESULT_RATED)
		buf_add_text(out, last.micro == DECIMAL_ONE ? " point" : " points");
	else
		add_unit(out, result);
	buf_add_text(out, " to go");
}

static void
add_closed(struct buf *out, const struct report *report, const struct report_result *result)
{
	int day = result->standing.closed_day;

	if (day == DAY_NONE) {
		buf_add_text(out, "let go or closed");
		return;
	}
	buf_add_text(out, result->enough ? "closed as enough on " : "let go on ");
	day_format_plain(out, day, report->today);
}

void
ends_to_go(struct buf *out, const struct report *report, const struct report_result *result)
{
	const struct standing *s = &result->standing;

	if (s->kind == RESULT_WORDS)
		buf_add_text(out, "in words");
	else if (s->chosen && !s->live)
		add_closed(out, report, result);
	else if (!s->known && s->reality.known)
		buf_add_text(out, "no gap yet: which way it goes is not said");
	else if (!s->known)
		buf_add_text(out, result->checked_day == DAY_NONE ? "not yet checked" :
			"no number yet");
	else
		add_distance(out, result);
}
