/* SPDX-License-Identifier: ISC */
/*
 * What events come to: the ledger they are fed to, what they are about, and
 * the choices among them with their reasons.
 */
#include "tension/replay.h"

#include <stdlib.h>

#include "base/alloc.h"

size_t
replay_area(struct replay *replay, struct slice title)
{
	struct names *lost = &replay->lost_areas;

	for (size_t n = 0; n < lost->count; n++)
		if (slice_is(title, lost->items[n]))
			return replay->areas->count + n;
	names_add(lost, title);
	return ledger_area(replay->ledger);
}

size_t
replay_add_subject(struct replay *replay, struct slice id, struct slice text,
	struct slice unit, size_t area)
{
	size_t index = subjects_add(&replay->subjects, id, text, unit);
	size_t result = ledger_result(replay->ledger, area);

	return index == result ? index : SLICE_NONE;
}

static void
add_lines(struct replay *replay)
{
	const struct areas *areas = replay->areas;

	for (size_t n = 0; n < areas->count; n++)
		ledger_area(replay->ledger);
	for (size_t n = 0; n < areas->result_count; n++) {
		const struct result *line = &areas->results[n];
		size_t subject = replay_add_subject(replay, line->id, line->text, line->unit,
			line->area);

		replay->subjects.items[subject].line = line;
	}
}

void
replay_init(struct replay *replay, const struct areas *areas, struct span period, int today)
{
	replay->areas = areas;
	replay->period = period;
	replay->today = today;
	replay->ledger = ledger_new(period);
	replay->postponed = mem_alloc(areas->count, sizeof *replay->postponed);
	for (size_t n = 0; n < areas->count; n++)
		replay->postponed[n] = DAY_NONE;
	add_lines(replay);
}

static void
note_change(struct replay *replay, const struct event *event, const struct standing *before,
	enum cause cause, struct slice reason)
{
	const struct standing *after = ledger_standing(replay->ledger, event->result);
	struct fraction gap;

	replay->changes = mem_room(replay->changes, replay->change_count,
		&replay->change_room, sizeof *replay->changes);
	struct report_change *change = &replay->changes[replay->change_count++];

	*change = (struct report_change){ .cause = cause, .day = event->day,
		.result = event->result, .before = before->vision };
	if (cause != CAUSE_GONE)
		change->after = after->vision;
	fraction_init(&change->points);
	fraction_init(&gap);
	standing_gap(after, &change->points);
	if (standing_gap(before, &gap))
		fraction_subtract(&change->points, &gap);
	fraction_release(&gap);
	if (reason.len) {
		names_add(&replay->reasons, reason);
		change->reason = slice_of(replay->reasons.items[replay->reasons.count - 1]);
	}
}

/* Which line a choice went to, for the labels; -1 for none. */
static int
cause_of(const struct event *event, const struct standing *before,
	const struct standing *after)
{
	switch (event->kind) {
	case EVENT_CHOSEN:
		if (!before->chosen || !before->live)
			return after->known ? CAUSE_NEW : -1;
		break; /* of a live id it is a revision */
	case EVENT_REVISED:
		break;
	case EVENT_READING:
	case EVENT_CHECKED:
		return !before->known && after->known && after->live ? CAUSE_NEW : -1;
	case EVENT_LET_GO:
	case EVENT_RETIRED:
		return before->live && before->known ? CAUSE_GONE : -1;
	case EVENT_RESUMED:
		return !before->live && after->live && after->known ? CAUSE_NEW : -1;
	case EVENT_ENOUGH:
		return before->live && before->known ? CAUSE_LOWERED : -1;
	case EVENT_MOVED:
		return before->area != after->area ? CAUSE_MOVED : -1;
	case EVENT_REMEASURED:
		return CAUSE_REMEASURED;
	case EVENT_POSTPONED:
		return -1;
	}
	if (!before->vision.known || !after->vision.known ||
	    before->vision.value.micro == after->vision.value.micro)
		return -1;
	return (after->vision.value.micro - before->vision.value.micro) * after->way > 0 ?
		CAUSE_RAISED : CAUSE_LOWERED;
}

static void
feed_noting(struct replay *replay, const struct event *event, struct slice reason)
{
	struct standing before = *ledger_standing(replay->ledger, event->result);

	ledger_feed(replay->ledger, event);
	const struct standing *after = ledger_standing(replay->ledger, event->result);
	int cause = cause_of(event, &before, after);

	if (cause >= 0 && event->day >= replay->period.first)
		note_change(replay, event, &before, (enum cause)cause, reason);
}

/* An area that was retired lets each of its results go. */
static void
feed_retired(struct replay *replay, const struct event *event)
{
	for (size_t n = 0; n < replay->subjects.count; n++) {
		const struct standing *standing = ledger_standing(replay->ledger, n);
		struct event let_go = { .kind = EVENT_LET_GO, .day = event->day, .result = n };

		if (standing->area == event->area && standing->live)
			feed_noting(replay, &let_go, SLICE_EMPTY);
	}
}

void
replay_feed(struct replay *replay, const struct event *event, struct slice reason)
{
	if (event->kind == EVENT_RETIRED)
		feed_retired(replay, event);
	else if (event->result == EVENT_AREA_ITSELF)
		ledger_feed(replay->ledger, event);
	else
		feed_noting(replay, event, reason);
}

void
replay_release(struct replay *replay)
{
	ledger_free(replay->ledger);
	subjects_release(&replay->subjects);
	names_release(&replay->lost_areas);
	names_release(&replay->reasons);
	for (size_t n = 0; n < replay->change_count; n++)
		fraction_release(&replay->changes[n].points);
	free(replay->postponed);
	free(replay->changes);
	free(replay->occurrences);
	free(replay->hands);
	problems_release(&replay->problems);
	*replay = (struct replay){ 0 };
}

size_t
replay_subject(const struct replay *replay, const struct result *result)
{
	return (size_t)(result - replay->areas->results);
}

const struct standing *
replay_standing(const struct replay *replay, const struct result *result)
{
	return ledger_standing(replay->ledger, replay_subject(replay, result));
}
