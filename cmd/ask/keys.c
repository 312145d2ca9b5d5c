/* SPDX-License-Identifier: ISC */
/*
 * Keys. Invariants: while the terminal is raw the signals are blocked but where
 * it waits; what was typed stands in no buffer of the C library.
 */
#include "cmd/ask/keys.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/replace.h"
#include "base/secret.h"
#include "base/text.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define PASTE_END "\033[201~"
#define SEQUENCE_MAX 16
#define SEQUENCE_MS 50 /* within which the rest of a key's sequence comes */

static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH };
#define CAUGHT (sizeof caught / sizeof *caught)

static struct {
	bool open, raw;
	char back; /* a byte that was read too early, or 0 */
	struct termios mode;
	struct sigaction actions[CAUGHT];
	sigset_t before;
} keys;

static volatile sig_atomic_t arrived;

static void
note(int number)
{
	if (number != SIGWINCH || !arrived)
		arrived = number;
}

static bool
set_raw(void)
{
	struct termios raw = keys.mode;

	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	raw.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	return tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0 &&
		replace_write(STDERR_FILENO, slice_of(PASTE_ON));
}

static void
put_back(void)
{
	if (!keys.raw)
		return;
	replace_write(STDERR_FILENO, slice_of(PASTE_OFF));
	tcsetattr(STDIN_FILENO, TCSADRAIN, &keys.mode);
}

static void
catch_signals(void)
{
	struct sigaction action = { .sa_handler = note };
	sigset_t all;

	sigemptyset(&all);
	for (size_t n = 0; n < CAUGHT; n++)
		sigaddset(&all, caught[n]);
	sigprocmask(SIG_BLOCK, &all, &keys.before);
	sigfillset(&action.sa_mask);
	for (size_t n = 0; n < CAUGHT; n++) {
		sigaction(caught[n], NULL, &keys.actions[n]);
		if (keys.actions[n].sa_handler != SIG_IGN)
			sigaction(caught[n], &action, NULL);
	}
}

bool
keys_begin(bool raw)
{
	if (keys.open)
		return true;
	if (raw && tcgetattr(STDIN_FILENO, &keys.mode) < 0)
		return false;
	keys.raw = raw;
	arrived = 0;
	catch_signals();
	keys.open = true;
	if (!raw || set_raw())
		return true;
	keys_end();
	return false;
}

void
keys_end(void)
{
	if (!keys.open)
		return;
	put_back();
	for (size_t n = 0; n < CAUGHT; n++)
		sigaction(caught[n], &keys.actions[n], NULL);
	sigprocmask(SIG_SETMASK, &keys.before, NULL);
	keys.open = false;
}

/* What the signal would have done without us, with the terminal as it was. */
static enum key
take_signal(void)
{
	int number = arrived;
	bool raw = keys.raw;

	arrived = 0;
	if (number == SIGWINCH)
		return KEYS_REDRAW;
	if (number == SIGINT)
		return KEYS_LEAVE;
	keys_end();
	if (number == SIGTSTP)
		kill(0, SIGTSTP); /* its parent too, if that is no shell */
	else
		raise(number);
	return keys_begin(raw) ? KEYS_REDRAW : KEYS_LEAVE;
}

enum got {
	GOT_BYTE,
	GOT_END,    /* of input */
	GOT_SIGNAL,
	GOT_NONE,   /* in time */
	GOT_GONE,   /* the terminal */
};

/* `patience` in milliseconds; -1: for ever. */
static enum got
next_byte(char *byte, int patience)
{
	const struct timespec limit = { .tv_sec = patience / 1000,
		.tv_nsec = patience % 1000 * 1000000L };
	struct pollfd look = { .fd = STDIN_FILENO, .events = POLLIN };

	if (keys.back) {
		*byte = keys.back;
		keys.back = 0;
		return GOT_BYTE;
	}
	for (;;) {
		int ready = ppoll(&look, 1, patience < 0 ? NULL : &limit, &keys.before);

		if (arrived)
			return GOT_SIGNAL;
		if (ready == 0)
			return GOT_NONE;
		if (ready < 0 && errno == EINTR)
			continue;
		ssize_t got = ready < 0 ? -1 : read(STDIN_FILENO, byte, 1);

		if (got == 1)
			return GOT_BYTE;
		if (got == 0)
			return look.revents & POLLHUP ? GOT_GONE : GOT_END;
		if (errno != EINTR)
			return GOT_GONE;
	}
}

bool
keys_more(void)
{
	struct pollfd look = { .fd = STDIN_FILENO, .events = POLLIN };

	return keys.back || (poll(&look, 1, 0) > 0 && look.revents & POLLIN);
}

enum key
keys_line(struct buf *line, size_t max)
{
	size_t start = line->len;

	for (;;) {
		char byte = 0;
		enum got got = next_byte(&byte, -1);

		if (got == GOT_SIGNAL) {
			if (take_signal() == KEYS_LEAVE)
				return KEYS_LEAVE;
			continue;
		}
		if (got == GOT_GONE)
			return KEYS_LEAVE;
		if (got == GOT_END)
			return line->len > start ? KEYS_ENTER : KEYS_STOP;
		if (byte == '\n')
			return KEYS_ENTER;
		if (line->len - start >= max)
			continue;
		buf_wiped_room(line, 1);
		buf_add_char(line, byte);
	}
}

