/* SPDX-License-Identifier: ISC */
/*
 * The last of what is chosen: at most three results in focus, of each the obstacle
 * and a first step within a week, as `focus` and `plan --ask` write them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/focus.h"
#include "cmd/intent/intent.h"
#include "cmd/key/keys.h"
#include "cmd/planning.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "cmd/review/year.h"
#include "cmd/work.h"
#include "journal/name.h"
#include "journal/reviewed.h"
#include "tension/inquiry.h"
#include "view/yearly.h"

#define FIRST_DAYS 7

static const struct prompt_place places[] = {
	{ "focus", false }, { "hindrance", true }, { "act", false }, { "cue", false },
	{ "days", false }, { NULL, false }
};
static const struct prompt_list lists[] = { { "result", NULL }, { NULL, NULL } };
static const char *const flags[] = { NULL };
static const char *const values[] = { "result", "focus", "week", NULL };
static const struct prompt_names names = { "year-step", places, lists, flags, values };

/* The few that matter: indices of results. */
struct few {
	size_t items[FOCUS_SOFT_CAP];
	size_t count;
};

struct stepping {
	struct year *year;
	struct reading reading;
	bool sealing; /* there is somebody to seal to */
	const struct replies *answers;
	struct buf said, lines; /* for the person; for the page */
};

static bool
is_offered(const struct areas *areas, const struct result *result)
{
	return result_is_live(areas, result) && result->id.len;
}

/* The next of the names in one answer, parted by blanks or commas. */
static bool
next_name(struct slice *rest, struct buf *name)
{
	struct slice word;

	buf_clear(name);
	while (name->len == 0 && slice_word(rest, &word)) {
		for (size_t n = 0; n < word.len; n++)
			if (word.ptr[n] == ',' && n + 1 < word.len) {
				*rest = (struct slice){ word.ptr + n + 1,
					rest->len + word.len - n - 1 };
				word = slice_part(word, 0, n);
			}
		while (word.len && word.ptr[word.len - 1] == ',')
			word.len--;
		buf_add(name, word);
	}
	return name->len > 0;
}

static bool
has(const struct few *few, size_t item)
{
	bool found = false;

	for (size_t n = 0; n < few->count; n++)
		found = found || few->items[n] == item;
	return found;
}

static bool
read_few(const struct areas *areas, struct slice typed, struct few *few, struct err *err)
{
	struct buf word = BUF_INIT;
	bool ok = true;

	*few = (struct few){ .count = 0 };
	while (ok && next_name(&typed, &word)) {
		struct name name = { 0 };

		ok = name_find(areas, word.ptr, NAME_RESULT, &name, err);
		if (ok && has(few, (size_t)(name.result - areas->results)))
			continue;
		if (ok && !is_offered(areas, name.result))
			ok = err_set(err, ERR_USAGE, "'%s' is closed", word.ptr);
		else if (ok && few->count == FOCUS_SOFT_CAP)
			ok = err_set(err, ERR_USAGE, "three at most; what is not in focus is "
				"not given up");
		if (ok)
			few->items[few->count++] = (size_t)(name.result - areas->results);
	}
	buf_release(&word);
	return ok;
}

/* As answered, else what is in focus already, the first ones. */
static struct few
find_few(const struct stepping *stepping, const struct replies *answers)
{
	const struct areas *areas = &stepping->reading.areas;
	struct slice typed = replied_last(answers, "focus", NULL);
	struct few few = { .count = 0 };
	struct err ignored;

	if (typed.len && read_few(areas, typed, &few, &ignored))
		return few;
	for (size_t n = 0; n < areas->result_count && few.count < FOCUS_SOFT_CAP; n++)
		if (areas->results[n].focus && is_offered(areas, &areas->results[n]))
			few.items[few.count++] = n;
	return few;
}

static void
matters(const struct replies *answers, struct matters *out, void *context)
{
	const struct stepping *stepping = context;
	const struct few few = find_few(stepping, answers);

	for (size_t n = 0; n < few.count; n++)
		matters_add(out, "result", stepping->reading.areas.results[few.items[n]].id,
			SLICE_NONE);
}

static bool
is_sealed(const struct stepping *stepping, const char *matter)
{
	const struct areas *areas = &stepping->reading.areas;
	const struct result *result = areas_find_result(areas, slice_of(matter));

	return result && private_areas_has(stepping->year->session,
		&areas->items[result->area]);
}

static bool
is_private(const struct ask_at *at)
{
	return at->question->place->may_be_private && is_sealed(at->context, at->matter);
}

/* Words that should be sealed, and cannot be yet. */
static bool
skips(const struct ask_at *at)
{
	const struct stepping *stepping = at->context;

	return is_private(at) && !stepping->sealing;
}

