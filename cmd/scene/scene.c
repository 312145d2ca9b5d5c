/* SPDX-License-Identifier: ISC */
/*
 * Writing a vision: the scene below its heading, results as `vision add` writes
 * them, all in one change.
 */
#include "cmd/scene/scene.h"

#include "base/secret.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/choosing.h"
#include "cmd/hint.h"
#include "cmd/key/keys.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "cmd/scene/seen.h"
#include "journal/heading.h"
#include "journal/name.h"

struct writing {
	const struct seen *seen;
	const struct replies *answers;
	struct buf name; /* the area's id */
	struct buf said;
	struct buf hints; /* words that are in the clear */
};

void
scene_splice(struct pages *pages, size_t index, struct slice text)
{
	struct area *area = &pages->areas.items[index];
	struct splice *splice = pages_splice(pages, index);

	if (area->vision != DOCUMENT_NONE) {
		splice_set_text(splice, &area->page, &area->page.sections[area->vision], text);
		return;
	}
	struct buf section = BUF_INIT;
	size_t before = area->results != DOCUMENT_NONE ? area->results :
		area->plan != DOCUMENT_NONE ? area->plan : area->page.section_count;

	heading_add(&section, 2, HEADING_VISION, pages->language);
	buf_printf(&section, "\n%.*s\n", SLICE_ARG(text));
	splice_add_section(splice, &area->page, before, buf_slice(&section));
	buf_release(&section);
}

/* Before the results: they stand below the same heading, which may be new. */
static bool
write_scene(struct writing *writing, struct change *change, struct err *err)
{
	struct buf text = BUF_INIT;
	struct pages pages;
	struct name name;

	replied_prose(writing->answers, "scene", NULL, &text);
	if (text.len == 0)
		return true;
	bool ok = pages_open(&pages, &writing->seen->session->journal.store, change, err) &&
		name_find(&pages.areas, writing->name.ptr, NAME_AREA, &name, err);

	if (ok) {
		scene_splice(&pages, (size_t)(name.area - pages.areas.items), buf_slice(&text));
		buf_printf(&writing->said, _("the vision of %.*s is in %s"),
			SLICE_ARG(name.area->title), name.area->path);
		pages_put(&pages, change);
	}
	pages_release(&pages);
	buf_wipe(&text);
	return ok;
}

/* "I avoid mirrors; …; I dance" as notes of a rating: 2, 5 and 8. */
static void
add_marks(struct slice typed, struct buf *notes)
{
	static const char *const marks[] = { "2", "5", "8" };

	for (size_t n = 0; n < sizeof marks / sizeof *marks && typed.ptr; n++) {
		struct slice part = slice_trim(slice_cut(&typed, ';'));
		struct buf words = BUF_INIT;

		buf_add(&words, part);
		if (part.len) {
			buf_printf(notes, "\n  - %s: ", marks[n]);
			words_given(notes, words.ptr);
		}
		buf_release(&words);
	}
}

static bool
add_result(struct work *work, struct writing *writing, const char *words, const char *key,
	struct err *err)
{
	struct choice_opts opts = { 0 };
	struct choosing choosing = { .session = writing->seen->session, .opts = &opts,
		.verb = "add", .name = writing->name.ptr, .second = words, .by_day = DAY_NONE,
		.notes = BUF_INIT, .reason = BUF_INIT, .said = BUF_INIT };
	struct goal goal;

	seen_goal(writing->answers, key, &goal);
	if (goal_is_open(&goal)) {
		buf_printf(&writing->said, _("%sin words for now, since nothing says where it is: "
			"'taut vision remeasure' gives it %s %s"), writing->said.len ? "\n" : "",
			goal.to, goal.unit);
		goal = (struct goal){ .way = NULL };
	}
	goal_set(&goal, &opts);
	if (goal_is_rated(&goal))
		add_marks(replied_last(writing->answers, "marks", key), &choosing.notes);
	replied_reason(writing->answers, "bring", key, &choosing.reason);
	bool ok = measure_add(work, &choosing, err);

	if (ok)
		buf_printf(&writing->said, "%s%s", writing->said.len ? "\n" : "",
			choosing.said.ptr);
	buf_release(&choosing.notes);
	buf_release(&choosing.reason);
	buf_release(&choosing.said);
	return ok;
}

