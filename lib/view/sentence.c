/* SPDX-License-Identifier: ISC */
/*
 * The first sentence: what happened to the gap, and through what. Invariant:
 * only a better reality is said to have closed any of it; whenever another line
 * moved, what went and what came are told apart.
 */
#include "view/tension.h"

#include "base/words.h"
#include "view/cause.h"
#include "view/phrase.h"

#define POINTS_TOLD 10 /* ends that differ by less from the lines are not told */

/* What a span did, as it is printed. */
struct moves {
	struct phrase phrase;
	const struct account *account;
	struct printed printed;
	struct share shares[CAUSE_COUNT]; /* of what went: `went_count` */
	long went, came;
	size_t went_count, came_count; /* lines */
	bool postponed_told;
};

static void
sort_out(struct moves *moves, const struct phrase *phrase, const struct account *account)
{
	*moves = (struct moves){ .phrase = *phrase, .account = account };
	account_print(account, &moves->printed);
	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++) {
		if (fraction_sign(&account->causes[cause]) <= 0)
			continue;
		moves->came_count++;
		moves->came += moves->printed.causes[cause];
	}
	moves->went_count = cause_shares(account, &moves->printed, moves->shares, &moves->went);
}

/* What stands between two causes; in some languages more than a comma. */
static void
add_between(struct buf *out)
{
	buf_add_text(out, C_("between two causes", ", "));
}

/* "all of it because reality rose", or "55% because …, 45% because …". */
static void
add_shares(struct buf *out, const struct moves *moves)
{
	struct buf amount = BUF_INIT;

	for (size_t n = 0; n < moves->went_count; n++) {
		buf_clear(&amount);
		if (moves->went_count == 1)
			buf_add_text(&amount, _("all of it"));
		else
			buf_printf(&amount, C_("a share", "%ld%%"), moves->shares[n].percent);
		if (n > 0)
			add_between(out);
		phrase_because(out, &moves->phrase, moves->shares[n].cause, amount.ptr);
	}
	buf_release(&amount);
}

static void
say_went(struct buf *out, const struct moves *moves)
{
	struct buf shares = BUF_INIT;
	long went = moves->went;

	add_shares(&shares, moves);
	if (moves->went_count == 1 && went == 0)
		buf_printf(out, _("Less than 1 of the gap went, %s."), shares.ptr);
	else if (moves->went_count == 1)
		buf_printf(out, ngettext("%ld of the gap went, %s.", "%ld of the gap went, %s.",
			(unsigned long)went), went, shares.ptr);
	else if (went == 0)
		buf_printf(out, _("Less than 1 of the gap went: %s."), shares.ptr);
	else
		buf_printf(out, ngettext("%ld of the gap went: %s.", "%ld of the gap went: %s.",
			(unsigned long)went), went, shares.ptr);
	if (fraction_sign(&moves->account->causes[CAUSE_ROSE]) == 0)
		buf_printf(out, " %s", _("No part of it is progress."));
	buf_release(&shares);
}

/* "100 new (community), 8 because visions went up" */
static void
add_came(struct buf *out, const struct moves *moves)
{
	static const enum cause order[] = { CAUSE_NEW, CAUSE_RAISED, CAUSE_SLIPPED,
		CAUSE_REMEASURED, CAUSE_MOVED };
	struct buf amount = BUF_INIT;
	size_t said = 0;

	for (size_t n = 0; n < sizeof order / sizeof *order; n++) {
		if (fraction_sign(&moves->account->causes[order[n]]) <= 0)
			continue;
		if (said++ > 0)
			add_between(out);
		buf_clear(&amount);
		phrase_points(&amount, moves->printed.causes[order[n]]);
		phrase_because(out, &moves->phrase, order[n], amount.ptr);
	}
	buf_release(&amount);
}

static void
say_came(struct buf *out, const struct moves *moves)
{
	struct buf came = BUF_INIT;

	add_came(&came, moves);
	if (moves->went_count > 0) {
		buf_add_char(out, ' ');
		buf_printf(out, _("Added: %s."), came.ptr);
	} else if (moves->came > 0) {
		buf_printf(out, _("The gap is %ld wider: %s."), moves->came, came.ptr);
	} else {
		buf_printf(out, _("The gap is a little wider: %s."), came.ptr);
	}
	buf_release(&came);
}

