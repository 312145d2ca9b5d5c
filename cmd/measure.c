/* SPDX-License-Identifier: ISC */
/*
 * Yardsticks: a new result with its numbers, and a result measured anew. What
 * is written on the line and what is written as event say the same.
 */
#include "cmd/choosing.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "journal/id.h"
#include "journal/name.h"

struct numbers {
	struct maybe from, to, slip;
	struct slice unit;
	int way;
	bool hold;           /* a level to keep; `from` is only how it is now */
};

static bool
read_number(const char *typed, struct slice unit, struct maybe *out, struct err *err)
{
	return !typed || number_given(slice_of(typed), unit, out, err);
}

static bool
read_way(const char *typed, int *way, struct err *err)
{
	if (!typed)
		return true;
	*way = strcmp(typed, "up") == 0 ? 1 : strcmp(typed, "down") == 0 ? -1 : 0;
	return *way || err_set(err, ERR_USAGE, "--way is up or down, not '%s'", typed);
}

static bool
read_numbers(const struct choice_opts *opts, struct numbers *numbers, struct err *err)
{
	numbers->unit = opts->unit ? slice_trim(slice_of(opts->unit)) : SLICE_EMPTY;
	if (!read_number(opts->from, numbers->unit, &numbers->from, err) ||
	    !read_number(opts->to, numbers->unit, &numbers->to, err) ||
	    !read_number(opts->slip, numbers->unit, &numbers->slip, err) ||
	    !read_way(opts->way, &numbers->way, err))
		return false;
	numbers->hold = opts->hold != NULL;
	if (opts->hold && opts->to)
		return err_set(err, ERR_USAGE, "--hold is in place of --to");
	return read_number(opts->hold, numbers->unit, &numbers->to, err);
}

static bool
check_unit(struct slice unit, struct err *err)
{
	bool sound = text_is_utf8(unit) && unit.len <= 32;

	for (size_t at = 0; at < unit.len; at++)
		sound = sound && (unsigned char)unit.ptr[at] >= ' ' &&
			slice_find_char(slice_of("[]`"), unit.ptr[at]) == SLICE_NONE;
	return sound || err_set(err, ERR_USAGE, "'%.*s' will not do as a unit", SLICE_ARG(unit));
}

static bool
is_rating(const struct maybe *value)
{
	return !value->known ||
		(value->value.micro >= 0 && value->value.micro <= 10 * DECIMAL_ONE);
}

static bool
check_numbers(const struct choice_opts *opts, const struct numbers *numbers, struct err *err)
{
	bool rated = slice_is(numbers->unit, "/10");
	bool even = numbers->from.known && numbers->to.known &&
		numbers->from.value.micro == numbers->to.value.micro;

	if (!numbers->to.known) {
		if (!numbers->from.known && !numbers->unit.len && !numbers->slip.known)
			return true; /* in words only */
		err_set(err, ERR_USAGE, "where shall it go? --to is missing");
		return err_hint(err, "without a number a result is checked in words");
	}
	if (!check_unit(numbers->unit, err))
		return false;
	if (rated && (!is_rating(&numbers->to) || !is_rating(&numbers->from)))
		return err_set(err, ERR_USAGE, "a rating is from 0 to 10");
	if ((even || numbers->hold) && !numbers->slip.known) {
		err_set(err, ERR_USAGE, "a level to hold needs to know what would be a real slip");
		return err_hint(err, "--slip DISTANCE: how far off it would be one");
	}
	if ((even || numbers->hold) && numbers->way == 0 && !rated) {
		err_set(err, ERR_USAGE, "a level to hold needs to know which way is better");
		return err_hint(err, "--way up, or --way down");
	}
	if (numbers->slip.known && numbers->slip.value.micro <= 0)
		return err_set(err, ERR_USAGE, "--slip is a distance above 0");
	if (!numbers->hold && !numbers->from.known && !rated && numbers->way == 0) {
		err_set(err, ERR_USAGE, "without --from, which way is better?");
		return err_hint(err, "--way up, or --way down; or --from N, how it is now");
	}
	if (!numbers->hold && numbers->from.known && !even && !rated && numbers->way &&
	    (numbers->to.value.micro > numbers->from.value.micro) != (numbers->way > 0))
		return err_set(err, ERR_USAGE, "--way %s goes against --from and --to", opts->way);
	return true;
}

bool
measure_check(const struct choice_opts *opts, struct err *err)
{
	struct numbers numbers = { 0 };

	return read_numbers(opts, &numbers, err) && check_numbers(opts, &numbers, err);
}

