/* SPDX-License-Identifier: ISC */
/* help: the commands, a manual page, or a topic. */
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/words.h"
#include "cmd/opt.h"
#include "cmd/out.h"
#include "journal/name.h"

const struct topic topics[] = {
	{ "words", N_("what taut calls things"),
		N_("area       a part of your life: health, home, work\n"
		"vision     what you want to be so: the scene of an area, and its results\n"
		"result     one thing that would be so; with a number where a number helps\n"
		"reality    what is so now\n"
		"check      an honest look at it: a fact or two, then the number\n"
		"gap        how far it still is; 100 is as far as on the day you chose it\n"
		"tension    the pull between the two; neither good nor bad\n"
		"step       what you will do for a result: if this comes, then I do that\n"
		"kept       a step was done on its day; missed is only the other word\n"
		"focus      the few results that matter now\n"
		"by         when it shall be so; a later day is postponed\n"
		"rose       reality came nearer to the vision: this, and only this, is progress\n"
		"slipped    reality went the other way\n"
		"raised     the vision went further away: a wider gap, and no step back\n"
		"lowered    the vision came nearer: a smaller gap, and no progress\n"
		"new        what you chose meanwhile; its gap is added\n"
		"let go     you no longer want it: its gap goes, and that is no progress either\n"
		"enough     it will do as it is: what gap is left counts as lowered\n"
		"remeasure  another unit or scale: the gap may jump, and has a line of its own\n"
		"from Ana   how somebody else sees it; beside your own look, never in the gap\n") },
	{ "dates", N_("how to say a day"),
		N_("2026-11-21   2026-11   2026   today   yesterday   tomorrow\n"
		"-1   +14   '3 days ago'   'in 3 weeks'   monday   A..B\n\n"
		"monday is the last one for --on, the next one for --by. What could be\n"
		"several dates, such as 01/02/03, is refused.\n") },
	{ "files", N_("what is on the disk"),
		N_("purpose.md                            what it is all for\n"
		"areas/health.md                       a page an area: vision, results, plan\n"
		"checks/2026/11/2026-11-21-check.md    looks at reality, choices of the vision\n"
		"entries/2026/11/2026-11-21.md         the daily journal\n"
		"reviews/2026.md                       looking back\n"
		".taut/format  .taut/config            the format's number, a few settings\n\n"
		"Plain Markdown in a git repository; edit any of it by hand. The exact\n"
		"format: man taut-journal\n") },
	{ "private", N_("what nobody else shall read"), N_(
		"taut key new              make the journal's key; write its passphrase on paper\n"
		"taut key sheet | lp       a recovery key on paper\n"
		"taut add -p               words that are sealed before they reach the disk\n"
		"taut edit -p              a page with what is private in it opened\n"
		"taut show -p yesterday    read it; 'search -p' finds in it\n"
		"taut unlock               type the passphrase once for a while; 'lock' ends it\n"
		"taut key trust            after keys were changed on another machine\n\n"
		"In any editor, on a phone too:\n\n"
		"    ```private\n"
		"    only for me\n"
		"    ```\n\n"
		"Typed in another program that is plain text on the disk until taut next takes\n"
		"the page in: 'taut sync --local'. A fence that does not close, or nearly says\n"
		"private, is refused and named; the page stays uncommitted until it is mended.\n\n"
		"Always in the clear: file names, dates, headings, tags outside, results and\n"
		"their numbers, steps, attachments, when something was written and about how\n"
		"much. Nobody can bring a forgotten passphrase back.\n\n"
		"What this is worth and what not, reading without taut, and how to get a plain\n"
		"passage out of git's history: man taut-private\n") },
	{ "sync", N_("several machines"),
		N_("git init --bare journal.git      once, on a server or a disk that all reach\n"
		"taut sync --remote HOST:journal.git    on the first machine\n"
		"taut clone HOST:journal.git      on each of the others\n"
		"taut sync                        on any of them, whenever there is a network\n\n"
		"Afterwards all have the same files, with every word that anyone wrote. What\n"
		"was changed in two ways stands twice, the second under '> [!twice]', and is\n"
		"named with file and line: take out what you do not want. Deleted here and\n"
		"changed there, it lives. Sealed passages are never opened for it.\n\n"
		"Whoever runs HOST can read the journal, but for private passages. If one of\n"
		"them was committed in the clear by plain git, nothing is sent until it is\n"
		"sealed.\n\n"
		"Edits by vim, Obsidian or a phone are taken in first. Plain git may be used\n"
		"in between: 'git pull' merges a page as taut does, and a merge that it could\n"
		"not finish 'taut sync' brings to its end. Cut off, a sync has lost nothing:\n"
		"the next one finishes it. More: taut help taut-sync\n") },
	{ "exit-status", N_("what the numbers mean"),
		N_("  0  done                               7  not saved, a draft is kept\n"
		"  1  nothing found, or a system error   8  key or passphrase\n"
		"  2  usage                              9  network or remote\n"
		"  3  no journal                        10  the list of keys changed\n"
		"  4  no such area, result, step        11  written by a newer taut\n"
		"  5  a file not understood or taken    12  doctor found something\n"
		"  6  busy                             130  interrupted\n") },
	{ "wellbeing", N_("what taut is not, and where to turn"),
		N_("taut is a notebook with arithmetic. It is not therapy, it knows nothing of\n"
		"you but what you write, and it makes no claim of health benefit.\n\n"
		"No number in it says anything about your worth. A high gap is not bad, a\n"
		"lowered vision is a choice, a silent month is a silent month. Taking a break\n"
		"is fine: there is no streak to lose, and nothing is late when you come back.\n\n"
		"Numbers can hurt. Then leave them out:\n\n"
		"  taut check run -m '…'           a look in words is a whole look\n"
		"  taut vision add home '…'        a result without --to never has a number\n"
		"  taut vision let-go run          and with it goes its number; anew in words,\n"
		"                                  if you still want it\n"
		"  taut check -q run=5             writes it, and says nothing of the gap\n"
		"  taut today, taut tension        show it: leave them be for a while, and\n"
		"                                  read days, with 'taut show', instead\n\n"
		"If writing makes it heavier, stop, and talk to somebody near whom you trust,\n"
		"or to a doctor.\n\n"
		"If you think of harming yourself, or are in danger from anybody, do not stay\n"
		"alone with it. Call your local emergency number now: 112, 911 and 999 are\n"
		"three of them, and which one holds where you are differs by country. Lines\n"
		"that listen, by telephone or in writing, stand at https://findahelpline.com\n"
		"by country. Or go to the nearest person, and say it.\n") },
	{ 0 }
};

