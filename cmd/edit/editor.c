/* SPDX-License-Identifier: ISC */
/*
 * The editor. What keeps vim quiet stands twice on its command line: before
 * its settings are read, for the first file, and behind them, as the last
 * autocommands of their events. `--cmd 'set …'` alone loses against a vimrc,
 * and autocommands that stand first lose against its own. All of it is tried
 * on a hostile vimrc in tests/cli/t0700-edit-private.t.
 */
#include "cmd/edit/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
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

/* In git's stead, after fork(): nothing of the repository that the current
 * folder may be in, nor of one that the environment names. */
static void
become_git(const char *level, int out)
{
	const char *const words[] = { "git", "config", level, "--includes", "--get",
		"core.editor", NULL };
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (size_t n = 0; environ[n];) {
		char *name = strncmp(environ[n], "GIT_", 4) == 0 ?
			slice_copy(slice_part(slice_of(environ[n]), 0,
				strcspn(environ[n], "="))) : NULL;

		if (!name || unsetenv(name) < 0)
			n++;
		free(name);
	}
	if (null < 0 || chdir("/") < 0 || dup2(null, STDIN_FILENO) < 0 ||
	    dup2(out, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
		_exit(127);
	execvp(words[0], (char *const *)(uintptr_t)words);
	_exit(127);
}

static void
ask_git(const char *level, struct buf *out)
{
	char line[1024];
	int ends[2], status;
	size_t len = 0;
	ssize_t got;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return;
	pid_t child = fork();

	if (child == 0)
		become_git(level, ends[1]);
	close(ends[1]);
	while (child > 0 && len < sizeof line && ((got = read(ends[0], line + len,
		sizeof line - len)) > 0 || (got < 0 && errno == EINTR)))
		len += got > 0 ? (size_t)got : 0;
	close(ends[0]);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	struct slice answer = slice_trim((struct slice){ line, len });

	if (len < sizeof line && slice_find_char(answer, '\n') == SLICE_NONE)
		buf_add(out, answer);
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
		ask_git("--global", out);
	if (out->len == 0)
		ask_git("--system", out);
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
