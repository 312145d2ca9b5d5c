/* SPDX-License-Identifier: ISC */
/*
 * The editor on a draft. While it runs taut waits for it, looks at what it
 * saves about once a second, and hears the signals that would end both.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/replace.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/edit/draft.h"
#include "cmd/edit/edit.h"
#include "cmd/edit/editor.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "seal/gate.h"

#define GRACE_SECONDS 3 /* for an editor that was told to end */

static struct draft draft = DRAFT_INIT; /* the one at work, until edit_done() */

/* What an ended editor came to. */
struct ending {
	int status;
	int by; /* the signal that ended the edit, or 0 */
};

/* Told to end, it may write a last file; then it is made to. */
static void
end_child(pid_t child, int by, int *status)
{
	struct timespec moment = { .tv_nsec = 50000000 };

	kill(child, by);
	for (int n = 0; n < GRACE_SECONDS * 20; n++) {
		if (waitpid(child, status, WNOHANG) == child)
			return;
		nanosleep(&moment, NULL);
	}
	kill(child, SIGKILL);
	while (waitpid(child, status, 0) < 0 && errno == EINTR)
		continue;
}

/* With the signals blocked: they are taken here, one by one. */
static void
wait_for(pid_t child, const sigset_t *signals, struct ending *ending)
{
	const struct timespec second = { .tv_sec = 1 };

	while (waitpid(child, &ending->status, WNOHANG) == 0) {
		int by = sigtimedwait(signals, NULL, &second);

		draft_seal(&draft, false);
		if (by == SIGHUP || by == SIGTERM) {
			ending->by = by;
			end_child(child, by, &ending->status);
			return;
		}
		/* Ctrl-C in the editor is the editor's */
	}
}

/* The terminal as it was before the editor, which may end without leaving it. */
struct screen {
	int tty; /* -1: there is none */
	struct termios mode;
};

static void
screen_look(struct screen *screen)
{
	screen->tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (screen->tty >= 0 && tcgetattr(screen->tty, &screen->mode) < 0) {
		close(screen->tty);
		screen->tty = -1;
	}
}

/* Killed, it left its modes, and the text on the alternate screen. */
static void
screen_leave(struct screen *screen, bool killed)
{
	static const char leave[] = "\033[?1049l\033[?2004l\033[?25h\033[m\r\n";
	const char *term = getenv("TERM");

	if (screen->tty < 0)
		return;
	if (killed) {
		tcsetattr(screen->tty, TCSANOW, &screen->mode);
		if (term && strcmp(term, "dumb") != 0)
			replace_write(screen->tty, slice_of(leave));
	}
	close(screen->tty);
}

static bool
run_editor(const struct editor *editor, struct ending *ending, struct err *err)
{
	struct screen screen;

	const struct timespec none = { 0 };
	sigset_t signals, before;

	sigemptyset(&signals);
	sigaddset(&signals, SIGHUP);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGQUIT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, &signals, &before);
	screen_look(&screen);
	pid_t child = editor_start(editor, draft.path.ptr, draft.text,
		draft.home.len ? draft.folder : -1, draft.home.len ? draft.home.ptr : NULL, err);

	if (child > 0)
		wait_for(child, &signals, ending);
	screen_leave(&screen, child > 0 && WIFSIGNALED(ending->status));
	for (int by; (by = sigtimedwait(&signals, NULL, &none)) > 0;)
		if (by == SIGHUP || by == SIGTERM)
			ending->by = by;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return child > 0;
}

/* The edit ended in another way than it should: the text is kept, and told. */
static bool
cut_off(const struct ending *ending, struct err *err)
{
	struct buf where = BUF_INIT;
	bool clear = draft.home.len == 0;

	draft_seal(&draft, true);
	draft_tell(&draft, &where);
	if (ending->by)
		err_set(err, ERR_INTERRUPTED, "the edit was cut off (%s)", strsignal(ending->by));
	else if (clear)
		err_set(err, ERR_UNSAVED, "the editor ended with an error; the draft is kept "
			"at '%s'", draft.path.ptr);
	else
		err_set(err, ERR_UNSAVED, "the editor ended with an error");
	if (ending->by || draft.is_sealed || draft.is_behind)
		err_hint(err, "%s", where.ptr);
	else
		err_hint(err, "set another with 'taut config editor nano', or EDITOR");
	draft_close(&draft);
	buf_release(&where);
	return false;
}

