/* SPDX-License-Identifier: ISC */
/*
 * Choosing a vision again: the person gives the value; taut says which way
 * that moves it, and never calls a lowered vision progress.
 */
#include "cmd/choosing.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/hint.h"
#include "cmd/out.h"
#include "cmd/private_areas.h"
#include "cmd/revise.h"
#include "journal/name.h"

bool
choose_side(const struct result *result, const struct standing *standing,
	const struct maybe *value, struct err *err)
{
	if (result->kind == RESULT_RATED &&
	    (value->value.micro < 0 || value->value.micro > 10 * DECIMAL_ONE))
		return err_set(err, ERR_USAGE, "a rating is from 0 to 10");
	if (!standing->first.known || standing->way == 0 ||
	    (value->value.micro - standing->first.value.micro) * standing->way >= 0)
		return true;
	err_set(err, ERR_USAGE, "that lies on the far side of where '%.*s' began",
		SLICE_ARG(result->id));
	return err_hint(err,
		"that is another result, or another measure: taut vision remeasure %.*s",
		SLICE_ARG(result->id));
}

/* "That lowers the vision: the gap goes from 86 to 57, and no part of it is progress." */
static void
tell_revision(struct choosing *choosing, const struct standing *before,
	const struct standing *after)
{
	struct fraction old, new;
	bool raises = (after->vision.value.micro - before->vision.value.micro) * after->way > 0;

	fraction_init(&old);
	fraction_init(&new);
	buf_printf(&choosing->said, "%s", choosing->said.len ? "\n" : "");
	buf_add_text(&choosing->said, raises ? _("that raises the vision") :
		_("that lowers the vision"));
	if (standing_gap(before, &old) && standing_gap(after, &new))
		buf_printf(&choosing->said, raises ? _(": the gap goes from %ld to %ld") :
			_(": the gap goes from %ld to %ld, and no part of it is progress"),
			fraction_percent(&old), fraction_percent(&new));
	fraction_release(&old);
	fraction_release(&new);
}

/* A line that the report cannot count is not moved by a number either. */
static bool
check_sound(const struct work *work, const struct result *result, struct err *err)
{
	const struct area *area = &work->pages.areas.items[result->area];

	if (!result->sound) {
		err_set(err, ERR_FORMAT, "%s:%zu is not understood", area->path, result->line);
		return err_hint(err, "'taut tension -v' says what; taut edit %.*s mends it",
			SLICE_ARG(result->id));
	}
	return work_same_unit(work, result, err);
}

void
choose_words(struct splice *splice, const struct document *page, const struct item *item,
	struct slice typed)
{
	struct buf line = BUF_INIT, safe = BUF_INIT;
	struct slice word;

	while (slice_word(&typed, &word)) {
		buf_add_text(&line, line.len ? " " : "");
		buf_add(&line, word);
	}
	text_escape_line(&safe, buf_slice(&line));
	splice_set_words(splice, page, item, buf_slice(&safe));
	buf_release(&line);
	buf_release(&safe);
}

bool
choose_value(struct work *work, struct choosing *choosing, struct err *err)
{
	struct result *result;
	struct maybe value = { 0 };
	struct buf text = BUF_INIT;

	if (!choosing_find(work, choosing, &result, err) ||
	    !number_given(slice_of(choosing->second), result->unit, &value, err))
		return false;
	struct standing before = *work_standing(work, result), after = before;
	const struct document *page = result_page(&work->pages.areas, result);
	const struct item *item = result_item(&work->pages.areas, result);
	struct splice *splice = pages_splice(&work->pages, result->area);

	if (!check_sound(work, result, err))
		return false;
	if (result->kind == RESULT_WORDS) {
		err_set(err, ERR_USAGE, "'%s' has no number to move", choosing->name);
		return err_hint(err, "to give it one: taut vision remeasure %s --to N --unit U",
			choosing->name);
	}
	if (!before.live && result_is_open(result))
		return choosing_refuse_retired(work, result, err);
	if (!before.live) {
		err_set(err, ERR_USAGE, "'%s' is closed", choosing->name);
		return err_hint(err, "taut vision resume %s takes it up again", choosing->name);
	}
	if (!choose_side(result, &before, &value, err))
		return false;
	if (before.vision.known && before.vision.value.micro == value.value.micro) {
		buf_printf(&choosing->said, _("%.*s is at that already"), SLICE_ARG(result->id));
		return true;
	}
	bool raises = (value.value.micro - before.vision.value.micro) * before.way > 0;
	struct event event = { .kind = EVENT_REVISED, .day = work->look.day, .to = value };

	values_format(&text, before.vision, value, result->unit);
	look_event(&work->look.items, result->text, raises ? "raised" : "lowered",
		buf_slice(&text), buf_slice(&choosing->reason), result->id);
	choosing_set_number(splice, page, item, "to", &value);
	if (choosing->words.len)
		choose_words(splice, page, item, buf_slice(&choosing->words));
	standing_apply(&after, &event);
	if (choosing->told)
		buf_printf(&choosing->said, _("%.*s: written down"), SLICE_ARG(result->id));
	else
		tell_revision(choosing, &before, &after);
	buf_release(&text);
	return true;
}

