/* SPDX-License-Identifier: ISC */
/*
 * Why a gap is what it is: each cause as a clause, with its reasons. Whole clauses
 * are messages, for no language puts them together as another does. Invariant: no
 * clause calls anything but a better reality a rise.
 */
#include "view/phrase.h"

#include "base/words.h"
#include "view/chart.h"

#define REASON_MAX 30 /* bytes that are told whole */
#define NAME_MAX_COLUMNS 24
#define NAMES_MAX 2

static void
add_name(struct buf *out, const struct report *report, size_t result)
{
	struct view ascii = { .ascii = true };

	chart_name(out, &ascii, phrase_name(&report->results[result]), NAME_MAX_COLUMNS, false);
}

/* Rows of one result, which may have stood in several areas. */
static bool
is_same(const struct report *report, size_t a, size_t b)
{
	return report->results[a].subject == report->results[b].subject;
}

static bool
is_about(const struct phrase *phrase, size_t change, enum cause cause)
{
	const struct report_change *it = &phrase->report->changes[change];

	if (it->cause != cause || (fraction_sign(&it->points) == 0 && cause != CAUSE_REMEASURED))
		return false;
	return phrase->only == PHRASE_ALL || is_same(phrase->report, it->result, phrase->only);
}

/* The next change of a cause from `at` on whose result had none before. */
static size_t
next_result(const struct phrase *phrase, enum cause cause, size_t at)
{
	const struct report_change *changes = phrase->report->changes;

	for (; at < phrase->report->change_count; at++) {
		size_t before = 0;

		if (!is_about(phrase, at, cause))
			continue;
		while (before < at && (!is_same(phrase->report, changes[before].result,
		       changes[at].result) || !is_about(phrase, before, cause)))
			before++;
		if (before == at)
			break;
	}
	return at;
}

static size_t
change_count(const struct phrase *phrase, enum cause cause)
{
	size_t count = 0;

	for (size_t n = 0; n < phrase->report->change_count; n++)
		count += is_about(phrase, n, cause);
	return count;
}

static size_t
result_count(const struct phrase *phrase, enum cause cause)
{
	size_t count = 0, at = next_result(phrase, cause, 0);

	for (; at < phrase->report->change_count; at = next_result(phrase, cause, at + 1))
		count++;
	return count;
}

/* How far the changes of a cause moved the gap: all of a result, or one alone. */
static void
weigh(struct fraction *out, const struct phrase *phrase, enum cause cause, size_t change,
	bool all)
{
	const struct report_change *changes = phrase->report->changes;

	fraction_set(out, &changes[change].points);
	for (size_t n = 0; all && n < phrase->report->change_count; n++)
		if (n != change && is_same(phrase->report, changes[n].result,
		    changes[change].result) && is_about(phrase, n, cause))
			fraction_add(out, &changes[n].points);
	fraction_absolute(out);
}

/*
 * The changes of a cause that moved most, first the greatest, at most NAMES_MAX;
 * equal ones stay in the order of days. `all`: one for each result.
 */
static size_t
pick_greatest(const struct phrase *phrase, enum cause cause, bool all, size_t *picked)
{
	struct fraction weights[NAMES_MAX + 1];
	size_t count = 0;

	for (size_t n = 0; n <= NAMES_MAX; n++)
		fraction_init(&weights[n]);
	for (size_t n = 0; n < phrase->report->change_count; n++) {
		if (all)
			n = next_result(phrase, cause, n);
		if (n >= phrase->report->change_count || !is_about(phrase, n, cause))
			continue;
		size_t place = count;

		weigh(&weights[NAMES_MAX], phrase, cause, n, all);
		for (; place > 0; place--) {
			if (fraction_compare(&weights[NAMES_MAX], &weights[place - 1]) <= 0)
				break;
			if (place == NAMES_MAX)
				continue;
			fraction_set(&weights[place], &weights[place - 1]);
			picked[place] = picked[place - 1];
		}
		if (place == NAMES_MAX)
			continue;
		fraction_set(&weights[place], &weights[NAMES_MAX]);
		picked[place] = n;
		count += count < NAMES_MAX;
	}
	for (size_t n = 0; n <= NAMES_MAX; n++)
		fraction_release(&weights[n]);
	return count;
}

