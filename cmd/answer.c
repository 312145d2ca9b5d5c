/* SPDX-License-Identifier: ISC */
/* Answers to what a report asks: each its own event, all that were given one commit. */
#include "cmd/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/ask/dialogue.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "cmd/work.h"
#include "view/ask.h"

#define ANSWER_MAX 2000 /* bytes */
#define AGAIN_DAYS 90

static const struct prompt_place places[] = { { "answer", false }, { NULL, false } };
static const struct prompt_list lists[] = { { "question", NULL }, { NULL, NULL } };
static const char *const flags[] = { NULL };
static const char *const values[] = { "question", NULL };
static const struct prompt_names names = { "answer", places, lists, flags, values };

/* The questions that may be asked, and their answers on the way into looks. */
struct answering {
	struct session *session;
	const struct report *report;
	const struct question *picked[QUESTIONS_SHOWN];
	struct buf keys[QUESTIONS_SHOWN]; /* "eroding-run" */
	size_t count;
	bool lines; /* an answer is one line: nobody is there */
	const struct replies *answers;
	struct buf said;
};

/* The word at a place of a list. */
static struct slice
word_at(const char *list, size_t at)
{
	struct slice rest = slice_of(list), word;

	do
		word = slice_trim(slice_cut(&rest, ','));
	while (at-- > 0 && rest.len > 0);
	return word;
}

/* Where a word stands in a list; SLICE_NONE: nowhere. */
static size_t
find_word(const char *list, struct slice word)
{
	struct slice rest = slice_of(list);

	for (size_t at = 0; rest.len > 0; at++)
		if (text_same(slice_trim(slice_cut(&rest, ',')), word))
			return at;
	return SLICE_NONE;
}

/* A word that the question offers, in the person's language or in English, as it is
 * kept; else `said`. What is left is the reason. */
static struct slice
first_word(enum question_kind kind, struct slice *rest)
{
	struct slice after = *rest, given, kept = slice_of("said");

	if (!slice_word(&after, &given))
		return kept;
	while (given.len > 1 &&
	       (given.ptr[given.len - 1] == ',' || given.ptr[given.len - 1] == ':'))
		given.len--;
	size_t at = find_word(question_offers(kind), given);

	if (at == SLICE_NONE)
		at = find_word(question_answers(kind), given);
	if (text_same(slice_of(_("mute")), given) || slice_is_nocase(given, "mute"))
		kept = slice_of("mute");
	else if (at != SLICE_NONE)
		kept = word_at(question_answers(kind), at);
	else
		return kept;
	*rest = slice_trim(after);
	return kept;
}

/* The page where an answer stands: that of what it is about, else the first. */
static size_t
area_of(const struct answering *answering, const struct question *question,
	const struct areas *areas)
{
	if (question->result != SLICE_NONE) {
		const struct report_result *row = &answering->report->results[question->result];
		const struct result *line = areas_find_result(areas, row->id);

		return line ? line->area : SLICE_NONE;
	}
	const struct step *step = areas_find_step(areas, question->id);

	if (step)
		return step->area;
	return areas->count ? 0 : SLICE_NONE;
}

/* What the answer is about, in words, for who reads the page: in the journal's language. */
static struct slice
words_of(const struct answering *answering, const struct question *question,
	enum language language)
{
	static const char *const all[LANGUAGE_COUNT] = {
		[LANGUAGE_ENGLISH] = "All that is open",
		[LANGUAGE_GERMAN] = "Alles, was offen ist",
	};

	if (question->result != SLICE_NONE)
		return answering->report->results[question->result].text;
	return question->id.len ? question->words : slice_of(all[language]);
}

static void
add_event(const struct answering *answering, const struct question *question,
	struct slice typed, struct work *work)
{
	struct slice rest = slice_trim(typed), word = first_word(question->kind, &rest);
	struct buf value = BUF_INIT, plain = BUF_INIT, because = BUF_INIT;

	buf_printf(&value, "%s %.*s", question_name(question->kind), SLICE_ARG(word));
	buf_add(&plain, rest);
	words_given(&because, plain.ptr);
	look_event(&work->look.items, words_of(answering, question, work->pages.language),
		"answered", buf_slice(&value), buf_slice(&because), question->id);
	buf_release(&value);
	buf_release(&plain);
	buf_release(&because);
}

static bool
answer_one(const struct answering *answering, struct work *work, size_t n, struct err *err)
{
	const struct question *question = answering->picked[n];
	struct slice typed = replied_last(answering->answers, "answer", answering->keys[n].ptr);

	if (typed.len == 0)
		return true;
	size_t area = area_of(answering, question, &work->pages.areas);

	if (area == SLICE_NONE)
		return err_set(err, ERR_NAME, "'%.*s' is no longer there",
			SLICE_ARG(question->id));
	if (!work_look(work, area, err))
		return false;
	add_event(answering, question, typed, work);
	return true;
}

