/* SPDX-License-Identifier: ISC */
/*
 * Two runs made one. Invariant: each element of either is placed once, in an
 * order that keeps that of both, and that does not depend on which is whose
 * as long as no two runs are equal.
 */
#include "merge/runs.h"

#include <stdlib.h>

#include "base/alloc.h"

struct range {
	size_t first, end;
};

static size_t
length(const struct elements *run, struct range range)
{
	size_t bytes = 0;

	for (size_t n = range.first; n < range.end; n++)
		bytes += run->items[n].text.len;
	return bytes;
}

static bool
is_smaller(const struct elements *a, struct range left, const struct elements *b,
	struct range right)
{
	size_t bytes_a = length(a, left), bytes_b = length(b, right);

	if (bytes_a != bytes_b)
		return bytes_a < bytes_b;
	for (; left.first < left.end && right.first < right.end; left.first++, right.first++) {
		int order = slice_compare(a->items[left.first].text, b->items[right.first].text);

		if (order != 0)
			return order < 0;
	}
	return true;
}

struct combine {
	const struct elements *a, *b;
	runs_place *place;
	runs_before *before;
	void *context;
};

static void
place_sorted(const struct combine *c, struct range left, struct range right)
{
	while (left.first < left.end || right.first < right.end) {
		bool first = right.first == right.end || (left.first < left.end
			&& c->before(c->context, left.first, right.first));

		if (first)
			c->place(c->context, left.first++, ALIGN_NONE);
		else
			c->place(c->context, ALIGN_NONE, right.first++);
	}
}

static void
place_runs(const struct combine *c, struct range left, struct range right)
{
	bool first = is_smaller(c->a, left, c->b, right);

	for (size_t n = left.first; first && n < left.end; n++)
		c->place(c->context, n, ALIGN_NONE);
	for (size_t n = right.first; n < right.end; n++)
		c->place(c->context, ALIGN_NONE, n);
	for (size_t n = left.first; !first && n < left.end; n++)
		c->place(c->context, n, ALIGN_NONE);
}

void
runs_combine(const struct elements *a, const struct elements *b, runs_place *place,
	runs_before *before, void *context)
{
	struct combine c = { a, b, place, before, context };
	size_t *match = mem_alloc(a->count, sizeof *match);
	struct range left = { 0, 0 }, right = { 0, 0 };

	align_equal(a, b, match);
	for (;; left.end++) {
		bool last = left.end == a->count;

		if (!last && match[left.end] == ALIGN_NONE)
			continue;
		right.end = last ? b->count : match[left.end];
		if (before)
			place_sorted(&c, left, right);
		else
			place_runs(&c, left, right);
		if (last)
			break;
		place(context, left.end, right.end);
		left.first = left.end + 1;
		right.first = right.end + 1;
	}
	free(match);
}
