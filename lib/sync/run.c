/* SPDX-License-Identifier: ISC */
/*
 * Listening to a git that runs. Invariants: every byte of what it says passes
 * the escaper; what is kept has a limit; however it ends, by itself, by our
 * impatience or by a signal to us, nothing of it is left when git_run returns.
 */
#include "sync/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/text.h"
#include "base/words.h"
#include "sync/child.h"

enum {
	TICK_MS = 100,        /* so often is looked whether a signal came */
	SHORT_TICK_MS = 5,
	GRACE_MS = 1000,      /* from SIGTERM to SIGKILL */
	LAST_MS = 6000,       /* then nothing more is waited for */
	LINE_LIMIT = 1024,    /* bytes of one line; what is behind is dropped */
	HEARD_MAX = 8 << 20, /* of all that it says: more is meant to do harm */
	ROUNDS_MAX = 64,      /* of reading what a dead git has left in the pipes */
};

enum stop { STOP_NOT, STOP_SIGNAL, STOP_SILENT, STOP_TOO_LONG, STOP_TALKS };

struct running {
	const struct git_order *order;
	struct git_answer *answer;
	struct child child;
	struct buf line;  /* begun and not yet at its end */
	bool returned;    /* a CR came: what follows tells whether it ended the line */
	size_t heard;
	bool moving; /* progress was heard: nobody is asked for anything any more */
	unsigned quiet_ms;
	unsigned stopping_ms;
	bool killed;
	enum stop stop;
};

/* A signal that came meanwhile. */
static volatile sig_atomic_t came;

static void
note_signal(int number)
{
	came = number;
}

static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGCHLD };
#define CAUGHT (sizeof caught / sizeof *caught)

/* What is ignored stays so; but for SIGCHLD, without which there is no status. */
static void
catch_signals(struct sigaction before[CAUGHT])
{
	struct sigaction action = { .sa_handler = note_signal };

	came = 0;
	sigemptyset(&action.sa_mask);
	for (size_t n = 0; n < CAUGHT; n++) {
		sigaction(caught[n], NULL, &before[n]);
		if (caught[n] == SIGCHLD)
			action.sa_handler = SIG_DFL;
		else if (before[n].sa_handler == SIG_IGN)
			continue;
		sigaction(caught[n], &action, NULL);
	}
}

static void
let_signals(const struct sigaction before[CAUGHT])
{
	for (size_t n = 0; n < CAUGHT; n++)
		sigaction(caught[n], &before[n], NULL);
}

/* "Counting objects: 100% (3/3), done.", the last of lines that end with CR. */
static bool
is_progress(struct slice line)
{
	return slice_find(line, "% (") != SLICE_NONE ||
		(slice_find(line, "ing objects: ") != SLICE_NONE && slice_ends(line, ", done."));
}

static bool
is_web(struct slice line, size_t colon)
{
	struct slice before = slice_part(line, 0, colon);

	return slice_ends(before, "http") || slice_ends(before, "https") ||
		slice_ends(before, "ftp") || slice_ends(before, "ftps");
}

/* The password in ssh://NAME:PASSWORD@HOST/ is nobody's to read; nor is, in a web
 * address, the name, which is often a token. */
static void
add_without_passwords(struct buf *out, struct slice line)
{
	for (size_t at; (at = slice_find(line, "://")) != SLICE_NONE;) {
		struct slice rest = slice_from(line, at + 3);
		size_t end = 0, colon = SLICE_NONE, host = SLICE_NONE;
		bool web = is_web(line, at);
		const char *ends = web ? " /'\"?#" : " /'\"";

		for (; end < rest.len && !strchr(ends, rest.ptr[end]); end++) {
			if (rest.ptr[end] == ':' && colon == SLICE_NONE)
				colon = end;
			if (rest.ptr[end] == '@')
				host = end;
		}
		bool secret = host != SLICE_NONE && (web || colon < host);

		buf_add(out, slice_part(line, 0, at + 3 + (secret && !web ? colon : 0)));
		line = slice_from(rest, secret ? host + web : 0);
	}
	buf_add(out, line);
}

/* Whole lines, the last so many bytes of them. */
static void
keep(struct buf *said, struct slice line)
{
	buf_add(said, line);
	buf_add_char(said, '\n');
	if (said->len <= GIT_SAID_MAX)
		return;
	struct buf rest = BUF_INIT;
	struct slice tail = slice_from(buf_slice(said), said->len - GIT_SAID_MAX / 2);

	slice_cut(&tail, '\n');
	buf_add(&rest, tail);
	buf_release(said);
	*said = rest;
}

