/* SPDX-License-Identifier: ISC */
/*
 * Check files as events: each item with an event field is one or several,
 * an item that only names its result was checked in words. What is not
 * understood is told with its line and changes nothing.
 */
#include "tension/look.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "journal/check.h"
#include "tension/mention.h"

static void
add_occurrence(const struct place *place, enum key key, const struct field *field,
	struct slice id)
{
	struct replay *replay = place->replay;
	const struct step *step = areas_find_step(replay->areas, id);
	int day;

	if (!day_parse(field->value, &day)) {
		mention_misread(place, field);
		return;
	}
	if (!step) { /* of a result or an area: history without a place */
		if (!areas_find(replay->areas, id) &&
		    subjects_find(&replay->subjects, id, place->item->words) == SLICE_NONE)
			mention_unknown(place, id, "step");
		return;
	}
	replay->occurrences = mem_room(replay->occurrences, replay->occurrence_count,
		&replay->occurrence_room, sizeof *replay->occurrences);
	replay->occurrences[replay->occurrence_count++] = (struct occurrence){
		.step = (size_t)(step - replay->areas->steps), .day = day,
		.kind = key == KEY_KEPT ? OCCURRENCE_KEPT :
			key == KEY_MISSED ? OCCURRENCE_MISSED : OCCURRENCE_DROPPED,
	};
}

/* The subject that an event is about. A choice makes one where there is none. */
static size_t
subject_of(const struct place *place, struct slice id, const struct event *event,
	struct slice unit)
{
	struct replay *replay = place->replay;
	size_t subject = subjects_find(&replay->subjects, id, place->item->words);

	if (subject == SLICE_NONE && event->kind == EVENT_CHOSEN)
		subject = replay_add_subject(replay, id, place->item->words, unit,
			place->area != SLICE_NONE ? place->area : replay_area(replay, SLICE_EMPTY));
	return subject;
}

/* A unit stays with its result: numbers of another are not read as of this.
 * (One that was chosen without a unit has none to differ from.) */
static bool
is_other_unit(const struct subject *subject, const struct standing *standing,
	const struct event *event, struct slice unit)
{
	return (event->kind == EVENT_REVISED ||
		(event->kind == EVENT_CHOSEN && standing->chosen)) &&
		unit.len > 0 && subject->unit[0] && !slice_is(unit, subject->unit);
}

static void
keep_unit(struct subject *subject, struct slice unit)
{
	if (!slice_is(unit, subject->unit)) {
		char *copy = slice_copy(unit);

		free(subject->unit);
		subject->unit = copy;
	}
}

/* The same later horizon written twice is one postponement. */
static bool
is_told(int *last, int to)
{
	bool told = *last == to;

	*last = to;
	return told;
}

/* What is about no result: an area's later horizon. A look at a step changes
 * nothing, nor does one at a result in words whose line is gone. */
static void
feed_other(const struct place *place, struct event *event, struct slice id)
{
	struct replay *replay = place->replay;
	const struct area *area = areas_find(replay->areas, id);

	if (area && event->kind == EVENT_POSTPONED) {
		event->result = EVENT_AREA_ITSELF;
		event->area = (size_t)(area - replay->areas->items);
		if (!is_told(&replay->postponed[event->area], event->postponed_to))
			replay_feed(replay, event, SLICE_EMPTY);
	} else if (event->kind != EVENT_CHECKED) {
		mention_unknown(place, id, "result");
	}
}

/* Where a choice is made: in the area that the look names; of several with that
 * title, in the one whose page has the line. */
static size_t
chosen_in(const struct place *place, const struct subject *subject, size_t now)
{
	const struct areas *areas = place->replay->areas;

	if (place->area == SLICE_NONE)
		return now;
	if (subject->line && place->area < areas->count &&
	    slice_equal(areas->items[subject->line->area].title, areas->items[place->area].title))
		return subject->line->area;
	return place->area;
}

/* A choice: the start of a result, and its unit, are those of the first one. */
static void
note_choice(const struct place *place, struct event *event, struct slice unit)
{
	const struct standing *standing = ledger_standing(place->replay->ledger, event->result);
	struct subject *subject = &place->replay->subjects.items[event->result];

	event->area = chosen_in(place, subject, standing->area);
	if (standing->chosen)
		return;
	keep_unit(subject, unit);
	subject->waits_for_first = !event->from.known && !event->first.known;
	subject->waits_day = place->day;
	subject->waits_line = place->item->first;
}

