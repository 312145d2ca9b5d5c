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
	replay->tracks = mem_room(replay->tracks, replay->subjects.count, &replay->track_room,
		sizeof *replay->tracks);
	size_t index = subjects_add(&replay->subjects, id, text, unit);
	size_t result = ledger_result(replay->ledger, area);

	replay->tracks[index] = (struct track){ 0 };

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

/* The line that a choice is labelled with, though it may not have moved a gap. */
static enum cause
cause_of(const struct ledger_shift *shift)
{
	const struct standing *before = shift->before, *after = shift->after;

	if (shift->cause != CAUSE_COUNT || shift->shift->kind != SHIFT_REVISE ||
	    !before->vision.known || !after->vision.known || after->way == 0)
		return shift->cause;
	int64_t up = after->vision.value.micro - before->vision.value.micro;

	if (up == 0)
		return CAUSE_COUNT;
	return (up > 0) == (after->way > 0) ? CAUSE_RAISED : CAUSE_LOWERED;
}

/* What a shift did to the gap of one area. */
static void
note_change(struct replay *replay, const struct ledger_shift *shift, enum cause cause,
	size_t area)
{
	struct fraction gap;

	replay->changes = mem_room(replay->changes, replay->change_count,
		&replay->change_room, sizeof *replay->changes);
	struct report_change *change = &replay->changes[replay->change_count++];

	*change = (struct report_change){ .cause = cause, .day = shift->shift->event->day,
		.result = shift->result, .area = area, .before = shift->before->vision,
		.reason = replay->reason };
	if (cause != CAUSE_GONE)
		change->after = shift->after->vision;
	fraction_init(&change->points);
	fraction_init(&gap);
	if (shift->after->area == area)
		standing_gap(shift->after, &change->points);
	if (shift->before->area == area && standing_gap(shift->before, &gap))
		fraction_subtract(&change->points, &gap);
	fraction_release(&gap);
}

static void
watch(void *context, const struct ledger_shift *shift)
{
	struct replay *replay = context;
	enum cause cause = cause_of(shift);

	if (replay->told)
		told_shift(replay->told, shift);
	if (replay->tell)
		return;
	track_add(&replay->tracks[shift->result], shift, replay->reason);
	if (shift->shift->kind == SHIFT_REVISE &&
	    shift->before->vision.value.micro == shift->after->vision.value.micro)
		return;
	if (cause == CAUSE_COUNT || cause == CAUSE_ROSE || cause == CAUSE_SLIPPED ||
	    shift->shift->event->day < replay->period.first)
		return;
	if (cause == CAUSE_MOVED)
		note_change(replay, shift, cause, shift->before->area);
	note_change(replay, shift, cause, shift->after->area);
}

void
replay_init(struct replay *replay, const struct areas *areas, struct span period, int today)
{
	replay->areas = areas;
	replay->period = period;
	replay->today = today;
	replay->ledger = ledger_new(period);
	ledger_set_watch(replay->ledger, watch, replay);
	replay->postponed = mem_alloc(areas->count, sizeof *replay->postponed);
	for (size_t n = 0; n < areas->count; n++)
		replay->postponed[n] = DAY_NONE;
	add_lines(replay);
}

/* A copy that stays: changes and tracks borrow it. */
static struct slice
keep(struct replay *replay, struct slice text)
{
	if (text.len == 0)
		return SLICE_EMPTY;
	names_add(&replay->reasons, text);
	return slice_of(replay->reasons.items[replay->reasons.count - 1]);
}

static struct slice
area_id(const struct replay *replay, size_t area)
{
	if (area < replay->areas->count)
		return replay->areas->items[area].id;
	return slice_of(replay->lost_areas.items[area - replay->areas->count]);
}

static void
tell(struct replay *replay, struct told *told)
{
	told->area_id = area_id(replay, told->area);
	if (told->subject != SLICE_NONE) {
		told->id = slice_of(replay->subjects.items[told->subject].id);
		told->unit = slice_of(replay->subjects.items[told->subject].unit);
	}
	replay->tell(replay->context, told);
}

/* Out of the one area, into the other: a line of each. */
static void
tell_moved(struct replay *replay, struct told *told, const struct event *event, size_t before)
{
	told->from_area = area_id(replay, before);
	told->to_area = area_id(replay, event->area);
	if (before == event->area) {
		tell(replay, told);
		return;
	}
	told->area = before;
	told_turn(told, true);
	tell(replay, told);
	told->area = event->area;
	told_turn(told, false);
	tell(replay, told);
}