static void
end_line(struct running *run, char end)
{
	struct buf clean = BUF_INIT, shown = BUF_INIT;
	struct slice line = slice_trim_end(buf_slice(&run->line));

	if (line.len) {
		add_without_passwords(&clean, line);
		text_escape_line(&shown, buf_slice(&clean));
		bool progress = end == '\r' || is_progress(buf_slice(&shown));

		run->moving = run->moving || progress;
		if (!progress)
			keep(&run->answer->said, buf_slice(&shown));
		git_said *listener = progress ? run->order->progress : run->order->said;

		if (listener)
			listener(buf_slice(&shown), run->order->context);
	}
	buf_clear(&run->line);
	buf_release(&clean);
	buf_release(&shown);
}

static void
hear(struct running *run, struct slice bytes)
{
	run->heard += bytes.len;
	if (run->heard > HEARD_MAX && run->stop == STOP_NOT)
		run->stop = STOP_TALKS;
	while (bytes.len) {
		size_t end = 0;

		if (run->returned && bytes.ptr[0] != '\n')
			end_line(run, '\r');
		run->returned = false;
		while (end < bytes.len && bytes.ptr[end] != '\n' && bytes.ptr[end] != '\r')
			end++;
		if (run->line.len < LINE_LIMIT)
			buf_add(&run->line, slice_part(bytes, 0, end));
		if (run->line.len > LINE_LIMIT)
			buf_cut(&run->line, LINE_LIMIT);
		if (end < bytes.len && bytes.ptr[end] == '\r') {
			run->returned = true; /* ssh ends its lines with CR LF */
			run->moving = run->moving || is_progress(buf_slice(&run->line));
		} else if (end < bytes.len) {
			end_line(run, '\n');
		}
		bytes = slice_from(bytes, end + (end < bytes.len));
	}
}

static void
take(struct running *run, struct slice bytes)
{
	struct buf *out = &run->answer->out;

	if (run->stop == STOP_TOO_LONG)
		return;
	if (bytes.len > GIT_OUT_MAX - out->len)
		run->stop = run->stop == STOP_NOT ? STOP_TOO_LONG : run->stop;
	else
		buf_add(out, bytes);
}

/* Reads what is there of one pipe. Returns whether there was anything. */
static bool
read_pipe(struct running *run, int *fd, void (*taker)(struct running *, struct slice))
{
	char bytes[16384];
	ssize_t got = read(*fd, bytes, sizeof bytes);

	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return false;
	if (got <= 0) {
		close(*fd);
		*fd = -1;
		return false;
	}
	taker(run, (struct slice){ bytes, (size_t)got });
	return true;
}

/* The moment of its end is told by its pidfd, but not that of all its kin. */
static int
tick_of(const struct running *run, bool ended)
{
	bool silent = run->child.out < 0 && run->child.said < 0;

	if (ended)
		return 0;
	return run->stop != STOP_NOT || (silent && run->child.end < 0) ? SHORT_TICK_MS : TICK_MS;
}

/* Waits for a word, or that it ends, for one tick at most. */
static bool
listen_once(struct running *run, bool ended)
{
	struct child *child = &run->child;
	struct pollfd fds[] = { { .fd = child->out, .events = POLLIN },
		{ .fd = child->said, .events = POLLIN },
		{ .fd = ended || run->stop != STOP_NOT ? -1 : child->end, .events = POLLIN } };
	int tick = tick_of(run, ended);
	int ready = poll(fds, sizeof fds / sizeof *fds, tick);
	bool heard = false;

	if (ready == 0) {
		run->quiet_ms += (unsigned)tick;
		run->stopping_ms += run->stop != STOP_NOT ? (unsigned)tick : 0;
	}
	if (ready > 0 && fds[0].revents)
		heard = read_pipe(run, &child->out, take);
	if (ready > 0 && fds[1].revents)
		heard = read_pipe(run, &child->said, hear) || heard;
	if (heard)
		run->quiet_ms = 0;
	return heard;
}

/* What it would still say is not waited for: without its pipes even one that
 * talks for ever ends. False when nothing more can be done. */
static bool
stop_it(struct running *run, bool *told)
{
	struct child *child = &run->child;

	if (!*told) {
		*told = true;
		child_signal(child, SIGTERM);
		child_hang_up(child);
	} else if (run->stopping_ms >= GRACE_MS && !run->killed) {
		run->killed = true;
		child_signal(child, SIGKILL);
	}
	return run->stopping_ms < LAST_MS;
}

static bool
is_impatient(const struct running *run)
{
	return run->order->patience_s && (run->moving || !run->order->ask) &&
		run->quiet_ms / 1000 >= run->order->patience_s;
}

static void
attend(struct running *run)
{
	unsigned rounds = 0;
	bool told = false;

	for (;;) {
		bool ended = child_has_ended(&run->child);
		bool heard = listen_once(run, ended);

		if (ended && (!heard || ++rounds > ROUNDS_MAX))
			break;
		if (run->stop == STOP_NOT && came)
			run->stop = STOP_SIGNAL;
		if (run->stop == STOP_NOT && is_impatient(run))
			run->stop = STOP_SILENT;
		if (run->stop != STOP_NOT && !ended && !stop_it(run, &told))
			break;
	}
	if (told)
		child_signal(&run->child, SIGKILL); /* what is left of its group */
	end_line(run, run->returned ? '\r' : '\n');
}