static bool
has_numbers(const struct report *report)
{
	for (size_t n = 0; n < report->result_count; n++)
		if (report->results[n].standing.known && report->results[n].standing.live)
			return true;
	return false;
}

/* Measured anew, with as large a gap afterwards: there is no line to tell it. */
static bool
is_anew(const struct account *account)
{
	return account->counts[CAUSE_REMEASURED] > 0 &&
		fraction_sign(&account->causes[CAUSE_REMEASURED]) == 0;
}

/* None of what this is about was looked at in the span. */
static bool
is_unseen(const struct phrase *phrase)
{
	bool any = false;

	for (size_t n = 0; n < phrase->report->result_count; n++) {
		const struct report_result *result = &phrase->report->results[n];

		if ((phrase->only != PHRASE_ALL && n != phrase->only) || !result->here ||
		    !result->standing.live || !result->standing.known)
			continue;
		if (result->checked_day >= phrase->report->span.first)
			return false;
		any = true;
	}
	return any;
}

/* In the middle of a sentence. */
static void
add_postponed(struct buf *out, const struct account *account)
{
	int days = account->postponed_days;

	if (account->postponements == 1)
		buf_printf(out, ngettext("a horizon was put off by %d day",
			"a horizon was put off by %d days", (unsigned long)days), days);
	else if (account->postponements == 2)
		buf_printf(out, _("a horizon was put off twice, by %d days in all"), days);
	else
		buf_printf(out, _("a horizon was put off %zu times, by %d days in all"),
			account->postponements, days);
}

/* That no end is known to have moved, and how much that says. */
static void
say_no_end(struct buf *out, struct moves *moves, bool unseen)
{
	bool postponed = moves->account->postponements > 0;
	bool understood = moves->phrase.report->not_understood == 0;
	struct buf horizon = BUF_INIT;
	const char *what;

	if (!understood)
		what = _("Nothing that was understood moved");
	else if (unseen && !postponed)
		what = _("Nothing was checked, so nothing is known to have moved");
	else if (unseen)
		what = _("Nothing was checked");
	else
		what = postponed ? _("No end moved") : _("Nothing moved");
	add_postponed(&horizon, moves->account);
	if (postponed)
		buf_printf(out, _("%s, but %s"), what, horizon.ptr);
	else
		buf_add_text(out, what);
	moves->postponed_told = postponed;
	buf_add_text(out, ": ");
	buf_release(&horizon);
}

/* "the gap is 57, as it was on 1 Jan", and so where there is none. */
static void
add_as_it_was(struct buf *out, const struct moves *moves, bool unseen)
{
	const struct report *report = moves->phrase.report;

	if (fraction_sign(&moves->account->closing) != 0)
		buf_printf(out, _("the gap is %ld, as it was on %s"), moves->printed.closing,
			day_plain(report->span.first, report->today).text);
	else
		buf_add_text(out, unseen ? _("there was no gap when it was last checked") :
			_("there was no gap, and there is none"));
}

/* The gap is as it was; something may yet have moved that leaves it so. */
static void
say_gap_stayed(struct buf *out, struct moves *moves, bool moved)
{
	bool unseen = is_unseen(&moves->phrase);
	struct buf was = BUF_INIT, anew = BUF_INIT;

	if (!moved)
		say_no_end(out, moves, unseen);
	add_as_it_was(&was, moves, unseen);
	if (moved)
		phrase_begin(&was, 0);
	phrase_anew(&anew, &moves->phrase);
	if (is_anew(moves->account))
		buf_printf(out, _("%s, but %s"), was.ptr, anew.ptr);
	else
		buf_add(out, buf_slice(&was));
	buf_add_char(out, '.');
	buf_release(&was);
	buf_release(&anew);
}

static bool
is_past(const struct report *report)
{
	return report->span.last < report->today;
}

