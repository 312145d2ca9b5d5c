/* SPDX-License-Identifier: ISC */
/* A sync as a person sees it. */
#include "cmd/sync/meet.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/out.h"
#include "cmd/unsealed.h"

#define NOTES_MAX 50 /* places that are listed; the rest are counted */

#define PROGRESS_MAX 72 /* columns, of what is overwritten by the next */

static int drawn; /* columns of progress that stand on the terminal */

static void
clear_progress(void)
{
	if (drawn)
		fprintf(stderr, "\r%*s\r", drawn, "");
	drawn = 0;
}

static void
draw_progress(struct slice line, void *context)
{
	(void)context;
	if (line.len > PROGRESS_MAX)
		line.len = PROGRESS_MAX;
	while (line.len && ((unsigned char)line.ptr[line.len - 1] & 0x80))
		line.len--; /* no letter in part */
	int width = (int)line.len;

	fprintf(stderr, "\r%.*s%*s", width, line.ptr, drawn > width ? drawn - width : 0, "");
	drawn = width;
}

/* What git tells of its own work, for who knows git; that a branch is not there
 * yet is no failure of ours. */
static bool
is_chatter(struct slice line)
{
	static const char *const begins[] = { "From ", "To ", "   ", " * [", " + ", "Total ",
		"remote: Total ", "Delta compression ", "Everything up-to-date",
		"fatal: couldn't find remote ref " };

	for (size_t n = 0; n < sizeof begins / sizeof *begins; n++)
		if (slice_starts(line, begins[n]))
			return true;
	return false;
}

/* What git and the other side say, as they say it. */
static void
say_line(struct slice line, void *context)
{
	const struct session *session = context;

	clear_progress();
	if (!session->quiet && !is_chatter(line))
		fprintf(stderr, "%.*s\n", SLICE_ARG(line));
}

struct git_order
meet_git(struct session *session)
{
	return (struct git_order){ .root = session->journal.store.root, .environment = environ,
		.ask = session->ask,
		.patience_s = (unsigned)settings_number(&session->journal.settings,
			SETTING_SYNC_PATIENCE),
		.said = session->ask ? say_line : NULL,
		.progress = session->ask && !session->quiet && !session->view.plain ?
			draw_progress : NULL,
		.context = session };
}

struct sync_order
meet_order(struct session *session, struct taking *taking)
{
	*taking = (struct taking){ .session = session };
	return (struct sync_order){ .git = meet_git(session), .take_in = take_in,
		.merged = take_in_merged,
		.context = taking, .change = { .command = "sync", .clock = session->clock,
		.foreground = session->ask } };
}

bool
meet_url(struct buf *out, const char *url, struct err *err)
{
	struct stat st;
	char *real = NULL;

	if (!remote_url_check(url, err))
		return false;
	if (stat(url, &st) == 0)
		real = realpath(url, NULL);
	buf_add_text(out, real ? real : url);
	free(real);
	return true;
}

bool
meet_warn(struct session *session, const char *url, struct err *err)
{
	struct buf host = BUF_INIT, answer = BUF_INIT;
	bool ok = true;

	remote_url_host(url, &host);
	if (host.len)
		warn("whoever runs %s will be able to read this journal, except private passages",
			host.ptr);
	else
		warn("whoever can read that folder can read this journal, except private passages");
	if (session->ask) {
		ok = ask_line(_("Go on? [Y/n] "), &answer) && (answer.len == 0 ||
			ask_is_yes(buf_slice(&answer)));
		if (!ok)
			err_set(err, ERR_INTERRUPTED, "nothing was sent");
	}
	buf_release(&host);
	buf_release(&answer);
	return ok;
}

/* "2 days and 1 page" */
static void
format_count(struct buf *out, size_t days, size_t pages)
{
	if (days)
		buf_printf(out, ngettext("%zu day", "%zu days", days), days);
	buf_add_text(out, days && pages ? _(" and ") : "");
	if (pages)
		buf_printf(out, ngettext("%zu page", "%zu pages", pages), pages);
}

static void
tell_machine(struct session *session, const struct machine *machine)
{
	struct buf line = BUF_INIT, name = BUF_INIT;

	format_count(&line, machine->days.count, machine->pages.count);
	if (line.len) {
		text_escape_line(&name, slice_of(machine->name));
		say(session, "%s from %s", line.ptr, name.ptr);
		buf_release(&name);
	}
	buf_release(&line);
}

