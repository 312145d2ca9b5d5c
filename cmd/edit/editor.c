/* SPDX-License-Identifier: ISC */
/*
 * The editor. What keeps vim quiet stands twice on its command line: before
 * its settings are read, for the first file, and behind them, as the last
 * autocommands of their events. `--cmd 'set …'` alone loses against a vimrc,
 * and autocommands that stand first lose against its own. All of it is tried
 * on a hostile vimrc in tests/cli/t0700-edit-private.t.
 */
#include "cmd/edit/editor.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wordexp.h>

#include "base/alloc.h"
#include "cmd/key/passphrase.h"
#include "cmd/out.h"

#define QUIET "set nobackup nowritebackup noundofile patchmode= viminfo= nomodeline " \
	"noswapfile updatecount=0 directory=."
#define QUIET_NVIM QUIET " shada="
#define EARLY "au VimEnter,BufReadPre,BufNewFile * "
#define LATE "au BufReadPre,BufReadPost,BufNewFile,BufEnter,FileType,InsertEnter," \
	"BufWritePre,FileWritePre,FileAppendPre,BufWritePost,VimLeavePre * "
#define ENTERED "au VimEnter * " /* which a vimrc may add to the others in */

static const char *const vim[] = { "-n", "-i", "NONE", "--cmd", EARLY QUIET,
	"-c", QUIET, "-c", LATE QUIET, "-c", ENTERED QUIET "|" LATE QUIET, NULL };
static const char *const nvim[] = { "-n", "-i", "NONE", "--cmd", EARLY QUIET_NVIM,
	"-c", QUIET_NVIM, "-c", LATE QUIET_NVIM,
	"-c", ENTERED QUIET_NVIM "|" LATE QUIET_NVIM, NULL };
/* No plugins for private text: what they keep or send is not known. */
static const char *const vim_private[] = { "--noplugin", "-c", "set notitle noicon", NULL };
/* nano has no words that take a setting back: none of them is read. */
static const char *const nano[] = { "--ignorercfiles", NULL };

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static enum editor_kind
kind_of(const char *name)
{
	if (strcmp(name, "vim") == 0 || strncmp(name, "vim.", 4) == 0)
		return EDITOR_VIM;
	if (strcmp(name, "nvim") == 0)
		return EDITOR_NVIM;
	return strcmp(name, "nano") == 0 ? EDITOR_NANO : EDITOR_UNKNOWN;
}

/* Where the shell would find it, links followed; the caller frees. NULL: nowhere. */
static char *
find_program(const char *name)
{
	const char *set = getenv("PATH");
	struct slice rest = slice_of(set ? set : "/usr/local/bin:/usr/bin:/bin");
	char *found = NULL;

	if (strchr(name, '/'))
		return access(name, X_OK) == 0 ? realpath(name, NULL) : NULL;
	while (!found && rest.ptr) {
		struct slice folder = slice_cut(&rest, ':');
		struct buf path = BUF_INIT;

		buf_printf(&path, "%.*s%s%s", SLICE_ARG(folder), folder.len ? "/" : "", name);
		if (access(path.ptr, X_OK) == 0)
			found = realpath(path.ptr, NULL);
		buf_release(&path);
	}
	return found;
}

/* What is behind `vi`, `editor` and other links; `view` is vim and saves nothing. */
static enum editor_kind
look_behind(const char *word)
{
	static const char *const links[] = { "vi", "editor", "sensible-editor", NULL };
	enum editor_kind named = kind_of(base_name(word));
	bool link = named != EDITOR_UNKNOWN;

	for (const char *const *name = links; *name; name++)
		link = link || strcmp(*name, base_name(word)) == 0;
	char *found = link ? find_program(word) : NULL;
	enum editor_kind behind = found ? kind_of(base_name(found)) : EDITOR_UNKNOWN;

	free(found);
	return behind != EDITOR_UNKNOWN ? behind : named;
}

/* Words as the shell would split them; what needs more of a shell is unknown. */
static void
split(struct editor *editor)
{
	wordexp_t words = { 0 };

	if (wordexp(editor->command.ptr, &words, WRDE_NOCMD) == 0) {
		if (words.we_wordc)
			editor->kind = look_behind(words.we_wordv[0]);
		if (editor->kind != EDITOR_UNKNOWN) {
			editor->words = mem_alloc(words.we_wordc + 1, sizeof *editor->words);
			for (size_t n = 0; n < words.we_wordc; n++)
				editor->words[n] = slice_copy(slice_of(words.we_wordv[n]));
		}
		wordfree(&words);
	}
}

static void
ask_git(struct buf *out)
{
	FILE *git = popen("git config --get core.editor 2>/dev/null", "r");
	char line[1024] = "";

	if (!git)
		return;
	if (fgets(line, sizeof line, git))
		buf_add(out, slice_trim(slice_of(line)));
	pclose(git);
}