static void
say_nothing_moved(struct buf *out, struct moves *moves, bool ends_moved)
{
	const struct report *report = moves->phrase.report;
	long churn = fraction_percent(&moves->account->churn);

	if (report->result_count == 0 && is_past(report)) {
		buf_add_text(out, _("There were no results then."));
	} else if (is_past(report) && !has_numbers(report) && report->words_only > 0 &&
	           report->not_yet_checked == 0) {
		buf_add_text(out, _("There were no results with a number then."));
	} else if (report->result_count == 0) {
		buf_add_text(out, _("There are no results yet, so there is no gap to look at."));
	} else if (!has_numbers(report) && report->not_yet_checked > 0) {
		buf_add_text(out, _("There is no number yet, so the gap is not known."));
	} else if (!has_numbers(report) && report->words_only > 0) {
		buf_add_text(out, moves->phrase.single ?
			_("This result is in words: it has no number, and needs none.") :
			_("All results are in words: they have no number, and need none."));
	} else if (!has_numbers(report)) {
		buf_add_text(out, _("Nothing is open: every result was let go or closed."));
	} else {
		say_gap_stayed(out, moves, ends_moved || churn > 0 || is_anew(moves->account));
	}
	if (churn <= 0)
		return;
	buf_add_char(out, ' ');
	buf_printf(out, ends_moved ? _("On the way the gap went back and forth by %ld.") :
		_("Reality went back and forth by %ld and ended where it began."), churn);
}

/* |a − b| in points, with its sign. */
static long
points_between(const struct fraction *a, const struct fraction *b, const struct fraction *c)
{
	struct fraction sum;

	fraction_init(&sum);
	fraction_set(&sum, a);
	fraction_add(&sum, b);
	fraction_add(&sum, c);
	long points = fraction_percent(&sum);

	fraction_release(&sum);
	return points;
}

/* Reality beyond where the two ends meet. */
static void
say_reality(struct buf *out, long more)
{
	if (more >= POINTS_TOLD)
		buf_printf(out, _("Reality itself rose %ld further, past visions already met,"
			" which closes no gap."), more);
	else if (more <= -POINTS_TOLD)
		buf_printf(out, _("Reality itself fell back by %ld where visions were already met,"
			" which widens no gap."), -more);
}

static void
say_visions(struct buf *out, long more)
{
	if (more >= POINTS_TOLD)
		buf_printf(out, _("Visions already met came down by another %ld."), more);
	else if (more <= -POINTS_TOLD)
		buf_printf(out, _("Visions already met went up by another %ld."), -more);
}

/* Where an end moved further than the lines tell: beyond where the two meet.
 * Whether it did. */
static bool
say_ends(struct buf *out, const struct account *account)
{
	struct fraction down;
	struct buf reality = BUF_INIT, visions = BUF_INIT;
	size_t start = out->len;

	say_reality(&reality, points_between(&account->climb, &account->causes[CAUSE_ROSE],
		&account->causes[CAUSE_SLIPPED]));
	fraction_init(&down);
	fraction_set(&down, &account->drift);
	fraction_negate(&down);
	say_visions(&visions, points_between(
		&down, &account->causes[CAUSE_RAISED], &account->causes[CAUSE_LOWERED]));
	fraction_release(&down);
	if (reality.len > 0)
		buf_printf(out, " %s", reality.ptr);
	if (visions.len > 0)
		buf_printf(out, " %s", visions.ptr);
	buf_release(&reality);
	buf_release(&visions);
	return out->len > start;
}

/* What no line of the ledger tells, behind what they tell. */
static void
say_beside(struct buf *out, const struct moves *moves)
{
	struct buf text = BUF_INIT;

	if (moves->went_count + moves->came_count > 0 && is_anew(moves->account)) {
		phrase_anew(&text, &moves->phrase);
		buf_add_char(out, ' ');
		buf_printf(out, _("Besides, %s, and the gap came out the same."), text.ptr);
	}
	buf_clear(&text);
	if (moves->account->postponements > 0 && !moves->postponed_told) {
		add_postponed(&text, moves->account);
		phrase_begin(&text, 0);
		buf_printf(out, " %s.", text.ptr);
	}
	buf_release(&text);
}

