/* SPDX-License-Identifier: ISC */
/*
 * asked COMMAND…: runs it in a terminal of its own, and where it asks (its output
 * ends with "> ") types Ctrl-D: how long a dialogue takes to begin. Its status is
 * that of the command; after ten seconds without a word it gives up.
 */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_MS 10000
#define TAIL 64

static _Noreturn void
become(const char *terminal, char **command)
{
	setsid();
	int fd = open(terminal, O_RDWR);

	if (fd < 0 || dup2(fd, 0) < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0)
		_exit(127);
	execvp(command[0], command);
	_exit(127);
}

/* Whether what was shown last is a prompt; what colours and moves is left out. */
static int
asks(const char *tail, size_t len)
{
	char plain[TAIL + 1];
	size_t n = 0;

	for (size_t at = 0; at < len; at++) {
		if (tail[at] == '\x1b')
			while (at + 1 < len && !strchr("ABCDHJKhlm", tail[at]))
				at++;
		else if (tail[at] != '\r')
			plain[n++] = tail[at];
	}
	return n >= 2 && plain[n - 2] == '>' && plain[n - 1] == ' ';
}

static void
talk(int master)
{
	char text[65536], tail[TAIL];
	size_t len = 0;

	for (;;) {
		struct pollfd ready = { .fd = master, .events = POLLIN };

		if (poll(&ready, 1, PATIENCE_MS) <= 0)
			return;
		ssize_t got = read(master, text, sizeof text);

		if (got <= 0)
			return;
		for (ssize_t n = 0; n < got; n++) {
			if (len == TAIL)
				memmove(tail, tail + 1, --len);
			tail[len++] = text[n];
		}
		if (asks(tail, len) && write(master, "\x04", 1) != 1)
			return;
	}
}

int
main(int argc, char **argv)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY), status = 0;
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	if (argc < 2 || master < 0 || grantpt(master) < 0 || unlockpt(master) < 0)
		return 127;
	const char *terminal = ptsname(master);
	int held = terminal ? open(terminal, O_RDWR | O_NOCTTY) : -1;

	if (held < 0 || ioctl(held, TIOCSWINSZ, &size) < 0)
		return 127;
	pid_t child = fork();

	if (child == 0)
		become(terminal, argv + 1);
	close(held);
	talk(master);
	close(master); /* who is still there gets a hang-up */
	if (waitpid(child, &status, 0) < 0 || !WIFEXITED(status))
		return 127;
	return WEXITSTATUS(status);
}
