/* SPDX-License-Identifier: ISC */
/* Which question comes first. */
#include "tension/agenda.h"

#include <stdlib.h>

static const enum question_kind order[QUESTION_KINDS] = {
	QUESTION_ERODING, QUESTION_PAST, QUESTION_ROSY, QUESTION_SWINGING, QUESTION_STILL,
	QUESTION_THERE, QUESTION_UNSUPPORTED, QUESTION_UNCHECKED, QUESTION_LOOSE,
	QUESTION_FLAT, QUESTION_SPREAD,
};

/* What is not checked is sorted by its gap, and told by its share in all. */
static void
put_gaps(struct report *report)
{
	for (size_t n = 0; n < report->question_count; n++) {
		struct question *question = &report->questions[n];

		if (question->kind == QUESTION_UNCHECKED)
			standing_gap(&report->results[question->result].standing,
				&question->amount);
	}
}

/* The greatest gap of what is not checked lately, whether asked about or not. */
static void
greatest_unchecked(const struct report *report, struct fraction *greatest)
{
	struct fraction gap;

	fraction_init(&gap);
	for (size_t n = 0; n < report->result_count; n++) {
		const struct report_result *row = &report->results[n];

		if (row->here && row->unchecked && standing_gap(&row->standing, &gap) &&
		    fraction_compare(&gap, greatest) > 0)
			fraction_set(greatest, &gap);
	}
	fraction_release(&gap);
}

/* The share of all is told with what has the most of it; one result alone has none. */
static void
put_shares(struct report *report)
{
	struct fraction share, greatest;

	fraction_init(&share);
	fraction_init(&greatest);
	greatest_unchecked(report, &greatest);
	if (fraction_sign(&report->whole.closing) > 0) {
		fraction_set(&share, &report->unchecked);
		fraction_divide(&share, &report->whole.closing);
	}
	for (size_t n = 0; n < report->question_count; n++) {
		struct question *question = &report->questions[n];

		if (question->kind != QUESTION_UNCHECKED)
			continue;
		question->leads = report->result_count > 1 && question->round == 0 &&
			fraction_compare(&question->amount, &greatest) == 0 &&
			fraction_compare_ratio(&share, 1, 3) > 0;
		fraction_set(&question->amount, &share);
	}
	fraction_release(&share);
	fraction_release(&greatest);
}

static unsigned
rank(const struct question *question)
{
	unsigned n = 0;

	while (order[n] != question->kind)
		n++;
	return question->leads ? 0 : n + 1;
}

/* Within a kind the greater amount first; what is equal stays in its place. */
static int
by_amount(const void *a, const void *b)
{
	const struct question *x = a, *y = b;

	if (x->kind != y->kind)
		return (x->kind > y->kind) - (x->kind < y->kind);
	int sign = fraction_compare(&y->amount, &x->amount);

	if (sign)
		return sign;
	if (x->result != y->result)
		return x->result > y->result ? 1 : -1;
	return (x->step > y->step) - (x->step < y->step);
}

static int
by_weight(const void *a, const void *b)
{
	const struct question *x = a, *y = b;
	unsigned left = rank(x), right = rank(y);

	if (x->round != y->round)
		return (x->round > y->round) - (x->round < y->round);
	return (left > right) - (left < right);
}

void
agenda_sort(struct report *report)
{
	struct question *items = report->questions;
	size_t count = report->question_count, seen[QUESTION_KINDS] = { 0 };

	if (count == 0)
		return;
	put_gaps(report);
	qsort(items, count, sizeof *items, by_amount);
	for (size_t n = 0; n < count; n++)
		items[n].round = seen[items[n].kind]++;
	put_shares(report);
	qsort(items, count, sizeof *items, by_weight);
}
