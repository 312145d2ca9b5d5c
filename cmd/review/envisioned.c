/* SPDX-License-Identifier: ISC */
/* Visions chosen in a review, as `vision --ask` and `vision RESULT=VALUE` write them. */
#include "cmd/review/envisioned.h"

#include <stdlib.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/check/asked.h"
#include "cmd/choosing.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "cmd/review/quoted.h"
#include "cmd/scene/scene.h"
#include "journal/reviewed.h"
#include "seal/passage.h"

bool
envisioned_is_asked(const struct areas *areas, const struct result *result)
{
	return result_is_live(areas, result) && result->sound;
}

const struct standing *
envisioned_standing(const struct envisioning *envisioning, const struct result *result)
{
	return replay_standing(&envisioning->reading.replay, result);
}

bool
envisioned_value(const struct envisioning *envisioning, const struct replies *answers,
	const struct result *result, struct maybe *out)
{
	struct buf key = BUF_INIT;
	struct err ignored;

	asked_result_key(result, &key);
	struct slice typed = replied_last(answers, "value", key.ptr);

	buf_release(&key);
	*out = (struct maybe){ 0 };
	return typed.len && number_given(typed, result->unit, out, &ignored) &&
		out->value.micro != envisioned_standing(envisioning, result)->vision.value.micro;
}

/* An area that was asked about, as it is within the change. */
static bool
find_area(const struct areas *areas, const char *key, size_t *index, struct err *err)
{
	const struct area *area = areas_find(areas, slice_of(key));

	if (!area || area->retired_day != DAY_NONE)
		return err_set(err, ERR_NAME, "there is no area '%s'", key);
	*index = (size_t)(area - areas->items);
	return true;
}

static bool
put_scenes(const struct envisioning *envisioning, struct change *change, struct err *err)
{
	const struct areas *asked = &envisioning->reading.areas;
	struct pages pages;
	bool ok = pages_open(&pages, &envisioning->year->session->journal.store, change, err);

	for (size_t a = 0; ok && a < asked->count; a++) {
		char *key = slice_copy(asked->items[a].id);
		struct buf scene = BUF_INIT;
		size_t area;

		replied_prose(envisioning->answers, "scene", key, &scene);
		ok = scene.len == 0 || find_area(&pages.areas, key, &area, err);
		if (ok && scene.len)
			scene_splice(&pages, area, buf_slice(&scene));
		buf_wipe(&scene);
		free(key);
	}
	if (ok)
		pages_put(&pages, change);
	pages_release(&pages);
	return ok;
}

/* What was answered of a result. */
struct answered {
	struct slice number, reason, words;
};

static struct answered
answered_of(const struct envisioning *envisioning, const struct result *asked)
{
	const struct replies *answers = envisioning->answers;
	struct buf key = BUF_INIT;

	asked_result_key(asked, &key);
	const struct answered answered = {
		.number = replied_last(answers, "value", key.ptr),
		.reason = replied_last(answers, "reason", key.ptr),
		.words = replied_last(answers, "words", key.ptr),
	};

	buf_release(&key);
	return answered;
}

static bool
put_value(struct envisioning *envisioning, struct work *work, struct result *result,
	const struct answered *answered, struct err *err)
{
	const struct choice_opts none = { 0 };
	char *id = slice_copy(pages_result_id(&work->pages, result));
	char *typed = slice_copy(answered->number);
	struct choosing choosing = { .session = work->session, .opts = &none, .verb = "",
		.name = id, .second = typed, .by_day = DAY_NONE, .words = BUF_INIT,
		.reason = BUF_INIT, .said = BUF_INIT };

	buf_add(&choosing.words, answered->words);
	text_escape_line(&choosing.reason, answered->reason);
	bool ok = choose_value(work, &choosing, err);

	buf_printf(&envisioning->said, "%s%s: %s", envisioning->said.len ? "\n" : "", id,
		choosing.said.ptr);
	buf_release(&choosing.words);
	buf_release(&choosing.reason);
	buf_release(&choosing.said);
	free(typed);
	free(id);
	return ok;
}

/* Another number, with other words if there are any; or other words alone. */
static bool
put_result(struct envisioning *envisioning, struct work *work, const struct result *asked,
	struct err *err)
{
	const struct answered answered = answered_of(envisioning, asked);
	const struct areas *areas = &work->pages.areas;
	struct maybe given = { 0 };
	struct result *result;

	if (answered.number.len + answered.words.len == 0)
		return true;
	if (!year_live_line(areas, asked, &result, err))
		return false;
	if (answered.number.len && !number_given(answered.number, result->unit, &given, err))
		return false;
	const struct maybe vision = work_standing(work, result)->vision;

	if (given.known && (!vision.known || vision.value.micro != given.value.micro))
		return put_value(envisioning, work, result, &answered, err);
	if (answered.words.len)
		choose_words(pages_splice(&work->pages, result->area), result_page(areas, result),
			result_item(areas, result), answered.words);
	return true;
}

/* What changed stands in a look of its own, behind what was chosen. */
static bool
put_changed(const struct envisioning *envisioning, struct work *work, const struct area *asked,
	struct err *err)
{
	char *key = slice_copy(asked->id);
	struct buf changed = BUF_INIT;
	size_t area;

	replied_prose(envisioning->answers, "changed", key, &changed);
	bool ok = changed.len == 0 || (find_area(&work->pages.areas, key, &area, err) &&
		work_write_look(work, err) && work_look(work, area, err));

