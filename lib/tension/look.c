/* SPDX-License-Identifier: ISC */
/*
 * Check files as events: each item with an event field is one or several,
 * an item that only names its result was checked in words. What is not
 * understood is told with its line and changes nothing.
 */
#include "tension/look.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/text.h"
#include "journal/check.h"
#include "journal/result.h"

enum key {
	KEY_OTHER, KEY_IS, KEY_CHOSEN, KEY_RAISED, KEY_LOWERED, KEY_LET_GO, KEY_RESUMED,
	KEY_ENOUGH, KEY_MOVED, KEY_POSTPONED, KEY_REMEASURED, KEY_KEPT, KEY_MISSED,
	KEY_DROPPED, KEY_ANSWERED, KEY_EVENTS, KEY_FOR = KEY_EVENTS, KEY_BECAUSE,
	KEY_CORRECTED, KEY_COUNT
};

static const char *const keys[KEY_COUNT] = {
	[KEY_OTHER] = "", [KEY_IS] = "is", [KEY_CHOSEN] = "chosen", [KEY_RAISED] = "raised",
	[KEY_LOWERED] = "lowered", [KEY_LET_GO] = "let-go", [KEY_RESUMED] = "resumed",
	[KEY_ENOUGH] = "enough", [KEY_MOVED] = "moved", [KEY_POSTPONED] = "postponed",
	[KEY_REMEASURED] = "remeasured", [KEY_KEPT] = "kept", [KEY_MISSED] = "missed",
	[KEY_DROPPED] = "dropped", [KEY_ANSWERED] = "answered", [KEY_FOR] = "for",
	[KEY_BECAUSE] = "because", [KEY_CORRECTED] = "corrected",
};

static enum key
key_of(struct slice text)
{
	char first = text.len ? (char)(text.ptr[0] | 0x20) : 0;

	for (int n = KEY_IS; n < KEY_COUNT; n++)
		if (keys[n][0] == first && slice_is_nocase(text, keys[n]))
			return (enum key)n;
	return KEY_OTHER;
}

/* One item of a look and where it stands. */
struct place {
	struct replay *replay;
	const struct document *page;
	const struct item *item;
	const char *path;
	int day;
	size_t area;   /* ledger's, of the look; SLICE_NONE: before any look */
	bool other;    /* below "From NAME" */
};

static void
misread(const struct place *place, const struct field *field)
{
	problems_add(&place->replay->problems, place->path, place->item->first + 1,
		"[%.*s:: %.*s] is not understood", SLICE_ARG(field->key), SLICE_ARG(field->value));
}

static struct field_reader
reader_of(const struct place *place)
{
	return (struct field_reader){ place->page, place->item, place->path,
		&place->replay->problems };
}

static const struct field *
field_of(const struct place *place, enum key key)
{
	return item_field(place->page, place->item, keys[key], 0);
}

/* `from`, `way`, `slip` and `step` beside a choice or a re-measuring. */
static bool
read_yardstick(const struct place *place, struct event *event, struct slice unit)
{
	struct field_reader reader = reader_of(place);

	event->result_kind = result_kind_of(event->to, unit);
	return field_number(&reader, "from", &event->first) &&
		field_number(&reader, "slip", &event->slip) &&
		field_number(&reader, "step", &event->step) && field_way(&reader, &event->way);
}

static bool
read_number(struct slice text, struct maybe *out)
{
	out->known = decimal_parse(text, &out->value);
	return out->known;
}

/* What stands behind `→` or `->`; the whole text without one. */
static struct slice
behind_arrow(struct slice text)
{
	size_t arrow = slice_find(text, "\xe2\x86\x92");

	if (arrow != SLICE_NONE)
		return slice_from(text, arrow + 3);
	arrow = slice_find(text, "->");
	return arrow != SLICE_NONE ? slice_from(text, arrow + 2) : text;
}

/* "2026-06-01 → 2026-12-31": the horizon before may be missing, or `?`. */
static bool
read_days(struct slice text, int *from, int *to)
{
	struct slice behind = behind_arrow(text), first;
	struct slice before = slice_part(text, 0, (size_t)(behind.ptr - text.ptr));

	if (!day_parse(slice_trim(behind), to) || !slice_word(&before, &first))
		return false;
	if (!day_parse(first, from))
		*from = *to;
	return true;
}

static bool
read_area(const struct place *place, struct slice text, size_t *area)
{
	struct slice name = slice_trim(behind_arrow(text));
	const struct area *found = areas_find_title(place->replay->areas, name);

	if (found)
		*area = (size_t)(found - place->replay->areas->items);
	else if (name.len)
		*area = replay_area(place->replay, name);
	return name.len > 0;
}

