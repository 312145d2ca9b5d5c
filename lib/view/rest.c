/* SPDX-License-Identifier: ISC */
/*
 * The rest of a report, a sentence or two a line. Invariant: what is not known is
 * given as a range or as not known, never as a number.
 */
#include "view/tension.h"

#include "view/chart.h"
#include "view/ground.h"
#include "view/phrase.h"

struct telling {
	struct buf *out;
	const struct report *report;
	const struct view *view;
};

static void
add_line(const struct telling *rest, struct buf *line)
{
	chart_wrap(rest->out, buf_slice(line), (size_t)rest->view->width,
		rest->view->plain ? 0 : 1);
	buf_clear(line);
}

/* "Visions came down by 4 in all, reality went up by 277." */
static void
say_travel(const struct telling *rest, struct buf *line)
{
	long vision = fraction_percent(&rest->report->whole.drift);
	long reality = fraction_percent(&rest->report->whole.climb);
	long swings = fraction_percent(&rest->report->whole.churn);

	if (vision != 0)
		buf_printf(line, "Visions %s by %ld in all", vision < 0 ? "came down" : "went up",
			vision < 0 ? -vision : vision);
	if (reality != 0)
		buf_printf(line, "%s by %ld%s", vision == 0 ? reality < 0 ? "Reality went down" :
			"Reality went up" : reality < 0 ? ", reality went down" :
			", reality went up", reality < 0 ? -reality : reality,
			vision == 0 ? " in all" : "");
	if (line->len > 0)
		buf_add_char(line, '.');
	if (swings > 0)
		buf_printf(line, "%sReality went back and forth by %ld on the way.",
			line->len > 0 ? " " : "", swings);
	add_line(rest, line);
}

/* Where the gap of each that was not checked lately may be by now. */
static void
say_bands(const struct telling *rest, struct buf *line)
{
	for (size_t n = 0; n < rest->report->result_count; n++) {
		const struct report_result *result = &rest->report->results[n];

		if (!result->unchecked || !result->here)
			continue;
		phrase_quote(line, phrase_name(result));
		if (result->checked_day != DAY_NONE) {
			buf_add_text(line, ", last checked on ");
			day_format_plain(line, result->checked_day, rest->report->today);
		}
		if (!result->band.known || result->band.open)
			buf_add_text(line, ": where its gap is by now nobody can say.");
		else
			buf_printf(line, ": its gap is between %ld and %ld by now.",
				fraction_percent(&result->band.low),
				fraction_percent(&result->band.high));
		add_line(rest, line);
	}
}

static void
say_postponed(const struct telling *rest, struct buf *line, struct slice whose,
	const struct account *account)
{
	if (account->postponements == 0)
		return;
	buf_add_text(line, "The horizon of ");
	phrase_quote(line, whose);
	buf_add_text(line, " was put off ");
	if (account->postponements > 1)
		buf_printf(line, "%zu times, ", account->postponements);
	buf_printf(line, "by %d %s.", account->postponed_days,
		account->postponed_days == 1 ? "day" : "days");
	add_line(rest, line);
}

/* An area's account has what its results put off, and what it put off itself. */
static void
say_horizons(const struct telling *rest, struct buf *line)
{
	const struct report *report = rest->report;

	for (size_t n = 0; n < report->area_count; n++) {
		const struct report_area *area = &report->areas[n];
		struct account own = { .postponements = area->account.postponements,
			.postponed_days = area->account.postponed_days };

		for (size_t row = area->first; row < area->end; row++) {
			const struct account *account = &report->results[row].account;

			say_postponed(rest, line, phrase_name(&report->results[row]), account);
			own.postponements -= account->postponements;
			own.postponed_days -= account->postponed_days;
		}
		say_postponed(rest, line, phrase_area(area), &own);
	}
}

void
view_rest(struct buf *out, const struct report *report, const struct view *view)
{
	struct telling rest = { out, report, view };
	struct buf line = BUF_INIT;
	size_t start = out->len;

	if (!view->plain)
		buf_add_char(out, '\n');
	size_t head = out->len;

	say_travel(&rest, &line);
	ground_sentence(&line, report);
	add_line(&rest, &line);
	say_bands(&rest, &line);
	say_horizons(&rest, &line);
	if (out->len == head)
		buf_cut(out, start);
	buf_release(&line);
}
