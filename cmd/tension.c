/* SPDX-License-Identifier: ISC */
/* tension: the gap between vision and reality, and which end moved. */
#include <string.h>

#include "base/words.h"
#include "cmd/answer.h"
#include "cmd/events.h"
#include "cmd/html.h"
#include "cmd/out.h"
#include "cmd/work.h"
#include "journal/name.h"
#include "tension/inquiry.h"
#include "tension/summary.h"
#include "view/json.h"
#include "view/tension.h"

static struct {
	const char *since, *until, *year;
	bool verbose, answer, editor, redact;
} opt;

static const struct opt opts[] = {
	{ 0, "since", N_("DATE"), NULL, &opt.since, NULL, N_("what moved from this day on") },
	{ 0, "until", N_("DATE"), NULL, &opt.until, NULL, N_("… up to this day") },
	{ 0, "year", N_("YEAR"), NULL, &opt.year, NULL, N_("what moved in a year") },
	{ 0, "answer", NULL, &opt.answer, NULL, NULL, N_("answer what it asks, a line each") },
	{ 'e', "editor", NULL, &opt.editor, NULL, NULL,
		N_("answer the questions of --answer in the editor, all in one text") },
	{ 0, "redact", NULL, &opt.redact, NULL, NULL, N_("a page to share, without your words") },
	{ 'v', "verbose", NULL, &opt.verbose, NULL, NULL, N_("all there is to say") },
	{ 0 }
};

/* What is asked for: where things stand, or what moved over a span. */
struct asked {
	struct span span;
	bool now_only, whole_year;
	int year;
};

static bool
read_year(struct asked *asked, int today, struct err *err)
{
	struct span span;

	if (slice_of(opt.year).len != 4 || !span_parse(slice_of(opt.year), today, &span, err) ||
	    opt.since || opt.until) {
		err_set(err, ERR_USAGE, opt.since || opt.until ?
			"--year stands alone" : N_("'%s' is not a year"), opt.year);
		return false;
	}
	int month, mday;

	day_to_civil(span.first, &asked->year, &month, &mday);
	asked->span = span;
	asked->whole_year = true;
	asked->now_only = false;
	return true;
}

static bool
read_asked(struct asked *asked, int today, struct err *err)
{
	struct span until;

	*asked = (struct asked){ .span = { today - 364, today }, .now_only = true };
	if (opt.year)
		return read_year(asked, today, err);
	if (!opt.since && !opt.until)
		return true;
	asked->now_only = false;
	if (opt.until) {
		if (!span_parse(slice_of(opt.until), today, &until, err))
			return false;
		asked->span = (struct span){ until.last - 364, until.last };
	}
	if (opt.since &&
	    !date_parse(slice_of(opt.since), LEAN_PAST, today, &asked->span.first, err))
		return false;
	if (asked->span.first > today)
		return err_set(err, ERR_USAGE, "that day is still to come");
	if (asked->span.first > asked->span.last)
		return err_set(err, ERR_USAGE, "the span ends before it begins");
	return true;
}

static bool
is_format(const struct session *session, const char *format)
{
	return strcmp(session->format ? session->format : "text", format) == 0;
}

/* The report of what was asked for, narrowed to what was named. */
static bool
make_report(struct session *session, struct reading *reading, const struct asked *asked,
	const struct name *name, struct report *report)
{
	reading_report(reading, session, report);
	report_ask(report, &reading->replay);
	report->now_only = asked->now_only;
	report->whole_year = asked->whole_year;
	report->year = asked->year;
	if (name->area)
		report_narrow(report, (size_t)(name->area - reading->areas.items));
	if (!name->result)
		return true;
	size_t row;

	if (!report_row(report, replay_subject(&reading->replay, name->result), &row))
		return false;
	if (session->json || is_format(session, "html") || opt.answer || !asked->now_only)
		report_narrow_result(report, row);
	return true;
}

