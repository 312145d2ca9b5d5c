/* SPDX-License-Identifier: ISC */
/* Which areas, results and steps a look asks about. */
#include "cmd/check/asked.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/text.h"
#include "cmd/ask.h"
#include "cmd/keep.h"

#define STEP_LOOPS 10000 /* occurrences of a step that nobody looked at for years */
#define QUESTIONS_EACH 4 /* at most, a result */

/* An id, or letters and digits of the words. */
static void
add_key(struct slice id, struct slice words, struct buf *out)
{
	if (id.len) {
		buf_add(out, id);
		return;
	}
	text_ascii(out, slice_part(words, 0, words.len < 60 ? words.len : 60));
}

void
asked_result_key(const struct result *result, struct buf *out)
{
	add_key(result->id, result->text, out);
}

void
asked_step_key(const struct step *step, struct buf *out)
{
	add_key(step->id, step->text, out);
}

static bool
is_open(const struct areas *areas, const struct result *result)
{
	return result_is_live(areas, result) && result->sound;
}

/* In an area, or (SLICE_NONE) in all of them: whether anything is in focus. */
static bool
has_focus(const struct areas *areas, size_t area)
{
	bool any = false;

	for (size_t n = 0; n < areas->result_count; n++)
		any = any || (areas->results[n].focus && is_open(areas, &areas->results[n]) &&
			(area == SLICE_NONE || areas->results[n].area == area));
	return any;
}

/* What is in focus, words too; without any focus all numbers, and the words of an
 * area that was named. */
static void
ask_area(struct asked *asked, size_t area)
{
	const struct areas *areas = &asked->reading.areas;
	bool focus = !asked->whole && has_focus(areas, area);

	for (size_t n = 0; n < areas->result_count; n++) {
		const struct result *result = &areas->results[n];

		if ((area != SLICE_NONE && result->area != area) || !is_open(areas, result) ||
		    (focus ? !result->focus : !asked->whole && area == SLICE_NONE &&
			result->kind == RESULT_WORDS))
			continue;
		asked->results[n] = asked->areas[result->area] = true;
	}
	if (area != SLICE_NONE)
		asked->areas[area] = true;
}

static bool
ask_named(struct asked *asked, const char *typed, struct err *err)
{
	const struct areas *areas = &asked->reading.areas;
	struct name name;

	if (!name_find(areas, typed, NAME_AREA | NAME_RESULT, &name, err))
		return false;
	if (name.area) {
		ask_area(asked, (size_t)(name.area - areas->items));
		return true;
	}
	asked->results[name.result - areas->results] = true;
	asked->areas[name.result->area] = true;
	return true;
}

bool
asked_open(struct asked *asked, int argc, char **argv, struct err *err)
{
	struct session *session = asked->checking->session;
	int today = session->clock.day;
	const struct areas *areas = &asked->reading.areas;
	bool ok = reading_open(&asked->reading, session, (struct span){ today, today }, err);

	asked->areas = mem_alloc(areas->count, sizeof *asked->areas);
	asked->private = mem_alloc(areas->count, sizeof *asked->private);
	asked->results = mem_alloc(areas->result_count, sizeof *asked->results);
	for (int n = 0; ok && n < argc; n++)
		ok = ask_named(asked, argv[n], err);
	if (ok && argc == 0)
		ask_area(asked, SLICE_NONE);
	for (size_t n = 0; n < areas->count; n++)
		asked->count += asked->areas[n];
	return ok;
}

void
asked_close(struct asked *asked)
{
	free(asked->areas);
	free(asked->private);
	free(asked->results);
	reading_close(&asked->reading);
}

int
asked_step_day(const struct step *step, int today)
{
	int day = step->due_day, next = day;

	if (step->repeat.len == 0)
		return today;
	for (int n = 0; n < STEP_LOOPS && repeat_next(step->repeat, day, &next); n++) {
		if (next > today || next <= day)
			break;
		day = next;
	}
	return day;
}

/* Its day has come, and nobody said how it went. */
static bool
is_due(const struct asked *asked, const struct step *step)
{
	const struct replay *replay = &asked->reading.replay;
	int today = asked->checking->session->clock.day, day;

	if (!step_is_open(step) || step->due_day == DAY_NONE || step->due_day > today)
		return false;
	day = asked_step_day(step, today);
	return !keep_is_noted(replay, step, day, false) && !keep_is_noted(replay, step, day, true);
}

