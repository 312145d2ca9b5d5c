/* SPDX-License-Identifier: ISC */
/*
 * The vision, area by area: a scene anew, then each result raised, kept, lowered.
 * Invariant: the scene that stands in a page is not shown before a new one is
 * written. What is chosen goes where `vision --ask` and `vision RESULT=VALUE`
 * write it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/check/asked.h"
#include "cmd/choosing.h"
#include "cmd/hint.h"
#include "cmd/key/keys.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "cmd/review/amount.h"
#include "cmd/review/envisioned.h"
#include "cmd/scene/seen.h"
#include "seal/passage.h"
#include "view/wording.h"

static const struct prompt_place places[] = {
	{ "scene", true }, { "changed", true }, { "value", false }, { "reason", false },
	{ "words", false }, { NULL, false }
};
static const struct prompt_list lists[] = {
	{ "area", NULL }, { "result", "area" }, { NULL, NULL }
};
static const char *const flags[] = { "had-scene", "numbered", NULL };
static const char *const values[] = { "area", "result", "vision", NULL };
static const struct prompt_names names = { "year-vision", places, lists, flags, values };

static const struct result *
find_result(const struct areas *areas, const char *matter)
{
	const struct result *found = NULL;
	struct buf key = BUF_INIT;

	for (size_t n = 0; !found && n < areas->result_count; n++) {
		buf_clear(&key);
		asked_result_key(&areas->results[n], &key);
		if (slice_is(buf_slice(&key), matter))
			found = &areas->results[n];
	}
	buf_release(&key);
	return found;
}

static const struct area *
find_area(const struct envisioning *envisioning, const char *matter)
{
	return areas_find(&envisioning->reading.areas, slice_of(matter));
}

static void
matters(const struct replies *answers, struct matters *out, void *context)
{
	const struct envisioning *envisioning = context;
	const struct areas *areas = &envisioning->reading.areas;

	(void)answers;
	for (size_t a = 0; a < areas->count; a++) {
		if (areas->items[a].retired_day != DAY_NONE)
			continue;
		size_t within = matters_add(out, "area", areas->items[a].id, SLICE_NONE);

		for (size_t n = 0; n < areas->result_count; n++) {
			const struct result *result = &areas->results[n];
			struct buf key = BUF_INIT;

			if (result->area != a || !envisioned_is_asked(areas, result))
				continue;
			asked_result_key(result, &key);
			matters_add(out, "result", buf_slice(&key), within);
			buf_release(&key);
		}
	}
}

static bool
is(const struct ask_at *at, const char *flag)
{
	const struct envisioning *envisioning = at->context;
	const struct area *area = find_area(envisioning, at->matter);
	const struct result *result = find_result(&envisioning->reading.areas, at->matter);

	if (strcmp(flag, "had-scene") == 0)
		return area && area_vision(area).len > 0;
	return result && result->kind != RESULT_WORDS &&
		envisioned_standing(envisioning, result)->live &&
		envisioned_standing(envisioning, result)->vision.known;
}

static bool
is_private(const struct ask_at *at)
{
	const struct envisioning *envisioning = at->context;
	const struct area *area = find_area(envisioning, at->matter);

	return at->question->place->may_be_private && envisioning->sealing && area &&
		private_areas_has(envisioning->year->session, area);
}

/* On a terminal the words of a result are asked for where its number moves or the
 * scene is new, and where it has no number: else most questions would be Enter. */
static bool
passes_words(const struct ask_at *at, const struct result *result)
{
	const struct envisioning *envisioning = at->context;
	struct maybe number;
	size_t from = 0;

	if (!envisioning->year->session->ask || envisioning->year->editor ||
	    !is(at, "numbered") ||
	    envisioned_value(envisioning, at->answers, result, &number))
		return false;
	char *area = slice_copy(envisioning->reading.areas.items[result->area].id);
	bool anew = replies_next(at->answers, &from, "scene", area) != NULL;

	free(area);
	return !anew;
}

/* Why is asked of what moves alone; and what changed belongs to a look, which may
 * have to be sealed. */
static bool
skips(const struct ask_at *at)
{
	const struct envisioning *envisioning = at->context;
	const char *place = at->question->place->name;
	const struct result *result = find_result(&envisioning->reading.areas, at->matter);
	const struct area *area = find_area(envisioning, at->matter);
	struct maybe number;

	if (strcmp(place, "changed") == 0)
		return !envisioning->sealing && area &&
			private_areas_has(envisioning->year->session, area);
	if (strcmp(place, "words") == 0)
		return result && passes_words(at, result);
	return strcmp(place, "reason") == 0 && result &&
		!envisioned_value(envisioning, at->answers, result, &number);
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct envisioning *envisioning = at->context;
	const struct area *area = find_area(envisioning, at->matter);
	const struct result *result = find_result(&envisioning->reading.areas, at->matter);

	if (strcmp(name, "area") == 0 && area)
		text_escape_line(out, area->title);
	else if (strcmp(name, "result") == 0 && result)
		text_escape_line(out, result->text);
	else if (strcmp(name, "vision") == 0 && result)
		amount_add(out, envisioned_standing(envisioning, result)->vision.value, result);
}

/* Both, where enough is the same to lay them beside each other. */
static void
add_wording(const struct envisioning *envisioning, struct slice old, struct slice now,
	struct buf *out)
{
	struct buf words = BUF_INIT;

