/* SPDX-License-Identifier: ISC */
/* What was edited by hand, as commits and events. */
#include "cmd/sync/take_in.h"

#include <string.h>

#include "base/words.h"
#include "cmd/out.h"
#include "cmd/work.h"

struct noticing {
	struct session *session;
	struct buf said;
};

/* The choices that the edits made, as events. */
static bool
build(struct change *change, void *context, struct err *err)
{
	struct noticing *noticing = context;
	struct work work;

	bool ok = work_open(&work, noticing->session, change, err);

	if (ok) {
		size_t count = work.replay.hand_count;

		buf_clear(&noticing->said);
		buf_printf(&noticing->said, ngettext(
			"%zu choice made by hand written down in checks/",
			"%zu choices made by hand written down in checks/", count), count);
		ok = work_put(&work, err);
	}
	change_message(change, "%s", "sync: choices made by hand");
	work_close(&work);
	return ok;
}

bool
take_in_is_new(struct taking *taking, const char *note)
{
	for (size_t n = 0; n < taking->said.count; n++)
		if (strcmp(taking->said.items[n], note) == 0)
			return false;
	names_add(&taking->said, slice_of(note));
	return true;
}

void
take_in_end(struct taking *taking)
{
	names_release(&taking->said);
}

static void
say_taken(struct taking *taking, struct change_report *report, const char *what)
{
	struct names fresh = { 0 };

	for (size_t n = 0; n < report->notes.count; n++)
		if (take_in_is_new(taking, report->notes.items[n]))
			names_add(&fresh, slice_of(report->notes.items[n]));
	names_release(&report->notes);
	report->notes = fresh;
	if (taking->always || what[0] || report->outcome != CHANGE_NOTHING) {
		say_change(taking->session, report, what);
		return;
	}
	for (size_t n = 0; n < fresh.count; n++)
		warn("%s", fresh.items[n]);
}

/* *news: something is there that the last time was not. */
static bool
take_files(struct taking *taking, bool *news, struct err *err)
{
	struct session *session = taking->session;
	struct change_order order = { .command = "sync", .clock = session->clock,
		.foreground = session->ask };
	struct change_report report = CHANGE_REPORT_INIT;
	struct buf what = BUF_INIT;
	bool ok = handedit_take_all(&session->journal.store, &order, &report, err);

	if (report.hand_edits > 0)
		buf_printf(&what, ngettext("taken in: %zu file edited by hand",
			"taken in: %zu files edited by hand", report.hand_edits),
			report.hand_edits);
	if (ok)
		say_taken(taking, &report, what.ptr);
	*news = !report.unchanged || report.outcome != CHANGE_NOTHING;
	buf_release(&what);
	change_report_release(&report);
	return ok;
}

/* Choices that edits made: what the areas say and no event tells. */
static bool
find_choices(struct session *session, bool *found, struct err *err)
{
	struct reading reading = { 0 };
	int today = session->clock.day;
	bool ok = reading_open(&reading, session, (struct span){ today, today }, err);

	*found = ok && reading.replay.hand_count > 0;
	reading_close(&reading);
	return ok;
}

bool
take_in(void *context, struct err *err)
{
	struct taking *taking = context;
	struct session *session = taking->session;
	struct noticing noticing = { .session = session, .said = BUF_INIT };
	bool news = false, found = false;
	bool ok = take_files(taking, &news, err) &&
		(!news || find_choices(session, &found, err));

	if (ok && found)
		ok = save(session, "sync", build, &noticing, &noticing.said, err);
	buf_release(&noticing.said);
	return ok;
}

static bool
build_merged(struct change *change, void *context, struct err *err)
{
	const struct taking *taking = context;
	struct work work;
	bool ok = work_open_as_it_is(&work, taking->session, change, err);

	if (ok && record_merged(&work.replay, &work.pages) +
	    record_set_back(&work.replay, &work.pages))
		ok = work_put(&work, err);
	change_message(change, "%s", "sync: visions as chosen last");
	work_close(&work);
	return ok;
}

bool
take_in_merged(void *context, struct err *err)
{
	const struct taking *taking = context;
	struct session *session = taking->session;
	struct change_order order = { .clock = session->clock, .build = build_merged,
		.context = context, .foreground = session->ask };
	struct change_report report = CHANGE_REPORT_INIT;
	bool ok = change_run(&session->journal.store, &order, &report, err);

	if (ok && report.outcome != CHANGE_NOTHING)
		say_change(session, &report, _("a vision that both chose is as chosen last"));
	change_report_release(&report);
	return ok;
}
