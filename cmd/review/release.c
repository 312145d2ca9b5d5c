/* SPDX-License-Identifier: ISC */
/*
 * Letting go: of what has been still for long, or whose horizon has come, as it is
 * now, for now is when it is decided. It is asked, once each, and never pressed; what
 * is let go is let go as by `vision let-go`, and what stays may get a later horizon.
 */
#include <stdlib.h>
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/check/asked.h"
#include "cmd/choosing.h"
#include "cmd/key/keys.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "cmd/review/year.h"
#include "journal/reviewed.h"
#include "seal/passage.h"
#include "tension/inquiry.h"
#include "view/yearly.h"

#define RESULTS 32 /* that are asked about; the first ones, if they are more */

static const struct prompt_place places[] = {
	{ "release", false }, { "gave", true }, { "frees", true }, { "for", true },
	{ "by", false }, { NULL, false }
};
static const struct prompt_list lists[] = { { "result", NULL }, { NULL, NULL } };
static const char *const flags[] = { "outlived", NULL };
static const char *const values[] = { "result", "seen", NULL };
static const struct prompt_names names = { "year-release", places, lists, flags, values };

/* A result that may have had its time. */
struct old {
	struct buf key; /* its id, or what its words make of one */
	const struct result *result;
	size_t row;     /* in the report */
	enum yearly why;
	bool private;   /* its area's words are sealed */
};

struct releasing {
	struct year *year;
	struct reading reading;
	struct report report;
	struct old olds[RESULTS];
	size_t count;
	bool sealing; /* there is somebody to seal to */
	const struct replies *answers;
	struct buf said;
};

static const struct old *
find(const struct releasing *releasing, const char *key)
{
	for (size_t n = 0; n < releasing->count; n++)
		if (slice_is(buf_slice(&releasing->olds[n].key), key))
			return &releasing->olds[n];
	return NULL;
}

static void
find_olds(struct releasing *releasing)
{
	const struct report *report = &releasing->report;
	const struct reading *reading = &releasing->reading;
	struct err ignored;

	for (size_t n = 0; n < report->result_count && releasing->count < RESULTS; n++) {
		bool outlived = yearly_holds(report, n, YEARLY_OUTLIVED);
		const struct result *result =
			reading->replay.subjects.items[report->results[n].subject].line;

		if (!result || (!outlived && !yearly_holds(report, n, YEARLY_STILL)) ||
		    !result_is_live(&reading->areas, result))
			continue;
		struct old *old = &releasing->olds[releasing->count++];

		*old = (struct old){ .key = BUF_INIT, .result = result, .row = n,
			.why = outlived ? YEARLY_OUTLIVED : YEARLY_STILL,
			.private = private_areas_has(releasing->year->session,
				&reading->areas.items[result->area]) };
		asked_result_key(result, &old->key);
		if (old->private && !releasing->sealing)
			releasing->sealing = keys_ready(releasing->year->session, &ignored);
	}
}

static void
matters(const struct replies *answers, struct matters *out, void *context)
{
	const struct releasing *releasing = context;

	(void)answers;
	for (size_t n = 0; n < releasing->count; n++)
		matters_add(out, "result", buf_slice(&releasing->olds[n].key), SLICE_NONE);
}

static bool
is_private(const struct ask_at *at)
{
	const struct old *old = find(at->context, at->matter);

	return at->question->place->may_be_private && old && old->private;
}

static bool
is(const struct ask_at *at, const char *flag)
{
	const struct old *old = find(at->context, at->matter);

	(void)flag;
	return old && old->why == YEARLY_OUTLIVED;
}

static bool
read_day(const struct releasing *releasing, struct slice typed, int *day, struct err *err)
{
	int today = releasing->year->session->clock.day;

	return date_parse(typed, LEAN_FUTURE, today, day, err) && (*day > today ||
		err_set(err, ERR_USAGE, "a new horizon is a day to come"));
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	int day;

	return strcmp(at->question->place->name, "by") != 0 ||
		read_day(at->context, typed, &day, err);
}

/* Words that should be sealed, and cannot be yet. */
static bool
skips(const struct ask_at *at)
{
	const struct releasing *releasing = at->context;

	return is_private(at) && !releasing->sealing;
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct releasing *releasing = at->context;
	const struct old *old = find(releasing, at->matter);

	if (!old)
		return;
	if (strcmp(name, "result") == 0)
		text_escape_line(out, old->result->text);
	else
		view_year_row(out, &releasing->report, old->row, old->why);
}

static bool
is_released(const struct releasing *releasing, const struct old *old)
{
	return slice_is(replied_last(releasing->answers, "release", old->key.ptr), "yes");
}

/* What was said in the clear stands with the event as well, in one line. */
static void
add_reason(const struct releasing *releasing, const struct old *old, struct buf *out)
{
	for (const struct prompt_place *place = places + 1; place->may_be_private; place++) {
		size_t at = 0;
		const struct reply *answer = replies_next(releasing->answers, &at, place->name,
			old->key.ptr);

		if (!answer || answer->private)
			continue;
		struct slice words = slice_trim(buf_slice(&answer->text));

		if (slice_ends(words, ".") && !slice_ends(words, ".."))
			words.len--;
		buf_add_text(out, out->len ? "; " : "");
		text_escape_line(out, words);
	}
}

