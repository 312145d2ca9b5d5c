/* SPDX-License-Identifier: ISC */
/* Answers to what a report asks: each its own event and its own commit. */
#include "cmd/answer.h"

#include <stdio.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/out.h"
#include "cmd/private_areas.h"
#include "view/ask.h"

#define ANSWER_MAX 2000 /* bytes */
#define AGAIN_DAYS 90

/* One answer on its way into a look. */
struct answering {
	struct session *session;
	const struct reading *reading;
	const struct report *report;
	const struct question *question;
	struct buf value;   /* "eroding chosen" */
	struct buf because; /* what was said beside it */
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
first_word(const struct answering *answering, struct slice *rest)
{
	enum question_kind kind = answering->question->kind;
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

static void
take(struct answering *answering, struct slice typed)
{
	struct slice rest = typed;
	struct slice word = first_word(answering, &rest);
	struct buf plain = BUF_INIT;

	buf_printf(&answering->value, "%s %.*s", question_name(answering->question->kind),
		SLICE_ARG(word));
	buf_add(&plain, rest);
	words_given(&answering->because, plain.ptr);
	buf_release(&plain);
}

/* The page where an answer stands: that of what it is about, else the first. */
static size_t
area_of(const struct answering *answering, const struct areas *areas)
{
	const struct question *question = answering->question;

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

/* What the answer is about, in words, for who reads the page. */
static struct slice
words_of(const struct answering *answering)
{
	const struct question *question = answering->question;

	if (question->result != SLICE_NONE)
		return answering->report->results[question->result].text;
	return question->id.len ? question->words : slice_of(_("All that is open"));
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct answering *answering = context;
	struct work work;
	size_t area;
	bool ok = work_open(&work, answering->session, change, err);

	buf_clear(&answering->said);
	area = ok ? area_of(answering, &work.pages.areas) : SLICE_NONE;
	if (ok && area == SLICE_NONE)
		ok = err_set(err, ERR_NAME, "'%.*s' is no longer there",
			SLICE_ARG(answering->question->id));
	ok = ok && work_look(&work, area, err);
	if (ok) {
		int today = answering->session->clock.day;

		look_event(&work.look.items, words_of(answering), "answered",
			buf_slice(&answering->value), buf_slice(&answering->because),
			answering->question->id);
		buf_printf(&answering->said, _("answered; not asked again before %s"),
			day_plain(today + AGAIN_DAYS, today).text);
		change_message(change, "answer: %s %.*s",
			question_name(answering->question->kind),
			SLICE_ARG(answering->question->id));
	}
	ok = ok && work_put(&work, err);
	work_close(&work);
	return ok;
}

/* The question and what may be said to it; false at the end of input. */
static bool
put(const struct answering *answering, size_t nth, size_t count, struct buf *typed)
{
	struct buf text = BUF_INIT, lines = BUF_INIT;
	struct session *session = answering->session;

	question_text(&text, answering->report, answering->question);
	text_wrap(&lines, buf_slice(&text), (size_t)session->view.width, "");
	if (nth > 0)
		fputc('\n', stderr);
	if (count > 1)
		fprintf(stderr, _("%zu of %zu\n"), nth + 1, count);
	fprintf(stderr, "%s\n", lines.ptr);
	buf_clear(&text);
	buf_printf(&text, _("(%s, or your words; mute; Enter passes it by)"),
		question_offers(answering->question->kind));
	bool more = ask_line(text.ptr, typed);

	buf_release(&text);
	buf_release(&lines);
	return more;
}

static bool
answer_one(struct answering *answering, struct slice typed, struct err *err)
{
	struct session *session = answering->session;

	if (typed.len > ANSWER_MAX)
		return err_set(err, ERR_USAGE, "an answer has at most %d bytes", ANSWER_MAX);
	take(answering, typed);
	return save(session, "answer", build, answering, &answering->said, err);
}

/* How many may be asked: what has no id yet cannot be named by an answer. */
static size_t
pick(const struct report *report, const struct question *picked[QUESTIONS_SHOWN])
{
	size_t count = 0;

	for (size_t n = 0; n < report->question_count && n < QUESTIONS_SHOWN; n++)
		if (report->questions[n].id.len || report->questions[n].kind == QUESTION_SPREAD)
			picked[count++] = &report->questions[n];
	return count;
}

bool
answer_questions(struct session *session, struct reading *reading, const struct report *report,
	struct err *err)
{
	const struct question *picked[QUESTIONS_SHOWN];
	size_t count = pick(report, picked);
	bool ok = true, more = true;

	if (count == 0)
		return err_set(err, ERR_NOTHING, "there is nothing to ask just now");
	for (size_t n = 0; ok && more && n < count; n++) {
		struct answering answering = { .session = session, .reading = reading,
			.report = report, .question = picked[n] };
		struct buf typed = BUF_INIT;

		more = put(&answering, n, count, &typed);
		ok = ask_whole(&typed, err);
		if (ok && typed.len)
			ok = answer_one(&answering, buf_slice(&typed), err);
		buf_release(&typed);
		buf_release(&answering.value);
		buf_release(&answering.because);
		buf_release(&answering.said);
	}
	return ok;
}
