/* SPDX-License-Identifier: ISC */
/*
 * Journals on disk, replayed: what the pages and the checks say must come to
 * these standings, lines and problems. Each is written out as the files are.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/pages.h"
#include "store/change.h"
#include "store/store.h"
#include "tension/record.h"
#include "tension/replay.h"
#include "tension/walk.h"
#include "tests/unit/folder.h"

#define SIZE(array) (sizeof(array) / sizeof *(array))
#define TODAY 20778 /* 2026-11-21 */
#define FIRST 20454 /* 2026-01-01 */
#define LAST 20818  /* 2026-12-31 */

static char folder[] = "/tmp/taut-replay.XXXXXX";

/*
 * A journal in short. `@DATE` begins the check file of a day, `@NAME` the page
 * of an area; the lines below go into it, behind a heading that they can do
 * without: `## 20:15 Health` for a check, `# Name` and `### Results` for a
 * page. A file whose lines begin with `#` has its own.
 */
static const char *
path_of(struct slice name, char *path, size_t size)
{
	if (name.len == 10 && slice_starts(name, "20"))
		snprintf(path, size, "checks/%.4s/%.2s/%.10s-check.md", name.ptr, name.ptr + 5,
			name.ptr);
	else
		snprintf(path, size, "areas/%.*s.md", SLICE_ARG(name));
	return path;
}

static void
put_file(const char *path, struct slice name, struct slice lines)
{
	char parent[64];

	for (const char *slash = path; (slash = strchr(slash, '/')); slash++) {
		snprintf(parent, sizeof parent, "%.*s", (int)(slash - path), path);
		mkdir(parent, 0700);
	}
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	if (slice_starts(lines, "#") || slice_starts(lines, "\xef\xbb\xbf"))
		;
	else if (*path == 'c')
		fprintf(file, "# %.*s\n\n## 20:15 Health\n\n", SLICE_ARG(name));
	else
		fprintf(file, "# %c%.*s\n\n## Vision\n\n### Results\n\n", name.ptr[0] - 'a' + 'A',
			SLICE_ARG(slice_from(name, 1)));
	fprintf(file, "%.*s", SLICE_ARG(lines));
	assert_int_equal(fclose(file), 0);
}

/* Writes all files, first to last or the other way. */
static void
put_journal(const char *text, bool backwards)
{
	const char *starts[40];
	size_t count = 0;

	for (const char *at = text; (at = strchr(at, '@')); at++)
		starts[count++] = at;
	for (size_t n = 0; n < count; n++) {
		const char *start = starts[backwards ? count - 1 - n : n];
		const char *next = strchr(start + 1, '@');
		struct slice rest = { start + 1, next ? (size_t)(next - start - 1) : strlen(start + 1) };
		struct slice name = slice_cut(&rest, '\n');
		char path[64];

		put_file(path_of(name, path, sizeof path), name, rest);
	}
}

struct replayed {
	struct store store;
	struct areas areas;
	struct replay replay;
};

static void
replay_open(struct replayed *r, struct span span)
{
	struct err err = ERR_INIT;

	*r = (struct replayed){ 0 };
	if (!store_open(&r->store, ".", &err) ||
	    !areas_read(&r->areas, &r->store, &r->replay.problems, &err) ||
	    !walk_journal(&r->replay, &r->store, &r->areas, span, TODAY, &err))
		fail_msg("%s", err.text);
}

static void
replay_close(struct replayed *r)
{
	replay_release(&r->replay);
	areas_release(&r->areas);
	store_close(&r->store);
}

static void
add_number(struct buf *out, const char *key, struct maybe number)
{
	if (!number.known)
		return;
	buf_printf(out, " %s=", key);
	decimal_format(out, number.value);
}

static void
tell_subject(struct buf *out, const struct replay *replay, size_t index)
{
	static const char *const asks[] = { "", " GONE?", " REMEASURE?" };
	const struct subject *subject = &replay->subjects.items[index];
	const struct standing *s = ledger_standing(replay->ledger, index);
	struct fraction gap;

	buf_printf(out, "%s ", subject->id[0] ? subject->id : "-");
	if (s->area < replay->areas->count)
		buf_add(out, replay->areas->items[s->area].id);
	else
		buf_printf(out, "(%s)", replay->lost_areas.items[s->area - replay->areas->count]);
	add_number(out, "V", s->vision);
	add_number(out, "R", s->reality);
	add_number(out, "F", s->first);
	if (s->yardstick)
		add_number(out, "S", (struct maybe){ true, { s->yardstick, 0 } });
	fraction_init(&gap);
	if (standing_gap(s, &gap)) {
		buf_add_text(out, " T=");
		fraction_format_percent(out, &gap, 3);
	}
	fraction_release(&gap);
	if (s->checked_day != DAY_NONE) {
		buf_add_text(out, " seen ");
		day_format(out, s->checked_day);
	}
	buf_printf(out, "%s%s%s%s", s->chosen ? "" : " unchosen", s->chosen && !s->live ?
		" closed" : "", subject->by_hand ? " by-hand" : "", asks[subject->ask]);
	if (subject->others_views)
		buf_printf(out, " others=%zu", subject->others_views);
	if (subject->corrected)
		buf_printf(out, " corrected=%zu", subject->corrected);
	buf_add_char(out, '\n');
}

static void
tell_account(struct buf *out, const struct account *account)
{
	static const char *const causes[] = { "rose", "slipped", "raised", "lowered", "new", "gone",
		"remeasured", "moved" };
	struct fraction sum;

	fraction_init(&sum);
	fraction_format_percent(out, &account->opening, 3);
	fraction_set(&sum, &account->opening);
	for (size_t n = 0; n < CAUSE_COUNT; n++) {
		fraction_add(&sum, &account->causes[n]);
		if (fraction_sign(&account->causes[n]) == 0)
			continue;
		buf_printf(out, " %s ", causes[n]);
		fraction_format_percent(out, &account->causes[n], 3);
	}
	assert_int_equal(fraction_compare(&sum, &account->closing), 0);
	fraction_release(&sum);
	buf_add_text(out, " = ");
	fraction_format_percent(out, &account->closing, 3);
	if (account->postponements)
		buf_printf(out, " postponed %zu, %d days", account->postponements,
			account->postponed_days);
	buf_add_char(out, '\n');
}

