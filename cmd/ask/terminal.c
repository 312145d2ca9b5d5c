/* SPDX-License-Identifier: ISC */
/*
 * The questions one after another on a terminal. Invariant: what was answered
 * is in the draft before the next question is shown.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask/asking.h"
#include "cmd/ask/begun.h"
#include "cmd/ask/keys.h"
#include "cmd/ask/line.h"
#include "cmd/ask/screen.h"
#include "cmd/edit/edit.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "cmd/session.h"

#define KEYS _("Enter passes; < back; ? why; ! editor; ^P private; ^D ends, keeps; ^C later")
#define KEYS_MANY _("(a line with only a full stop ends it)")

enum move {
	MOVE_ON,
	MOVE_BACK,
	MOVE_STOP,
	MOVE_LEAVE,
};

/* One question while it is asked. */
struct showing {
	struct ask *ask;
	struct asking asking;
	struct typing typing;
	bool private;
};

static void
put(struct slice text)
{
	struct buf lines = BUF_INIT;

	text_wrap(&lines, text, screen_columns(STDERR_FILENO) - 1, "");
	fprintf(stderr, "%s\n", lines.ptr);
	buf_release(&lines);
}

/* Each of its lines wrapped by itself. */
static void
put_lines(struct slice text)
{
	while (text.len) {
		put(slice_cut(&text, '\n'));
		if (!text.ptr)
			break;
	}
}

/* Why something will not do, as warn() says it. */
static void
put_objection(const char *words)
{
	struct buf text = BUF_INIT;

	buf_add_text(&text, "taut: ");
	text_escape_line(&text, slice_of(words));
	put(buf_slice(&text));
	buf_release(&text);
}

static bool
is_many(const struct showing *showing)
{
	return showing->ask->prompt.questions[showing->asking.question].answer == PROMPT_TEXT;
}

/* Of a choice the word, of others what was answered. */
static struct slice
as_typed(const struct showing *showing, const struct reply *answer)
{
	return prompt_word(&showing->ask->prompt.questions[showing->asking.question],
		buf_slice(&answer->text));
}

/* One's own answer of this dialogue; a private one is not shown again. */
static void
put_earlier(const struct showing *showing, const struct reply *answer)
{
	struct buf shown = BUF_INIT, line = BUF_INIT;

	if (answer->private)
		buf_add_text(&shown, _("(private)"));
	else
		text_escape_line(&shown, as_typed(showing, answer));
	text_fit(&line, buf_slice(&shown), screen_columns(STDERR_FILENO) - 28, false, false);
	fprintf(stderr, _("Yours: %s (Enter keeps it)\n"), line.ptr);
	buf_wipe(&shown);
	buf_wipe(&line);
}

static void
show(const struct showing *showing)
{
	const struct reply *answer = asking_answer(showing->ask, &showing->asking);
	struct buf text = BUF_INIT, notes = BUF_INIT;

	asking_text(showing->ask, &showing->asking, &text);
	asking_notes(showing->ask, &showing->asking, &notes);
	if (is_many(showing) && !answer)
		buf_printf(&text, " %s", KEYS_MANY);
	fputc('\n', stderr);
	put(buf_slice(&text));
	put_lines(buf_slice(&notes));
	if (answer)
		put_earlier(showing, answer);
	fflush(stderr);
	buf_release(&text);
	buf_release(&notes);
}

static void
show_why(const struct showing *showing)
{
	const char *why = showing->ask->prompt.questions[showing->asking.question].why;

	put(slice_of(why[0] ? why : _("It may be passed by.")));
}

/* What was made private is never less so by a key pressed once more. */
static void
make_private(struct showing *showing)
{
	struct err why;

	if (showing->private)
		return;
	if (!asking_may_be_private(showing->ask, &showing->asking)) {
		put_objection(ASKING_CLEAR);
		return;
	}
	keys_end(); /* the passphrase may be asked for */
	showing->private = keys_ready(showing->ask->session, &why);
	if (!showing->private)
		out_error(&why);
}

static bool
take(struct showing *showing, struct slice typed)
{
	struct ask *ask = showing->ask;
	const struct ask_flow *flow = ask->flow;
	struct buf said = BUF_INIT;
	struct err why = ERR_INIT;

	if (!asking_take(ask, &showing->asking, typed, showing->private, &why)) {
		buf_printf(&said, "%s%s%s", why.text, why.hint[0] ? "; " : "", why.hint);
		put_objection(said.ptr);
		buf_release(&said);
		return false;
	}
	begun_end(ask, &showing->asking);
	asking_keep(ask);
	const struct reply *answer = asking_answer(ask, &showing->asking);
	const struct ask_at at = asking_at(ask, &showing->asking);

	if (answer && flow->after)
		flow->after(&at, buf_slice(&answer->text), &said);
	put_lines(buf_slice(&said));
	buf_release(&said);
	return true;
}