static bool
take_text(const struct edit *edit, const struct editor *editor, struct buf *out, struct err *err)
{
	struct buf text = BUF_INIT;
	bool ok = draft_read(&draft, &text, err);
	bool same = ok && slice_equal(buf_slice(&text), edit->initial) &&
		!(edit->again && draft_was_written(&draft));

	if (!ok) {
		draft_seal(&draft, true);
		draft_close(&draft);
	} else if (same || (!edit->may_be_empty && slice_trim(buf_slice(&text)).len == 0)) {
		edit_done();
		ok = err_set(err, ERR_NOTHING, same ? "nothing was changed" :
			N_("the text is empty: nothing was changed"));
		if (editor->kind == EDITOR_UNKNOWN)
			err_hint(err, "an editor that returns at once needs its option to "
				"wait: 'code --wait', 'gvim -f'");
	} else {
		/* a commit that fails finds it sealed */
		draft_seal(&draft, false);
		buf_space(out, text.len + 1);
		buf_add(out, buf_slice(&text));
	}
	buf_wipe(&text);
	return ok;
}

/* A private passage may be typed in any text: whom to seal it to is asked for
 * before, and the edit goes on if that is not to be known now. */
static void
pin_before(struct session *session)
{
	struct trust trust;
	struct err why = ERR_INIT;

	if (!draft_has_keys(session) || keys_trusted(session, &trust, &why) ||
	    keys_ready(session, &why))
		return;
	warn("%s: what is private in this text cannot be sealed", why.text);
}

bool
edit_text(struct session *session, const struct edit *edit, struct buf *out, struct err *err)
{
	struct editor editor = EDITOR_INIT;
	struct ending ending = { 0 };

	if (!edit->private)
		pin_before(session);
	draft_stale(session, true);
	bool ok = editor_choose(&editor, session, edit->private, err) &&
		draft_make(&draft, session, edit, err);

	if (ok && !run_editor(&editor, &ending, err)) {
		draft_drop(&draft);
		ok = false;
	} else if (ok && (ending.by || !WIFEXITED(ending.status) ||
		WEXITSTATUS(ending.status) != 0)) {
		ok = cut_off(&ending, err);
	} else if (ok) {
		ok = take_text(edit, &editor, out, err);
	}
	editor_release(&editor);
	return ok;
}

void
edit_done(void)
{
	draft_drop(&draft);
}

void
edit_said(struct err *err)
{
	size_t used = strlen(err->hint);
	struct buf where = BUF_INIT;

	if (draft.path.len == 0)
		return;
	draft_tell(&draft, &where);
	snprintf(err->hint + used, sizeof err->hint - used, "%s%s", used ? "; " : "", where.ptr);
	draft_close(&draft);
	buf_release(&where);
}

bool
edit_keep(struct session *session, const char *name, struct slice words, bool private,
	struct err *err)
{
	bool seal = private || gate_concerns("draft.md", words);
	struct buf path = BUF_INIT;
	struct err why = ERR_INIT;

	if (slice_trim(words).len == 0 || (!seal && !text_is_utf8(words)))
		return false;
	if (draft_keep(session, name, words, seal, &path, &why)) {
		struct err was = *err; /* its hint is how they are given better */

		if (was.kind != ERR_USAGE)
			was.hint[0] = '\0';
		err->kind = ERR_UNSAVED;
		err_hint(err, seal ? "%s%sthe words are kept sealed: taut show -p %s" :
			N_("%s%sthe words are kept at '%s'"), was.hint, was.hint[0] ? "; " : "",
			path.ptr);
	} else if (seal) {
		err_hint(err, "the words are private and could not be sealed (%s): "
			"they were written nowhere", why.text);
	}
	buf_release(&path);
	return false;
}