static void
out_commands(struct session *session)
{
	out_printf(session,
		_("taut: a journal that keeps vision and reality apart, and says which end "
		"moved\n\n"));
	for (const struct cmd *const *cmd = cmds; *cmd; cmd++)
		if (!(*cmd)->hidden)
			out_printf(session, "  taut %-9s %s\n", (*cmd)->name, _((*cmd)->summary));
	out_printf(session, _(
		"\nA noun alone shows. X=VALUE moves an end: 'check run=4' is reality, "
		"'vision run=8'\nthe vision. 'taut WHAT' shows a day, an area, a result. "
		"'taut COMMAND -h' tells\nits options, 'taut help COMMAND' all of it.\n\nTopics:"));
	for (const struct topic *topic = topics; topic->name; topic++)
		out_printf(session, " %s", topic->name);
	out_printf(session, "\n");
}

/* The manual page, if there is one to be shown; else what -h says. */
static bool
out_manual(struct session *session, const struct cmd *cmd)
{
	struct buf page = BUF_INIT;
	int status = -1;

	buf_printf(&page, "taut-%s", cmd->name);
	pid_t child = session->out_terminal ? fork() : -1;

	if (child == 0) {
		int nowhere = open("/dev/null", O_WRONLY);

		if (nowhere >= 0)
			dup2(nowhere, STDERR_FILENO);
		execlp("man", "man", page.ptr, (char *)NULL);
		_exit(127);
	}
	if (child > 0)
		waitpid(child, &status, 0);
	buf_release(&page);
	if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		opt_help(cmd, &session->out);
	return true;
}

static bool
unknown(const char *word, struct err *err)
{
	const char *names[40];
	size_t count = 0;

	for (const struct cmd *const *cmd = cmds; *cmd && count < 32; cmd++)
		names[count++] = (*cmd)->name;
	for (const struct topic *topic = topics; topic->name && count < 40; topic++)
		names[count++] = topic->name;
	const char *nearest = name_nearest(word, names, count);

	err_set(err, ERR_USAGE, "there is no command or topic '%s'", word);
	return nearest ? err_hint(err, "did you mean 'taut help %s'?", nearest) :
		err_hint(err, "'taut help' lists them");
}

static bool
out_topic(struct session *session, const char *name)
{
	for (const struct topic *topic = topics; topic->name; topic++) {
		if (strcmp(topic->name, name) == 0) {
			out_printf(session, "%s", _(topic->text));
			return true;
		}
	}
	return false;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	if (argc == 0) {
		out_commands(session);
		return true;
	}
	if (out_topic(session, argv[0]))
		return true;
	/* as the manual pages are called; one command has the name of a topic */
	const char *word = argv[0] + (strncmp(argv[0], "taut-", 5) == 0 ? 5 : 0);
	const struct cmd *cmd = cmd_find(word);

	if (cmd)
		return out_manual(session, cmd);
	return out_topic(session, word) || unknown(argv[0], err);
}

const struct cmd cmd_help = { .name = "help", .synopsis = N_("[COMMAND or TOPIC]"),
	.summary = N_("commands and topics"), .needs = NEED_NOTHING, .run = run };
