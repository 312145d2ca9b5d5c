/* SPDX-License-Identifier: ISC */
/* doctor: is everything sound? A line a finding: RESULT CHECK MESSAGE. */
#include <stdio.h>
#include <string.h>

#include "cmd/doctor.h"

#include "base/text.h"
#include "base/words.h"
#include "cmd/edit/draft.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "cmd/work.h"
#include "doc/document.h"
#include "journal/days.h"
#include "sync/settle.h"

static bool fix, private;

static const struct opt opts[] = {
	{ 'p', "private", NULL, &private, NULL, NULL,
		N_("open every private passage, and show none") },
	{ 0, "fix", NULL, &fix, NULL, NULL, N_("mend what is safe to mend") },
	{ 0 }
};

#define wrong(visit, ...) doctor_tell(visit, "wrong", __VA_ARGS__)
#define note(visit, ...) doctor_tell(visit, "note", __VA_ARGS__) /* and nothing is wrong */

static void
each_store(enum store_finding_kind kind, const char *check, const char *message, void *context)
{
	static const char *const words[] = {
		[FINDING_NOTE] = "note", [FINDING_WRONG] = "wrong", [FINDING_FIXED] = "fixed",
	};

	doctor_tell(context, words[kind], check, "%s", message);
}

/* A page is read, parsed, and its bytes are those of its lines. */
static bool
check_page(const struct day_page *day, void *context, struct err *err)
{
	struct visit *visit = context;
	struct document page = { 0 };
	struct err why = ERR_INIT;

	(void)err;
	visit->pages++;
	if (!text_is_utf8(buf_slice(day->bytes)))
		note(visit, "files", "%s: not valid UTF-8; it is kept as it is", day->path);
	if (!document_parse(&page, day->bytes, day->path, &why))
		wrong(visit, "files", "%s", why.text);
	else if (page.open_fence || page.open_comment)
		note(visit, "files", page.open_fence ? "%s: a fence is never closed" :
			N_("%s: a comment is never closed"), day->path);
	document_release(&page);
	return true;
}

static void
check_pages(struct visit *visit)
{
	const struct store *store = &visit->session->journal.store;
	struct span all = { INT_MIN + 1, INT_MAX - 1 };
	struct err err = ERR_INIT;
	size_t before = visit->found;

	if (!days_each(store, "entries", all, false, check_page, visit, &err) ||
	    !days_each(store, "checks", all, false, check_page, visit, &err))
		wrong(visit, "files", "%s", err.text);
	if (visit->found == before)
		doctor_tell(visit, "ok", "files", ngettext("%zu pages read", "%zu pages read",
			visit->pages), visit->pages);
}

/* Ids are of one name space; a line without one gets one when taut next writes. */
static void
check_ids(struct visit *visit, const struct areas *areas)
{
	size_t before = visit->found;

	for (size_t n = 0; n < areas->result_count; n++) {
		const struct result *result = &areas->results[n];

		for (size_t m = 0; m < n && result->id.len; m++)
			if (text_same(areas->results[m].id, result->id))
				wrong(visit, "ids", "%s:%zu: ^%.*s stands twice: taut vision "
					"rename-id %.*s NEW", areas->items[result->area].path,
					result->line, SLICE_ARG(result->id), SLICE_ARG(result->id));
		if (result->id.len && areas_find(areas, result->id))
			wrong(visit, "ids", "%s:%zu: ^%.*s is an area's name",
				areas->items[result->area].path, result->line,
				SLICE_ARG(result->id));
	}
	for (size_t n = 0; n < areas->step_count; n++) {
		const struct step *step = &areas->steps[n];
		struct slice target;

		if (step->id.len && areas_find_result(areas, step->id))
			wrong(visit, "ids", "%s:%zu: ^%.*s is a result's too: taut vision "
				"rename-id %.*s NEW", areas->items[step->area].path, step->line,
				SLICE_ARG(step->id), SLICE_ARG(step->id));
		for (size_t m = 0; m < n && step->id.len; m++)
			if (text_same(areas->steps[m].id, step->id))
				wrong(visit, "ids", "%s:%zu: ^%.*s stands twice",
					areas->items[step->area].path, step->line,
					SLICE_ARG(step->id));
		for (size_t m = 0; (target = step_for(areas, step, m)).len; m++)
			if (!areas_find_result(areas, target) && !areas_find(areas, target))
				wrong(visit, "ids", "%s:%zu: [for:: %.*s] names nothing",
					areas->items[step->area].path, step->line,
					SLICE_ARG(target));
	}
	if (visit->found == before)
		doctor_tell(visit, "ok", "ids", "every id stands once");
}