static void
add_maybe(struct buf *line, const char *key, const struct maybe *value)
{
	struct buf number = BUF_INIT;

	if (!value->known)
		return;
	decimal_format(&number, value->value);
	splice_format_field(line, key, buf_slice(&number));
	buf_release(&number);
}

/* The fields that a result's line and the event of its choice have in common. */
static void
add_yardstick(struct buf *line, const struct numbers *numbers)
{
	if (numbers->way)
		splice_format_field(line, "way", slice_of(numbers->way > 0 ? "up" : "down"));
	add_maybe(line, "slip", &numbers->slip);
}

static bool
mint_id(struct work *work, const struct choosing *choosing, struct slice text, struct buf *id,
	struct err *err)
{
	if (!choosing->opts->id) {
		id_mint(id, &work->pages.areas, text, &work->pages.minted);
		names_add(&work->pages.minted, buf_slice(id));
		return true;
	}
	buf_add_text(id, choosing->opts->id);
	if (!id_is_valid(buf_slice(id)) || id_is_command(buf_slice(id))) {
		err_set(err, ERR_USAGE, "'%s' will not do as an id", id->ptr);
		return err_hint(err, "letters, digits and dashes, and no command's name");
	}
	if (id_is_taken(&work->pages.areas, buf_slice(id)) ||
	    subjects_find(&work->replay.subjects, buf_slice(id), SLICE_EMPTY) != SLICE_NONE)
		return err_set(err, ERR_USAGE, "the id '%s' is taken", id->ptr);
	names_add(&work->pages.minted, buf_slice(id));
	return true;
}

/* The event of a choice. A level to hold is chosen from `?`: nothing was read
 * yet, unless it is said how it is now. */
static void
add_choice(struct buf *items, const struct choosing *choosing, const struct numbers *numbers,
	struct slice text, struct slice id)
{
	struct maybe from = numbers->hold ? (struct maybe){ 0 } : numbers->from;
	struct buf value = BUF_INIT;

	values_format(&value, from, numbers->to, numbers->unit);
	buf_add_text(items, "- ");
	buf_add(items, text);
	splice_format_field(items, "chosen", buf_slice(&value));
	add_yardstick(items, numbers);
	if (choosing->reason.len)
		splice_format_field(items, "because", buf_slice(&choosing->reason));
	splice_format_field(items, "for", id);
	buf_add_char(items, '\n');
	if (numbers->hold && numbers->from.known) {
		buf_clear(&value);
		decimal_format(&value, numbers->from.value);
		look_event(items, text, "is", buf_slice(&value), SLICE_EMPTY, id);
	}
	buf_release(&value);
}

static void
write_result(struct work *work, struct choosing *choosing, size_t area,
	const struct numbers *numbers, struct slice id)
{
	struct buf line = BUF_INIT, day = BUF_INIT, words = BUF_INIT;

	words_given(&words, choosing->second);
	struct slice text = buf_slice(&words);

	buf_add_text(&line, "- ");
	buf_add(&line, text);
	if (!numbers->hold)
		add_maybe(&line, "from", &numbers->from);
	add_maybe(&line, "to", &numbers->to);
	if (numbers->unit.len)
		splice_format_field(&line, "unit", numbers->unit);
	add_yardstick(&line, numbers);
	if (choosing->by_day != DAY_NONE) {
		day_format(&day, choosing->by_day);
		splice_format_field(&line, "by", buf_slice(&day));
	}
	if (!numbers->to.known && choosing->reason.len)
		splice_format_field(&line, "because", buf_slice(&choosing->reason));
	buf_printf(&line, " ^%.*s", SLICE_ARG(id));
	buf_add(&line, buf_slice(&choosing->notes));
	pages_add_result(&work->pages, area, buf_slice(&line));
	if (numbers->to.known)
		add_choice(&work->look.items, choosing, numbers, text, id);
	buf_release(&line);
	buf_release(&day);
	buf_release(&words);
}

/* The same words let go not long ago: is it the one? */
static const struct result *
find_same(const struct work *work, struct slice text)
{
	for (size_t n = 0; n < work->pages.areas.result_count; n++)
		if (text_same(work->pages.areas.results[n].text, text))
			return &work->pages.areas.results[n];
	return NULL;
}

static bool
refuse_double(const struct result *same, const char *text, struct err *err)
{
	if (same->id.len == 0) {
		err_set(err, ERR_USAGE, "'%s' is there already, without an id", text);
		return err_hint(err, "'taut sync --local' gives it one");
	}
	err_set(err, ERR_USAGE, "'%s' is there already, as '%.*s'", text, SLICE_ARG(same->id));
	if (result_is_open(same))
		return err_hint(
			err, "to move its vision: taut vision %.*s=VALUE", SLICE_ARG(same->id));
	return err_hint(err, "is this the one you let go? taut vision resume %.*s",
		SLICE_ARG(same->id));
}

