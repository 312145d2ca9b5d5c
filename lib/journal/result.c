/* SPDX-License-Identifier: ISC */
/* Results from their lines: what a field means, and what is not understood. */
#include "journal/result.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

#define ARROW "\xe2\x86\x92" /* → */

bool
item_is_for(const struct document *page, const struct item *item, struct slice id)
{
	const struct field *name;

	for (size_t n = 0; (name = item_field(page, item, "for", n)); n++)
		if (text_same(name->value, id))
			return true;
	return false;
}

size_t
field_line(const struct field_reader *reader)
{
	return reader->item->first + 1;
}

struct slice
field_text(const struct field_reader *reader, const char *key)
{
	const struct field *field = item_field(reader->page, reader->item, key, 0);

	return field ? field->value : SLICE_EMPTY;
}

static bool
misread(const struct field_reader *reader, const char *key, struct slice value)
{
	if (reader->problems)
		problems_add(reader->problems, reader->file, field_line(reader),
			"[%s:: %.*s] is not understood", key, SLICE_ARG(value));
	return false;
}

bool
field_number(const struct field_reader *reader, const char *key, struct maybe *out)
{
	const struct field *field = item_field(reader->page, reader->item, key, 0);

	if (!field)
		return true;
	if (!decimal_parse(field->value, &out->value))
		return misread(reader, key, field->value);
	out->known = true;
	return true;
}

bool
field_day(const struct field_reader *reader, const char *key, int *day)
{
	const struct field *field = item_field(reader->page, reader->item, key, 0);

	if (!field)
		return true;
	return day_parse(field->value, day) || misread(reader, key, field->value);
}

bool
field_way(const struct field_reader *reader, int *way)
{
	struct slice text = field_text(reader, "way");

	if (slice_is_nocase(text, "up"))
		*way = 1;
	else if (slice_is_nocase(text, "down"))
		*way = -1;
	else if (text.len)
		return misread(reader, "way", text);
	return true;
}

enum result_kind
result_kind_of(struct maybe to, struct slice unit)
{
	if (!to.known)
		return RESULT_WORDS;
	return slice_is(unit, "/10") ? RESULT_RATED : RESULT_MEASURED;
}

static bool
no_strays(const struct field_reader *reader)
{
	static const char *const known[] = { "from", "to", "unit", "way", "slip", "step", "by",
		"focus", "lag", "let-go", "enough" };
	struct slice key;
	size_t at = 0;
	bool none = true;

	while (item_stray(reader->item, &at, &key))
		for (size_t n = 0; n < sizeof known / sizeof *known; n++)
			if (slice_is_nocase(key, known[n]))
				none = misread(reader, known[n], slice_of(_("in the text")));
	return none;
}

struct result
result_parse(const struct document *page, size_t index, const char *file,
	struct problems *problems)
{
	const struct item *item = &page->items[index];
	struct field_reader reader = { page, item, file, problems };
	struct result result = {
		.item = index, .line = item->first + 1, .id = item->id, .text = item->words,
		.unit = field_text(&reader, "unit"), .horizon_day = DAY_NONE,
		.let_go_day = DAY_NONE, .enough_day = DAY_NONE,
		.let_go = item->box == '-', .enough = item->box == 'x' || item->box == 'X',
		.focus = slice_is_nocase(field_text(&reader, "focus"), "yes"),
	};
	struct maybe lag = { 0 };
	bool sound = no_strays(&reader);

	sound = field_number(&reader, "from", &result.from) && sound;
	sound = field_number(&reader, "to", &result.to) && sound;
	sound = field_number(&reader, "slip", &result.slip) && sound;
	sound = field_number(&reader, "step", &result.step) && sound;
	sound = field_number(&reader, "lag", &lag) && sound;
	sound = field_way(&reader, &result.way) && sound;
	sound = field_day(&reader, "by", &result.horizon_day) && sound;
	sound = field_day(&reader, "let-go", &result.let_go_day) && sound;
	sound = field_day(&reader, "enough", &result.enough_day) && sound;
	result.lag_days = (int)(lag.value.micro / DECIMAL_ONE);
	result.sound = sound;
	result.kind = result_kind_of(result.to, result.unit);
	return result;
}

bool
result_is_open(const struct result *result)
{
	return !result->let_go && !result->enough;
}

static void
format_maybe(struct buf *out, struct maybe value)
{
	if (value.known)
		decimal_format(out, value.value);
	else
		buf_add_char(out, '?');
}

void
values_format(struct buf *out, struct maybe from, struct maybe to, struct slice unit)
{
	format_maybe(out, from);
	buf_add_text(out, " " ARROW " ");
	format_maybe(out, to);
	if (unit.len) {
		buf_add_char(out, ' ');
		buf_add(out, unit);
	}
}

static bool
parse_maybe(struct slice text, struct maybe *out)
{
	*out = (struct maybe){ 0 };
	if (slice_is(text, "?"))
		return true;
	out->known = decimal_parse(text, &out->value);
	return out->known;
}

bool
values_parse(struct slice text, struct maybe *from, struct maybe *to, struct slice *unit)
{
	const char *arrow = slice_find(text, ARROW) != SLICE_NONE ? ARROW : "->";
	size_t at = slice_find(text, arrow);
	struct maybe a, b;
	struct slice word;

	if (at == SLICE_NONE)
		return false;
	struct slice rest = slice_trim(slice_from(text, at + strlen(arrow)));

	if (!parse_maybe(slice_trim(slice_part(text, 0, at)), &a) || !slice_word(&rest, &word) ||
	    !parse_maybe(word, &b))
		return false;
	*from = a;
	*to = b;
	*unit = slice_trim(rest);
	return true;
}
