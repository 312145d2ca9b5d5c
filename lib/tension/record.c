/* SPDX-License-Identifier: ISC */
/* Edits by hand become events, so that no drift is edited away. */
#include "tension/record.h"

#include "base/text.h"
#include "journal/check.h"
#include "store/layout.h"

static const struct slice because = { "edited by hand", 14 };

static void
add_choice(struct buf *items, const struct event *event, const struct result *line,
	struct slice id)
{
	struct buf value = BUF_INIT, field = BUF_INIT;

	values_format(&value, event->from, event->to, line->unit);
	buf_add_text(items, "- ");
	text_escape_line(items, line->text);
	splice_format_field(items, "chosen", buf_slice(&value));
	if (event->first.known && !event->from.known) {
		decimal_format(&field, event->first.value);
		splice_format_field(items, "from", buf_slice(&field));
	}
	if (event->way)
		splice_format_field(items, "way", slice_of(event->way > 0 ? "up" : "down"));
	if (line->slip.known) {
		buf_clear(&field);
		decimal_format(&field, line->slip.value);
		splice_format_field(items, "slip", buf_slice(&field));
	}
	if (line->step.known) {
		buf_clear(&field);
		decimal_format(&field, line->step.value);
		splice_format_field(items, "step", buf_slice(&field));
	}
	splice_format_field(items, "because", because);
	splice_format_field(items, "for", id);
	buf_add_char(items, '\n');
	buf_release(&value);
	buf_release(&field);
}

static bool
is_raise(const struct replay *replay, const struct event *event)
{
	const struct standing *standing = ledger_standing(replay->ledger, event->result);

	return (event->to.value.micro - event->from.value.micro) *
		(standing->way ? standing->way : 1) > 0;
}

static void
add_area(struct buf *out, const struct replay *replay, size_t area)
{
	if (area < replay->areas->count)
		buf_add(out, replay->areas->items[area].id);
	else
		buf_add_text(out, replay->lost_areas.items[area - replay->areas->count]);
}

static void
add_event(struct buf *items, const struct replay *replay, const struct hand_edit *hand,
	const struct result *line, struct slice id)
{
	const struct event *event = &hand->event;
	struct buf value = BUF_INIT;

	switch (event->kind) {
	case EVENT_CHOSEN:
		add_choice(items, event, line, id);
		break;
	case EVENT_REVISED:
		values_format(&value, event->from, event->to, line->unit);
		look_event(items, line->text, is_raise(replay, event) ? "raised" : "lowered",
			buf_slice(&value), because, id);
		break;
	case EVENT_MOVED:
		add_area(&value, replay, hand->area_before);
		buf_add_text(&value, " → ");
		add_area(&value, replay, line->area);
		look_event(items, line->text, "moved", buf_slice(&value), because, id);
		break;
	case EVENT_LET_GO:
		look_event(items, line->text, "let-go", slice_of("yes"), because, id);
		break;
	case EVENT_ENOUGH:
		look_event(items, line->text, "enough", slice_of("yes"), because, id);
		break;
	default:
		look_event(items, line->text, "resumed", slice_of("yes"), because, id);
		break;
	}
	buf_release(&value);
}

static bool
is_for(const struct document *page, const struct item *item, struct slice id)
{
	const struct field *name;

	for (size_t n = 0; (name = item_field(page, item, "for", n)); n++)
		if (text_same(name->value, id))
			return true;
	return false;
}

/* from₀ of a result that an item chose; false while it has none. */
static bool
find_first(const struct replay *replay, const struct item *item, struct slice id,
	struct decimal *first)
{
	size_t subject = subjects_find(&replay->subjects, id, item->words);
	const struct standing *standing = subject == SLICE_NONE ? NULL :
		ledger_standing(replay->ledger, subject);

	if (!standing || !standing->first.known)
		return false;
	*first = standing->first.value;
	return true;
}

/* The item that chose the subject from `?`, unless it has a `from` already or
 * results that it chose as well began, or may yet begin, elsewhere. */
