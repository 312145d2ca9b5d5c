/* SPDX-License-Identifier: ISC */
/*
 * Which end moved: the year's account, and each lowering once more, with its old
 * reason. Invariant: what was brought back is raised today; the year stays as it
 * was.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/check/asked.h"
#include "cmd/choosing.h"
#include "cmd/private_areas.h"
#include "cmd/replied.h"
#include "cmd/review/amount.h"
#include "cmd/review/quoted.h"
#include "cmd/review/year.h"
#include "doc/splice.h"
#include "journal/reviewed.h"
#include "view/tension.h"

#define LOWERINGS 64 /* that are asked about; the first ones, if they are more */

static const struct prompt_place places[] = {
	{ "chosen", false }, { "what", false }, { "why", false }, { NULL, false }
};
static const struct prompt_list lists[] = { { "lowering", NULL }, { NULL, NULL } };
static const char *const flags[] = { "can-restore", NULL };
static const char *const values[] = { "result", "when", "from", "to", "reason", NULL };
static const struct prompt_names names = { "year-moved", places, lists, flags, values };

/* A vision that came down. */
struct lowering {
	struct buf key; /* "run-2026-05-17" */
	const struct report_change *change;
	const struct result *result;
	int way;
};

struct moved {
	struct year *year;
	struct reading reading;
	struct report report;
	struct lowering lowerings[LOWERINGS];
	size_t count;
	const struct replies *answers;
	struct buf said;
};

static const struct lowering *
find(const struct moved *moved, const char *key)
{
	for (size_t n = 0; n < moved->count; n++)
		if (slice_is(buf_slice(&moved->lowerings[n].key), key))
			return &moved->lowerings[n];
	return NULL;
}

static void
make_key(const struct moved *moved, const struct lowering *lowering, struct buf *out)
{
	size_t same = 1;

	asked_result_key(lowering->result, out);
	buf_add_char(out, '-');
	day_format(out, lowering->change->day);
	for (size_t n = 0; n < moved->count; n++)
		same += moved->lowerings[n].change->day == lowering->change->day &&
			moved->lowerings[n].result == lowering->result;
	if (same > 1)
		buf_printf(out, "-%zu", same);
}

/* A revision, of a line that is there; closing as enough gave it no other value. */
static void
find_lowerings(struct moved *moved)
{
	const struct report *report = &moved->report;

	for (size_t n = 0; n < report->change_count && moved->count < LOWERINGS; n++) {
		const struct report_change *change = &report->changes[n];
		const struct report_result *row = &report->results[change->result];
		struct lowering lowering = { .key = BUF_INIT, .change = change,
			.way = row->standing.way };
		const struct subject *subject = &moved->reading.replay.subjects.items[row->subject];

		lowering.result = subject->line;
		if (change->cause != CAUSE_LOWERED || !lowering.result ||
		    !change->before.known || !change->after.known ||
		    change->before.value.micro == change->after.value.micro)
			continue;
		make_key(moved, &lowering, &lowering.key);
		moved->lowerings[moved->count++] = lowering;
	}
}

static void
matters(const struct replies *answers, struct matters *out, void *context)
{
	const struct moved *moved = context;

	(void)answers;
	for (size_t n = 0; n < moved->count; n++)
		matters_add(out, "lowering", buf_slice(&moved->lowerings[n].key), SLICE_NONE);
}

/* It is open, and lower than it was. */
static bool
can_restore(const struct moved *moved, const struct lowering *lowering)
{
	const struct result *result = lowering->result;

	return result->sound && result->to.known &&
		result_is_live(&moved->reading.areas, result) &&
		(lowering->change->before.value.micro - result->to.value.micro) *
			lowering->way > 0;
}

static bool
is(const struct ask_at *at, const char *flag)
{
	const struct moved *moved = at->context;
	const struct lowering *lowering = find(moved, at->matter);

	(void)flag; /* there is one */
	return lowering && can_restore(moved, lowering);
}

