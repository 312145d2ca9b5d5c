/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_OUT_H
#define TAUT_CMD_OUT_H

#include <jansson.h>

#include "cmd/cmd.h"
#include "journal/problem.h"
#include "store/change.h"

/*
 * What leaves the program. Data goes to stdout through session->out, chatter
 * to stderr; whatever is not taut's own text passes the escaper first.
 */

/* Journal text, made harmless: lines as they are, or in one line. */
void out_text(struct session *session, struct slice text);
void out_line(struct session *session, struct slice text);
void out_printf(struct session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Writes what has gathered, if it is much or `all`. ERR_SYSTEM: it failed. */
bool out_flush(struct session *session, bool all, struct err *err)
	__attribute__((warn_unused_result));

/* A line on stderr for the person: not with -q, and broken between words where a
 * terminal would break it within one; what they must know: always, as it is. */
void say(const struct session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Several of them, in words already. */
void say_lines(const struct session *session, const char *said);
/* One with a command in it that is to be copied: it is broken nowhere. */
void say_whole(const struct session *session, const char *said);

/* Markdown: set for a terminal, else as it stands, escaped. */
void out_markdown(struct session *session, struct slice markdown);

/* JSON as data, ending with LF; takes the reference. */
void out_json(struct session *session, json_t *json);
json_t *json_text(struct slice text); /* invalid UTF-8 becomes visible */
json_t *json_day(int day);            /* null for DAY_NONE */

/* The notes of a change, and `what` it came to (may be empty: nothing changed). */
void say_change(const struct session *session, const struct change_report *report,
	const char *what);

/* "1 line not understood: FILE:LINE: why" for each, at most `limit` of them. */
void say_problems(const struct problems *problems, size_t limit);

/* The error and its hint on stderr; returns the exit status of its kind. */
int out_error(const struct err *err);

#endif