bool
choose_horizon(struct work *work, struct choosing *choosing, struct err *err)
{
	struct result *result;
	struct buf value = BUF_INIT;

	if (!choosing_find(work, choosing, &result, err))
		return false;
	const struct document *page = result_page(&work->pages.areas, result);
	const struct item *item = result_item(&work->pages.areas, result);
	int old = result->horizon_day;

	if (choosing->by_day == old)
		return true;
	choosing_set_day(
		pages_splice(&work->pages, result->area), page, item, "by", choosing->by_day);
	if (old != DAY_NONE && choosing->by_day > old) {
		day_format(&value, old);
		buf_add_text(&value, " → ");
		day_format(&value, choosing->by_day);
		look_event(&work->look.items, result->text, "postponed", buf_slice(&value),
			buf_slice(&choosing->reason), result->id);
	}
	if (choosing->said.len)
		buf_add_char(&choosing->said, '\n');
	buf_clear(&value);
	day_format(&value, choosing->by_day);
	buf_printf(&choosing->said, _("%.*s: by %s"), SLICE_ARG(result->id), value.ptr);
	buf_release(&value);
	return true;
}

/* The horizon of a whole area: a field below its heading. */
static bool
area_horizon(struct work *work, struct choosing *choosing, struct area *area, struct err *err)
{
	size_t index = (size_t)(area - work->pages.areas.items);
	struct buf day = BUF_INIT, value = BUF_INIT;
	int old = area->horizon_day;

	if (area->title_section == DOCUMENT_NONE)
		return err_set(err, ERR_FORMAT, "'%s' has no heading to put it under", area->path);
	if (!work_look(work, index, err))
		return false;
	day_format(&day, choosing->by_day);
	splice_set_section_field(pages_splice(&work->pages, index), &area->page,
		&area->page.sections[area->title_section], "horizon", buf_slice(&day));
	if (old != DAY_NONE && choosing->by_day > old) {
		day_format(&value, old);
		buf_printf(&value, " → %s", day.ptr);
		look_event(&work->look.items, area->title, "postponed", buf_slice(&value),
			buf_slice(&choosing->reason), area->id);
	}
	buf_printf(&choosing->said, _("%.*s: by %s"), SLICE_ARG(area->title), day.ptr);
	buf_release(&day);
	buf_release(&value);
	return true;
}

static bool
act_move_ends(struct work *work, struct choosing *choosing, struct err *err)
{
	struct name name;

	if (!choosing->second && name_find(&work->pages.areas, choosing->name,
			NAME_AREA | NAME_RESULT, &name, err) && name.area)
		return area_horizon(work, choosing, name.area, err);
	if (choosing->second && !choose_value(work, choosing, err))
		return false;
	return choosing->by_day == DAY_NONE || choose_horizon(work, choosing, err);
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct choosing *choosing = context;
	struct work work;

	buf_clear(&choosing->said);
	bool ok = work_open(&work, choosing->session, change, err) &&
		choosing->act(&work, choosing, err) && work_put(&work, err);

	change_message(change, "vision: %s%s%s", choosing->verb, choosing->verb[0] ? " " : "",
		choosing->name);
	work_close(&work);
	return ok;
}

bool
choose_ahead(struct choosing *choosing, const struct result *result,
	const struct standing *standing)
{
	struct err ignored;
	struct maybe value = { 0 };
	struct standing after = *standing;

	if (!number_given(slice_of(choosing->second), result->unit, &value, &ignored) ||
	    !standing->live || !standing->vision.known ||
	    standing->vision.value.micro == value.value.micro ||
	    !choose_side(result, standing, &value, &ignored))
		return false;
	struct event event = { .kind = EVENT_REVISED, .day = choosing->session->clock.day,
		.to = value };

	standing_apply(&after, &event);
	tell_revision(choosing, standing, &after);
	return true;
}