/* opening + Σ lines = closing, exactly, for the whole. */
static bool
adds_up(const struct replay *replay)
{
	struct fraction sum;

	ledger_close(replay->ledger);
	const struct account *whole = ledger_whole(replay->ledger);

	fraction_init(&sum);
	fraction_set(&sum, &whole->opening);
	for (int n = 0; n < CAUSE_COUNT; n++)
		fraction_add(&sum, &whole->causes[n]);
	bool same = fraction_compare(&sum, &whole->closing) == 0;

	fraction_release(&sum);
	return same;
}

static void
check_replay(struct visit *visit, const struct reading *reading)
{
	const struct replay *replay = &reading->replay;
	size_t before = visit->found;

	for (size_t n = 0; n < replay->problems.count; n++)
		wrong(visit, "lines", "%s:%zu: %s", replay->problems.items[n].file,
			replay->problems.items[n].line, replay->problems.items[n].why);
	for (size_t n = 0; n < replay->subjects.count; n++) {
		const struct subject *subject = &replay->subjects.items[n];

		if (subject->ask == ASK_GONE)
			wrong(visit, "replay", "'%s' was chosen, but its line is in no area: "
				"taut vision let-go %s", subject->id, subject->id);
		else if (subject->ask == ASK_REMEASURE)
			wrong(visit, "replay", "'%s' was given another unit or side by hand: "
				"taut vision remeasure %s", subject->id, subject->id);
	}
	if (replay->later)
		note(visit, "replay", ngettext("%zu event after today, not counted",
			"%zu events after today, not counted", replay->later), replay->later);
	if (replay->hand_count)
		note(visit, "replay", "choices made by hand wait to be written down: "
			"taut sync --local");
	if (!adds_up(replay))
		wrong(visit, "replay", "the ledger does not add up: this is a fault of taut");
	if (visit->found == before)
		doctor_tell(visit, "ok", "replay", "every line is understood, the ledger adds "
			"up");
}

static void
check_model(struct visit *visit)
{
	struct reading reading = { 0 };
	struct span all = { INT_MIN + 1, visit->session->clock.day };
	struct err err = ERR_INIT;

	if (reading_open(&reading, visit->session, all, &err)) {
		check_ids(visit, &reading.areas);
		check_replay(visit, &reading);
	} else {
		wrong(visit, "files", "%s", err.text);
	}
	reading_close(&reading);
}

static bool
check_store(struct visit *visit, struct err *err)
{
	struct session *session = visit->session;
	size_t before = visit->found;

	if (!store_check(&session->journal.store, &session->clock, fix, each_store, visit, err))
		return false;
	if (visit->found == before)
		doctor_tell(visit, "ok", "git", "objects and history are sound");
	return true;
}

/* Before the pages are read: mended, there is less to say of them. */
static void
check_merge(struct visit *visit)
{
	struct session *session = visit->session;
	struct err err = ERR_INIT;
	bool mend = fix && journal_may_write(&session->journal, &err);

	if (!settle_run(&session->journal.store, &session->clock, mend, each_store, visit, &err))
		wrong(visit, "merge", "%s", err.text);
}

/* The journal's own settings may be what a merge left with markers. */
static bool
open_journal(struct visit *visit, struct err *err)
{
	struct session *session = visit->session;

	if (session_open(session, err))
		return true;
	if (err->kind != ERR_FORMAT || !session->journal.store.root)
		return false;
	check_merge(visit);
	store_close(&session->journal.store);
	return fix && session_open(session, err);
}

/* What was being edited when taut was killed stands in memory until it is shut
 * down; mended, it is sealed. */
static void
check_cut_off(struct visit *visit)
{
	size_t count = draft_stale(visit->session, fix);

	if (count)
		wrong(visit, "drafts", ngettext("%zu edit was cut off and not sealed: taut doctor "
			"--fix, before the machine is shut down",
			"%zu edits were cut off and not sealed: taut doctor --fix, before the "
			"machine is shut down", count), count);
}

static bool
look(struct visit *visit, struct err *err)
{
	if (!open_journal(visit, err))
		return false;
	check_merge(visit);
	check_pages(visit);
	check_model(visit);
	check_cut_off(visit);
	return check_store(visit, err) && (!private || doctor_open(visit, err));
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct visit visit = { .session = session };

	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "doctor takes no words");
	visit.rows = session->json ? json_array() : NULL;
	bool ok = look(&visit, err);

	if (visit.rows)
		out_json(session, json_incref(visit.rows));
	json_decref(visit.rows);
	if (!ok || visit.found == 0)
		return ok;
	err_set(err, ERR_UNSOUND, ngettext("%zu thing to look at", "%zu things to look at",
		visit.found), visit.found);
	if (fix)
		return false;
	return err_hint(err, "'taut doctor --fix' mends what is safe to mend");
}

const struct cmd cmd_doctor = { .name = "doctor", .synopsis = "[-p] [--fix]",
	.summary = N_("is everything sound?"), .needs = NEED_NOTHING, .opts = opts, .data = true,
	.run = run };
