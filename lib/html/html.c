/* SPDX-License-Identifier: ISC */
/*
 * The frame of a page: its head, what it says first, area by area what it draws,
 * and what it leaves out. Invariant: the page asks nothing of a network and runs
 * nothing, and its head forbids both.
 */
#include "html/html.h"

#include "base/words.h"
#include "html/article.h"
#include "view/ask.h"
#include "html/falls.h"
#include "view/ground.h"
#include "html/lines.h"
#include "view/phrase.h"
#include "html/redact.h"
#include "html/style.h"
#include "html/svg.h"

void
html_begin(struct html *html, struct report *report, enum html_about about, bool redacted)
{
	*html = (struct html){ .about = about, .names = BUF_INIT };
	if (redacted)
		redact(report, &html->names);
	sheet_measure(&html->sheet, report, redacted);
	html->sheet.alone = about == HTML_RESULT;
}

void
html_release(struct html *html)
{
	sheet_release(&html->sheet);
	buf_release(&html->names);
}

/* "2026", or "22 Nov 2025 – 21 Nov 2026" */
static void
add_span(struct buf *out, const struct report *report)
{
	if (report->whole_year) {
		buf_printf(out, "%d", report->year);
		return;
	}
	sheet_whole_day(out, report->span.first);
	if (phrase_last_day(report) == report->span.first)
		return;
	buf_add_text(out, " – ");
	sheet_whole_day(out, phrase_last_day(report));
}

/* What it is about; the whole has no name. */
static struct slice
subject(const struct html *html)
{
	const struct report *report = html->sheet.report;

	if (html->about == HTML_AREA && report->area_count > 0)
		return report->areas[0].title.len ? report->areas[0].title : report->areas[0].id;
	if (html->about == HTML_RESULT && report->result_count > 0)
		return report->results[0].text.len ? report->results[0].text :
			phrase_name(&report->results[0]);
	return SLICE_EMPTY;
}

static void
add_head(struct buf *out, const struct html *html)
{
	buf_printf(out, "<!DOCTYPE html>\n<html lang=%s>\n", C_("code of this language", "en"));
	buf_add_text(out, "<head>\n<meta charset=utf-8>\n"
		"<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; "
		"style-src 'unsafe-inline'; img-src data:\">\n"
		"<meta name=viewport content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=color-scheme content=\"light dark\">\n"
		"<meta name=referrer content=no-referrer>\n<title>");
	if (subject(html).len > 0) {
		svg_text(out, subject(html));
		buf_add_text(out, ": ");
	}
	buf_printf(out, "%s ", _("which end moved?"));
	add_span(out, html->sheet.report);
	buf_add_text(out, "</title>\n<style>\n");
	for (const char *const *part = style_parts; *part; part++)
		buf_add_text(out, *part);
	buf_add_text(out, "</style>\n</head>\n<body>\n");
	buf_add_text(out, lines_defs);
	buf_add_text(out, falls_defs);
	buf_add_text(out, "<main>\n");
}

/* What the gap rests on, where the first sentence has not said that it is nothing. */
static void
add_ground(struct buf *out, const struct report *report)
{
	if (fraction_compare(&report->unchecked, &report->whole.closing) == 0)
		return;
	buf_add_text(out, "<p>");
	ground_sentence(out, report);
	buf_add_text(out, "</p>\n");
}

static void
add_sentence(struct buf *out, const struct report *report)
{
	struct phrase phrase = phrase_of(report);
	struct buf text = BUF_INIT;

	phrase_unchecked(&text, report); /* over a third: that leads */
	if (text.len > 0)
		buf_add_char(&text, ' ');
	phrase_moves(&text, &phrase, &report->whole);
	buf_add_text(out, "<p class=lead>");
	svg_text(out, buf_slice(&text));
	buf_add_text(out, "</p>\n");
	buf_release(&text);
}

static void
add_beginning(struct buf *out, const struct html *html)
{
	const struct report *report = html->sheet.report;
	struct buf span = BUF_INIT;

	buf_add_text(out, "<header>\n<p>");
	add_span(&span, report);
	buf_printf(out, subject(html).len > 0 ? _("Which end moved? %s") :
		_("Vision and reality, %s"), span.ptr);
	buf_add_text(out, "</p>\n<h1 dir=auto>");
	if (subject(html).len > 0)
		svg_text(out, subject(html));
	else
		buf_add_text(out, _("Which end moved?"));
	buf_add_text(out, "</h1>\n");
	add_sentence(out, report);
	add_ground(out, report);
	buf_add_text(out, "</header>\n");
	falls_section(out, &html->sheet);
	buf_release(&span);
}

