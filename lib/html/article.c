/* SPDX-License-Identifier: ISC */
/*
 * One result on a page. Invariant: it says in words all that its picture shows,
 * and a table of it stands below.
 */
#include "html/article.h"

#include "base/words.h"
#include "view/ahead.h"
#include "html/lines.h"
#include "view/ends.h"
#include "view/phrase.h"
#include "html/rows.h"
#include "html/strip.h"
#include "html/svg.h"

bool
article_is_shown(const struct report *report, size_t row)
{
	const struct report_result *result = &report->results[row];
	const struct standing *s = &result->standing;

	if (!result->here)
		return false;
	return s->live || result->words_only ||
		(s->closed_day != DAY_NONE && s->closed_day >= report->span.first);
}

static void
add_title(struct buf *out, const struct sheet *sheet, const struct report_result *result)
{
	bool named = result->id.len > 0 && result->text.len > 0 && !sheet->redacted;

	buf_add_text(out, "<h3><span dir=auto>");
	svg_text(out, result->text.len ? result->text : phrase_name(result));
	buf_add_text(out, "</span>");
	if (named) {
		buf_add_text(out, " <span class=id>");
		svg_text(out, result->id);
		buf_add_text(out, "</span>");
	}
	buf_add_text(out, "</h3>\n");
}

static void
add_end(struct buf *out, const struct report_result *result, bool vision, struct maybe value)
{
	struct buf number = BUF_INIT;

	if (value.known)
		decimal_format(&number, value.value);
	else
		buf_add_char(&number, '?');
	buf_printf(out, "<span>%s <b class=%c>", vision ? _("vision") : _("reality"),
		vision ? 'v' : 'r');
	if (result->standing.kind == RESULT_RATED) {
		buf_printf(out, _("%s of 10"), number.ptr);
	} else {
		buf_add(out, buf_slice(&number));
		sheet_unit(out, result);
	}
	buf_add_text(out, "</b></span>\n");
	buf_release(&number);
}

/* Both ends, as they are written; a page without words has no units either. */
static void
add_ends(struct buf *out, const struct sheet *sheet, const struct report_result *result)
{
	buf_add_text(out, "<p class=ends>");
	if (!sheet->redacted && result->standing.vision.known) {
		add_end(out, result, false, result->standing.reality);
		add_end(out, result, true, result->standing.vision);
	}
	buf_add_text(out, "</p>\n");
}

static void
add_gap(struct buf *out, const struct report_result *result)
{
	struct fraction gap;

	fraction_init(&gap);
	if (standing_gap(&result->standing, &gap))
		buf_printf(out, "<b>%s %ld.</b> ", _("Gap"), fraction_percent(&gap));
	fraction_release(&gap);
}

/* What the pace says of the horizon, in a word. */
static void
add_pace(struct buf *text, const struct report_result *result)
{
	static const char *const words[] = { [PACE_ON] = N_("on pace"), [PACE_EITHER] =
		N_("could go either way"), [PACE_BEHIND] = N_("behind"), [PACE_AWAY] =
		N_("not at this pace") };
	bool told = result->pace.known && !result->unchecked && result->standing.live;

	if (told && result->pace.needed_known && words[result->pace.word])
		buf_printf(text, ": %s", _(words[result->pace.word]));
}

static void
add_state(struct buf *out, const struct sheet *sheet, const struct report_result *result)
{
	bool numbers = result->standing.known && result->standing.live;
	struct buf text = BUF_INIT, day = BUF_INIT;

	if (!sheet->redacted || !numbers) {
		ends_to_go(&text, sheet->report, result);
		buf_add_text(&text, ". ");
	}
	if (result->checked_day != DAY_NONE) {
		sheet_day(&day, sheet, result->checked_day);
		buf_printf(&text, result->unchecked ? _("Not checked since %s.") :
			C_("on a day", "Checked %s."), day.ptr);
		buf_add_char(&text, ' ');
	}
	if (result->horizon_day != DAY_NONE && result->standing.live) {
		buf_clear(&day);
		sheet_day(&day, sheet, result->horizon_day);
		buf_printf(&text, C_("horizon", "By %s"), day.ptr);
		if (sheet->redacted || !sheet->alone)
			add_pace(&text, result);
		buf_add_text(&text, ". ");
	}
	if (sheet->alone && !sheet->redacted && result->standing.live)
		ahead_sentence(&text, sheet->report, result);
	phrase_begin(&text, 0);
	buf_add_text(out, "<p class=soft>");
	add_gap(out, result);
	svg_text(out, buf_slice(&text));
	buf_add_text(out, "</p>\n");
	buf_release(&text);
	buf_release(&day);
}

/* Of what was not checked lately, how far the gap may be by now. */
static void
add_band(struct buf *out, const struct report_result *result)
{
	if (!result->unchecked || !result->band.known)
		return;
	buf_add_text(out, "<p class=soft>");
	if (result->band.open)
		buf_add_text(out, _("How far it is by now, too few checks can tell."));
	else
		buf_printf(out, _("By now the gap may be between %ld and %ld."),
			fraction_percent(&result->band.low), fraction_percent(&result->band.high));
	buf_add_text(out, "</p>\n");
}

static void
add_steps(struct buf *out, const struct sheet *sheet)
{
	const struct report *report = sheet->report;
	struct buf day = BUF_INIT;

	if (!sheet->alone || report->step_count == 0)
		return;
	buf_add_text(out, "<ul class=signs>\n");
	for (size_t n = 0; n < report->step_count; n++) {
		const struct report_step *step = &report->steps[n];

		buf_printf(out, "<li><span class=mark aria-hidden=true>%s</span> %s: "
			"<span dir=auto>", step->open ? "○" : "●",
			step->open ? _("step") : _("step done"));
		svg_text(out, step->text);
		buf_add_text(out, "</span>");
		if (step->times > 0 && step->open) {
			buf_add_text(out, ", ");
			buf_printf(out, _("kept %zu of %zu"), step->kept, step->times);
		} else if (step->day != DAY_NONE) {
			buf_clear(&day);
			sheet_day(&day, sheet, step->day);
			buf_add_text(out, ", ");
			buf_printf(out, step->open ? _("by %s") : "%s", day.ptr);
		}
		buf_add_char(out, '\n');
	}
	buf_add_text(out, "</ul>\n");
	buf_release(&day);
}

static void
add_table(struct buf *out, const struct sheet *sheet, size_t row)
{
	buf_printf(out, "<details><summary>%s</summary>"
		"<div class=table tabindex=0 role=region aria-label=\"%s\">\n", _("Table"),
		_("Table, day by day"));
	rows_table(out, sheet, row);
	buf_add_text(out, "</div></details>\n");
}

void
article_add(struct buf *out, const struct sheet *sheet, size_t row)
{
	const struct report_result *result = &sheet->report->results[row];
	bool drawn = result->track != NULL;

	buf_add_text(out, "<article>\n");
	add_title(out, sheet, result);
	add_ends(out, sheet, result);
	buf_add_text(out, "<div class=state>");
	add_state(out, sheet, result);
	add_band(out, result);
	buf_add_text(out, "</div>\n");
	if (drawn && result->track->scale_count > 0)
		lines_figure(out, sheet, row);
	else
		drawn = drawn && strip_figure(out, sheet, row);
	add_steps(out, sheet);
	if (drawn)
		add_table(out, sheet, row);
	buf_add_text(out, "</article>\n");
}
