/* SPDX-License-Identifier: ISC */
/*
 * The days behind the two ends of a result. Invariant: a value is told only in
 * the unit that the page shows, and with the day that it is of.
 */
#include "view/past.h"

#include "base/text.h"
#include "base/words.h"
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

	if (anew)
		buf_printf(out, _("measured anew on %s"),
			day_plain(anew->day, report->today).text);
	else
		buf_printf(out, _("chosen at %s"),
			decimal_digits(result->standing.first_vision.value).text);
}

/* "raised to 9 on 14 Aug", "lowered back to 8 on 2 Mar". */
static void
add_last(struct buf *out, const struct report_change *change, struct maybe first, int today)
{
	bool back = change->after.value.micro == first.value.micro;
	struct decimal_digits value = decimal_digits(change->after.value);
	struct day_words day = day_plain(change->day, today);

	if (change->cause == CAUSE_RAISED)
		buf_printf(out, back ? _("raised back to %s on %s") : _("raised to %s on %s"),
			value.text, day.text);
	else
		buf_printf(out, back ? _("lowered back to %s on %s") : _("lowered to %s on %s"),
			value.text, day.text);
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

/* "Ana, without seeing yours: 5 on 2 Mar." */
static void
add_view(struct buf *out, const struct mark *mark, struct slice who, int today)
{
	struct buf name = BUF_INIT;

	phrase_quote(&name, who);
	buf_printf(out, _("%s, without seeing yours: %s on %s."), name.ptr,
		decimal_digits((struct decimal){ mark->value, mark->places }).text,
		day_plain(mark->day, today).text);
	buf_release(&name);
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
		add_view(out, mark, track_note(track, n), report->today);
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
		buf_printf(&number, _("number of %s"),
			day_plain(result->standing.read_day, today).text);
		buf_printf(&both, ", %s", number.ptr);
	}
	bool fits = text_width(buf_slice(&both)) <= room || number.len == 0;

	buf_add(out, buf_slice(fits ? &both : &number));
	buf_release(&both);
	buf_release(&number);
}
