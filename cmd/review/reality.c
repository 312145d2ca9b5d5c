/* SPDX-License-Identifier: ISC */
/*
 * Reality first: a blind look at all that is open, and of each number what it was
 * a year ago, with today's eyes. Invariant: that stands in the review alone, so
 * the ledger is the same with it and without; and neither the last number nor the
 * one of a year ago is shown before the new one is given.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/check/flow.h"
#include "cmd/out.h"
#include "cmd/review/amount.h"
#include "cmd/review/year.h"
#include "doc/splice.h"
#include "journal/check.h"
#include "journal/reviewed.h"
#include "store/layout.h"
#include "tension/inquiry.h"
#include "view/yearly.h"

#define LONG_AGO 180 /* days: a first reading that is younger is no "a year ago" */

static const struct prompt_place places[] = {
	{ "facts", true }, { "words", true }, { "reading", false }, { "hindrance", true },
	{ "step", false }, { "then", false }, { NULL, false }
};
static const struct prompt_list lists[] = {
	{ "area", NULL }, { "result", "area" }, { "step", "area" }, { NULL, NULL }
};
static const char *const flags[] = { "rated", "in-units", "bare", "in-words", "jump",
	"only-words", "known-then", NULL };
static const char *const values[] = { "area", "result", "unit", "step", "when", "then", NULL };
static const struct prompt_names names = { "year-reality", places, lists, flags, values };

/* What was read of a result a year ago. */
struct once {
	struct decimal value;
	int day; /* DAY_NONE: nothing that may be asked about */
};

struct reality {
	struct asked asked; /* first: the functions of a look take it for theirs */
	struct checking checking;
	struct year *year;
	struct once *onces; /* of each result */
	const struct replies *answers;
	struct ask_flow look;
	bool unsealable; /* words of private areas cannot be sealed: they are not asked for */
};

/* The last reading up to the day on which the year began, else the first one behind
 * it that is long ago; in the unit that it has now. */
static struct once
find_once(const struct track *track, int first, int today)
{
	struct once once = { .day = DAY_NONE };
	struct track_state state;

	track_begin(&state);
	for (size_t n = 0; n < track->count; n++) {
		const struct mark *mark = &track->marks[n];

		track_step(&state, track, n);
		if (mark->kind == MARK_SCALE && mark->anew)
			once.day = DAY_NONE;
		else if (mark->kind == MARK_READ && state.has_reality && (mark->day <= first ||
		    (once.day == DAY_NONE && mark->day <= today - LONG_AGO)))
			once = (struct once){ state.reality, mark->day };
	}
	return once;
}

static void
find_onces(struct reality *reality)
{
	const struct reading *reading = &reality->asked.reading;
	int today = reality->year->session->clock.day;

	reality->onces = mem_alloc(reading->areas.result_count, sizeof *reality->onces);
	for (size_t n = 0; n < reading->areas.result_count; n++) {
		const struct result *result = &reading->areas.results[n];

		reality->onces[n] = find_once(
			&reading->replay.tracks[replay_subject(&reading->replay, result)],
			reality->year->span.first, today);
		if (result->kind == RESULT_WORDS)
			reality->onces[n].day = DAY_NONE;
	}
}

static const struct once *
once_of(const struct reality *reality, const struct result *result)
{
	const struct once *once = result ?
		&reality->onces[result - reality->asked.reading.areas.results] : NULL;

	return once && once->day != DAY_NONE ? once : NULL;
}

/* On a terminal behind the number of today, which may be the one of then. */
static bool
is(const struct ask_at *at, const char *flag)
{
	const struct reality *reality = at->context;
	size_t from = 0;

	if (strcmp(flag, "known-then") != 0)
		return reality->look.is(at, flag);
	return once_of(reality, asked_result(&reality->asked, at->matter)) &&
		(!reality->year->session->ask || reality->year->editor ||
		replies_next(at->answers, &from, "reading", at->matter));
}

static bool
skips(const struct ask_at *at)
{
	const struct reality *reality = at->context;

	return reality->look.skips(at) || (reality->unsealable &&
		at->question->place->may_be_private && reality->look.is_private(at));
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct reality *reality = at->context;
	const struct once *once = once_of(reality, asked_result(&reality->asked, at->matter));

	if (strcmp(name, "then") != 0)
		reality->look.value(at, name, out);
	else if (once)
		day_format_plain(out, once->day, reality->year->session->clock.day);
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const struct reality *reality = at->context;
	const struct result *result = asked_result(&reality->asked, at->matter);
	struct maybe number;

	if (strcmp(at->question->place->name, "then") != 0)
		return reality->look.check(at, typed, err);
	return !result || reading_given(typed, result, &number, err);
}