	view_wording(&words, old, now, &envisioning->year->session->view);
	while (words.len && words.ptr[words.len - 1] == '\n')
		buf_cut(&words, words.len - 1);
	if (words.len)
		buf_printf(out, "\n\n%s\n%s", _("And as it is now, word by word:"), words.ptr);
	buf_release(&words);
}

/* The scene as it was, now that there is a new one; then both, word by word. What is
 * private is not shown again. */
static void
add_old(const struct envisioning *envisioning, const struct area *area,
	const struct replies *answers, struct buf *out)
{
	char *key = slice_copy(area->id);
	struct slice old = area_vision(area);
	const struct reply *scene;
	struct buf hidden = BUF_INIT;
	size_t from = 0;

	if (old.len)
		buf_printf(out, "%s\n\n", _("The scene as it was:"));
	seen_old(area, out);
	scene = replies_next(answers, &from, "scene", key);
	if (old.len && scene && !scene->private && !passage_hide(&hidden, old, area->path))
		add_wording(envisioning, old, buf_slice(&scene->text), out);
	buf_release(&hidden);
	free(key);
}

/* Of a draft that is gone on with; else it was told before the question. */
static void
before(const struct ask_at *at, struct buf *out)
{
	const struct envisioning *envisioning = at->context;
	const struct area *area = find_area(envisioning, at->matter);

	if (strcmp(at->question->place->name, "changed") == 0 && area &&
	    area != envisioning->told)
		add_old(envisioning, area, at->answers, out);
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const struct envisioning *envisioning = at->context;
	const struct areas *areas = &envisioning->reading.areas;
	const struct result *result = find_result(areas, at->matter);
	const char *place = at->question->place->name;
	struct maybe number = { 0 };

	if (strcmp(place, "value") == 0 && result)
		return number_given(typed, result->unit, &number, err) &&
			choose_side(result, envisioned_standing(envisioning, result), &number, err);
	for (size_t n = 0; strcmp(place, "words") == 0 && n < areas->result_count; n++)
		if (&areas->results[n] != result &&
		    text_same(areas->results[n].text, slice_trim(typed)))
			return err_set(err, ERR_USAGE, "that is there already");
	return true;
}

/* The old scene; of a number which way it goes, and what that does to the gap. */
static void
after(const struct ask_at *at, struct slice answer, struct buf *out)
{
	struct envisioning *envisioning = at->context;
	const struct result *result = find_result(&envisioning->reading.areas, at->matter);
	struct buf typed = BUF_INIT;

	if (strcmp(at->question->place->name, "scene") == 0) {
		envisioning->told = find_area(envisioning, at->matter);
		if (envisioning->told)
			add_old(envisioning, envisioning->told, at->answers, out);
		return;
	}
	if (strcmp(at->question->place->name, "value") != 0 || !result)
		return;
	buf_add(&typed, answer);
	struct choosing choosing = { .session = envisioning->year->session,
		.second = typed.ptr, .said = BUF_INIT };

	if (choose_ahead(&choosing, result, envisioned_standing(envisioning, result)))
		buf_add(out, buf_slice(&choosing.said));
	buf_release(&choosing.said);
	buf_release(&typed);
}

/* Of what is in the clear. */
static void
hint(const struct envisioning *envisioning)
{
	struct buf words = BUF_INIT;
	const struct reply *scene;
	size_t at = 0;

	while ((scene = replies_next(envisioning->answers, &at, "scene", NULL))) {
		if (scene->private)
			continue;
		buf_add(&words, buf_slice(&scene->text));
		buf_add_text(&words, "\n\n");
	}
	hints_say(envisioning->year->session, HINT_VISION, buf_slice(&words));
	buf_release(&words);
}

static bool
ask_all(struct envisioning *envisioning, bool *stopped, struct err *err)
{
	struct session *session = envisioning->year->session;
	const struct ask_flow flow = { .names = &names, .context = envisioning,
		.matters = matters, .is = is, .skips = skips, .value = value, .before = before,
		.check = check, .after = after, .is_private = is_private };
	struct ask ask;
	bool ok = year_ask(envisioning->year, &flow, &ask, err);

	envisioning->answers = &ask.answers;
	if (ok && ask.answers.count > 0) {
		ok = envisioned_save(envisioning, err);
		if (ok)
			hint(envisioning);
	}
	*stopped = ask.stopped;
	return ask_end(session, &ask, ok, err);
}

/* Whose words of looks are sealed; the scenes then are, too, if they can be. */
static void
find_sealing(struct envisioning *envisioning)
{
	struct session *session = envisioning->year->session;
	const struct areas *areas = &envisioning->reading.areas;
	struct err ignored;

	for (size_t a = 0; a < areas->count; a++) {
		if (!private_areas_has(session, &areas->items[a]))
			continue;
		char *id = slice_copy(areas->items[a].id);

		envisioning->sealing = keys_ready(session, &ignored);
		private_areas_tell(session, id, envisioning->sealing ? _("results and reasons") :
			_("the words of a vision"));
		free(id);
		return;
	}
}

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	struct envisioning envisioning = { .year = year, .said = BUF_INIT };
	int today = year->session->clock.day;
	bool ok = reading_open(&envisioning.reading, year->session, (struct span){ today, today },
		err);

	if (ok && envisioning.reading.areas.count > 0) {
		find_sealing(&envisioning);
		ok = ask_all(&envisioning, stopped, err);
	}
	reading_close(&envisioning.reading);
	buf_release(&envisioning.said);
	return ok;
}

const struct year_step year_vision = { "vision", REVIEW_VISION, run };
