/* SPDX-License-Identifier: ISC */
/*
 * One line from the terminal, unseen. Invariant: echo is off only while
 * signals are blocked but inside ppoll(), so none can leave it off.
 */
#include "cmd/key/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };
#define CAUGHT (sizeof caught / sizeof *caught)

static volatile sig_atomic_t arrived;

/* What is put back: the terminal's mode, the handlers, the blocked signals. */
struct unseen {
	int tty;
	struct termios mode;
	sigset_t mask;
	struct sigaction actions[CAUGHT];
};

int
terminal_open(void)
{
	return open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
}

bool
terminal_write(int tty, struct slice text, struct err *err)
{
	while (text.len) {
		ssize_t wrote = write(tty, text.ptr, text.len);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return err_system(err, "cannot write to the terminal");
		text = slice_from(text, (size_t)wrote);
	}
	return true;
}

static void
note(int number)
{
	arrived = number;
}

static void
catch_signals(struct unseen *unseen)
{
	struct sigaction action = { .sa_handler = note };
	sigset_t block;

	arrived = 0;
	sigemptyset(&action.sa_mask);
	sigemptyset(&block);
	for (size_t n = 0; n < CAUGHT; n++)
		sigaddset(&block, caught[n]);
	sigprocmask(SIG_BLOCK, &block, &unseen->mask);
	for (size_t n = 0; n < CAUGHT; n++) {
		sigaction(caught[n], NULL, &unseen->actions[n]);
		if (unseen->actions[n].sa_handler != SIG_IGN)
			sigaction(caught[n], &action, NULL);
	}
}

static void
let_signals(const struct unseen *unseen)
{
	for (size_t n = 0; n < CAUGHT; n++)
		sigaction(caught[n], &unseen->actions[n], NULL);
	sigprocmask(SIG_SETMASK, &unseen->mask, NULL);
}

/* Looks whether it is so: a terminal may take an order and not carry it out. */
static bool
hide(struct unseen *unseen, struct err *err)
{
	struct termios quiet, now;
	bool ok = tcgetattr(unseen->tty, &unseen->mode) == 0;

	if (ok) {
		quiet = unseen->mode;
		quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
		quiet.c_lflag |= ICANON | ISIG;
		quiet.c_iflag |= ICRNL;
		ok = tcsetattr(unseen->tty, TCSAFLUSH, &quiet) == 0 &&
			tcgetattr(unseen->tty, &now) == 0 && !(now.c_lflag & (ECHO | ECHONL)) &&
			now.c_lflag & ICANON;
		if (!ok)
			tcsetattr(unseen->tty, TCSANOW, &unseen->mode);
	}
	if (ok)
		return true;
	err_set(err, ERR_KEY, "this terminal cannot be kept from showing what is typed: "
		"nothing was asked");
	return err_hint(err, "give the passphrase by --passphrase-fd N, or set "
		"key.passphrase-command");
}

static void
show(const struct unseen *unseen)
{
	while (tcsetattr(unseen->tty, TCSAFLUSH, &unseen->mode) < 0 && errno == EINTR)
		;
}

enum key {
	KEY_BYTE,
	KEY_END,    /* of input */
	KEY_SIGNAL,
	KEY_FAILED,
};

static enum key
read_key(const struct unseen *unseen, unsigned char *byte)
{
	struct pollfd look = { .fd = unseen->tty, .events = POLLIN };

	for (;;) {
		int ready = ppoll(&look, 1, NULL, &unseen->mask);

		if (arrived)
			return KEY_SIGNAL;
		if (ready < 0 && errno != EINTR)
			return KEY_FAILED;
		if (ready <= 0)
			continue;
		ssize_t got = read(unseen->tty, byte, 1);

		if (got > 0)
			return KEY_BYTE;
		if (got == 0)
			return KEY_END;
		if (errno != EINTR)
			return KEY_FAILED;
	}
}

/* Into `line`, whose size is the limit; *len is what there was. */
static enum key
read_unseen(const struct unseen *unseen, struct secret *line, size_t *len)
{
	struct secret byte = { 0 };
	enum key key;

	secret_init(&byte, 1);
	*len = 0;
	while ((key = read_key(unseen, byte.ptr)) == KEY_BYTE && *byte.ptr != '\n') {
		if (*len < line->len)
			line->ptr[*len] = *byte.ptr;
		++*len;
	}
	secret_release(&byte);
	return key == KEY_END && *len ? KEY_BYTE : key;
}

/* Asks once; a signal is for the caller to pass on. */
static enum key
ask(int tty, const char *question, struct secret *line, size_t *len, struct err *err)
{
	struct unseen unseen = { .tty = tty };
	enum key key = KEY_FAILED;

	catch_signals(&unseen);
	if (hide(&unseen, err)) {
		if (terminal_write(tty, slice_of(question), err)) {
			key = read_unseen(&unseen, line, len);
			if (key == KEY_FAILED)
				err_system(err, "cannot read from the terminal");
		}
		show(&unseen);
		if (!terminal_write(tty, slice_of("\n"), err) && key != KEY_SIGNAL)
			key = KEY_FAILED;
	}
	let_signals(&unseen);
	return key;
}

bool
terminal_secret(int tty, const char *question, size_t max, struct secret *out, struct err *err)
{
	struct secret line = SECRET_INIT;
	enum key key;
	size_t len = 0;

	secret_init(&line, max);
	do {
		key = ask(tty, question, &line, &len, err);
		if (key == KEY_SIGNAL)
			raise(arrived);
	} while (key == KEY_SIGNAL && arrived == SIGTSTP);
	bool ok = key == KEY_BYTE;

	if (key == KEY_SIGNAL)
		err_set(err, ERR_INTERRUPTED, "interrupted");
	else if (key == KEY_END)
		err_set(err, ERR_KEY, "no passphrase was given");
	else if (ok && len > max)
		ok = err_set(err, ERR_KEY, "a passphrase is at most %zu bytes long", max);
	if (ok) {
		secret_cut(&line, len);
		*out = line;
	} else {
		secret_release(&line);
	}
	return ok;
}
