/* SPDX-License-Identifier: ISC */
/* Questions put in words, answers taken and kept, whatever the way. */
#include "cmd/ask/asking.h"

#include <stdlib.h>
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "cmd/ask/begun.h"
#include "cmd/out.h"
#include "journal/entry.h"
#include "prompt/form.h"
#include "seal/gate.h"
#include "seal/passage.h"

struct ask_at
asking_at(const struct ask *ask, const struct asking *asking)
{
	return (struct ask_at){
		.question = &ask->prompt.questions[asking->question],
		.matter = asking->matter == SLICE_NONE ? "" :
			ask->agenda.matters.items[asking->matter].key,
		.nth = asking->nth, .answers = &ask->answers, .context = ask->flow->context,
	};
}

const char *
asking_name(const struct ask *ask)
{
	return ask->name ? ask->name : ask->flow->names->flow;
}

static bool
holds(const struct asking *asking, const char *flag, void *context)
{
	const struct ask *ask = context;
	const struct ask_at at = asking_at(ask, asking);

	return ask->flow->is && ask->flow->is(&at, flag);
}

static bool
is_done(const struct ask *ask, const struct asking *asking)
{
	struct buf key = BUF_INIT;
	bool done = false;

	agenda_key(&ask->agenda, asking, &key);
	for (size_t n = 0; ask->done && !done && n < ask->done->count; n++)
		done = slice_is(buf_slice(&key), ask->done->items[n]);
	buf_release(&key);
	return done;
}

static bool
skips(const struct asking *asking, void *context)
{
	const struct ask *ask = context;
	const struct ask_at at = asking_at(ask, asking);

	return is_done(ask, asking) || (ask->flow->skips && ask->flow->skips(&at));
}

void
asking_plan(struct ask *ask)
{
	struct agenda *agenda = &ask->agenda;

	matters_release(&agenda->matters);
	agenda->prompt = &ask->prompt;
	agenda->answers = &ask->answers;
	agenda->is = holds;
	agenda->skips = skips;
	agenda->context = ask;
	if (ask->flow->matters)
		ask->flow->matters(&ask->answers, &agenda->matters, ask->flow->context);
	agenda_plan(agenda);
}

struct filling {
	const struct ask_flow *flow;
	const struct ask_at *at;
};

static void
fill_value(const char *name, struct buf *out, void *context)
{
	const struct filling *filling = context;

	if (filling->flow->value)
		filling->flow->value(filling->at, name, out);
}

void
asking_text(const struct ask *ask, const struct asking *asking, struct buf *out)
{
	const struct ask_at at = asking_at(ask, asking);
	struct filling filling = { ask->flow, &at };

	prompt_fill(ask->prompt.names, at.question->text, fill_value, &filling, out);
}

void
asking_notes(const struct ask *ask, const struct asking *asking, struct buf *out)
{
	const struct ask_at at = asking_at(ask, asking);

	if (ask->flow->before)
		ask->flow->before(&at, out);
	if (at.question->answer != PROMPT_CHOICE)
		return;
	buf_add_text(out, out->len ? "\n(" : "(");
	prompt_choices(at.question, out);
	buf_add_char(out, ')');
}

bool
asking_may_be_private(const struct ask *ask, const struct asking *asking)
{
	const struct prompt_question *question = &ask->prompt.questions[asking->question];

	return question->place->may_be_private &&
		(question->answer == PROMPT_LINE || question->answer == PROMPT_TEXT);
}

const struct reply *
asking_answer(const struct ask *ask, const struct asking *asking)
{
	struct buf key = BUF_INIT;

	agenda_key(&ask->agenda, asking, &key);
	const struct reply *answer = replies_find(&ask->answers, buf_slice(&key));

	buf_release(&key);
	return answer;
}

bool
asking_is_private(const struct ask *ask, const struct asking *asking)
{
	const struct ask_at at = asking_at(ask, asking);
	const struct reply *answer = asking_answer(ask, asking);

	return asking_may_be_private(ask, asking) && ((answer && answer->private) ||
		(ask->flow->is_private && ask->flow->is_private(&at)));
}