/* What moving the vision would do, for the question; NULL: nothing to ask. */
static const struct result *
tell_ahead(struct choosing *choosing, struct reading *reading)
{
	struct err ignored;
	struct name name;
	int today = choosing->session->clock.day;

	if (!reading_open(reading, choosing->session, (struct span){ today, today }, &ignored) ||
	    !name_find(&reading->areas, choosing->name, NAME_RESULT, &name, &ignored) ||
	    !choose_ahead(choosing, name.result, replay_standing(&reading->replay, name.result)))
		return NULL;
	return name.result;
}

static bool
save_choice(struct choosing *choosing, struct err *err)
{
	return save(choosing->session, "vision", build, choosing, &choosing->said, err);
}

/* A revision is the moment to ask why, once it is said which way it goes. */
static bool
ask_and_save(struct choosing *choosing, struct err *err)
{
	struct session *session = choosing->session;
	struct reading reading = { 0 };
	struct revise revise = { .areas = &reading.areas };
	bool asks = session->ask && choosing->act == act_move_ends && choosing->second &&
		journal_may_write(&session->journal, err) &&
		(revise.result = tell_ahead(choosing, &reading)) != NULL;
	bool ok;

	if (asks) {
		say_lines(session, choosing->said.ptr);
		private_areas_tell(session, choosing->name, N_("reasons"));
		ok = revise_run(session, &revise, err);
		revise_take(&revise, &choosing->reason, &choosing->words);
		choosing->told = true;
		ok = ok && save_choice(choosing, err);
		ok = revise_end(session, &revise, ok, err);
	} else {
		ok = save_choice(choosing, err);
	}
	reading_close(&reading);
	return ok;
}

static bool
choose(struct choosing *choosing, struct err *err)
{
	if (!choosing->opts->reason)
		return ask_and_save(choosing, err);
	private_areas_tell(choosing->session, choosing->name, N_("reasons"));
	buf_add_text(&choosing->reason, choosing->opts->reason);
	return save_choice(choosing, err);
}

struct form {
	const char *verb;
	int argc;
	choose_act *act;
	const char *usage;
};

static const struct form forms[] = {
	{ "add", 2, measure_add, N_("add AREA TEXT") },
	{ "let-go", 1, close_act, N_("let-go RESULT") },
	{ "enough", 1, close_act, N_("enough RESULT") },
	{ "resume", 1, close_resume, N_("resume RESULT") },
	{ "move", 2, move_act, N_("move RESULT AREA") },
	{ "remeasure", 1, measure_anew, N_("remeasure RESULT --from N --to N --unit U") },
};

static const struct form *
find_form(const char *word)
{
	for (size_t n = 0; n < sizeof forms / sizeof *forms; n++)
		if (strcmp(forms[n].verb, word) == 0)
			return &forms[n];
	return NULL;
}

bool
choose_verb(const char *word)
{
	return find_form(word) != NULL;
}

static bool
read_line(struct choosing *choosing, int argc, char **argv, struct err *err)
{
	const struct form *form = find_form(argv[0]);

	if (form && argc != form->argc + 1) {
		err_set(err, ERR_USAGE, ngettext("'vision %s' needs %d word",
			"'vision %s' needs %d words", (unsigned)form->argc), form->verb,
			form->argc);
		return err_hint(err, "taut vision %s; quote what has blanks", _(form->usage));
	}
	if (form) {
		choosing->verb = form->verb;
		choosing->act = form->act;
		choosing->name = argv[1];
		choosing->second = argc > 2 ? argv[2] : NULL;
		return true;
	}
	char *equals = strchr(argv[0], '=');

	choosing->verb = "";
	choosing->act = act_move_ends;
	choosing->name = argv[0];
	if (equals) {
		*equals = '\0';
		choosing->second = equals + 1;
	}
	return argc == 1 || err_set(err, ERR_USAGE, "one result at a time");
}

bool
choose_run(struct session *session, const struct choice_opts *opts, int argc, char **argv,
	struct err *err)
{
	struct choosing choosing = { .session = session, .opts = opts, .by_day = DAY_NONE,
		.notes = BUF_INIT, .words = BUF_INIT, .reason = BUF_INIT, .said = BUF_INIT };
	bool ok = read_line(&choosing, argc, argv, err) &&
		(!opts->by ||
			date_parse(slice_of(opts->by), LEAN_FUTURE, session->clock.day,
				&choosing.by_day, err));

	if (ok && opts->reason && !text_is_utf8(slice_of(opts->reason)))
		ok = err_set(err, ERR_FORMAT, "the reason is not valid UTF-8");
	ok = ok && choose(&choosing, err);
	if (ok)
		hints_say(session, HINT_VISION, choosing.act == measure_add ?
			slice_of(choosing.second) : buf_slice(&choosing.words));
	buf_release(&choosing.words);
	buf_release(&choosing.reason);
	buf_release(&choosing.said);
	return ok;
}