static const struct item *
find_choice(const struct replay *replay, const struct document *page,
	const struct subject *subject, struct decimal first)
{
	const struct item *item = page->items, *end = page->items + page->item_count;
	const struct field *name;
	struct decimal other;

	while (item < end && item->first != subject->waits_line)
		item++;
	if (item == end || !is_for(page, item, slice_of(subject->id)) ||
	    !item_field(page, item, "chosen", 0) || item_field(page, item, "from", 0))
		return NULL;
	for (size_t n = 0; (name = item_field(page, item, "for", n)); n++)
		if (!text_same(name->value, slice_of(subject->id)) &&
		    (!find_first(replay, item, name->value, &other) || other.micro != first.micro))
			return NULL;
	return item;
}

/* The edit by hand that this one goes on from: the last event of its vision. */
static const struct item *
find_edit(const struct document *page, struct slice id, struct maybe now, const char **key)
{
	static const char *const keys[] = { "raised", "lowered", "chosen", "remeasured", "let-go",
		"resumed", "enough" };
	struct maybe from, to;
	struct slice unit;

	for (size_t n = page->item_count; n-- > 0;)
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			const struct item *item = &page->items[n];
			const struct field *field = is_for(page, item, id) ?
				item_field(page, item, keys[k], 0) : NULL;
			const struct field *why = item_field(page, item, "because", 0);

			if (!field)
				continue;
			*key = keys[k];
			return k < 2 && !item_field(page, item, "for", 1) && why &&
				slice_equal(why->value, because) &&
				values_parse(field->value, &from, &to, &unit) && to.known &&
				to.value.micro == now.value.micro ? item : NULL;
		}
	return NULL;
}

static bool
open_checks(struct change *change, int day, struct buf *path, struct document *page,
	struct err *err)
{
	struct buf bytes = BUF_INIT;

	layout_check(path, day);
	bool ok = change_read(change, path->ptr, &bytes, err) &&
		document_parse(page, &bytes, path->ptr, err);

	buf_release(&bytes);
	return ok || err->kind == ERR_NOTHING;
}

static void
put_splice(struct change *change, const char *path, struct splice *splice,
	const struct document *page)
{
	struct buf out = BUF_INIT;

	splice_apply(splice, page, &out);
	change_put(change, path, buf_slice(&out));
	buf_release(&out);
}

/*
 * A second edit of one vision on one day: the event of the first becomes
 * first old → last new, unless another stands between them. Sets *done if
 * there was such an event.
 */
static bool
join_today(const struct replay *replay, const struct event *event, struct slice id,
	struct change *change, bool *done, struct err *err)
{
	struct buf path = BUF_INIT, value = BUF_INIT;
	struct document page = { 0 };
	struct splice splice = { 0 };
	bool ok = open_checks(change, event->day, &path, &page, err);
	const char *key;
	const struct item *item = ok ? find_edit(&page, id, event->from, &key) : NULL;
	struct event joined = *event;
	struct maybe old;
	struct slice unit;

	*done = item && values_parse(item_field(&page, item, key, 0)->value, &joined.from, &old,
		&unit);
	if (*done) {
		const char *now = is_raise(replay, &joined) ? "raised" : "lowered";

		values_format(&value, joined.from, joined.to, unit);
		if (!slice_is(slice_of(now), key))
			splice_remove_field(&splice, &page, item, key);
		splice_set_field(&splice, &page, item, now, buf_slice(&value));
		put_splice(change, path.ptr, &splice, &page);
	}
	splice_release(&splice);
	document_release(&page);
	buf_release(&path);
	buf_release(&value);
	return ok;
}

static bool
record(struct replay *replay, struct pages *pages, const struct hand_edit *hand,
	struct change *change, const struct clock *clock, struct err *err)
{
	const struct result *line = replay->subjects.items[hand->subject].line;
	struct result *own = &pages->areas.results[line - pages->areas.results];
	struct slice id = pages_result_id(pages, own);
	struct look look = LOOK_INIT;
	bool joined = false;
	bool ok = hand->event.kind != EVENT_REVISED ||
		join_today(replay, &hand->event, id, change, &joined, err);

