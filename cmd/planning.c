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

/* The month that a word begins, in English or German; 0: none. */
static int
find_month(struct slice word)
{
	static const char *const names[] = { "january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december", "januar",
		"februar", "märz", "april", "mai", "juni", "juli", "august", "september",
		"oktober", "november", "dezember" };

	if (slice_ends(word, "."))
		word.len--;
	for (size_t n = 0; word.len >= 3 && n < sizeof names / sizeof *names; n++)
		if (text_begins(slice_of(names[n]), word))
			return (int)(n % 12) + 1;
	return 0;
}

/* "24 Dec", "24. Dezember 2026": without a year the next one, from today on. */
static bool
take_day(struct slice typed, int today, int *day)
{
	struct slice rest = typed, first = SLICE_EMPTY, month = SLICE_EMPTY, last = SLICE_EMPTY;
	struct buf text = BUF_INIT;
	int year, ignored, number;
	bool found = false;

	if (!slice_word(&rest, &first) || !slice_word(&rest, &month))
		return false;
	bool said = slice_word(&rest, &last);

	if (slice_ends(first, "."))
		first.len--;
	if (slice_trim(rest).len || first.len > 2 || !(number = find_month(month)))
		return false;
	day_to_civil(today, &year, &ignored, &ignored);
	for (int tries = 0; tries < 9 && !found; tries++, year++) { /* of a 29 Feb, too */
		buf_clear(&text);
		if (said)
			buf_add(&text, last);
		else
			buf_printf(&text, "%04d", year);
		buf_printf(&text, "-%02d-%s%.*s", number, first.len < 2 ? "0" : "",
			SLICE_ARG(first));
		found = day_parse(buf_slice(&text), day) && (said || *day >= today);
	}
	buf_release(&text);
	return found;
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
		date_parse(buf_slice(&english), LEAN_FUTURE, today, due, &ignored) ||
		take_day(typed, today, due);

	buf_release(&english);
	return ok || err_set(err, ERR_USAGE, "'%.*s' is not understood as days: mon,wed,fri; day; "
		"tomorrow; %s", SLICE_ARG(typed), day_plain(today + 7, today).text);
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