/* All that the replay found, a line each. */
static void
tell(struct buf *out, struct replayed *r)
{
	static const char *const kinds[] = { "kept", "missed", "dropped" };
	struct replay *replay = &r->replay;

	ledger_close(replay->ledger);
	for (size_t n = 0; n < replay->subjects.count; n++)
		tell_subject(out, replay, n);
	tell_account(out, ledger_whole(replay->ledger));
	for (size_t n = 0; n < replay->occurrence_count; n++) {
		buf_printf(out, "%s ", kinds[replay->occurrences[n].kind]);
		day_format(out, replay->occurrences[n].day);
		buf_printf(out, " %.*s\n", SLICE_ARG(r->areas.steps[replay->occurrences[n].step].id));
	}
	if (replay->later)
		buf_printf(out, "later %zu\n", replay->later);
	for (size_t n = 0; n < replay->problems.count; n++)
		buf_printf(out, "! %s:%zu\n", strrchr(replay->problems.items[n].file, '/') + 1,
			replay->problems.items[n].line);
}

struct expect { const char *name, *journal, *told; };

static char *
replayed_in(struct span span)
{
	struct replayed r;
	struct buf out = BUF_INIT;

	replay_open(&r, span);
	tell(&out, &r);
	replay_close(&r);
	return buf_detach(&out);
}

static void
check(const struct expect *cases, size_t count)
{
	for (size_t n = 0; n < count; n++)
		for (int backwards = 0; backwards < 2; backwards++) {
			assert_int_equal(enter_new_folder(folder), 0);
			put_journal(cases[n].journal, backwards);
			char *told = replayed_in((struct span){ FIRST, LAST });

			if (strcmp(told, cases[n].told) != 0)
				fail_msg("%s:\n%s--- and not ---\n%s", cases[n].name, told,
					cases[n].told);
			free(told);
		}
}

#define RUN(to) "@health\n- I run [from:: 3] [to:: " to "] [unit:: km] ^run\n"
#define LET_GO "@health\n- [-] I run [from:: 3] [to:: 10] [unit:: km] ^run\n"
#define CHOSEN "@2025-12-31\n- I run [chosen:: 3 → 10 km] [for:: run]\n"

static void
test_events(void **state)
{
	static const struct expect cases[] = {
		{ "the manual's own", RUN("8") CHOSEN
		  "@2026-03-01\n- I run [is:: 5] [for:: run]\n"
		  "@2026-05-01\n- I run [lowered:: 10 → 8 km] [because:: the knee] [for:: run]\n"
		  "@2026-07-01\n- I run [is:: 4.5] [for:: run]\n"
		  "@2026-10-04\n- I run [is:: 6] [for:: run]\n",
		  "run health V=8 R=6 F=3 S=7 T=28.571 seen 2026-10-04\n"
		  "100.000 rose -42.857 lowered -28.571 = 28.571\n" },
		{ "chosen in the span is new", RUN("10")
		  "@2026-01-01\n- I run [chosen:: 3 → 10 km] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2026-01-01\n0.000 new 100.000 = 100.000\n" },
		{ "chosen, reality unknown", RUN("10")
		  "@2026-01-01\n- I run [chosen:: ? → 10 km] [way:: up] [for:: run]\n",
		  "run health V=10\n0.000 = 0.000\n" },
		{ "… the first reading makes it new", RUN("10")
		  "@2026-01-01\n- I run [chosen:: ? → 10 km] [way:: up] [for:: run]\n"
		  "@2026-02-01\n- I run [is:: 5] [for:: run]\n",
		  "run health V=10 R=5 F=5 S=5 T=100.000 seen 2026-02-01\n0.000 new 100.000 = 100.000\n" },
		{ "… measured from where it was frozen", RUN("10")
		  "@2026-01-01\n- I run [chosen:: ? → 10 km] [way:: up] [from:: 4] [for:: run]\n"
		  "@2026-02-01\n- I run [is:: 5] [for:: run]\n",
		  "run health V=10 R=5 F=4 S=6 T=83.333 seen 2026-02-01\n0.000 new 83.333 = 83.333\n" },
		{ "rated", "@health\n- At ease [to:: 8] [unit:: /10] ^ease\n"
		  "@2026-01-01\n- At ease [chosen:: 7 → 8 /10] [for:: ease]\n",
		  "ease health V=8 R=7 F=7 S=3 T=33.333 seen 2026-01-01\n0.000 new 33.333 = 33.333\n" },
		{ "a level to hold", "@health\n- Weight [to:: 76] [unit:: kg] [way:: down] [slip:: 2] ^w\n"
		  "@2026-01-01\n- Weight [chosen:: 76 → 76 kg] [way:: down] [slip:: 2] [for:: w]\n"
		  "@2026-02-01\n- Weight [is:: 77] [for:: w]\n",
		  "w health V=76 R=77 F=76 S=2 T=50.000 seen 2026-02-01\n0.000 slipped 50.000 = 50.000\n" },
		{ "the step is the resolution", "@health\n- P [to:: 7.2] [unit:: x] ^p\n"
		  "@2026-01-01\n- P [chosen:: 7.0 → 7.2 x] [step:: 1] [for:: p]\n",
		  "p health V=7.2 R=7.0 F=7.0 S=1 T=20.000 seen 2026-01-01\n0.000 new 20.000 = 20.000\n" },
		{ "checked in words renews the date", RUN("10") CHOSEN
		  "@2026-06-01\n- I ran in the rain [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2026-06-01\n100.000 = 100.000\n" },
		{ "prose alone does not", RUN("10") CHOSEN "@2026-06-01\nI ran [is:: 9] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n" },
		{ "raised; the numbers decide, not the word", RUN("12") CHOSEN
		  "@2026-06-01\n- I run [lowered:: 10 → 12 km] [for:: run]\n",
		  "run health V=12 R=3 F=3 S=7 T=128.571 seen 2025-12-31\n"
		  "100.000 raised 28.571 = 128.571\n! 2026-06-01-check.md:5\n" },
		{ "… told only where they differ", RUN("9") CHOSEN
		  "@2026-06-01\n- I run [lowered:: 10 → 8 km] [for:: run]\n"
		  "- I run [lowered:: 10 → 8 km] [for:: run]\n- I run [raised:: 9 km] [for:: run]\n"
		  "- I run [raised:: 8 → 9 km] [for:: run]\n",
		  "run health V=9 R=3 F=3 S=7 T=85.714 seen 2025-12-31\n"
		  "100.000 raised 14.286 lowered -28.571 = 85.714\n! 2026-06-01-check.md:7\n" },
		{ "… downwards, lower is raised", "@health\n- W [from:: 84] [to:: 78] [unit:: kg] ^w\n"
		  "@2026-01-01\n- W [chosen:: 84 → 80 kg] [for:: w]\n"
		  "@2026-06-01\n- W [raised:: 80 → 76 kg] [for:: w]\n- W [raised:: 76 → 78 kg] [for:: w]\n",
		  "w health V=78 R=84 F=84 S=4 T=150.000 seen 2026-01-01\n"
		  "0.000 raised 100.000 lowered -50.000 new 100.000 = 150.000\n! 2026-06-01-check.md:6\n" },
		{ "what the vision was is for the reader", RUN("8") CHOSEN
		  "@2026-06-01\n- I run [lowered:: ? -> 8 km] [for:: run]\n",
		  "run health V=8 R=3 F=3 S=7 T=71.429 seen 2025-12-31\n"
		  "100.000 lowered -28.571 = 71.429\n" },
		{ "let go", LET_GO CHOSEN "@2026-06-01\n- I run [let-go:: yes] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 seen 2025-12-31 closed\n100.000 gone -100.000 = 0.000\n" },
		{ "a reading of it is reality only", LET_GO CHOSEN
		  "@2026-06-01\n- I run [let-go:: yes] [for:: run]\n@2026-07-01\n- I run [is:: 5] [for:: run]\n",
		  "run health V=10 R=5 F=3 S=7 seen 2026-07-01 closed\n100.000 gone -100.000 = 0.000\n" },
		{ "resumed", RUN("10") CHOSEN
		  "@2026-06-01\n- I run [let-go:: yes] [for:: run]\n@2026-07-01\n- I run [is:: 5] [for:: run]\n"
		  "@2026-08-01\n- I run [resumed:: yes] [for:: run]\n",
		  "run health V=10 R=5 F=3 S=7 T=71.429 seen 2026-07-01\n"
		  "100.000 rose -28.571 new 100.000 gone -100.000 = 71.429\n" },
		{ "chosen again: resumed, then the reading, then the revision", RUN("8") CHOSEN
		  "@2026-06-01\n- I run [let-go:: yes] [for:: run]\n"
		  "@2026-08-01\n- I run [chosen:: 5 → 8 km] [for:: run]\n",
		  "run health V=8 R=5 F=3 S=7 T=42.857 seen 2026-08-01\n"
		  "100.000 rose -28.571 lowered -28.571 new 100.000 gone -100.000 = 42.857\n" },
		{ "enough", "@health\n- [x] I run [from:: 3] [to:: 10] [unit:: km] ^run\n" CHOSEN
		  "@2026-06-01\n- I run [enough:: 8] [for:: run]\n",
		  "run health V=10 R=8 F=3 S=7 seen 2026-06-01 closed\n"
		  "100.000 rose -71.429 lowered -28.571 = 0.000\n" },
		{ "moved", "@health\n@home\n- I run [from:: 3] [to:: 10] [unit:: km] ^run\n" CHOSEN
		  "@2026-06-01\n- I run [moved:: health → home] [for:: run]\n",
		  "run home V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n" },
		{ "re-measured", "@health\n- I run [to:: 6] [unit:: mi] ^run\n" CHOSEN
		  "@2026-02-01\n- I run [is:: 5] [for:: run]\n"
		  "@2026-06-01\n- I run [remeasured:: 10 → 6 mi] [is:: 3] [for:: run]\n",
		  "run health V=6 R=3 F=3 S=3 T=100.000 seen 2026-06-01\n"
		  "100.000 rose -28.571 remeasured 28.571 = 100.000\n" },
		{ "postponed, and told twice", RUN("10") CHOSEN
		  "@2026-06-01\n- I run [postponed:: 2026-06-01 → 2026-07-01] [for:: run]\n"
		  "- I run [postponed:: 2026-06-01 → 2026-07-01] [for:: run]\n"
		  "@2026-07-01\n- I run [postponed:: 2026-07-01 -> 2026-07-11] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n"
		  "100.000 = 100.000 postponed 2, 40 days\n" },
		{ "so is an area", RUN("10") CHOSEN
		  "@2026-06-01\n- Health [postponed:: 2026-06-01 → 2026-07-01] [for:: health]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n"
		  "100.000 = 100.000 postponed 1, 30 days\n" },
		{ "steps, and answers", "@health\n# Health\n### Results\n- Words ^w\n## Plan\n"
		  "- [ ] Put on my shoes [for:: w] ^shoes\n"
		  "@2026-06-01\n- Shoes [kept:: 2026-05-30] [for:: shoes]\n"
		  "- Shoes [missed:: 2026-05-31] [for:: SHOES]\n- Shoes [dropped:: 2026-06-01] [for:: shoes]\n"
		  "- Words [answered:: eroding chosen] [for:: w]\n- a look at it [for:: shoes]\n",
		  "w health unchosen\n0.000 = 0.000\nkept 2026-05-30 shoes\nmissed 2026-05-31 shoes\n"
		  "dropped 2026-06-01 shoes\n" },
	};

	(void)state;
	check(cases, SIZE(cases));
}

