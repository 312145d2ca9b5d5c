/* SPDX-License-Identifier: ISC */
/*
 * The questions of a vision. Invariant: the scene that stands in the page is not
 * shown before a new one is written.
 */
#include "cmd/scene/seen.h"

#include <string.h>

#include "base/text.h"
#include "cmd/replied.h"
#include "seal/passage.h"

#define OLD_MAX 1200 /* bytes of the old scene that are shown beside the new one */

static const struct prompt_place places[] = {
	{ "scene", true }, { "changed", true }, { "result", false }, { "take", false },
	{ "instead", false }, { "bring", false }, { "goal", false }, { "way", false },
	{ "marks", false }, { NULL, false }
};
static const struct prompt_list lists[] = {
	{ "area", NULL }, { "result", "area" }, { NULL, NULL }
};
static const char *const flags[] = { "had-scene", "rated", "way-open", NULL };
static const char *const values[] = { "area", "result", "it", NULL };
static const struct prompt_names names = { "vision", places, lists, flags, values };

bool
seen_result(const struct replies *answers, size_t n, struct buf *words, struct buf *key)
{
	const struct reply *answer = NULL;
	size_t at = 0, start = key->len;

	for (size_t m = 0; m <= n; m++)
		if (!(answer = replies_next(answers, &at, "result", NULL)))
			return false;
	text_ascii(key, slice_of(answer->key));
	struct slice instead = replied_last(answers, "instead", key->ptr + start);

	if (slice_is(replied_last(answers, "take", key->ptr + start), "no"))
		buf_add(words, instead);
	else
		buf_add(words, slice_trim(buf_slice(&answer->text)));
	return true;
}

void
seen_goal(const struct replies *answers, const char *key, struct goal *goal)
{
	struct slice way = replied_last(answers, "way", key);
	struct err ignored;

	*goal = (struct goal){ .way = NULL };
	if (goal_read(goal, replied_last(answers, "goal", key), &ignored) &&
	    goal_is_open(goal) && way.len)
		goal->way = slice_is(way, "down") ? "down" : "up";
}

static void
matters(const struct replies *answers, struct matters *out, void *context)
{
	const struct seen *seen = context;
	size_t within = matters_add(out, "area", seen->area->id, SLICE_NONE);
	struct buf words = BUF_INIT, key = BUF_INIT;

	for (size_t n = 0; seen_result(answers, n, &words, &key); n++) {
		matters_add(out, "result", buf_slice(&key), within);
		buf_clear(&words);
		buf_clear(&key);
	}
	buf_release(&words);
	buf_release(&key);
}

static bool
is(const struct ask_at *at, const char *flag)
{
	const struct seen *seen = at->context;
	struct goal goal;

	if (strcmp(flag, "had-scene") == 0)
		return area_vision(seen->area).len > 0;
	seen_goal(at->answers, at->matter, &goal);
	if (strcmp(flag, "rated") == 0)
		return goal_is_rated(&goal);
	goal.way = NULL;
	return goal_is_open(&goal);
}

/* The words of a result by its key. */
static void
add_result(const struct replies *answers, const char *matter, struct buf *out)
{
	struct buf words = BUF_INIT, key = BUF_INIT;
	bool found = false;

	for (size_t n = 0; !found && seen_result(answers, n, &words, &key); n++) {
		found = slice_is(buf_slice(&key), matter);
		if (found)
			text_escape_line(out, buf_slice(&words));
		buf_clear(&words);
		buf_clear(&key);
	}
	buf_release(&words);
	buf_release(&key);
}

/* A result that would not be taken, with nothing in its place. */
static bool
is_left_out(const struct ask_at *at)
{
	struct buf words = BUF_INIT;

	add_result(at->answers, at->matter, &words);
	bool out = words.len == 0;

	buf_release(&words);
	return out;
}

