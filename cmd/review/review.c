/* SPDX-License-Identifier: ISC */
/*
 * review: look back at a week or a year, and choose again. What a review is of
 * says its name; alone, the newest one is shown, or one that is not over gone on
 * with.
 */
#include <string.h>

#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/out.h"
#include "cmd/review/week.h"
#include "cmd/review/year.h"
#include "journal/chronicle.h"
#include "seal/passage.h"

#define BEFORE_DAYS 21 /* a year's review may be named so long before its last day, */
#define AFTER_DAYS 60  /* and so long behind it */
#define LEFT_DAYS 183  /* what was begun is gone on with so long behind it */
#define HARDLY_DAYS 60 /* of a year that has only begun: the one before may be meant */

static bool ask, editor;

static const struct opt opts[] = {
	{ 0, "ask", NULL, &ask, NULL, NULL, N_("ask, though there is a page already") },
	{ 'e', "editor", NULL, &editor, NULL, NULL,
		N_("answer the questions in the editor, those of a step in one text") },
	{ 0 }
};

static bool
show_page(struct session *session, const char *path, struct err *err)
{
	struct buf bytes = BUF_INIT, hidden = BUF_INIT;
	bool ok = store_read(&session->journal.store, path, &bytes, err);

	if (ok && passage_hide(&hidden, buf_slice(&bytes), path))
		out_markdown(session, buf_slice(&hidden));
	else if (ok)
		out_markdown(session, buf_slice(&bytes));
	buf_release(&bytes);
	buf_release(&hidden);
	return ok;
}

/* The page of the latest span that has one; and the newest year to go on with. */
struct found {
	struct buf path;
	int last;    /* day of a year; of a week the first: one that a year ends in is older */
	int year;    /* that was begun, and not all of it gone through; 0: none */
};

static bool
look_at(struct found *found, struct session *session, struct slice name, struct err *err)
{
	struct span span;
	int today = session->clock.day;

	if (!slice_ends(name, ".md"))
		return true;
	name.len -= 3;
	if (!review_span(name, year_begins(session), &span))
		return true;
	int last = name.len > 4 ? span.first : span.last;

	if (found->path.len == 0 || last >= found->last) {
		found->last = last;
		buf_clear(&found->path);
		buf_printf(&found->path, "reviews/%.*s.md", SLICE_ARG(name));
	}
	if (name.len > 4 || span.first > today || today > span.last + LEFT_DAYS)
		return true;
	struct year year;
	int number = (int)strtol(name.ptr, NULL, 10);
	bool ok = year_open(&year, session, number, err);

	if (ok && year_is_left(&year) && number > found->year)
		found->year = number;
	year_close(&year);
	return ok;
}

static bool
find_pages(struct found *found, struct session *session, struct err *err)
{
	struct names names = { 0 };
	bool ok = store_names(&session->journal.store, "reviews", &names, err);

	for (size_t n = 0; ok && n < names.count; n++)
		ok = look_at(found, session, slice_of(names.items[n]), err);
	names_release(&names);
	return ok;
}

/* What could be looked back at now. */
static void
say_next(struct session *session)
{
	int today = session->clock.day, number, month, mday;
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	struct err ignored;

	day_to_civil(today, &number, &month, &mday);
	for (int n = number; n >= number - 1 && n > 0; n--) {
		struct year year;

		if (year_open(&year, session, n, &ignored) && year.page.bytes.len == 0 &&
		    today >= year.span.last - BEFORE_DAYS && today <= year.span.last + AFTER_DAYS)
			say(session, "%d can be looked back at: taut review %d", n, n);
		year_close(&year);
	}
	review_week_path(&path, today);
	if (!store_read(&session->journal.store, path.ptr, &bytes, &ignored))
		say(session, "this week: taut review week");
	buf_release(&path);
	buf_release(&bytes);
}

static bool
run_bare(struct session *session, struct err *err)
{
	struct found found = { .path = BUF_INIT };
	bool ok = find_pages(&found, session, err);

	if (ok && found.year && session->ask) {
		const struct year_order order = { .number = found.year, .editor = editor };

		ok = year_run(session, &order, err);
	} else if (ok && found.path.len) {
		ok = show_page(session, found.path.ptr, err) && out_flush(session, true, err);
		if (ok)
			say_next(session);
	} else if (ok && session->ask) {
		ok = week_run(session, editor, err);
	} else if (ok) {
		err_set(err, ERR_NOTHING, "no review is written yet");
		ok = err_hint(err, "taut review week, or taut review 2026");
	}
	buf_release(&found.path);
	return ok;
}

