/* SPDX-License-Identifier: ISC */
/*
 * The waterfall in SVG. Invariant: a line of the account is told by its word and
 * by how it is filled, never by its colour alone.
 */
#include "html/falls.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/text.h"
#include "base/words.h"
#include "view/cause.h"
#include "view/phrase.h"
#include "html/svg.h"
#include "view/tension.h"

#define ROW 42         /* pixels: a line of words, and a bar below it */
#define WORDS 15       /* where the words stand in it */
#define BAR 22         /* and the bar */
#define BAR_HEIGHT 12
#define WHOSE_COLUMNS 28
#define TOLD_MAX 8     /* changes in a row of the table */

/* "rose" … are these classes; see falls_defs and the page's style. */
static const char *const classes[CAUSE_COUNT] = {
	[CAUSE_ROSE] = "rose", [CAUSE_SLIPPED] = "slipped", [CAUSE_RAISED] = "lifted",
	[CAUSE_LOWERED] = "sunk", [CAUSE_NEW] = "new", [CAUSE_GONE] = "gone",
	[CAUSE_REMEASURED] = "measured", [CAUSE_MOVED] = "shifted",
};

const char falls_defs[] =
	"<svg class=defs width=0 height=0 aria-hidden=true><defs>"
	"<pattern id=slipped width=6 height=6 patternUnits=userSpaceOnUse "
	"patternTransform=\"rotate(45)\"><path class=\"r thick\" d=\"M0 3H6\"/></pattern>"
	"<pattern id=lifted width=6 height=6 patternUnits=userSpaceOnUse>"
	"<path class=\"v thick\" d=\"M3 0V6\"/></pattern>"
	"<pattern id=sunk width=6 height=6 patternUnits=userSpaceOnUse "
	"patternTransform=\"rotate(-45)\"><path class=\"v thin\" d=\"M0 3H6\"/></pattern>"
	"<pattern id=gone width=5 height=5 patternUnits=userSpaceOnUse>"
	"<circle class=v cx=2 cy=2 r=1 /></pattern>"
	"<pattern id=anew width=8 height=8 patternUnits=userSpaceOnUse>"
	"<path class=\"n thin\" d=\"M0 4H8M4 0V8\"/></pattern>"
	"</defs></svg>\n";

struct falls {
	struct buf *out;
	const struct sheet *sheet;
	const struct report *report;
	struct printed printed;
	struct share shares[CAUSE_COUNT];
	size_t share_count;
	long went;
	long low, high;
	int top; /* of the row being drawn */
};

static void
add_number(struct buf *out, long number, bool sign)
{
	const char *before = number < 0 ? "−" : sign && number > 0 ? "+" : "";

	buf_printf(out, "%s%ld", before, number < 0 ? -number : number);
}

static void
draw_words(struct falls *falls, struct slice label, struct slice whose, long number, bool sign)
{
	buf_printf(falls->out, "<text y=%d>", falls->top + WORDS);
	svg_text(falls->out, label);
	if (whose.len > 0) {
		buf_add_text(falls->out, " <tspan class=soft>");
		svg_text(falls->out, whose);
		buf_add_text(falls->out, "</tspan>");
	}
	buf_printf(falls->out, "</text><text class=end x=\"100%%\" y=%d>", falls->top + WORDS);
	add_number(falls->out, number, sign);
	buf_add_text(falls->out, "</text>");
}

/* A bar between two levels; what moved is seen, however little it was. */
static void
draw_bar(struct falls *falls, const char *class, long from, long to)
{
	long low = from < to ? from : to, range = falls->high - falls->low;

	buf_printf(falls->out, "<rect class=\"bar %s\"", class);
	svg_across(falls->out, "x", low - falls->low, range);
	svg_across(falls->out, "width", from < to ? to - from : from - to, range);
	buf_printf(falls->out, " y=%d height=%d />", falls->top + BAR, BAR_HEIGHT);
}