/* What changed belongs to a look, which may have to be sealed. */
static bool
skips(const struct ask_at *at)
{
	const struct seen *seen = at->context;
	const char *place = at->question->place->name;

	if (strcmp(place, "changed") == 0)
		return seen->skipping;
	return at->question->list && strcmp(at->question->list->name, "result") == 0 &&
		strcmp(place, "take") != 0 && strcmp(place, "instead") != 0 && is_left_out(at);
}

/* As it was first said, for the question whether it would be taken. */
static void
add_wish(const struct replies *answers, const char *matter, struct buf *out)
{
	const struct reply *answer;
	struct buf key = BUF_INIT;
	size_t at = 0;

	while ((answer = replies_next(answers, &at, "result", NULL))) {
		buf_clear(&key);
		text_ascii(&key, slice_of(answer->key));
		if (slice_is(buf_slice(&key), matter))
			text_escape_line(out, slice_trim(buf_slice(&answer->text)));
	}
	buf_release(&key);
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct seen *seen = at->context;
	const struct reply *last = NULL;
	size_t from = 0;

	if (strcmp(name, "area") == 0) {
		text_escape_line(out, seen->area->title);
		return;
	}
	if (strcmp(name, "result") == 0) {
		add_wish(at->answers, at->matter, out);
		return;
	}
	/* what the time before brought */
	for (unsigned n = 1; n < at->nth; n++)
		last = replies_next(at->answers, &from, "bring", at->matter);
	if (last)
		text_escape_line(out, slice_trim(buf_slice(&last->text)));
	else
		add_result(at->answers, at->matter, out);
}

void
seen_old(const struct area *area, struct buf *out)
{
	struct slice old = area_vision(area);
	struct buf hidden = BUF_INIT, cut = BUF_INIT;

	if (passage_hide(&hidden, old, area->path))
		old = buf_slice(&hidden);
	old = slice_trim(old);
	if (old.len > OLD_MAX) {
		size_t end = OLD_MAX;

		while (end > OLD_MAX - 4 && !text_is_utf8(slice_part(old, 0, end)))
			end--;
		buf_add(&cut, slice_part(old, 0, end));
		buf_add_text(&cut, " ...");
		old = buf_slice(&cut);
	}
	text_escape(out, old);
	buf_release(&hidden);
	buf_release(&cut);
}

/* The old scene, now that the new one is written. */
static void
before(const struct ask_at *at, struct buf *out)
{
	const struct seen *seen = at->context;

	if (strcmp(at->question->place->name, "changed") == 0)
		seen_old(seen->area, out);
}

/* Whether another line says the same: one of the journal, or another answer. */
static bool
is_there(const struct ask_at *at, struct slice typed)
{
	const struct seen *seen = at->context;
	struct buf own = BUF_INIT;
	const struct reply *answer;
	bool there = false;
	size_t from = 0;

	for (size_t n = 0; n < seen->areas.result_count; n++)
		there = there || text_same(seen->areas.results[n].text, slice_trim(typed));
	buf_add_text(&own, at->question->id);
	if (at->nth > 1)
		buf_printf(&own, "~%u", at->nth);
	buf_printf(&own, ".%s", at->matter);
	while ((answer = replies_next(at->answers, &from, "result", NULL)))
		there = there || (!slice_is(buf_slice(&own), answer->key) &&
			text_same(slice_trim(buf_slice(&answer->text)), slice_trim(typed)));
	buf_release(&own);
	return there;
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const char *place = at->question->place->name;
	struct goal goal;

	if (strcmp(place, "goal") == 0)
		return goal_read(&goal, typed, err);
	if ((strcmp(place, "result") == 0 || strcmp(place, "instead") == 0) &&
	    is_there(at, typed))
		return err_set(err, ERR_USAGE, "that is there already");
	return true;
}

static bool
is_private(const struct ask_at *at)
{
	const struct seen *seen = at->context;

	return seen->sealing && at->question->place->may_be_private;
}

struct ask_flow
seen_flow(struct seen *seen)
{
	return (struct ask_flow){ .names = &names, .context = seen,
		.plain = "scene", .matters = matters, .is = is, .skips = skips, .value = value,
		.before = before, .check = check, .is_private = is_private };
}
