/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ASK_H
#define TAUT_CMD_ASK_H

#include "base/decimal.h"
#include "cmd/cmd.h"
#include "journal/result.h"

/*
 * Plain questions: a line on stderr, the answer from stdin. Only where
 * session->ask says that a person is there.
 */

/* One line, trimmed; false at the end of input (Ctrl-D). May be empty. */
bool ask_line(const char *question, struct buf *answer);

/* Whether a word says yes, in English or in the person's language. */
bool ask_is_yes(struct slice word);

/* The same for words, which may be many; false: the line was cut. */
bool ask_words(const char *question, struct buf *answer, struct err *err)
	__attribute__((warn_unused_result));

/* That a line which was read is whole: a terminal keeps 4095 bytes of one, and
 * drops the rest without a word. ERR_USAGE: it was cut, and ends with a whole
 * letter now; for edit_keep(). */
bool ask_whole(struct buf *line, struct err *err) __attribute__((warn_unused_result));

/* Text from the command line's words, else from stdin when that is no terminal
 * ("-" for words means stdin too); empty if there is neither. */
bool text_given(int argc, char **argv, size_t max, struct buf *out, struct err *err)
	__attribute__((warn_unused_result));

/* The words of a result or step as typed, made fit for a line: blanks for line
 * ends, controls visible, and nothing that would be read as a field. */
void words_given(struct buf *out, const char *typed);

/* A day as typed that is not yet to come: what is so cannot be of tomorrow. */
bool past_given(const struct session *session, const char *typed, int *day, struct err *err)
	__attribute__((warn_unused_result));

/* "8 km": the number, and what stands behind it. */
void number_split(struct slice typed, struct slice *number, struct slice *unit);

/* A number as typed for a result; ERR_USAGE names it. A unit behind it is
 * checked: another one than the result's is ERR_USAGE. */
bool number_given(struct slice typed, struct slice unit, struct maybe *out, struct err *err)
	__attribute__((warn_unused_result));

/* The same for a reading of this result: not for one in words; a rating 0 to 10. */
bool reading_given(struct slice typed, const struct result *result, struct maybe *out,
	struct err *err) __attribute__((warn_unused_result));

#endif