static void
add_ids(const struct stepping *stepping, const struct few *few, struct buf *out)
{
	for (size_t n = 0; n < few->count; n++) {
		buf_add_text(out, n ? " " : "");
		text_escape_line(out, stepping->reading.areas.results[few->items[n]].id);
	}
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct stepping *stepping = at->context;
	const struct areas *areas = &stepping->reading.areas;
	const struct result *result = areas_find_result(areas, slice_of(at->matter));
	const struct replies none = { 0 };
	const struct few few = find_few(stepping, &none);
	int today = stepping->year->session->clock.day;

	if (strcmp(name, "week") == 0)
		day_format_plain(out, today + FIRST_DAYS, today);
	else if (strcmp(name, "result") == 0 && result)
		text_escape_line(out, result->text);
	else if (strcmp(name, "focus") == 0 && few.count > 0)
		add_ids(stepping, &few, out);
	else if (strcmp(name, "focus") == 0)
		buf_add_text(out, _("none"));
}

/* What may be named: ids behind their words. */
static void
before(const struct ask_at *at, struct buf *out)
{
	const struct stepping *stepping = at->context;
	const struct areas *areas = &stepping->reading.areas;

	if (strcmp(at->question->place->name, "focus") != 0)
		return;
	for (size_t n = 0; n < areas->result_count; n++) {
		if (!is_offered(areas, &areas->results[n]))
			continue;
		buf_add_text(out, out->len ? "\n  " : "  ");
		text_escape_line(out, areas->results[n].text);
		buf_add_text(out, "  ^");
		text_escape_line(out, areas->results[n].id);
	}
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const struct stepping *stepping = at->context;
	int today = stepping->year->session->clock.day;
	struct planning planning = { .session = stepping->year->session, .repeat = BUF_INIT };
	const char *place = at->question->place->name;
	struct few few;
	bool ok = true;

	if (strcmp(place, "focus") == 0)
		ok = read_few(&stepping->reading.areas, typed, &few, err);
	else if (strcmp(place, "days") == 0)
		ok = planning_days(&planning, typed, err);
	if (ok && planning.due_day != DAY_NONE && planning.due_day > today + FIRST_DAYS)
		ok = err_set(err, ERR_USAGE, "a first step is within a week; what is later may "
			"be planned behind it");
	buf_release(&planning.repeat);
	return ok;
}

static void
after(const struct ask_at *at, struct slice answer, struct buf *out)
{
	const struct stepping *stepping = at->context;
	struct planning planning = { .session = stepping->year->session, .repeat = BUF_INIT };

	if (strcmp(at->question->place->name, "days") == 0)
		planning_echo(&planning, answer, out);
	buf_release(&planning.repeat);
}

/* "I run 10 km (run); At ease (ease)": to be read without taut, too. */
static void
add_results(const struct stepping *stepping, const struct few *few, struct buf *out)
{
	for (size_t n = 0; n < few->count; n++) {
		const struct result *result = &stepping->reading.areas.results[few->items[n]];

		buf_add_text(out, n ? "; " : "");
		splice_format_words(out, result->text);
		buf_printf(out, " (%.*s)", SLICE_ARG(result->id));
	}
}

/* The focus as it was answered; as it is, if it was not. */
static bool
put_focus(struct stepping *stepping, struct work *work, struct err *err)
{
	const struct few few = find_few(stepping, stepping->answers);
	enum language language = settings_language(&stepping->year->session->journal.settings);

	if (!replied_last(stepping->answers, "focus", NULL).len)
		return true;
	for (size_t n = 0; n < work->pages.areas.result_count; n++)
		work->pages.areas.results[n].focus = false;
	for (size_t n = 0; n < few.count; n++) {
		struct result *result;

		if (!year_live_line(&work->pages.areas,
		    &stepping->reading.areas.results[few.items[n]], &result, err))
			return false;
		result->focus = true;
	}
	focus_splice(&work->pages);
	buf_printf(&stepping->lines, "%s: ", reviewed_text(REVIEWED_FOCUS, language));
	add_results(stepping, &few, &stepping->lines);
	buf_add_text(&stepping->lines, "\n\n");
	buf_add_text(&stepping->said, _("in focus: "));
	add_ids(stepping, &few, &stepping->said);
	return true;
}

/* "- If it is 06:45, then I put on my shoes (run), 2027-01-04" */
static void
add_line(struct stepping *stepping, const struct planning *planning)
{
	buf_add_text(&stepping->lines, "- ");
	splice_format_words(&stepping->lines, slice_of(planning->text));
	buf_printf(&stepping->lines, " (%s)", planning->name);
	if (planning->due_day != DAY_NONE) {
		buf_add_text(&stepping->lines, ", ");
		day_format(&stepping->lines, planning->due_day);
	}
	buf_add_char(&stepping->lines, '\n');
}

static bool
put_step(struct stepping *stepping, struct work *work, const char *id, struct slice words,
	struct err *err)
{
	struct buf name = BUF_INIT, text = BUF_INIT;

	buf_add_text(&name, id);
	buf_add(&text, words);
	struct planning planning = { .session = stepping->year->session, .name = name.ptr,
		.text = text.ptr, .due_day = DAY_NONE, .repeat = BUF_INIT, .said = BUF_INIT };
	bool ok = planning_days(&planning, replied_last(stepping->answers, "days", id), err) &&
		planning_add(&planning, &work->pages, err);

