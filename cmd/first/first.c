/* SPDX-License-Identifier: ISC */
/*
 * Day one. Invariant: all of it is one change, and what stands in the files is
 * what `vision add`, `check` and `plan add` would have written.
 */
#include "cmd/first/first.h"

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/choosing.h"
#include "cmd/first/wished.h"
#include "cmd/hint.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "cmd/planning.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "journal/name.h"

#define COMMAND_COLUMNS 24u /* an id is mostly one word */

struct writing {
	const struct wished *wished;
	const struct replies *answers;
	const struct area *area; /* of wished */
	struct buf name;         /* its id */
	struct buf wish, step;   /* the words */
	struct goal goal;
	struct choice_opts opts;
	struct choosing choosing;
	struct planning planning;
	struct buf id, step_id;  /* as given in the last build */
	struct buf said;
};

/* A look with facts has today's number too; what gets in the way alone is one at
 * the area. */
static bool
add_look(struct work *work, struct writing *writing, size_t area, struct err *err)
{
	struct look *look = &work->look;
	struct buf words = BUF_INIT, number = BUF_INIT;
	struct maybe now = { 0 };

	if (!work_write_look(work, err) || !work_look(work, area, err))
		return false;
	replied_prose(writing->answers, "facts", NULL, &look->facts);
	replied_prose(writing->answers, "hindrance", NULL, &look->hindrance);
	words_given(&words, writing->wish.ptr);
	bool ok = !writing->goal.from[0] || number_given(slice_of(writing->goal.from),
		slice_of(writing->goal.unit), &now, err);

	if (ok && now.known)
		decimal_format(&number, now.value);
	if (ok && look->facts.len)
		look_event(&look->items, buf_slice(&words), now.known ? "is" : NULL,
			buf_slice(&number), SLICE_EMPTY, buf_slice(&writing->id));
	buf_release(&words);
	buf_release(&number);
	return ok;
}

static void
take_minted(const struct work *work, struct buf *id)
{
	buf_clear(id);
	buf_add_text(id, work->pages.minted.items[work->pages.minted.count - 1]);
}

static bool
write_all(struct work *work, struct writing *writing, struct err *err)
{
	struct name name;

	if (!measure_add(work, &writing->choosing, err))
		return false;
	take_minted(work, &writing->id);
	if (!name_find(&work->pages.areas, writing->choosing.name, NAME_AREA, &name, err))
		return false;
	size_t area = (size_t)(name.area - work->pages.areas.items);

	if (!add_look(work, writing, area, err))
		return false;
	if (writing->step.len == 0)
		return true;
	if (!planning_add_to(&writing->planning, &work->pages, area, buf_slice(&writing->id), err))
		return false;
	take_minted(work, &writing->step_id);
	return true;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct writing *writing = context;
	struct work work;

	buf_clear(&writing->said);
	buf_clear(&writing->choosing.said);
	buf_clear(&writing->planning.said);
	bool ok = work_open(&work, writing->wished->session, change, err) &&
		write_all(&work, writing, err) && work_put(&work, err);

	buf_add(&writing->said, buf_slice(&writing->choosing.said));
	if (writing->planning.said.len)
		buf_printf(&writing->said, "\n%s", writing->planning.said.ptr);
	change_message(change, "init: a first vision, ^%s", writing->id.ptr);
	work_close(&work);
	return ok;
}

/* Beside it what it is for; where that has no room, below. */
static void
out_command(struct session *session, const char *name, const char *id, const char *what)
{
	struct buf line = BUF_INIT;

	buf_printf(&line, "taut%s%s%s%s", *name ? " " : "", name, *id ? " " : "", id);
	size_t width = text_width(slice_of(what)) + COMMAND_COLUMNS + 4;

	if (width > (size_t)session->view.width)
		out_printf(session, "  %s\n    %s\n", line.ptr, what);
	else
		out_printf(session, "  %-*s  %s\n", (int)COMMAND_COLUMNS, line.ptr, what);
	buf_release(&line);
}

static void
out_tomorrow(const struct writing *writing)
{
	struct session *session = writing->wished->session;

	out_printf(session, _("\nTomorrow:\n"));
	out_command(session, "", "", _("how things stand"));
	out_command(session, "check", writing->id.ptr, _("what is so: a fact, then the number"));
	if (writing->step_id.len)
		out_command(session, "done", writing->step_id.ptr, _("that step, once it is kept"));
	else
		out_command(session, "plan", writing->id.ptr, _("a step towards it"));
}

