/* SPDX-License-Identifier: ISC */
/* today: this morning at a glance. */
#include "base/text.h"
#include "cmd/edit/kept.h"
#include "cmd/key/sealed.h"
#include "cmd/out.h"
#include "cmd/work.h"
#include "doc/document.h"
#include "journal/entry.h"
#include "store/layout.h"
#include "sync/unsent.h"
#include "view/morning.h"

#define STEPS_SHOWN 5
#define HEAD_MAX 9 /* lines: the day, where things stand */
#define UNSENT_DAYS 2 /* what is here alone is told of from the third day */

static bool brief;

static const struct opt opts[] = {
	{ 0, "short", NULL, &brief, NULL, NULL, "one line, for a status bar" },
	{ 0 }
};

static void
out_step(struct session *session, const struct step *step, struct slice text, bool later,
	bool first)
{

	bool named = step->id.len > 0;

	if (session->view.plain) {
		out_printf(session, "%s: %.*s%s%.*s%s\n", later ? "Tomorrow" : "Today",
			SLICE_ARG(text), named ? " (" : "", SLICE_ARG(step->id), named ? ")" : "");
		return;
	}
	out_printf(session, " %-11s ", !first ? "" : later ? "Tomorrow" : "Today");
	text_fit(&session->out, text, (size_t)session->view.width - 26, session->view.ascii,
		named);
	out_printf(session, "%s%.*s\n", named ? "  " : "", SLICE_ARG(step->id));
}

/* Whether anything that the step is for is still open. */
static bool
is_wanted(const struct areas *areas, const struct step *step)
{
	struct slice target;
	bool any = false;

	for (size_t n = 0; (target = step_for(areas, step, n)).len; n++) {
		const struct result *result = areas_find_result(areas, target);

		if (!result || result_is_live(areas, result))
			return true;
		any = true;
	}
	return !any;
}

/* The steps that fall on a day, as far as there is room; how many were not. */
static size_t
out_due(struct session *session, const struct areas *areas, int day, size_t *room)
{
	size_t more = 0;
	bool first = true;

	for (size_t n = 0; n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];
		struct buf text = BUF_INIT;

		if (!step_is_open(step) || !is_wanted(areas, step) ||
		    step_next_due(step, session->clock.day) != day)
			continue;
		if (*room == 0) {
			more++;
			continue;
		}
		text_escape_line(&text, step->text);
		out_step(session, step, buf_slice(&text), day > session->clock.day, first);
		buf_release(&text);
		first = false;
		--*room;
	}
	return more;
}

static size_t
count_earlier(const struct areas *areas, int today)
{
	size_t count = 0;

	for (size_t n = 0; n < areas->step_count; n++)
		count += step_is_open(&areas->steps[n]) && is_wanted(areas, &areas->steps[n]) &&
			areas->steps[n].due_day != DAY_NONE && areas->steps[n].due_day < today;
	return count;
}

/* What falls on today and tomorrow. Steps whose day passed are offered in one
 * line, never listed: none is overdue. */
static size_t
out_steps(struct session *session, const struct areas *areas)
{
	int today = session->clock.day;
	const char *indent = session->view.plain ? "" : "             ";
	size_t room = STEPS_SHOWN, earlier = count_earlier(areas, today);
	size_t more = out_due(session, areas, today, &room);

	more += out_due(session, areas, today + 1, &room);
	if (more)
		out_printf(session, "%sand %zu more: taut plan\n", indent, more);
	if (earlier)
		out_printf(session, "%s%zu step%s of earlier days: kept? taut done\n",
			session->view.plain ? "" : " Earlier     ", earlier,
			earlier == 1 ? "" : "s");
	return STEPS_SHOWN - room + earlier;
}

/* The first words of the first moment of a page. */
static bool
first_words(const struct session *session, int day, struct buf *out)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT, text = BUF_INIT;
	struct document page = { 0 };
	struct veil veil = VEIL_INIT;
	struct err ignored;
	struct buf when = BUF_INIT;

	layout_entry(&path, day);
	day_format(&when, day);
	bool found = store_read(&session->journal.store, path.ptr, &bytes, &ignored);

	veil_draw(&veil, &bytes);
	found = found && document_parse(&page, &bytes, path.ptr, &ignored);

	for (size_t n = 0; found && n < page.section_count && out->len == 0;
		n = moment_end(&page, n)) {
		int minute;

		if (!moment_is(&page.sections[n], &minute))
			continue;
		buf_clear(&text);
		moment_text(&page, n, &veil, when.ptr, &text);
		struct slice rest = buf_slice(&text), line = SLICE_EMPTY;

		while (rest.ptr && line.len == 0)
			line = slice_trim(slice_cut(&rest, '\n'));
		text_escape_line(out, line);
	}
	document_release(&page);
	veil_release(&veil);
	buf_release(&when);
	buf_release(&path);
	buf_release(&bytes);
	buf_release(&text);
	return out->len > 0;
}