bool
measure_add(struct work *work, struct choosing *choosing, struct err *err)
{
	struct numbers numbers = { 0 };
	struct slice text = slice_trim(slice_of(choosing->second));
	struct buf id = BUF_INIT;
	struct name name;

	if (!name_find(&work->pages.areas, choosing->name, NAME_AREA, &name, err) ||
	    !read_numbers(choosing->opts, &numbers, err) ||
	    !check_numbers(choosing->opts, &numbers, err))
		return false;
	if (!text.len || !text_is_utf8(text))
		return err_set(err, ERR_USAGE, "a result needs words");
	const struct result *same = find_same(work, text);
	size_t area = (size_t)(name.area - work->pages.areas.items);

	if (same)
		return refuse_double(same, choosing->second, err);
	bool ok = mint_id(work, choosing, text, &id, err) && work_look(work, area, err);

	if (ok) {
		write_result(work, choosing, area, &numbers, buf_slice(&id));
		buf_printf(&choosing->said, _("in %.*s: %.*s  ^%s"), SLICE_ARG(name.area->title),
			SLICE_ARG(text), id.ptr);
	}
	buf_release(&id);
	return ok;
}

/* The way and the slip of the new yardstick; those of the old one go. */
static void
set_way(struct splice *splice, const struct document *page, const struct item *item,
	const struct numbers *numbers)
{
	if (numbers->way)
		splice_set_field(splice, page, item, "way",
			slice_of(numbers->way > 0 ? "up" : "down"));
	else
		splice_remove_field(splice, page, item, "way");
	if (numbers->slip.known)
		choosing_set_number(splice, page, item, "slip", &numbers->slip);
	else
		splice_remove_field(splice, page, item, "slip");
}

bool
measure_anew(struct work *work, struct choosing *choosing, struct err *err)
{
	struct numbers numbers = { 0 };
	struct result *result;
	struct buf value = BUF_INIT, now = BUF_INIT;

	if (!choosing_find(work, choosing, &result, err) ||
	    !read_numbers(choosing->opts, &numbers, err))
		return false;
	if (!choosing->opts->unit)
		numbers.unit = result->unit;
	if (numbers.hold && !numbers.from.known)
		numbers.from = numbers.to;
	if (!numbers.to.known || !numbers.from.known) {
		err_set(err, ERR_USAGE, "re-measuring needs where it is and where it shall go");
		return err_hint(err, "taut vision remeasure %s --from N --to N --unit U",
			choosing->name);
	}
	if (!check_numbers(choosing->opts, &numbers, err))
		return false;
	const struct document *page = result_page(&work->pages.areas, result);
	const struct item *item = result_item(&work->pages.areas, result);
	struct splice *splice = pages_splice(&work->pages, result->area);
	struct standing before = *work_standing(work, result), after = before;
	struct event event = { .kind = before.chosen ? EVENT_REMEASURED : EVENT_CHOSEN,
		.day = work->look.day, .from = numbers.from, .to = numbers.to, .is = numbers.from,
		.way = numbers.way, .slip = numbers.slip,
		.result_kind = result_kind_of(numbers.to, numbers.unit) };

	choosing_set_number(splice, page, item, "from", &numbers.from);
	choosing_set_number(splice, page, item, "to", &numbers.to);
	if (numbers.unit.len)
		splice_set_field(splice, page, item, "unit", numbers.unit);
	set_way(splice, page, item, &numbers);
	values_format(&value, numbers.from, numbers.to, numbers.unit);
	decimal_format(&now, numbers.from.value);
	buf_add_text(&work->look.items, "- ");
	text_escape_line(&work->look.items, result->text);
	splice_format_field(&work->look.items, before.chosen ? "remeasured" : "chosen",
		buf_slice(&value));
	if (before.chosen)
		splice_format_field(&work->look.items, "is", buf_slice(&now));
	add_yardstick(&work->look.items, &numbers);
	if (choosing->reason.len)
		splice_format_field(&work->look.items, "because", buf_slice(&choosing->reason));
	splice_format_field(&work->look.items, "for", result->id);
	buf_add_char(&work->look.items, '\n');
	standing_apply(&after, &event);
	struct result anew = *result;

	anew.unit = numbers.unit;
	work_tell(&choosing->said, &anew, &before, &after, choosing->session->view.ascii);
	buf_add_text(&choosing->said, _("; measured anew, so the gap may have jumped"));
	buf_release(&value);
	buf_release(&now);
	return true;
}
