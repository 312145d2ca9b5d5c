/* SPDX-License-Identifier: ISC */
/* sync --local: takes in what was edited by hand, and writes down what it meant. */
#include "cmd/out.h"
#include "cmd/work.h"

static bool local;

static const struct opt opts[] = {
	{ 0, "local", NULL, &local, NULL, NULL, "only take in what was edited by hand" },
	{ 0 }
};

struct noticing {
	struct session *session;
	size_t count;
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
		noticing->count = work.replay.hand_count;
		buf_clear(&noticing->said);
		buf_printf(&noticing->said, "%zu choice%s made by hand written down in checks/",
			noticing->count, noticing->count == 1 ? "" : "s");
		ok = work_put(&work, err);
	}
	change_message(change, "%s", "sync: choices made by hand");
	work_close(&work);
	return ok;
}

static bool
take_in(struct session *session, struct err *err)
{
	struct change_order order = { .command = "sync", .clock = session->clock,
		.foreground = session->ask };
	struct change_report report = CHANGE_REPORT_INIT;
	struct buf what = BUF_INIT;
	bool ok = handedit_take_all(&session->journal.store, &order, &report, err);

	if (report.hand_edits > 0)
		buf_printf(&what, "taken in: %zu file%s edited by hand", report.hand_edits,
			report.hand_edits == 1 ? "" : "s");
	if (ok)
		say_change(session, &report, what.ptr);
	buf_release(&what);
	change_report_release(&report);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct noticing noticing = { .session = session, .said = BUF_INIT };
	struct reading reading = { 0 };
	int today = session->clock.day;

	(void)argv;
	if (argc || !local) {
		err_set(err, ERR_USAGE, "sync needs --local: it takes in what was edited by hand");
		return err_hint(
			err, "to bring machines together use git: 'git pull' and 'git push'");
	}
	bool ok = take_in(session, err) &&
		reading_open(&reading, session, (struct span){ today, today }, err);
	bool hands = ok && reading.replay.hand_count > 0;

	reading_close(&reading);
	if (ok && hands)
		ok = save(session, "sync", build, &noticing, &noticing.said, err);
	buf_release(&noticing.said);
	return ok;
}

const struct cmd cmd_sync = { .name = "sync", .synopsis = "--local",
	.summary = "take in what was edited by hand", .needs = NEED_WRITING,
	.opts = opts, .run = run };
