/* SPDX-License-Identifier: ISC */
/*
 * A track becomes lines. Invariant: a line holds its height until the day of the
 * next mark; nothing is drawn before the first, or while a result was closed.
 */
#include "html/course.h"

#include <limits.h>
#include <stdlib.h>

#include "base/alloc.h"

#define DOTS_MAX (COURSE_COLUMNS / 4)

static long
clip(long point, long low, long high)
{
	if (point < low)
		return low;
	return point > high ? high : point;
}

static bool
is_scale(const struct track_scale *scale)
{
	return scale && scale->yardstick > 0 && scale->way != 0;
}

bool
frame_point(const struct track_scale *scale, int64_t value, long *point)
{
	if (!is_scale(scale))
		return false;
	*point = track_point(scale, value);
	return true;
}

int
frame_column(const struct frame *frame, int day)
{
	int64_t days = (int64_t)frame->span.last - frame->span.first + 1;
	int64_t at = (int64_t)day - frame->span.first;

	if (at <= 0 || days <= 0)
		return 0;
	return at >= days ? COURSE_COLUMNS : (int)(at * COURSE_COLUMNS / days);
}

int
frame_height(const struct frame *frame, long point)
{
	return COURSE_PAD + (int)(frame->high - clip(point, frame->low, frame->high));
}

void
course_begin(struct course_state *state)
{
	*state = (struct course_state){ 0 };
	track_begin(&state->now);
}

bool
course_has_vision(const struct course_state *state)
{
	return state->now.live && state->now.has_vision && is_scale(state->now.scale) &&
		state->vision_scale == state->now.scale;
}

bool
course_has_reality(const struct course_state *state)
{
	return state->now.live && state->now.has_reality && is_scale(state->now.scale);
}

/* What a mark of the vision is: its value alone does not tell up from down. */
static bool
is_revision(const struct course_state *before, const struct mark *mark, struct sign *sign)
{
	const struct track_state *now = &before->now;

	if (!course_has_vision(before) || now->vision.micro == mark->value)
		return false;
	sign->before = now->vision;
	sign->after = (struct decimal){ mark->value, mark->places };
	sign->placed = frame_point(now->scale, sign->before.micro, &sign->from) &&
		frame_point(now->scale, sign->after.micro, &sign->to);
	sign->kind = (mark->value > now->vision.micro) == (now->scale->way > 0) ?
		SIGN_RAISED : SIGN_LOWERED;
	return true;
}

static bool
read_sign(const struct course_state *before, const struct mark *mark, struct sign *sign)
{
	switch ((enum mark_kind)mark->kind) {
	case MARK_SCALE:
		sign->kind = SIGN_ANEW;
		return mark->anew;
	case MARK_AREA:
		sign->kind = SIGN_MOVED;
		return before->now.live && before->now.area != (size_t)mark->value;
	case MARK_OPEN:
		sign->kind = before->opened ? SIGN_RESUMED : SIGN_CHOSEN;
		return true;
	case MARK_CLOSE:
		sign->kind = mark->cause == CAUSE_LOWERED ? SIGN_ENOUGH : SIGN_GONE;
		return true;
	case MARK_VISION:
		return is_revision(before, mark, sign);
	case MARK_OTHER:
		sign->kind = SIGN_OTHER;
		sign->after = (struct decimal){ mark->value, mark->places };
		sign->placed = before->now.live &&
			frame_point(before->now.scale, mark->value, &sign->to);
		return true;
	case MARK_POSTPONED:
		sign->kind = SIGN_POSTPONED;
		return true;
	case MARK_READ:
	case MARK_CARRIED:
	case MARK_LOOK:
		break;
	}
	return false;
}

/* Whether what it says is in the unit that the result has now. */
static bool
is_present(const struct course_state *state, const struct track *track)
{
	return track->scale_count > 0 &&
		state->now.scale == &track->scales[track->scale_count - 1];
}

bool
course_step(struct course_state *state, const struct track *track, size_t n, struct sign *sign)
{
	const struct mark *mark = &track->marks[n];

	*sign = (struct sign){ .mark = n, .day = mark->day };
	sign->present = is_present(state, track);
	bool told = read_sign(state, mark, sign);

	track_step(&state->now, track, n);
	state->opened = state->opened || mark->kind == MARK_OPEN;
	if (mark->kind == MARK_VISION || (mark->kind == MARK_SCALE && !mark->anew))
		state->vision_scale = state->now.scale;
	return told;
}

