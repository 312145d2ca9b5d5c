/* SPDX-License-Identifier: ISC */
/* Areas, results, steps, ids, names and settings as the pages have them; and
 * entries and looks, written and read back. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/text.h"
#include "journal/area.h"
#include "journal/check.h"
#include "journal/entry.h"
#include "journal/id.h"
#include "journal/name.h"
#include "journal/settings.h"
#include "journal/step.h"
#include "store/change.h"
#include "store/store.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define TODAY 20778 /* 2026-11-21, a Saturday */
#define ARROW "\xe2\x86\x92"

static char folder[] = "/tmp/taut-journal.XXXXXX";

/* The example of the format. */
static const char health[] =
	"# Health\n"
	"\n"
	"[horizon:: 2027-11-21]\n"
	"\n"
	"## Vision\n"
	"\n"
	"I wake rested and glad of the day. I run by the river in all weathers.\n"
	"\n"
	"### Results\n"
	"\n"
	"- I run 8 km without stopping [from:: 3] [to:: 8] [unit:: km] [focus:: yes] ^run\n"
	"- I feel at ease in my body [to:: 9] [unit:: /10] ^at-ease\n"
	"  - 2: I avoid mirrors\n"
	"  - 8: I dance without looking round\n"
	"- Sunday mornings are ours ^sundays\n"
	"\n"
	"## Plan\n"
	"\n"
	"- [ ] If it is 06:45 on Mon, Wed or Fri, then I put on my shoes [for:: run] "
	"[repeat:: mon wed fri] [due:: 2026-11-23] ^shoes\n"
	"- [x] Buy running shoes [for:: run] [completion:: 2026-11-20] ^buy\n";

struct pages_read {
	struct areas areas;
	struct problems problems;
};

static void
add_page(struct pages_read *pages, const char *path, const char *text)
{
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	buf_add_text(&bytes, text);
	assert_true(areas_add(&pages->areas, path, &bytes, &pages->problems, &err));
	buf_release(&bytes);
}

static void
release(struct pages_read *pages)
{
	areas_release(&pages->areas);
	problems_release(&pages->problems);
}

static int
day_of(const char *text)
{
	int day = DAY_NONE;

	assert_true(day_parse(slice_of(text), &day));
	return day;
}

static void
assert_slice(struct slice s, const char *expected)
{
	if (!slice_is(s, expected))
		fail_msg("'%.*s', not '%s'", SLICE_ARG(s), expected);
}

static void
assert_number(struct maybe number, int64_t micro, int places)
{
	assert_true(number.known);
	assert_true(number.value.micro == micro);
	assert_int_equal(number.value.places, places);
}

static void
test_example(void **state)
{
	struct pages_read pages = { 0 };

	(void)state;
	add_page(&pages, "areas/health.md", health);
	assert_int_equal(pages.problems.count, 0);
	const struct area *area = &pages.areas.items[0];

	assert_slice(area->id, "health");
	assert_slice(area->title, "Health");
	assert_int_equal(area->horizon_day, day_of("2027-11-21"));
	assert_int_equal(area->retired_day, DAY_NONE);
	assert_slice(area_vision(area),
		"I wake rested and glad of the day. I run by the river in all weathers.");
	assert_int_equal(pages.areas.result_count, 3);
	const struct result *run = &pages.areas.results[0], *ease = run + 1, *ours = run + 2;

	assert_slice(run->id, "run");
	assert_slice(run->text, "I run 8 km without stopping");
	assert_int_equal(run->line, 11);
	assert_int_equal(run->kind, RESULT_MEASURED);
	assert_slice(run->unit, "km");
	assert_number(run->from, 3000000, 0);
	assert_number(run->to, 8000000, 0);
	assert_true(run->focus && run->sound && result_is_live(&pages.areas, run));
	assert_int_equal(ease->kind, RESULT_RATED);
	assert_false(ease->from.known);
	assert_false(ease->focus);
	assert_int_equal(ours->kind, RESULT_WORDS);
	assert_slice(ours->id, "sundays");
	assert_int_equal(pages.areas.step_count, 2);
	const struct step *shoes = &pages.areas.steps[0], *buy = shoes + 1;

	assert_slice(shoes->id, "shoes");
	assert_slice(shoes->text, "If it is 06:45 on Mon, Wed or Fri, then I put on my shoes");
	assert_slice(shoes->repeat, "mon wed fri");
	assert_int_equal(shoes->due_day, day_of("2026-11-23"));
	assert_true(step_is_open(shoes));
	assert_true(step_is_for(&pages.areas, shoes, slice_of("RUN")));
	assert_false(step_is_for(&pages.areas, shoes, slice_of("ru")));
	assert_true(buy->done && !step_is_open(buy));
	assert_int_equal(buy->completion_day, day_of("2026-11-20"));
	release(&pages);
}