/* The first that is set: the person's own, then what the system offers. */
static void
choose_usual(const struct session *session, struct buf *out)
{
	const char *own = session->journal.settings.values[SETTING_EDITOR];
	const char *const set[] = { own, getenv("VISUAL"), getenv("EDITOR") };
	static const char *const offered[] = { "editor", "nano", "vi" };

	for (size_t n = 0; n < 3 && out->len == 0; n++)
		if (set[n])
			buf_add_text(out, set[n]);
	if (out->len == 0)
		ask_git(out);
	for (size_t n = 0; n < 3 && out->len == 0; n++) {
		char *found = find_program(offered[n]);

		if (found)
			buf_add_text(out, offered[n]);
		free(found);
	}
}

bool
editor_choose(struct editor *editor, const struct session *session, bool private,
	struct err *err)
{
	const char *own = settings_get(&session->journal.settings, SETTING_PRIVATE_EDITOR);
	bool meant = private && own[0];

	if (meant)
		buf_add_text(&editor->command, own);
	else
		choose_usual(session, &editor->command);
	if (editor->command.len == 0) {
		err_set(err, ERR_USAGE, "there is no editor");
		return err_hint(err, "taut config editor nano, or EDITOR");
	}
	split(editor);
	if (!private || editor->kind != EDITOR_UNKNOWN)
		return true;
	if (meant) {
		warn("what '%s' keeps of a private text, and where, is not known to taut", own);
		return true;
	}
	err_set(err, ERR_USAGE, "'%s' is no editor that taut can keep from writing private "
		"text elsewhere", editor->command.ptr);
	return err_hint(err, "taut config private.editor vim (or nvim, or nano)");
}

void
editor_release(struct editor *editor)
{
	for (size_t n = 0; editor->words && editor->words[n]; n++)
		free(editor->words[n]);
	free(editor->words);
	buf_release(&editor->command);
	*editor = (struct editor)EDITOR_INIT;
}

struct arguments {
	const char **items;
	size_t count, room;
};

static void
add_argument(struct arguments *arguments, const char *word)
{
	arguments->items = mem_room(arguments->items, arguments->count, &arguments->room,
		sizeof *arguments->items);
	arguments->items[arguments->count++] = word;
}

static void
add_arguments(struct arguments *arguments, const char *const *words)
{
	while (words && *words)
		add_argument(arguments, *words++);
}

/* Ours before the person's: theirs may save and quit. */
static void
build_arguments(const struct editor *editor, const char *path, enum editor_text text,
	struct arguments *out)
{
	static const char *const shell[] = { "/bin/sh", "-c", NULL };
	bool vims = editor->kind == EDITOR_VIM || editor->kind == EDITOR_NVIM;

	if (editor->words) {
		add_argument(out, editor->words[0]);
		add_arguments(out, editor->kind == EDITOR_VIM ? vim :
			editor->kind == EDITOR_NVIM ? nvim : NULL);
		if (vims && text == EDITOR_PRIVATE)
			add_arguments(out, vim_private);
		if (editor->kind == EDITOR_NANO && text != EDITOR_OPEN)
			add_arguments(out, nano);
		add_arguments(out, (const char *const *)(editor->words + 1));
	} else {
		add_arguments(out, shell);
		add_argument(out, editor->command.ptr);
		add_argument(out, "taut");
	}
	add_argument(out, path);
	add_argument(out, NULL);
}

static void
become(const char *const *items, int folder, const char *temporary)
{
	static const int signals[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCHLD };
	sigset_t none;

	if (folder >= 0)
		fcntl(folder, F_SETFD, 0);
	if (temporary) {
		setenv("TMPDIR", temporary, 1);
		setenv("TMP", temporary, 1);
		setenv("TEMP", temporary, 1);
	}
	for (size_t n = 0; n < sizeof signals / sizeof *signals; n++)
		signal(signals[n], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	passphrase_guard();
	execvp(items[0], (char *const *)(uintptr_t)items);
	_exit(127);
}

pid_t
editor_start(const struct editor *editor, const char *path, enum editor_text text, int folder,
	const char *temporary, struct err *err)
{
	struct arguments arguments = { 0 };
	struct buf command = BUF_INIT;
	struct editor whole = *editor;

	if (!editor->words) {
		buf_printf(&command, "%s \"$@\"", editor->command.ptr);
		whole.command = command;
	}
	build_arguments(&whole, path, text, &arguments);
	pid_t child = fork();

	if (child == 0)
		become(arguments.items, folder, temporary);
	if (child < 0)
		err_system(err, "cannot start the editor");
	free(arguments.items);
	buf_release(&command);
	return child;
}
