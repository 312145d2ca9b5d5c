/* SPDX-License-Identifier: ISC */
/* Reading private words. */
#include "cmd/confide.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/key/passphrase.h"
#include "cmd/out.h"
#include "seal/gate.h"
#include "seal/passage.h"

/* Byte by byte: what stands behind the line stays for who asks next. *end: it
 * was the end of input. */
static bool
read_line(bool asked, struct buf *out, bool *end, struct err *err)
{
	size_t start = out->len;

	*end = false;
	buf_wiped_room(out, 4096);
	for (;;) {
		buf_wiped_room(out, 1);
		ssize_t got = read(STDIN_FILENO, buf_space(out, 1), 1);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_system(err, "cannot read 'standard input'");
		*end = got == 0;
		if (*end && asked)
			fputc('\n', stderr);
		if (*end || out->ptr[out->len] == '\n')
			return true;
		buf_grown(out, 1);
		if (out->len - start > CONFIDE_LINE_MAX)
			return err_set(err, ERR_USAGE, "the line is over the limit of %d bytes",
				CONFIDE_LINE_MAX);
	}
}

bool
confide_line(const struct session *session, const char *question, struct buf *out,
	struct err *err)
{
	struct buf line = BUF_INIT;
	bool end;

	passphrase_guard();
	if (session->ask)
		fprintf(stderr, _("%s (private) "), question);
	bool read = read_line(session->ask, &line, &end, err), ok = read && ask_whole(&line, err);
	struct slice words = slice_trim(buf_slice(&line));

	if (read) {
		buf_wiped_room(out, words.len);
		buf_add(out, words);
	}
	buf_wipe(&line);
	return ok;
}

bool
confide_lines(const char *question, size_t max, struct buf *out, struct err *err)
{
	struct buf line = BUF_INIT;
	bool ok = true, read = true, end = false;

	passphrase_guard();
	buf_wiped_room(out, max + 1);
	fprintf(stderr, _("%s (a line with only a full stop ends it)\n"), question);
	while (read && !end) {
		buf_clear(&line);
		read = read_line(true, &line, &end, err);
		struct slice words = slice_trim_end(buf_slice(&line));

		if (!read || slice_is(words, "."))
			break;
		ok = ask_whole(&line, err) && ok;
		if (ok && out->len + words.len >= max)
			ok = err_set(err, ERR_USAGE, "that is over the limit of %zu KiB",
				max >> 10);
		if (!ok)
			continue;
		buf_add(out, words);
		buf_add_char(out, '\n');
	}
	buf_wipe(&line);
	return read && ok;
}

/* Room is made as it comes in, and no copy left behind. */
static bool
read_all(size_t max, struct buf *out, struct err *err)
{
	size_t start = out->len;

	for (;;) {
		buf_wiped_room(out, 65536);
		ssize_t got = read(STDIN_FILENO, buf_space(out, 65536), 65536);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_system(err, "cannot read 'standard input'");
		if (got == 0)
			return true;
		buf_grown(out, (size_t)got);
		if (out->len - start > max)
			return err_set(err, ERR_FORMAT, "'standard input' is over the limit of "
				"%zu KiB", max >> 10);
	}
}

bool
confide_text(const struct session *session, const char *question, size_t max, struct buf *out,
	struct err *err)
{
	passphrase_guard();
	if (session->ask)
		return confide_line(session, question, out, err);
	if (isatty(STDIN_FILENO) || read_all(max, out, err))
		return true;
	buf_wipe(out); /* a part of them is of no use */
	return false;
}

void
confide_fence(struct buf *words)
{
	struct buf fence = BUF_INIT;
	struct slice text = slice_trim(buf_slice(words));

	if (text.len)
		passage_fence(&fence, SLICE_EMPTY, text, "");
	buf_wipe(words);
	*words = fence;
}

bool
confide_is(const struct buf *words)
{
	return gate_concerns("words.md", buf_slice(words));
}

bool
confide_refuse(struct err *err, const char *instead)
{
	err_set(err, ERR_USAGE, "private words do not stand on the command line");
	return err_hint(err, "they are in the shell's history now, and other users could read "
		"them: in bash, 'history -d -2' takes them out; then '%s' asks for them", instead);
}
