/* SPDX-License-Identifier: ISC */
/*
 * Where a passphrase comes from. Invariant: from its first byte on it is in
 * locked memory, and only there.
 */
#include "cmd/key/passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/words.h"
#include "cmd/key/terminal.h"
#include "cmd/out.h"
#include "seal/identity.h"
#include "seal/phrase.h"

#define TRIES 3
#define REST_MAX (1u << 20) /* of a program's output, behind the first line */

static enum passphrase_way came;
static int terminal = -1; /* from the first question to passphrase_over() */

enum passphrase_way
passphrase_came(void)
{
	return came;
}

void
passphrase_guard(void)
{
	struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
}

enum line {
	LINE_READ,
	LINE_NONE, /* the end, and nothing before it */
	LINE_LONG,
	LINE_FAILED,
};

/* A line, byte by byte, so that what stands behind it stays for who asks next. */
static enum line
read_line(int fd, struct secret *out)
{
	struct secret line = SECRET_INIT;
	size_t len = 0;
	ssize_t got;

	secret_init(&line, PASSPHRASE_MAX + 1);
	for (;;) {
		got = read(fd, line.ptr + len, 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || line.ptr[len] == '\n' || len == PASSPHRASE_MAX)
			break;
		len++;
	}
	enum line result = got < 0 ? LINE_FAILED : got == 0 && len == 0 ? LINE_NONE :
		got > 0 && line.ptr[len] != '\n' ? LINE_LONG : LINE_READ;

	if (result != LINE_READ) {
		secret_release(&line);
		return result;
	}
	if (got > 0 && len && line.ptr[len - 1] == '\r')
		len--; /* a line of another system, or typed as one */
	secret_cut(&line, len);
	*out = line;
	return LINE_READ;
}

static bool
line_given(enum line line, const char *where, struct err *err)
{
	switch (line) {
	case LINE_READ:
		return true;
	case LINE_NONE:
		return err_set(err, ERR_KEY, "there is no passphrase %s", where);
	case LINE_LONG:
		return err_set(err, ERR_KEY, "the passphrase %s is over the limit of %d bytes",
			where, PASSPHRASE_MAX);
	case LINE_FAILED:
		break;
	}
	return err_set(err, ERR_KEY, "the passphrase %s cannot be read: %s", where,
		strerror(errno));
}

static bool
from_descriptor(struct session *session, struct secret *out, struct err *err)
{
	char where[80];

	snprintf(where, sizeof where, _("on descriptor %d"), session->passphrase_fd);
	came = PASSPHRASE_READ;
	return line_given(read_line(session->passphrase_fd, out), where, err);
}

/* What a program prints behind the first line is read, so that it is not
 * killed for it, and thrown away. */
static void
drain(int fd)
{
	struct secret room = SECRET_INIT;
	size_t sum = 0;
	ssize_t got;

	secret_init(&room, 4096);
	while (sum < REST_MAX) {
		got = read(fd, room.ptr, room.len);
		if (got <= 0 && !(got < 0 && errno == EINTR))
			break;
		sum += got > 0 ? (size_t)got : 0;
	}
	secret_release(&room);
}

