/* SPDX-License-Identifier: ISC */
/*
 * One result's state and its arithmetic. Invariant: the yardstick is set once
 * – by the first choice, or by its first reading where that choice did not
 * know reality – and after that by a re-measure only; no revision of the
 * vision ever touches it.
 */
#include "tension/standing.h"

#include <string.h>

#include "base/date.h"

#define RATED_YARDSTICK_MIN (3 * DECIMAL_ONE)

static bool
same(struct maybe a, struct maybe b)
{
	return a.known == b.known && (!a.known || a.value.micro == b.value.micro);
}

void
standing_init(struct standing *standing, size_t area)
{
	memset(standing, 0, sizeof *standing);
	standing->area = area;
	standing->chosen_day = standing->first_day = DAY_NONE;
	standing->checked_day = standing->read_day = standing->closed_day = DAY_NONE;
}

bool
standing_is_open(const struct standing *standing)
{
	return standing->live && standing->known;
}

static fraction_wide
stretch(const struct standing *s)
{
	return s->way * ((fraction_wide)s->vision.value.micro - s->reality.value.micro);
}

fraction_wide
standing_amount(const struct standing *standing)
{
	if (!standing_is_open(standing))
		return 0;
	fraction_wide amount = stretch(standing);

	return amount > 0 ? amount : 0;
}

bool
standing_gap(const struct standing *standing, struct fraction *out)
{
	if (!standing_is_open(standing))
		return false;
	fraction_set_ratio(out, standing_amount(standing), standing->yardstick);
	return true;
}

bool
standing_stretch(const struct standing *standing, struct fraction *out)
{
	if (!standing_is_open(standing))
		return false;
	fraction_set_ratio(out, stretch(standing), standing->yardstick);
	return true;
}

/* δ: the step if one was stated, else what the finest of its numbers can tell. */
static int64_t
resolution(const struct standing *s)
{
	const struct maybe numbers[] = { s->first, s->first_vision, s->slip };
	uint8_t places = 0;

	if (s->kind == RESULT_RATED)
		return DECIMAL_ONE;
	if (s->step.known && s->step.value.micro > 0)
		return s->step.value.micro;
	for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++)
		if (numbers[n].known && numbers[n].value.places > places)
			places = numbers[n].value.places;
	return decimal_resolution(places);
}

/*
 * Sets S and δ as soon as all they rest on is there. `stated`: the choice knew
 * reality; otherwise a first reading at or past the vision leaves the least
 * yardstick there is.
 */
static void
freeze(struct standing *s, bool stated)
{
	if (s->kind == RESULT_WORDS || s->way == 0 || !s->first.known || !s->first_vision.known)
		return;
	int64_t distance = s->way * (s->first_vision.value.micro - s->first.value.micro);

	if (s->hold)
		distance = s->slip.known ? s->slip.value.micro : 0;
	else if (stated && distance < 0)
		distance = -distance;
	s->resolution = resolution(s);
	s->yardstick = s->kind == RESULT_RATED ? RATED_YARDSTICK_MIN : s->resolution;
	if (distance > s->yardstick)
		s->yardstick = distance;
}

/* A scale of measuring from an event that chooses or re-measures; `from` is
 * the reality that goes with it. */
static void
measure(struct standing *s, const struct event *event, struct maybe from)
{
	s->kind = event->result_kind;
	s->vision = s->first_vision = event->to;
	s->slip = event->slip;
	s->step = event->step;
	s->yardstick = s->resolution = 0;
	s->way = s->kind == RESULT_RATED ? 1 : event->way;
	s->hold = from.known ? same(from, event->to) : event->slip.known;
	if (from.known)
		s->first = from;
	else if (event->first.known)
		s->first = event->first;
	if (from.known && event->to.known && !s->hold && s->kind == RESULT_MEASURED)
		s->way = event->to.value.micro > from.value.micro ? 1 : -1;
	freeze(s, from.known);
}

static void
read_value(struct standing *s, struct maybe value, int day)
{
	s->reality = value;
	s->readings++;
	s->read_day = s->checked_day = day;
	if (!s->first.known) {
		s->first = value;
		if (s->chosen)
			freeze(s, false);
	}
}

static void
choose(struct standing *s, const struct event *event)
{
	s->chosen = s->live = true;
	s->closed_day = DAY_NONE;
	if (s->chosen_day == DAY_NONE) {
		s->chosen_day = event->day;
		s->area = event->area;
	}
	measure(s, event, event->from);
	if (event->from.known)
		read_value(s, event->from, event->day);
}

static void
remeasure(struct standing *s, const struct event *event)
{
	s->first = s->reality = (struct maybe){ .known = false };
	measure(s, event, event->is);
	if (event->is.known)
		read_value(s, event->is, event->day);
	/* What was closed on the old scale comes back on the new one. */
	s->closed_vision = s->vision;
	s->closed_reality = s->reality;
}