static void
out_year_ago(struct session *session)
{
	struct buf words = BUF_INIT;

	if (first_words(session, day_add_months(session->clock.day, -12), &words)) {
		out_printf(session, session->view.plain ? "A year ago: " : " A year ago  ");
		text_fit(&session->out, buf_slice(&words), (size_t)session->view.width - 14,
			session->view.ascii, false);
		out_printf(session, "\n");
	}
	buf_release(&words);
}

static size_t
count_due(const struct areas *areas, int today)
{
	size_t count = 0;

	for (size_t n = 0; n < areas->step_count; n++)
		count += step_is_open(&areas->steps[n]) && is_wanted(areas, &areas->steps[n]) &&
			step_next_due(&areas->steps[n], today) == today;
	return count;
}

static bool
is_unsent(const struct session *session, int *day)
{
	return unsent_since(session->journal.store.fd, day) &&
		session->clock.day - *day >= UNSENT_DAYS;
}

static void
out_unsent(struct session *session)
{
	struct buf since = BUF_INIT;
	int day, year, now, ignored;

	if (!is_unsent(session, &day))
		return;
	day_to_civil(day, &year, &ignored, &ignored);
	day_to_civil(session->clock.day, &now, &ignored, &ignored);
	day_format_short(&since, day);
	if (year != now)
		buf_printf(&since, " %d", year);
	out_printf(session, "\nSome of this is on this machine only since %s: taut sync\n",
		since.ptr);
	buf_release(&since);
}

static void
out_brief(struct session *session, const struct report *report, const struct areas *areas)
{
	const char *between = session->view.ascii || session->view.plain ? ", " : " · ";
	size_t due = count_due(areas, session->clock.day), shown = 0;
	int day;

	for (size_t n = 0; n < report->result_count; n++) {
		const struct report_result *row = &report->results[n];
		struct fraction gap;

		if (!row->focus || !row->here)
			continue;
		fraction_init(&gap);
		out_printf(session, "%s%.*s ", shown++ ? " " : "", SLICE_ARG(row->id));
		if (standing_gap(&row->standing, &gap))
			out_printf(session, "%ld", fraction_percent(&gap));
		else
			out_printf(session, "?");
		fraction_release(&gap);
	}
	if (shown == 0)
		out_printf(session, "gap %ld", fraction_percent(&report->whole.closing));
	if (due)
		out_printf(session, "%s%zu step%s", between, due, due == 1 ? "" : "s");
	if (is_unsent(session, &day))
		out_printf(session, "%snot synced", between);
	out_printf(session, "\n");
}

static void
out_json_today(struct session *session, const struct report *report, const struct areas *areas)
{
	json_t *json = json_object(), *focus = json_array(), *steps = json_array();
	int since = DAY_NONE;

	json_object_set_new(json, "taut", json_integer(1));
	json_object_set_new(json, "date", json_day(session->clock.day));
	for (size_t n = 0; n < report->result_count; n++)
		if (report->results[n].focus && report->results[n].here)
			json_array_append_new(focus, json_text(report->results[n].id));
	json_object_set_new(json, "focus", focus);
	for (size_t n = 0; n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];
		json_t *row;

		if (!step_is_open(step))
			continue;
		row = json_object();
		json_object_set_new(row, "id", json_text(step->id));
		json_object_set_new(row, "text", json_text(step->text));
		json_object_set_new(row, "due", json_day(step->due_day));
		json_array_append_new(steps, row);
	}
	json_object_set_new(json, "steps", steps);
	unsent_since(session->journal.store.fd, &since);
	json_object_set_new(json, "unsent_since", json_day(since));
	out_json(session, json);
}

static void
out_morning(struct session *session, const struct report *report, const struct areas *areas)
{
	view_morning(&session->out, report, &session->view, SLICE_EMPTY, HEAD_MAX);
	size_t start = session->out.len;

	out_printf(session, "\n");
	if (out_steps(session, areas) == 0)
		buf_cut(&session->out, start);
	out_year_ago(session);
	out_unsent(session);
	if (areas->result_count == 0)
		out_printf(session, "\nWhat do you want to be so?  taut vision add -h\n");
	sealed_remind(session);
	kept_remind(session);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct reading reading;
	struct report report = { 0 };
	int today = session->clock.day;

	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "today takes no words");
	bool ok = reading_open(&reading, session, (struct span){ today, today }, err);

	if (ok) {
		reading_report(&reading, session, &report);
		report.now_only = true;
		if (session->json)
			out_json_today(session, &report, &reading.areas);
		else if (brief)
			out_brief(session, &report, &reading.areas);
		else
			out_morning(session, &report, &reading.areas);
	}
	report_release(&report);
	reading_close(&reading);
	return ok;
}

const struct cmd cmd_today = { .name = "today", .synopsis = "[--short]",
	.summary = "this morning at a glance", .needs = NEED_JOURNAL, .opts = opts, .data = true,
	.run = run };
