/* SPDX-License-Identifier: ISC */
/* Editing what is typed: a text, a cursor in it, and the keys that move both. */
#include "cmd/ask/line.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/replace.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/ask/keys.h"
#include "cmd/ask/screen.h"
#include "cmd/key/passphrase.h"
#include "journal/entry.h"

#define LEAD "> "
#define LEAD_PRIVATE _("(private) > ")

struct editing {
	struct typing *typing;
	struct screen screen;
	size_t cursor;
	bool touched; /* what was brought back was changed since */
	bool ended;   /* a line, that was not told of */
};

static bool is_raw; /* key by key */

/* Whether the terminal moves a cursor, and the person wants that. */
static bool
is_capable(const struct session *session)
{
	const char *term = getenv("TERM");

	return !session->view.plain && term && *term && strcmp(term, "dumb") != 0;
}

static const char *
lead_of(const struct typing *typing)
{
	return typing->private ? LEAD_PRIVATE : LEAD;
}

/* A command is all that stands in the answer. */
static bool
is_command(struct slice text, enum typed *typed)
{
	text = slice_trim(text);
	if (slice_is(text, "<"))
		*typed = TYPED_BACK;
	else if (slice_is(text, "?"))
		*typed = TYPED_WHY;
	else if (slice_is(text, "!"))
		*typed = TYPED_EDITOR;
	else
		return false;
	return true;
}

static void
insert(struct editing *editing, struct slice words)
{
	struct buf *text = &editing->typing->text;
	size_t at = editing->cursor, behind = text->len - at;

	buf_wiped_room(text, words.len);
	buf_space(text, words.len);
	memmove(text->ptr + at + words.len, text->ptr + at, behind);
	memcpy(text->ptr + at, words.ptr, words.len);
	buf_grown(text, words.len);
	editing->cursor += words.len;
	editing->touched = true;
}

static void
take_out(struct editing *editing, size_t start, size_t end)
{
	struct buf *text = &editing->typing->text;

	memmove(text->ptr + start, text->ptr + end, text->len - end);
	buf_cut(text, text->len - (end - start));
	editing->cursor = start;
	editing->touched = true;
}