static bool
run_week(struct session *session, struct err *err)
{
	struct buf path = BUF_INIT;
	struct err why = ERR_INIT;

	review_week_path(&path, session->clock.day);
	bool ok = !ask && !editor && session->ask && show_page(session, path.ptr, &why);

	if (!ok && (ask || editor || !session->ask || why.kind == ERR_NOTHING)) {
		ok = week_run(session, editor, err);
		if (!ok && err->kind == ERR_NOTHING && !session->ask && !editor)
			ok = show_page(session, path.ptr, err);
	} else if (!ok) {
		*err = why;
	}
	buf_release(&path);
	return ok;
}

static bool
has_days(const struct year *year)
{
	struct session *session = year->session;
	struct chronicle chronicle = { 0 };
	struct err ignored;
	bool any = !chronicle_read(&chronicle, &session->journal.store, year->span,
		session->clock.day, &ignored); /* then it is not known */

	for (int day = year->span.first; !any && day <= year->span.last; day++)
		any = chronicle_day(&chronicle, day) != 0;
	chronicle_release(&chronicle);
	return any;
}

/* A year that has hardly begun is not reviewed by a slip. */
static bool
may_be_young(const struct year *year, struct err *err)
{
	struct buf question = BUF_INIT, answer = BUF_INIT;
	int number = year->number, days = year->session->clock.day - year->span.first + 1;

	if (days >= HARDLY_DAYS)
		return true;
	buf_printf(&question, ngettext("%d has only begun: it has %d day so far. For the year "
		"before: taut review %d. Look back at %d all the same? (Enter: no)",
		"%d has only begun: it has %d days so far. For the year before: taut review %d. "
		"Look back at %d all the same? (Enter: no)", (unsigned long)days), number, days,
		number - 1, number);
	bool ok = ask_line(question.ptr, &answer) && ask_is_yes(buf_slice(&answer));

	buf_release(&question);
	buf_release(&answer);
	if (ok)
		return true;
	err_set(err, ERR_NOTHING, "nothing was asked");
	return err_hint(err, "taut review %d, or taut review %d --ask", number - 1, number);
}

/* What is begun without a page and without --ask is worth a question. */
static bool
may_begin(const struct year *year, struct err *err)
{
	int number = year->number;

	if (year->page.bytes.len || ask)
		return true;
	if (has_days(year))
		return !year->session->ask || may_be_young(year, err);
	err_set(err, ERR_NOTHING, "there is no day of %d in this journal", number);
	return err_hint(err, "taut review %d --ask asks all the same", number);
}

/* A year that is over is shown, and so is any where nobody is there. */
static bool
run_year(struct session *session, int number, const char *step, struct err *err)
{
	const struct year_order order = { .number = number, .step = step, .anew = ask,
		.editor = editor };
	struct buf path = BUF_INIT;
	struct year year;
	bool ok = year_open(&year, session, number, err);
	bool asks = step || ask || editor || (session->ask && ok && year_is_left(&year));

	ok = ok && (step || may_begin(&year, err));
	year_close(&year);
	review_path(&path, number);
	if (ok && asks && !step && !session->ask) {
		err_set(err, ERR_USAGE, "which step is answered?");
		ok = err_hint(err, "taut review %d STEP <FILE", number);
	} else if (ok && asks) {
		ok = year_run(session, &order, err);
	} else if (ok && !show_page(session, path.ptr, err)) {
		ok = err->kind == ERR_NOTHING ?
			err_hint(err, "on a terminal 'taut review %d' begins it", number) : false;
	}
	buf_release(&path);
	return ok;
}

/* Four digits, as far as a year can be. */
static bool
is_year(const struct session *session, const char *name)
{
	struct span span;

	return strlen(name) == 4 && (strcmp(name, "9999") == 0 ||
		review_span(slice_of(name), year_begins(session), &span));
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	if (argc == 0 && ask)
		return err_set(err, ERR_USAGE, "--ask of what? a week, or a year");
	if (argc == 0)
		return run_bare(session, err);
	bool week = strcmp(argv[0], "week") == 0;

	if (!week && !is_year(session, argv[0])) {
		err_set(err, ERR_USAGE, "'%s' is neither a year nor 'week'", argv[0]);
		return err_hint(err, "taut review week, or taut review 2026");
	}
	if (argc > (week ? 1 : 2)) {
		err_set(err, ERR_USAGE, "'%s' is too much", argv[week ? 1 : 2]);
		return err_hint(err, week ? "the review of this week: taut review week" :
			N_("one step at a time, or all of a year: taut review 2026"));
	}
	if (week)
		return run_week(session, err);
	return run_year(session, (int)strtol(argv[0], NULL, 10), argc > 1 ? argv[1] : NULL, err);
}

const struct cmd cmd_review = { .name = "review",
	.synopsis = N_("\nweek [--ask] [-e]\nYEAR [STEP] [--ask] [-e]"),
	.summary = N_("look back, choose again"), .needs = NEED_JOURNAL, .opts = opts, .run = run };