static void
add_key(struct buf *out)
{
	static const char *const parts[][2] = {
		{ "<path class=vision d=\"M0 7H24\"/>", N_("vision") },
		{ "<path class=reality d=\"M0 7H24\"/>", N_("reality") },
		{ "<path class=gap d=\"M0 1h24v12h-24z\"/>", N_("the gap") },
		{ "<rect class=hatch x=0 y=1 width=24 height=6 />"
			"<path class=\"reality old\" d=\"M2 10H24\"/>",
			N_("not checked lately: last known") },
		{ "<use href=\"#lowered\" class=\"sign lowered\" x=12 y=13 />",
			N_("vision lowered") },
		{ "<use href=\"#raised\" class=\"sign raised\" x=12 y=2 />", N_("vision raised") },
		{ "<use href=\"#closed\" class=\"sign closed\" x=12 y=7 />",
			N_("let go, or enough") },
		{ "<use href=\"#other\" class=\"sign other\" x=12 y=7 />",
			N_("what somebody else sees") },
		{ "<use href=\"#later\" class=\"sign later\" x=12 y=7 />", N_("horizon put off") },
		{ "<path class=anew d=\"M12 0V14\"/>", N_("measured anew") },
	};

	buf_printf(out, "<section>\n<h2>%s</h2>\n<p>%s</p>\n<ul class=key>\n",
		_("How to read the pictures"),
		_("All stand on one scale: 0 is where a result began, 100 the vision it was chosen"
		" with. Of a level to hold, 100 is the level and 0 a real slip away."));
	for (size_t n = 0; n < sizeof parts / sizeof *parts; n++)
		buf_printf(out, "<li><svg class=swatch aria-hidden=true width=24 height=14>%s</svg>"
			" %s\n", parts[n][0], _(parts[n][1]));
	buf_printf(out, "</ul>\n<p class=screen>%s</p>\n</section>\n",
		_("Below each picture is its table; those that are open are printed, too."));
}

static size_t
count_pictures(const struct report *report, size_t first, size_t end)
{
	size_t count = 0;

	for (size_t n = first; n < end; n++)
		count += article_is_shown(report, n);
	return count;
}

/* As wide as it has results, up to the three that stand side by side. */
static void
begin_area(struct buf *out, const struct html *html, const struct report_area *area)
{
	size_t count = count_pictures(html->sheet.report, area->first, area->end);
	struct printed printed;

	account_print(&area->account, &printed);
	if (html->about == HTML_RESULT)
		buf_add_text(out, "<section class=alone>\n");
	else
		buf_printf(out, "<section class=w%zu>\n", count < 3 ? count : 3);
	buf_add_text(out, "<div class=area><h2 dir=auto>");
	svg_text(out, area->title.len ? area->title : area->id);
	buf_add_text(out, "</h2>");
	if (printed.opening || printed.closing)
		buf_printf(out, "<p>%s %ld → %ld</p>", _("gap"), printed.opening, printed.closing);
	buf_add_text(out, "</div>\n<div class=results>\n");
}

/* The next result that has a picture, or the end of its area. */
static bool
add_rows(struct html *html, struct buf *out)
{
	const struct report *report = html->sheet.report;

	for (; html->area < report->area_count; html->area++) {
		const struct report_area *area = &report->areas[html->area];

		for (html->row = html->begun ? html->row : area->first; html->row < area->end;) {
			size_t row = html->row++;

			if (!article_is_shown(report, row))
				continue;
			if (!html->begun)
				begin_area(out, html, area);
			html->begun = true;
			article_add(out, &html->sheet, row);
			return true;
		}
		if (html->begun)
			buf_add_text(out, "</div>\n</section>\n");
		html->begun = false;
	}
	return false;
}

static void
add_questions(struct buf *out, const struct report *report)
{
	struct buf text = BUF_INIT;

	if (report->question_count == 0)
		return;
	buf_printf(out, "<section>\n<h2>%s</h2>\n", _("To ask"));
	for (size_t n = 0; n < report->question_count && n < QUESTIONS_SHOWN; n++) {
		buf_clear(&text);
		question_text(&text, report, &report->questions[n]);
		buf_add_text(out, "<p dir=auto>");
		svg_text(out, buf_slice(&text));
		buf_add_text(out, "</p>\n");
	}
	buf_add_text(out, "</section>\n");
	buf_release(&text);
}

static void
add_foot(struct buf *out, const struct html *html)
{
	struct buf text = BUF_INIT;

	buf_add_text(out, "</div>\n");
	if (html->about != HTML_RESULT)
		add_questions(out, html->sheet.report);
	phrase_notes(&text, html->sheet.report);
	buf_add_text(out, "<footer>\n");
	if (text.len > 0) {
		buf_add_text(out, "<p>");
		svg_text(out, buf_slice(&text));
		buf_add_text(out, "</p>\n");
	}
	if (html->sheet.redacted)
		buf_printf(out, "<p>%s</p>\n",
			_("Figures and days alone: names, words and units were left out."));
	buf_printf(out, "<p>%s</p>\n<p>", _("A gap of 100 is as far as it was on the day it was"
		" chosen. High is not bad, and less is not good: what counts is which end"
		" moved."));
	buf_clear(&text);
	sheet_whole_day(&text, html->sheet.report->today);
	buf_printf(out, _("As of %s, by taut."), text.ptr);
	buf_add_text(out, "</p>\n</footer>\n</main>\n</body>\n</html>\n");
	buf_release(&text);
}

bool
html_next(struct html *html, struct buf *out)
{
	switch (html->part) {
	case HTML_HEAD:
		add_head(out, html);
		add_beginning(out, html);
		if (count_pictures(html->sheet.report, 0, html->sheet.report->result_count) > 0)
			add_key(out);
		buf_add_text(out, "<div class=areas>\n");
		html->part = HTML_ROWS;
		return true;
	case HTML_ROWS:
		if (add_rows(html, out))
			return true;
		html->part = HTML_FOOT;
		return true;
	case HTML_FOOT:
		add_foot(out, html);
		html->part = HTML_DONE;
		return true;
	case HTML_DONE:
		break;
	}
	return false;
}