/* Controls but LF and TAB are no words; a line may end as it likes. */
static void
add_byte(struct buf *text, char byte, size_t max)
{
	if (byte == '\r')
		byte = '\n';
	if (((unsigned char)byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f ||
	    text->len >= max)
		return;
	buf_wiped_room(text, 1);
	buf_add_char(text, byte);
}

/* Up to the mark that ends a paste, or until nothing comes any more. */
static enum key
read_paste(struct buf *text, size_t max)
{
	size_t matched = 0, start = text->len;
	char byte = 0, last = 0;

	while (next_byte(&byte, 2000) == GOT_BYTE) {
		if (byte == PASTE_END[matched]) {
			if (PASTE_END[++matched] == '\0')
				break;
			continue;
		}
		matched = byte == PASTE_END[0];
		if (!matched && !(byte == '\n' && last == '\r'))
			add_byte(text, byte, max);
		last = byte;
	}
	if (!text_is_utf8(slice_from(buf_slice(text), start)))
		buf_cut(text, start);
	return KEYS_TEXT;
}

struct sequence {
	const char *keys;
	enum key key;
};

static enum key
find_sequence(const char *got)
{
	static const struct sequence known[] = {
		{ "[A", KEYS_UP }, { "[B", KEYS_DOWN }, { "[C", KEYS_RIGHT }, { "[D", KEYS_LEFT },
		{ "OA", KEYS_UP }, { "OB", KEYS_DOWN }, { "OC", KEYS_RIGHT }, { "OD", KEYS_LEFT },
		{ "[H", KEYS_HOME }, { "[F", KEYS_ENDING }, { "OH", KEYS_HOME },
		{ "OF", KEYS_ENDING }, { "[1~", KEYS_HOME }, { "[4~", KEYS_ENDING },
		{ "[7~", KEYS_HOME }, { "[8~", KEYS_ENDING }, { "[3~", KEYS_DELETE },
	};

	for (size_t n = 0; n < sizeof known / sizeof *known; n++)
		if (strcmp(known[n].keys, got) == 0)
			return known[n].key;
	return KEYS_NONE;
}

/* Behind an escape: a key of more than one byte, a paste, or nothing of ours. */
static enum key
read_sequence(struct buf *text, size_t max)
{
	char got[SEQUENCE_MAX] = "";
	size_t len = 0;

	while (len + 1 < sizeof got && next_byte(&got[len], SEQUENCE_MS) == GOT_BYTE) {
		char byte = got[len++];

		if (len == 1 && byte != '[' && byte != 'O')
			break;
		if (len > 1 && byte >= 0x40 && byte < 0x7f)
			break;
	}
	got[len] = '\0';
	return strcmp(got, "[200~") == 0 ? read_paste(text, max) : find_sequence(got);
}

static enum key
find_control(char byte)
{
	static const struct { char byte; enum key key; } known[] = {
		{ '\r', KEYS_ENTER }, { '\n', KEYS_ENTER }, { 0x7f, KEYS_ERASE },
		{ 0x08, KEYS_ERASE }, { 0x01, KEYS_HOME }, { 0x05, KEYS_ENDING },
		{ 0x02, KEYS_LEFT }, { 0x06, KEYS_RIGHT }, { 0x0b, KEYS_KILL },
		{ 0x15, KEYS_CLEAR }, { 0x17, KEYS_WORD }, { 0x0c, KEYS_REDRAW },
		{ 0x10, KEYS_PRIVATE }, { 0x04, KEYS_STOP }, { 0x03, KEYS_LEAVE },
		{ 0x1c, KEYS_LEAVE },
	};

	for (size_t n = 0; n < sizeof known / sizeof *known; n++)
		if (known[n].byte == byte)
			return known[n].key;
	return KEYS_NONE;
}

/* A whole letter, however many bytes it has; what is none is left out. */
static enum key
read_letter(char first, struct buf *text, size_t max)
{
	unsigned char lead = (unsigned char)first;
	size_t start = text->len, more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0;
	char byte = first;

	if (start + 4 > max)
		return KEYS_NONE;
	add_byte(text, byte, max);
	while (more-- > 0 && next_byte(&byte, SEQUENCE_MS) == GOT_BYTE) {
		if (((unsigned char)byte & 0xc0) != 0x80) {
			keys.back = byte;
			break;
		}
		add_byte(text, byte, max);
	}
	if (text_is_utf8(slice_from(buf_slice(text), start)))
		return KEYS_TEXT;
	buf_cut(text, start);
	return KEYS_NONE;
}

enum key
keys_next(struct buf *text, size_t max)
{
	char byte = 0;
	enum got got = next_byte(&byte, -1);

	if (got == GOT_SIGNAL)
		return take_signal();
	if (got != GOT_BYTE)
		return KEYS_LEAVE;
	if (byte == 0x1b)
		return read_sequence(text, max);
	if (byte == 0x1a) {
		arrived = SIGTSTP;
		return take_signal();
	}
	if ((unsigned char)byte < 0x20 || byte == 0x7f)
		return find_control(byte);
	return read_letter(byte, text, max);
}