static void
test_order(void **state)
{
	static const struct expect cases[] = {
		{ "two in one item, as written", RUN("8") CHOSEN
		  "@2026-06-01\n- I run [is:: 5] [lowered:: 10 -> 8 km] [for:: run]\n",
		  "run health V=8 R=5 F=3 S=7 T=42.857 seen 2026-06-01\n"
		  "100.000 rose -28.571 lowered -28.571 = 42.857\n" },
		{ "… the reading still counts behind a letting go", LET_GO CHOSEN
		  "@2026-06-01\n- I run [is:: 5] [let-go:: yes] [for:: run]\n",
		  "run health V=10 R=5 F=3 S=7 seen 2026-06-01 closed\n"
		  "100.000 rose -28.571 gone -71.429 = 0.000\n" },
		{ "… and comes too late before it", LET_GO CHOSEN
		  "@2026-06-01\n- I run [let-go:: yes] [is:: 5] [for:: run]\n",
		  "run health V=10 R=5 F=3 S=7 seen 2026-06-01 closed\n100.000 gone -100.000 = 0.000\n" },
		{ "one item for two", "@health\n- a [to:: 1] [unit:: x] ^a\n- b [to:: 2] [unit:: x] ^b\n"
		  "@2026-01-01\n- a [chosen:: 0 → 1 x] [for:: a]\n- b [chosen:: 0 → 2 x] [for:: b]\n"
		  "@2026-01-02\n- both [is:: 1] [for:: a] [for:: b]\n",
		  "a health V=1 R=1 F=0 S=1 T=0.000 seen 2026-01-02\n"
		  "b health V=2 R=1 F=0 S=2 T=50.000 seen 2026-01-02\n"
		  "0.000 rose -150.000 new 200.000 = 50.000\n" },
		{ "place in the file, not the time", RUN("10") CHOSEN
		  "@2026-06-01\n# 2026-06-01\n\n## 20:00 Health\n- I run [is:: 5] [for:: run]\n\n"
		  "## 07:00 Health\n- I run [is:: 4] [for:: run]\n",
		  "run health V=10 R=4 F=3 S=7 T=85.714 seen 2026-06-01\n100.000 rose -14.286 = 85.714\n" },
		{ "written twice is harmless", RUN("8") CHOSEN
		  "@2026-06-01\n- I run [lowered:: 10 → 8 km] [for:: run]\n"
		  "- I run [lowered:: 10 → 8 km] [for:: run]\n- I run [is:: 5] [for:: run]\n"
		  "- I run [is:: 5] [for:: run]\n",
		  "run health V=8 R=5 F=3 S=7 T=42.857 seen 2026-06-01\n"
		  "100.000 rose -28.571 lowered -28.571 = 42.857\n" },
		{ "… with another between it is not", RUN("8") CHOSEN
		  "@2026-06-01\n- I run [lowered:: 10 → 8 km] [for:: run]\n"
		  "- I run [raised:: 8 → 9 km] [for:: run]\n- I run [lowered:: 10 → 8 km] [for:: run]\n",
		  "run health V=8 R=3 F=3 S=7 T=71.429 seen 2025-12-31\n"
		  "100.000 raised 14.286 lowered -42.857 = 71.429\n" },
		{ "a day before the span", RUN("10") "@2025-12-30\n- I run [chosen:: 3 → 10 km] [for:: run]\n"
		  "@2025-12-31\n- I run [is:: 5] [for:: run]\n@2026-01-01\n- I run [is:: 6] [for:: run]\n",
		  "run health V=10 R=6 F=3 S=7 T=57.143 seen 2026-01-01\n71.429 rose -14.286 = 57.143\n" },
		{ "after today: counted, not fed", RUN("10") CHOSEN
		  "@2026-11-21\n- I run [is:: 5] [for:: run]\n"
		  "@2026-11-22\n- I run [is:: 6] [for:: run]\n- only seen [for:: run]\n- prose\n"
		  "@2027-01-01\n- I run [let-go:: yes] [for:: run]\n",
		  "run health V=10 R=5 F=3 S=7 T=71.429 seen 2026-11-21\n"
		  "100.000 rose -28.571 = 71.429\nlater 2\n" },
		{ "an area retires last on its day", "@health\n# Health\n[retired:: 2026-06-01]\n### Results\n"
		  "- I run [from:: 3] [to:: 10] [unit:: km] ^run\n" CHOSEN
		  "@2026-06-01\n- I run [is:: 5] [for:: run]\n@2026-06-02\n- I run [is:: 10] [for:: run]\n",
		  "run health V=10 R=10 F=3 S=7 seen 2026-06-02 closed\n"
		  "100.000 rose -28.571 gone -71.429 = 0.000\n" },
		{ "… also with no check after it", "@health\n# Health\n[retired:: 2026-11-21]\n### Results\n"
		  "- I run [from:: 3] [to:: 10] [unit:: km] ^run\n" CHOSEN,
		  "run health V=10 R=3 F=3 S=7 seen 2025-12-31 closed\n100.000 gone -100.000 = 0.000\n" },
		{ "… and not before its day", "@health\n# Health\n[retired:: 2026-11-22]\n### Results\n"
		  "- I run [from:: 3] [to:: 10] [unit:: km] ^run\n" CHOSEN,
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n" },
	};

	(void)state;
	check(cases, SIZE(cases));
}

static void
test_by_hand(void **state)
{
	static const struct expect cases[] = {
		{ "a vision lowered in the page", RUN("8") CHOSEN,
		  "run health V=8 R=3 F=3 S=7 T=71.429 seen 2025-12-31 by-hand\n"
		  "100.000 lowered -28.571 = 71.429\n" },
		{ "… recorded", RUN("8") CHOSEN
		  "@2026-06-01\n- I run [lowered:: 10 → 8 km] [because:: edited by hand] [for:: run]\n",
		  "run health V=8 R=3 F=3 S=7 T=71.429 seen 2025-12-31\n"
		  "100.000 lowered -28.571 = 71.429\n" },
		{ "… applies only where it began", RUN("10") CHOSEN
		  "@2026-06-01\n- I run [lowered:: 9 → 8 km] [because:: edited by hand] [for:: run]\n"
		  "- I run [lowered:: ? → 8 km] [because:: edited by hand] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n" },
		{ "… from two machines: once", RUN("8") CHOSEN
		  "@2026-06-01\n- I run [lowered:: 10 → 8 km] [because:: edited by hand] [for:: run]\n"
		  "- I run [raised:: 8 → 9 km] [because:: edited by hand] [for:: run]\n"
		  "- I run [lowered:: 9 → 8 km] [because:: edited by hand] [for:: run]\n"
		  "- I run [lowered:: 10 → 7 km] [because:: edited by hand] [for:: run]\n",
		  "run health V=8 R=3 F=3 S=7 T=71.429 seen 2025-12-31\n"
		  "100.000 raised 14.286 lowered -42.857 = 71.429\n" },
		{ "a line that no event chose, without readings", RUN("8"),
		  "run health V=8 R=3 F=3 S=5 T=100.000 seen 2026-11-21 by-hand\n"
		  "0.000 new 100.000 = 100.000\n" },
		{ "… with: from is where it began", RUN("8") "@2026-06-01\n- I run [is:: 5] [for:: run]\n",
		  "run health V=8 R=5 F=3 S=5 T=60.000 seen 2026-06-01 by-hand\n"
		  "0.000 new 60.000 = 60.000\n" },
		{ "… with neither, it waits", "@health\n- I run [to:: 8] [unit:: km] [way:: up] ^run\n",
		  "run health V=8 by-hand\n0.000 = 0.000\n" },
		{ "… words are nobody's choice", "@health\n- Sundays are ours ^sundays\n",
		  "sundays health unchosen\n0.000 = 0.000\n" },
		{ "… nor what is closed already", LET_GO, "run health unchosen\n0.000 = 0.000\n" },
		{ "… without an id too", "@health\n- I run [from:: 3] [to:: 8] [unit:: km]\n",
		  "- health V=8 R=3 F=3 S=5 T=100.000 seen 2026-11-21 by-hand\n"
		  "0.000 new 100.000 = 100.000\n" },
		{ "another unit is no revision", "@health\n- I run [from:: 3] [to:: 6] [unit:: mi] ^run\n" CHOSEN,
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31 REMEASURE?\n100.000 = 100.000\n" },
		{ "nor is the far side", RUN("2") CHOSEN,
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31 REMEASURE?\n100.000 = 100.000\n" },
		{ "nor that the number is gone", "@health\n- I run ^run\n" CHOSEN,
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31 REMEASURE?\n100.000 = 100.000\n" },
		{ "the yardstick does not move", "@health\n- I run [from:: 8] [to:: 10] [unit:: km] [way:: down] "
		  "[slip:: 1] [step:: 5] ^run\n" CHOSEN,
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n" },
		{ "a field that is not understood: nothing is guessed",
		  "@health\n- I run [to:: 4km] [unit:: km] ^run\n" CHOSEN,
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n"
		  "! health.md:7\n" },
		{ "found in another area's file", "@health\n@home\n- I run [to:: 10] [unit:: km] ^run\n" CHOSEN,
		  "run home V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31 by-hand\n100.000 = 100.000\n" },
		{ "the line is gone: no event", "@health\n" CHOSEN,
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31 GONE?\n100.000 = 100.000\n" },
		{ "… and nothing to ask when it was let go", "@health\n" CHOSEN
		  "@2026-06-01\n- I run [let-go:: yes] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 seen 2025-12-31 closed\n100.000 gone -100.000 = 0.000\n" },
		{ "… it belongs where its moves led", "@health\n@home\n" CHOSEN
		  "@2026-06-01\n- I run [moved:: home] [for:: run]\n",
		  "run home V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31 GONE?\n100.000 = 100.000\n" },
		{ "let go with the pen", LET_GO CHOSEN,
		  "run health V=10 R=3 F=3 S=7 seen 2025-12-31 closed by-hand\n"
		  "100.000 gone -100.000 = 0.000\n" },
		{ "enough with the pen", "@health\n- [x] I run [to:: 10] [unit:: km] ^run\n" CHOSEN,
		  "run health V=10 R=3 F=3 S=7 seen 2025-12-31 closed by-hand\n"
		  "100.000 lowered -100.000 = 0.000\n" },
		{ "the box taken off", RUN("10") CHOSEN "@2026-06-01\n- I run [let-go:: yes] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31 by-hand\n"
		  "100.000 new 100.000 gone -100.000 = 100.000\n" },
		{ "a result that is let go keeps its number", "@health\n- [-] I run [to:: 5] [unit:: km] ^run\n"
		  CHOSEN "@2026-06-01\n- I run [let-go:: yes] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 seen 2025-12-31 closed\n100.000 gone -100.000 = 0.000\n" },
		{ "a field that a merge left twice is no edit",
		  "@health\n- I run [from:: 3] [to:: 8] [to:: 10] [unit:: km] ^run\n" CHOSEN,
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n" },
	};

	(void)state;
	check(cases, SIZE(cases));
}

static void
test_names(void **state)
{
	static const struct expect cases[] = {
		{ "in any case", RUN("10") "@2025-12-31\n- I run [Chosen:: 3 → 10 km] [FOR:: Run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n" },
		{ "two machines minted one id", "@health\n- I run [to:: 10] [unit:: km] ^run\n"
		  "@home\n- The tap runs dry [to:: 0] [unit:: l] ^run\n"
		  "@2025-12-31\n- I run [chosen:: 3 → 10 km] [for:: run]\n"
		  "- The tap runs dry [chosen:: 4 → 0 l] [for:: run]\n- The tap runs dry [moved:: home] [for:: run]\n"
		  "@2026-06-01\n- The tap runs dry [is:: 1] [for:: run]\n- I run [is:: 5] [for:: run]\n",
		  "run health V=10 R=5 F=3 S=7 T=71.429 seen 2026-06-01\n"
		  "run home V=0 R=1 F=4 S=4 T=25.000 seen 2026-06-01\n"
		  "200.000 rose -103.571 = 96.429\n" },
		{ "an area by an old title, one without a page", "@health\n# Body\n[was:: Health]\n### Results\n"
		  "- I run [to:: 10] [unit:: km] ^run\n" CHOSEN
		  "@2026-01-01\n# 2026-01-01\n## 9:00 Elsewhere\n- Sing [chosen:: 0 → 1 x] [for:: sing]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n"
		  "sing (Elsewhere) V=1 R=0 F=0 S=1 T=100.000 seen 2026-01-01 GONE?\n"
		  "100.000 new 100.000 = 200.000\n" },
		{ "a view of another's is beside the ledger", RUN("10") CHOSEN
		  "@2025-06-01\n## 20:00 Health\n### From Ana\n- I run [is:: 9] [for:: run]\n"
		  "@2026-06-01\n## 20:00 Health\n- I run [is:: 5] [for:: run]\n### From Ana\n"
		  "- I run [is:: 9] [for:: run]\n- I run [let-go:: yes] [for:: run]\n#### More\n"
		  "- I run [is:: 1] [for:: run]\n## 21:00 Health\n- I run [is:: 6] [for:: run]\n",
		  "run health V=10 R=6 F=3 S=7 T=57.143 seen 2026-06-01 others=2\n"
		  "100.000 rose -42.857 = 57.143\n" },
		{ "corrected in place", RUN("10") CHOSEN
		  "@2026-06-01\n- I run [is:: 5] [corrected:: 3] [for:: run]\n",
		  "run health V=10 R=5 F=3 S=7 T=71.429 seen 2026-06-01 corrected=1\n"
		  "100.000 rose -28.571 = 71.429\n" },
	};

	(void)state;
	check(cases, SIZE(cases));
}

static void
test_not_understood(void **state)
{
	static const struct expect cases[] = {
		{ "said with its line, and nothing changes", RUN("10") CHOSEN
		  "@2026-06-01\n- I run [is:: 4km] [for:: run]\n"                /* 5 */
		  "- I run [is:: 4,5] [for:: run]\n"
		  "- I run [is:: 4] [for:: nobody]\n"
		  "- I run [is:: 4]\n"
		  "- I run [is:: 4] and far [for:: run]\n"                       /* 9: and a look */
		  "- I run [raised:: 12] [for:: run]\n"                          /* 10 */
		  "- I run [lowered:: 10 → ?] [for:: run]\n"
		  "- I run [let-go:: perhaps] [for:: run]\n"
		  "- I run [resumed:: 2026-01-01] [for:: run]\n"
		  "- I run [chosen:: 3 → ten km] [for:: run]\n"
		  "- I run [postponed:: soon] [for:: run]\n"                     /* 15 */
		  "- I run [remeasured:: 10 → 6 mi] [is:: x] [for:: run]\n"
		  "- I run [kept:: today] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2026-06-01\n100.000 = 100.000\n"
		  "! 2026-06-01-check.md:5\n! 2026-06-01-check.md:6\n! 2026-06-01-check.md:7\n"
		  "! 2026-06-01-check.md:8\n! 2026-06-01-check.md:9\n! 2026-06-01-check.md:10\n"
		  "! 2026-06-01-check.md:11\n! 2026-06-01-check.md:12\n! 2026-06-01-check.md:13\n"
		  "! 2026-06-01-check.md:14\n! 2026-06-01-check.md:15\n! 2026-06-01-check.md:16\n"
		  "! 2026-06-01-check.md:17\n" },
		{ "a line is told once", RUN("10") CHOSEN
		  "@2026-06-01\n- I run [chosen:: 3 → 10 km] [slip:: x] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n"
		  "! 2026-06-01-check.md:5\n" },
		{ "an area or a step has no readings", "@health\n# Health\n## Plan\n- [ ] Shoes ^shoes\n"
		  "@2026-06-01\n- Health [is:: 5] [for:: health]\n- Shoes [is:: 5] [for:: shoes]\n",
		  "0.000 = 0.000\n! 2026-06-01-check.md:5\n! 2026-06-01-check.md:6\n" },
		{ "numbers of another unit", RUN("10") CHOSEN
		  "@2026-06-01\n- I run [raised:: 10 → 12 miles] [for:: run]\n"
		  "- I run [chosen:: 3 → 20 miles] [for:: run]\n- I run [lowered:: 10 → 8] [for:: run]\n"
		  "- I run [raised:: 8 → 10 km] [for:: run]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n"
		  "100.000 raised 28.571 lowered -28.571 = 100.000\n"
		  "! 2026-06-01-check.md:5\n! 2026-06-01-check.md:6\n" },
		{ "a name of nothing, where something happened to it", "@health\n# Health\n### Results\n"
		  "- Words ^w\n## Plan\n- [ ] Shoes ^shoes\n"
		  "@2026-06-01\n- Shoes [kept:: 2026-06-01] [for:: shoe]\n"
		  "- Words [kept:: 2026-06-01] [for:: w]\n- Health [missed:: 2026-06-01] [for:: health]\n"
		  "- Words that were [for:: gone]\n- Words [dropped:: 2026-06-01] [for:: nobody] [for:: w]\n",
		  "w health unchosen\n0.000 = 0.000\n! 2026-06-01-check.md:5\n! 2026-06-01-check.md:9\n" },
		{ "another's view", "@health\n- a [to:: 1] [unit:: x] ^a\n- b [to:: 2] [unit:: x] ^b\n"
		  "@2026-01-01\n- a [chosen:: 0 → 1 x] [for:: a]\n- b [chosen:: 0 → 2 x] [for:: b]\n"
		  "@2026-06-01\n## 20:00 Health\n### From Ana\n- both [is:: 1] [for:: a] [for:: b]\n"
		  "- a [is:: 1x] [for:: a]\n- c [is:: 1] [for:: c] [for:: a]\n- a [is:: 1]\n- she saw [for:: c]\n",
		  "a health V=1 R=0 F=0 S=1 T=100.000 seen 2026-01-01 others=2\n"
		  "b health V=2 R=0 F=0 S=2 T=100.000 seen 2026-01-01 others=1\n"
		  "0.000 new 200.000 = 200.000\n"
		  "! 2026-06-01-check.md:4\n! 2026-06-01-check.md:5\n! 2026-06-01-check.md:6\n" },
		{ "what is no event", RUN("10") CHOSEN
		  "@2026-06-01\n- I run\n  - [is:: 4] [for:: run]\n\n```\n- I run [is:: 4] [for:: run]\n```\n\n"
		  "<!--\n- I run [is:: 4] [for:: run]\n-->\n\n    - I run [is:: 4] [for:: run]\n\n"
		  "- I run `[is:: 4]`\n- I run [weather:: rain]\n",
		  "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n100.000 = 100.000\n" },
	};

	(void)state;
	check(cases, SIZE(cases));
}

static void
test_bytes(void **state)
{
	static const char told[] = "run health V=8 R=5 F=3 S=7 T=42.857 seen 2026-06-01\n"
		"100.000 rose -28.571 lowered -28.571 = 42.857\n";
	static const struct expect cases[] = {
		{ "arrows and tabs", "@health\n*\tI run [to::\t8]\t[unit:: km]\t^run\n"
		  "@2025-12-31\n-\tI run\t[chosen::\t3\t->\t10\tkm]\t[for::\trun]\n"
		  "@2026-06-01\n1. I run [is:: 5] [lowered:: 10->8 km] [for:: run]\n", told },
		{ "wrapped by an editor", RUN("8") "@2025-12-31\n- I\n  run [chosen::\n  3 →\n  10 km]\n  [for::\n"
		  "  run]\n@2026-06-01\n- I run [is:: 5]\n  [lowered:: 10 → 8 km] [for:: run]\n", told },
		{ "CRLF", "@health\n# Health\r\n\r\n### Results\r\n\r\n- I run [to:: 8] [unit:: km] ^run\r\n"
		  "@2025-12-31\n# 2025-12-31\r\n\r\n## 9:00 Health\r\n\r\n- I run\r\n"
		  "  [chosen:: 3 → 10 km] [for:: run]\r\n"
		  "@2026-06-01\n\xef\xbb\xbf## Health\r- I run [is:: 5] [for:: run]\r"
		  "- I run [lowered:: 10 → 8 km] [for:: run]", told },
		{ "no look, no area: the line's own", RUN("8")
		  "@2025-12-31\n# 2025-12-31\n- I run [chosen:: 3 → 10 km] [for:: run]\n"
		  "@2026-06-01\n# 2026-06-01\n- I run [is:: 5] [lowered:: 10 → 8 km] [for:: run]\n", told },
		{ "a minus is a minus", "@health\n- T [to:: −3.5] [unit:: °] ^t\n"
		  "@2026-01-01\n- T [chosen:: -1.5 -> −3.5 °] [for:: t]\n",
		  "t health V=-3.5 R=-1.5 F=-1.5 S=2 T=100.000 seen 2026-01-01\n"
		  "0.000 new 100.000 = 100.000\n" },
	};

	(void)state;
	check(cases, SIZE(cases));
}

static const char year[] = RUN("8") CHOSEN
	"@2026-03-01\n- I run [is:: 5] [for:: run]\n"
	"@2026-05-01\n- I run [lowered:: 10 → 8 km] [because:: the knee] [for:: run]\n"
	"@2026-10-04\n- I run [is:: 6] [for:: run]\n";

/* The report rests on the files alone: not on git, nor on what it remembers. */
static void
test_history(void **state)
{
	static const struct span spans[] = { { FIRST, LAST }, { FIRST, 20608 }, { 20609, TODAY },
		{ TODAY, TODAY }, { 0, FIRST - 1 } };

	(void)state;
	for (size_t n = 0; n < SIZE(spans); n++) {
		assert_int_equal(enter_new_folder(folder), 0);
		put_journal(year, false);
		char *bare = replayed_in(spans[n]);

		assert_int_equal(system("git init -q . && git add -A && git -c user.name=a "
			"-c user.email=a@b commit -qm one && sed -i 's/to:: 8/to:: 20/' areas/health.md && "
			"git -c user.name=a -c user.email=a@b commit -qam two && "
			"git checkout -q HEAD^ -- areas"), 0);
		char *told = replayed_in(spans[n]);

		assert_string_equal(told, bare);
		free(bare);
		free(told);
	}
}

/* An edit by hand is of today: a span that ended before knows nothing of it. */
static void
test_past_span(void **state)
{
	(void)state;
	assert_int_equal(enter_new_folder(folder), 0);
	put_journal(RUN("8") CHOSEN "@2026-11-20\n- I run [is:: 5] [for:: run]\n", false);
	char *told = replayed_in((struct span){ FIRST, TODAY - 2 });

	assert_string_equal(told, "run health V=10 R=3 F=3 S=7 T=100.000 seen 2025-12-31\n"
		"100.000 = 100.000\n");
	free(told);
}

/* Why each choice was made, and what it did. */
static void
test_changes(void **state)
{
	struct replayed r;

	(void)state;
	assert_int_equal(enter_new_folder(folder), 0);
	put_journal(year, false);
	replay_open(&r, (struct span){ FIRST, LAST });
	assert_int_equal(r.replay.change_count, 1);
	const struct report_change *change = &r.replay.changes[0];

	assert_int_equal(change->cause, CAUSE_LOWERED);
	assert_true(slice_is(change->reason, "the knee"));
	assert_true(change->before.value.micro == 10000000 && change->after.value.micro == 8000000);
	assert_int_equal(fraction_compare_ratio(&change->points, -2, 7), 0);
	replay_close(&r);
}

/* Recording: as a command does that writes. */
struct recording { struct store *store; size_t count; int day; };

static bool
build(struct change *change, void *context, struct err *err)
{
	struct recording *recording = context;
	struct clock clock = { .day = recording->day, .minute = 430, .zone = "" };
	struct pages pages;
	struct replay replay = { 0 };
	bool ok = pages_open(&pages, recording->store, change, err) &&
		walk_journal(&replay, recording->store, &pages.areas,
			(struct span){ recording->day, recording->day }, recording->day, err) &&
		record_hands(&replay, &pages, change, &clock, &recording->count, err);

	if (ok) {
		record_set_back(&replay, &pages);
		pages_put(&pages, change);
	}
	change_message(change, "test: record");
	replay_release(&replay);
	pages_release(&pages);
	return ok;
}

static size_t
record(enum change_outcome outcome)
{
	struct store store = { 0 };
	struct recording recording = { &store, 0, TODAY };
	struct change_order order = { .command = "test", .build = build, .context = &recording,
		.foreground = true, .clock = { .day = TODAY, .minute = 430, .seconds = 1795241400,
		.zone = "" } };
	struct change_report report = CHANGE_REPORT_INIT;
	struct err err = ERR_INIT;

	if (!store_open(&store, ".", &err) || !change_run(&store, &order, &report, &err))
		fail_msg("%s", err.text);
	assert_int_equal(report.outcome, outcome);
	change_report_release(&report);
	store_close(&store);
	return recording.count;
}

static void
create(const char *journal)
{
	struct store store = { 0 };
	struct err err = ERR_INIT;

	assert_int_equal(enter_new_folder(folder), 0);
	assert_true(store_create(&store, ".", &err));
	store_close(&store);
	put_journal(journal, false);
}

static void
assert_file(const char *path, const char *expected)
{
	struct store store = { 0 };
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	if (!store_open(&store, ".", &err) || !store_read(&store, path, &bytes, &err))
		fail_msg("%s", err.text);
	assert_string_equal(bytes.ptr, expected);
	buf_release(&bytes);
	store_close(&store);
}

#define CHECKS "checks/2026/11/2026-11-21-check.md"
#define HEAD "# 2026-11-21\n\n## 07:10 Health\n\n"

/* Whatever was recorded: the report is what it was, and nothing is left to record. */
static void
check_recorded(const char *name, const char *journal, const char *written)
{
	static const char by_hand[] = " by-hand";

	create(journal);
	char *before = replayed_in((struct span){ FIRST, LAST });

	record(CHANGE_COMMITTED);
	assert_file(CHECKS, written);
	char *after = replayed_in((struct span){ FIRST, LAST });

	for (char *at; (at = strstr(before, by_hand));)
		memmove(at, at + strlen(by_hand), strlen(at + strlen(by_hand)) + 1);
	if (strcmp(before, after) != 0)
		fail_msg("%s:\n%s--- became ---\n%s", name, before, after);
	assert_int_equal(record(CHANGE_NOTHING), 0);
	free(before);
	free(after);
}

static void
test_record(void **state)
{
	static const struct { const char *name, *journal, *written; } cases[] = {
		{ "lowered", RUN("8") CHOSEN, HEAD
		  "- I run [lowered:: 10 → 8 km] [because:: edited by hand] [for:: run]\n" },
		{ "raised", RUN("12") CHOSEN, HEAD
		  "- I run [raised:: 10 → 12 km] [because:: edited by hand] [for:: run]\n" },
		{ "let go", LET_GO CHOSEN, HEAD
		  "- I run [let-go:: yes] [because:: edited by hand] [for:: run]\n" },
		{ "enough", "@health\n- [x] I run [to:: 10] [unit:: km] ^run\n" CHOSEN, HEAD
		  "- I run [enough:: yes] [because:: edited by hand] [for:: run]\n" },
		{ "resumed", RUN("10") CHOSEN "@2026-06-01\n- I run [let-go:: yes] [for:: run]\n", HEAD
		  "- I run [resumed:: yes] [because:: edited by hand] [for:: run]\n" },
		{ "chosen, and read before", RUN("8") "@2026-06-01\n- I run [is:: 5] [for:: run]\n", HEAD
		  "- I run [chosen:: ? → 8 km] [from:: 3] [way:: up] [because:: edited by hand] "
		  "[for:: run]\n" },
		{ "moved", "@health\n@home\n- I run [to:: 10] [unit:: km] ^run\n" CHOSEN,
		  "# 2026-11-21\n\n## 07:10 Home\n\n"
		  "- I run [moved:: health → home] [because:: edited by hand] [for:: run]\n" },
	};

	(void)state;
	for (size_t n = 0; n < SIZE(cases); n++)
		check_recorded(cases[n].name, cases[n].journal, cases[n].written);
}

static void
set_vision(const char *to)
{
	char line[128];

	snprintf(line, sizeof line, "sed -i 's/to:: [0-9]*/to:: %s/' areas/health.md", to);
	assert_int_equal(system(line), 0);
}

static void
test_set_back(void **state)
{
	(void)state;
	create("@health\n- I run [from:: 3] [to:: 8] [to:: 10] [unit:: km] [to:: 9] ^run\n" CHOSEN);
	assert_int_equal(record(CHANGE_COMMITTED), 0);
	assert_file("areas/health.md", "# Health\n\n## Vision\n\n### Results\n\n"
		"- I run [from:: 3] [to:: 10] [unit:: km] ^run\n");
	assert_int_equal(access(CHECKS, F_OK), -1);
	record(CHANGE_NOTHING);
}

/* On two pages: moved on one machine, changed on another. No event tells them apart. */
static void
test_on_two_pages(void **state)
{
	(void)state;
	create(RUN("8") CHOSEN "@home\n- I run [from:: 3] [to:: 10] [unit:: km] ^run\n");
	assert_int_equal(record(CHANGE_NOTHING), 0);
	assert_int_equal(access(CHECKS, F_OK), -1);
}

/* At most one event a result and a day: first old → last new. */
static void
test_record_again(void **state)
{
	(void)state;
	create(RUN("8") CHOSEN);
	record(CHANGE_COMMITTED);
	set_vision("12");
	record(CHANGE_COMMITTED);
	assert_file(CHECKS, HEAD
		"- I run [because:: edited by hand] [for:: run] [raised:: 10 → 12 km]\n");
	set_vision("9");
	record(CHANGE_COMMITTED);
	assert_file(CHECKS, HEAD
		"- I run [because:: edited by hand] [for:: run] [lowered:: 10 → 9 km]\n");
	char *told = replayed_in((struct span){ FIRST, LAST });

	assert_string_equal(told, "run health V=9 R=3 F=3 S=7 T=85.714 seen 2025-12-31\n"
		"100.000 lowered -14.286 = 85.714\n");
	free(told);
	record(CHANGE_NOTHING);
}

/* With a choice between two edits by hand there is no one edit to make of them. */
static void
test_record_between(void **state)
{
	(void)state;
	create(RUN("8") CHOSEN);
	record(CHANGE_COMMITTED);
	assert_int_equal(system("echo '- I run [raised:: 8 → 9 km] [because:: spring] [for:: run]' >>"
		CHECKS), 0);
	set_vision("7");
	record(CHANGE_COMMITTED);
	char *told = replayed_in((struct span){ FIRST, LAST });

	assert_string_equal(told, "run health V=7 R=3 F=3 S=7 T=57.143 seen 2025-12-31\n"
		"100.000 raised 14.286 lowered -57.143 = 57.143\n");
	free(told);
	record(CHANGE_NOTHING);
}

/* from₀ goes onto the choice that waited for it, and stays. */
static void
test_freeze(void **state)
{
	static const char frozen[] = "checks/2026/01/2026-01-05-check.md";
	char *told;

	(void)state;
	create(RUN("10") "@2026-01-05\n- I run [chosen:: ? → 10 km] [way:: up] [for:: run]\n");
	record(CHANGE_NOTHING);
	put_journal("@2026-06-01\n- I run [is:: 5] [for:: run]\n", false);
	record(CHANGE_COMMITTED);
	assert_file(frozen, "# 2026-01-05\n\n## 20:15 Health\n\n"
		"- I run [chosen:: ? → 10 km] [way:: up] [for:: run] [from:: 5]\n");
	record(CHANGE_NOTHING);
	put_journal("@2026-03-01\n- I run [is:: 8] [for:: run]\n", false); /* late */
	told = replayed_in((struct span){ FIRST, LAST });
	assert_string_equal(told, "run health V=10 R=5 F=5 S=5 T=100.000 seen 2026-06-01\n"
		"0.000 slipped 60.000 new 40.000 = 100.000\n");
	free(told);
}

#define TWO "@health\n- a [to:: 9] [unit:: x] ^a\n- b [to:: 9] [unit:: x] ^b\n"
#define BOTH "- both [chosen:: ? → 9 x] [way:: up] [for:: a] [for:: b]"

/* One item for two holds one from₀: that of both, or none. */
static void
test_freeze_two(void **state)
{
	static const char frozen[] = "checks/2026/01/2026-01-05-check.md";
	static const char head[] = "# 2026-01-05\n\n## 20:15 Health\n\n";
	char expected[256];

	(void)state;
	create(TWO "@2026-01-05\n- words\n" BOTH "\n");
	put_journal("@2026-06-01\n- b [is:: 5] [for:: b]\n", false);
	record(CHANGE_NOTHING);
	put_journal("@2026-06-02\n- a [is:: 5] [for:: a]\n", false);
	record(CHANGE_COMMITTED);
	snprintf(expected, sizeof expected, "%s- words\n" BOTH " [from:: 5]\n", head);
	assert_file(frozen, expected);
	record(CHANGE_NOTHING);
	create(TWO "@2026-01-05\n" BOTH "\n");
	put_journal("@2026-06-01\n- b [is:: 5] [for:: b]\n- a [is:: 4] [for:: a]\n", false);
	record(CHANGE_NOTHING);
	/* The first choice is the one, whatever else was chosen on its day. */
	create(RUN("10") "@2026-01-05\n- I run [chosen:: ? → 8 km] [way:: up] [for:: run]\n"
		"- I run [chosen:: ? → 10 km] [for:: run]\n@2026-06-01\n- I run [is:: 5] [for:: run]\n");
	record(CHANGE_COMMITTED);
	snprintf(expected, sizeof expected, "%s- I run [chosen:: ? → 8 km] [way:: up] [for:: run] "
		"[from:: 5]\n- I run [chosen:: ? → 10 km] [for:: run]\n", head);
	assert_file(frozen, expected);
	record(CHANGE_NOTHING);
}

/* What is chosen again does not wait: from₀ is that of the first choice. */
static void
test_no_freeze(void **state)
{
	(void)state;
	create(RUN("8") CHOSEN "@2026-06-01\n- I run [chosen:: ? → 8 km] [for:: run]\n");
	record(CHANGE_NOTHING);
	assert_file("checks/2025/12/2025-12-31-check.md", "# 2025-12-31\n\n## 20:15 Health\n\n"
		"- I run [chosen:: 3 → 10 km] [for:: run]\n");
}

static int
begin(void **state)
{
	(void)state;
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	return mkdtemp(folder) ? setenv("HOME", folder, 1) : -1;
}

static int
end(void **state)
{
	char line[64];

	(void)state;
	snprintf(line, sizeof line, "rm -rf %s", folder);
	return chdir("/") == 0 ? system(line) : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_events),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_by_hand),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_not_understood),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_past_span),
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_record),
		cmocka_unit_test(test_set_back),
		cmocka_unit_test(test_on_two_pages),
		cmocka_unit_test(test_record_again),
		cmocka_unit_test(test_record_between),
		cmocka_unit_test(test_freeze),
		cmocka_unit_test(test_freeze_two),
		cmocka_unit_test(test_no_freeze),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("replay", tests, begin, end);
}