/* From the end of a bar down to the beginning of the next one. */
static void
draw_thread(struct falls *falls, long level)
{
	buf_add_text(falls->out, "<line class=thread");
	svg_across(falls->out, "x1", level - falls->low, falls->high - falls->low);
	svg_across(falls->out, "x2", level - falls->low, falls->high - falls->low);
	buf_printf(falls->out, " y1=%d y2=%d />", falls->top + BAR + BAR_HEIGHT,
		falls->top + ROW + BAR);
}

static void
draw_level(struct falls *falls, int day, long level, long unchecked)
{
	struct buf label = BUF_INIT;
	bool part = unchecked > 0 && level > 0;
	long old = unchecked < level ? unchecked : level;

	sheet_day(&label, falls->sheet, day);
	draw_words(falls, buf_slice(&label), slice_of(part ? _("hatched: not checked lately") : ""),
		level, false);
	draw_bar(falls, "whole", 0, part ? level - old : level);
	if (part)
		draw_bar(falls, "old", level - old, level);
	buf_release(&label);
}

static void
draw_cause(struct falls *falls, enum cause cause, long from)
{
	struct buf whose = BUF_INIT, cut = BUF_INIT;

	cause_whose(&whose, falls->report, cause);
	text_fit(&cut, buf_slice(&whose), WHOSE_COLUMNS, false, false);
	draw_words(falls, slice_of(cause_label(cause)), buf_slice(&cut),
		falls->printed.causes[cause], true);
	draw_bar(falls, classes[cause], from, from + falls->printed.causes[cause]);
	buf_release(&whose);
	buf_release(&cut);
}

static bool
has_line(const struct falls *falls, unsigned cause)
{
	return fraction_sign(&falls->report->whole.causes[cause]) != 0;
}

static void
describe(struct falls *falls)
{
	struct buf text = BUF_INIT, first = BUF_INIT, last = BUF_INIT;

	buf_printf(falls->out, "<title id=tf>%s</title><desc id=df>",
		_("Which end moved, line by line"));
	sheet_day(&first, falls->sheet, falls->report->span.first);
	sheet_day(&last, falls->sheet, phrase_last_day(falls->report));
	buf_printf(&text, _("From %ld on %s to %ld on %s."), falls->printed.opening, first.ptr,
		falls->printed.closing, last.ptr);
	buf_add_char(&text, ' ');
	view_sentence(&text, falls->report);
	svg_text(falls->out, buf_slice(&text));
	buf_add_text(falls->out, "</desc>");
	buf_release(&text);
	buf_release(&first);
	buf_release(&last);
}

static void
draw_picture(struct falls *falls)
{
	long level = falls->printed.opening;

	buf_printf(falls->out, "<figure class=wide><svg class=falls role=img "
		"aria-labelledby=\"tf df\" height=%zu>",
		(cause_lines(&falls->report->whole) + 2) * ROW);
	describe(falls);
	draw_level(falls, falls->report->span.first, level, 0);
	draw_thread(falls, level);
	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++) {
		if (!has_line(falls, cause))
			continue;
		falls->top += ROW;
		draw_cause(falls, (enum cause)cause, level);
		level += falls->printed.causes[cause];
		draw_thread(falls, level);
	}
	falls->top += ROW;
	draw_level(falls, phrase_last_day(falls->report), level,
		fraction_percent(&falls->report->unchecked));
	buf_add_text(falls->out, "</svg></figure>\n");
}