/* Hand-written in every way that the format allows. */
static void
test_by_hand(void **state)
{
	struct pages_read pages = { 0 };

	(void)state;
	add_page(&pages, "areas/home.md", "\xef\xbb\xbf# At home\r\n[was:: Home] [was:: House]\r\n"
		"[retired:: 2026-06-01]\r\n\r\n## VISION\r\n\r\n# results\r\n\r\n"
		"* [-] The kitchen is\r\n  done [to:: 100]\r\n  [unit::\r\n  %] [let-go:: 2026-05-01]\r\n"
		"  ^kitchen\r\n"
		"+ [X] Quiet [TO:: 76] [Unit:: kg] [way:: Down] [slip:: 2] [step:: 0.5] "
		"[by:: 2027-01-01] [lag:: 30] [enough:: 2026-05-02]\r\n"
		"1. [/] A box that I do not know\r\n\r\n"
		"plan\r\n----\r\n\r\n### Plan\r\n\r\n"
		"- [ ] Paint \xf0\x9f\x93\x85 2026-11-23 \xf0\x9f\x94\x81 every week\r\n"
		"- [-] Drop it [for:: kitchen] [for:: at-home]\r\n"
		"- Bare\r\n");
	add_page(&pages, "areas/untitled.md", "### Results\n- One\n  - nested [to:: 5]\n");
	assert_int_equal(pages.problems.count, 0);
	const struct area *home = &pages.areas.items[0];
	const struct result *kitchen = &pages.areas.results[0], *quiet = kitchen + 1;

	assert_slice(home->title, "At home");
	assert_int_equal(home->retired_day, day_of("2026-06-01"));
	assert_ptr_equal(areas_find_title(&pages.areas, slice_of("house")), home);
	assert_ptr_equal(areas_find_title(&pages.areas, slice_of("HOME")), home);
	assert_ptr_equal(areas_find(&pages.areas, slice_of("Home")), home);
	assert_null(areas_find(&pages.areas, slice_of("At home")));
	assert_int_equal(pages.areas.result_count, 4);
	assert_slice(kitchen->text, "The kitchen is done");
	assert_slice(kitchen->unit, "%");
	assert_slice(kitchen->id, "kitchen");
	assert_true(kitchen->let_go && !result_is_open(kitchen));
	assert_int_equal(kitchen->let_go_day, day_of("2026-05-01"));
	assert_int_equal(quiet->way, -1);
	assert_number(quiet->slip, 2000000, 0);
	assert_number(quiet->step, 500000, 1);
	assert_int_equal(quiet->lag_days, 30);
	assert_int_equal(quiet->horizon_day, day_of("2027-01-01"));
	assert_true(quiet->enough);
	assert_int_equal(quiet->enough_day, day_of("2026-05-02"));
	assert_int_equal(quiet->id.len, 0);
	assert_true(result_is_open(quiet + 1));
	assert_false(result_is_live(&pages.areas, quiet + 1)); /* its area is retired */
	assert_int_equal(pages.areas.step_count, 3);
	assert_int_equal(pages.areas.steps[0].due_day, day_of("2026-11-23"));
	assert_slice(pages.areas.steps[0].repeat, "every week");
	assert_slice(pages.areas.steps[0].text, "Paint");
	assert_true(pages.areas.steps[1].dropped);
	assert_slice(step_for(&pages.areas, &pages.areas.steps[1], 1), "at-home");
	assert_int_equal(step_for(&pages.areas, &pages.areas.steps[1], 2).len, 0);
	assert_true(step_is_open(&pages.areas.steps[2]));
	assert_slice(pages.areas.items[1].title, "untitled");
	assert_slice(pages.areas.results[3].text, "One");
	release(&pages);
}

/* What does not parse is said with its line, and makes the result unknown. */
static void
test_problems(void **state)
{
	static const struct { const char *page; size_t line; const char *why; bool sound; } cases[] = {
		{ "## Results\n\n- a [to:: 4km]\n", 3, "to:: 4km", false },
		{ "## Results\n- a [to:: 79,5]\n", 2, "to:: 79,5", false },
		{ "## Results\n- a [from:: ?] [to:: 8]\n", 2, "from:: ?", false },
		{ "## Results\n- a\n- b [way:: left]\n", 3, "way:: left", true },
		{ "## Results\n- a [by:: soon]\n", 2, "by:: soon", false },
		{ "## Results\n- a [by:: 2026-02-30]\n", 2, "by:: 2026-02-30", false },
		{ "## Results\n- a [slip:: x]\n", 2, "slip", false },
		{ "## Results\n- a [step:: x]\n", 2, "step", false },
		{ "## Results\n- [-] a [let-go:: then]\n", 2, "let-go", false },
		{ "## Results\n- [x] a [enough:: then]\n", 2, "enough", false },
		{ "## Results\n- a [to:: 8] and more\n", 2, "to::", false },
		{ "## Plan\n- [ ] a [due:: soon]\n", 2, "due:: soon", true },
		{ "## Plan\n- [ ] a\n- [x] b\n  [completion:: x]\n", 3, "completion", true },
		{ "## Plan\n- [ ] a [due:: 2026-11-23] and more\n", 2, "due::", true },
		{ "## Plan\n- [ ] a [repeat:: when I like]\n", 2, "repeat:: when I like", true },
		{ "# A\n\n[horizon:: soon]\n", 3, "horizon:: soon", true },
		{ "# A\n\n[was:: B]\n[retired:: 2026]\n", 4, "retired:: 2026", true },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct pages_read pages = { 0 };

		add_page(&pages, "areas/x.md", cases[n].page);
		if (pages.problems.count != 1)
			fail_msg("%zu problems: %s", pages.problems.count, cases[n].page);
		if (pages.problems.items[0].line != cases[n].line ||
		    !strstr(pages.problems.items[0].why, cases[n].why))
			fail_msg("line %zu: %s", pages.problems.items[0].line,
				pages.problems.items[0].why);
		assert_string_equal(pages.problems.items[0].file, "areas/x.md");
		if (pages.areas.result_count && cases[n].sound == false)
			assert_false(pages.areas.results[0].sound);
		release(&pages);
	}
}

