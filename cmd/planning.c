/* SPDX-License-Identifier: ISC */
/* The line of a new step, whether options say it or a dialogue. */
#include "cmd/planning.h"

#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "journal/id.h"
#include "journal/name.h"

static bool
choose_id(const struct planning *planning, struct pages *pages, struct buf *id, struct err *err)
{
	if (!planning->id) {
		id_mint(id, &pages->areas, slice_of(planning->text), &pages->minted);
		names_add(&pages->minted, buf_slice(id));
		return true;
	}
	buf_add_text(id, planning->id);
	if (!id_is_valid(buf_slice(id)) || id_is_command(buf_slice(id)))
		return err_set(err, ERR_USAGE, "'%s' will not do as an id", planning->id);
	if (id_is_taken(&pages->areas, buf_slice(id)))
		return err_set(err, ERR_USAGE, "the id '%s' is taken", planning->id);
	names_add(&pages->minted, buf_slice(id));
	return true;
}

static void
format_step(const struct planning *planning, struct slice target, struct slice id,
	struct buf *line)
{
	struct buf day = BUF_INIT;

	buf_add_text(line, "- [ ] ");
	words_given(line, planning->text);
	splice_format_field(line, "for", target);
	if (planning->repeat.len)
		splice_format_field(line, "repeat", buf_slice(&planning->repeat));
	if (planning->due_day != DAY_NONE) {
		day_format(&day, planning->due_day);
		splice_format_field(line, "due", buf_slice(&day));
	}
	buf_printf(line, " ^%.*s", SLICE_ARG(id));
	buf_release(&day);
}

/* "montags" is "montag" too. */
static bool
is_said(struct slice word, const char *said)
{
	struct slice rest = word;

	if (rest.len > 1 && slice_ends(rest, "s"))
		rest.len--;
	return text_same(word, slice_of(said)) || text_same(rest, slice_of(said));
}

/* Days as they are said in German, in the words that the files have. */
static void
in_english(struct slice typed, struct buf *out)
{
	static const struct { const char *said, *means; } words[] = {
		{ "mo", "mon" }, { "di", "tue" }, { "mi", "wed" }, { "do", "thu" }, { "fr", "fri" },
		{ "sa", "sat" }, { "so", "sun" }, { "montag", "monday" }, { "dienstag", "tuesday" },
		{ "mittwoch", "wednesday" }, { "donnerstag", "thursday" }, { "freitag", "friday" },
		{ "samstag", "saturday" }, { "sonnabend", "saturday" }, { "sonntag", "sunday" },
		{ "und", "and" }, { "alle", "every" }, { "jeden", "every" }, { "jede", "every" },
		{ "jedes", "every" },
		{ "tag", "day" }, { "woche", "week" }, { "monat", "month" }, { "jahr", "year" },
		{ "tage", "days" }, { "wochen", "weeks" }, { "monate", "months" },
		{ "täglich", "day" }, { "wöchentlich", "week" }, { "monatlich", "month" },
		{ "heute", "today" }, { "morgen", "tomorrow" }, { "übermorgen", "+2" },
	};
	struct slice rest = typed, part, word;

	while (rest.ptr) {
		part = slice_cut(&rest, ',');
		while (slice_word(&part, &word)) {
			for (size_t n = 0; n < sizeof words / sizeof *words; n++)
				if (is_said(word, words[n].said))
					word = slice_of(words[n].means);
			buf_add_text(out, out->len ? " " : "");
			buf_add(out, word);
		}
	}
}

/* In English, or else in German. */
static bool
take_repeat(struct planning *planning, struct slice typed)
{
	struct buf english = BUF_INIT;

	in_english(typed, &english);
	bool ok = repeat_parse(typed, &planning->repeat) ||
		repeat_parse(buf_slice(&english), &planning->repeat);

	buf_release(&english);
	return ok;
}

bool
planning_when(struct planning *planning, const char *by, const char *every, struct err *err)
{
	int today = planning->session->clock.day;

	planning->due_day = DAY_NONE;
	if (by && !date_parse(slice_of(by), LEAN_FUTURE, today, &planning->due_day, err))
		return false;
	if (!every)
		return true;
	if (!take_repeat(planning, slice_of(every))) {
		err_set(err, ERR_USAGE, "'%s' is not understood as days", every);
		return err_hint(err, "--every mon,wed,fri; --every day; --every 3; --every week");
	}
	if (planning->due_day == DAY_NONE)
		repeat_first(buf_slice(&planning->repeat), today, &planning->due_day);
	return true;
}

bool
planning_days(struct planning *planning, struct slice typed, struct err *err)
{
	struct buf english = BUF_INIT;
	struct err ignored;
	int today = planning->session->clock.day, *due = &planning->due_day;

	*due = DAY_NONE;
	buf_clear(&planning->repeat);
	typed = slice_trim(typed);
	if (typed.len == 0)
		return true;
	if (take_repeat(planning, typed))
		return repeat_first(buf_slice(&planning->repeat), today, due);
	in_english(typed, &english);
	bool ok = date_parse(typed, LEAN_FUTURE, today, due, &ignored) ||
		date_parse(buf_slice(&english), LEAN_FUTURE, today, due, &ignored);

	buf_release(&english);
	return ok || err_set(err, ERR_USAGE, "'%.*s' is not understood as days: mon,wed,fri; day; "
		"tomorrow; 2026-12-24", SLICE_ARG(typed));
}

void
planning_echo(struct planning *planning, struct slice typed, struct buf *out)
{
	struct buf day = BUF_INIT;
	struct err ignored;

	if (!planning_days(planning, typed, &ignored) || planning->due_day == DAY_NONE)
		return;
	day_format_short(&day, planning->due_day);
	buf_printf(out, planning->repeat.len ? _("first on %s") : _("on %s"), day.ptr);
	buf_release(&day);
}

bool
planning_add_to(struct planning *planning, struct pages *pages, size_t area,
	struct slice target, struct err *err)
{
	struct buf id = BUF_INIT, line = BUF_INIT;
	bool ok = choose_id(planning, pages, &id, err);

	if (ok) {
		format_step(planning, target, buf_slice(&id), &line);
		pages_add_step(pages, area, buf_slice(&line));
		buf_printf(&planning->said, _("for %.*s: %s  ^%s"), SLICE_ARG(target),
			planning->text, id.ptr);
	}
	buf_release(&id);
	buf_release(&line);
	return ok;
}

bool
planning_add(struct planning *planning, struct pages *pages, struct err *err)
{
	struct name name;

	if (!name_find(&pages->areas, planning->name, NAME_RESULT | NAME_AREA, &name, err))
		return false;
	size_t area = name.area ? (size_t)(name.area - pages->areas.items) : name.result->area;

	return planning_add_to(planning, pages, area, name.area ? name.area->id :
		pages_result_id(pages, name.result), err);
}