void
phrase_names(struct buf *out, const struct phrase *phrase, enum cause cause)
{
	const struct report *report = phrase->report;
	size_t picked[NAMES_MAX], count = result_count(phrase, cause);
	size_t done = pick_greatest(phrase, cause, true, picked);
	struct buf names[NAMES_MAX] = { BUF_INIT, BUF_INIT };

	for (size_t n = 0; n < done; n++)
		add_name(&names[n], report, report->changes[picked[n]].result);
	if (count <= 1)
		buf_add(out, buf_slice(&names[0]));
	else if (count == done)
		buf_printf(out, _("%s and %s"), names[0].ptr, names[1].ptr);
	else
		buf_printf(out, ngettext("%s, %s and %zu more", "%s, %s and %zu more",
			count - done), names[0].ptr, names[1].ptr, count - done);
	for (size_t n = 0; n < NAMES_MAX; n++)
		buf_release(&names[n]);
}

static void
add_month(struct buf *out, const struct report *report, int day)
{
	int year, first, last, month, ignored;

	day_to_civil(report->span.first, &first, &ignored, &ignored);
	day_to_civil(phrase_last_day(report), &last, &ignored, &ignored);
	day_to_civil(day, &year, &month, &ignored);
	if (first == last)
		buf_add_text(out, month_name(month));
	else
		buf_printf(out, C_("May 2026", "%s %d"), month_name(month), year);
}

/* Of a long reason its first sentence. */
static struct slice
first_sentence(struct slice reason)
{
	size_t end = slice_find(reason, ". ");

	return reason.len > REASON_MAX && end != SLICE_NONE ? slice_part(reason, 0, end) : reason;
}

void
phrase_reason(struct buf *out, const struct report *report, const struct report_change *change)
{
	if (change->reason.len > 0) {
		phrase_quote(out, first_sentence(phrase_why(change->reason)));
		buf_add_text(out, ", ");
	}
	add_month(out, report, change->day);
}

bool
phrase_is_revision(const struct report_change *change)
{
	return change->after.known && !(change->before.known &&
		change->before.value.micro == change->after.value.micro);
}

/* All that was lowered was closed as enough: no vision was revised. */
static bool
is_enough(const struct phrase *phrase)
{
	for (size_t n = 0; n < phrase->report->change_count; n++)
		if (is_about(phrase, n, CAUSE_LOWERED) &&
		    phrase_is_revision(&phrase->report->changes[n]))
			return false;
	return change_count(phrase, CAUSE_LOWERED) > 0;
}

static bool
is_same_month(int day, int other)
{
	int year, month, other_year, other_month, ignored;

	day_to_civil(day, &year, &month, &ignored);
	day_to_civil(other, &other_year, &other_month, &ignored);
	return year == other_year && month == other_month;
}

/* Of a change without a reason only the month is told; another may tell that, too. */
static bool
is_told(const struct report *report, const size_t *picked, size_t count, size_t at)
{
	const struct report_change *change = &report->changes[picked[at]];

	for (size_t n = 0; n < count && change->reason.len == 0; n++) {
		const struct report_change *other = &report->changes[picked[n]];

		if (n != at && (n < at || other->reason.len > 0) &&
		    is_same(report, change->result, other->result) &&
		    is_same_month(change->day, other->day) &&
		    phrase_is_revision(change) == phrase_is_revision(other))
			return true;
	}
	return false;
}

/* "the knee, May", "enough: the knee, May", "enough, May". */
static void
add_reason(struct buf *out, const struct report *report, const struct report_change *change,
	bool enough)
{
	struct buf reason = BUF_INIT;

	phrase_reason(&reason, report, change);
	if (!enough)
		buf_add(out, buf_slice(&reason));
	else
		buf_printf(out, change->reason.len ? _("enough: %s") : _("enough, %s"),
			reason.ptr);
	buf_release(&reason);
}

/* " (the knee, May)"; with several: " (run: the knee, May; calm: Jun; 2 more)";
 * among visions that came down, one closed as enough says so. */
static void
add_reasons(struct buf *out, const struct phrase *phrase, enum cause cause)
{
	const struct report *report = phrase->report;
	size_t picked[NAMES_MAX], count = change_count(phrase, cause);
	size_t done = pick_greatest(phrase, cause, false, picked);
	bool named = result_count(phrase, cause) > 1;
	bool mixed = cause == CAUSE_LOWERED && !is_enough(phrase);
	const char *before = " (";

	if (count == 0)
		return;
	for (size_t n = 0; n < done; n++) {
		const struct report_change *change = &report->changes[picked[n]];

		if (is_told(report, picked, done, n))
			continue;
		buf_add_text(out, before);
		before = "; ";
		if (named) {
			add_name(out, report, change->result);
			buf_add_text(out, ": ");
		}
		add_reason(out, report, change, mixed && !phrase_is_revision(change));
	}
	if (count > done)
		buf_printf(out, ngettext("; %zu more", "; %zu more", count - done), count - done);
	buf_add_char(out, ')');
}