static void
after(const struct ask_at *at, struct slice answer, struct buf *out)
{
	const struct reality *reality = at->context;
	const struct once *once = once_of(reality, asked_result(&reality->asked, at->matter));

	if (strcmp(at->question->place->name, "then") != 0) {
		reality->look.after(at, answer, out);
		return;
	}
	if (!once)
		return;
	buf_add_text(out, _("written then: "));
	decimal_format(out, once->value);
}

/* The number that was given of a result at a place; false: none. */
static bool
find_given(const struct reality *reality, const struct result *result, const char *place,
	struct decimal *out)
{
	struct buf key = BUF_INIT;
	struct maybe number = { 0 };
	struct err ignored;
	size_t from = 0;

	asked_result_key(result, &key);
	const struct reply *reply = replies_next(reality->answers, &from, place, key.ptr);

	buf_release(&key);
	if (!reply || !reading_given(buf_slice(&reply->text), result, &number, &ignored))
		return false;
	*out = number.value;
	return true;
}

/* What was said in the clear at a place; a private word stays in the look alone. */
static void
add_clear(const struct reality *reality, const char *place, const char *matter, struct buf *out)
{
	const struct reply *answer;
	size_t at = 0;

	while ((answer = replies_next(reality->answers, &at, place, matter))) {
		if (answer->private)
			continue;
		buf_add_text(out, out->len ? "\n\n" : "");
		buf_add(out, slice_trim(buf_slice(&answer->text)));
	}
}

/* The words of a result, or what changed, in one line. */
static void
add_words(const struct reality *reality, const struct result *result, const char *place,
	struct buf *out)
{
	struct buf key = BUF_INIT, said = BUF_INIT, line = BUF_INIT;
	struct slice rest, word;

	asked_result_key(result, &key);
	add_clear(reality, place, key.ptr, &said);
	rest = buf_slice(&said);
	while (slice_word(&rest, &word)) {
		buf_add_text(&line, line.len ? " " : "");
		buf_add(&line, word);
	}
	if (line.len)
		splice_format_words(out, buf_slice(&line));
	buf_release(&key);
	buf_release(&said);
	buf_release(&line);
}

/* "6 km; 2025-12-28, with today's eyes: ○ 2 km; as written then: ● 3 km" */
static void
add_numbers(const struct reality *reality, const struct result *result, struct buf *out)
{
	enum language language = settings_language(&reality->year->session->journal.settings);
	const struct once *once = once_of(reality, result);
	struct decimal now, then;
	bool has_now = find_given(reality, result, "reading", &now);

	if (has_now)
		amount_add(out, now, result);
	if (once && find_given(reality, result, "then", &then)) {
		buf_add_text(out, has_now ? "; " : "");
		day_format(out, once->day);
		buf_printf(out, ", %s: ○ ", reviewed_text(REVIEWED_EYES, language));
		amount_add(out, then, result);
		buf_printf(out, "; %s: ● ", reviewed_text(REVIEWED_THEN, language));
		amount_add(out, once->value, result);
	}
}

/* "- I run: 6 km. The knee healed." */
static void
add_line(const struct reality *reality, const struct result *result, struct buf *out)
{
	struct buf seen = BUF_INIT, changed = BUF_INIT;

	add_words(reality, result, "words", &seen);
	add_numbers(reality, result, &seen);
	add_words(reality, result, "facts", &changed);
	if (seen.len) {
		buf_add_text(out, "- ");
		splice_format_words(out, result->text);
		buf_printf(out, ": %s%s%s\n", seen.ptr, changed.len ? ". " : "", changed.ptr);
	}
	buf_release(&seen);
	buf_release(&changed);
}

