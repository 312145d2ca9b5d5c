/* SPDX-License-Identifier: ISC */
/*
 * One result on a page. Invariant: it says in words all that its picture shows,
 * and a table of it stands below.
 */
#include "html/article.h"

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
add_end(struct buf *out, const struct report_result *result, const char *class,
	struct maybe value)
{
	buf_printf(out, "<span>%s <b class=%c>", class, class[0]);
	if (value.known)
		decimal_format(out, value.value);
	else
		buf_add_char(out, '?');
	if (result->standing.kind == RESULT_RATED)
		buf_add_text(out, " of 10");
	else
		sheet_unit(out, result);
	buf_add_text(out, "</b></span>\n");
}

/* Both ends, as they are written; a page without words has no units either. */
static void
add_ends(struct buf *out, const struct sheet *sheet, const struct report_result *result)
{
	buf_add_text(out, "<p class=ends>");
	if (!sheet->redacted && result->standing.vision.known) {
		add_end(out, result, "reality", result->standing.reality);
		add_end(out, result, "vision", result->standing.vision);
	}
	buf_add_text(out, "</p>\n");
}

static void
add_gap(struct buf *out, const struct report_result *result)
{
	struct fraction gap;

	fraction_init(&gap);
	if (standing_gap(&result->standing, &gap))
		buf_printf(out, "<b>Gap %ld.</b> ", fraction_percent(&gap));
	fraction_release(&gap);
}

/* What the pace says of the horizon, in a word. */
static void
add_pace(struct buf *text, const struct report_result *result)
{
	static const char *const words[] = { [PACE_ON] = "on pace", [PACE_EITHER] =
		"could go either way", [PACE_BEHIND] = "behind", [PACE_AWAY] =
		"not at this pace" };
	bool told = result->pace.known && !result->unchecked && result->standing.live;

	if (told && result->pace.needed_known && words[result->pace.word])
		buf_printf(text, ": %s", words[result->pace.word]);
}

static void
add_state(struct buf *out, const struct sheet *sheet, const struct report_result *result)
{
	bool numbers = result->standing.known && result->standing.live;
	struct buf text = BUF_INIT;

	if (!sheet->redacted || !numbers) {
		ends_to_go(&text, sheet->report, result);
		buf_add_text(&text, ". ");
	}
	if (result->checked_day != DAY_NONE) {
		buf_add_text(&text, result->unchecked ? "Not checked since " : "Checked ");
		sheet_day(&text, sheet, result->checked_day);
		buf_add_text(&text, ". ");
	}
	if (result->horizon_day != DAY_NONE && result->standing.live) {
		buf_add_text(&text, "By ");
		sheet_day(&text, sheet, result->horizon_day);
		if (sheet->redacted || !sheet->alone)
			add_pace(&text, result);
		buf_add_text(&text, ". ");
	}
	if (sheet->alone && !sheet->redacted && result->standing.live)
		ahead_sentence(&text, sheet->report, result);
	if (text.len > 0 && text.ptr[0] >= 'a' && text.ptr[0] <= 'z')
		text.ptr[0] = (char)(text.ptr[0] - 'a' + 'A');
	buf_add_text(out, "<p class=soft>");
	add_gap(out, result);
	svg_text(out, buf_slice(&text));
	buf_add_text(out, "</p>\n");
	buf_release(&text);
}

/* Of what was not checked lately, how far the gap may be by now. */
static void
add_band(struct buf *out, const struct report_result *result)
{
	if (!result->unchecked || !result->band.known)
		return;
	if (result->band.open)
		buf_add_text(out, "<p class=soft>How far it is by now, too few checks can"
			" tell.</p>\n");
	else
		buf_printf(out, "<p class=soft>By now the gap may be between %ld and %ld.</p>\n",
			fraction_percent(&result->band.low), fraction_percent(&result->band.high));
}

static void
add_steps(struct buf *out, const struct sheet *sheet)
{
	const struct report *report = sheet->report;

	if (!sheet->alone || report->step_count == 0)
		return;
	buf_add_text(out, "<ul class=signs>\n");
	for (size_t n = 0; n < report->step_count; n++) {
		const struct report_step *step = &report->steps[n];

		buf_printf(out, "<li><span class=mark aria-hidden=true>%s</span> %s: "
			"<span dir=auto>", step->open ? "○" : "●",
			step->open ? "step" : "step done");
		svg_text(out, step->text);
		buf_add_text(out, "</span>");
		if (step->times > 0 && step->open) {
			buf_printf(out, ", kept %zu of %zu", step->kept, step->times);
		} else if (step->day != DAY_NONE) {
			buf_add_text(out, step->open ? ", by " : ", ");
			sheet_day(out, sheet, step->day);
		}
		buf_add_char(out, '\n');
	}
	buf_add_text(out, "</ul>\n");
}

static void
add_table(struct buf *out, const struct sheet *sheet, size_t row)
{
	buf_add_text(out, "<details><summary>Table</summary>"
		"<div class=table tabindex=0 role=region aria-label=\"Table, day by day\">\n");
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
