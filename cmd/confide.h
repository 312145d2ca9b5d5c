/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CONFIDE_H
#define TAUT_CMD_CONFIDE_H

#include "cmd/cmd.h"
#include "journal/area.h"

/*
 * Private words from the person: a plain line of the terminal or standard
 * input, read past every buffer that keeps lines, into a buf that the caller
 * wipes. Never from the command line, which history and /proc show to others.
 */
#define CONFIDE_LINE_MAX 65536

/* One line, trimmed; may be empty. Asked for where a person is there. */
bool confide_line(const struct session *session, const char *question, struct buf *out,
	struct err *err) __attribute__((warn_unused_result));

/* A line of the terminal, else all of standard input, up to `max` bytes. */
bool confide_text(const struct session *session, const char *question, size_t max,
	struct buf *out, struct err *err) __attribute__((warn_unused_result));

/* Non-blank words as a private fence, in their place; whether there is one. */
void confide_fence(struct buf *words);
bool confide_is(const struct buf *words);

/* Whether private.areas names any, or this area. */
bool confide_areas(const struct session *session);
bool confide_area(const struct session *session, const struct area *area);

/* Says which names in private.areas are of no area: what they were to protect
 * stays in the clear. */
void confide_check(const struct session *session, const struct areas *areas);

/* ERR_USAGE: words stood beside -p; `instead` is the command that asks for them. */
bool confide_refuse(struct err *err, const char *instead);

#endif