/* The question above the page: as long as it stands there it is no part of the answer. */
static void
add_question(const struct showing *showing, struct buf *out)
{
	struct buf notes = BUF_INIT;

	buf_add_text(out, "<!-- ");
	asking_text(showing->ask, &showing->asking, out);
	asking_notes(showing->ask, &showing->asking, &notes);
	buf_printf(out, "%s%s -->", notes.len ? "\n" : "", notes.ptr);
	buf_release(&notes);
}

/* What came out of the editor, where it would stand had it been typed. */
static void
put_edited(const struct showing *showing, struct slice words)
{
	struct buf shown = BUF_INIT;

	if (words.len == 0) {
		buf_add_text(&shown, _("(no answer)"));
	} else if (showing->private) {
		buf_add_text(&shown, _("(private)"));
	} else {
		buf_add_text(&shown, "> ");
		text_escape(&shown, words);
	}
	put_lines(buf_slice(&shown));
	buf_wipe(&shown);
}

/* This one answer in the editor; true if it is answered by that. */
static bool
open_editor(struct showing *showing)
{
	const struct reply *answer = asking_answer(showing->ask, &showing->asking);
	struct slice before = answer ? as_typed(showing, answer) : SLICE_EMPTY;
	struct buf question = BUF_INIT, page = BUF_INIT, text = BUF_INIT;
	struct err why = ERR_INIT;
	bool taken = false;

	add_question(showing, &question);
	buf_wiped_room(&page, question.len + before.len + 4);
	buf_printf(&page, "%s\n\n", question.ptr);
	buf_add(&page, before);
	const struct edit edit = { .name = asking_name(showing->ask), .initial = buf_slice(&page),
		.private = showing->private, .may_be_empty = true };

	keys_end();
	if (edit_text(showing->ask->session, &edit, &text, &why)) {
		bool stands = slice_starts(buf_slice(&text), question.ptr);
		struct slice words = slice_trim(slice_from(buf_slice(&text),
			stands ? question.len : 0));

		put_edited(showing, words);
		taken = take(showing, words);
	} else {
		out_error(&why);
	}
	edit_done();
	buf_release(&question);
	buf_wipe(&page);
	buf_wipe(&text);
	return taken;
}

/* Words that came with their Ctrl-P are sealed, or taken nowhere. */
static bool
may_take(struct showing *showing)
{
	if (showing->typing.now_private)
		make_private(showing);
	return !showing->typing.now_private || showing->private;
}

static bool
answer(struct showing *showing, enum move *move)
{
	struct typing *typing = &showing->typing;
	struct slice typed = buf_slice(&typing->text);

	*move = MOVE_ON;
	if (asking_is_blank(showing->ask, &showing->asking, typed) && !typing->recalled)
		return true;
	if (!may_take(showing) || !take(showing, typed))
		return false;
	if (typing->cut)
		put_objection(_("the line was cut: a terminal takes no more than 4095 bytes of "
			"one; ! opens the editor"));
	return !typing->cut;
}

/* What stands there so far, for the next time. */
static void
keep_lines(struct showing *showing, bool left)
{
	const struct typing *typing = &showing->typing;
	const struct begun begun = { buf_slice(&typing->text),
		showing->private || typing->now_private, left };

	if (is_many(showing))
		begun_keep(showing->ask, &showing->asking, &begun);
}

static void
line_over(const struct typing *typing, void *context)
{
	(void)typing;
	keep_lines(context, false);
}

/* What was typed, and where it goes on; false: the same question again. */
static bool
act(struct showing *showing, enum typed typed, enum move *move)
{
	switch (typed) {
	case TYPED_ANSWER:
		return answer(showing, move);
	case TYPED_STOP:
		if (!answer(showing, move))
			return false;
		*move = MOVE_STOP;
		return true;
	case TYPED_BACK:
		*move = MOVE_BACK;
		return true;
	case TYPED_LEAVE:
		keep_lines(showing, true);
		*move = MOVE_LEAVE;
		return true;
	case TYPED_WHY:
		show_why(showing);
		return false;
	case TYPED_EDITOR:
		*move = MOVE_ON;
		return open_editor(showing);
	case TYPED_PRIVATE:
		make_private(showing);
		if (begun_is(showing->ask, &showing->asking))
			keep_lines(showing, false);
		return false;
	}
	return false;
}

