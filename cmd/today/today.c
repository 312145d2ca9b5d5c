/* SPDX-License-Identifier: ISC */
/* today: this morning at a glance. */
#include "base/text.h"
#include "base/words.h"
#include "cmd/out.h"
#include "cmd/today/data.h"
#include "cmd/today/screen.h"
#include "cmd/today/silence.h"
#include "cmd/work.h"
#include "sync/unsent.h"

#define UNSENT_DAYS 2 /* what is here alone is told of from the third day */

static bool brief;

static const struct opt opts[] = {
	{ 0, "short", NULL, &brief, NULL, NULL, N_("one line, for a status bar") },
	{ 0 }
};

static void
out_gap(struct session *session, const struct report_result *result)
{
	struct fraction gap;

	fraction_init(&gap);
	if (!result->unchecked && standing_gap(&result->standing, &gap))
		out_printf(session, "%ld", fraction_percent(&gap));
	else
		out_printf(session, "?");
	fraction_release(&gap);
}

/* The gap of all; `?` where nothing is known of it, or over a third is old. */
static void
out_whole(struct session *session, const struct report *report)
{
	struct fraction share;
	bool known = false;

	for (size_t n = 0; n < report->result_count && !known; n++)
		known = report->results[n].here && standing_is_open(&report->results[n].standing);
	fraction_init(&share);
	if (fraction_sign(&report->whole.closing) > 0) {
		fraction_set(&share, &report->unchecked);
		fraction_divide(&share, &report->whole.closing);
	}
	if (known && fraction_compare_ratio(&share, 1, 3) <= 0)
		out_printf(session, "%s %ld", _("gap"), fraction_percent(&report->whole.closing));
	else
		out_printf(session, "%s ?", _("gap"));
	fraction_release(&share);
}

/* The gaps of what is in focus and has one, else the whole; the steps of today. */
static void
out_figures(struct session *session, const struct morning *morning, const char *between)
{
	const struct report_result *result;
	size_t at = 0, shown = 0, due = morning->dues.today;

	while ((result = morning_focus(morning, &at))) {
		if (result->standing.kind == RESULT_WORDS)
			continue;
		out_printf(session, shown++ ? " " : "");
		out_line(session, result->id);
		out_printf(session, " ");
		out_gap(session, result);
	}
	if (shown == 0)
		out_whole(session, morning->report);
	if (due)
		out_printf(session, "%s", between);
	if (due)
		out_printf(session, ngettext("%zu step", "%zu steps", due), due);
}

static void
out_brief(struct session *session, const struct morning *morning)
{
	const char *between = session->view.ascii || session->view.plain ? ", " : " · ";

	if (morning->folded)
		out_printf(session, "%s", _("welcome back"));
	else
		out_figures(session, morning, between);
	if (morning->unsent)
		out_printf(session, "%s%s", between, _("not synced"));
	out_printf(session, "\n");
}

static void
gather(struct morning *morning, const struct session *session, const struct replay *replay)
{
	const struct store *store = &session->journal.store;
	int today = session->clock.day;

	dues_find(&morning->dues, replay, today);
	morning->folded = silence_is_long(store, today);
	morning->unsent_day = DAY_NONE;
	morning->unsent = unsent_since(store->fd, &morning->unsent_day) &&
		today - morning->unsent_day >= UNSENT_DAYS;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct reading reading;
	struct report report = { 0 };
	struct morning morning = { .areas = &reading.areas, .report = &report };
	int today = session->clock.day;

	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "today takes no words");
	bool ok = reading_open(&reading, session, (struct span){ today, today }, err);

	if (ok) {
		reading_report(&reading, session, &report);
		report.now_only = true;
		gather(&morning, session, &reading.replay);
		if (session->json)
			data_out(session, &morning);
		else if (brief)
			out_brief(session, &morning);
		else
			screen_out(session, &morning);
	}
	dues_release(&morning.dues);
	report_release(&report);
	reading_close(&reading);
	return ok;
}

const struct cmd cmd_today = { .name = "today", .synopsis = "[--short]",
	.summary = N_("this morning at a glance"), .needs = NEED_JOURNAL, .opts = opts,
	.data = true, .run = run };