/* The numbers decide what an event does; a word that says otherwise is told. */
static void
note_word(const struct place *place, enum key key, const struct event *event)
{
	const struct standing *standing = ledger_standing(place->replay->ledger, event->result);
	struct maybe from = event->from.known ? event->from : standing->vision;

	if (!from.known || from.value.micro == event->to.value.micro || standing->way == 0)
		return;
	bool raises = (event->to.value.micro > from.value.micro) == (standing->way > 0);

	if (raises == (key == KEY_RAISED))
		return;
	problems_add(&place->replay->problems, place->path, place->item->first + 1,
		"the numbers %s the vision, the word says %s", raises ? "raise" : "lower",
		raises ? "lowered" : "raised");
	problems_count_last(&place->replay->problems);
}

/* False where it is of a unit that its result does not have. */
static bool
feed_event(const struct place *place, enum key key, struct event *event, struct slice id,
	struct slice unit)
{
	struct replay *replay = place->replay;

	event->day = place->day;
	event->result = subject_of(place, id, event, unit);
	if (event->result == SLICE_NONE) {
		feed_other(place, event, id);
		return true;
	}
	struct subject *subject = &replay->subjects.items[event->result];

	if (is_other_unit(subject, ledger_standing(replay->ledger, event->result), event, unit))
		return false;
	if (event->kind == EVENT_POSTPONED && is_told(&subject->postponed_to, event->postponed_to))
		return true;
	if (event->kind == EVENT_CHOSEN)
		note_choice(place, event, unit);
	else if (event->kind == EVENT_REVISED)
		note_word(place, key, event);
	else if (event->kind == EVENT_REMEASURED)
		keep_unit(subject, unit);
	const struct field *because = mention_field(place, KEY_BECAUSE, 0);
	struct buf reason = BUF_INIT;

	if (because)
		field_value(because, &reason);
	event->bare = place->bare;
	event->by_hand = slice_is_nocase(buf_slice(&reason), "edited by hand");
	replay_feed(replay, event, buf_slice(&reason));
	buf_release(&reason);
	return true;
}

/* One event field for one id. */
static void
feed_field(const struct place *place, enum key key, const struct field *field, struct slice id)
{
	struct event event = { 0 };
	struct slice unit = SLICE_EMPTY;
	size_t told = place->replay->problems.count;

	if (key == KEY_IS && mention_field(place, KEY_REMEASURED, 0))
		return;
	if (key == KEY_ANSWERED)
		return;
	if (key == KEY_KEPT || key == KEY_MISSED || key == KEY_DROPPED)
		add_occurrence(place, key, field, id);
	else if (!(mention_read(place, key, field->value, &event, &unit) &&
	    feed_event(place, key, &event, id, unit)) &&
	    place->replay->problems.count == told) /* else a field beside it was told */
		mention_misread(place, field);
}

static void
note_strays(const struct place *place)
{
	struct slice key;
	size_t at = 0;

	while (item_stray(place->item, &at, &key))
		if (key_of(key) != KEY_OTHER)
			problems_add(&place->replay->problems, place->path, place->item->first + 1,
				"[%.*s:: …] stands in the text, not behind it", SLICE_ARG(key));
}

static bool
is_event(enum key key)
{
	return key != KEY_OTHER && key < KEY_EVENTS;
}

static size_t
count_events(const enum key *keys, const struct item *item)
{
	size_t count = 0;

	for (size_t n = item->field; n < item->field_end; n++)
		count += is_event(keys[n]);
	return count;
}

/* Another's view stands beside the ledger. */
static void
add_view(const struct place *place)
{
	struct replay *replay = place->replay;
	const struct field *is = mention_field(place, KEY_IS, 0), *name;
	struct decimal value;

	if (!is)
		return;
	if (!decimal_parse(is->value, &value)) {
		mention_misread(place, is);
		return;
	}
	struct mark mark = { .kind = MARK_OTHER, .day = place->day, .value = value.micro,
		.places = value.places, .cause = CAUSE_COUNT };

	for (size_t n = 0; (name = mention_field(place, KEY_FOR, n)); n++) {
		size_t subject = subjects_find(&replay->subjects, name->value, place->item->words);

		if (subject == SLICE_NONE)
			mention_unknown(place, name->value, "result");
		else
			replay_add_view(replay, subject, &mark, place->other);
	}
}

/* "eroding chosen": what is asked, and a word about it. */
static void
add_answer(const struct place *place, const struct field *field)
{
	struct slice rest = field->value, word;
	enum question_kind kind;
	const struct field *name;
	size_t count = 0;

	if (!slice_word(&rest, &word) || !question_parse(word, &kind)) {
		mention_misread(place, field);
		return;
	}
	for (; (name = mention_field(place, KEY_FOR, count)); count++)
		replay_add_answer(place->replay, kind, name->value, place->day);
	if (count == 0)
		replay_add_answer(place->replay, kind, SLICE_EMPTY, place->day);
}

/* How many answers it has. Those of others are nobody's. */
static size_t
add_answers(const struct place *place)
{
	const struct field *field;
	size_t count = 0;

	for (; (field = mention_field(place, KEY_ANSWERED, count)); count++)
		if (place->other.len == 0)
			add_answer(place, field);
	return count;
}