static void
add_area(const struct reality *reality, size_t index, struct buf *out)
{
	const struct areas *areas = &reality->asked.reading.areas;
	char *key = slice_copy(areas->items[index].id);
	struct buf facts = BUF_INIT, prose = BUF_INIT, lines = BUF_INIT;

	add_clear(reality, "facts", key, &facts);
	look_prose(&prose, buf_slice(&facts));
	for (size_t n = 0; n < areas->result_count; n++)
		if (areas->results[n].area == index)
			add_line(reality, &areas->results[n], &lines);
	struct slice text = slice_trim(buf_slice(&prose));

	if (text.len + lines.len) {
		buf_add_text(out, out->len ? "\n### " : "### ");
		text_escape_line(out, areas->items[index].title);
		buf_add_char(out, '\n');
	}
	if (text.len)
		buf_printf(out, "\n%.*s\n", SLICE_ARG(text));
	if (lines.len)
		buf_printf(out, "\n%s", lines.ptr);
	buf_release(&facts);
	buf_release(&prose);
	buf_release(&lines);
	free(key);
}

/* "Looked at on [2026-12-31](../checks/…)": where all of it stands, from reviews/. */
static void
add_link(const struct reality *reality, struct buf *out)
{
	enum language language = settings_language(&reality->year->session->journal.settings);
	int day = reality->checking.day;

	buf_printf(out, "%s [", reviewed_text(REVIEWED_LOOK, language));
	day_format(out, day);
	buf_add_text(out, "](../");
	layout_check(out, day);
	buf_add_text(out, ")");
}

static bool
build(struct change *change, void *context, struct err *err)
{
	const struct reality *reality = context;
	struct buf section = BUF_INIT, words = BUF_INIT;
	struct review_text text = { .section = REVIEW_REALITY };

	for (size_t a = 0; a < reality->asked.reading.areas.count; a++)
		add_area(reality, a, &section);
	add_link(reality, &words);
	text.words = buf_slice(&words);
	text.deeper = buf_slice(&section);
	bool ok = year_section(reality->year, change, &text, err);

	buf_release(&words);
	buf_release(&section);
	return ok;
}

/* What is unchecked comes first, and is said as it is. */
static void
tell_unchecked(struct reality *reality)
{
	struct session *session = reality->year->session;
	struct reading *reading = &reality->asked.reading;
	struct report report = { 0 };
	struct buf rows = BUF_INIT;

	reading_report(reading, session, &report);
	report_ask(&report, &reading->replay);
	view_year_rows(&rows, &report, YEARLY_UNCHECKED, &session->view);
	year_tell(reality->year, buf_slice(&rows));
	report_release(&report);
	buf_release(&rows);
}

static bool
write_all(struct reality *reality, const struct replies *answers, struct err *err)
{
	struct checking *checking = &reality->checking;

	if (answers->count == 0)
		return true;
	reality->answers = answers;
	checking->also = build;
	checking->also_context = reality;
	checking->command = "review";
	flow_take(&reality->asked, answers);
	return checking_save(checking, err);
}

static bool
ask_all(struct reality *reality, bool *stopped, struct err *err)
{
	struct ask_flow flow = reality->look = flow_check(&reality->asked);
	struct ask ask;

	flow.names = &names;
	flow.is = is;
	flow.skips = skips;
	flow.value = value;
	flow.check = check;
	flow.after = after;
	bool ok = year_ask(reality->year, &flow, &ask, err) &&
		write_all(reality, &ask.answers, err);

	*stopped = ask.stopped;
	return ask_end(reality->year->session, &ask, ok, err);
}

/* Without a key the numbers are looked at all the same: a review goes on. */
static bool
decide(struct reality *reality, struct err *err)
{
	const struct flow_opts none = { 0 };

	if (flow_decide(&reality->asked, &none, err))
		return true;
	reality->unsealable = err->kind == ERR_KEY;
	if (reality->unsealable)
		warn("%s; so words of private areas are not asked for", err->text);
	return reality->unsealable;
}

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	struct reality reality = { .year = year, .checking = CHECKING_INIT };

	reality.asked.checking = &reality.checking;
	reality.asked.whole = true;
	reality.checking.session = year->session;
	reality.checking.day = year->session->clock.day;
	bool ok = asked_open(&reality.asked, 0, NULL, err) && decide(&reality, err);

	if (ok && reality.asked.count > 0) {
		find_onces(&reality);
		tell_unchecked(&reality);
		ok = ask_all(&reality, stopped, err);
	}
	free(reality.onces);
	asked_close(&reality.asked);
	checking_release(&reality.checking);
	return ok;
}

const struct year_step year_reality = { "reality", REVIEW_REALITY, run };
