/* SPDX-License-Identifier: ISC */
/*
 * The review of a week. Invariant: looks and words are one change; what is asked
 * about does not depend on how often anything was passed by.
 */
#include "cmd/review/week.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/check/flow.h"
#include "cmd/replied.h"
#include "cmd/review/due.h"
#include "cmd/today/silence.h"
#include "journal/review.h"

static const struct prompt_place places[] = {
	{ "facts", true }, { "words", true }, { "reading", false }, { "hindrance", true },
	{ "step", false }, { "moved", true }, { "next", true }, { "easier", true },
	{ NULL, false }
};
static const struct prompt_list lists[] = {
	{ "area", NULL }, { "result", "area" }, { "step", "area" }, { "one", NULL },
	{ NULL, NULL }
};
static const char *const flags[] = { "rated", "in-units", "bare", "in-words", "jump",
	"only-words", NULL };
static const char *const values[] = { "area", "result", "unit", "step", "when", "one", NULL };
static const struct prompt_names names = { "week", places, lists, flags, values };

struct week {
	struct asked asked;         /* first: the look's own functions see it */
	struct ask_flow look;       /* what they are */
	struct checking checking;
	size_t last;                /* the area that is asked about behind the others */
	const struct step *step;    /* the one that is looked at; NULL: none */
	const struct replies *answers;
};

/* The areas in focus, then the other one, then the step. */
static void
matters(const struct replies *answers, struct matters *out, void *context)
{
	struct week *week = context;
	size_t count = week->asked.reading.areas.count;
	struct asked part = week->asked;
	struct buf key = BUF_INIT;

	part.areas = mem_alloc(count, sizeof *part.areas);
	for (size_t n = 0; n < count; n++)
		part.areas[n] = week->asked.areas[n] && n != week->last;
	asked_matters(answers, out, &part);
	for (size_t n = 0; n < count; n++)
		part.areas[n] = week->asked.areas[n] && n == week->last;
	asked_matters(answers, out, &part);
	if (week->step) {
		asked_step_key(week->step, &key);
		matters_add(out, "one", buf_slice(&key), SLICE_NONE);
	}
	free(part.areas);
	buf_release(&key);
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct week *week = at->context;

	if (strcmp(name, "one") != 0)
		week->look.value(at, name, out);
	else if (week->step)
		text_escape_line(out, week->step->text);
}

/* Words about a step are of its area. */
static bool
is_private(const struct ask_at *at)
{
	const struct week *week = at->context;

	if (strcmp(at->question->place->name, "easier") == 0)
		return week->step && week->asked.private[week->step->area];
	return week->look.is_private(at);
}

static bool
put_sections(const struct week *week, struct change *change, const char *path,
	const char *title, struct err *err)
{
	struct buf moved = BUF_INIT, next = BUF_INIT, easier = BUF_INIT, step = BUF_INIT;
	bool ok = true;

	replied_prose(week->answers, "moved", NULL, &moved);
	replied_prose(week->answers, "next", NULL, &next);
	replied_prose(week->answers, "easier", NULL, &easier);
	buf_wiped_room(&step, easier.len + (week->step ? week->step->text.len : 0) + 8);
	if (easier.len && week->step)
		buf_printf(&step, "> %.*s\n\n%s", SLICE_ARG(week->step->text), easier.ptr);
	const struct review_text texts[] = {
		{ .section = REVIEW_LOOKED, .words = buf_slice(&moved) },
		{ .section = REVIEW_NEXT, .words = buf_slice(&next) },
		{ .section = REVIEW_LOOKED_AT_STEP, .words = buf_slice(&step) },
	};

	for (size_t n = 0; ok && n < sizeof texts / sizeof *texts; n++)
		ok = slice_trim(texts[n].words).len == 0 ||
			review_put(change, path, title, &texts[n], err);
	buf_wipe(&moved);
	buf_wipe(&next);
	buf_wipe(&easier);
	buf_wipe(&step);
	return ok;
}