static void
revise(struct standing *s, struct maybe value)
{
	s->vision = value;
	if (s->chosen && !s->first_vision.known) {
		s->first_vision = value;
		freeze(s, false);
	}
}

static void
close_it(struct standing *s, int day)
{
	s->live = false;
	s->closed_day = day;
	s->closed_vision = s->vision;
	s->closed_reality = s->reality;
}

static void
resume(struct standing *s)
{
	s->live = true;
	s->closed_day = DAY_NONE;
	s->vision = s->closed_vision;
	s->reality = s->closed_reality;
}

void
standing_shift(struct standing *s, const struct shift *shift)
{
	const struct event *event = shift->event;

	switch (shift->kind) {
	case SHIFT_CHOOSE:
		choose(s, event);
		break;
	case SHIFT_READ:
		read_value(s, shift->value, event->day);
		break;
	case SHIFT_LOOK:
		s->checked_day = event->day;
		break;
	case SHIFT_REVISE:
		revise(s, shift->value);
		break;
	case SHIFT_CLOSE:
	case SHIFT_ENOUGH:
		close_it(s, event->day);
		break;
	case SHIFT_RESUME:
		resume(s);
		break;
	case SHIFT_CATCH_UP:
		s->reality = shift->value;
		break;
	case SHIFT_MOVE:
		s->area = event->area;
		break;
	case SHIFT_REMEASURE:
		remeasure(s, event);
		break;
	}
	s->known = s->chosen && s->yardstick > 0 && s->vision.known && s->reality.known;
}

/* The shifts of one event, as they are put together. */
struct shifts {
	struct shift *items;
	size_t count;
	const struct event *event;
};

static void
add(struct shifts *list, enum shift_kind kind)
{
	list->items[list->count++] = (struct shift){ .kind = kind, .event = list->event };
}

static void
add_value(struct shifts *list, enum shift_kind kind, struct maybe value)
{
	if (!value.known)
		return;
	add(list, kind);
	list->items[list->count - 1].value = value;
}

/* Back as it was closed; then what reality and, last, the vision did since. */
static void
add_resume(struct shifts *list, const struct standing *s)
{
	add(list, SHIFT_RESUME);
	if (!same(s->reality, s->closed_reality))
		add_value(list, SHIFT_CATCH_UP, s->reality);
	if (!same(s->vision, s->closed_vision))
		add_value(list, SHIFT_REVISE, s->vision);
}

static void
add_choice(struct shifts *list, const struct standing *s)
{
	const struct event *event = list->event;

	if (!s->chosen || (s->kind == RESULT_WORDS && event->result_kind != RESULT_WORDS)) {
		add(list, SHIFT_CHOOSE);
		return;
	}
	if (!s->live)
		add_resume(list, s);
	add_value(list, SHIFT_READ, event->from);
	add_value(list, SHIFT_REVISE, event->to);
}

static void
add_revision(struct shifts *list, const struct standing *s)
{
	const struct event *event = list->event;

	if (event->by_hand && !(event->from.known && same(event->from, s->vision)))
		return;
	add_value(list, SHIFT_REVISE, event->to);
}

size_t
standing_shifts(const struct standing *s, const struct event *event,
	struct shift shifts[SHIFTS_MAX])
{
	struct shifts list = { .items = shifts, .event = event };

	switch (event->kind) {
	case EVENT_CHOSEN:
		add_choice(&list, s);
		break;
	case EVENT_READING:
		add_value(&list, SHIFT_READ, event->to);
		break;
	case EVENT_CHECKED:
		add(&list, SHIFT_LOOK);
		break;
	case EVENT_REVISED:
		add_revision(&list, s);
		break;
	case EVENT_LET_GO:
	case EVENT_RETIRED:
		if (s->live)
			add(&list, SHIFT_CLOSE);
		break;
	case EVENT_RESUMED:
		if (s->chosen && !s->live)
			add_resume(&list, s);
		break;
	case EVENT_ENOUGH:
		add_value(&list, SHIFT_READ, event->to);
		if (s->live)
			add(&list, SHIFT_ENOUGH);
		break;
	case EVENT_MOVED:
		if (event->area != s->area)
			add(&list, SHIFT_MOVE);
		break;
	case EVENT_REMEASURED:
		if (s->chosen)
			add(&list, SHIFT_REMEASURE);
		break;
	case EVENT_POSTPONED:
		break;
	}
	return list.count;
}

void
standing_apply(struct standing *standing, const struct event *event)
{
	struct shift shifts[SHIFTS_MAX];
	size_t count = standing_shifts(standing, event, shifts);

	for (size_t n = 0; n < count; n++)
		standing_shift(standing, &shifts[n]);
	if (standing->first_day == DAY_NONE)
		standing->first_day = event->day;
}