/* One bar of all that went, its parts named below it. */
static void
draw_shares(struct falls *falls)
{
	struct buf title = BUF_INIT, *out = falls->out;
	long at = 0;

	buf_printf(&title, ngettext("Where %ld went", "Where %ld went",
		(unsigned long)falls->went), falls->went);
	buf_printf(out, "<h3>%s</h3>\n<figure class=wide><svg class=shares role=img "
		"aria-labelledby=\"ts ds\" height=20><title id=ts>%s</title>"
		"<desc id=ds>", title.ptr, title.ptr);
	for (size_t n = 0; n < falls->share_count; n++) {
		buf_printf(out, "%s%s: ", n ? ", " : "", cause_label(falls->shares[n].cause));
		buf_printf(out, C_("a share", "%ld%%"), falls->shares[n].percent);
	}
	buf_release(&title);
	buf_add_text(out, ".</desc>");
	for (size_t n = 0; n < falls->share_count; n++) {
		buf_printf(out, "<rect class=\"bar %s\" y=1 height=18",
			classes[falls->shares[n].cause]);
		svg_across(out, "x", at, 100);
		svg_across(out, "width", falls->shares[n].percent, 100);
		buf_add_text(out, " />");
		at += falls->shares[n].percent;
	}
	buf_add_text(out, "</svg></figure>\n<ul class=key>\n");
	for (size_t n = 0; n < falls->share_count; n++) {
		buf_printf(out, "<li><svg class=swatch aria-hidden=true width=24 height=14>"
			"<rect class=\"bar %s\" x=1 y=1 width=22 height=12 /></svg> "
			"%s <b>", classes[falls->shares[n].cause],
			cause_label(falls->shares[n].cause));
		buf_printf(out, C_("a share", "%ld%%"), falls->shares[n].percent);
		buf_add_text(out, "</b>\n");
	}
	buf_add_text(out, "</ul>\n");
}

/* By size, whichever way. */
static int
compare_parts(const struct fraction *a, const struct fraction *b)
{
	return fraction_sign(a) < 0 ? fraction_compare(b, a) : fraction_compare(a, b);
}

/* Each change of a cause: whose, when, why; where there are many, the first ones. */
static void
add_changes(struct falls *falls, enum cause cause)
{
	const struct report *report = falls->report;
	struct buf *out = falls->out;
	size_t count = 0;

	for (size_t n = 0; n < report->change_count; n++) {
		const struct report_change *change = &report->changes[n];

		if (change->cause != cause || count++ >= TOLD_MAX)
			continue;
		buf_add_text(out, count > 1 ? "; " : "");
		svg_text(out, phrase_name(&report->results[change->result]));
		buf_add_text(out, ", ");
		sheet_day(out, falls->sheet, change->day);
		if (change->reason.len > 0) {
			buf_add_text(out, ": ");
			svg_text(out, phrase_why(change->reason));
		}
	}
	if (count > TOLD_MAX)
		buf_printf(out, ngettext("; and %zu more", "; and %zu more", count - TOLD_MAX),
			count - TOLD_MAX);
}

/* What each result did of one line of the account, in all areas where it stood. */
struct parts {
	size_t *rows;
	struct fraction *points;
	long *printed; /* they add up to the line */
	size_t count;
};

static void
add_part(struct parts *parts, const struct report *report, size_t row, enum cause cause)
{
	const struct report_result *result = &report->results[row];
	size_t n = 0;

	if (fraction_sign(&result->account.causes[cause]) == 0)
		return;
	while (n < parts->count && report->results[parts->rows[n]].subject != result->subject)
		n++;
	if (n == parts->count) {
		parts->rows[parts->count] = row;
		fraction_init(&parts->points[parts->count++]);
	}
	fraction_add(&parts->points[n], &result->account.causes[cause]);
}

static void
find_parts(struct parts *parts, const struct falls *falls, enum cause cause)
{
	size_t room = falls->report->result_count;

	*parts = (struct parts){ .rows = mem_alloc(room, sizeof *parts->rows),
		.points = mem_alloc(room, sizeof *parts->points),
		.printed = mem_alloc(room, sizeof *parts->printed) };
	for (size_t row = 0; row < room; row++)
		add_part(parts, falls->report, row, cause);
	parts_print(parts->points, parts->count, falls->printed.causes[cause], parts->printed);
}

static void
release_parts(struct parts *parts)
{
	for (size_t n = 0; n < parts->count; n++)
		fraction_release(&parts->points[n]);
	free(parts->rows);
	free(parts->points);
	free(parts->printed);
}

/* The next smaller part; of two alike, the earlier one first. */
static size_t
next_part(const struct parts *parts, size_t last)
{
	size_t best = SLICE_NONE;

	for (size_t n = 0; n < parts->count; n++) {
		int order = last == SLICE_NONE ? -1 :
			compare_parts(&parts->points[n], &parts->points[last]);

		if (order > 0 || (order == 0 && n <= last))
			continue;
		if (best == SLICE_NONE ||
		    compare_parts(&parts->points[n], &parts->points[best]) > 0)
			best = n;
	}
	return best;
}