static bool
has_words(const struct replies *answers)
{
	static const char *const own[] = { "moved", "next", "easier" };
	bool any = false;

	for (size_t n = 0; n < sizeof own / sizeof *own; n++) {
		size_t at = 0;

		any = any || replies_next(answers, &at, own[n], NULL);
	}
	return any;
}

/* The week's page, where there are words for it. */
static bool
build(struct change *change, void *context, struct err *err)
{
	struct week *week = context;
	struct buf path = BUF_INIT, title = BUF_INIT;
	int year, number;
	bool ok = true;

	review_week_path(&path, week->checking.day);
	review_week(week->checking.day, &year, &number);
	buf_printf(&title, "%04d-W%02d", year, number);
	if (has_words(week->answers)) {
		ok = put_sections(week, change, path.ptr, title.ptr, err);
		buf_printf(&week->checking.said, _("%swhat you wrote stands in %s"),
			week->checking.said.len ? "\n" : "", path.ptr);
	}
	change_message(change, "review: %s", title.ptr);
	buf_release(&path);
	buf_release(&title);
	return ok;
}

static bool
save_answers(struct week *week, const struct replies *answers, struct err *err)
{
	struct checking *checking = &week->checking;

	week->answers = answers;
	flow_take(&week->asked, answers);
	if (checking->count + checking->kept_count == 0 && !has_words(answers))
		return err_set(err, ERR_NOTHING, "nothing was written");
	checking->also = build;
	checking->also_context = week;
	checking->command = "review";
	return checking_save(checking, err);
}

static bool
ask_all(struct week *week, bool editor, struct err *err)
{
	struct session *session = week->checking.session;
	struct ask_flow flow;

	week->look = flow = flow_check(&week->asked);
	flow.names = &names;
	flow.context = week;
	flow.plain = "moved";
	flow.matters = matters;
	flow.value = value;
	flow.is_private = is_private;
	struct ask ask = { .flow = &flow, .editor = editor };
	bool ok = ask_run(session, &ask, err) && save_answers(week, &ask.answers, err);

	return ask_end(session, &ask, ok, err);
}

static bool
open_week(struct week *week, struct session *session, struct err *err)
{
	*week = (struct week){ .checking = CHECKING_INIT, .last = SLICE_NONE };
	week->checking.session = session;
	week->checking.day = session->clock.day;
	week->asked.checking = &week->checking;
	return journal_may_write(&session->journal, err) &&
		asked_open(&week->asked, 0, NULL, err);
}

/* Nothing of what was not written meanwhile is told or asked. */
static bool
run_small(struct week *week, const struct flow_opts *opts, struct err *err)
{
	struct session *session = week->checking.session;
	struct buf name = BUF_INIT;
	bool ok = due_small(&week->asked, &name);
	char *names_typed[] = { name.ptr };

	if (!ok) {
		err_set(err, ERR_NOTHING, "no result is open");
		err_hint(err, "taut add writes what is so today");
	} else {
		if (session->ask)
			fprintf(stderr, "%s\n\n", _("Welcome back. What is so today?"));
		ok = flow_run(&week->checking, opts, 1, names_typed, err);
	}
	buf_release(&name);
	return ok;
}

bool
week_run(struct session *session, bool editor, struct err *err)
{
	const struct flow_opts opts = { .editor = editor };
	struct week week;
	bool ok = open_week(&week, session, err);

	if (ok && silence_is_long(&session->journal.store, session->clock.day)) {
		ok = run_small(&week, &opts, err);
	} else if (ok) {
		week.last = due_choose(&week.asked);
		week.step = due_step(&week.asked);
		ok = flow_decide(&week.asked, &opts, err) && ask_all(&week, editor, err);
	}
	asked_close(&week.asked);
	checking_release(&week.checking);
	return ok;
}
