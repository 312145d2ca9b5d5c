/* SPDX-License-Identifier: ISC */
/*
 * Frame, days and words of a page. Invariant: on a redacted page there is neither
 * a word of the journal nor a value in its units, only points and days.
 */
#include "html/sheet.h"

#include "base/words.h"
#include "view/phrase.h"
#include "html/svg.h"

#define LABEL_ROOM 52 /* columns that the label of a day takes */

int
sheet_height(const struct sheet *sheet)
{
	return (int)(sheet->frame.high - sheet->frame.low) + 2 * COURSE_PAD;
}

void
sheet_day(struct buf *out, const struct sheet *sheet, int day)
{
	day_format_plain(out, day, phrase_last_day(sheet->report));
}

void
sheet_whole_day(struct buf *out, int day)
{
	day_format_plain(out, day, day_add_months(day, 12)); /* of another year */
}

static void
add_tick(struct buf *out, const struct sheet *sheet, int column, const char *label)
{
	int bottom = sheet_height(sheet);

	buf_add_text(out, "<line class=tick");
	svg_across(out, "x1", column, COURSE_COLUMNS);
	svg_across(out, "x2", column, COURSE_COLUMNS);
	buf_printf(out, " y1=%d y2=%d />", bottom, bottom + 4);
	if (!label || column > COURSE_COLUMNS - LABEL_ROOM / 2)
		return;
	buf_add_text(out, "<text class=axis");
	svg_across(out, "x", column, COURSE_COLUMNS);
	buf_printf(out, " y=%d>%s</text>", bottom + 15, label);
}

/* Days in months: a label every so many of them. */
static void
add_months(struct sheet *sheet, int step)
{
	const struct span *span = &sheet->frame.span;
	struct buf label = BUF_INIT;
	int year, month, mday;

	day_to_civil(span->first, &year, &month, &mday);
	int at = year * 12 + month - 1 + (mday > 1);

	for (at += (step - at % step) % step;; at += step) {
		int day = day_from_civil(at / 12, at % 12 + 1, 1);

		if (day > span->last)
			break;
		buf_clear(&label);
		if (step < 12)
			buf_add_text(&label, month_name(at % 12 + 1));
		if (step >= 12 || (at % 12 == 0 && !sheet->report->whole_year))
			buf_printf(&label, step < 12 ? " %d" : "%d", at / 12);
		add_tick(&sheet->axis, sheet, frame_column(&sheet->frame, day), label.ptr);
	}
	buf_release(&label);
}

static void
add_days(struct sheet *sheet, int step)
{
	const struct span *span = &sheet->frame.span;
	struct buf label = BUF_INIT;

	for (int day = span->first; day <= span->last; day += step) {
		buf_clear(&label);
		day_format_plain(&label, day, day);
		add_tick(&sheet->axis, sheet, frame_column(&sheet->frame, day), label.ptr);
	}
	buf_release(&label);
}

/* As many labels as have room. */
static void
add_axis(struct sheet *sheet)
{
	static const int steps[] = { 1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000 };
	int days = sheet->frame.span.last - sheet->frame.span.first + 1;
	int most = COURSE_COLUMNS / LABEL_ROOM;
	size_t n = 0;

	if (days <= 92) {
		add_days(sheet, days > most ? 7 * ((days + 7 * most - 1) / (7 * most)) : 1);
		return;
	}
	while (days / (steps[n] * 30) >= most && n + 1 < sizeof steps / sizeof *steps)
		n++;
	add_months(sheet, steps[n]);
}

void
sheet_measure(struct sheet *sheet, const struct report *report, bool redacted)
{
	*sheet = (struct sheet){ .report = report, .redacted = redacted, .axis = BUF_INIT };
	sheet->frame = (struct frame){ .span = { report->span.first, phrase_last_day(report) },
		.low = 0, .high = 100 };
	for (size_t n = 0; n < report->result_count; n++)
		if (report->results[n].here && report->results[n].track)
			frame_widen(&sheet->frame, report->results[n].track);
	add_axis(sheet);
}

void
sheet_release(struct sheet *sheet)
{
	buf_release(&sheet->axis);
}