/* Its lines of before stand there, and it goes on below them. */
static void
go_on(struct showing *showing)
{
	struct typing *typing = &showing->typing;
	const struct reply *begun = &showing->ask->begun;

	typing->resumed = begun_is(showing->ask, &showing->asking);
	if (!typing->resumed)
		return;
	showing->private = showing->private || begun->private;
	buf_wiped_room(&typing->text, begun->text.len + 1);
	buf_add(&typing->text, buf_slice(&begun->text));
	buf_add_char(&typing->text, '\n');
}

static enum move
ask_one(struct ask *ask, const struct asking *asking)
{
	struct showing showing = { .ask = ask, .asking = *asking, .typing = TYPING_INIT,
		.private = asking_is_private(ask, asking) };
	struct typing *typing = &showing.typing;
	enum move move = MOVE_ON;
	bool over = false;

	line_begin(ask->session);
	go_on(&showing);
	show(&showing);
	typing->line_over = line_over;
	typing->context = &showing;
	while (!over) {
		const struct reply *before = asking_answer(ask, asking);

		typing->many = is_many(&showing);
		typing->private = showing.private;
		typing->earlier = before ? as_typed(&showing, before) : SLICE_EMPTY;
		enum typed typed = line_read(ask->session, typing);

		over = act(&showing, typed, &move);
		typing->resumed = false;
		if (typed != TYPED_PRIVATE)
			buf_wipe(&typing->text);
	}
	buf_wipe(&typing->text);
	if (move != MOVE_LEAVE && begun_end(ask, asking))
		asking_keep(ask);
	return move;
}

/* Where an asking stands in the plan as it is now; SLICE_NONE: no longer. */
static size_t
place_of(const struct ask *ask, const struct buf *key)
{
	struct buf other = BUF_INIT;
	size_t found = SLICE_NONE;

	for (size_t n = 0; found == SLICE_NONE && n < ask->agenda.count; n++) {
		buf_clear(&other);
		agenda_key(&ask->agenda, &ask->agenda.items[n], &other);
		if (slice_equal(buf_slice(&other), buf_slice(key)))
			found = n;
	}
	buf_release(&other);
	return found;
}

static size_t
step(size_t at, enum move move)
{
	if (move == MOVE_ON || at > 0)
		return move == MOVE_ON ? at + 1 : at - 1;
	if (move == MOVE_BACK)
		put(slice_of(_("That was the first question.")));
	return at;
}

/* Going on with a draft: at the answer that was not over, else behind the last. */
static size_t
first_open(const struct ask *ask)
{
	size_t first = 0;

	for (size_t n = 0; n < ask->agenda.count; n++)
		if (begun_is(ask, &ask->agenda.items[n]))
			return n;
	for (size_t n = 0; n < ask->agenda.count; n++)
		if (asking_answer(ask, &ask->agenda.items[n]))
			first = n + 1;
	return first;
}

/* Stopped at a question: that one is left as well, unless it was the last of all. */
static size_t
left_from(const struct ask *ask, size_t at)
{
	bool over = at + 1 >= ask->agenda.count ||
		asking_answer(ask, &ask->agenda.items[at]);

	return at + over;
}

/* Says what may be typed, once. */
static void
begin(const struct ask *ask)
{
	if (ask->prompt.intro[0])
		put(slice_of(ask->prompt.intro));
	if (!ask->goes_on)
		put(slice_of(KEYS));
}

bool
asking_terminal(struct ask *ask, struct err *err)
{
	enum move move = MOVE_ON;
	struct buf key = BUF_INIT;
	size_t at;

	asking_plan(ask);
	at = first_open(ask);
	line_begin(ask->session);
	if (at < ask->agenda.count)
		begin(ask);
	while (at < ask->agenda.count && move != MOVE_STOP && move != MOVE_LEAVE) {
		const struct asking asking = ask->agenda.items[at];

		buf_clear(&key);
		agenda_key(&ask->agenda, &asking, &key);
		move = ask_one(ask, &asking);
		asking_plan(ask);
		size_t now = place_of(ask, &key);

		at = now == SLICE_NONE ? at : now;
		if (move == MOVE_STOP)
			ask->left = left_from(ask, at);
		at = step(at, move);
	}
	keys_end();
	session_fit(ask->session);
	ask->stopped = move == MOVE_STOP;
	buf_release(&key);
	return move != MOVE_LEAVE || err_set(err, ERR_INTERRUPTED, "interrupted");
}