static void
test_fine(void **state)
{
	static const char *const pages_fine[] = {
		"## Results\n- a [colour:: blue] [to:: 8]\n",
		"## Results\n- a `[to:: x]` b\n",
		"## Results\n- a\n  - 2: b [to:: x]\n",
		"## Notes\n- a [to:: x]\n",
		"```\n## Results\n- a [to:: x]\n```\n",
		"## Plan\n- [ ] a [for:: nothing at all] [repeat:: every 2 weeks]\n",
		"# A\n\n[colour:: blue]\n",
	};

	(void)state;
	for (size_t n = 0; n < SIZE(pages_fine); n++) {
		struct pages_read pages = { 0 };

		add_page(&pages, "areas/x.md", pages_fine[n]);
		if (pages.problems.count)
			fail_msg("%s: %s", pages_fine[n], pages.problems.items[0].why);
		release(&pages);
	}
}

static void
test_values(void **state)
{
	static const struct { const char *text, *again; } cases[] = {
		{ "3 " ARROW " 10 km", "3 " ARROW " 10 km" },
		{ "3->10 km", "3 " ARROW " 10 km" },
		{ "? " ARROW " 8 /10", "? " ARROW " 8 /10" },
		{ "\xe2\x88\x92" "3.50 -> -1", "-3.50 " ARROW " -1" },
		{ "3 -> ?", "3 " ARROW " ?" },
		{ " 84\t->\t76  kg a week ", "84 " ARROW " 76 kg a week" },
	};
	static const char *const none[] = { "", "3", "3 10", "3 " ARROW, ARROW " 10", "-> 10", "3 km -> 8",
		"3 -> 10km", "3 -> x", "x -> 3", "3,5 -> 4", "3 - > 4" };
	struct maybe from, to;
	struct slice unit;
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		if (!values_parse(slice_of(cases[n].text), &from, &to, &unit))
			fail_msg("'%s' was refused", cases[n].text);
		buf_clear(&out);
		values_format(&out, from, to, unit);
		assert_string_equal(out.ptr, cases[n].again);
	}
	for (size_t n = 0; n < SIZE(none); n++)
		if (values_parse(slice_of(none[n]), &from, &to, &unit))
			fail_msg("'%s' was taken", none[n]);
	buf_release(&out);
}

static void
test_mint(void **state)
{
	static const struct { const char *words, *id; } cases[] = {
		{ "I run 8 km without stopping", "run" },
		{ "If it is 06:45 on Mon, Wed or Fri, then I put on my shoes", "shoes" },
		{ "Buy running shoes", "buy" },
		{ "\xc3\x9c" "ben jeden Tag", "uben" },
		{ "The caf\xc3\xa9 opens", "cafe" },
		{ "Ich laufe 8 km am St\xc3\xbc" "ck", "laufe" },
		{ "Der Sonntagmorgen geh\xc3\xb6rt uns", "sonntagmorgen" },
		{ "Ich bin den Winter am Meer", "winter" },
		{ "A bin for the kitchen", "bin" },
		{ "Wenn es 06:45 ist, dann: Schuhe anziehen", "schuhe" },
		{ "Wenn die Hand zum Handy geht, dann schl\xc3\xa4" "ft es im Flur", "schlaft" },
		{ "F\xc3\xbcr die Kinder da sein", "kinder" },
		{ "A fur coat", "fur" },
		{ "Plan the week on paper", "paper" },  /* command words are never minted */
		{ "Review, undo, focus: breathe", "breathe" },
		{ "Monday is free", "free" },           /* nor what would be a date */
		{ "Tomorrow a letter", "letter" },
		{ "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "r1" },
		{ "", "r1" },
		{ "8 of 10", "r1" },
		{ "*Sing* \"loud\"", "sing" },
	};
	struct pages_read pages = { 0 };
	struct names minted = { 0 };
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		buf_clear(&out);
		id_mint(&out, &pages.areas, slice_of(cases[n].words), NULL);
		if (strcmp(out.ptr, cases[n].id) != 0)
			fail_msg("'%s' became '%s'", cases[n].words, out.ptr);
	}
	/* One name space: with results, steps, areas, and what was minted before. */
	add_page(&pages, "areas/health.md", health);
	static const char *const again[] = { "run-2", "run-3", "run-4", "r1", "r2", "shoes-2", "health-2" };
	static const char *const words[] = { "Run", "I run", "running? Run!", "\xd0\xb1\xd0\xb5\xd0\xb3",
		"\xd0\xb1", "Shoes", "Health" };

	for (size_t n = 0; n < SIZE(words); n++) {
		buf_clear(&out);
		id_mint(&out, &pages.areas, slice_of(n == 2 ? "I run!" : words[n]), &minted);
		assert_string_equal(out.ptr, again[n]);
		names_add(&minted, buf_slice(&out));
	}
	buf_clear(&out);
	id_mint(&out, &pages.areas, slice_of("Plan the review"), NULL);
	assert_true(id_is_valid(buf_slice(&out)));
	assert_false(id_is_command(buf_slice(&out)));
	buf_release(&out);
	names_release(&minted);
	release(&pages);
}

