/* SPDX-License-Identifier: ISC */
/*
 * What edits of the areas' pages by hand amount to: the difference between a
 * line and the state that its events left. They count today, and are written
 * down by the next command that writes, so that no drift can be edited away.
 */
#include "tension/hand.h"

#include "base/alloc.h"

static void
feed(struct replay *replay, const struct event *event)
{
	replay->hands = mem_room(replay->hands, replay->hand_count, &replay->hand_room,
		sizeof *replay->hands);
	replay->hands[replay->hand_count++] = (struct hand_edit){ .subject = event->result,
		.event = *event,
		.area_before = ledger_standing(replay->ledger, event->result)->area };
	replay->subjects.items[event->result].by_hand = true;
	replay_feed(replay, event, slice_of("edited by hand"));
}

/* Which way a line goes that says where it begins and where it ends. */
static int
direction(struct decimal from, struct decimal to)
{
	return (to.micro > from.micro) - (to.micro < from.micro);
}

/* A line that no event chose: `? → TO`, its `from` a reading where none is. */
static void
choose(struct replay *replay, size_t subject)
{
	const struct result *line = replay->subjects.items[subject].line;
	const struct standing *standing = ledger_standing(replay->ledger, subject);
	struct event event = {
		.kind = EVENT_CHOSEN, .day = replay->today, .result = subject,
		.area = line->area, .to = line->to, .result_kind = line->kind,
		.first = line->from, .way = line->way, .slip = line->slip, .step = line->step,
		.bare = true, /* a line of a page has no look beside it */
	};

	if (!standing->reality.known && line->from.known)
		event.from = line->from;
	else if (line->way == 0 && line->from.known && line->to.known)
		event.way = direction(line->from.value, line->to.value);
	feed(replay, &event);
}

static bool
other_side(const struct standing *standing, struct decimal to)
{
	if (!standing->first.known || standing->way == 0)
		return false;
	return (to.micro - standing->first.value.micro) * standing->way < 0;
}

/* Two visions on one line are what a merge left: none of them is an edit. */
static bool
is_doubled(const struct areas *areas, const struct result *line)
{
	return item_field(result_page(areas, line), result_item(areas, line), "to", 1) != NULL;
}

static void
compare_vision(struct replay *replay, size_t subject)
{
	struct subject *found = &replay->subjects.items[subject];
	const struct result *line = found->line;
	const struct standing *standing = ledger_standing(replay->ledger, subject);

	if (is_doubled(replay->areas, line))
		return;
	bool same = standing->vision.known && line->to.known &&
		standing->vision.value.micro == line->to.value.micro;

	/* a first reading beyond the vision is nobody's edit */
	if (!slice_is(line->unit, found->unit) || !line->to.known ||
	    (!same && other_side(standing, line->to.value))) {
		found->ask = ASK_REMEASURE;
		return;
	}
	if (!standing->vision.known || same)
		return;
	struct event event = {
		.kind = EVENT_REVISED, .day = replay->today, .result = subject,
		.from = standing->vision, .to = line->to, .by_hand = true,
	};

	feed(replay, &event);
}

static void
compare_life(struct replay *replay, size_t subject)
{
	const struct result *line = replay->subjects.items[subject].line;
	const struct standing *standing = ledger_standing(replay->ledger, subject);
	bool retired = replay->areas->items[line->area].retired_day != DAY_NONE;
	struct event event = { .day = replay->today, .result = subject };

	if (standing->live && !result_is_open(line))
		event.kind = line->let_go ? EVENT_LET_GO : EVENT_ENOUGH;
	else if (!standing->live && result_is_open(line) && !retired)
		event.kind = EVENT_RESUMED;
	else
		return;
	feed(replay, &event);
}

static void
compare_place(struct replay *replay, size_t subject)
{
	const struct result *line = replay->subjects.items[subject].line;
	struct event event = { .kind = EVENT_MOVED, .day = replay->today, .result = subject,
		.area = line->area };

	if (ledger_standing(replay->ledger, subject)->area != line->area)
		feed(replay, &event);
}

static bool
is_chosen(const struct replay *replay, size_t subject)
{
	return ledger_standing(replay->ledger, subject)->chosen;
}

/*
 * One result on two lines, as when it was moved on one machine and changed on
 * another: its events cannot tell them apart, so what either says is no edit
 * until a person took one away.
 */
static void
find_twice(struct subjects *subjects)
{
	for (size_t n = 0; n < subjects->count; n++) {
		struct subject *subject = &subjects->items[n];
		size_t first = subjects_find(subjects, slice_of(subject->id),
			slice_of(subject->text));

		if (first == SLICE_NONE || first == n || !subject->line)
			continue;
		subject->twice = subjects->items[first].twice = true;
	}
}

void
hand_notice(struct replay *replay)
{
	find_twice(&replay->subjects);
	for (size_t n = 0; n < replay->subjects.count; n++) {
		struct subject *subject = &replay->subjects.items[n];
		const struct result *line = subject->line;

		if (!line) {
			if (ledger_standing(replay->ledger, n)->live)
				subject->ask = ASK_GONE;
			continue;
		}
		if (!line->sound || subject->twice)
			continue;
		if (!is_chosen(replay, n)) {
			if (line->to.known && result_is_open(line))
				choose(replay, n);
			continue;
		}
		compare_place(replay, n);
		compare_life(replay, n);
		if (result_is_open(line))
			compare_vision(replay, n);
	}
}
