/* SPDX-License-Identifier: ISC */
/* The order of a year's review, and what its steps share. */
#include "cmd/review/year.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/out.h"
#include "cmd/review/stopped.h"
#include "cmd/work.h"
#include "view/tension.h"

static const struct year_step *const steps[] = { &year_walk, &year_reality, &year_moved,
	&year_held, &year_thanks, &year_let_go, &year_purpose, &year_vision, &year_first_step,
	&year_letter, &year_chosen };
#define STEPS (sizeof steps / sizeof *steps)

static bool
read_page(struct year *year, struct err *err)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;

	document_release(&year->page);
	review_path(&path, year->number);
	bool ok = store_read(&year->session->journal.store, path.ptr, &bytes, err) ||
		err->kind == ERR_NOTHING;

	ok = ok && document_parse(&year->page, &bytes, path.ptr, err);
	buf_release(&path);
	buf_release(&bytes);
	return ok;
}

struct slice
year_begins(const struct session *session)
{
	return slice_of(settings_get(&session->journal.settings, SETTING_REVIEW_BEGINS));
}

bool
year_open(struct year *year, struct session *session, int number, struct err *err)
{
	struct buf name = BUF_INIT;

	*year = (struct year){ .session = session, .number = number, .draft = BUF_INIT };
	buf_printf(&name, "%04d", number);
	bool ok = review_span(buf_slice(&name), year_begins(session), &year->span);

	buf_release(&name);
	if (!ok || year->span.first > session->clock.day)
		return err_set(err, ERR_USAGE, "%d is still to come", number);
	return read_page(year, err);
}

void
year_close(struct year *year)
{
	document_release(&year->page);
	buf_release(&year->draft);
	names_release(&year->done);
}

bool
year_ask(struct year *year, const struct ask_flow *flow, struct ask *ask, struct err *err)
{
	buf_clear(&year->draft);
	buf_printf(&year->draft, "%s-%d", flow->names->flow, year->number);
	*ask = (struct ask){ .flow = flow, .editor = year->editor, .name = year->draft.ptr,
		.goes_on = year->asked, .done = &year->done };
	year->asked = true;
	if (!ask_run(year->session, ask, err))
		return false;
	stopped_note(year, ask);
	if (ask->answers.count || year->session->ask || year->editor)
		return true;
	buf_wipe(&ask->read); /* questions without an answer are no words to keep */
	return err_set(err, ERR_NOTHING, "nothing was written: no question was answered");
}

bool
year_line(const struct areas *areas, const struct result *asked, struct result **line,
	struct err *err)
{
	bool has_id = asked->id.len > 0;

	*line = has_id ? areas_find_result(areas, asked->id) : NULL;
	for (size_t n = 0; !has_id && !*line && n < areas->result_count; n++)
		if (text_same(areas->results[n].text, asked->text))
			*line = &areas->results[n];
	char *name = slice_copy(has_id ? asked->id : asked->text);
	bool ok = *line || err_set(err, ERR_NAME, "there is no result '%s'", name);

	free(name);
	return ok;
}

bool
year_live_line(const struct areas *areas, const struct result *asked, struct result **line,
	struct err *err)
{
	if (!year_line(areas, asked, line, err))
		return false;
	char *name = slice_copy(asked->id.len ? asked->id : asked->text);
	bool ok = result_is_live(areas, *line) || err_set(err, ERR_USAGE, "'%s' is closed", name);

	free(name);
	return ok;
}

void
year_tell(const struct year *year, struct slice text)
{
	if (year->session->ask && text.len)
		fprintf(stderr, "\n%.*s%s", SLICE_ARG(text),
			text.ptr[text.len - 1] == '\n' ? "" : "\n");
}

void
year_tell_account(const struct year *year, struct report *report)
{
	struct buf picture = BUF_INIT;
	int month, mday;

	day_to_civil(year->span.first, &report->year, &month, &mday);
	report->whole_year = month == 1 && mday == 1;
	view_waterfall(&picture, report, &year->session->view);
	year_tell(year, buf_slice(&picture));
	buf_release(&picture);
}

bool
year_section(const struct year *year, struct change *change, const struct review_text *text,
	struct err *err)
{
	struct buf path = BUF_INIT, title = BUF_INIT;

	review_path(&path, year->number);
	buf_printf(&title, "%04d", year->number);
	bool ok = review_put(change, path.ptr, title.ptr, text, err);

	change_message(change, "review: %s, %s", title.ptr,
		review_heading(text->section, LANGUAGE_ENGLISH));
	buf_release(&path);
	buf_release(&title);
	return ok;
}

/* A section on its way into the page. */
struct writing {
	const struct year *year;
	const struct review_text *text;
};

static bool
build(struct change *change, void *context, struct err *err)
{
	const struct writing *writing = context;

	return year_section(writing->year, change, writing->text, err);
}

bool
year_save(const struct year *year, const struct review_text *text, struct err *err)
{
	struct writing writing = { year, text };
	struct buf said = BUF_INIT, path = BUF_INIT;

	if (text->words.len + text->deeper.len == 0)
		return true;
	review_path(&path, year->number);
	buf_printf(&said, _("it stands in %s"), path.ptr);
	buf_release(&path);
	bool ok = save(year->session, "review", build, &writing, &said, err);

	buf_release(&said);
	return ok;
}

const char *
year_step_name(size_t n)
{
	return n < STEPS ? steps[n]->name : NULL;
}