static void
tell_sent(struct session *session, const struct sync_report *report, bool look)
{
	const char *reader = report->remote.reader;
	struct buf line = BUF_INIT;

	format_count(&line, report->days_sent, report->pages_sent);
	if (line.len)
		say(session, look ? "%s would go to %s" : N_("%s to %s"), line.ptr, reader);
	else
		say(session, "sent to %s", reader);
	buf_release(&line);
}

static const char *
name_note(const struct join_note *note)
{
	if (note->kind == MERGE_REVIVED)
		return _("changed on one side and deleted on the other: it is kept");
	return _("changed in two ways: both are kept");
}

static void
list_notes(struct session *session, const struct joined *joined)
{
	for (size_t n = 0; n < joined->count && n < NOTES_MAX; n++) {
		const struct join_note *note = &joined->notes[n];

		out_line(session, slice_of(note->path));
		if (note->line)
			out_printf(session, ":%zu", note->line);
		out_printf(session, ": %s\n", name_note(note));
	}
	if (joined->count > NOTES_MAX)
		out_printf(session, _("and in %zu places more\n"), joined->count - NOTES_MAX);
}

static void
tell_refused(const struct joined *joined)
{
	const struct arrived *arrived = &joined->arrived;

	for (size_t n = 1; n < arrived->count; n++)
		warn("'%s' %s", arrived->items[n].path, arrived->items[n].why);
	if (arrived->more)
		warn(ngettext("and %zu more", "and %zu more", arrived->more), arrived->more);
}

void
meet_add_word(struct buf *line, struct slice word)
{
	buf_add_char(line, ' ');
	text_quote(line, word);
}

/* What was refused now, and what was gone on without before. */
static void
add_without(struct buf *line, const struct names *without, const struct arrived *arrived)
{
	for (size_t n = 0; without && n < without->count; n++) {
		buf_add_text(line, " --without");
		meet_add_word(line, slice_of(without->items[n]));
	}
	for (size_t n = 0; n < arrived->count; n++) {
		buf_add_text(line, " --without");
		meet_add_word(line, slice_of(arrived->items[n].raw));
	}
}

/* A command that is too long for a hint stands for itself. */
static void
hint_without(const struct sync_report *report, const struct sync_order *order,
	const char *again, struct err *err)
{
	const struct arrived *arrived = &report->joined.arrived;
	struct buf line = BUF_INIT, shown = BUF_INIT;

	buf_add_text(&line, again);
	add_without(&line, order->without, arrived);
	text_escape_line(&shown, buf_slice(&line));
	if (shown.len < sizeof err->hint - 64) {
		err_hint(err, ngettext("to go on without it: %s", "to go on without them: %s",
			arrived->count), shown.ptr);
	} else {
		fprintf(stderr, ngettext("To go on without it:\n\n%s\n\n",
			"To go on without them:\n\n%s\n\n", arrived->count), shown.ptr);
		err_hint(err, "the line above goes on without what is refused");
	}
	buf_release(&line);
	buf_release(&shown);
}

static void
tell(struct session *session, const struct sync_report *report, struct taking *taking, bool look)
{
	for (size_t n = 0; n < report->change.notes.count; n++)
		if (take_in_is_new(taking, report->change.notes.items[n]))
			warn("%s", report->change.notes.items[n]);
	if (report->rewound)
		warn("the branch at %s was taken back to an earlier state: %s",
			report->remote.shown, report->sent ?
			_("what it lost is there again from here") :
			_("what it lost is still here"));
	for (size_t n = 0; n < report->from.count && !report->whole; n++)
		tell_machine(session, &report->from.items[n]);
	list_notes(session, &report->joined);
	if (report->sent || (look && (report->days_sent || report->pages_sent)))
		tell_sent(session, report, look);
	if (report->joined.arrived.count)
		tell_refused(&report->joined);
	if (report->outgoing.count)
		unsealed_tell(&report->outgoing, report->remote.branch, report->remote.name);
}

bool
meet_run(struct session *session, const struct sync_order *order, struct meeting *meeting,
	struct err *err)
{
	struct sync_report report = SYNC_REPORT_INIT;
	bool ok = sync_run(&report, &session->journal.store, order, err);

	clear_progress();
	tell(session, &report, order->context, order->look);
	if (!ok && report.joined.arrived.count)
		hint_without(&report, order, meeting->again, err);
	if (!ok && report.apart && order->url)
		err_hint(err, "to unite two journals that began apart: %s --join", meeting->again);
	if (ok && !report.received && !report.sent && !order->look)
		say(session, "nothing new here or at %s",
			report.remote.host[0] ? report.remote.host : report.remote.shown);
	meeting->no_journal = report.no_journal;
	take_in_end(order->context);
	sync_report_release(&report);
	return ok;
}
