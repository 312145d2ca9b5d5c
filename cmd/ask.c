/* SPDX-License-Identifier: ISC */
/* Plain questions and typed values. */
#include "cmd/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "doc/splice.h"

#define LINE_CUT 4095 /* N_TTY_BUF_SIZE of the kernel, less the line's end */

static bool
read_line(struct buf *answer)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length = getline(&line, &room, stdin);

	if (length > 0)
		buf_add(answer, slice_trim_end((struct slice){ line, (size_t)length }));
	free(line);
	return length >= 0;
}

bool
ask_is_yes(struct slice word)
{
	/* po: the letter, and the word, that say yes to "Go on? [Y/n]" */
	return slice_is_nocase(word, "y") || slice_is_nocase(word, _("y")) ||
		slice_is_nocase(word, "yes") || slice_is_nocase(word, _("yes"));
}

bool
ask_line(const char *question, struct buf *answer)
{
	struct buf line = BUF_INIT;

	fprintf(stderr, "%s ", question);
	fflush(stderr);
	bool more = read_line(&line);

	if (!more)
		fputc('\n', stderr);
	buf_add(answer, slice_trim(buf_slice(&line)));
	buf_release(&line);
	return more;
}

bool
ask_whole(struct buf *line, struct err *err)
{
	if (line->len < LINE_CUT || !isatty(STDIN_FILENO))
		return true;
	size_t end = line->len, least = line->len - 3;

	while (end > least && !text_is_utf8(slice_part(buf_slice(line), 0, end)))
		end--;
	if (end > least)
		buf_cut(line, end);
	err_set(err, ERR_USAGE, "the line was cut: a terminal takes no more than %d bytes of one",
		LINE_CUT);
	return err_hint(err, "longer words come from the editor, or from standard input");
}

bool
ask_words(const char *question, struct buf *answer, struct err *err)
{
	ask_line(question, answer);
	return ask_whole(answer, err);
}

bool
text_given(int argc, char **argv, size_t max, struct buf *out, struct err *err)
{
	bool from_stdin = argc == 1 && strcmp(argv[0], "-") == 0;

	for (int n = 0; n < argc && !from_stdin; n++) {
		if (n)
			buf_add_char(out, ' ');
		buf_add_text(out, argv[n]);
	}
	if (argc == 0 && !isatty(STDIN_FILENO))
		from_stdin = true;
	if (!from_stdin || file_read_stream(STDIN_FILENO, _("standard input"), max, out, err))
		return true;
	buf_wipe(out); /* a part of it is of no use */
	return false;
}

void
words_given(struct buf *out, const char *typed)
{
	struct buf line = BUF_INIT, safe = BUF_INIT;
	struct slice rest = slice_of(typed), word;

	while (slice_word(&rest, &word)) {
		if (line.len)
			buf_add_char(&line, ' ');
		buf_add(&line, word);
	}
	text_escape_line(&safe, buf_slice(&line));
	splice_format_words(out, buf_slice(&safe));
	buf_release(&line);
	buf_release(&safe);
}

bool
past_given(const struct session *session, const char *typed, int *day, struct err *err)
{
	int found;

	if (!date_parse(slice_of(typed), LEAN_PAST, session->clock.day, &found, err))
		return false;
	if (found > session->clock.day)
		return err_set(err, ERR_USAGE, "'%s' is still to come: it cannot be known yet",
			typed);
	*day = found;
	return true;
}

void
number_split(struct slice typed, struct slice *number, struct slice *unit)
{
	struct slice rest = slice_trim(typed);
	size_t end = 0;

	while (end < rest.len && (rest.ptr[end] == '-' || rest.ptr[end] == ',' ||
	    rest.ptr[end] == '.' || (rest.ptr[end] >= '0' && rest.ptr[end] <= '9') ||
	    (unsigned char)rest.ptr[end] == 0xe2 ||
	    ((unsigned char)rest.ptr[end] >= 0x80 && (unsigned char)rest.ptr[end] < 0xc0)))
		end++;
	*number = slice_part(rest, 0, end);
	*unit = slice_trim(slice_from(rest, end));
}

bool
number_given(struct slice typed, struct slice unit, struct maybe *out, struct err *err)
{
	struct slice number, given;

	number_split(typed, &number, &given);
	if (!decimal_parse_typed(number, &out->value)) {
		err_set(err, ERR_USAGE, "'%.*s' is not a number", SLICE_ARG(typed));
		return err_hint(err, "at most 12 digits, and 6 behind the point: 79.5 or 79,5");
	}
	if (given.len && !text_same(given, unit)) {
		if (unit.len)
			err_set(err, ERR_USAGE, "'%.*s' is in another unit: this result is in "
				"'%.*s'", SLICE_ARG(typed), SLICE_ARG(unit));
		else
			err_set(err, ERR_USAGE, "'%.*s' is in another unit: this result is in no "
				"unit", SLICE_ARG(typed));
		return err_hint(err, "to change the unit: 'taut vision remeasure'");
	}
	out->known = true;
	return true;
}

bool
reading_given(struct slice typed, const struct result *result, struct maybe *out,
	struct err *err)
{
	struct slice name = result->id.len ? result->id : result->text;

	if (result->kind == RESULT_WORDS) {
		err_set(err, ERR_USAGE, "'%.*s' has no number: it is checked in words",
			SLICE_ARG(name));
		return err_hint(err, "taut check %.*s -m 'what is so'", SLICE_ARG(name));
	}
	if (!number_given(typed, result->unit, out, err))
		return false;
	if (result->kind == RESULT_RATED &&
	    (out->value.micro < 0 || out->value.micro > 10 * DECIMAL_ONE))
		return err_set(err, ERR_USAGE, "a rating is from 0 to 10");
	return true;
}