static _Noreturn void
become(const char *command, int out)
{
	int none = open("/dev/null", O_RDONLY);

	if (none >= 0 && dup2(none, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0)
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

static bool
from_program(const char *command, struct secret *out, struct err *err)
{
	int ends[2], status = 0;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_system(err, "cannot make a pipe");
	pid_t child = fork();

	if (child == 0)
		become(command, ends[1]);
	close(ends[1]);
	if (child < 0) {
		close(ends[0]);
		return err_system(err, "cannot start a program");
	}
	enum line line = read_line(ends[0], out);

	drain(ends[0]);
	close(ends[0]);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	came = PASSPHRASE_COMMAND;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		secret_release(out);
		return err_set(err, ERR_KEY, WIFEXITED(status) ?
			"key.passphrase-command failed (status %d)" :
			N_("key.passphrase-command failed (signal %d)"),
			WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
	}
	return line_given(line, _("from key.passphrase-command"), err);
}

static bool
no_terminal(struct err *err)
{
	err_set(err, ERR_KEY, "there is no terminal to ask for the passphrase on");
	return err_hint(err, "--passphrase-fd N reads it from descriptor N; "
		"key.passphrase-command names a program that prints it");
}

static bool
from_terminal(const char *question, struct secret *out, struct err *err)
{
	if (terminal < 0)
		terminal = terminal_open();
	if (terminal < 0)
		return no_terminal(err);
	came = PASSPHRASE_TYPED;
	return terminal_secret(terminal, question, PASSPHRASE_MAX, out, err);
}

void
passphrase_over(bool right)
{
	terminal_close(terminal, right);
	terminal = -1;
}

static bool practising;

void
passphrase_practise(void)
{
	practising = true;
}

/* False and no error: it is for the terminal to ask. */
static bool
from_settings(struct session *session, struct secret *out, struct err *err)
{
	static bool asked;
	const char *command = settings_get(&session->journal.settings, SETTING_PASSPHRASE);

	err->kind = ERR_NONE;
	if (!command[0] || asked || practising)
		return false;
	asked = true;
	if (from_program(command, out, err))
		return true;
	if (session->ask) {
		warn("%s", err->text);
		err->kind = ERR_NONE;
	}
	return false;
}

bool
passphrase_ask(struct session *session, const char *question, struct secret *out,
	struct err *err)
{
	struct buf prompt = BUF_INIT;

	passphrase_guard();
	buf_printf(&prompt, "%s ", question);
	bool ok = session->passphrase_fd >= 0 ? from_descriptor(session, out, err) :
		from_settings(session, out, err) ||
		(err->kind == ERR_NONE && from_terminal(prompt.ptr, out, err));

	buf_release(&prompt);
	if (ok && out->len == 0) {
		secret_release(out);
		ok = err_set(err, ERR_KEY, "the passphrase is empty");
	}
	return ok;
}

static bool
check_strength(const struct secret *phrase, bool weak, struct err *err)
{
	int bits = phrase_bits(secret_slice(phrase));

	if (weak || bits >= PHRASE_BITS_MIN)
		return true;
	err_set(err, ERR_KEY, "that passphrase is easily guessed: %d bits of the %d that it "
		"should have", bits, PHRASE_BITS_MIN);
	return err_hint(err, "a longer one, or a generated one (leave it empty); --weak takes it "
		"as it is");
}

static bool
tell(int fd, const char *before, const struct secret *phrase, const char *after,
	struct err *err)
{
	return terminal_write(fd, slice_of(before), err) &&
		terminal_write(fd, secret_slice(phrase), err) &&
		terminal_write(fd, slice_of(after), err);
}

/* An empty line takes a generated one, which is told once: to a person, not to
 * a file that keeps what programs say. */
static bool
new_by_descriptor(struct session *session, bool weak, struct secret *out, struct err *err)
{
	if (!from_descriptor(session, out, err))
		return false;
	if (out->len)
		return check_strength(out, weak, err);
	secret_release(out);
	if (!isatty(STDERR_FILENO)) {
		err_set(err, ERR_KEY, "the new passphrase is empty, and there is no terminal to "
			"tell a generated one on");
		return err_hint(err, "give one on descriptor %d, or run it on a terminal",
			session->passphrase_fd);
	}
	phrase_make(out);
	return tell(STDERR_FILENO, _("the passphrase is: "), out, "\n", err);
}

/* Typed a second time; `line` is what was typed the first time. */
static bool
typed_again(int tty, const char *question, const struct secret *line, bool *same,
	struct err *err)
{
	struct secret again = SECRET_INIT;
	bool ok = terminal_secret(tty, question, PASSPHRASE_MAX, &again, err);

	*same = ok && slice_equal(secret_slice(&again), secret_slice(line));
	secret_release(&again);
	return ok;
}

/* One try; *done tells whether `out` is it. */
static bool
try_new(int tty, bool weak, const struct secret *offered, struct secret *out, bool *done,
	struct err *err)
{
	struct err weakness = ERR_INIT;

	secret_release(out);
	*done = false;
	if (!terminal_secret(tty, _("Enter takes it, or type one of your own: "), PASSPHRASE_MAX,
			out, err))
		return false;
	bool own = out->len > 0;

	if (!own)
		secret_set(out, secret_slice(offered));
	else if (!check_strength(out, weak, &weakness))
		return tell(tty, weakness.text, &(struct secret)SECRET_INIT,
			_(" (--weak takes it)\n"), err);
	return typed_again(tty, own ? _("Once more, the same: ") :
				_("Type it, so that you have read it: "), out, done, err) &&
		(*done || terminal_write(tty, slice_of(_("That was another one.\n")), err));
}

static bool
new_by_terminal(bool weak, struct secret *out, struct err *err)
{
	struct secret offered = SECRET_INIT;
	int tty = terminal_open();
	bool done = false;

	if (tty < 0)
		return no_terminal(err);
	phrase_make(&offered);
	bool ok = tell(tty, _("A passphrase of six words, for you to keep:\n\n    "), &offered,
		"\n\n", err);

	for (int n = 0; ok && !done && n < TRIES; n++)
		ok = try_new(tty, weak, &offered, out, &done, err);
	if (ok && !done)
		ok = err_set(err, ERR_KEY, "no passphrase was chosen: nothing is changed");
	secret_release(&offered);
	terminal_close(tty, ok);
	came = PASSPHRASE_TYPED;
	return ok;
}

bool
passphrase_new(struct session *session, bool weak, struct secret *out, struct err *err)
{
	passphrase_guard();
	bool ok = session->passphrase_fd >= 0 ? new_by_descriptor(session, weak, out, err) :
		new_by_terminal(weak, out, err);

	if (!ok)
		secret_release(out);
	return ok;
}
