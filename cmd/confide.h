/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CONFIDE_H
#define TAUT_CMD_CONFIDE_H

#include "cmd/cmd.h"

/*
 * Private words from the person: a plain line of the terminal or standard
 * input, read past every buffer that keeps lines, into a buf that the caller
 * wipes. Never from the command line, which history and /proc show to others.
 */
#define CONFIDE_LINE_MAX 65536

/* One line, trimmed; may be empty. Asked for where a person is there. If the
 * terminal cut it, that is an error, and `out` has what is left: for edit_keep(). */
bool confide_line(const struct session *session, const char *question, struct buf *out,
	struct err *err) __attribute__((warn_unused_result));

/* A line of the terminal, else all of standard input, up to `max` bytes. */
bool confide_text(const struct session *session, const char *question, size_t max,
	struct buf *out, struct err *err) __attribute__((warn_unused_result));

/* Lines of the terminal, up to one that holds only a full stop, or the end of
 * input; what is over `max` bytes, or cut, is read to its end all the same, so
 * that it is not for the shell. */
bool confide_lines(const char *question, size_t max, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));

/* Non-blank words as a private fence, in their place; whether there is one. */
void confide_fence(struct buf *words);
bool confide_is(const struct buf *words);

/* ERR_USAGE: words stood beside -p; `instead` is the command that asks for them. */
bool confide_refuse(struct err *err, const char *instead);

#endif
