/* SPDX-License-Identifier: ISC */
/* Items of looks, read as events by one closed list of keys. */
#include "tension/mention.h"

#include "base/alloc.h"
#include "base/words.h"
#include "journal/result.h"

static const char *const keys[KEY_COUNT] = {
	[KEY_OTHER] = "", [KEY_IS] = "is", [KEY_CHOSEN] = "chosen", [KEY_RAISED] = "raised",
	[KEY_LOWERED] = "lowered", [KEY_LET_GO] = "let-go", [KEY_RESUMED] = "resumed",
	[KEY_ENOUGH] = "enough", [KEY_MOVED] = "moved", [KEY_POSTPONED] = "postponed",
	[KEY_REMEASURED] = "remeasured", [KEY_KEPT] = "kept", [KEY_MISSED] = "missed",
	[KEY_DROPPED] = "dropped", [KEY_ANSWERED] = "answered", [KEY_FOR] = "for",
	[KEY_BECAUSE] = "because", [KEY_CORRECTED] = "corrected",
};

enum key
key_of(struct slice text)
{
	char first = text.len ? (char)(text.ptr[0] | 0x20) : 0;

	for (int n = KEY_IS; n < KEY_COUNT; n++)
		if (keys[n][0] == first && slice_is_nocase(text, keys[n]))
			return (enum key)n;
	return KEY_OTHER;
}

enum key *
mention_keys(const struct document *page)
{
	enum key *found = mem_resize(NULL, page->field_count, sizeof *found);

	for (size_t n = 0; n < page->field_count; n++)
		found[n] = key_of(page->fields[n].key);
	return found;
}

void
mention_misread(const struct place *place, const struct field *field)
{
	problems_add(&place->replay->problems, place->path, place->item->first + 1,
		"[%.*s:: %.*s] is not understood", SLICE_ARG(field->key), SLICE_ARG(field->value));
}

void
mention_unknown(const struct place *place, struct slice id, bool step)
{
	problems_add(&place->replay->problems, place->path, place->item->first + 1,
		step ? "[for:: %.*s] names no step" : N_("[for:: %.*s] names no result"),
		SLICE_ARG(id));
}

static struct field_reader
reader_of(const struct place *place)
{
	return (struct field_reader){ place->page, place->item, place->path,
		&place->replay->problems };
}

const struct field *
mention_field(const struct place *place, enum key key, size_t n)
{
	for (size_t at = place->item->field; at < place->item->field_end; at++)
		if (place->keys[at] == key && n-- == 0)
			return &place->page->fields[at];
	return NULL;
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
	const struct areas *areas = place->replay->areas;
	const struct area *found = areas_find(areas, name); /* taut writes ids */

	if (!found)
		found = areas_find_title(areas, name);
	if (found)
		*area = (size_t)(found - areas->items);
	else if (name.len)
		*area = replay_area(place->replay, name);
	return name.len > 0;
}

bool
mention_read(const struct place *place, enum key key, struct slice value, struct event *event,
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
		is = mention_field(place, KEY_IS, 0);
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
