/* SPDX-License-Identifier: ISC */
/*
 * Lines from the terminal, unseen. Invariants: while echo is off the terminal's
 * lock is held, so what is put back is never another reader's mode; and every
 * signal that ends or stops the process first puts it back.
 */
#include "cmd/key/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"

static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGALRM, SIGPIPE,
	SIGXCPU, SIGUSR1, SIGUSR2, SIGABRT };
#define CAUGHT (sizeof caught / sizeof *caught)
#define FIRST_PTS 136 /* major numbers of pseudoterminals */
#define LAST_PTS 143

/* The one terminal that echoes nothing; what is put back on it. */
static struct {
	int tty, lock;
	volatile sig_atomic_t hidden; /* the mode is to be put back */
	struct termios mode, quiet;
	struct sigaction actions[CAUGHT];
} unseen = { .tty = -1, .lock = -1 };

static volatile sig_atomic_t arrived;

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

/* By its own node; /dev/tty is one file for all terminals. */
static int
open_node(dev_t dev)
{
	char path[64];
	struct stat st;
	int fd = -1;

	if (major(dev) >= FIRST_PTS && major(dev) <= LAST_PTS)
		snprintf(path, sizeof path, "/dev/pts/%u",
			minor(dev) + ((major(dev) - FIRST_PTS) << 8));
	else
		snprintf(path, sizeof path, "/dev/char/%u:%u", major(dev), minor(dev));
	fd = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (fd >= 0 && (fstat(fd, &st) < 0 || !S_ISCHR(st.st_mode) || st.st_rdev != dev)) {
		close(fd);
		fd = -1;
	}
	return fd;
}

/* Where the node is another person's (su) or not there at all: a file of one's own. */
static int
open_file(dev_t dev)
{
	const char *folders[] = { getenv("XDG_RUNTIME_DIR"), "/dev/shm", "/tmp" };
	int fd = -1;

	for (size_t n = 0; fd < 0 && n < sizeof folders / sizeof *folders; n++) {
		struct buf path = BUF_INIT;
		struct stat st;

		if (!folders[n] || folders[n][0] != '/')
			continue;
		buf_printf(&path, "%s/taut-tty-%u-%u-%u", folders[n], (unsigned)geteuid(),
			major(dev), minor(dev));
		fd = open(path.ptr, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
		if (fd >= 0 && (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) ||
		    st.st_uid != geteuid())) {
			close(fd);
			fd = -1;
		}
		buf_release(&path);
	}
	return fd;
}

/* One reader at a time; who waits ends by any signal. Without anything to lock
 * it is asked all the same. */
static void
lock(int tty)
{
	unsigned number = 0;
	struct stat st;

	/* in the background it would stop with the lock held: first */
	if (tcgetpgrp(tty) >= 0 && tcgetpgrp(tty) != getpgrp())
		kill(0, SIGTTOU);
	dev_t dev = ioctl(tty, TIOCGDEV, &number) == 0 ? (dev_t)number :
		fstat(tty, &st) == 0 ? st.st_rdev : 0;

	if (unseen.lock < 0)
		unseen.lock = open_node(dev);
	if (unseen.lock < 0)
		unseen.lock = open_file(dev);
	while (unseen.lock >= 0 && flock(unseen.lock, LOCK_EX) < 0 && errno == EINTR)
		;
}

/* Only calls that a handler may make. */
static void
put_back(int how)
{
	while (unseen.hidden && tcsetattr(unseen.tty, how, &unseen.mode) < 0 && errno == EINTR)
		;
	unseen.hidden = false;
}

/* Looks whether it is so: a terminal may take an order and not carry it out. */
static bool
set_quiet(void)
{
	struct termios now;

	if (tcgetattr(unseen.tty, &unseen.mode) < 0)
		return false;
	unseen.quiet = unseen.mode;
	unseen.quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
	unseen.quiet.c_lflag |= ICANON | ISIG;
	unseen.quiet.c_iflag |= ICRNL;
	unseen.hidden = true;
	if (tcsetattr(unseen.tty, TCSAFLUSH, &unseen.quiet) == 0 &&
	    tcgetattr(unseen.tty, &now) == 0 && !(now.c_lflag & (ECHO | ECHONL)) &&
	    now.c_lflag & ICANON)
		return true;
	put_back(TCSANOW);
	return false;
}

static const struct sigaction *
action_before(int number)
{
	for (size_t n = 0; n < CAUGHT; n++)
		if (caught[n] == number)
			return &unseen.actions[n];
	return NULL;
}

/* The terminal as it was, then what would have happened without us. What was
 * typed unseen is for nobody else to read. */