static void
test_ids(void **state)
{
	static const char *const valid[] = { "a", "run", "Run-2", "8km", "r1" };
	static const char *const invalid[] = { "", "-", "-a", "a b", "a_b", "a.b", "\xc3\xa9", "^a" };
	static const char *const commands[] = { "today", "add", "done", "check", "vision", "plan",
		"tension", "review", "show", "search", "edit", "focus", "purpose", "ask", "area", "undo",
		"history", "sync", "init", "clone", "key", "unlock", "lock", "doctor", "import", "export",
		"config", "help", "belief", "link", "share", "log", "list", "save", "verify", "status",
		"Plan", "TODAY", "let-go", "resume", "enough", "move", "remeasure", "rename-id", "week" };
	char longest[66];

	(void)state;
	for (size_t n = 0; n < SIZE(valid); n++)
		assert_true(id_is_valid(slice_of(valid[n])));
	for (size_t n = 0; n < SIZE(invalid); n++)
		assert_false(id_is_valid(slice_of(invalid[n])));
	memset(longest, 'a', 65);
	assert_true(id_is_valid((struct slice){ longest, 64 }));
	assert_false(id_is_valid((struct slice){ longest, 65 }));
	for (size_t n = 0; n < SIZE(commands); n++)
		if (!id_is_command(slice_of(commands[n])))
			fail_msg("'%s' is a command", commands[n]);
	assert_false(id_is_command(slice_of("run")));
	assert_false(id_is_command(slice_of("")));
}

static const char *const names_of[] = { "-", "area", "result", "-", "step" };

static void
test_names(void **state)
{
	static const struct { const char *typed; int kinds, kind; const char *id; } cases[] = {
		{ "run", 7, NAME_RESULT, "run" },
		{ "RUN", 7, NAME_RESULT, "run" },
		{ "health", 7, NAME_AREA, "health" },
		{ "he", 7, NAME_AREA, "health" },
		{ "at-ease", 7, NAME_RESULT, "at-ease" },
		{ "body", 7, NAME_RESULT, "at-ease" },
		{ "stop", NAME_RESULT, NAME_RESULT, "run" },
		{ "shoes", 7, NAME_STEP, "shoes" }, /* the id goes before a word of another */
		{ "sund", 7, NAME_RESULT, "sundays" },
		{ "sunday mornings are ours", 7, NAME_RESULT, "sundays" },
		{ "buy", 7, NAME_STEP, "buy" },
		{ "r", NAME_RESULT, NAME_RESULT, "run" },
		{ "old", 7, NAME_RESULT, "old" }, /* closed, and nothing live is meant */
		{ "wal", 7, NAME_RESULT, "walk" }, /* what is live goes before what is closed */
	};
	static const struct { const char *typed; int kinds; const char *text, *hint; } none[] = {
		{ "i", NAME_RESULT, "could be several", "id" },
		{ "rnu", 7, "'rnu'", "'run'" },
		{ "helth", NAME_AREA, "area 'helth'", "'health'" },
		{ "shoes", NAME_RESULT, "result 'shoes'", "" },
		{ "unning", NAME_STEP, "step 'unning'", "" },
		{ "xyzzyx", 7, "'xyzzyx'", "lists" },
		{ "", 7, "empty", "" },
	};
	struct pages_read pages = { 0 };
	struct err err = ERR_INIT;
	struct name name;

	(void)state;
	add_page(&pages, "areas/health.md", health);
	add_page(&pages, "areas/home.md", "# Home\n## Results\n- [-] Walls are white ^old\n"
		"- I walk ^walk\n");
	for (size_t n = 0; n < SIZE(cases); n++) {
		if (!name_find(&pages.areas, cases[n].typed, cases[n].kinds, &name, &err))
			fail_msg("%s", err.text);
		if (name.kind != cases[n].kind)
			fail_msg("'%s' is a %s", cases[n].typed, names_of[name.kind]);
		assert_slice(name.area ? name.area->id : name.result ? name.result->id : name.step->id,
			cases[n].id);
	}
	for (size_t n = 0; n < SIZE(none); n++) {
		if (name_find(&pages.areas, none[n].typed, none[n].kinds, &name, &err))
			fail_msg("'%s' was found", none[n].typed);
		if (!strstr(err.text, none[n].text) || !strstr(err.hint, none[n].hint))
			fail_msg("'%s': %s / %s", none[n].typed, err.text, err.hint);
		assert_int_equal(err.kind, none[n].typed[0] ? ERR_NAME : ERR_USAGE);
	}
	assert_false(name_find(&pages.areas, "i", NAME_RESULT, &name, &err));
	assert_non_null(strstr(err.text, "run, at-ease, walk"));
	release(&pages);
}