static bool
add_results(struct work *work, struct writing *writing, struct err *err)
{
	struct buf words = BUF_INIT, key = BUF_INIT;
	bool ok = true;

	for (size_t n = 0; ok && seen_result(writing->answers, n, &words, &key); n++) {
		if (words.len)
			ok = add_result(work, writing, words.ptr, key.ptr, err);
		buf_printf(&writing->hints, "%s\n", words.ptr);
		buf_clear(&words);
		buf_clear(&key);
	}
	buf_release(&words);
	buf_release(&key);
	return ok;
}

/* What changed stands in a look of its own, behind what was chosen. */
static bool
add_changed(struct work *work, struct writing *writing, struct err *err)
{
	struct name name;
	struct buf changed = BUF_INIT;
	bool ok = true;

	replied_prose(writing->answers, "changed", NULL, &changed);
	if (changed.len)
		ok = work_write_look(work, err) && name_find(&work->pages.areas,
			writing->name.ptr, NAME_AREA, &name, err) &&
			work_look(work, (size_t)(name.area - work->pages.areas.items), err);
	if (ok && changed.len)
		buf_add(&work->look.facts, buf_slice(&changed));
	buf_wipe(&changed);
	return ok;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct writing *writing = context;
	struct work work = { 0 };

	buf_clear(&writing->said);
	buf_clear(&writing->hints);
	bool ok = write_scene(writing, change, err);
	bool opened = ok;

	ok = ok && work_open(&work, writing->seen->session, change, err) &&
		add_results(&work, writing, err) && add_changed(&work, writing, err) &&
		work_put(&work, err);
	change_message(change, "vision: %s", writing->name.ptr);
	if (opened)
		work_close(&work);
	return ok;
}

static bool
save_answers(const struct seen *seen, const struct replies *answers, struct err *err)
{
	struct writing writing = { .seen = seen, .answers = answers, .name = BUF_INIT,
		.said = BUF_INIT, .hints = BUF_INIT };
	const struct reply *scene;
	size_t at = 0;

	if (answers->count == 0)
		return err_set(err, ERR_NOTHING, "nothing was written");
	buf_add(&writing.name, seen->area->id);
	bool ok = save(seen->session, "vision", build, &writing, &writing.said, err);

	while ((scene = replies_next(answers, &at, "scene", NULL)))
		if (!scene->private)
			buf_add(&writing.hints, buf_slice(&scene->text));
	if (ok)
		hints_say(seen->session, HINT_VISION, buf_slice(&writing.hints));
	buf_release(&writing.name);
	buf_release(&writing.said);
	buf_wipe(&writing.hints);
	return ok;
}

/* Words of looks are sealed in some areas; the scene then is, too, if it can be. */
static void
find_sealing(struct seen *seen, const char *name, bool editor)
{
	struct session *session = seen->session;
	bool asks = session->ask || editor;
	struct err ignored;

	if (!private_areas_has(session, seen->area))
		return;
	seen->sealing = asks && keys_ready(session, &ignored);
	seen->skipping = !seen->sealing;
	private_areas_tell(session, name, seen->sealing ? N_("results and reasons") :
		N_("the words of a vision"));
}

static bool
ask_all(struct seen *seen, bool editor, struct err *err)
{
	const struct ask_flow flow = seen_flow(seen);
	struct ask ask = { .flow = &flow, .editor = editor };
	bool ok = ask_run(seen->session, &ask, err) && save_answers(seen, &ask.answers, err);

	return ask_end(seen->session, &ask, ok, err);
}

bool
scene_run(struct session *session, const char *area, bool editor, struct err *err)
{
	struct seen seen = { .session = session };
	struct name name;
	bool ok = journal_may_write(&session->journal, err) &&
		areas_read(&seen.areas, &session->journal.store, NULL, err) &&
		name_find(&seen.areas, area, NAME_AREA, &name, err);

	if (ok) {
		seen.area = name.area;
		find_sealing(&seen, area, editor);
		ok = ask_all(&seen, editor, err);
		if (!ok && err->kind == ERR_NOTHING)
			err_set(err, ERR_NOTHING, "nothing was written");
	}
	areas_release(&seen.areas);
	return ok;
}