/* The result's page, and what there is to do tomorrow. */
static bool
show(const struct writing *writing, struct err *err)
{
	struct session *session = writing->wished->session;
	struct span now = { session->clock.day, session->clock.day };
	struct reading reading;
	struct report report = { 0 };
	struct name name;
	bool ok = reading_open(&reading, session, now, err) &&
		name_find(&reading.areas, writing->id.ptr, NAME_RESULT, &name, err);

	if (ok) {
		out_printf(session, "\n");
		reading_report(&reading, session, &report);
		ok = reading_page(&reading, session, &report, name.result, err);
	}
	report_release(&report);
	reading_close(&reading);
	out_tomorrow(writing);
	return ok;
}

/* What has a number and no way is kept in words; how to mend that is said. */
static void
settle_goal(struct writing *writing)
{
	wished_goal(writing->answers, &writing->goal);
	if (goal_is_open(&writing->goal)) {
		warn("in words for now: nothing says where it is today. 'taut vision remeasure' "
			"gives it %s %s", writing->goal.to, writing->goal.unit);
		writing->goal = (struct goal){ .way = NULL };
	}
	goal_set(&writing->goal, &writing->opts);
}

static bool
prepare(struct writing *writing, struct err *err)
{
	struct session *session = writing->wished->session;
	struct slice wish = replied_last(writing->answers, "wish", NULL);

	if (wish.len == 0)
		return err_set(err, ERR_NOTHING, "nothing was written");
	if (!writing->area)
		return err_set(err, ERR_NAME, "there is no area to put it in");
	buf_add(&writing->name, writing->area->id);
	buf_add(&writing->wish, slice_trim(wish));
	buf_add(&writing->step, slice_trim(replied_last(writing->answers, "step", NULL)));
	settle_goal(writing);
	writing->choosing = (struct choosing){ .session = session, .opts = &writing->opts,
		.verb = "add", .name = writing->name.ptr,
		.second = writing->wish.ptr, .by_day = DAY_NONE, .notes = BUF_INIT,
		.reason = BUF_INIT, .said = BUF_INIT };
	replied_reason(writing->answers, "bring", NULL, &writing->choosing.reason);
	writing->planning = (struct planning){ .session = session, .text = writing->step.ptr,
		.due_day = DAY_NONE, .repeat = BUF_INIT, .said = BUF_INIT };
	return planning_days(&writing->planning, replied_last(writing->answers, "days", NULL), err);
}

static void
release(struct writing *writing)
{
	buf_release(&writing->name);
	buf_release(&writing->wish);
	buf_release(&writing->step);
	buf_release(&writing->id);
	buf_release(&writing->step_id);
	buf_release(&writing->said);
	buf_release(&writing->choosing.reason);
	buf_release(&writing->choosing.said);
	buf_release(&writing->planning.repeat);
	buf_release(&writing->planning.said);
}

static bool
save_answers(const struct wished *wished, const struct replies *answers, struct err *err)
{
	struct writing writing = { .wished = wished, .answers = answers,
		.area = wished_area(wished, answers), .name = BUF_INIT, .wish = BUF_INIT,
		.step = BUF_INIT, .id = BUF_INIT, .step_id = BUF_INIT, .said = BUF_INIT };
	bool ok = prepare(&writing, err) &&
		save(wished->session, "init", build, &writing, &writing.said, err);
	struct err why = ERR_INIT;

	if (ok)
		hints_say(wished->session, HINT_VISION, buf_slice(&writing.wish));
	if (ok && !show(&writing, &why))
		out_error(&why); /* what was written stands */
	release(&writing);
	return ok;
}

/* Whether words can be sealed matters only where they should be. */
static void
find_sealing(struct wished *wished)
{
	struct err ignored;
	bool any = false;

	for (size_t n = 0; n < wished->areas.count; n++)
		any = any || private_areas_has(wished->session, &wished->areas.items[n]);
	wished->sealing = any && keys_ready(wished->session, &ignored);
}

bool
first_run(struct session *session, struct err *err)
{
	struct wished wished = { .session = session };
	bool ok = areas_read(&wished.areas, &session->journal.store, NULL, err);

	if (ok) {
		find_sealing(&wished);
		const struct ask_flow flow = wished_flow(&wished);
		struct ask ask = { .flow = &flow };

		ok = ask_run(session, &ask, err) && save_answers(&wished, &ask.answers, err);
		ok = ask_end(session, &ask, ok, err);
	}
	areas_release(&wished.areas);
	return ok;
}

bool
first_is_left(const struct session *session)
{
	struct unfinished left = { .session = session, .name = BUF_INIT };
	int day, minute;
	bool is = unfinished_find(&left, "first", &day, &minute);

	unfinished_release(&left);
	return is;
}