/* Let go, or with a new horizon. */
static bool
release(struct releasing *releasing, struct work *work, const struct old *old, struct err *err)
{
	const struct choice_opts none = { 0 };
	struct slice by = replied_last(releasing->answers, "by", old->key.ptr);
	bool let_go = is_released(releasing, old);
	int day = DAY_NONE;

	if (!let_go && !by.len)
		return true;
	if (!let_go && !read_day(releasing, by, &day, err))
		return false;
	char *name = slice_copy(old->result->id.len ? old->result->id : old->result->text);
	struct choosing choosing = { .session = releasing->year->session, .opts = &none,
		.verb = "let-go", .name = name, .by_day = day, .reason = BUF_INIT,
		.said = BUF_INIT };

	if (let_go)
		add_reason(releasing, old, &choosing.reason);
	bool ok = let_go ? close_act(work, &choosing, err) : choose_horizon(work, &choosing, err);

	buf_printf(&releasing->said, "%s%s", releasing->said.len ? "\n" : "", choosing.said.ptr);
	buf_release(&choosing.reason);
	buf_release(&choosing.said);
	free(name);
	return ok;
}

/* "What it gave: blisters.", so that it can be read without its question. */
static void
add_said(const struct releasing *releasing, const struct old *old, const char *place,
	struct buf *out)
{
	enum language language = settings_language(&releasing->year->session->journal.settings);
	enum reviewed label = strcmp(place, "gave") == 0 ? REVIEWED_GAVE :
		strcmp(place, "frees") == 0 ? REVIEWED_FREES : REVIEWED_FOR;
	struct buf prose = BUF_INIT;

	replied_prose(releasing->answers, place, old->key.ptr, &prose);
	struct slice text = slice_trim(buf_slice(&prose));

	buf_wiped_room(out, text.len + 80);
	if (text.len) { /* a private passage begins a line */
		buf_printf(out, "\n\n%s%s", reviewed_text(label, language),
			passage_count(text) ? "\n\n" : " ");
		buf_add(out, text);
	}
	buf_wipe(&prose);
}

/* "2026-12-31 → 2027-06-30" */
static void
add_horizon(const struct releasing *releasing, const struct old *old, struct buf *out)
{
	struct slice by = replied_last(releasing->answers, "by", old->key.ptr);
	struct err ignored;
	int day;

	if (is_released(releasing, old) || !by.len || !read_day(releasing, by, &day, &ignored))
		return;
	buf_add_text(out, "\n\n");
	day_format(out, old->result->horizon_day);
	buf_add_text(out, " → ");
	day_format(out, day);
}

/* "### I have read the shelf", whether it was let go, and what was said of it. */
static void
add_result(const struct releasing *releasing, const struct old *old, struct buf *out)
{
	enum language language = settings_language(&releasing->year->session->journal.settings);

	if (!replied_last(releasing->answers, "release", old->key.ptr).len)
		return;
	buf_wiped_room(out, 2000);
	buf_add_text(out, out->len ? "\n\n### " : "### ");
	text_escape_line(out, old->result->text);
	buf_printf(out, "\n\n%s", reviewed_text(is_released(releasing, old) ?
		REVIEWED_LET_GO : REVIEWED_STAYS, language));
	add_horizon(releasing, old, out);
	for (const struct prompt_place *place = places + 1; place->may_be_private; place++)
		add_said(releasing, old, place->name, out);
}

static bool
add_section(const struct releasing *releasing, struct change *change, struct err *err)
{
	struct buf results = BUF_INIT;
	struct review_text text = { .section = REVIEW_RELEASE };

	for (size_t n = 0; n < releasing->count; n++)
		add_result(releasing, &releasing->olds[n], &results);
	text.deeper = buf_slice(&results);
	bool ok = results.len == 0 || year_section(releasing->year, change, &text, err);

	buf_wipe(&results);
	return ok;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct releasing *releasing = context;
	struct work work;

	buf_clear(&releasing->said);
	bool ok = work_open(&work, releasing->year->session, change, err);

	for (size_t n = 0; ok && n < releasing->count; n++)
		ok = release(releasing, &work, &releasing->olds[n], err);
	ok = ok && work_put(&work, err) && add_section(releasing, change, err);
	if (releasing->said.len == 0)
		buf_add_text(&releasing->said, _("it stays as it is"));
	work_close(&work);
	return ok;
}

static bool
ask_all(struct releasing *releasing, bool *stopped, struct err *err)
{
	struct session *session = releasing->year->session;
	const struct ask_flow flow = { .names = &names, .context = releasing,
		.matters = matters, .is = is, .skips = skips, .value = value, .check = check,
		.is_private = is_private };
	struct ask ask;
	bool ok = year_ask(releasing->year, &flow, &ask, err);

	releasing->answers = &ask.answers;
	if (ok && ask.answers.count > 0)
		ok = save(session, "review", build, releasing, &releasing->said, err);
	*stopped = ask.stopped;
	return ask_end(session, &ask, ok, err);
}

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	struct releasing releasing = { .year = year, .said = BUF_INIT };
	int today = year->session->clock.day;
	struct span until_now = { year->span.first,
		year->span.last > today ? year->span.last : today };
	bool ok = reading_open(&releasing.reading, year->session, until_now, err);

	if (ok) {
		reading_report(&releasing.reading, year->session, &releasing.report);
		report_ask(&releasing.report, &releasing.reading.replay);
		find_olds(&releasing);
	}
	if (ok && releasing.count > 0)
		ok = ask_all(&releasing, stopped, err);
	for (size_t n = 0; n < releasing.count; n++)
		buf_release(&releasing.olds[n].key);
	report_release(&releasing.report);
	reading_close(&releasing.reading);
	buf_release(&releasing.said);
	return ok;
}

const struct year_step year_let_go = { "let-go", REVIEW_RELEASE, run };
