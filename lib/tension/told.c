/* SPDX-License-Identifier: ISC */
/*
 * What one event says and did. Invariant: T before, and its lines, add up to T
 * after; what is not defined counts as nothing in that sum.
 */
#include "tension/told.h"

#include <string.h>

#include "base/date.h"

void
told_init(struct told *told)
{
	memset(told, 0, sizeof *told);
	told->from_day = told->to_day = DAY_NONE;
	fraction_init(&told->before);
	fraction_init(&told->after);
	for (int line = 0; line < TOLD_LINES; line++)
		fraction_init(&told->lines[line]);
}

void
told_release(struct told *told)
{
	fraction_release(&told->before);
	fraction_release(&told->after);
	for (int line = 0; line < TOLD_LINES; line++)
		fraction_release(&told->lines[line]);
}

/* The numbers decide it: the vision before, else what the event says that was. */
static const char *
revision(const struct event *event, const struct standing *standing)
{
	int64_t to = event->to.value.micro, before = to;

	if (standing->vision.known)
		before = standing->vision.value.micro;
	if (before == to && event->from.known)
		before = event->from.value.micro;
	return (to < before) == (standing->way < 0) || to == before ? "raised" : "lowered";
}

static const char *
word(const struct event *event, const struct standing *standing)
{
	static const char *const words[] = {
		[EVENT_CHOSEN] = "chosen", [EVENT_READING] = "is", [EVENT_CHECKED] = "checked",
		[EVENT_LET_GO] = "let-go", [EVENT_RESUMED] = "resumed",
		[EVENT_ENOUGH] = "enough", [EVENT_MOVED] = "moved",
		[EVENT_REMEASURED] = "remeasured", [EVENT_POSTPONED] = "postponed",
		[EVENT_RETIRED] = "retired",
	};

	return event->kind == EVENT_REVISED ? revision(event, standing) : words[event->kind];
}

static void
say_values(struct told *told, const struct event *event, const struct standing *standing)
{
	told->from = event->from;
	told->to = event->to;
	if (event->kind == EVENT_REMEASURED)
		told->from = event->is;
	else if ((event->kind == EVENT_READING || event->kind == EVENT_ENOUGH) && event->to.known)
		told->from = standing->reality;
	if (event->kind != EVENT_POSTPONED)
		return;
	told->to_day = event->postponed_to;
	if (event->days != 0)
		told->from_day = event->postponed_to - event->days;
}

void
told_begin(struct told *told, const struct event *event, const struct standing *standing)
{
	told->event = word(event, standing);
	told->day = event->day;
	told->subject = standing ? event->result : SLICE_NONE;
	told->area = standing ? standing->area : event->area;
	say_values(told, event, standing);
	told->was_known = standing && standing_gap(standing, &told->before);
}

static enum told_line
line_of(enum cause cause)
{
	static const enum told_line lines[CAUSE_COUNT] = {
		[CAUSE_ROSE] = TOLD_REALITY, [CAUSE_SLIPPED] = TOLD_REALITY,
		[CAUSE_RAISED] = TOLD_RAISED, [CAUSE_LOWERED] = TOLD_LOWERED,
		[CAUSE_NEW] = TOLD_NEW, [CAUSE_GONE] = TOLD_GONE,
		[CAUSE_REMEASURED] = TOLD_REMEASURED, [CAUSE_MOVED] = TOLD_MOVED,
	};

	return lines[cause];
}

void
told_shift(struct told *told, const struct ledger_shift *shift)
{
	struct fraction gap;

	if (shift->cause == CAUSE_COUNT)
		return;
	if (shift->shift->kind == SHIFT_REVISE &&
	    shift->before->vision.value.micro == shift->after->vision.value.micro)
		return;
	enum told_line line = line_of(shift->cause);

	told->booked[line] = true;
	fraction_init(&gap);
	if (standing_gap(shift->after, &gap))
		fraction_add(&told->lines[line], &gap);
	if (standing_gap(shift->before, &gap))
		fraction_subtract(&told->lines[line], &gap);
	fraction_release(&gap);
}

void
told_end(struct told *told, const struct standing *standing)
{
	/* a choice says in which area it stands */
	told->area = standing->area;
	told->is_known = standing_gap(standing, &told->after);
}

void
told_turn(struct told *told, bool left)
{
	struct fraction *moved = &told->lines[TOLD_MOVED];

	told->booked[TOLD_MOVED] = told->was_known || told->is_known;
	if (!told->booked[TOLD_MOVED])
		return;
	fraction_set(moved, left ? &told->before : &told->after);
	if (left)
		fraction_negate(moved);
	told->is_known = !left;
	told->was_known = left;
}
