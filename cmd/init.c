/* SPDX-License-Identifier: ISC */
/* init: a journal where none is, and what is missing where one is. */
#include "base/text.h"
#include "base/words.h"
#include "cmd/first/first.h"
#include "cmd/language.h"
#include "cmd/out.h"
#include "cmd/place.h"
#include "cmd/session.h"
#include "cmd/work.h"
#include "prompt/prompt.h"

static void
say_begun(struct session *session, const char *path)
{
	struct buf shown = BUF_INIT, text = BUF_INIT, lines = BUF_INIT;

	text_escape_line(&shown, slice_of(path));
	buf_printf(&text, _("A journal in %s, with seven areas of a life.\n\n"), shown.ptr);
	/* a path is copied from where it stands whole */
	if (session->out_terminal)
		text_wrap(&lines, slice_trim(buf_slice(&text)), (size_t)session->view.width, "");
	out_printf(session, "%s%s", session->out_terminal ? lines.ptr : text.ptr,
		session->out_terminal ? "\n\n" : "");
	buf_release(&shown);
	buf_release(&text);
	buf_release(&lines);
}

static void
say_next(struct session *session)
{
	out_printf(session,
		_("What do you want to be so? Begin with one:\n"
		"  taut vision add health 'I run 8 km without stopping' --from 3 --to 8 --unit km\n"
		"and look at what is so, take a step, write:\n"
		"  taut check run=3 -m 'Twice this month, with a stitch.'\n"
		"  taut plan add run 'If it is 06:45 on Mon, then I put on my shoes' --every mon\n"
		"  taut add 'Frost on the bridge.'\n"
		"  taut tension\n"));
}

/* A person who is there is asked for a first vision. Of a journal that was there
 * before only if that was left for later. */
static bool
ask_first(struct session *session, const char *path, bool was, struct err *err)
{
	if (!session->ask || !session->out_terminal || session->quiet ||
	    (was && !first_is_left(session))) {
		if (!was && !session->quiet)
			say_next(session);
		return true;
	}
	store_close(&session->journal.store);
	if (!session_open_at(session, path, err) || !out_flush(session, true, err))
		return false;
	if (first_run(session, err))
		return true;
	if (err->kind != ERR_NOTHING)
		return false;
	out_printf(session, "\n");
	say_next(session);
	return true;
}

static bool
begin(struct session *session, const char *path, struct err *err)
{
	struct buf zone = BUF_INIT;
	bool was = journal_is(path);

	zone_name(&zone, &session->clock);
	enum language language = language_find(prompt_language(language_locale()));
	struct journal_begin context = { &session->journal.store, zone.ptr,
		language == LANGUAGE_COUNT ? LANGUAGE_ENGLISH : language };
	struct change_order order = { .command = "init", .clock = session->clock,
		.build = journal_build, .context = &context, .foreground = session->ask };
	struct change_report report = CHANGE_REPORT_INIT;
	bool ok = store_create(&session->journal.store, path, err);

	session_name_machine(session);
	ok = ok && change_run(&session->journal.store, &order, &report, err);

	if (ok && was)
		say_change(session, &report, report.outcome == CHANGE_NOTHING ?
			"" : _("added what was missing"));
	else if (ok && !session->quiet)
		say_begun(session, path);
	ok = ok && ask_first(session, path, was, err);
	if (ok)
		place_tell(session, path);
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
	bool ok = place_choose(session, argc, argv, &path, err) &&
		may_begin(path.ptr, err) && begin(session, path.ptr, err);

	buf_release(&path);
	return ok;
}

const struct cmd cmd_init = { .name = "init", .synopsis = N_("[DIR]"),
	.summary = N_("begin a journal"), .needs = NEED_NOTHING, .run = run };
