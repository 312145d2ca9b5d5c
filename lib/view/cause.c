/* SPDX-License-Identifier: ISC */
/*
 * A line of the account. Invariant: the numbers are those of account_print() and
 * shares_print(), so that two pictures of one report cannot differ.
 */
#include "view/cause.h"

#include "base/words.h"
#include "view/phrase.h"

const char *
cause_label(enum cause cause)
{
	static const char *const labels[CAUSE_COUNT] = {
		[CAUSE_ROSE] = N_("reality rose"),
		[CAUSE_SLIPPED] = N_("reality slipped"),
		[CAUSE_RAISED] = N_("vision raised"),
		[CAUSE_LOWERED] = N_("vision lowered"),
		[CAUSE_NEW] = N_("new"),
		[CAUSE_GONE] = N_("let go"),
		[CAUSE_REMEASURED] = N_("measured anew"),
		[CAUSE_MOVED] = N_("moved"),
	};

	return _(labels[cause]);
}

size_t
cause_lines(const struct account *account)
{
	size_t count = 0;

	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		count += fraction_sign(&account->causes[cause]) != 0;
	return count;
}

void
cause_whose(struct buf *out, const struct report *report, enum cause cause)
{
	struct phrase phrase = phrase_of(report);

	if (!phrase.single) {
		phrase_names(out, &phrase, cause);
		return;
	}
	for (size_t n = 0; n < report->change_count; n++) {
		if (report->changes[n].cause != cause || report->changes[n].reason.len == 0)
			continue;
		phrase_reason(out, report, &report->changes[n]);
		return;
	}
}

void
cause_levels(const struct printed *printed, long *low, long *high)
{
	long level = printed->opening;

	/* Where what went is drawn before what came, the lines run below zero. */
	*low = 0;
	*high = printed->opening > printed->closing ? printed->opening : printed->closing;
	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++) {
		level += printed->causes[cause];
		*high = level > *high ? level : *high;
		*low = level < *low ? level : *low;
	}
}

size_t
cause_shares(const struct account *whole, const struct printed *printed,
	struct share shares[CAUSE_COUNT], long *went)
{
	const struct fraction *parts[CAUSE_COUNT];
	long percents[CAUSE_COUNT];
	size_t count = 0;

	*went = 0;
	for (unsigned cause = 0; cause < CAUSE_COUNT; cause++) {
		if (fraction_sign(&whole->causes[cause]) >= 0)
			continue;
		shares[count].cause = (enum cause)cause;
		parts[count++] = &whole->causes[cause];
		*went -= printed->causes[cause];
	}
	shares_print(parts, count, percents);
	for (size_t n = 0; n < count; n++)
		shares[n].percent = percents[n];
	/* What is equal stays in the order of the lines. */
	for (size_t n = 1; n < count; n++)
		for (size_t m = n; m > 0 && shares[m].percent > shares[m - 1].percent; m--) {
			struct share spare = shares[m];

			shares[m] = shares[m - 1];
			shares[m - 1] = spare;
		}
	return count;
}