/* The event that a field makes; false where its value is not understood. */
static bool
read_event(const struct place *place, enum key key, struct slice value, struct event *event,
	struct slice *unit)
{
	const struct field *is;
	int from, to;

	switch (key) {
	case KEY_IS:
		event->kind = EVENT_READING;
		return read_number(value, &event->to);
	case KEY_CHOSEN:
		event->kind = EVENT_CHOSEN;
		return values_parse(value, &event->from, &event->to, unit) && event->to.known &&
			read_yardstick(place, event, *unit);
	case KEY_RAISED:
	case KEY_LOWERED:
		event->kind = EVENT_REVISED;
		return values_parse(value, &event->from, &event->to, unit) && event->to.known;
	case KEY_REMEASURED:
		event->kind = EVENT_REMEASURED;
		is = field_of(place, KEY_IS);
		if (is && !read_number(is->value, &event->is))
			return false;
		return values_parse(value, &event->from, &event->to, unit) && event->to.known &&
			read_yardstick(place, event, *unit);
	case KEY_ENOUGH:
		event->kind = EVENT_ENOUGH;
		return read_number(value, &event->to) || slice_is_nocase(value, "yes");
	case KEY_LET_GO:
	case KEY_RESUMED:
		event->kind = key == KEY_LET_GO ? EVENT_LET_GO : EVENT_RESUMED;
		return slice_is_nocase(value, "yes");
	case KEY_MOVED:
		event->kind = EVENT_MOVED;
		return read_area(place, value, &event->area);
	case KEY_POSTPONED:
		event->kind = EVENT_POSTPONED;
		if (!read_days(value, &from, &to))
			return false;
		event->days = to - from;
		event->postponed_to = to;
		return true;
	default:
		return false;
	}
}

static void
add_occurrence(const struct place *place, enum key key, const struct field *field,
	struct slice id)
{
	struct replay *replay = place->replay;
	const struct step *step = areas_find_step(replay->areas, id);
	int day;

	if (!day_parse(field->value, &day)) {
		misread(place, field);
		return;
	}
	if (!step) /* its line is gone from the plan: history without a place */
		return;
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

/* A unit stays with its result: numbers of another are not read as of this. */
static void
keep_unit(struct subject *subject, const struct event *event, struct slice unit)
{
	if (event->kind != EVENT_CHOSEN && event->kind != EVENT_REMEASURED)
		return;
	if (!slice_is(unit, subject->unit)) {
		char *copy = slice_copy(unit);

		free(subject->unit);
		subject->unit = copy;
	}
}

static void
unknown_id(const struct place *place, struct slice id)
{
	problems_add(&place->replay->problems, place->path, place->item->first + 1,
		"[for:: %.*s] names no result", SLICE_ARG(id));
}

/* The same later horizon written twice is one postponement. */
static bool
is_told(int *last, int to)
{
	bool told = *last == to;

	*last = to;
	return told;
}

/* What is about no result: an area's later horizon, or a step looked at. */
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
	} else if (event->kind != EVENT_CHECKED || (!area && !areas_find_step(replay->areas, id))) {
		unknown_id(place, id);
	}
}

static void
feed_event(const struct place *place, struct event *event, struct slice id, struct slice unit)
{
	struct replay *replay = place->replay;

	event->day = place->day;
	event->result = subject_of(place, id, event, unit);
	if (event->result == SLICE_NONE) {
		feed_other(place, event, id);
		return;
	}
	if (event->kind == EVENT_POSTPONED && is_told(&replay->subjects.items[event->result].postponed_to,
	    event->postponed_to))
		return;
	if (event->kind == EVENT_CHOSEN)
		event->area = place->area != SLICE_NONE ? place->area :
			ledger_standing(replay->ledger, event->result)->area;
	/* The start of a result is that of its first choice. */
	if (event->kind == EVENT_CHOSEN && !ledger_standing(replay->ledger, event->result)->chosen)
		replay->subjects.items[event->result].waits_for_first =
			!event->from.known && !event->first.known;
	keep_unit(&replay->subjects.items[event->result], event, unit);
	const struct field *because = field_of(place, KEY_BECAUSE);
	struct buf reason = BUF_INIT;

	if (because)
		field_value(because, &reason);
	event->by_hand = slice_is_nocase(buf_slice(&reason), "edited by hand");
	replay_feed(replay, event, buf_slice(&reason));
	buf_release(&reason);
}