static void
widen(struct frame *frame, const struct track_scale *scale, int64_t value)
{
	long point;

	if (!frame_point(scale, value, &point))
		return;
	point = clip(point, POINT_LOW, POINT_HIGH);
	frame->low = point < frame->low ? point : frame->low;
	frame->high = point > frame->high ? point : frame->high;
}

static void
widen_state(struct frame *frame, const struct course_state *state)
{
	if (course_has_vision(state))
		widen(frame, state->now.scale, state->now.vision.micro);
	if (course_has_reality(state))
		widen(frame, state->now.scale, state->now.reality.micro);
}

void
frame_widen(struct frame *frame, const struct track *track)
{
	struct course_state state;
	struct sign sign;
	size_t n = 0;

	course_begin(&state);
	for (; n < track->count && track->marks[n].day < frame->span.first; n++)
		course_step(&state, track, n, &sign);
	widen_state(frame, &state);
	for (; n < track->count && track->marks[n].day <= frame->span.last; n++) {
		course_step(&state, track, n, &sign);
		widen_state(frame, &state);
		if (track->marks[n].kind == MARK_OTHER)
			widen(frame, state.now.scale, track->marks[n].value);
	}
}

/* A course being drawn: what holds since `day`. */
struct drawing {
	struct course *course;
	const struct course_of *of;
	struct course_state state;
	int day;
	bool dots;
	bool outside[2];
};

static void
add_sign(struct drawing *d, struct sign sign, int height)
{
	struct course *course = d->course;

	course->signs = mem_room(course->signs, course->sign_count, &course->sign_room,
		sizeof *course->signs);
	sign.column = frame_column(d->of->frame, sign.day);
	sign.height = height;
	course->signs[course->sign_count++] = sign;
}

/* The height of an end; where it leaves what is drawn, an arrow says so. */
static int
height_of(struct drawing *d, int end, int64_t value)
{
	const struct frame *frame = d->of->frame;
	long point = 0;

	frame_point(d->state.now.scale, value, &point);
	bool outside = point < frame->low || point > frame->high;

	if (outside && !d->outside[end])
		add_sign(d, (struct sign){ .day = d->day, .mark = SLICE_NONE,
			.kind = point < frame->low ? SIGN_BELOW : SIGN_BEYOND },
			frame_height(frame, point));
	d->outside[end] = outside;
	return frame_height(frame, point);
}

static void
reach(struct course *course, int end, int start, int stop, int height)
{
	for (int n = start; n <= stop && n < COURSE_COLUMNS; n++) {
		struct reach *reach = &course->reaches[end][n];

		reach->low = height < reach->low ? height : reach->low;
		reach->high = height > reach->high ? height : reach->high;
	}
}

static void
add_run(struct course *course, struct run run)
{
	struct run *last = course->run_count ? &course->runs[course->run_count - 1] : NULL;

	if (run.top >= run.bottom || run.start >= run.end)
		return;
	if (last && last->end == run.start && last->top == run.top &&
	    last->bottom == run.bottom && last->unchecked == run.unchecked) {
		last->end = run.end;
		return;
	}
	course->runs = mem_room(course->runs, course->run_count, &course->run_room,
		sizeof *course->runs);
	course->runs[course->run_count++] = run;
}

/* What stands as it is from one day up to another, checked or not. */
static void
hold(struct drawing *d, int from, int until, bool unchecked)
{
	struct course *course = d->course;
	int start = frame_column(d->of->frame, from), end = frame_column(d->of->frame, until);
	bool vision = course_has_vision(&d->state), reality = course_has_reality(&d->state);
	struct run run = { .start = start, .end = end, .unchecked = unchecked };

	if (vision) {
		run.top = height_of(d, 0, d->state.now.vision.micro);
		svg_trace_to(&course->vision, start, run.top);
		reach(course, 0, start, end, run.top);
	} else {
		svg_trace_lift(&course->vision, start);
	}
	if (!reality || unchecked)
		svg_trace_lift(&course->reality, start);
	if (!reality || !unchecked)
		svg_trace_lift(&course->unchecked, start);
	if (reality) {
		run.bottom = height_of(d, 1, d->state.now.reality.micro);
		svg_trace_to(unchecked ? &course->unchecked : &course->reality, start,
			run.bottom);
		reach(course, 1, start, end, run.bottom);
	}
	if (vision && reality)
		add_run(course, run);
}

/* Up to a day nothing happens but that what was checked grows old. */
static void
advance(struct drawing *d, int until)
{
	int old = report_late_day(d->of->report, d->of->result, d->state.now.checked_day);

	if (d->day < until && d->day < old)
		hold(d, d->day, old < until ? old : until, false);
	if (d->day < until && old < until)
		hold(d, old > d->day ? old : d->day, until, true);
	d->day = until;
}