/* What stands for it: of a choice its meaning, of others the words. */
static bool
read_answer(const struct ask_at *at, struct slice typed, struct buf *out, struct err *err)
{
	struct buf words = BUF_INIT;

	if (!text_is_utf8(typed))
		return err_set(err, ERR_FORMAT, "the text is not valid UTF-8");
	if (typed.len > ENTRY_MAX)
		return err_set(err, ERR_USAGE, "an answer is at most %u KiB long", ENTRY_MAX >> 10);
	if (at->question->answer != PROMPT_CHOICE) {
		buf_wiped_room(out, typed.len);
		buf_add(out, typed);
		return true;
	}
	if (prompt_choose(at->question, typed, out))
		return true;
	prompt_choices(at->question, &words);
	err_set(err, ERR_USAGE, "it is one of these: %s", words.ptr);
	buf_release(&words);
	return false;
}

/* What is to be sealed, and what is a passage already, is nothing for a clear place. */
static bool
check_private(const struct ask *ask, const struct asking *asking, struct slice words,
	bool private, struct err *err)
{
	return asking_may_be_private(ask, asking) ||
		(!private && !gate_concerns("answer.md", words)) ||
		err_set(err, ERR_USAGE, ASKING_CLEAR);
}

bool
asking_is_blank(const struct ask *ask, const struct asking *asking, struct slice typed)
{
	struct slice words = slice_trim(typed);

	return words.len == 0 || (slice_is(words, ".") &&
		ask->prompt.questions[asking->question].answer != PROMPT_TEXT);
}

bool
asking_take(struct ask *ask, const struct asking *asking, struct slice typed, bool private,
	struct err *err)
{
	const struct ask_at at = asking_at(ask, asking);
	struct reply answer = { .matter = (char *)(uintptr_t)at.matter,
		.place = at.question->place->name, .text = BUF_INIT, .private = private };
	struct buf key = BUF_INIT;
	bool blank = asking_is_blank(ask, asking, typed);
	struct slice words = slice_trim(typed);
	bool ok = blank || (read_answer(&at, words, &answer.text, err) &&
		check_private(ask, asking, words, private, err) && (!ask->flow->check ||
		ask->flow->check(&at, buf_slice(&answer.text), err)));

	agenda_key(&ask->agenda, asking, &key);
	answer.key = key.ptr;
	if (ok && !blank)
		replies_set(&ask->answers, &answer);
	else if (ok)
		replies_remove(&ask->answers, buf_slice(&key));
	buf_wipe(&answer.text);
	buf_release(&key);
	return ok;
}

static void
add_part(const struct ask *ask, const struct asking *asking, const struct reply *answer,
	struct buf *out, bool notes)
{
	struct buf heading = BUF_INIT, key = BUF_INIT, note = BUF_INIT;

	asking_text(ask, asking, &heading);
	agenda_key(&ask->agenda, asking, &key);
	if (notes)
		asking_notes(ask, asking, &note);
	struct form_part part = { .heading = buf_slice(&heading), .key = buf_slice(&key),
		.text = BUF_INIT, .private = asking_is_private(ask, asking),
		.begun = answer == &ask->begun };

	if (answer) {
		part.text = answer->text; /* read there only */
		part.private = answer->private;
	}
	form_add(out, &part, buf_slice(&note));
	buf_release(&heading);
	buf_release(&key);
	buf_release(&note);
}

/* What is being typed comes last: it may stand beside an answer of before. */
void
asking_form(const struct ask *ask, bool questions, struct buf *out)
{
	const struct reply *answer;
	struct asking asking;

	for (size_t n = 0; questions && n < ask->agenda.count; n++)
		add_part(ask, &ask->agenda.items[n], asking_answer(ask, &ask->agenda.items[n]), out,
			true);
	for (size_t n = 0; !questions && n <= ask->answers.count; n++) {
		answer = n < ask->answers.count ? &ask->answers.items[n] : &ask->begun;
		if (answer->key && agenda_find(&ask->agenda, slice_of(answer->key), &asking))
			add_part(ask, &asking, answer, out, false);
	}
}

/* By its key, or by the words of the question. */
static bool
find_asking(const struct ask *ask, const struct form_part *part, struct asking *out)
{
	struct buf text = BUF_INIT;
	bool found = false;

	if (part->key.len)
		return agenda_find(&ask->agenda, part->key, out);
	for (size_t n = 0; !found && part->heading.len && n < ask->agenda.count; n++) {
		buf_clear(&text);
		asking_text(ask, &ask->agenda.items[n], &text);
		found = text_same(part->heading, buf_slice(&text));
		if (found)
			*out = ask->agenda.items[n];
	}
	buf_release(&text);
	/* a flow with one text takes just that */
	if (!found && part->heading.len == 0 && ask->agenda.count == 1) {
		*out = ask->agenda.items[0];
		found = true;
	}
	return found;
}

