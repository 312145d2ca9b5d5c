/* SPDX-License-Identifier: ISC */
/*
 * Marks of a result. Invariant: taken in turn they lead to what the ledger's
 * shifts led to, so that a picture cannot tell another story than the sums.
 */
#include "tension/track.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"

static void
note(struct track *track, struct slice text)
{
	if (text.len == 0)
		return;
	track->notes = mem_room(track->notes, track->note_count, &track->note_room,
		sizeof *track->notes);
	track->notes[track->note_count++] = (struct track_note){ track->count - 1, text };
	track->marks[track->count - 1].has_note = true;
}

void
track_add_mark(struct track *track, const struct mark *mark, struct slice text)
{
	track->marks = mem_room(track->marks, track->count, &track->room, sizeof *track->marks);
	track->marks[track->count++] = *mark;
	note(track, text);
}

/* A shift being told: its day and line go into all of its marks. */
struct telling {
	struct track *track;
	const struct ledger_shift *shift;
	struct slice note;
};

static void
add(struct telling *telling, enum mark_kind kind, struct decimal value)
{
	const struct event *event = telling->shift->shift->event;
	bool remeasured = telling->shift->shift->kind == SHIFT_REMEASURE;
	struct mark mark = { .value = value.micro, .places = value.places, .day = event->day,
		.kind = (uint8_t)kind, .cause = (uint8_t)telling->shift->cause,
		.bare = kind == MARK_READ && event->bare,
		.anew = kind == MARK_SCALE && remeasured };

	track_add_mark(telling->track, &mark, telling->note);
	telling->note = SLICE_EMPTY; /* once */
}

static void
add_plain(struct telling *telling, enum mark_kind kind, size_t value)
{
	add(telling, kind, (struct decimal){ .micro = (int64_t)value });
}

static bool
is_other_scale(const struct standing *a, const struct standing *b)
{
	return a->yardstick != b->yardstick || a->way != b->way || a->hold != b->hold ||
		a->kind != b->kind || a->first.value.micro != b->first.value.micro ||
		a->first_vision.value.micro != b->first_vision.value.micro;
}

struct track_scale
track_scale_of(const struct standing *s)
{
	return (struct track_scale){ .kind = s->kind, .hold = s->hold, .way = s->way,
		.first = s->first.value.micro, .first_vision = s->first_vision.value.micro,
		.yardstick = s->yardstick, .resolution = s->resolution };
}

fraction_wide
track_place(const struct track_scale *scale, int64_t value)
{
	if (scale->hold)
		return scale->way * ((fraction_wide)value - scale->first_vision) +
			scale->yardstick;
	return scale->way * ((fraction_wide)value - scale->first);
}

long
track_point(const struct track_scale *scale, int64_t value)
{
	fraction_wide place = track_place(scale, value);
	fraction_wide points = (place * 200 + (place < 0 ? -scale->yardstick : scale->yardstick)) /
		(2 * (fraction_wide)scale->yardstick);

	if (points > POINT_HIGH)
		return POINT_HIGH + 1;
	return points < POINT_LOW ? POINT_LOW - 1 : (long)points;
}

static void
add_scale(struct telling *telling, const struct standing *s)
{
	struct track *track = telling->track;

	track->scales = mem_room(track->scales, track->scale_count, &track->scale_room,
		sizeof *track->scales);
	track->scales[track->scale_count] = track_scale_of(s);
	add_plain(telling, MARK_SCALE, track->scale_count++);
}

static bool
is_other_value(struct maybe a, struct maybe b)
{
	return b.known && (!a.known || a.value.micro != b.value.micro);
}

/* What was closed before it was ever read comes back so; a reading of meanwhile
 * catches up with it, and only that one opens it. */
static bool
is_opening(const struct ledger_shift *shift)
{
	const struct standing *before = shift->before, *after = shift->after;

	if (shift->shift->kind == SHIFT_CATCH_UP)
		return !before->reality.known;
	return after->live && !before->live &&
		(after->reality.known || !before->reality.known);
}