static size_t
line_start(struct slice text, size_t at)
{
	while (at > 0 && text.ptr[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(struct slice text, size_t at)
{
	while (at < text.len && text.ptr[at] != '\n')
		at++;
	return at;
}

static size_t
word_start(struct slice text, size_t at)
{
	while (at > 0 && strchr(" \t\n", text.ptr[at - 1]))
		at--;
	while (at > 0 && !strchr(" \t\n", text.ptr[at - 1]))
		at--;
	return at;
}

/* As many graphemes into the line above or below as it stands in its own. */
static size_t
move_line(struct slice text, size_t at, bool up)
{
	size_t start = line_start(text, at), end = line_end(text, at), count = 0;

	if (up ? start == 0 : end == text.len)
		return at;
	for (size_t n = start; n < at; n = screen_behind(text, n))
		count++;
	at = up ? line_start(text, start - 1) : end + 1;
	for (end = line_end(text, at); count > 0 && at < end; count--)
		at = screen_behind(text, at);
	return at;
}

/* Up in an empty answer brings back what was given before. */
static void
go_up(struct editing *editing, struct slice text)
{
	struct typing *typing = editing->typing;

	if (text.len || typing->earlier.len == 0) {
		editing->cursor = move_line(text, editing->cursor, true);
		return;
	}
	insert(editing, typing->earlier);
	typing->recalled = true;
	editing->touched = false;
}

static void
move(struct editing *editing, enum key key)
{
	struct slice text = buf_slice(&editing->typing->text);
	size_t at = editing->cursor;

	if (key == KEYS_LEFT)
		editing->cursor = screen_before(text, at);
	else if (key == KEYS_RIGHT)
		editing->cursor = screen_behind(text, at);
	else if (key == KEYS_HOME)
		editing->cursor = line_start(text, at);
	else if (key == KEYS_ENDING)
		editing->cursor = line_end(text, at);
	else if (key == KEYS_UP)
		go_up(editing, text);
	else if (key == KEYS_DOWN)
		editing->cursor = move_line(text, at, false);
	else if (key == KEYS_ERASE && at > 0)
		take_out(editing, screen_before(text, at), at);
	else if (key == KEYS_DELETE)
		take_out(editing, at, screen_behind(text, at));
	else if (key == KEYS_KILL)
		take_out(editing, at, line_end(text, at));
	else if (key == KEYS_CLEAR)
		take_out(editing, line_start(text, at), at);
	else if (key == KEYS_WORD)
		take_out(editing, word_start(text, at), at);
}

/* Enter: the end of a line, or of the text; whether it is over. */
static bool
enter(struct editing *editing, enum typed *typed)
{
	struct typing *typing = editing->typing;
	struct slice text = buf_slice(&typing->text);
	size_t start = line_start(text, editing->cursor);

	*typed = TYPED_ANSWER;
	if (is_command(text, typed) || !typing->many || slice_trim(text).len == 0)
		return true;
	if (typing->recalled && !editing->touched)
		return true;
	if (slice_is(slice_part(text, start, line_end(text, start)), ".")) {
		take_out(editing, start, start + 1);
		return true;
	}
	insert(editing, slice_of("\n"));
	editing->ended = true;
	return false;
}

static void
draw(struct editing *editing)
{
	const struct screen_view view = { lead_of(editing->typing),
		buf_slice(&editing->typing->text), editing->cursor };

	screen_draw(&editing->screen, &view);
}

/* What a key comes to: true when the answer is over, in *typed. */
static bool
take_key(struct editing *editing, enum key key, struct buf *words, enum typed *typed)
{
	switch (key) {
	case KEYS_TEXT:
		insert(editing, buf_slice(words));
		editing->ended = editing->ended ||
			slice_find_char(buf_slice(words), '\n') != SLICE_NONE;
		return false;
	case KEYS_ENTER:
		return enter(editing, typed);
	case KEYS_PRIVATE:
		*typed = TYPED_PRIVATE;
		return true;
	case KEYS_STOP:
		*typed = TYPED_STOP;
		return true;
	case KEYS_LEAVE:
		*typed = TYPED_LEAVE;
		return true;
	case KEYS_REDRAW:
	case KEYS_NONE:
		return false;
	default:
		move(editing, key);
		return false;
	}
}

static void
tell_line(const struct typing *typing)
{
	if (typing->many && typing->line_over)
		typing->line_over(typing, typing->context);
}

/* Before it waits: what is seen is kept. */
static void
come_to_rest(struct editing *editing)
{
	if (editing->ended)
		tell_line(editing->typing);
	editing->ended = false;
	draw(editing);
}

static enum typed
read_keys(struct typing *typing)
{
	struct editing editing = { .typing = typing, .screen = { .fd = STDERR_FILENO },
		.cursor = typing->text.len };
	struct buf words = BUF_INIT;
	enum typed typed = TYPED_LEAVE;
	bool over = false;

	while (!over) {
		if (!keys_more())
			come_to_rest(&editing);
		buf_clear(&words);
		enum key key = keys_next(&words, ENTRY_MAX - typing->text.len);

		over = take_key(&editing, key, &words, &typed);
	}
	if (typed == TYPED_PRIVATE || typed == TYPED_EDITOR) {
		screen_erase(&editing.screen);
	} else {
		editing.cursor = typing->text.len;
		draw(&editing);
		screen_leave(&editing.screen);
	}
	screen_release(&editing.screen);
	buf_wipe(&words);
	return typed;
}

/* A Ctrl-P that stands in the line, taken out of it. */
static bool
take_mark(struct buf *line)
{
	size_t at = slice_find_char(buf_slice(line), '\020');

	if (at == SLICE_NONE)
		return false;
	memmove(line->ptr + at, line->ptr + at + 1, line->len - at - 1);
	buf_cut(line, line->len - 1);
	return true;
}

static enum typed
read_line(struct typing *typing, struct buf *line, bool *over)
{
	enum typed typed = TYPED_ANSWER;
	enum key key = keys_line(line, ENTRY_MAX - typing->text.len);
	bool first = typing->text.len == 0;

	*over = true;
	if (key == KEYS_LEAVE)
		return TYPED_LEAVE;
	struct err cut;

	typing->cut = !ask_whole(line, &cut) || typing->cut;
	if (take_mark(line)) {
		typing->now_private = true;
		if (line->len == 0)
			return TYPED_PRIVATE;
	}
	if ((first && is_command(buf_slice(line), &typed)) ||
	    (typing->many && slice_is(slice_trim(buf_slice(line)), ".")))
		return typed;
	if (key == KEYS_ENTER || line->len) {
		buf_wiped_room(&typing->text, line->len + 1);
		buf_add(&typing->text, buf_slice(line));
		buf_add_text(&typing->text, typing->many ? "\n" : "");
	}
	*over = key == KEYS_STOP || !typing->many ||
		(first && slice_trim(buf_slice(line)).len == 0);
	return key == KEYS_STOP ? TYPED_STOP : TYPED_ANSWER;
}

/* The lines that there are already, as if they had just been typed. */
static void
show_lines(const struct typing *typing)
{
	struct slice rest = buf_slice(&typing->text);
	struct buf shown = BUF_INIT;

	while (rest.len) {
		buf_clear(&shown);
		buf_wiped_room(&shown, 8 * rest.len + 64);
		buf_add_text(&shown, lead_of(typing));
		text_escape_line(&shown, slice_cut(&rest, '\n'));
		buf_add_char(&shown, '\n');
		replace_write(STDERR_FILENO, buf_slice(&shown));
	}
	buf_wipe(&shown);
}

static enum typed
read_lines(struct typing *typing)
{
	struct buf line = BUF_INIT;
	enum typed typed = TYPED_ANSWER;
	bool over = false;

	if (typing->resumed)
		show_lines(typing);
	while (!over) {
		replace_write(STDERR_FILENO, slice_of(lead_of(typing)));
		typed = read_line(typing, &line, &over);
		buf_wipe(&line);
		if (!over && !keys_more())
			tell_line(typing);
	}
	if (typed == TYPED_STOP || typed == TYPED_LEAVE)
		replace_write(STDERR_FILENO, slice_of("\n"));
	return typed;
}

void
line_begin(const struct session *session)
{
	passphrase_guard();
	is_raw = is_capable(session) && keys_begin(true);
	if (!is_raw)
		keys_begin(false);
}

enum typed
line_read(const struct session *session, struct typing *typing)
{
	line_begin(session);
	typing->recalled = typing->now_private = typing->cut = false;
	return is_raw ? read_keys(typing) : read_lines(typing);
}