/* "it", "run", or "3 results". */
static void
add_whose(struct buf *out, const struct phrase *phrase, enum cause cause)
{
	size_t count = result_count(phrase, cause);

	if (phrase->single)
		buf_add_text(out, _("it"));
	else if (count == 1)
		phrase_names(out, phrase, cause);
	else if (count > 1)
		buf_printf(out, ngettext("%zu result", "%zu results", count), count);
	else
		buf_add_text(out, _("something"));
}

/* What the vision did, or visions. */
static void
because_vision(struct buf *out, const struct phrase *phrase, enum cause cause, const char *amount)
{
	size_t count = result_count(phrase, cause);
	bool up = cause == CAUSE_RAISED;
	struct buf name = BUF_INIT;

	phrase_names(&name, phrase, cause);
	if (count > 1)
		buf_printf(out, up ? _("%s because visions went up") :
			_("%s because visions came down"), amount);
	else if (count == 1 && !phrase->single)
		buf_printf(out, up ? _("%s because the vision for %s went up") :
			_("%s because the vision for %s came down"), amount, name.ptr);
	else
		buf_printf(out, up ? _("%s because the vision went up") :
			_("%s because the vision came down"), amount);
	buf_release(&name);
}

static void
because_new(struct buf *out, const struct phrase *phrase, const char *amount)
{
	struct buf names = BUF_INIT;

	phrase_names(&names, phrase, CAUSE_NEW);
	if (names.len > 0 && !phrase->single)
		buf_printf(out, _("%s new (%s)"), amount, names.ptr);
	else
		buf_printf(out, _("%s new"), amount);
	buf_release(&names);
}

/* What was done to results: the rest of the causes. */
static void
because_done(struct buf *out, const struct phrase *phrase, enum cause cause, const char *amount)
{
	size_t count = result_count(phrase, cause);
	struct buf whose = BUF_INIT;

	add_whose(&whose, phrase, cause);
	if (cause == CAUSE_LOWERED)
		buf_printf(out, _("%s because you called %s enough"), amount, whose.ptr);
	else if (cause == CAUSE_GONE)
		buf_printf(out, _("%s because you let %s go"), amount, whose.ptr);
	else if (cause == CAUSE_REMEASURED)
		buf_printf(out, ngettext("%s from measuring %s anew",
			"%s from measuring %s anew",
			count > 1 ? count : 1), amount, whose.ptr);
	else
		buf_printf(out, _("%s by a move between areas"), amount);
	buf_release(&whose);
}

void
phrase_because(struct buf *out, const struct phrase *phrase, enum cause cause, const char *amount)
{
	switch (cause) {
	case CAUSE_ROSE:
		buf_printf(out, _("%s because reality rose"), amount);
		return;
	case CAUSE_SLIPPED:
		buf_printf(out, _("%s because reality slipped"), amount);
		return;
	case CAUSE_NEW:
		because_new(out, phrase, amount);
		return;
	case CAUSE_RAISED:
		because_vision(out, phrase, cause, amount);
		break;
	case CAUSE_LOWERED:
		if (is_enough(phrase))
			because_done(out, phrase, cause, amount);
		else
			because_vision(out, phrase, cause, amount);
		break;
	case CAUSE_GONE:
	case CAUSE_REMEASURED:
	case CAUSE_MOVED:
		because_done(out, phrase, cause, amount);
		break;
	case CAUSE_COUNT:
		return;
	}
	add_reasons(out, phrase, cause);
}

void
phrase_anew(struct buf *out, const struct phrase *phrase)
{
	size_t count = result_count(phrase, CAUSE_REMEASURED);
	struct buf whose = BUF_INIT;

	add_whose(&whose, phrase, CAUSE_REMEASURED);
	buf_printf(out, ngettext("%s was measured anew", "%s were measured anew",
		count > 1 ? count : 1), whose.ptr);
	add_reasons(out, phrase, CAUSE_REMEASURED);
	buf_release(&whose);
}