static void
add_reason(const struct report_change *change, struct buf *out)
{
	struct buf reason = BUF_INIT;
	struct slice words = slice_trim(change->reason);

	if (slice_ends(words, ".") && !slice_ends(words, ".."))
		words.len--; /* the sentence around it has its own */
	text_escape_line(&reason, words);
	if (reason.len)
		buf_printf(out, _("You wrote then: \"%s\"."), reason.ptr);
	else
		buf_add_text(out, _("No reason stands there."));
	buf_release(&reason);
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct moved *moved = at->context;
	const struct lowering *lowering = find(moved, at->matter);

	if (!lowering)
		return;
	const struct report_change *change = lowering->change;

	if (strcmp(name, "result") == 0) {
		text_escape_line(out, lowering->result->text);
	} else if (strcmp(name, "when") == 0) {
		day_format_plain(out, change->day, moved->year->session->clock.day);
	} else if (strcmp(name, "from") == 0) {
		amount_add(out, change->before.value, lowering->result);
	} else if (strcmp(name, "to") == 0) {
		amount_add(out, change->after.value, lowering->result);
	} else {
		add_reason(change, out);
	}
}

/* What was answered of a lowering. */
struct answered {
	struct slice chosen, what, why;
	bool any, restore;
};

static struct answered
answered_of(const struct moved *moved, const struct lowering *lowering)
{
	const struct replies *answers = moved->answers;
	struct answered answered = {
		.chosen = replied_last(answers, "chosen", lowering->key.ptr),
		.what = replied_last(answers, "what", lowering->key.ptr),
		.why = replied_last(answers, "why", lowering->key.ptr),
	};

	answered.any = answered.chosen.len + answered.what.len + answered.why.len > 0;
	answered.restore = slice_is(answered.what, "restore") &&
		!slice_is(answered.chosen, "yes");
	return answered;
}

/* The answer as `tension --answer` keeps it: it is not asked again for a while. */
static bool
add_answer(const struct moved *moved, struct work *work, const struct lowering *lowering,
	struct err *err)
{
	struct answered answered = answered_of(moved, lowering);
	struct buf because = BUF_INIT, eroding = BUF_INIT;
	struct result *result;

	if (!answered.any)
		return true;
	bool ok = year_line(&work->pages.areas, lowering->result, &result, err) &&
		work_look(work, result->area, err);

	buf_printf(&eroding, "eroding %s", answered.chosen.len == 0 ? "said" :
		slice_is(answered.chosen, "yes") ? "chosen" : "not-chosen");
	text_escape_line(&because, answered.why);
	if (ok)
		look_event(&work->look.items, result->text, "answered", buf_slice(&eroding),
			buf_slice(&because), pages_result_id(&work->pages, result));
	buf_release(&because);
	buf_release(&eroding);
	return ok;
}

/* Of several that are to be brought back of one result, the one that was furthest
 * stands for all. */
static bool
is_furthest(const struct moved *moved, const struct lowering *lowering)
{
	for (size_t n = 0; n < moved->count; n++) {
		const struct lowering *other = &moved->lowerings[n];
		int64_t further = (other->change->before.value.micro -
			lowering->change->before.value.micro) * lowering->way;

		if (other != lowering && other->result == lowering->result &&
		    answered_of(moved, other).restore &&
		    (further > 0 || (further == 0 && other < lowering)))
			return false;
	}
	return true;
}

static bool
restore(struct moved *moved, struct work *work, const struct lowering *lowering,
	struct err *err)
{
	const struct choice_opts none = { 0 };
	struct answered answered = answered_of(moved, lowering);
	struct buf number = BUF_INIT;
	struct result *result;

	if (!answered.restore || !can_restore(moved, lowering) || !is_furthest(moved, lowering))
		return true;
	if (!year_line(&work->pages.areas, lowering->result, &result, err))
		return false;
	char *id = slice_copy(pages_result_id(&work->pages, result));
	struct choosing choosing = { .session = moved->year->session, .opts = &none,
		.verb = "", .name = id, .by_day = DAY_NONE, .reason = BUF_INIT,
		.said = BUF_INIT };

	decimal_format(&number, lowering->change->before.value);
	choosing.second = number.ptr;
	text_escape_line(&choosing.reason, answered.why);
	bool ok = choose_value(work, &choosing, err);

	buf_printf(&moved->said, "%s%s: %s", moved->said.len ? "\n" : "", id,
		choosing.said.ptr);
	buf_release(&number);
	buf_release(&choosing.reason);
	buf_release(&choosing.said);
	free(id);
	return ok;
}

