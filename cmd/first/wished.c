/* SPDX-License-Identifier: ISC */
/* What day one asks, and what an answer must be. */
#include "cmd/first/wished.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/planning.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "journal/name.h"

static const struct prompt_place places[] = {
	{ "wish", false }, { "take", false }, { "bring", false }, { "area", false },
	{ "goal", false }, { "facts", true }, { "now", false }, { "way", false },
	{ "hindrance", true }, { "step", false }, { "days", false }, { NULL, false }
};
static const struct prompt_list lists[] = { { NULL, NULL } };
static const char *const flags[] = { "in-units", "bare", "rated", "from-said", "way-open", NULL };
static const char *const values[] = { "it", "areas", "area", "unit", NULL };
static const struct prompt_names names = { "first", places, lists, flags, values };

/* By a name that was typed; NULL: none of that. */
static const struct area *
find_area(const struct wished *wished, struct slice typed, struct err *err)
{
	struct buf text = BUF_INIT;
	struct name name = { 0 };

	buf_add(&text, slice_trim(typed));
	bool found = name_find(&wished->areas, text.ptr, NAME_AREA, &name, err);

	buf_release(&text);
	return found ? name.area : NULL;
}

const struct area *
wished_area(const struct wished *wished, const struct replies *answers)
{
	struct slice typed = replied_last(answers, "area", NULL);
	struct err ignored;
	const struct area *area = typed.len ? find_area(wished, typed, &ignored) : NULL;

	for (size_t n = 0; !area && n < wished->areas.count; n++)
		if (wished->areas.items[n].retired_day == DAY_NONE)
			area = &wished->areas.items[n];
	return area;
}

void
wished_goal(const struct replies *answers, struct goal *goal)
{
	struct slice typed = replied_last(answers, "goal", NULL),
		now = replied_last(answers, "now", NULL),
		way = replied_last(answers, "way", NULL);
	struct err ignored;

	*goal = (struct goal){ .way = NULL };
	if (!goal_read(goal, typed, &ignored))
		return;
	/* a number given for another goal, by going back, no longer counts */
	if (goal->to[0] && !goal->from[0] && now.len && goal_read_from(goal, now, &ignored))
		return;
	if (goal_is_open(goal) && way.len)
		goal->way = slice_is(way, "down") ? "down" : "up";
}

static bool
is(const struct ask_at *at, const char *flag)
{
	struct goal goal = { .way = NULL };
	struct err ignored;

	if (strcmp(flag, "way-open") == 0) {
		wished_goal(at->answers, &goal);
		goal.way = NULL;
		return goal_is_open(&goal);
	}
	if (!goal_read(&goal, replied_last(at->answers, "goal", NULL), &ignored))
		return false;
	if (strcmp(flag, "from-said") == 0)
		return goal.from[0];
	if (strcmp(flag, "rated") == 0)
		return goal_is_rated(&goal);
	return goal_is_measured(&goal) && (goal.unit[0] != '\0') == (strcmp(flag, "bare") != 0);
}

static bool
is_for_sealed(const struct ask_at *at)
{
	const struct wished *wished = at->context;
	const struct area *area = wished_area(wished, at->answers);

	return area && private_areas_has(wished->session, area);
}

/* Words that should be sealed, and cannot be yet. */
static bool
skips(const struct ask_at *at)
{
	const struct wished *wished = at->context;

	return at->question->place->may_be_private && !wished->sealing && is_for_sealed(at);
}

static void
add_areas(const struct wished *wished, struct buf *out)
{
	bool any = false;

	for (size_t n = 0; n < wished->areas.count; n++) {
		if (wished->areas.items[n].retired_day != DAY_NONE)
			continue;
		buf_add_text(out, any ? ", " : "");
		text_escape_line(out, wished->areas.items[n].title);
		any = true;
	}
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct wished *wished = at->context;
	const struct replies none = { 0 };
	const struct area *area = wished_area(wished, &none);
	struct slice it = replied_last(at->answers, "wish", NULL);
	struct goal goal = { .way = NULL };
	struct err ignored;
	const struct reply *answer;
	size_t from = 0;

	if (strcmp(name, "areas") == 0) {
		add_areas(wished, out);
	} else if (strcmp(name, "area") == 0 && area) {
		text_escape_line(out, area->title);
	} else if (strcmp(name, "unit") == 0) {
		if (goal_read(&goal, replied_last(at->answers, "goal", NULL), &ignored))
			text_escape_line(out, slice_of(goal.unit));
	} else if (strcmp(name, "it") == 0) {
		/* what the time before brought */
		for (unsigned n = 1; n < at->nth; n++)
			if ((answer = replies_next(at->answers, &from, "bring", NULL)))
				it = buf_slice(&answer->text);
		text_escape_line(out, slice_trim(it));
	}
}

static bool
check_wish(const struct wished *wished, struct slice typed, struct err *err)
{
	const struct areas *areas = &wished->areas;

	for (size_t n = 0; n < areas->result_count; n++)
		if (text_same(areas->results[n].text, slice_trim(typed)))
			return err_set(err, ERR_USAGE, "that is there already");
	return true;
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const struct wished *wished = at->context;
	const char *place = at->question->place->name;
	struct planning planning = { .session = wished->session, .repeat = BUF_INIT };
	struct goal goal = { .way = NULL };
	bool ok = true;

	if (strcmp(place, "wish") == 0) {
		ok = check_wish(wished, typed, err);
	} else if (strcmp(place, "area") == 0) {
		ok = find_area(wished, typed, err) != NULL;
	} else if (strcmp(place, "goal") == 0) {
		ok = goal_read(&goal, typed, err);
	} else if (strcmp(place, "now") == 0) {
		ok = goal_read(&goal, replied_last(at->answers, "goal", NULL), err) &&
			goal_read_from(&goal, typed, err);
	} else if (strcmp(place, "days") == 0) {
		ok = planning_days(&planning, typed, err);
		buf_release(&planning.repeat);
	}
	return ok;
}

/* A day as it was understood; why facts are not asked for. */
static void
after(const struct ask_at *at, struct slice answer, struct buf *out)
{
	const struct wished *wished = at->context;
	const char *place = at->question->place->name;
	struct planning planning = { .session = wished->session, .repeat = BUF_INIT };

	if (strcmp(place, "days") == 0)
		planning_echo(&planning, answer, out);
	if (strcmp(place, "area") == 0 && !wished->sealing && is_for_sealed(at))
		buf_add_text(out, _("Words about it are private, and there is no key yet: only "
			"the numbers are asked for. (taut key new)"));
	buf_release(&planning.repeat);
}

struct ask_flow
wished_flow(struct wished *wished)
{
	return (struct ask_flow){ .names = &names, .context = wished, .is = is,
		.skips = skips, .value = value, .check = check, .after = after,
		.is_private = is_for_sealed };
}