	if (ok) {
		add_line(stepping, &planning);
		buf_printf(&stepping->said, "%s%s", stepping->said.len ? "\n" : "",
			planning.said.ptr);
	}
	buf_release(&planning.repeat);
	buf_release(&planning.said);
	buf_release(&name);
	buf_release(&text);
	return ok;
}

/* The obstacle as a look of its own, and the step. */
static bool
put_result(struct stepping *stepping, struct work *work, const struct result *asked,
	struct err *err)
{
	char *id = slice_copy(asked->id);
	struct buf words = BUF_INIT, hindrance = BUF_INIT;
	struct result *result;
	bool ok = true;

	intent_words(stepping->answers, id, &words);
	replied_prose(stepping->answers, "hindrance", id, &hindrance);
	if (words.len + hindrance.len)
		ok = year_live_line(&work->pages.areas, asked, &result, err);
	if (ok && hindrance.len) {
		ok = work_write_look(work, err) && work_look(work, result->area, err);
		buf_add(&work->look.hindrance, buf_slice(&hindrance));
	}
	if (ok && words.len)
		ok = put_step(stepping, work, id, buf_slice(&words), err);
	buf_release(&words);
	buf_wipe(&hindrance);
	free(id);
	return ok;
}

static bool
put_section(const struct stepping *stepping, struct change *change, struct err *err)
{
	struct review_text text = { .section = REVIEW_STEP, .words = buf_slice(&stepping->lines) };
	struct buf day = BUF_INIT;

	if (stepping->lines.len == 0) { /* an obstacle alone: where it stands */
		day_format(&day, stepping->year->session->clock.day);
		text.words = buf_slice(&day);
	}
	bool ok = year_section(stepping->year, change, &text, err);

	buf_release(&day);
	return ok;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct stepping *stepping = context;
	const struct few few = find_few(stepping, stepping->answers);
	struct work work;

	buf_clear(&stepping->said);
	buf_clear(&stepping->lines);
	bool ok = work_open(&work, stepping->year->session, change, err) &&
		put_focus(stepping, &work, err);

	for (size_t n = 0; ok && n < few.count; n++)
		ok = put_result(stepping, &work, &stepping->reading.areas.results[few.items[n]],
			err);
	ok = ok && work_put(&work, err) && put_section(stepping, change, err);
	if (stepping->said.len == 0)
		buf_add_text(&stepping->said, _("kept as a look; no step is planned"));
	work_close(&work);
	return ok;
}

static bool
ask_all(struct stepping *stepping, bool *stopped, struct err *err)
{
	struct session *session = stepping->year->session;
	const struct ask_flow flow = { .names = &names, .context = stepping,
		.matters = matters, .skips = skips, .value = value, .before = before,
		.check = check, .after = after, .is_private = is_private };
	struct ask ask;
	bool ok = year_ask(stepping->year, &flow, &ask, err);

	stepping->answers = &ask.answers;
	if (ok && ask.answers.count > 0)
		ok = save(session, "review", build, stepping, &stepping->said, err);
	*stopped = ask.stopped;
	return ask_end(session, &ask, ok, err);
}

/* What is wanted, and has no open step. */
static void
tell_unsupported(struct stepping *stepping)
{
	struct session *session = stepping->year->session;
	struct report report = { 0 };
	struct buf rows = BUF_INIT, said = BUF_INIT;

	reading_report(&stepping->reading, session, &report);
	report_ask(&report, &stepping->reading.replay);
	view_year_rows(&rows, &report, YEARLY_UNSUPPORTED, &session->view);
	if (rows.len)
		buf_printf(&said, "%s\n%s", _("No step is open for these:"), rows.ptr);
	year_tell(stepping->year, buf_slice(&said));
	report_release(&report);
	buf_release(&rows);
	buf_release(&said);
}

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	struct stepping stepping = { .year = year, .said = BUF_INIT, .lines = BUF_INIT };
	int today = year->session->clock.day;
	bool any = false, told = false, ok = reading_open(&stepping.reading, year->session,
		(struct span){ today - 364, today }, err);
	const struct areas *areas = &stepping.reading.areas;
	struct err ignored;

	for (size_t n = 0; ok && n < areas->count; n++)
		any = any || private_areas_has(year->session, &areas->items[n]);
	stepping.sealing = any && keys_ready(year->session, &ignored);
	any = false;
	for (size_t n = 0; ok && n < areas->result_count; n++)
		any = any || is_offered(areas, &areas->results[n]);
	for (size_t n = 0; ok && any && !told && n < areas->count; n++) {
		char *id = slice_copy(areas->items[n].id);

		told = private_areas_tell(year->session, id, N_("steps"));
		free(id);
	}
	if (ok && any) {
		tell_unsupported(&stepping);
		ok = ask_all(&stepping, stopped, err);
	}
	reading_close(&stepping.reading);
	buf_release(&stepping.said);
	buf_release(&stepping.lines);
	return ok;
}

const struct year_step year_first_step = { "step", REVIEW_STEP, run };