/* "- I run: 10 → 8 km, 2026-05-17 (the knee): not chosen; brought back to 10 km. WHY" */
static void
add_line(const struct moved *moved, const struct lowering *lowering, struct buf *out)
{
	enum language language = settings_language(&moved->year->session->journal.settings);
	struct answered answered = answered_of(moved, lowering);
	const struct report_change *change = lowering->change;

	if (!answered.any)
		return;
	buf_add_text(out, "- ");
	splice_format_words(out, lowering->result->text);
	buf_add_text(out, ": ");
	values_format(out, change->before, change->after, lowering->result->unit);
	buf_add_text(out, ", ");
	day_format(out, change->day);
	if (change->reason.len) {
		buf_add_text(out, " (");
		text_escape_line(out, change->reason);
		buf_add_char(out, ')');
	}
	if (answered.chosen.len)
		buf_printf(out, "; %s", reviewed_text(slice_is(answered.chosen, "yes") ?
			REVIEWED_CHOSEN : REVIEWED_NOT_CHOSEN, language));
	if (answered.restore && can_restore(moved, lowering)) {
		buf_printf(out, "; %s ", reviewed_text(REVIEWED_RESTORED, language));
		amount_add(out, change->before.value, lowering->result);
	}
	if (answered.why.len) {
		buf_add_text(out, ". ");
		text_escape_line(out, answered.why);
	}
	buf_add_char(out, '\n');
}

static bool
add_section(const struct moved *moved, struct change *change, struct err *err)
{
	struct buf lines = BUF_INIT;
	struct review_text text = { .section = REVIEW_MOVED };

	if (review_find(&moved->year->page, REVIEW_MOVED) == DOCUMENT_NONE) {
		quoted_account(&lines, &moved->report);
		buf_add_char(&lines, '\n');
	}
	for (size_t n = 0; n < moved->count; n++)
		add_line(moved, &moved->lowerings[n], &lines);
	text.words = buf_slice(&lines);
	bool ok = year_section(moved->year, change, &text, err);

	buf_release(&lines);
	return ok;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct moved *moved = context;
	struct work work;

	buf_clear(&moved->said);
	bool ok = work_open(&work, moved->year->session, change, err);

	for (size_t n = 0; ok && n < moved->count; n++)
		ok = add_answer(moved, &work, &moved->lowerings[n], err);
	for (size_t n = 0; ok && n < moved->count; n++)
		ok = restore(moved, &work, &moved->lowerings[n], err);
	ok = ok && work_put(&work, err) && add_section(moved, change, err);
	if (moved->said.len == 0)
		buf_add_text(&moved->said, _("your answers are written down"));
	work_close(&work);
	return ok;
}

static bool
ask_all(struct moved *moved, bool *stopped, struct err *err)
{
	struct session *session = moved->year->session;
	const struct ask_flow flow = { .names = &names, .context = moved, .matters = matters,
		.is = is, .value = value };
	struct ask ask;
	bool ok = year_ask(moved->year, &flow, &ask, err);

	moved->answers = &ask.answers;
	if (ok && ask.answers.count > 0)
		ok = save(session, "review", build, moved, &moved->said, err);
	*stopped = ask.stopped;
	return ask_end(session, &ask, ok, err);
}

/* Why is asked of each: where the words of looks are sealed, that is said before. */
static void
tell_clear(const struct moved *moved)
{
	const struct areas *areas = &moved->reading.areas;
	bool said = false;

	for (size_t n = 0; n < moved->count && !said; n++) {
		char *id = slice_copy(areas->items[moved->lowerings[n].result->area].id);

		said = private_areas_tell(moved->year->session, id, N_("reasons"));
		free(id);
	}
}

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	struct moved moved = { .year = year, .said = BUF_INIT };
	bool ok = reading_open(&moved.reading, year->session, year->span, err);

	if (ok) {
		reading_report(&moved.reading, year->session, &moved.report);
		year_tell_account(year, &moved.report);
		find_lowerings(&moved);
	}
	if (ok && moved.count > 0) {
		tell_clear(&moved);
		ok = ask_all(&moved, stopped, err);
	}
	for (size_t n = 0; n < moved.count; n++)
		buf_release(&moved.lowerings[n].key);
	report_release(&moved.report);
	reading_close(&moved.reading);
	buf_release(&moved.said);
	return ok;
}

const struct year_step year_moved = { "moved", REVIEW_MOVED, run };