/* A value that another one of its day may follow at once. `known` is what reality
 * was before: the line comes from there. */
static void
touch(struct drawing *d, const struct mark *mark, const int64_t *known)
{
	struct course *course = d->course;
	int column = frame_column(d->of->frame, d->day);

	if (mark->kind == MARK_VISION && course_has_vision(&d->state)) {
		int height = height_of(d, 0, mark->value);

		svg_trace_to(&course->vision, column, height);
		reach(course, 0, column, column, height);
	} else if (mark->kind == MARK_READ && course_has_reality(&d->state)) {
		svg_trace_lift(&course->unchecked, column);
		if (known) {
			int from = height_of(d, 1, *known);

			svg_trace_to(&course->reality, column, from);
			reach(course, 1, column, column, from);
		}
		int height = height_of(d, 1, mark->value);

		svg_trace_to(&course->reality, column, height);
		reach(course, 1, column, column, height);
		if (d->dots)
			buf_printf(&course->dots, "M%d %dh0", column, height);
	}
}

static void
take(struct drawing *d, size_t n)
{
	const struct mark *mark = &d->of->result->track->marks[n];
	bool had_vision = course_has_vision(&d->state);
	bool had_reality = course_has_reality(&d->state);
	struct track_state before = d->state.now;
	int column = frame_column(d->of->frame, mark->day), height = COURSE_PAD;
	struct sign sign;
	long point;

	bool told = course_step(&d->state, d->of->result->track, n, &sign);

	if (mark->kind == MARK_CLOSE || (mark->kind == MARK_SCALE && mark->anew)) {
		svg_trace_lift(&d->course->vision, column);
		svg_trace_lift(&d->course->reality, column);
		svg_trace_lift(&d->course->unchecked, column);
	}
	if (told && sign.kind == SIGN_ANEW) { /* what comes is not to be joined to it */
		svg_trace_end(&d->course->vision);
		svg_trace_end(&d->course->reality);
		svg_trace_end(&d->course->unchecked);
	}
	if (told && sign.kind == SIGN_OTHER)
		height = frame_height(d->of->frame, sign.to);
	else if (told && had_vision && frame_point(before.scale, before.vision.micro, &point))
		height = frame_height(d->of->frame, point);
	if (told)
		add_sign(d, sign, height);
	touch(d, mark, had_reality ? &before.reality.micro : NULL);
}

/* Whether the readings of the span are few enough to be seen one by one. */
static bool
are_few(const struct course_of *of)
{
	const struct track *track = of->result->track;
	size_t count = 0;

	for (size_t n = track_find(track, of->frame->span.first);
	     n < track->count && track->marks[n].day <= of->frame->span.last; n++)
		count += track->marks[n].kind == MARK_READ;
	return count <= DOTS_MAX;
}

void
course_draw(struct course *course, const struct course_of *of)
{
	const struct track *track = of->result->track;
	const struct span *span = &of->frame->span;
	struct drawing d = { .course = course, .of = of, .day = span->first };
	size_t n = 0;
	struct sign ignored;

	*course = (struct course){ .vision = SVG_TRACE_INIT, .reality = SVG_TRACE_INIT,
		.unchecked = SVG_TRACE_INIT, .dots = BUF_INIT };
	for (int column = 0; column < COURSE_COLUMNS; column++)
		for (int end = 0; end < 2; end++)
			course->reaches[end][column] = (struct reach){ INT_MAX, INT_MIN };
	d.dots = are_few(of);
	course_begin(&d.state);
	for (; n < track->count && track->marks[n].day < span->first; n++)
		course_step(&d.state, track, n, &ignored);
	for (; n < track->count && track->marks[n].day <= span->last; n++) {
		advance(&d, track->marks[n].day);
		take(&d, n);
	}
	advance(&d, span->last + 1);
	svg_trace_lift(&course->vision, COURSE_COLUMNS);
	svg_trace_lift(&course->reality, COURSE_COLUMNS);
	svg_trace_lift(&course->unchecked, COURSE_COLUMNS);
	svg_trace_end(&course->vision);
	svg_trace_end(&course->reality);
	svg_trace_end(&course->unchecked);
	course->state = d.state;
}

void
course_release(struct course *course)
{
	svg_trace_release(&course->vision);
	svg_trace_release(&course->reality);
	svg_trace_release(&course->unchecked);
	buf_release(&course->dots);
	free(course->runs);
	free(course->signs);
	course->runs = NULL;
	course->signs = NULL;
	course->run_count = course->sign_count = 0;
}
