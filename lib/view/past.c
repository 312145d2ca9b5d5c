/* SPDX-License-Identifier: ISC */
/*
 * The days behind the two ends of a result. Invariant: a value is told only in
 * the unit that the page shows, and with the day that it is of.
 */
#include "view/past.h"

#include "base/text.h"
#include "view/chart.h"
#include "view/phrase.h"

/* The last time the vision went up or down, or was measured anew; NULL: never. */
static const struct report_change *
last_change(const struct report *report, const struct report_result *result, bool remeasured)
{
	for (size_t n = report->change_count; n-- > 0;) {
		const struct report_change *change = &report->changes[n];

		if (report->results[change->result].subject != result->subject)
			continue;
		if (change->cause == CAUSE_REMEASURED)
			return remeasured ? change : NULL;
		if (!remeasured && phrase_is_revision(change) &&
		    (change->cause == CAUSE_RAISED || change->cause == CAUSE_LOWERED))
			return change;
	}
	return NULL;
}

/* "chosen at 8"; but where that was on another yardstick, "measured anew on 2 Mar". */
static void
add_beginning(struct buf *out, const struct report *report, const struct report_result *result)
{
	const struct report_change *anew = last_change(report, result, true);

	if (anew) {
		buf_add_text(out, "measured anew on ");
		day_format_plain(out, anew->day, report->today);
		return;
	}
	buf_add_text(out, "chosen at ");
	decimal_format(out, result->standing.first_vision.value);
}

/* "raised to 9 on 14 Aug", "lowered back to 8 on 2 Mar". */
static void
add_last(struct buf *out, const struct report_change *change, struct maybe first, int today)
{
	buf_add_text(out, change->cause == CAUSE_RAISED ? "raised " : "lowered ");
	if (change->after.value.micro == first.value.micro)
		buf_add_text(out, "back ");
	buf_add_text(out, "to ");
	decimal_format(out, change->after.value);
	buf_add_text(out, " on ");
	day_format_plain(out, change->day, today);
}

void
past_vision(struct buf *out, const struct report *report, const struct report_result *result,
	const struct view *view, size_t room)
{
	const struct report_change *change = last_change(report, result, false);
	struct maybe first = result->standing.first_vision;
	struct buf both = BUF_INIT, last = BUF_INIT;

	if (!first.known)
		return;
	add_beginning(&both, report, result);
	if (change) {
		add_last(&last, change, first, report->today);
		buf_printf(&both, " %s %s", chart_glyph(view, GLYPH_DOT), last.ptr);
	}
	bool fits = !change || text_width(buf_slice(&both)) <= room;

	buf_add(out, buf_slice(fits ? &both : &last));
	buf_release(&both);
	buf_release(&last);
}

void
past_view(struct buf *out, const struct report *report, const struct report_result *result)
{
	const struct track *track = result->track;

	for (size_t n = track ? track->count : 0; n-- > 0;) {
		const struct mark *mark = &track->marks[n];

		if (mark->kind == MARK_SCALE && mark->anew)
			return;
		if (mark->kind != MARK_OTHER)
			continue;
		phrase_quote(out, track_note(track, n));
		buf_add_text(out, ", without seeing yours: ");
		decimal_format(out, (struct decimal){ mark->value, mark->places });
		buf_add_text(out, " on ");
		day_format_plain(out, mark->day, report->today);
		buf_add_char(out, '.');
		return;
	}
}

bool
past_is_older(const struct report_result *result)
{
	const struct standing *s = &result->standing;

	return result->checked_day != DAY_NONE && s->reality.known && s->read_day != DAY_NONE &&
		s->read_day != result->checked_day;
}

void
past_reading(struct buf *out, const struct report_result *result, int today, size_t room)
{
	struct buf both = BUF_INIT, number = BUF_INIT;

	if (result->checked_day == DAY_NONE)
		return;
	day_format_plain(&both, result->checked_day, today);
	if (past_is_older(result)) {
		buf_add_text(&number, "number of ");
		day_format_plain(&number, result->standing.read_day, today);
		buf_printf(&both, ", %s", number.ptr);
	}
	buf_add(out, buf_slice(both.len <= room || number.len == 0 ? &both : &number));
	buf_release(&both);
	buf_release(&number);
}