void
sheet_unit(struct buf *out, const struct report_result *result)
{
	if (result->unit.len == 0 || result->standing.kind != RESULT_MEASURED)
		return;
	buf_add_char(out, ' ');
	svg_text(out, result->unit);
}

void
sheet_value(struct buf *out, const struct sheet *sheet, const struct track_scale *scale,
	struct decimal value)
{
	long point;

	if (!sheet->redacted)
		decimal_format(out, value);
	else if (!frame_point(scale, value.micro, &point))
		buf_add_text(out, "?");
	else
		buf_printf(out, "%ld", point);
}

/* "vision lowered from 10 to 8 km" */
static void
add_change(struct buf *out, const struct sheet *sheet, const struct report_result *result,
	const struct sign *sign)
{
	struct buf from = BUF_INIT, to = BUF_INIT;

	if (sheet->redacted) {
		buf_printf(&from, "%ld", sign->from);
		buf_printf(&to, "%ld", sign->to);
	} else {
		decimal_format(&from, sign->before);
		decimal_format(&to, sign->after);
		if (sign->present)
			sheet_unit(&to, result);
	}
	buf_printf(out, sign->kind == SIGN_LOWERED ? _("vision lowered from %s to %s") :
		_("vision raised from %s to %s"), from.ptr, to.ptr);
	buf_release(&from);
	buf_release(&to);
}

/* In which unit from there on; nothing of one that was changed again. */
static void
add_anew(struct buf *out, const struct report_result *result, const struct sign *sign)
{
	const struct track *track = result->track;
	struct buf unit = BUF_INIT;

	if (result->standing.kind == RESULT_MEASURED &&
	    track->marks[sign->mark].value == (int64_t)track->scale_count - 1)
		svg_text(&unit, result->unit);
	if (unit.len > 0)
		buf_printf(out, _("measured anew, in %s"), unit.ptr);
	else
		buf_add_text(out, _("measured anew"));
	buf_release(&unit);
}

static void
add_view(struct buf *out, const struct sheet *sheet, const struct sign *sign, struct slice who)
{
	struct buf name = BUF_INIT, value = BUF_INIT;

	if (sheet->redacted || who.len == 0)
		buf_add_text(&name, _("somebody else"));
	else
		svg_text(&name, who);
	if (!sheet->redacted)
		decimal_format(&value, sign->after);
	else if (sign->placed)
		buf_printf(&value, "%ld", sign->to);
	else
		buf_add_char(&value, '?');
	buf_printf(out, _("%s sees %s"), name.ptr, value.ptr);
	buf_release(&name);
	buf_release(&value);
}

/* Closed as enough while there was no gap, it has only its line to tell so. */
static bool
is_enough(const struct report_result *result, const struct sign *sign)
{
	return sign->kind == SIGN_ENOUGH ||
		(result->enough && result->standing.closed_day == sign->day);
}

void
sheet_sign(struct buf *out, const struct sheet *sheet, const struct report_result *result,
	const struct sign *sign)
{
	struct slice note = sign->mark == SLICE_NONE ? SLICE_EMPTY :
		track_note(result->track, sign->mark);
	int64_t days;

	switch (sign->kind) {
	case SIGN_LOWERED:
	case SIGN_RAISED:
		add_change(out, sheet, result, sign);
		break;
	case SIGN_CHOSEN: buf_add_text(out, _("chosen")); break;
	case SIGN_RESUMED: buf_add_text(out, _("taken up again")); break;
	case SIGN_ENOUGH:
	case SIGN_GONE:
		buf_add_text(out, is_enough(result, sign) ? _("closed as enough") : _("let go"));
		break;
	case SIGN_ANEW: add_anew(out, result, sign); break;
	case SIGN_MOVED: buf_add_text(out, _("moved to another area")); break;
	case SIGN_POSTPONED:
		days = result->track->marks[sign->mark].value;
		buf_printf(out, ngettext("horizon put off by %lld day",
			"horizon put off by %lld days", (unsigned long)days), (long long)days);
		break;
	case SIGN_OTHER:
		add_view(out, sheet, sign, note);
		return;
	case SIGN_BEYOND:
	case SIGN_BELOW:
		return;
	}
	if (note.len > 0 && !sheet->redacted) {
		buf_add_text(out, ": ");
		svg_text(out, phrase_why(note));
	}
}
