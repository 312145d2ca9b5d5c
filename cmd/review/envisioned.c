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
#include "cmd/replied.h"
#include "cmd/scene/scene.h"
#include "journal/reviewed.h"

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

static bool
put_scenes(const struct envisioning *envisioning, struct change *change, struct err *err)
{
	struct pages pages;
	bool ok = pages_open(&pages, &envisioning->year->session->journal.store, change, err);

	for (size_t a = 0; ok && a < pages.areas.count; a++) {
		char *key = slice_copy(pages.areas.items[a].id);
		struct buf scene = BUF_INIT;

		replied_prose(envisioning->answers, "scene", key, &scene);
		if (scene.len)
			scene_splice(&pages, a, buf_slice(&scene));
		buf_wipe(&scene);
		free(key);
	}
	if (ok)
		pages_put(&pages, change);
	pages_release(&pages);
	return ok;
}

/* Another number, with other words if there are any; or other words alone. */
static bool
put_result(struct envisioning *envisioning, struct work *work, struct result *result,
	struct err *err)
{
	const struct choice_opts none = { 0 };
	struct buf key = BUF_INIT;
	bool ok = true;

	asked_result_key(result, &key);
	struct slice number = replied_last(envisioning->answers, "value", key.ptr);
	struct slice words = replied_last(envisioning->answers, "words", key.ptr);
	const struct standing *standing = work_standing(work, result);
	struct maybe given = { 0 };
	bool moves = number.len && number_given(number, result->unit, &given, err) &&
		standing->vision.known && given.value.micro != standing->vision.value.micro;

	if (moves) {
		char *id = slice_copy(pages_result_id(&work->pages, result));
		struct buf typed = BUF_INIT;
		struct choosing choosing = { .session = work->session, .opts = &none,
			.verb = "", .name = id, .by_day = DAY_NONE, .words = BUF_INIT,
			.reason = BUF_INIT, .said = BUF_INIT };

		buf_add(&typed, number);
		buf_add(&choosing.words, words);
		choosing.second = typed.ptr;
		text_escape_line(&choosing.reason,
			replied_last(envisioning->answers, "reason", key.ptr));
		ok = choose_value(work, &choosing, err);
		buf_printf(&envisioning->said, "%s%s: %s", envisioning->said.len ? "\n" : "", id,
			choosing.said.ptr);
		buf_release(&choosing.words);
		buf_release(&choosing.reason);
		buf_release(&choosing.said);
		buf_release(&typed);
		free(id);
	} else if (words.len) {
		choose_words(pages_splice(&work->pages, result->area),
			result_page(&work->pages.areas, result),
			result_item(&work->pages.areas, result), words);
	}
	buf_release(&key);
	return ok;
}

/* What changed stands in a look of its own, behind what was chosen. */
static bool
put_changed(const struct envisioning *envisioning, struct work *work, size_t area,
	struct err *err)
{
	char *key = slice_copy(work->pages.areas.items[area].id);
	struct buf changed = BUF_INIT;

	replied_prose(envisioning->answers, "changed", key, &changed);
	bool ok = changed.len == 0 ||
		(work_write_look(work, err) && work_look(work, area, err));

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
	struct buf key = BUF_INIT;
	struct maybe number;

	asked_result_key(result, &key);
	bool moves = envisioned_value(envisioning, envisioning->answers, result, &number);
	struct slice words = replied_last(envisioning->answers, "words", key.ptr);
	struct slice reason = replied_last(envisioning->answers, "reason", key.ptr);

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
	buf_release(&key);
}

static void
add_area(const struct envisioning *envisioning, size_t index, struct buf *out)
{
	const struct areas *areas = &envisioning->reading.areas;
	enum language language = settings_language(&envisioning->year->session->journal.settings);
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
		buf_printf(out, "\n%s\n", reviewed_text(REVIEWED_SCENE, language));
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
	struct areas *areas = &work.pages.areas;

	for (size_t n = 0; ok && n < areas->result_count; n++)
		if (envisioned_is_asked(areas, &areas->results[n]))
			ok = put_result(envisioning, &work, &areas->results[n], err);
	for (size_t a = 0; ok && a < areas->count; a++)
		ok = put_changed(envisioning, &work, a, err);
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