void
phrase_unchecked(struct buf *out, const struct report *report)
{
	struct fraction share;

	if (fraction_sign(&report->whole.closing) <= 0)
		return;
	fraction_init(&share);
	fraction_set(&share, &report->unchecked);
	fraction_divide(&share, &report->whole.closing);
	if (fraction_compare_ratio(&share, 1, 3) > 0)
		buf_printf(out, _("%ld%% of the gap was not checked lately."),
			fraction_percent(&share));
	fraction_release(&share);
}

void
phrase_moves(struct buf *out, const struct phrase *phrase, const struct account *account)
{
	struct moves moves;
	struct buf ends = BUF_INIT;
	bool ends_moved = say_ends(&ends, account);

	sort_out(&moves, phrase, account);
	if (moves.went_count + moves.came_count == 0) {
		say_nothing_moved(out, &moves, ends_moved);
	} else if (moves.came_count == 0 && moves.went_count == 1 &&
	           moves.shares[0].cause == CAUSE_ROSE) {
		if (moves.went > 0)
			buf_printf(out, _("The gap is %ld smaller, because reality rose."),
				moves.went);
		else
			buf_add_text(out, _("The gap is a little smaller, because reality rose."));
	} else {
		if (moves.went_count > 0)
			say_went(out, &moves);
		if (moves.came_count > 0)
			say_came(out, &moves);
	}
	buf_add(out, buf_slice(&ends));
	say_beside(out, &moves);
	buf_release(&ends);
}

void
view_sentence(struct buf *out, const struct report *report)
{
	struct phrase phrase = phrase_of(report);

	phrase_moves(out, &phrase, &report->whole);
	size_t end = out->len + 1;

	buf_add_char(out, ' ');
	phrase_unchecked(out, report);
	if (out->len == end)
		buf_cut(out, end - 1);
}

/* Blanks between sentences. */
static struct buf *
next(struct buf *notes)
{
	buf_add_text(notes, notes->len > 0 ? " " : "");
	return notes;
}

/* What is not in the gap. */
static void
add_left_out(struct buf *notes, const struct report *report)
{
	size_t waiting = report->not_yet_checked, lines = report->not_understood;
	size_t later = report->later;

	if (waiting > 0)
		buf_printf(next(notes), ngettext(
			"%zu result has no number yet and is not in the gap.",
			"%zu results have no number yet and are not in the gap.", waiting),
			waiting);
	if (lines > 0)
		buf_printf(next(notes), ngettext(
			"%zu line was not understood and is not counted.",
			"%zu lines were not understood and are not counted.", lines), lines);
	if (later > 0)
		buf_printf(next(notes), ngettext("%zu event after today is not counted.",
			"%zu events after today are not counted.", later), later);
}

void
phrase_corrected(struct buf *out, size_t count)
{
	if (count > 0)
		buf_printf(next(out), ngettext("%zu past reading was corrected.",
			"%zu past readings were corrected.", count), count);
}

/* What it rests on. */
static void
add_grounds(struct buf *notes, const struct report *report)
{
	size_t by_hand = 0, views = report->others_views;
	size_t closed = report->not_opened;

	for (size_t n = 0; n < report->result_count; n++)
		by_hand += report->results[n].by_hand && report->results[n].here;
	phrase_corrected(notes, report->corrected);
	if (by_hand > 0)
		buf_printf(next(notes), ngettext(
			"%zu result was edited by hand and not yet recorded.",
			"%zu results were edited by hand and not yet recorded.", by_hand), by_hand);
	if (views > 0)
		buf_printf(next(notes), ngettext(
			"%zu view of somebody else stands beside, not in the gap.",
			"%zu views of others stand beside, not in the gap.", views), views);
	if (closed > 0)
		buf_printf(next(notes), ngettext("%zu private passage was not opened.",
			"%zu private passages were not opened.", closed), closed);
}

void
phrase_notes(struct buf *out, const struct report *report)
{
	struct buf notes = BUF_INIT;

	add_left_out(&notes, report);
	add_grounds(&notes, report);
	buf_add(out, buf_slice(&notes));
	buf_release(&notes);
}