static void
test_nearest(void **state)
{
	static const char *const words[] = { "add", "vision", "tension", "review" };

	(void)state;
	assert_string_equal(name_nearest("visoin", words, SIZE(words)), "vision");
	assert_string_equal(name_nearest("tention", words, SIZE(words)), "tension");
	assert_string_equal(name_nearest("ad", words, SIZE(words)), "add");
	assert_null(name_nearest("xyz", words, SIZE(words)));
	assert_null(name_nearest("", words, SIZE(words)));
}

/* From Saturday, 2026-11-21. */
static void
test_repeat(void **state)
{
	static const struct { const char *repeat, *next; } cases[] = {
		{ "mon wed fri", "2026-11-23" },
		{ "Mon, Wed and Fri", "2026-11-23" },
		{ "sat", "2026-11-28" },
		{ "sun", "2026-11-22" },
		{ "Fridays", "2026-11-27" },
		{ "every friday", "2026-11-27" },
		{ "every Tue", "2026-11-24" },
		{ "every day", "2026-11-22" },
		{ "daily", "2026-11-22" },
		{ "every 3 days", "2026-11-24" },
		{ "every 10 days", "2026-12-01" },
		{ "every week", "2026-11-28" },
		{ "every week on Sunday", "2026-11-22" },
		{ "every 2 weeks", "2026-12-05" },
		{ "every month", "2026-12-21" },
		{ "every 2 months", "2027-01-21" },
		{ "every year", "2027-11-21" },
		{ "  every   day ", "2026-11-22" },
	};
	static const char *const none[] = { "", "every", "often", "every 0 days", "every -1 days",
		"every 1.5 days", "every 2", "every moon", "when done", "3", "every 9999 days" };

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		int next = 0;
		struct buf out = BUF_INIT;

		if (!repeat_next(slice_of(cases[n].repeat), TODAY, &next))
			fail_msg("'%s' was refused", cases[n].repeat);
		day_format(&out, next);
		if (strcmp(out.ptr, cases[n].next) != 0)
			fail_msg("'%s': %s", cases[n].repeat, out.ptr);
		buf_release(&out);
	}
	for (size_t n = 0; n < SIZE(none); n++) {
		int next = 0;

		if (repeat_next(slice_of(none[n]), TODAY, &next))
			fail_msg("'%s' was taken", none[n]);
	}
}

/* The title may be a word of the format; others of these words are not titles. */
static void
test_title(void **state)
{
	static const struct { const char *text, *title; int results, steps; } cases[] = {
		{ "# Plan\n\n## Vision\n\n### Results\n\n- a ^a\n\n## Plan\n\n- [ ] b ^b\n", "Plan", 1, 1 },
		{ "# Results\n\n- a ^a\n\n# Plan\n- [ ] b ^b\n", "life", 1, 1 },
		{ "## Results\n- a ^a\n\n# Vision\n", "life", 1, 0 },
		{ "## Plan\n- [ ] a ^a\n", "life", 0, 1 },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct pages_read pages = { 0 };

		add_page(&pages, "areas/life.md", cases[n].text);
		assert_slice(pages.areas.items[0].title, cases[n].title);
		assert_int_equal(pages.areas.result_count, cases[n].results);
		assert_int_equal(pages.areas.step_count, cases[n].steps);
		release(&pages);
	}
}

static void
test_next_due(void **state)
{
	static const struct { const char *repeat, *due, *next; } cases[] = {
		{ "", "2026-11-01", "2026-11-01" }, /* once: late */
		{ "sat", "2026-11-14", "2026-11-21" }, /* today */
		{ "mon wed fri", "2026-11-18", "2026-11-23" },
		{ "mon", "2026-12-07", "2026-12-07" },
		{ "every 3 days", "2026-11-15", "2026-11-21" },
		{ "every 3 days", "2026-11-16", "2026-11-22" },
		{ "daily", "0001-01-01", "2026-11-21" },
		{ "every month", "2026-01-31", "2026-11-30" },
		{ "every year", "2026-11-20", "2027-11-20" },
		{ "every week", "2026-11-21", "2026-11-21" },
		{ "often", "2026-11-01", "2026-11-01" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct step step = { .repeat = slice_of(cases[n].repeat),
			.due_day = day_of(cases[n].due) };

		if (step_next_due(&step, TODAY) != day_of(cases[n].next))
			fail_msg("'%s' from %s", cases[n].repeat, cases[n].due);
	}
	struct step step = { .repeat = slice_of("daily"), .due_day = DAY_NONE };

	assert_int_equal(step_next_due(&step, TODAY), DAY_NONE);
}

static void
test_repeat_typed(void **state)
{
	static const struct { const char *typed, *repeat; } cases[] = {
		{ "3", "every 3 days" }, { "1", "every day" }, { "day", "every day" },
		{ "week", "every week" }, { "month", "every month" }, { "Mon,Wed", "mon wed" },
		{ "every 2 weeks", "every 2 weeks" }, { " fri ", "fri" },
	};
	static const char *const none[] = { "", "0", "-3", "1.5", "often", "9999" };
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		buf_clear(&out);
		assert_true(repeat_parse(slice_of(cases[n].typed), &out));
		assert_string_equal(out.ptr, cases[n].repeat);
	}
	buf_clear(&out);
	for (size_t n = 0; n < SIZE(none); n++)
		if (repeat_parse(slice_of(none[n]), &out))
			fail_msg("'%s' was taken", none[n]);
	assert_string_equal(out.ptr, "");
	buf_release(&out);
}