/* "answer: eroding run, still cook" */
static void
word_commit(const struct answering *answering, struct change *change)
{
	struct buf list = BUF_INIT;

	for (size_t n = 0; n < answering->count; n++) {
		const struct question *question = answering->picked[n];

		if (replied_last(answering->answers, "answer", answering->keys[n].ptr).len)
			buf_printf(&list, "%s%s %.*s", list.len ? ", " : "",
				question_name(question->kind), SLICE_ARG(question->id));
	}
	change_message(change, "answer: %s", list.ptr);
	buf_release(&list);
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct answering *answering = context;
	int today = answering->session->clock.day;
	struct work work;
	bool ok = work_open(&work, answering->session, change, err);

	for (size_t n = 0; ok && n < answering->count; n++)
		ok = answer_one(answering, &work, n, err);
	word_commit(answering, change);
	buf_clear(&answering->said);
	buf_printf(&answering->said, _("answered; not asked again before %s"),
		day_plain(today + AGAIN_DAYS, today).text);
	ok = ok && work_put(&work, err);
	work_close(&work);
	return ok;
}

static void
matters(const struct replies *answers, struct matters *out, void *context)
{
	const struct answering *answering = context;

	(void)answers;
	for (size_t n = 0; n < answering->count; n++)
		matters_add(out, "question", buf_slice(&answering->keys[n]), SLICE_NONE);
}

/* The one that is asked; there is a matter for each. */
static const struct question *
question_at(const struct ask_at *at)
{
	const struct answering *answering = at->context;
	size_t n = 0;

	while (n + 1 < answering->count && strcmp(answering->keys[n].ptr, at->matter) != 0)
		n++;
	return answering->picked[n];
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct answering *answering = at->context;

	(void)name; /* there is one */
	question_text(out, answering->report, question_at(at));
}

static void
before(const struct ask_at *at, struct buf *out)
{
	buf_printf(out, _("(%s, or your words; mute; Enter passes it by)"),
		question_offers(question_at(at)->kind));
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const struct answering *answering = at->context;

	if (typed.len > ANSWER_MAX)
		return err_set(err, ERR_USAGE, "an answer has at most %d bytes", ANSWER_MAX);
	if (answering->lines && slice_find_char(slice_trim(typed), '\n') != SLICE_NONE)
		return err_set(err, ERR_USAGE, "an answer is one line; where there are several, "
			"each stands below '## ^KEY', as -e shows them");
	return true;
}

/* How many may be asked: what has no id yet cannot be named by an answer. */
static void
pick(struct answering *answering)
{
	const struct report *report = answering->report;

	for (size_t n = 0; n < report->question_count && n < QUESTIONS_SHOWN; n++) {
		const struct question *question = &report->questions[n];
		struct buf *key = &answering->keys[answering->count];

		if (question->id.len == 0 && question->kind != QUESTION_SPREAD)
			continue;
		*key = (struct buf)BUF_INIT;
		buf_printf(key, "%s%s%.*s", question_name(question->kind),
			question->id.len ? "-" : "", SLICE_ARG(question->id));
		answering->picked[answering->count++] = question;
	}
}

static void
tell_clear(const struct answering *answering)
{
	bool said = false;

	for (size_t n = 0; n < answering->count && !said; n++) {
		char *id = slice_copy(answering->picked[n]->id);

		said = id[0] && private_areas_tell(answering->session, id, N_("reasons"));
		free(id);
	}
}

static bool
save_answers(struct answering *answering, const struct replies *answers, struct err *err)
{
	answering->answers = answers;
	return answers->count == 0 ||
		save(answering->session, "answer", build, answering, &answering->said, err);
}

bool
answer_questions(struct session *session, const struct report *report, bool editor,
	struct err *err)
{
	struct answering answering = { .session = session, .report = report,
		.lines = !session->ask && !editor, .said = BUF_INIT };
	const struct ask_flow flow = { .names = &names, .context = &answering,
		.plain = "answer", .matters = matters, .value = value, .before = before,
		.check = check };
	struct ask ask = { .flow = &flow, .editor = editor };

	pick(&answering);
	if (answering.count == 0)
		return err_set(err, ERR_NOTHING, "there is nothing to ask just now");
	tell_clear(&answering);
	bool ok = ask_run(session, &ask, err) && save_answers(&answering, &ask.answers, err);

	ok = ask_end(session, &ask, ok, err);
	for (size_t n = 0; n < answering.count; n++)
		buf_release(&answering.keys[n]);
	buf_release(&answering.said);
	return ok;
}