static bool
judge(struct running *run, int status, struct err *err)
{
	static const char *const why[] = { [STOP_TOO_LONG] = N_("git answered more than 4 MiB"),
		[STOP_TALKS] = N_("git did not stop talking") };

	if (came || (status != -1 && WIFSIGNALED(status) && WTERMSIG(status) == SIGINT))
		return err_set(err, ERR_INTERRUPTED, "interrupted");
	if (run->stop == STOP_SILENT) {
		err_set(err, ERR_NETWORK, "no word from git for %u s: it was stopped",
			run->order->patience_s);
		return err_hint(err, "what is here is safe; try again when the network is better");
	}
	if (run->stop != STOP_NOT)
		return err_set(err, ERR_NETWORK, "%s: it was stopped", _(why[run->stop]));
	if (status == -1)
		return err_set(err, ERR_SYSTEM, "cannot learn how git ended");
	if (WIFSIGNALED(status))
		return err_set(err, ERR_SYSTEM, "git was ended by signal %d", WTERMSIG(status));
	run->answer->status = WEXITSTATUS(status);
	if (run->answer->status == CHILD_NOT_STARTED && run->answer->said.len == 0)
		return err_set(err, ERR_SYSTEM, "cannot start git in '%s'", run->order->root);
	return true;
}

/* The terminal's mode: an ssh that is killed while it asks leaves it mute. */
struct terminal {
	int fd;
	bool known;
	struct termios mode;
};

static void
terminal_note(struct terminal *terminal, bool ask)
{
	terminal->fd = ask ? open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
	terminal->known = terminal->fd >= 0 && tcgetattr(terminal->fd, &terminal->mode) == 0;
}

static void
terminal_put_back(struct terminal *terminal, bool stopped)
{
	if (stopped && terminal->known && tcgetpgrp(terminal->fd) == getpgrp())
		tcsetattr(terminal->fd, TCSANOW, &terminal->mode);
	if (terminal->fd >= 0)
		close(terminal->fd);
}

bool
git_run(struct git_answer *answer, const struct git_order *order,
	const char *const *arguments, struct err *err)
{
	struct sigaction before[CAUGHT];
	struct running run = { .order = order, .answer = answer, .line = BUF_INIT };
	struct terminal terminal;

	git_answer_release(answer);
	terminal_note(&terminal, order->ask);
	catch_signals(before);
	bool ok = child_start(&run.child, order, arguments, err);

	if (ok) {
		attend(&run);
		ok = judge(&run, child_reap(&run.child), err);
	}
	let_signals(before);
	terminal_put_back(&terminal, !ok);
	buf_release(&run.line);
	return ok;
}

void
git_answer_release(struct git_answer *answer)
{
	answer->status = 0;
	buf_release(&answer->out);
	buf_release(&answer->said);
}

/* What stands in git's words and says nothing of the cause. */
static bool
is_idle(struct slice line)
{
	static const char *const idle[] = { "hint:", "warning:", "Warning:", "From ", "To ",
		"Please make sure you have", "and the repository exists", "debug",
		"fatal: Could not read from remote repository", "error: failed to push some refs",
		"fatal: the remote end hung up", "send-pack: unexpected disconnect",
		"remote: Total ", "remote: Enumerating objects", " * ", " ! ", "   " };

	for (size_t n = 0; n < sizeof idle / sizeof *idle; n++)
		if (slice_starts(line, idle[n]))
			return true;
	return slice_trim(line).len == 0;
}

/* The first "fatal:" or "error:" that says something; else what came last. */
static struct slice
reason_of(const struct git_answer *answer)
{
	struct slice rest = buf_slice(&answer->said), reason = SLICE_EMPTY;

	while (rest.len) {
		struct slice line = slice_cut(&rest, '\n');

		if (is_idle(line))
			continue;
		reason = line;
		if (slice_starts(line, "fatal: ") || slice_starts(line, "error: "))
			return slice_from(line, 7);
	}
	return reason;
}

bool
git_failed(const struct git_answer *answer, struct err *err, const char *format, ...)
{
	struct slice reason = slice_trim(reason_of(answer));
	char what[sizeof err->text / 2];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, gettext(format), args);
	va_end(args);
	if (slice_ends(reason, "."))
		reason.len--;
	if (reason.len == 0)
		return err_set(err, ERR_NETWORK, "%s: git ended with status %d", what,
			answer->status);
	return err_set(err, ERR_NETWORK, "%s: %.*s", what, SLICE_ARG(reason));
}