/* A reading that was mended where it stands: the reports say so. */
static void
note_correction(const struct place *place, struct slice id)
{
	struct subjects *subjects = &place->replay->subjects;
	size_t subject = subjects_find(subjects, id, place->item->words);

	if (subject != SLICE_NONE)
		subjects->items[subject].corrected++;
}

static void
feed_item(const struct place *place)
{
	const struct field *names;
	size_t events = count_events(place->keys, place->item);

	note_strays(place);
	if (events > add_answers(place) && !mention_field(place, KEY_FOR, 0))
		problems_add(&place->replay->problems, place->path, place->item->first + 1,
			"it does not say what it is [for:: …]");
	if (place->other.len) {
		add_view(place);
		return;
	}
	for (size_t n = 0; (names = mention_field(place, KEY_FOR, n)); n++) {
		if (events == 0) {
			struct event looked = { .kind = EVENT_CHECKED };

			feed_event(place, KEY_OTHER, &looked, names->value, SLICE_EMPTY);
		}
		for (size_t f = place->item->field; f < place->item->field_end; f++)
			if (is_event(place->keys[f]))
				feed_field(place, place->keys[f], &place->page->fields[f],
					names->value);
		if (mention_field(place, KEY_CORRECTED, 0))
			note_correction(place, names->value);
	}
}

/* The ledger's area of a look; titles repeat, so equal bytes come first. */
static size_t
area_of(struct replay *replay, struct slice title)
{
	const struct areas *areas = replay->areas;

	for (size_t n = 0; n < areas->count; n++)
		if (slice_equal(areas->items[n].title, title))
			return n;
	const struct area *area = areas_find_title(areas, title);

	return area ? (size_t)(area - areas->items) : replay_area(replay, title);
}

/* Whether a line of a look is evidence: neither of an event, nor blank. */
static bool
is_fact(const struct document *page, size_t line)
{
	enum line_kind kind = page->lines[line].kind;

	return kind != LINE_BLANK && kind != LINE_COMMENT && kind != LINE_FRONT;
}

/* Whether a section says anything beside its events. What is private counts; its
 * lines are blank here. */
static bool
says_facts(const struct looked *looked, const enum key *keys, const struct section *section)
{
	const struct document *page = looked->page;
	size_t item = section->item;

	for (size_t line = section->first; line < section->end;) {
		if (item < section->item_end && page->items[item].first == line) {
			if (count_events(keys, &page->items[item]) == 0)
				return true;
			line = page->items[item].end;
			while (item < section->item_end && page->items[item].first < line)
				item++;
			continue;
		}
		if (is_fact(page, line) || veil_at(looked->veil, page, line))
			return true;
		line++;
	}
	return false;
}

/* Whether a look does: below what headings it may have, but for what others see
 * and what is in the way. */
static bool
has_facts(const struct looked *looked, const enum key *keys, const struct section *section)
{
	const struct section *end = looked->page->sections + looked->page->section_count;
	bool own = true;

	for (const struct section *at = section; at < end; at++) {
		if (at > section && at->level <= 2)
			break;
		if (at->level == 3)
			own = look_other(at->title).len == 0 &&
				!heading_is(at->title, "In the way");
		if (own && says_facts(looked, keys, at))
			return true;
	}
	return false;
}

static void
enter(struct place *place, const struct looked *looked, const struct section *section)
{
	struct slice title;
	int minute;

	if (section->level == 2) {
		look_heading(section->title, &minute, &title);
		place->area = area_of(place->replay, title);
	}
	if (section->level <= 2)
		place->bare = !has_facts(looked, place->keys, section);
	if (section->level == 3)
		place->other = look_other(section->title);
	else if (section->level < 3)
		place->other = SLICE_EMPTY;
}

void
look_feed(struct replay *replay, const struct looked *looked, int day)
{
	const struct document *page = looked->page;
	enum key *keys = mention_keys(page);
	struct place place = { .replay = replay, .page = page, .keys = keys,
		.path = looked->when, .day = day, .area = SLICE_NONE };

	for (size_t n = 0; n < page->section_count; n++) {
		const struct section *section = &page->sections[n];

		enter(&place, looked, section);
		for (size_t i = section->item; i < section->item_end; i++) {
			place.item = &page->items[i];
			if (place.item->depth == 0)
				feed_item(&place);
		}
	}
	free(keys);
}

size_t
look_count(const struct document *page)
{
	enum key *keys = mention_keys(page);
	size_t count = 0;

	for (size_t n = 0; n < page->item_count; n++)
		count += page->items[n].depth == 0 && count_events(keys, &page->items[n]) > 0;
	free(keys);
	return count;
}
