/* SPDX-License-Identifier: ISC */
/*
 * The two ends of a result, and what is between them. Invariant: what is not known
 * is said to be so.
 */
#include "view/ends.h"

#include "base/text.h"
#include "base/words.h"
#include "view/chart.h"

#define UNIT_MAX_COLUMNS 24
#define UNIT_SIGN_COLUMNS 3 /* "km", "kWh"; what is wider is taken for a word */

static void
add_unit(struct buf *out, const struct report_result *result)
{
	static const struct view ascii = { .ascii = true };

	if (result->unit.len == 0 || result->standing.kind != RESULT_MEASURED)
		return;
	buf_add_char(out, ' ');
	chart_name(out, &ascii, result->unit, UNIT_MAX_COLUMNS, false);
}

/* "10 km" */
static void
add_value(struct buf *out, const struct report_result *result, struct decimal value)
{
	decimal_format(out, value);
	add_unit(out, result);
}

/*
 * Whether the unit is a word, as "nights" is, and not a sign: behind "of" some
 * languages would have to decline it, so there it has a place of its own.
 */
static bool
has_spoken_unit(const struct report_result *result)
{
	return result->standing.kind == RESULT_MEASURED &&
		text_width(result->unit) > UNIT_SIGN_COLUMNS;
}

/* "3 of 10 km", "3 of 6 nights" */
static void
add_of(struct buf *out, const struct report_result *result, const char *part,
	struct decimal whole)
{
	struct buf unit = BUF_INIT;

	add_unit(&unit, result);
	if (has_spoken_unit(result))
		buf_printf(out, C_("reality and vision, in a unit", "%s of %s %s"), part,
			decimal_digits(whole).text, unit.ptr + 1);
	else
		buf_printf(out, C_("reality and vision", "%s of %s%s"), part,
			decimal_digits(whole).text, unit.ptr);
	buf_release(&unit);
}

void
ends_values(struct buf *out, const struct report_result *result, const char *arrow)
{
	const struct standing *s = &result->standing;
	struct buf reality = BUF_INIT, vision = BUF_INIT;

	if (!s->vision.known)
		return;
	if (s->reality.known)
		decimal_format(&reality, s->reality.value);
	else
		buf_add_char(&reality, '?');
	add_value(&vision, result, s->vision.value);
	if (s->way >= 0 && !s->hold)
		add_of(out, result, reality.ptr, s->vision.value);
	else if (arrow)
		buf_printf(out, "%s %s %s", reality.ptr, arrow, vision.ptr);
	else
		buf_printf(out, C_("reality and vision", "%s to %s"), reality.ptr, vision.ptr);
	buf_release(&reality);
	buf_release(&vision);
}

/* A difference of two values, with as many places as the finer one. */
static struct decimal
distance(struct maybe a, struct maybe b, int way)
{
	uint8_t places = a.value.places > b.value.places ? a.value.places : b.value.places;

	return (struct decimal){ way * (a.value.micro - b.value.micro), places };
}

/* "4 of 7 points to go"; of what is one alone "1 point". */
static void
add_points(struct buf *out, struct decimal left, struct decimal all)
{
	struct decimal last = left.micro < all.micro ? all : left;
	unsigned long count = last.micro == DECIMAL_ONE ? 1 : 2;

	if (left.micro < all.micro)
		buf_printf(out, ngettext("%s of %s point to go", "%s of %s points to go", count),
			decimal_digits(left).text, decimal_digits(all).text);
	else
		buf_printf(out, ngettext("%s point to go", "%s points to go", count),
			decimal_digits(left).text);
}

/* "4 of 7 km to go", "3 of 6 nights to go" */
static void
add_left(struct buf *out, const struct report_result *result, struct decimal left,
	struct decimal all)
{
	struct buf unit = BUF_INIT;

	add_unit(&unit, result);
	if (has_spoken_unit(result))
		buf_printf(out, _("%s of %s %s to go"), decimal_digits(left).text,
			decimal_digits(all).text, unit.ptr + 1);
	else
		buf_printf(out, _("%s of %s%s to go"), decimal_digits(left).text,
			decimal_digits(all).text, unit.ptr);
	buf_release(&unit);
}

static void
add_distance(struct buf *out, const struct report_result *result)
{
	const struct standing *s = &result->standing;
	struct decimal left = distance(s->vision, s->reality, s->way);
	struct decimal all = distance(s->vision, s->first, s->way);
	struct buf last = BUF_INIT;

	add_value(&last, result, left.micro < all.micro ? all : left);
	if (left.micro <= 0)
		buf_add_text(out, _("there"));
	else if (s->kind == RESULT_RATED)
		add_points(out, left, all);
	else if (left.micro < all.micro)
		add_left(out, result, left, all);
	else
		buf_printf(out, _("%s to go"), last.ptr);
	buf_release(&last);
}

static void
add_closed(struct buf *out, const struct report *report, const struct report_result *result)
{
	struct day_words day = { "" };

	if (result->standing.closed_day != DAY_NONE)
		day = day_plain(result->standing.closed_day, report->today);
	if (!day.text[0])
		buf_add_text(out, _("let go or closed"));
	else if (result->enough)
		buf_printf(out, _("closed as enough on %s"), day.text);
	else
		buf_printf(out, _("let go on %s"), day.text);
}

void
ends_to_go(struct buf *out, const struct report *report, const struct report_result *result)
{
	const struct standing *s = &result->standing;

	if (s->kind == RESULT_WORDS)
		buf_add_text(out, _("in words"));
	else if (s->chosen && !s->live)
		add_closed(out, report, result);
	else if (!s->known && s->reality.known)
		buf_add_text(out, _("no gap yet: which way it goes is not said"));
	else if (!s->known)
		buf_add_text(out, result->checked_day == DAY_NONE ? _("not yet checked") :
			_("no number yet"));
	else
		add_distance(out, result);
}
