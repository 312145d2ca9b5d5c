/* SPDX-License-Identifier: ISC */
/* init: a journal where none is, and what is missing where one is. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "cmd/work.h"

static bool
choose_path(struct session *session, int argc, char **argv, struct buf *path, struct err *err)
{
	if (argc > 1)
		return err_set(err, ERR_USAGE, "init takes one folder");
	if (argc == 1)
		buf_add_text(path, argv[0]);
	else if (!session_default_path(session, path, err))
		return false;
	if (path->len == 0)
		return err_set(err, ERR_USAGE, "an empty name for a folder");
	char *real = realpath(path->ptr, NULL);

	if (real) { /* it is there: by its own name, without `.` and links */
		buf_clear(path);
		buf_add_text(path, real);
	}
	free(real);
	if (path->ptr[0] != '/') {
		char *here = getcwd(NULL, 0);
		struct buf whole = BUF_INIT;

		if (!here)
			return err_system(err, "cannot tell the current folder");
		buf_printf(&whole, "%s/%s", here, path->ptr);
		free(here);
		buf_release(path);
		*path = whole;
	}
	return true;
}

static void
say_next(struct session *session, const char *path)
{
	struct buf shown = BUF_INIT;

	text_escape_line(&shown, slice_of(path));
	out_printf(session, "A journal in %s, with seven areas of a life.\n\n", shown.ptr);
	buf_release(&shown);
	out_printf(session,
		"What do you want to be so? Begin with one:\n"
		"  taut vision add health 'I run 8 km without stopping' --from 3 --to 8 --unit km\n"
		"and look at what is so, take a step, write:\n"
		"  taut check run=3 -m 'Twice this month, with a stitch.'\n"
		"  taut plan add run 'If it is 06:45 on Mon, then I put on my shoes' --every mon\n"
		"  taut add 'Frost on the bridge.'\n"
		"  taut tension\n");
}

/* A journal elsewhere than where taut looks for one must be said each time. */
static void
say_where(struct session *session, const char *path)
{
	struct buf usual = BUF_INIT;
	struct err ignored;

	if (!session_default_path(session, &usual, &ignored) || strcmp(usual.ptr, path) != 0)
		say(session, "to have it found from anywhere: taut config journal.path %s", path);
	buf_release(&usual);
}

static bool
begin(struct session *session, const char *path, struct err *err)
{
	struct buf zone = BUF_INIT;
	bool was = journal_is(path);

	zone_name(&zone, &session->clock);
	struct journal_begin context = { &session->journal.store, zone.ptr };
	struct change_order order = { .command = "init", .clock = session->clock,
		.build = journal_build, .context = &context, .foreground = session->ask };
	struct change_report report = CHANGE_REPORT_INIT;
	bool ok = store_create(&session->journal.store, path, err) &&
		change_run(&session->journal.store, &order, &report, err);

	if (ok && was)
		say_change(session, &report, report.outcome == CHANGE_NOTHING ?
			"" : "added what was missing");
	else if (ok && !session->quiet)
		say_next(session, path);
	if (ok)
		say_where(session, path);
	change_report_release(&report);
	buf_release(&zone);
	return ok;
}

/* An existing journal may be of a newer format: then nothing is touched. */
static bool
may_begin(const char *path, struct err *err)
{
	struct journal there = { 0 };
	bool ok = !journal_is(path) ||
		(journal_open(&there, path, err) && journal_may_write(&there, err));

	journal_close(&there);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct buf path = BUF_INIT;
	bool ok = choose_path(session, argc, argv, &path, err) &&
		may_begin(path.ptr, err) && begin(session, path.ptr, err);

	buf_release(&path);
	return ok;
}

const struct cmd cmd_init = { .name = "init", .synopsis = "[DIR]",
	.summary = "begin a journal", .needs = NEED_NOTHING, .run = run };