/* One event field for one id. */
static void
feed_field(const struct place *place, enum key key, const struct field *field, struct slice id)
{
	struct event event = { 0 };
	struct slice unit = SLICE_EMPTY;
	size_t told = place->replay->problems.count;

	if (key == KEY_IS && field_of(place, KEY_REMEASURED))
		return;
	if (key == KEY_ANSWERED)
		return;
	if (key == KEY_KEPT || key == KEY_MISSED || key == KEY_DROPPED)
		add_occurrence(place, key, field, id);
	else if (read_event(place, key, field->value, &event, &unit))
		feed_event(place, &event, id, unit);
	else if (place->replay->problems.count == told) /* else a field beside it was told */
		misread(place, field);
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

static size_t
count_events(const struct document *page, const struct item *item)
{
	size_t count = 0;

	for (size_t n = item->field; n < item->field_end; n++) {
		enum key key = key_of(page->fields[n].key);

		count += key != KEY_OTHER && key < KEY_EVENTS;
	}
	return count;
}

/* Another's view stands beside the ledger: it is only counted. */
static void
count_other(const struct place *place)
{
	struct replay *replay = place->replay;
	const struct field *name = field_of(place, KEY_FOR);
	size_t subject = name && field_of(place, KEY_IS) ?
		subjects_find(&replay->subjects, name->value, place->item->words) : SLICE_NONE;

	if (subject != SLICE_NONE && place->day >= replay->period.first)
		replay->subjects.items[subject].others_views++;
}

static void
feed_item(const struct place *place)
{
	const struct field *names;
	size_t events = count_events(place->page, place->item);

	note_strays(place);
	if (place->other) {
		count_other(place);
		return;
	}
	if (field_of(place, KEY_CORRECTED))
		place->replay->corrected++;
	for (size_t n = 0; (names = item_field(place->page, place->item, "for", n)); n++) {
		if (events == 0) {
			struct event looked = { .kind = EVENT_CHECKED };

			feed_event(place, &looked, names->value, SLICE_EMPTY);
		}
		for (size_t f = place->item->field; f < place->item->field_end; f++) {
			const struct field *field = &place->page->fields[f];
			enum key key = key_of(field->key);

			if (key != KEY_OTHER && key < KEY_EVENTS)
				feed_field(place, key, field, names->value);
		}
	}
	if (events && !field_of(place, KEY_FOR))
		problems_add(&place->replay->problems, place->path, place->item->first + 1,
			"it does not say what it is [for:: …]");
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

void
look_feed(struct replay *replay, const struct document *page, const char *path, int day)
{
	struct place place = { .replay = replay, .page = page, .path = path, .day = day,
		.area = SLICE_NONE };

	for (size_t n = 0; n < page->section_count; n++) {
		const struct section *section = &page->sections[n];
		struct slice title;
		int minute;

		if (section->level == 2) {
			look_heading(section->title, &minute, &title);
			place.area = area_of(replay, title);
		}
		place.other = section->level == 3 ? look_other(section->title).len > 0 :
			section->level > 3 && place.other;
		for (size_t i = section->item; i < section->item_end; i++) {
			place.item = &page->items[i];
			if (place.item->depth == 0)
				feed_item(&place);
		}
	}
}

size_t
look_count(const struct document *page)
{
	size_t count = 0;

	for (size_t n = 0; n < page->item_count; n++)
		count += page->items[n].depth == 0 && count_events(page, &page->items[n]) > 0;
	return count;
}

/* The prose of a look's own section: what stands in no item. */
static void
add_prose(const struct document *page, const struct section *section, struct buf *out)
{
	size_t item = section->item;

	for (size_t line = section->first; line < section->end; line++) {
		while (item < section->item_end && page->items[item].end <= line)
			item++;
		bool inside = item < section->item_end && page->items[item].first <= line;
		struct slice text = slice_trim(document_line(page, line));

		if (inside || text.len == 0 || page->lines[line].kind == LINE_FENCE ||
		    page->lines[line].kind == LINE_COMMENT)
			continue;
		if (out->len)
			buf_add_char(out, ' ');
		buf_add(out, text);
	}
}

void
look_facts(const struct document *page, struct slice id, struct buf *out)
{
	size_t found = DOCUMENT_NONE;

	for (size_t n = 0; n < page->item_count; n++) {
		const struct field *name = item_field(page, &page->items[n], "for", 0);

		if (name && text_same(name->value, id) &&
		    page->sections[page->items[n].section].level == 2)
			found = page->items[n].section;
	}
	if (found != DOCUMENT_NONE)
		add_prose(page, &page->sections[found], out);
}