/* Whose reality it was that rose or slipped, and by how much. */
static void
add_parts(struct falls *falls, enum cause cause)
{
	long left = falls->printed.causes[cause];
	struct parts parts;

	find_parts(&parts, falls, cause);
	size_t part = next_part(&parts, SLICE_NONE);

	for (size_t count = 0; part != SLICE_NONE; part = next_part(&parts, part), count++) {
		buf_add_text(falls->out, count > 0 ? ", " : "");
		if (count == TOLD_MAX) {
			buf_printf(falls->out, ngettext("and %zu more", "and %zu more",
				parts.count - count), parts.count - count);
			buf_add_char(falls->out, ' ');
			add_number(falls->out, left, true);
			break;
		}
		svg_text(falls->out, phrase_name(&falls->report->results[parts.rows[part]]));
		buf_add_char(falls->out, ' ');
		add_number(falls->out, parts.printed[part], true);
		left -= parts.printed[part];
	}
	release_parts(&parts);
}

static long
share_of(const struct falls *falls, enum cause cause)
{
	for (size_t n = 0; n < falls->share_count; n++)
		if (falls->shares[n].cause == cause)
			return falls->shares[n].percent;
	return -1;
}

static void
add_level_row(struct falls *falls, int day, long level)
{
	buf_add_text(falls->out, "<tr><th scope=row>");
	sheet_day(falls->out, falls->sheet, day);
	buf_printf(falls->out, "<td class=n>%ld<td class=n><td>\n", level);
}

static void
add_table(struct falls *falls)
{
	struct buf *out = falls->out;

	buf_printf(out, "<div class=table tabindex=0 role=region aria-label=\"%s\">\n"
		"<table><caption>%s</caption>\n<thead><tr><th scope=col>%s"
		"<th scope=col class=n>%s<th scope=col class=n>%s<th scope=col>%s</thead>\n"
		"<tbody>\n", _("Table, line by line"),
		_("The lines of the gap, from the first day to the last"),
		C_("of the account", "line"), _("gap"), _("of what went"),
		_("whose, when and why"));
	add_level_row(falls, falls->report->span.first, falls->printed.opening);
	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++) {
		if (!has_line(falls, cause))
			continue;
		buf_printf(out, "<tr><th scope=row>%s<td class=n>",
			cause_label((enum cause)cause));
		add_number(out, falls->printed.causes[cause], true);
		buf_add_text(out, "<td class=n>");
		if (share_of(falls, (enum cause)cause) >= 0)
			buf_printf(out, C_("a share", "%ld%%"), share_of(falls, (enum cause)cause));
		buf_add_text(out, "<td dir=auto>");
		if (cause == CAUSE_ROSE || cause == CAUSE_SLIPPED)
			add_parts(falls, (enum cause)cause);
		else
			add_changes(falls, (enum cause)cause);
		buf_add_char(out, '\n');
	}
	add_level_row(falls, phrase_last_day(falls->report), falls->printed.closing);
	buf_add_text(out, "</tbody></table></div>\n");
}

void
falls_section(struct buf *out, const struct sheet *sheet)
{
	struct falls falls = { .out = out, .sheet = sheet, .report = sheet->report };

	if (cause_lines(&falls.report->whole) == 0)
		return;
	account_print(&falls.report->whole, &falls.printed);
	cause_levels(&falls.printed, &falls.low, &falls.high);
	falls.share_count = cause_shares(&falls.report->whole, &falls.printed, falls.shares,
		&falls.went);
	buf_printf(out, "<section>\n<h2>%s</h2>\n", _("The gap, line by line"));
	draw_picture(&falls);
	if (falls.went > 0 && !(falls.share_count == 1 && falls.shares[0].cause == CAUSE_ROSE))
		draw_shares(&falls);
	add_table(&falls);
	buf_add_text(out, "</section>\n");
}