void
track_add(struct track *track, const struct ledger_shift *shift, struct slice text)
{
	const struct standing *before = shift->before, *after = shift->after;
	struct telling telling = { track, shift, text };

	if (shift->shift->kind == SHIFT_REMEASURE ||
	    (after->yardstick > 0 && is_other_scale(before, after)))
		add_scale(&telling, after);
	if (after->area != before->area || (after->chosen && !before->chosen))
		add_plain(&telling, MARK_AREA, after->area);
	if (is_opening(shift))
		add(&telling, MARK_OPEN, (struct decimal){ 0 });
	if (is_other_value(before->vision, after->vision) ||
	    (shift->shift->kind == SHIFT_REMEASURE && after->vision.known))
		add(&telling, MARK_VISION, after->vision.value);
	if (shift->shift->kind == SHIFT_LOOK)
		add(&telling, MARK_LOOK, (struct decimal){ 0 });
	else if (after->readings != before->readings)
		add(&telling, MARK_READ, after->reality.value);
	else if (is_other_value(before->reality, after->reality))
		add(&telling, MARK_CARRIED, after->reality.value);
	if (before->live && !after->live)
		add(&telling, MARK_CLOSE, (struct decimal){ 0 });
}

void
track_release(struct track *track)
{
	free(track->marks);
	free(track->scales);
	free(track->notes);
	*track = (struct track){ 0 };
}

struct slice
track_note(const struct track *track, size_t mark)
{
	size_t low = 0, high = track->note_count;

	if (!track->marks[mark].has_note)
		return SLICE_EMPTY;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (track->notes[middle].mark <= mark)
			low = middle;
		else
			high = middle;
	}
	return track->notes[low].text;
}

size_t
track_find(const struct track *track, int day)
{
	size_t low = 0, high = track->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (track->marks[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
track_begin(struct track_state *state)
{
	*state = (struct track_state){ .checked_day = DAY_NONE, .read_day = DAY_NONE };
}

void
track_step(struct track_state *state, const struct track *track, size_t n)
{
	const struct mark *mark = &track->marks[n];
	struct decimal value = { mark->value, mark->places };

	switch ((enum mark_kind)mark->kind) {
	case MARK_SCALE:
		state->scale = &track->scales[mark->value];
		state->has_vision = state->has_vision && !mark->anew;
		state->has_reality = state->has_reality && !mark->anew;
		break;
	case MARK_AREA:
		state->area = (size_t)mark->value;
		break;
	case MARK_OPEN:
	case MARK_CLOSE:
		state->live = mark->kind == MARK_OPEN;
		break;
	case MARK_VISION:
		state->has_vision = true;
		state->vision = value;
		break;
	case MARK_READ:
		state->read_day = state->checked_day = mark->day;
		state->has_reality = true;
		state->reality = value;
		break;
	case MARK_CARRIED:
		state->has_reality = true;
		state->reality = value;
		break;
	case MARK_LOOK:
		state->checked_day = mark->day;
		break;
	case MARK_OTHER:
	case MARK_POSTPONED:
		break;
	}
}

fraction_wide
track_amount(const struct track_state *state)
{
	if (!state->live || !state->scale || state->scale->yardstick == 0 ||
	    !state->has_vision || !state->has_reality)
		return -1;
	fraction_wide amount = state->scale->way *
		((fraction_wide)state->vision.micro - state->reality.micro);

	return amount > 0 ? amount : 0;
}

bool
track_gap(const struct track_state *state, struct fraction *out)
{
	fraction_wide amount = track_amount(state);

	if (amount < 0)
		return false;
	fraction_set_ratio(out, amount, state->scale->yardstick);
	return true;
}

/* Where the scale of that time begins: marks before it are of another. */
static size_t
scale_start(const struct track *track, size_t end)
{
	for (size_t n = end; n-- > 0;)
		if (track->marks[n].kind == MARK_SCALE && track->marks[n].anew)
			return n;
	return 0;
}

size_t
track_readings(const struct track *track, int until, struct reading_day *days)
{
	size_t end = track_find(track, until + 1), start = scale_start(track, end), count = 0;
	int last = DAY_NONE;

	for (size_t n = end; n-- > start;) {
		const struct mark *mark = &track->marks[n];

		if (mark->kind != MARK_READ || mark->day == last)
			continue;
		if (mark->day <= until - READINGS_YEAR && count >= READINGS_LEAST)
			break;
		last = mark->day;
		days[count++] = (struct reading_day){ mark->day, mark->places, mark->bare,
			mark->value };
	}
	for (size_t n = 0; n < count / 2; n++) {
		struct reading_day spare = days[n];

		days[n] = days[count - 1 - n];
		days[count - 1 - n] = spare;
	}
	return count;
}
