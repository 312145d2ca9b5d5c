/* SPDX-License-Identifier: ISC */
/* The table of commands, the global options, and the way from one to the other. */
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/language.h"
#include "cmd/opt.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "journal/area.h"
#include "journal/name.h"
#include "store/layout.h"

const struct cmd *const cmds[] = {
	&cmd_today, &cmd_add, &cmd_done, &cmd_check, &cmd_vision, &cmd_plan, &cmd_tension,
	&cmd_review, &cmd_show, &cmd_search, &cmd_edit, &cmd_focus, &cmd_purpose, &cmd_card,
	&cmd_area, &cmd_undo, &cmd_history, &cmd_sync, &cmd_init, &cmd_clone, &cmd_key,
	&cmd_unlock, &cmd_lock, &cmd_doctor, &cmd_config, &cmd_help, &cmd_complete, &cmd_hook,
	&cmd_merge_file, NULL
};

static struct global global;

const struct opt global_opts[] = {
	{ 'C', "directory", N_("DIR"), NULL, &global.directory, NULL, N_("the journal") },
	{ 0, "plain", NULL, &global.plain, NULL, NULL, N_("sentences: no columns, no glyphs") },
	{ 0, "ascii", NULL, &global.ascii, NULL, NULL, N_("no glyphs outside ASCII") },
	{ 0, "format", "text|json", NULL, &global.format, NULL, N_("text, or data for programs") },
	{ 0, "passphrase-fd", "N", NULL, &global.passphrase_fd, NULL,
		N_("passphrases from this descriptor, a line each") },
	{ 'q', "quiet", NULL, &global.quiet, NULL, NULL, N_("say nothing but errors") },
	{ 'h', "help", NULL, &global.help, NULL, NULL, N_("how to use it") },
	{ 0, "version", NULL, &global.version, NULL, NULL, N_("which taut this is") },
	{ 0 }
};

const struct cmd *
cmd_find(const char *name)
{
	for (const struct cmd *const *cmd = cmds; *cmd; cmd++)
		if (strcmp((*cmd)->name, name) == 0)
			return *cmd;
	return NULL;
}

/* Words of other programs, and what they are called here. */
static const char *
meant_by(const char *word)
{
	static const char *const words[][2] = {
		{ "log", "history" }, { "list", "show" }, { "save", "sync --local" },
		{ "commit", "sync --local" }, { "verify", "doctor" }, { "status", "today" },
		{ "new", "add" }, { "write", "add" }, { "report", "tension" }, { "find", "search" },
	};

	for (size_t n = 0; n < sizeof words / sizeof *words; n++)
		if (strcmp(words[n][0], word) == 0)
			return words[n][1];
	return NULL;
}

static bool
unknown(const char *word, struct err *err)
{
	const char *names[32], *meant = meant_by(word);
	size_t count = 0;

	for (const struct cmd *const *cmd = cmds; *cmd && count < 32; cmd++)
		if (!(*cmd)->hidden)
			names[count++] = (*cmd)->name;
	const char *nearest = name_nearest(word, names, count);

	err_set(err, ERR_USAGE, "there is no command, area or result '%s'", word);
	if (meant)
		return err_hint(err, "'taut %s' does that here", meant);
	return nearest ? err_hint(err, "did you mean 'taut %s'?", nearest) :
		err_hint(err, "'taut help' lists the commands; to write: taut add %s", word);
}

/* Whether `taut WHAT` is `taut show WHAT`: a date, or what the journal names. */
static bool
is_shown(struct session *session, const char *word)
{
	struct areas areas = { 0 };
	struct err ignored = ERR_INIT;

	if (span_is(slice_of(word)) ||
	    (layout_takes(slice_of(word)) && slice_ends(slice_of(word), ".md")))
		return true;
	bool found = session_open(session, &ignored) &&
		areas_read(&areas, &session->journal.store, NULL, &ignored) &&
		name_is_any(&areas, word, NAME_AREA | NAME_RESULT);

	areas_release(&areas);
	return found;
}

static const struct cmd *
choose(struct session *session, int argc, char **argv, struct err *err)
{
	if (argc == 0)
		return &cmd_today;
	const struct cmd *cmd = cmd_find(argv[0]);

	if (cmd)
		return cmd;
	if (!meant_by(argv[0]) && is_shown(session, argv[0]))
		return &cmd_show;
	unknown(argv[0], err);
	return NULL;
}

