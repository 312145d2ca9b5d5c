/* SPDX-License-Identifier: ISC */
/*
 * The first sentence: what happened to the gap, and through what. Invariant:
 * only a better reality is said to have closed any of it; whenever another line
 * moved, what went and what came are told apart.
 */
#include "view/tension.h"

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

static void
say_amount(struct buf *out, long amount)
{
	if (amount == 0)
		buf_add_text(out, "Less than 1");
	else
		buf_printf(out, "%ld", amount);
}

static void
say_went(struct buf *out, const struct moves *moves)
{
	say_amount(out, moves->went);
	buf_add_text(out, " of the gap went");
	buf_add_text(out, moves->went_count == 1 ? ", all of it " : ": ");
	for (size_t n = 0; n < moves->went_count; n++) {
		if (n > 0)
			buf_add_text(out, ", ");
		if (moves->went_count > 1)
			buf_printf(out, "%ld%% ", moves->shares[n].percent);
		phrase_because(out, &moves->phrase, moves->shares[n].cause);
	}
	buf_add_char(out, '.');
	if (fraction_sign(&moves->account->causes[CAUSE_ROSE]) == 0)
		buf_add_text(out, " No part of it is progress.");
}

static void
say_came(struct buf *out, const struct moves *moves)
{
	static const enum cause order[] = { CAUSE_NEW, CAUSE_RAISED, CAUSE_SLIPPED,
		CAUSE_REMEASURED, CAUSE_MOVED };
	size_t said = 0;

	if (moves->went_count > 0) {
		buf_add_text(out, " Added: ");
	} else {
		buf_add_text(out, "The gap is ");
		buf_printf(out, moves->came ? "%ld wider: " : "a little wider: ", moves->came);
	}
	for (size_t n = 0; n < sizeof order / sizeof *order; n++) {
		if (fraction_sign(&moves->account->causes[order[n]]) <= 0)
			continue;
		if (said++ > 0)
			buf_add_text(out, ", ");
		phrase_points(out, moves->printed.causes[order[n]]);
		buf_add_char(out, ' ');
		phrase_because(out, &moves->phrase, order[n]);
	}
	buf_add_char(out, '.');
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

static void
add_postponed(struct buf *out, const struct account *account, const char *a)
{
	if (account->postponements == 1)
		buf_printf(out, "%s horizon was put off by %d %s", a, account->postponed_days,
			account->postponed_days == 1 ? "day" : "days");
	else if (account->postponements == 2)
		buf_printf(out, "%s horizon was put off twice, by %d days in all", a,
			account->postponed_days);
	else
		buf_printf(out, "%s horizon was put off %zu times, by %d days in all", a,
			account->postponements, account->postponed_days);
}

/* That no end is known to have moved, and how much that says. */
static void
say_no_end(struct buf *out, struct moves *moves, bool unseen)
{
	bool postponed = moves->account->postponements > 0;

	if (moves->phrase.report->not_understood > 0)
		buf_add_text(out, "Nothing that was understood moved");
	else if (unseen)
		buf_add_text(out, "Nothing was checked");
	else
		buf_add_text(out, postponed ? "No end moved" : "Nothing moved");
	if (postponed) {
		buf_add_text(out, ", but ");
		add_postponed(out, moves->account, "a");
		moves->postponed_told = true;
	} else if (unseen && moves->phrase.report->not_understood == 0) {
		buf_add_text(out, ", so nothing is known to have moved");
	}
	buf_add_text(out, ": ");
}

/* The gap is as it was; something may yet have moved that leaves it so. */
static void
say_gap_stayed(struct buf *out, struct moves *moves, bool moved)
{
	const struct report *report = moves->phrase.report;
	bool unseen = is_unseen(&moves->phrase);

	if (!moved)
		say_no_end(out, moves, unseen);
	if (fraction_sign(&moves->account->closing) != 0) {
		buf_printf(out, "%s gap is %ld, as it was on ", moved ? "The" : "the",
			moves->printed.closing);
		day_format_plain(out, report->span.first, report->today);
	} else {
		buf_add_text(out, moved ? "There was no gap" : "there was no gap");
		buf_add_text(out, unseen ? " when it was last checked" : ", and there is none");
	}
	if (is_anew(moves->account)) {
		buf_add_text(out, ", but ");
		phrase_anew(out, &moves->phrase);
	}
	buf_add_char(out, '.');
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
		buf_add_text(out, "There were no results then.");
	} else if (is_past(report) && !has_numbers(report) && report->words_only > 0 &&
	           report->not_yet_checked == 0) {
		buf_add_text(out, "There were no results with a number then.");
	} else if (report->result_count == 0) {
		buf_add_text(out, "There are no results yet, so there is no gap to look at.");
	} else if (!has_numbers(report) && report->not_yet_checked > 0) {
		buf_add_text(out, "There is no number yet, so the gap is not known.");
	} else if (!has_numbers(report) && report->words_only > 0) {
		buf_add_text(out, moves->phrase.single ?
			"This result is in words: it has no number, and needs none." :
			"All results are in words: they have no number, and need none.");
	} else if (!has_numbers(report)) {
		buf_add_text(out, "Nothing is open: every result was let go or closed.");
	} else {
		say_gap_stayed(out, moves, ends_moved || churn > 0 || is_anew(moves->account));
	}
	if (churn > 0)
		buf_printf(out, ends_moved ? " On the way the gap went back and forth by %ld." :
			" Reality went back and forth by %ld and ended where it began.", churn);
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

/* Where an end moved further than the lines tell: beyond where the two meet.
 * Whether it did. */
static bool
say_ends(struct buf *out, const struct account *account)
{
	struct fraction down;
	size_t start = out->len;
	long more = points_between(&account->climb, &account->causes[CAUSE_ROSE],
		&account->causes[CAUSE_SLIPPED]);

	if (more >= POINTS_TOLD)
		buf_printf(out, " Reality itself rose %ld further, past visions already met,"
			" which closes no gap.", more);
	else if (more <= -POINTS_TOLD)
		buf_printf(out, " Reality itself fell back by %ld where visions were already met,"
			" which widens no gap.", -more);
	fraction_init(&down);
	fraction_set(&down, &account->drift);
	fraction_negate(&down);
	more = points_between(
		&down, &account->causes[CAUSE_RAISED], &account->causes[CAUSE_LOWERED]);
	fraction_release(&down);
	if (more >= POINTS_TOLD)
		buf_printf(out, " Visions already met came down by another %ld.", more);
	else if (more <= -POINTS_TOLD)
		buf_printf(out, " Visions already met went up by another %ld.", -more);
	return out->len > start;
}

/* What no line of the ledger tells, behind what they tell. */
static void
say_beside(struct buf *out, const struct moves *moves)
{
	if (moves->went_count + moves->came_count > 0 && is_anew(moves->account)) {
		buf_add_text(out, " Besides, ");
		phrase_anew(out, &moves->phrase);
		buf_add_text(out, ", and the gap came out the same.");
	}
	if (moves->account->postponements > 0 && !moves->postponed_told) {
		buf_add_char(out, ' ');
		add_postponed(out, moves->account, "A");
		buf_add_char(out, '.');
	}
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
		buf_printf(out, "%ld%% of the gap was not checked lately.",
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
		buf_printf(out, moves.went ? "The gap is %ld smaller, because reality rose." :
			"The gap is a little smaller, because reality rose.", moves.went);
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

static void
note(struct buf *out, size_t count, const char *one, const char *many)
{
	if (count == 0)
		return;
	if (out->len > 0)
		buf_add_char(out, ' ');
	phrase_count(out, count, one, many);
	buf_add_char(out, '.');
}

void
phrase_corrected(struct buf *out, size_t count)
{
	note(out, count, "past reading was corrected", "past readings were corrected");
}

void
phrase_notes(struct buf *out, const struct report *report)
{
	struct buf notes = BUF_INIT;
	size_t by_hand = 0;

	for (size_t n = 0; n < report->result_count; n++)
		by_hand += report->results[n].by_hand && report->results[n].here;
	note(&notes, report->not_yet_checked, "result has no number yet and is not in the gap",
		"results have no number yet and are not in the gap");
	note(&notes, report->not_understood, "line was not understood and is not counted",
		"lines were not understood and are not counted");
	note(&notes, report->later, "event after today is not counted",
		"events after today are not counted");
	phrase_corrected(&notes, report->corrected);
	note(&notes, by_hand, "result was edited by hand and not yet recorded",
		"results were edited by hand and not yet recorded");
	note(&notes, report->others_views, "view of somebody else stands beside, not in the gap",
		"views of others stand beside, not in the gap");
	note(&notes, report->not_opened, "private passage was not opened",
		"private passages were not opened");
	buf_add(out, buf_slice(&notes));
	buf_release(&notes);
}