static bool
find_step(const char *name, size_t *found, struct err *err)
{
	struct buf names = BUF_INIT;
	bool ok = false;

	for (size_t n = 0; n < STEPS && !ok; n++) {
		*found = n;
		ok = strcmp(steps[n]->name, name) == 0;
		buf_printf(&names, "%s%s (%s)", n ? ", " : "", steps[n]->name,
			_(review_heading(steps[n]->section, LANGUAGE_ENGLISH)));
	}
	if (!ok) {
		err_set(err, ERR_USAGE, "'%s' is no step of a review", name);
		err_hint(err, "its steps: %s", names.ptr);
	}
	buf_release(&names);
	return ok;
}

/* Where it goes on: behind the last section. */
static size_t
first_left(const struct year *year)
{
	enum review_section next = review_next(&year->page);
	size_t n = 0;

	while (n < STEPS && steps[n]->section < next)
		n++;
	return n;
}

bool
year_is_left(const struct year *year)
{
	bool left = first_left(year) < STEPS;

	for (size_t n = 0; !left && n < STEPS; n++)
		left = stopped_read(year, steps[n]->name, NULL);
	return left;
}

static void
announce(const struct year *year, size_t n)
{
	struct buf title = BUF_INIT, lines = BUF_INIT;

	buf_printf(&title, "%d: %s (%zu/%zu)", year->number,
		_(review_heading(steps[n]->section, LANGUAGE_ENGLISH)), n + 1, STEPS);
	text_wrap(&lines, buf_slice(&title), (size_t)year->session->view.width, "");
	year_tell(year, buf_slice(&lines));
	buf_release(&title);
	buf_release(&lines);
}

/* A draft that lies behind what is gone on with would not be found otherwise. */
static void
tell_drafts(const struct year *year, size_t next)
{
	struct buf when = BUF_INIT;

	for (size_t n = 0; year->session->ask && n < STEPS; n++) {
		const char *name = steps[n]->name;

		buf_clear(&when);
		if (n != next && stopped_draft(year, name, &when))
			say(year->session, "answers of %s are kept: 'taut review %d %s' goes on "
				"with them", when.ptr, year->number, name);
	}
	buf_release(&when);
}

/* Where a review that was stopped goes on. */
static void
tell_next(const struct year *year, size_t at)
{
	size_t left = first_left(year);
	bool half = stopped_read(year, steps[at]->name, NULL);
	size_t next = half ? at : left < STEPS ? left : at + 1;

	if (next == STEPS)
		return;
	say(year->session, "'taut review %d' goes on with: %s", year->number,
		_(review_heading(steps[next]->section, LANGUAGE_ENGLISH)));
	if (half)
		say(year->session, ngettext("%zu question of it was not asked",
			"%zu questions of it were not asked", year->left), year->left);
}

/* What was answered of a step that was stopped is not asked again, unless `whole`, or
 * it was taken back since: then there is no section. */
static bool
run_step(struct year *year, size_t n, bool whole, bool *stopped, struct err *err)
{
	const char *name = steps[n]->name;
	bool there = review_find(&year->page, steps[n]->section) != DOCUMENT_NONE;

	names_release(&year->done);
	year->left = 0;
	if (there && !whole)
		stopped_read(year, name, &year->done);
	announce(year, n);
	if (!steps[n]->run(year, stopped, err))
		return false;
	if (there && whole)
		stopped_read(year, name, &year->done);
	if (year->session->ask)
		stopped_write(year, name,
			*stopped && year->left && year->done.count ? &year->done : NULL);
	return read_page(year, err);
}

/* One after another, until one was stopped: those that were stopped before, and all
 * from `next` on. What was passed by leaves nothing. */
static bool
run_all(struct year *year, size_t next, bool anew, struct err *err)
{
	bool stopped = false, ok = true, begun = false;
	size_t n = 0, at = 0;

	for (; ok && !stopped && n < STEPS; n++) {
		if (n < next && !stopped_read(year, steps[n]->name, NULL))
			continue;
		if (!begun)
			tell_drafts(year, n);
		begun = true;
		at = n;
		ok = run_step(year, n, anew, &stopped, err) || err->kind == ERR_NOTHING;
	}
	if (ok && stopped)
		tell_next(year, at);
	return ok;
}

/* One step alone, all of it; what it does not ask, nothing can answer. */
static bool
run_alone(struct year *year, size_t n, struct err *err)
{
	bool stopped = false;

	if (!run_step(year, n, true, &stopped, err))
		return false;
	if (stopped && year->left && year->done.count)
		tell_next(year, n);
	if (year->asked || steps[n]->section == REVIEW_CHOSEN)
		return true;
	if (!year->session->ask)
		return err_set(err, ERR_NOTHING, "nothing was written: there is nothing to ask "
			"in this step");
	say(year->session, "there is nothing to ask in this step");
	return true;
}

bool
year_run(struct session *session, const struct year_order *order, struct err *err)
{
	struct year year;
	size_t only = 0;
	bool ok = journal_may_write(&session->journal, err) &&
		(!order->step || find_step(order->step, &only, err));

	if (!ok)
		return false;
	ok = year_open(&year, session, order->number, err);
	year.editor = order->editor;
	if (ok && order->step)
		ok = run_alone(&year, only, err);
	else if (ok)
		ok = run_all(&year, order->anew ? 0 : first_left(&year), order->anew, err);
	year_close(&year);
	return ok;
}
