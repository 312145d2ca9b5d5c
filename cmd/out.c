/* SPDX-License-Identifier: ISC */
/* Output: gathered, escaped, and checked when it is written. */
#include "cmd/out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask/screen.h"
#include "doc/render.h"

#define OUT_MUCH 65536

void
out_text(struct session *session, struct slice text)
{
	text_escape(&session->out, text);
}

void
out_line(struct session *session, struct slice text)
{
	text_escape_line(&session->out, text);
}

void
out_printf(struct session *session, const char *format, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, format, args) >= 0)
		buf_add_text(&session->out, text);
	va_end(args);
	free(text);
}

bool
out_flush(struct session *session, bool all, struct err *err)
{
	size_t done = 0;

	if (!all && session->out.len < OUT_MUCH)
		return true;
	while (done < session->out.len) {
		ssize_t put =
			write(STDOUT_FILENO, session->out.ptr + done, session->out.len - done);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			buf_clear(&session->out);
			return err_system(err, "cannot write output");
		}
		done += (size_t)put;
	}
	buf_clear(&session->out);
	return true;
}

void
out_markdown(struct session *session, struct slice markdown)
{
	struct render_style style = { .width = session->view.width,
		.color = session->view.color, .ascii = session->view.ascii };

	if (session->out_terminal && !session->view.plain)
		render_terminal(markdown, &style, &session->out);
	else
		text_escape(&session->out, markdown);
	if (session->out.len && session->out.ptr[session->out.len - 1] != '\n')
		buf_add_char(&session->out, '\n');
}

void
say_lines(const struct session *session, const char *said)
{
	size_t columns = screen_columns(STDERR_FILENO);
	struct buf shown = BUF_INIT, lines = BUF_INIT;
	struct slice rest;

	text_escape(&shown, slice_of(said));
	rest = buf_slice(&shown);
	while (rest.ptr) {
		struct slice line = slice_cut(&rest, '\n');

		if (text_width(line) > columns && isatty(STDERR_FILENO))
			text_wrap(&lines, line, columns, "");
		else
			buf_add(&lines, line);
		buf_add_char(&lines, '\n');
	}
	if (!session->quiet)
		fputs(lines.ptr, stderr);
	buf_release(&shown);
	buf_release(&lines);
}

void
say_whole(const struct session *session, const char *said)
{
	struct buf shown = BUF_INIT;

	text_escape_line(&shown, slice_of(said));
	if (!session->quiet)
		fprintf(stderr, "%s\n", shown.ptr);
	buf_release(&shown);
}

void
say(const struct session *session, const char *format, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, gettext(format), args) >= 0)
		say_lines(session, text);
	va_end(args);
	free(text);
}

/* In the person's words, escaped as a whole. */
void
warn(const char *format, ...)
{
	struct buf line = BUF_INIT;
	char *text = NULL;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, gettext(format), args) >= 0) {
		buf_add_text(&line, "taut: ");
		text_escape(&line, slice_of(text));
		fprintf(stderr, "%s\n", line.ptr);
	}
	va_end(args);
	free(text);
	buf_release(&line);
}

json_t *
json_text(struct slice text)
{
	json_t *json = json_stringn(text.ptr, text.len);

	if (json)
		return json;
	struct buf escaped = BUF_INIT;

	text_escape(&escaped, text);
	json = json_stringn(escaped.ptr, escaped.len);
	buf_release(&escaped);
	return json ? json : json_null();
}

json_t *
json_day(int day)
{
	struct buf text = BUF_INIT;

	if (day == DAY_NONE)
		return json_null();
	day_format(&text, day);
	json_t *json = json_text(buf_slice(&text));

	buf_release(&text);
	return json;
}

void
out_json(struct session *session, json_t *json)
{
	char *text = json_dumps(json, JSON_INDENT(1) | JSON_PRESERVE_ORDER | JSON_ENCODE_ANY);

	if (text)
		text_escape_json(&session->out, slice_of(text));
	buf_add_char(&session->out, '\n');
	free(text);
	json_decref(json);
}

void
say_change(const struct session *session, const struct change_report *report, const char *what)
{
	for (size_t n = 0; n < report->notes.count; n++)
		warn("%s", report->notes.items[n]);
	switch (report->outcome) {
	case CHANGE_NOTHING:
		say_lines(session, what[0] ? what : _("nothing to change"));
		break;
	case CHANGE_COMMITTED:
		say_lines(session, what);
		break;
	case CHANGE_SAVED:
		say_lines(session, what);
		warn("saved, not yet committed: %s", report->why);
		break;
	}
}

void
say_problems(const struct problems *problems, size_t limit)
{
	for (size_t n = 0; n < problems->count && n < limit; n++)
		warn("%s%s:%zu: %s", problems->items[n].counted ? "" : _("not understood: "),
			problems->items[n].file, problems->items[n].line, problems->items[n].why);
	if (problems->count > limit)
		warn(ngettext("and %zu more line not understood: 'taut doctor' names them",
			"and %zu more lines not understood: 'taut doctor' names them",
			problems->count - limit), problems->count - limit);
}

int
out_error(const struct err *err)
{
	if (err->text[0])
		warn("%s", err->text);
	if (err->hint[0]) {
		struct buf line = BUF_INIT;

		text_escape(&line, slice_of(err->hint));
		fprintf(stderr, _("hint: %s\n"), line.ptr);
		buf_release(&line);
	}
	switch (err->kind) {
	case ERR_NONE: return 0;
	case ERR_NOTHING: return 1;
	case ERR_SYSTEM: return 1;
	case ERR_USAGE: return 2;
	case ERR_JOURNAL: return 3;
	case ERR_NAME: return 4;
	case ERR_FORMAT: return 5;
	case ERR_BUSY: return 6;
	case ERR_UNSAVED: return 7;
	case ERR_KEY: return 8;
	case ERR_NETWORK: return 9;
	case ERR_KEY_LIST: return 10;
	case ERR_NEWER: return 11;
	case ERR_UNSOUND: return 12;
	case ERR_INTERRUPTED: return 130;
	}
	return 1;
}