static void
pass_on(int number)
{
	int why = errno;
	struct sigaction ours;
	sigset_t one, mask;

	arrived = number;
	put_back(TCSAFLUSH);
	if (unseen.lock >= 0)
		flock(unseen.lock, LOCK_UN);
	sigaction(number, action_before(number), &ours);
	sigemptyset(&one);
	sigaddset(&one, number);
	raise(number);
	sigprocmask(SIG_UNBLOCK, &one, &mask);
	/* it was stopped and goes on, or has a handler of its own */
	sigprocmask(SIG_SETMASK, &mask, NULL);
	if (number == SIGTSTP) {
		sigaction(number, &ours, NULL);
		if (unseen.lock < 0 || flock(unseen.lock, LOCK_EX | LOCK_NB) == 0)
			set_quiet(); /* else the next question waits for who asks now */
	}
	errno = why;
}

static void
catch_signals(void)
{
	struct sigaction action = { .sa_handler = pass_on };

	sigemptyset(&action.sa_mask);
	for (size_t n = 0; n < CAUGHT; n++)
		sigaddset(&action.sa_mask, caught[n]);
	for (size_t n = 0; n < CAUGHT; n++) {
		sigaction(caught[n], NULL, &unseen.actions[n]);
		if (unseen.actions[n].sa_handler != SIG_IGN)
			sigaction(caught[n], &action, NULL);
	}
}

static void
let_signals(void)
{
	for (size_t n = 0; n < CAUGHT; n++)
		sigaction(caught[n], &unseen.actions[n], NULL);
}

static void
block(sigset_t *before)
{
	sigset_t all;

	sigemptyset(&all);
	for (size_t n = 0; n < CAUGHT; n++)
		sigaddset(&all, caught[n]);
	sigprocmask(SIG_BLOCK, &all, before);
}

static void
at_exit(void)
{
	put_back(TCSAFLUSH);
}

static void
end(int how)
{
	put_back(how);
	if (unseen.tty >= 0)
		let_signals();
	if (unseen.lock >= 0)
		close(unseen.lock);
	unseen.tty = unseen.lock = -1;
}

/* Echo off from here to end(); signals are blocked. */
static bool
begin(int tty, struct err *err)
{
	static bool registered;

	if (!registered)
		atexit(at_exit);
	registered = true;
	if (unseen.tty < 0) {
		unseen.tty = tty;
		catch_signals();
	}
	if (unseen.hidden || set_quiet())
		return true;
	end(TCSANOW);
	err_set(err, ERR_KEY, "this terminal cannot be kept from showing what is typed: "
		"nothing was asked");
	return err_hint(err, "give the passphrase by --passphrase-fd N, or set "
		"key.passphrase-command");
}

enum key {
	KEY_BYTE,
	KEY_END,    /* of input */
	KEY_SIGNAL,
	KEY_FAILED,
};

static enum key
read_key(int tty, const sigset_t *mask, unsigned char *byte)
{
	struct pollfd look = { .fd = tty, .events = POLLIN };

	for (;;) {
		int ready = ppoll(&look, 1, NULL, mask);

		if (arrived)
			return KEY_SIGNAL;
		if (ready < 0 && errno != EINTR)
			return KEY_FAILED;
		if (ready <= 0)
			continue;
		ssize_t got = read(tty, byte, 1);

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
read_unseen(int tty, const sigset_t *mask, struct secret *line, size_t *len)
{
	struct secret byte = { 0 };
	enum key key;

	secret_init(&byte, 1);
	*len = 0;
	while ((key = read_key(tty, mask, byte.ptr)) == KEY_BYTE && *byte.ptr != '\n') {
		if (*len < line->len)
			line->ptr[*len] = *byte.ptr;
		++*len;
	}
	secret_release(&byte);
	return key == KEY_END && *len ? KEY_BYTE : key;
}

/* Asks once. Signals come through only where it waits. */
static enum key
ask(int tty, const char *question, struct secret *line, size_t *len, struct err *err)
{
	enum key key = KEY_FAILED;
	sigset_t mask;

	if (!unseen.hidden)
		lock(tty);
	block(&mask);
	arrived = 0;
	if (begin(tty, err) && terminal_write(tty, slice_of(question), err)) {
		key = read_unseen(tty, &mask, line, len);
		if (key == KEY_FAILED)
			err_system(err, "cannot read from the terminal");
		if (!terminal_write(tty, slice_of("\n"), err) && key != KEY_SIGNAL)
			key = KEY_FAILED;
	}
	sigprocmask(SIG_SETMASK, &mask, NULL);
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

void
terminal_close(int tty, bool keep)
{
	sigset_t mask;

	if (tty < 0)
		return;
	block(&mask);
	if (unseen.tty == tty)
		end(keep ? TCSADRAIN : TCSAFLUSH);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	close(tty);
}