	if (ok && !joined) {
		look.day = clock->day;
		look.minute = clock->minute;
		look.area = replay->areas->items[line->area].title;
		add_event(&look.items, replay, hand, line, id);
		ok = look_write(&look, change, err);
	}
	look_release(&look);
	return ok;
}

/* from₀ onto the choice that was made before there was a reading. */
static bool
freeze(const struct replay *replay, size_t subject, struct change *change, struct err *err)
{
	const struct standing *standing = ledger_standing(replay->ledger, subject);
	struct buf path = BUF_INIT, value = BUF_INIT;
	struct document page = { 0 };
	struct splice splice = { 0 };
	const struct subject *chosen = &replay->subjects.items[subject];
	bool ok = open_checks(change, chosen->waits_day, &path, &page, err);
	const struct item *item = ok ? find_choice(replay, &page, chosen, standing->first.value) :
		NULL;

	if (item) {
		decimal_format(&value, standing->first.value);
		splice_set_field(&splice, &page, item, "from", buf_slice(&value));
		put_splice(change, path.ptr, &splice, &page);
	}
	splice_release(&splice);
	document_release(&page);
	buf_release(&path);
	buf_release(&value);
	return ok;
}

static bool
set_back(const struct replay *replay, size_t subject, struct pages *pages)
{
	const struct result *line = replay->subjects.items[subject].line;
	const struct standing *standing = ledger_standing(replay->ledger, subject);

	if (!line || !standing->chosen || !standing->vision.known)
		return false;
	const struct result *own = &pages->areas.results[line - replay->areas->results];
	const struct document *page = result_page(&pages->areas, own);
	const struct item *item = result_item(&pages->areas, own);

	if (!item_field(page, item, "to", 1))
		return false;
	struct splice *splice = pages_splice(pages, own->area);
	const struct field *field;
	struct buf value = BUF_INIT;

	decimal_format(&value, standing->vision.value);
	for (size_t n = 1; (field = item_field(page, item, "to", n)); n++) {
		bool blank = field->start && page->bytes.ptr[field->start - 1] == ' ';

		if (n == 1)
			splice_set_field(splice, page, item, "to", buf_slice(&value));
		splice_put(splice, field->start - blank, field->end, SLICE_EMPTY);
	}
	buf_release(&value);
	return true;
}

size_t
record_set_back(const struct replay *replay, struct pages *pages)
{
	size_t count = 0;

	for (size_t n = 0; n < replay->subjects.count; n++)
		count += set_back(replay, n, pages);
	return count;
}

bool
record_hands(struct replay *replay, struct pages *pages, struct change *change,
	const struct clock *clock, size_t *count, struct err *err)
{
	for (size_t n = 0; n < replay->subjects.count; n++) {
		const struct standing *standing = ledger_standing(replay->ledger, n);

		if (replay->subjects.items[n].waits_for_first && standing->first.known &&
		    !replay->subjects.items[n].by_hand && !freeze(replay, n, change, err))
			return false;
	}
	for (size_t n = 0; n < replay->hand_count; n++)
		if (!record(replay, pages, &replay->hands[n], change, clock, err))
			return false;
	*count = replay->hand_count;
	return true;
}

size_t
record_merged(const struct replay *replay, struct pages *pages)
{
	size_t count = 0;

	for (size_t n = 0; n < replay->hand_count; n++) {
		const struct event *event = &replay->hands[n].event;
		const struct result *line = replay->subjects.items[event->result].line;
		struct buf value = BUF_INIT;

		if (event->kind != EVENT_REVISED || !line || !event->from.known)
			continue;
		const struct result *own = &pages->areas.results[line - replay->areas->results];

		decimal_format(&value, event->from.value);
		splice_set_field(pages_splice(pages, own->area), result_page(&pages->areas, own),
			result_item(&pages->areas, own), "to", buf_slice(&value));
		buf_release(&value);
		count++;
	}
	return count;
}