	if (ok && changed.len)
		buf_add(&work->look.facts, buf_slice(&changed));
	ok = ok && (changed.len == 0 || work_write_look(work, err));
	buf_wipe(&changed);
	free(key);
	return ok;
}

/* Behind a blank, in one line, as the line of the result has them. */
static void
add_words(struct buf *out, struct slice words)
{
	struct buf line = BUF_INIT;
	struct slice word;

	while (slice_word(&words, &word)) {
		buf_add_text(&line, line.len ? " " : "");
		buf_add(&line, word);
	}
	buf_add_char(out, ' ');
	splice_format_words(out, buf_slice(&line));
	buf_release(&line);
}

/* "- I run: 8 → 10 km (the knee holds)", "- I run → I run by the river" */
static void
add_line(const struct envisioning *envisioning, const struct result *result, struct buf *out)
{
	const struct answered answered = answered_of(envisioning, result);
	struct slice words = answered.words, reason = answered.reason;
	struct maybe number;
	bool moves = envisioned_value(envisioning, envisioning->answers, result, &number);

	if (moves || words.len) {
		buf_add_text(out, "- ");
		splice_format_words(out, result->text);
	}
	if (words.len) {
		buf_add_text(out, " →");
		add_words(out, words);
	}
	if (moves) {
		buf_add_text(out, ": ");
		values_format(out, envisioned_standing(envisioning, result)->vision, number,
			result->unit);
	}
	if (moves && reason.len) {
		buf_add_text(out, " (");
		text_escape_line(out, reason);
		buf_add_char(out, ')');
	}
	if (moves || words.len)
		buf_add_char(out, '\n');
}

/* The old scene; as it is, or sealed where the words of the area are by now. */
static void
add_before(const struct envisioning *envisioning, const struct area *area, struct slice old,
	struct buf *out)
{
	enum language language = settings_language(&envisioning->year->session->journal.settings);
	bool sealed = envisioning->sealing &&
		private_areas_has(envisioning->year->session, area);

	if (!sealed || passage_count(old)) {
		quoted_before(out, old, SLICE_EMPTY, language);
		return;
	}
	buf_printf(out, "\n\n%s\n\n", reviewed_text(REVIEWED_BEFORE, language));
	passage_fence(out, SLICE_EMPTY, old, "");
}

/* That there is a new scene, which stands below what was chosen; and the old one. */
static void
add_scene(const struct envisioning *envisioning, const struct area *area, struct buf *out)
{
	enum language language = settings_language(&envisioning->year->session->journal.settings);
	struct slice old = slice_trim(area_vision(area));

	buf_printf(out, "\n%s", reviewed_text(old.len ? REVIEWED_SCENE : REVIEWED_SCENE_FIRST,
		language));
	if (old.len)
		add_before(envisioning, area, old, out);
	else
		buf_add_char(out, '\n');
}

static void
add_area(const struct envisioning *envisioning, size_t index, struct buf *out)
{
	const struct areas *areas = &envisioning->reading.areas;
	char *key = slice_copy(areas->items[index].id);
	struct buf lines = BUF_INIT, changed = BUF_INIT;
	bool scene = replied_last(envisioning->answers, "scene", key).len > 0;

	for (size_t n = 0; n < areas->result_count; n++)
		if (areas->results[n].area == index)
			add_line(envisioning, &areas->results[n], &lines);
	replied_prose(envisioning->answers, "changed", key, &changed);
	buf_wiped_room(out, changed.len + lines.len + 500);
	if (scene || lines.len || changed.len) {
		buf_add_text(out, out->len ? "\n### " : "### ");
		text_escape_line(out, areas->items[index].title);
		buf_add_char(out, '\n');
	}
	if (scene)
		add_scene(envisioning, &areas->items[index], out);
	if (changed.len) {
		buf_add_char(out, '\n');
		buf_add(out, slice_trim(buf_slice(&changed)));
		buf_add_char(out, '\n');
	}
	if (lines.len)
		buf_printf(out, "\n%s", lines.ptr);
	buf_release(&lines);
	buf_wipe(&changed);
	free(key);
}

static bool
put_section(const struct envisioning *envisioning, struct change *change, struct err *err)
{
	struct buf areas = BUF_INIT;
	struct review_text text = { .section = REVIEW_VISION };

	for (size_t a = 0; a < envisioning->reading.areas.count; a++)
		add_area(envisioning, a, &areas);
	text.deeper = buf_slice(&areas);
	bool ok = areas.len == 0 || year_section(envisioning->year, change, &text, err);

	buf_wipe(&areas);
	return ok;
}

/* Before the results: they stand below the same headings, which may be new. */
static bool
build(struct change *change, void *context, struct err *err)
{
	struct envisioning *envisioning = context;
	struct work work = { 0 };

	buf_clear(&envisioning->said);
	if (!put_scenes(envisioning, change, err))
		return false;
	bool ok = work_open(&work, envisioning->year->session, change, err);
	const struct areas *asked = &envisioning->reading.areas;

	for (size_t n = 0; ok && n < asked->result_count; n++)
		ok = put_result(envisioning, &work, &asked->results[n], err);
	for (size_t a = 0; ok && a < asked->count; a++)
		ok = put_changed(envisioning, &work, &asked->items[a], err);
	ok = ok && work_put(&work, err) && put_section(envisioning, change, err);
	if (envisioning->said.len == 0)
		buf_add_text(&envisioning->said, _("the vision is written down"));
	work_close(&work);
	return ok;
}

bool
envisioned_save(struct envisioning *envisioning, struct err *err)
{
	return save(envisioning->year->session, "review", build, envisioning,
		&envisioning->said, err);
}