/* For one of the results that are asked about, or for the area itself. */
static bool
is_for_asked(const struct asked *asked, const struct step *step)
{
	const struct areas *areas = &asked->reading.areas;
	bool any = step_is_for(areas, step, areas->items[step->area].id) ||
		step_for(areas, step, 0).len == 0;

	for (size_t n = 0; n < areas->result_count; n++)
		any = any || (asked->results[n] && areas->results[n].id.len &&
			step_is_for(areas, step, areas->results[n].id));
	return any;
}

/* How many steps may be asked about: with the facts, the numbers, what changed
 * and what gets in the way there are at most four questions a result. */
static size_t
step_room(const struct asked *asked, const struct replies *answers, size_t area)
{
	const struct areas *areas = &asked->reading.areas;
	size_t room = 0, used = 2;

	for (size_t n = 0; n < areas->result_count; n++) {
		const struct result *result = &areas->results[n];
		struct buf key = BUF_INIT;
		size_t at = 0;

		if (!asked->results[n] || result->area != area)
			continue;
		asked_result_key(result, &key);
		const struct reply *answer = replies_next(answers, &at, "reading", key.ptr);

		room += QUESTIONS_EACH;
		used += answer && asked_is_jump(asked, result, buf_slice(&answer->text)) ? 2 : 1;
		buf_release(&key);
	}
	return room == 0 ? 1 : room > used ? room - used : 0;
}

static void
add_steps(const struct asked *asked, const struct replies *answers, size_t area, size_t within,
	struct matters *out)
{
	const struct areas *areas = &asked->reading.areas;
	size_t room = step_room(asked, answers, area);

	for (size_t n = 0; room > 0 && n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];
		struct buf key = BUF_INIT;

		if (step->area != area || !is_due(asked, step) || !is_for_asked(asked, step))
			continue;
		asked_step_key(step, &key);
		matters_add(out, "step", buf_slice(&key), within);
		buf_release(&key);
		room--;
	}
}

void
asked_matters(const struct replies *answers, struct matters *out, void *context)
{
	const struct asked *asked = context;
	const struct areas *areas = &asked->reading.areas;

	for (size_t a = 0; a < areas->count; a++) {
		if (!asked->areas[a])
			continue;
		size_t within = matters_add(out, "area", areas->items[a].id, SLICE_NONE);

		for (size_t n = 0; n < areas->result_count; n++) {
			struct buf key = BUF_INIT;

			if (!asked->results[n] || areas->results[n].area != a)
				continue;
			asked_result_key(&areas->results[n], &key);
			matters_add(out, "result", buf_slice(&key), within);
			buf_release(&key);
		}
		add_steps(asked, answers, a, within, out);
	}
}

const struct area *
asked_area(const struct asked *asked, const char *key)
{
	return areas_find(&asked->reading.areas, slice_of(key));
}

const struct result *
asked_result(const struct asked *asked, const char *key)
{
	const struct areas *areas = &asked->reading.areas;
	const struct result *found = NULL;
	struct buf own = BUF_INIT;

	for (size_t n = 0; !found && n < areas->result_count; n++) {
		buf_clear(&own);
		asked_result_key(&areas->results[n], &own);
		if (asked->results[n] && slice_is(buf_slice(&own), key))
			found = &areas->results[n];
	}
	buf_release(&own);
	return found;
}

const struct step *
asked_step(const struct asked *asked, const char *key)
{
	const struct areas *areas = &asked->reading.areas;
	const struct step *found = NULL;
	struct buf own = BUF_INIT;

	for (size_t n = 0; !found && n < areas->step_count; n++) {
		buf_clear(&own);
		asked_step_key(&areas->steps[n], &own);
		if (slice_is(buf_slice(&own), key))
			found = &areas->steps[n];
	}
	buf_release(&own);
	return found;
}

const struct area *
asked_first(const struct asked *asked)
{
	const struct areas *areas = &asked->reading.areas;

	for (size_t n = 0; n < areas->count; n++)
		if (asked->areas[n])
			return &areas->items[n];
	return NULL;
}

bool
asked_is_jump(const struct asked *asked, const struct result *result, struct slice typed)
{
	const struct standing *standing = replay_standing(&asked->reading.replay, result);
	struct maybe value = { 0 };
	struct err ignored;

	if (!standing->reality.known || !reading_given(typed, result, &value, &ignored))
		return false;
	int64_t way = value.value.micro - standing->reality.value.micro;

	way = way < 0 ? -way : way;
	if (result->kind == RESULT_RATED)
		return way >= 2 * DECIMAL_ONE;
	return standing->yardstick > 0 && way >= (standing->yardstick + 3) / 4;
}