/* The report as text; `typed` is the area or result it is of, or NULL. */
static void
out_text_report(struct session *session, const struct report *report, const char *typed)
{
	struct buf *out = &session->out;
	const struct view *view = &session->view;
	size_t questions = opt.verbose ? QUESTIONS_SHOWN : typed && report->now_only ? 0 : 1;

	if (!report->now_only)
		view_waterfall(out, report, view);
	else if (typed)
		view_bars(out, report, view);
	else
		view_areas(out, report, view, opt.verbose);
	if (report->now_only)
		view_since(out, report, view);
	if (opt.verbose)
		view_rest(out, report, view);
	view_questions(out, report, view, questions, typed);
}

/* What is written out as the data grows. */
struct writing {
	struct session *session;
	bool ok;
	struct err *err;
};

static void
write_out(void *context)
{
	struct writing *writing = context;

	writing->ok = writing->ok && out_flush(writing->session, false, writing->err);
}

static bool
out_data(struct session *session, struct report *report, struct err *err)
{
	struct writing writing = { session, true, err };
	struct json_order order = { opt.verbose, write_out, &writing };

	report_fill_paces(report);
	view_json(&session->out, report, &order);
	return writing.ok;
}

static bool
out_report(struct session *session, struct reading *reading, struct report *report,
	const struct name *name, const char *typed, struct err *err)
{
	if (opt.answer)
		return answer_questions(session, report, opt.editor, err);
	if (is_format(session, "html"))
		return html_out(session, report, name, opt.redact, err);
	if (name->result && report->now_only && !session->json)
		return reading_page(reading, session, report, name->result, err);
	if (session->json)
		return out_data(session, report, err);
	out_text_report(session, report, typed);
	return true;
}

static bool
report_on(struct session *session, struct reading *reading, const struct asked *asked,
	const char *typed, struct err *err)
{
	struct report report = { 0 };
	struct name name = { 0 };

	if (typed && !name_find(&reading->areas, typed, NAME_AREA | NAME_RESULT, &name, err))
		return false;
	bool ok = make_report(session, reading, asked, &name, &report) ||
		err_set(err, ERR_NOTHING, "'%s' was not chosen yet then", typed);

	ok = ok && out_report(session, reading, &report, &name, typed, err);
	report_release(&report);
	return ok;
}

static void
say_asks(const struct session *session, const struct reading *reading)
{
	for (size_t n = 0; n < reading->replay.subjects.count; n++) {
		const struct subject *subject = &reading->replay.subjects.items[n];

		if (subject->ask == ASK_GONE)
			say(session, "'%s' is no longer in areas/: let go? (taut vision let-go %s, "
				"or put its line back)", subject->id, subject->id);
		else if (subject->ask == ASK_REMEASURE)
			say(session, "the line of '%s' was given another unit or side by hand: "
				"taut vision remeasure %s", subject->id, subject->id);
	}
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct reading reading = { 0 };
	struct asked asked;

	if (argc > 1)
		return err_set(err, ERR_USAGE, "one area or result at a time");
	if (opt.answer && (!is_format(session, "text") || opt.since || opt.until || opt.year))
		return err_set(err, ERR_USAGE, "--answer is about today");
	if (opt.editor && !opt.answer)
		return err_set(err, ERR_USAGE, "-e goes with --answer");
	if (opt.redact && !is_format(session, "html"))
		return err_set(err, ERR_USAGE, "--redact goes with --format html");
	if (opt.answer && !journal_may_write(&session->journal, err))
		return false;
	if (!read_asked(&asked, session->clock.day, err))
		return false;
	const char *typed = argc ? argv[0] : NULL;
	size_t problems = opt.verbose ? SIZE_MAX : 3;

	if (is_format(session, "csv"))
		return events_out(session, asked.span, typed, problems, err);
	bool ok = reading_open(&reading, session, asked.span, err) &&
		report_on(session, &reading, &asked, typed, err);

	if (ok && !opt.answer) {
		say_problems(&reading.replay.problems, problems);
		say_asks(session, &reading);
	}
	reading_close(&reading);
	return ok;
}

const struct cmd cmd_tension = { .name = "tension",
	.synopsis = N_("[AREA or RESULT] [--since DATE] [--until DATE] [--year YEAR] "
		"[--answer] [-e] [-v] [--format text|json|csv|html] [--redact]"),
	.summary = N_("the gap, and which end moved"),
	.needs = NEED_JOURNAL, .opts = opts, .data = true,
	.formats = "csv html", .run = run };
