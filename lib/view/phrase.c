/* SPDX-License-Identifier: ISC */
/*
 * Parts of sentences. Invariant: no phrase calls anything but a better reality
 * a rise.
 */
#include "view/phrase.h"

#include <stdlib.h>

#include "base/text.h"
#include "view/chart.h"

#define QUOTE_MAX 60
#define REASON_MAX 30 /* bytes that are told whole */
#define NAME_MAX_COLUMNS 24
#define NAMES_MAX 2

struct phrase
phrase_of(const struct report *report)
{
	return (struct phrase){ .report = report, .only = PHRASE_ALL,
		.single = report->result_count == 1 };
}

struct phrase
phrase_of_result(const struct report *report, size_t result)
{
	return (struct phrase){ .report = report, .only = result, .single = true };
}

/* "r1", "r2-3": minted because the words have no letter that an id can have. */
static bool
is_made_up(struct slice id)
{
	bool digit = false;

	if (id.len < 2 || (id.ptr[0] | 0x20) != 'r')
		return false;
	for (size_t n = 1; n < id.len; n++) {
		bool was = digit;

		digit = id.ptr[n] >= '0' && id.ptr[n] <= '9';
		if (!digit && (id.ptr[n] != '-' || !was))
			return false;
	}
	return digit;
}

struct slice
phrase_name(const struct report_result *result)
{
	if (result->id.len > 0 && (result->text.len == 0 || !is_made_up(result->id)))
		return result->id;
	return result->text.len > 0 ? result->text : slice_of("a result without words");
}

struct slice
phrase_area(const struct report_area *area)
{
	return area->title.len == 0 || text_same(area->title, area->id) ? area->id : area->title;
}

int
phrase_last_day(const struct report *report)
{
	return span_last_day(report->span, report->today);
}

static void
quote(struct buf *out, struct slice words, size_t width)
{
	struct view ascii = { .ascii = true };

	chart_name(out, &ascii, words, width, false);
}

void
phrase_quote(struct buf *out, struct slice words)
{
	words = slice_trim(words);
	while (words.len > 0 && words.ptr[words.len - 1] == '.')
		words = slice_part(words, 0, words.len - 1);
	quote(out, words, QUOTE_MAX);
}

void
phrase_count(struct buf *out, size_t count, const char *one, const char *many)
{
	buf_printf(out, "%zu %s", count, count == 1 ? one : many);
}

void
phrase_points(struct buf *out, long points)
{
	if (points == 0)
		buf_add_text(out, "less than 1");
	else
		buf_printf(out, "%ld", labs(points));
}

static void
add_name(struct buf *out, const struct report *report, size_t result)
{
	quote(out, phrase_name(&report->results[result]), NAME_MAX_COLUMNS);
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

	for (size_t n = 0; n < done; n++) {
		if (n > 0)
			buf_add_text(out, n + 1 == count ? " and " : ", ");
		add_name(out, report, report->changes[picked[n]].result);
	}
	if (count > done)
		buf_printf(out, " and %zu more", count - done);
}

static void
add_month(struct buf *out, const struct report *report, int day)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	int year, first, last, month, ignored;

	day_to_civil(report->span.first, &first, &ignored, &ignored);
	day_to_civil(phrase_last_day(report), &last, &ignored, &ignored);
	day_to_civil(day, &year, &month, &ignored);
	buf_add_text(out, months[month - 1]);
	if (first != last)
		buf_printf(out, " %d", year);
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
		phrase_quote(out, first_sentence(change->reason));
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
		if (mixed && !phrase_is_revision(change))
			buf_add_text(out, change->reason.len ? "enough: " : "enough, ");
		phrase_reason(out, report, change);
	}
	if (count > done)
		buf_printf(out, "; %zu more", count - done);
	buf_add_char(out, ')');
}

/* "it", "run", or "3 results". */
static void
add_whose(struct buf *out, const struct phrase *phrase, enum cause cause)
{
	size_t count = result_count(phrase, cause);

	if (phrase->single)
		buf_add_text(out, "it");
	else if (count == 1)
		phrase_names(out, phrase, cause);
	else if (count > 1)
		buf_printf(out, "%zu results", count);
	else
		buf_add_text(out, "something");
}

static void
add_vision(struct buf *out, const struct phrase *phrase, enum cause cause, const char *moved)
{
	size_t count = result_count(phrase, cause);

	buf_add_text(out, count > 1 ? "because visions" : "because the vision");
	if (count == 1 && !phrase->single) {
		buf_add_text(out, " for ");
		phrase_names(out, phrase, cause);
	}
	buf_add_text(out, moved);
}

void
phrase_because(struct buf *out, const struct phrase *phrase, enum cause cause)
{
	switch (cause) {
	case CAUSE_ROSE:
		buf_add_text(out, "because reality rose");
		return;
	case CAUSE_SLIPPED:
		buf_add_text(out, "because reality slipped");
		return;
	case CAUSE_RAISED:
		add_vision(out, phrase, cause, " went up");
		break;
	case CAUSE_LOWERED:
		if (is_enough(phrase)) {
			buf_add_text(out, "because you called ");
			add_whose(out, phrase, cause);
			buf_add_text(out, " enough");
		} else {
			add_vision(out, phrase, cause, " came down");
		}
		break;
	case CAUSE_NEW:
		buf_add_text(out, "new");
		break;
	case CAUSE_GONE:
		buf_add_text(out, "because you let ");
		add_whose(out, phrase, cause);
		buf_add_text(out, " go");
		break;
	case CAUSE_REMEASURED:
		buf_add_text(out, "from measuring ");
		add_whose(out, phrase, cause);
		buf_add_text(out, " anew");
		break;
	case CAUSE_MOVED:
		buf_add_text(out, "by a move between areas");
		break;
	case CAUSE_COUNT:
		break;
	}
	if (cause == CAUSE_NEW && result_count(phrase, cause) > 0 && !phrase->single) {
		buf_add_text(out, " (");
		phrase_names(out, phrase, cause);
		buf_add_char(out, ')');
	} else if (cause != CAUSE_NEW) {
		add_reasons(out, phrase, cause);
	}
}

void
phrase_anew(struct buf *out, const struct phrase *phrase)
{
	add_whose(out, phrase, CAUSE_REMEASURED);
	buf_add_text(out, result_count(phrase, CAUSE_REMEASURED) > 1 ? " were" : " was");
	buf_add_text(out, " measured anew");
	add_reasons(out, phrase, CAUSE_REMEASURED);
}

void
phrase_ago(struct buf *out, int day, int today)
{
	if (day == DAY_NONE)
		buf_add_text(out, "never");
	else if (day >= today)
		buf_add_text(out, "today");
	else if (day == today - 1)
		buf_add_text(out, "yesterday");
	else
		buf_printf(out, "%d days ago", today - day);
}
