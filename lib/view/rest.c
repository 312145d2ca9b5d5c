/* SPDX-License-Identifier: ISC */
/*
 * The rest of a report, a sentence or two a line. Invariant: what is not known is
 * given as a range or as not known, never as a number.
 */
#include "view/tension.h"

#include <stdlib.h>

#include "base/words.h"
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
		buf_printf(line, vision < 0 ? _("Visions came down by %ld in all") :
			_("Visions went up by %ld in all"), labs(vision));
	if (vision != 0 && reality != 0)
		buf_printf(line, reality < 0 ? _(", reality went down by %ld") :
			_(", reality went up by %ld"), labs(reality));
	else if (reality != 0)
		buf_printf(line, reality < 0 ? _("Reality went down by %ld in all") :
			_("Reality went up by %ld in all"), labs(reality));
	if (line->len > 0)
		buf_add_char(line, '.');
	if (swings > 0) {
		buf_add_text(line, line->len > 0 ? " " : "");
		buf_printf(line, _("Reality went back and forth by %ld on the way."), swings);
	}
	add_line(rest, line);
}

static void
say_band(struct buf *line, const struct report_result *result, int today)
{
	struct buf name = BUF_INIT, whose = BUF_INIT;

	phrase_quote(&name, phrase_name(result));
	if (result->checked_day != DAY_NONE)
		buf_printf(&whose, _("%s, last checked on %s"), name.ptr,
			day_plain(result->checked_day, today).text);
	else
		buf_add(&whose, buf_slice(&name));
	if (!result->band.known || result->band.open)
		buf_printf(line, _("%s: where its gap is by now nobody can say."), whose.ptr);
	else
		buf_printf(line, _("%s: its gap is between %ld and %ld by now."), whose.ptr,
			fraction_percent(&result->band.low), fraction_percent(&result->band.high));
	buf_release(&name);
	buf_release(&whose);
}

/* Where the gap of each that was not checked lately may be by now. */
static void
say_bands(const struct telling *rest, struct buf *line)
{
	for (size_t n = 0; n < rest->report->result_count; n++) {
		const struct report_result *result = &rest->report->results[n];

		if (!result->unchecked || !result->here)
			continue;
		say_band(line, result, rest->report->today);
		add_line(rest, line);
	}
}

static void
say_postponed(const struct telling *rest, struct buf *line, struct slice whose,
	const struct account *account)
{
	struct buf name = BUF_INIT;
	int days = account->postponed_days;

	if (account->postponements == 0)
		return;
	phrase_quote(&name, whose);
	if (account->postponements > 1)
		buf_printf(line, _("The horizon of %s was put off %zu times, by %d days."),
			name.ptr, account->postponements, days);
	else
		buf_printf(line, ngettext("The horizon of %s was put off by %d day.",
			"The horizon of %s was put off by %d days.", (unsigned long)days),
			name.ptr, days);
	add_line(rest, line);
	buf_release(&name);
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