/* Feeds one event; `word`: another word for it. */
static void
feed_and_tell(struct replay *replay, const struct event *event, struct slice reason,
	const char *word)
{
	bool about_area = event->result == EVENT_AREA_ITSELF;
	const struct standing *standing =
		about_area ? NULL : ledger_standing(replay->ledger, event->result);
	struct told told;

	told_init(&told);
	told_begin(&told, event, standing);
	size_t before = told.area;

	told.because = reason;
	if (word)
		told.event = word;
	replay->told = &told;
	ledger_feed(replay->ledger, event);
	replay->told = NULL;
	if (standing)
		told_end(&told, standing);
	if (event->kind == EVENT_MOVED)
		tell_moved(replay, &told, event, before);
	else
		tell(replay, &told);
	told_release(&told);
}

static void
feed(struct replay *replay, const struct event *event, struct slice reason, const char *word)
{
	bool inside = event->day >= replay->period.first && event->day <= replay->period.last;

	if (replay->tell && inside)
		feed_and_tell(replay, event, reason, word);
	else
		ledger_feed(replay->ledger, event);
}

static void
add_postponed(struct replay *replay, const struct event *event)
{
	struct mark mark = { .kind = MARK_POSTPONED, .day = event->day, .value = event->days,
		.cause = CAUSE_COUNT };

	if (event->days > 0)
		track_add_mark(&replay->tracks[event->result], &mark, replay->reason);
}

static void
tell_view(struct replay *replay, size_t subject, const struct mark *mark, struct slice name)
{
	struct told told;

	if (mark->day < replay->period.first)
		return;
	told_init(&told);
	told.event = "view";
	told.day = mark->day;
	told.subject = subject;
	told.area = ledger_standing(replay->ledger, subject)->area;
	told.to = (struct maybe){ true, { mark->value, mark->places } };
	told.by = name;
	tell(replay, &told);
	told_release(&told);
}

void
replay_add_view(struct replay *replay, size_t subject, const struct mark *mark,
	struct slice name)
{
	if (replay->tell)
		tell_view(replay, subject, mark, name);
	else
		track_add_mark(&replay->tracks[subject], mark, keep(replay, name));
	if (mark->day >= replay->period.first)
		replay->subjects.items[subject].others_views++;
}

void
replay_add_answer(struct replay *replay, enum question_kind kind, struct slice id, int day)
{
	if (replay->tell)
		return;
	struct slice kept = keep(replay, id);

	replay->answers = mem_room(replay->answers, replay->answer_count,
		&replay->answer_room, sizeof *replay->answers);
	replay->answers[replay->answer_count++] = (struct answer){ kind,
		kept.len ? kept.ptr : "", day };
}

/* An area that was retired lets each of its results go. */
static void
feed_retired(struct replay *replay, const struct event *event)
{
	for (size_t n = 0; n < replay->subjects.count; n++) {
		const struct standing *standing = ledger_standing(replay->ledger, n);
		struct event let_go = { .kind = EVENT_LET_GO, .day = event->day, .result = n };

		if (standing->area == event->area && standing->live)
			feed(replay, &let_go, SLICE_EMPTY, "retired");
	}
}

void
replay_feed(struct replay *replay, const struct event *event, struct slice reason)
{
	replay->reason = replay->tell ? SLICE_EMPTY : keep(replay, reason);
	if (event->kind == EVENT_RETIRED)
		feed_retired(replay, event);
	else
		feed(replay, event, reason, NULL);
	if (!replay->tell && event->kind == EVENT_POSTPONED && event->result != EVENT_AREA_ITSELF)
		add_postponed(replay, event);
	replay->reason = SLICE_EMPTY;
}

void
replay_release(struct replay *replay)
{
	ledger_free(replay->ledger);
	for (size_t n = 0; n < replay->subjects.count; n++)
		track_release(&replay->tracks[n]);
	subjects_release(&replay->subjects);
	names_release(&replay->lost_areas);
	names_release(&replay->reasons);
	for (size_t n = 0; n < replay->change_count; n++)
		fraction_release(&replay->changes[n].points);
	free(replay->tracks);
	free(replay->answers);
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