/* That the command has the format that was asked for. */
static bool
check_format(const struct session *session, const struct cmd *cmd, struct err *err)
{
	struct slice given = slice_of(session->format ? session->format : "text");
	struct slice rest = slice_of(cmd->formats ? cmd->formats : ""), word;

	if (session->json && !cmd->data) {
		err_set(err, ERR_USAGE, "'taut %s' has no form for programs", cmd->name);
		return err_hint(err, "tension, show, search, today, history and doctor have "
			"--format json");
	}
	if (session->json || slice_is(given, "text"))
		return true;
	while (slice_word(&rest, &word))
		if (slice_equal(given, word))
			return true;
	err_set(err, ERR_USAGE, "'%s' is not a format of 'taut %s'", session->format, cmd->name);
	return err_hint(err, "its formats: text%s%s%s", cmd->data ? " json" : "",
		cmd->formats ? " " : "", cmd->formats ? cmd->formats : "");
}

static bool
run(struct session *session, const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	struct opt opts[32] = { { 0 } };
	size_t count = 0;

	/* the global ones may stand behind the command too, but for -C */
	for (const struct opt *opt = cmd->opts; opt && opt->name && count < 20; opt++)
		opts[count++] = *opt;
	for (const struct opt *opt = global_opts + 1; opt->name; opt++)
		opts[count++] = *opt;
	if (!opt_parse(opts, &argc, argv, false, err) || !session_look(session, &global, err))
		return false;
	if (session->json || (session->format && strcmp(session->format, "csv") == 0))
		language_close();
	if (global.help) {
		opt_help(cmd, &session->out);
		return true;
	}
	if (!check_format(session, cmd, err))
		return false;
	if (cmd->needs >= NEED_JOURNAL && session->journal.store.root == NULL &&
	    !session_open(session, err))
		return false;
	if (cmd->needs == NEED_WRITING && !journal_may_write(&session->journal, err))
		return false;
	return cmd->run(session, argc, argv, err);
}

/* An alias of the person's stands for words; it never hides a command. */
static bool
expand(const struct session *session, int *argc, char ***argv, struct err *err)
{
	const char *text = *argc && !cmd_find((*argv)[0]) ?
		settings_alias(&session->journal.settings, (*argv)[0]) : NULL;
	static char *line, **words; /* as long as argv itself */
	int count = 0;

	if (!text)
		return true;
	line = slice_copy(slice_of(text));
	words = mem_alloc((size_t)*argc + strlen(line) + 2, sizeof *words);
	for (char *rest = line, *word; (word = strsep(&rest, " \t"));)
		if (*word)
			words[count++] = word;
	if (count == 0 || !cmd_find(words[0]))
		return err_set(err, ERR_USAGE, "alias.%s is '%s', which begins with no command",
			(*argv)[0], text);
	for (int n = 1; n < *argc; n++)
		words[count++] = (*argv)[n];
	*argv = words;
	*argc = count;
	return true;
}

static bool
start(struct session *session, int argc, char **argv, struct err *err)
{
	if (!opt_parse(global_opts, &argc, argv, true, err))
		return false;
	const struct cmd *first = argc ? cmd_find(argv[0]) : NULL;

	if (first && first->needs == NEED_BARE)
		return run(session, first, argc - 1, argv + 1, err);
	if (!session_start(session, &global, err))
		return false;
	if (global.version) {
		out_printf(session, "taut %s\n", TAUT_VERSION);
		return true;
	}
	if (global.help && argc == 0)
		return cmd_help.run(session, argc, argv, err);
	if (!expand(session, &argc, &argv, err))
		return false;
	const struct cmd *cmd = choose(session, argc, argv, err);

	if (!cmd)
		return false;
	bool named = argc > 0 && cmd_find(argv[0]);

	return run(session, cmd, argc - named, argv + named, err);
}

static void
add_line(struct buf *line, int argc, char **argv)
{
	buf_add_text(line, "taut");
	for (int n = 1; n < argc; n++) {
		buf_add_char(line, ' ');
		text_quote(line, slice_of(argv[n]));
	}
}

int
main(int argc, char **argv)
{
	struct session session = { .out = BUF_INIT };
	struct err err = ERR_INIT;
	struct buf line = BUF_INIT;

	umask(077);
	signal(SIGPIPE, SIG_DFL);
	language_open();
	add_line(&line, argc, argv);
	session.line = line.ptr;
	bool ok = start(&session, argc - (argc > 0), argv + (argc > 0), &err);

	/* what was found before an error is still worth reading */
	struct err output = ERR_INIT;

	if (!out_flush(&session, true, &output) && ok) {
		err = output;
		ok = false;
	}
	session_finish(&session);
	buf_release(&line);
	return ok ? 0 : out_error(&err);
}