static void
test_settings(void **state)
{
	struct settings settings = { 0 };
	struct err err = ERR_INIT;
	enum setting setting;

	(void)state;
	assert_int_equal(settings_number(&settings, SETTING_CADENCE), 30);
	assert_int_equal(settings_number(&settings, SETTING_CADENCE_FOCUS), 7);
	assert_false(settings_is(&settings, SETTING_PLAIN));
	/* The journal's file: what names a program is not read from it. */
	assert_true(settings_read(&settings, slice_of("[journal]\n\tzone = Europe/Berlin\n"
		"\tday-starts = 04:00\n\tpath = /elsewhere\n[check]\n\tcadence = 14\n"
		"\tcadence-focus = none\n[ui]\n\teditor = rm -rf\n\tplain\n[alias]\n\tx = y\n"
		"[unknown]\n\tkey = value\n"), ".taut/config", false, &err));
	assert_string_equal(settings_get(&settings, SETTING_ZONE), "Europe/Berlin");
	assert_string_equal(settings_get(&settings, SETTING_DAY_STARTS), "04:00");
	assert_string_equal(settings_get(&settings, SETTING_PATH), "~/journal");
	assert_string_equal(settings_get(&settings, SETTING_EDITOR), "");
	assert_int_equal(settings_number(&settings, SETTING_CADENCE), 14);
	assert_int_equal(settings_number(&settings, SETTING_CADENCE_FOCUS), 7);
	assert_false(settings_is(&settings, SETTING_PLAIN));
	assert_null(settings_alias(&settings, "x"));
	/* The person's: what is the journal's is not. */
	assert_true(settings_read(&settings, slice_of("[journal]\n\tpath = ~/diary\n\tzone = UTC\n"
		"[ui]\n\teditor = vim\n\tplain\n\tascii = ON\n[alias]\n\tx = y z\n\tx = w\n"
		"[check]\n\tcadence = 3\n"), "config", true, &err));
	assert_string_equal(settings_get(&settings, SETTING_PATH), "~/diary");
	assert_string_equal(settings_get(&settings, SETTING_ZONE), "Europe/Berlin");
	assert_string_equal(settings_get(&settings, SETTING_EDITOR), "vim");
	assert_int_equal(settings_number(&settings, SETTING_CADENCE), 14);
	assert_true(settings_is(&settings, SETTING_PLAIN));
	assert_true(settings_is(&settings, SETTING_ASCII));
	assert_string_equal(settings_alias(&settings, "x"), "w");
	assert_false(settings_read(&settings, slice_of("[a\n"), "config", true, &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	assert_true(setting_find("Check.Cadence", &setting, &err));
	assert_int_equal(setting, SETTING_CADENCE);
	assert_false(setting_find("check.cadense", &setting, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err.hint, "check.cadence"));
	assert_true(setting_check(SETTING_DAY_STARTS, slice_of("05:59"), &err));
	assert_false(setting_check(SETTING_DAY_STARTS, slice_of("06:00"), &err));
	assert_true(settings_read(&settings, slice_of("[journal]\n\tday-starts = 9:00\n"),
		".taut/config", false, &err));
	assert_string_equal(settings_get(&settings, SETTING_DAY_STARTS), "04:00");
	assert_true(setting_check(SETTING_CADENCE, slice_of("3650"), &err));
	assert_false(setting_check(SETTING_CADENCE, slice_of("0"), &err));
	assert_false(setting_check(SETTING_CADENCE, slice_of("3651"), &err));
	assert_false(setting_check(SETTING_CADENCE, slice_of("1.5"), &err));
	assert_false(setting_check(SETTING_PLAIN, slice_of("perhaps"), &err));
	settings_release(&settings);
	settings_release(&settings);
}

/* Writing: one order, which is an entry or a look. */
struct order {
	const struct entry *entry;
	const struct look *look;
};

static bool
build(struct change *change, void *context, struct err *err)
{
	const struct order *order = context;

	change_message(change, "test: write");
	return order->entry ? entry_write(order->entry, change, err) :
		look_write(order->look, change, err);
}

static void
write_order(struct store *store, struct order order)
{
	struct change_order run = { .command = "test", .build = build, .context = &order,
		.foreground = true, .clock = { .day = TODAY, .minute = 430, .offset = 60,
		.seconds = 1795241400, .zone = "" } };
	struct change_report report = CHANGE_REPORT_INIT;
	struct err err = ERR_INIT;

	if (!change_run(store, &run, &report, &err))
		fail_msg("not written: %s", err.text);
	assert_int_equal(report.outcome, CHANGE_COMMITTED);
	change_report_release(&report);
}

static void
create(struct store *store)
{
	static unsigned number;
	struct err err = ERR_INIT;
	char name[64];

	snprintf(name, sizeof name, "%s/j%u", folder, number++);
	if (!store_create(store, name, &err))
		fail_msg("%s", err.text);
}

static void
assert_file(const struct store *store, const char *path, const char *expected)
{
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	if (!store_read(store, path, &bytes, &err))
		fail_msg("%s", err.text);
	assert_string_equal(bytes.ptr, expected);
	buf_release(&bytes);
}

#define ENTRIES "entries/2026/11/2026-11-21.md"
#define CHECKS "checks/2026/11/2026-11-21-check.md"

static void
test_entries(void **state)
{
	static const struct entry entries[] = {
		{ .day = TODAY, .minute = 430, .text = { "Fog on the river.", 17 } },
		{ .day = TODAY, .minute = 1470, .text = { "Late.\n", 6 }, .tags = { "night walk", 10 } },
		{ .day = TODAY, .minute = 720, .offset = 540, .offset_shown = true, .by_time = true,
		  .text = { "Noon, elsewhere.", 16 } },
		{ .day = TODAY, .minute = 725, .offset = -210, .offset_shown = true, .by_time = true,
		  .text = { "West.", 5 } },
	};
	struct store store = { 0 };

	(void)state;
	create(&store);
	for (size_t n = 0; n < SIZE(entries); n++)
		write_order(&store, (struct order){ .entry = &entries[n] });
	assert_file(&store, ENTRIES, "# 2026-11-21\n\n## 07:10\n\nFog on the river.\n\n"
		"## 12:00 +09:00\n\nNoon, elsewhere.\n\n## 12:05 -03:30\n\nWest.\n\n"
		"## 24:30\n\nLate.\n\n#night #walk\n");
	store_close(&store);
}

/* A text with each of its lines ended by LF. */
static void
add_plain(struct buf *out, const char *text)
{
	for (; *text; text++)
		if (*text != '\r')
			buf_add_char(out, *text);
		else if (text[1] != '\n')
			buf_add_char(out, '\n');
}

/* What is typed comes back, and never makes a moment of its own. */
static void
test_moments(void **state)
{
	static const char *const texts[] = {
		"plain",
		"## 12:00",
		"a\n## 12:00\nb",
		"a\n\n##   12:00 Lunch\n\nb",
		"a\n##\t12:00\nb",
		"a\n## 12:00 ##",
		"\\## 12:00",
		"a\n\\\\## 12:00",
		"## Lunch\n\n### 12:00\n# 12:00",
		"a\n```\n## 12:00\n```",
		"a\n```\n## 12:00",
		"<!-- a",
		"a\r\n## 12:00\r\nb", /* (lines that are put in end as those before them) */
		"a\r## 12:00\rb",
		"- [ ] a\n  ## 12:00",
		"---\n## 24:30",
		"---\n##\t12:00\n---",
	};

	(void)state;
	for (size_t n = 0; n < SIZE(texts); n++) {
		struct store store = { 0 };
		struct entry first = { .day = TODAY, .minute = 430, .text = slice_of(texts[n]) };
		struct entry second = { .day = TODAY, .minute = 440, .text = slice_of("second") };
		struct document page = { 0 };
		struct buf bytes = BUF_INIT, text = BUF_INIT, typed = BUF_INIT, read = BUF_INIT;
		struct err err = ERR_INIT;
		size_t at[3], found = 0;
		int minute;

		create(&store);
		write_order(&store, (struct order){ .entry = &first });
		write_order(&store, (struct order){ .entry = &second });
		assert_true(store_read(&store, ENTRIES, &bytes, &err));
		assert_true(document_parse(&page, &bytes, ENTRIES, &err));
		for (size_t s = 1; s < page.section_count && found < 3; s++)
			if (moment_is(&page.sections[s], &minute))
				at[found++] = s;
		if (found != 2)
			fail_msg("%zu moments of '%s'", found, texts[n]);
		moment_text(&page, at[1], NULL, "", &text);
		assert_string_equal(text.ptr, "second");
		buf_clear(&text);
		moment_text(&page, at[0], NULL, "", &text);
		/* A fence or comment that was left open is closed behind it. */
		add_plain(&typed, texts[n]);
		add_plain(&read, text.ptr);
		if (!slice_starts(buf_slice(&read), typed.ptr))
			fail_msg("'%s' came back as '%s'", texts[n], text.ptr);
		assert_int_equal(moment_end(&page, at[0]), at[1]);
		buf_release(&text);
		buf_release(&typed);
		buf_release(&read);
		document_release(&page);
		store_close(&store);
	}
}

static void
test_entry_too_long(void **state)
{
	struct entry entry = { .day = TODAY, .text = { NULL, ENTRY_MAX + 1 } };
	struct err err = ERR_INIT;

	(void)state;
	assert_false(entry_write(&entry, NULL, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err.hint, "attachments"));
}

static void
test_looks(void **state)
{
	struct look look = LOOK_INIT, second = LOOK_INIT;
	struct store store = { 0 };

	(void)state;
	create(&store);
	look.day = second.day = TODAY;
	look.minute = second.minute = 1215;
	look.area = second.area = slice_of("Health");
	assert_true(look_is_empty(&look));
	look_prose(&look.facts, slice_of(" I ran twice.\n## 10:00 Home\n"));
	look_event(&look.items, slice_of("I run [far]\n"), "is", slice_of("4"), SLICE_EMPTY,
		slice_of("run"));
	look_event(&look.items, slice_of("At ease"), NULL, SLICE_EMPTY, SLICE_EMPTY, slice_of("ease"));
	look_prose(&look.hindrance, slice_of("I scroll in bed."));
	buf_add_text(&look.other_name, "Ana");
	buf_add_text(&look.other, "- At ease [is:: 5] [for:: ease]\n");
	assert_false(look_is_empty(&look));
	write_order(&store, (struct order){ .look = &look });
	look_event(&second.items, slice_of("I run"), "lowered", slice_of("10 " ARROW " 8 km"),
		slice_of("the [knee"), slice_of("run"));
	write_order(&store, (struct order){ .look = &second });
	static const char first[] = "# 2026-11-21\n\n## 20:15 Health\n\nI ran twice.\n"
		"\\## 10:00 Home\n\n- I run [far]\\x0a [is:: 4] [for:: run]\n- At ease [for:: ease]\n\n"
		"### In the way\n\nI scroll in bed.\n\n### From Ana\n\n- At ease [is:: 5] [for:: ease]\n";
	char expected[1024];

	snprintf(expected, sizeof expected, "%s\n## 20:15 Health\n\n- I run [lowered:: 10 " ARROW
		" 8 km] [because:: the \\[knee] [for:: run]\n", first);
	assert_file(&store, CHECKS, expected);
	/* Items alone go into the look of the same minute. */
	write_order(&store, (struct order){ .look = &second });
	snprintf(expected + strlen(expected), sizeof expected - strlen(expected),
		"- I run [lowered:: 10 " ARROW " 8 km] [because:: the \\[knee] [for:: run]\n");
	assert_file(&store, CHECKS, expected);
	look_release(&look);
	look_release(&look);
	look_release(&second);
	store_close(&store);
}

/* Whatever the facts were, the events of the look are read as events. */
static void
test_look_holds(void **state)
{
	static const char *const facts[] = { "```\nx", "~~~~\nx", "<!-- x", "- a\n  - b", "> q",
		"- ```\n  x", "# H", "a\n---", "---\n- x [is:: 40] [for:: run]\n---",
		"---\n## 10:00 Home\n---", "text", "    code", "a\r## 10:00 Home\rb" };

	(void)state;
	for (size_t n = 0; n < SIZE(facts); n++) {
		struct look look = LOOK_INIT;
		struct store store = { 0 };
		struct document page = { 0 };
		struct buf bytes = BUF_INIT;
		struct err err = ERR_INIT;
		size_t events = 0, looks = 0;

		create(&store);
		look.day = TODAY;
		look.area = slice_of("Health");
		look_prose(&look.facts, slice_of(facts[n]));
		look_event(&look.items, slice_of("I run"), "is", slice_of("4"), SLICE_EMPTY,
			slice_of("run"));
		look_prose(&look.hindrance, slice_of(facts[n]));
		write_order(&store, (struct order){ .look = &look });
		assert_true(store_read(&store, CHECKS, &bytes, &err));
		assert_true(document_parse(&page, &bytes, CHECKS, &err));
		for (size_t i = 0; i < page.item_count; i++)
			events += page.items[i].depth == 0 && item_field(&page, &page.items[i], "is", 0);
		for (size_t s = 0; s < page.section_count; s++)
			looks += page.sections[s].level == 2;
		if (events != 1 || looks != 1 ||
		    document_find_section(&page, 0, "In the way") == DOCUMENT_NONE)
			fail_msg("'%s': %zu events, %zu looks in '%s'", facts[n], events, looks,
				page.bytes.ptr);
		document_release(&page);
		look_release(&look);
		store_close(&store);
	}
}

static void
test_look_headings(void **state)
{
	static const struct { const char *title; int minute; const char *area; } cases[] = {
		{ "20:15 Health", 1215, "Health" },
		{ "9:05  At home ", 545, "At home" },
		{ "Health", -1, "Health" },
		{ "30:00 Health", -1, "30:00 Health" },
		{ "20:15", 1215, "" },
		{ "", -1, "" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++) {
		struct slice area;
		int minute = 7;

		look_heading(slice_of(cases[n].title), &minute, &area);
		assert_int_equal(minute, cases[n].minute);
		assert_slice(area, cases[n].area);
	}
	assert_slice(look_other(slice_of("From Ana")), "Ana");
	assert_slice(look_other(slice_of("FROM  Ana B.")), "Ana B.");
	assert_slice(look_other(slice_of("From ")), "");
	assert_slice(look_other(slice_of("Fromage")), "");
	assert_slice(look_other(slice_of("In the way")), "");
}

static int
begin(void **state)
{
	(void)state;
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	if (!mkdtemp(folder))
		return -1;
	return setenv("HOME", folder, 1);
}

static int
end(void **state)
{
	char line[64];

	(void)state;
	snprintf(line, sizeof line, "rm -rf %s", folder);
	return system(line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_example),
		cmocka_unit_test(test_by_hand),
		cmocka_unit_test(test_problems),
		cmocka_unit_test(test_fine),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_mint),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_repeat),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_next_due),
		cmocka_unit_test(test_repeat_typed),
		cmocka_unit_test(test_settings),
		cmocka_unit_test(test_entries),
		cmocka_unit_test(test_moments),
		cmocka_unit_test(test_entry_too_long),
		cmocka_unit_test(test_looks),
		cmocka_unit_test(test_look_holds),
		cmocka_unit_test(test_look_headings),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("journal", tests, begin, end);
}