static bool
no_question(const struct form_part *part, struct err *err)
{
	struct buf shown = BUF_INIT;

	text_escape_line(&shown, part->key.len ? part->key : part->heading);
	if (part->heading.len || part->key.len)
		err_set(err, ERR_USAGE, "line %zu: there is no such question: '%s'", part->line,
			shown.ptr);
	else
		err_set(err, ERR_USAGE, "line %zu: words above the first question", part->line);
	buf_release(&shown);
	return err_hint(err, "answers stand below '## QUESTION' or '## ^KEY', as -e shows them; a "
		"line of an answer that begins with # has a backslash before it");
}

static bool
take_part(struct ask *ask, const struct form_part *part, struct err *err)
{
	struct slice words = slice_trim(buf_slice(&part->text));
	struct asking asking;
	struct err why;

	/* a comment may stand at the top */
	if (words.len == 0 && part->heading.len + part->key.len == 0)
		return true;
	if (!find_asking(ask, part, &asking))
		return no_question(part, err);
	if (part->begun && ask->resumes) {
		begun_read(ask, &asking, words, part->private);
		return true;
	}
	if (!asking_take(ask, &asking, words, part->private || asking_is_private(ask, &asking),
	    &why)) {
		err_set(err, why.kind, "line %zu: %s", part->line, why.text);
		return err_hint(err, "%s", why.hint);
	}
	return true;
}

bool
asking_read(struct ask *ask, struct slice text, struct err *err)
{
	struct form form = { .text = text };
	struct form_part part;
	bool ok = true;

	while (ok && form_next(&form, &part)) {
		ok = take_part(ask, &part, err);
		buf_wipe(&part.text);
		asking_plan(ask);
	}
	return ok;
}

/* No heading in it is a question's, or means to be one by its key. */
static bool
is_plain(const struct ask *ask, struct slice text)
{
	struct form form = { .text = text };
	struct form_part part;
	struct asking found;
	bool plain = true;

	while (form_next(&form, &part)) {
		plain = plain && part.key.len == 0 &&
			(part.heading.len == 0 || !find_asking(ask, &part, &found));
		buf_wipe(&part.text);
	}
	return plain;
}

bool
asking_read_given(struct ask *ask, struct slice text, struct err *err)
{
	const char *plain = ask->flow->plain;

	for (size_t n = 0; plain && n < ask->agenda.count; n++) {
		const struct asking asking = ask->agenda.items[n];

		if (strcmp(ask->prompt.questions[asking.question].place->name, plain) == 0)
			return is_plain(ask, text) ? asking_take(ask, &asking, text,
				asking_is_private(ask, &asking), err) :
				asking_read(ask, text, err);
	}
	return asking_read(ask, text, err);
}

bool
asking_any_private(const struct ask *ask)
{
	bool any = false;

	for (size_t n = 0; n < ask->answers.count; n++)
		any = any || ask->answers.items[n].private;
	return any;
}

bool
asking_expects_private(const struct ask *ask)
{
	bool any = asking_any_private(ask);

	for (size_t n = 0; n < ask->agenda.count; n++)
		any = any || asking_is_private(ask, &ask->agenda.items[n]);
	return any;
}

bool
asking_keep_as_is(struct ask *ask, struct err *err)
{
	struct buf text = BUF_INIT;
	bool ok = true;

	asking_form(ask, false, &text);
	if (text.len == 0)
		unfinished_remove(&ask->draft);
	else
		ok = unfinished_write(&ask->draft, asking_name(ask), buf_slice(&text),
			asking_any_private(ask) || begun_seals(ask), err);
	buf_wipe(&text);
	return ok;
}

void
asking_keep(struct ask *ask)
{
	static bool said;
	struct err why;

	if (asking_keep_as_is(ask, &why) || said)
		return;
	warn("%s: the answers are not kept until they are saved", why.text);
	said = true;
}

void
ask_prose(const struct reply *answer, struct buf *out)
{
	struct slice text = buf_slice(&answer->text);

	buf_wiped_room(out, 2 * text.len + 64);
	if (answer->private)
		passage_fence(out, SLICE_EMPTY, text, "");
	else
		buf_add(out, text);
}
