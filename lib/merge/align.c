/* SPDX-License-Identifier: ISC */
/*
 * Weighted alignment. Invariant: what one alignment takes beyond sorting is
 * bounded by CELLS and by EFFORT whatever the lists are; only equal ones are
 * paired where it would be more. A page has one for each pair of sections and
 * of items, so the whole is bounded by its length, not by these. The result
 * depends on the lists and their order alone.
 */
#include "merge/align.h"

#include <stdlib.h>

#include "base/alloc.h"

#define CELLS ((size_t)1 << 22)   /* pairs that are looked at: 2,000 by 2,000 */
#define EFFORT ((size_t)1 << 29)  /* bytes of all pairs: what reading their words takes */

struct region {
	size_t base, base_end;
	size_t side, side_end;
};

struct aligner {
	const struct element *base, *side;
	align_score *score;
	void *context;
	size_t *match;
	size_t cells, effort; /* what is left of them */
};

/* One of a list for finding its equals: by hash, then by place. */
struct place {
	uint64_t hash;
	size_t index;
};

void
elements_add(struct elements *tokens, struct element token)
{
	tokens->items = mem_room(tokens->items, tokens->count, &tokens->room,
		sizeof *tokens->items);
	tokens->items[tokens->count++] = token;
}

void
elements_release(struct elements *tokens)
{
	free(tokens->items);
	*tokens = (struct elements){ 0 };
}

bool
element_is_equal(const struct element *a, const struct element *b)
{
	if (a->pin || b->pin)
		return a->pin == b->pin;
	return a->hash == b->hash && slice_equal(a->text, b->text);
}

static uint32_t
score_at(const struct aligner *al, size_t base, size_t side)
{
	return al->score(al->context, base, side,
		element_is_equal(&al->base[base], &al->side[side]));
}

static void
take_ends(const struct aligner *al, struct region *r)
{
	while (r->base < r->base_end && r->side < r->side_end
		&& element_is_equal(&al->base[r->base], &al->side[r->side]))
		al->match[r->base++] = r->side++;
	while (r->base < r->base_end && r->side < r->side_end
		&& element_is_equal(&al->base[r->base_end - 1], &al->side[r->side_end - 1]))
		al->match[--r->base_end] = --r->side_end;
}

/* Whether there is time to look at all pairs; it is taken then. */
static bool
take_time(struct aligner *al, const struct region *r)
{
	size_t rows = r->base_end - r->base, columns = r->side_end - r->side;
	size_t bytes = 0;

	if (rows > al->cells || columns > al->cells || rows * columns > al->cells)
		return false;
	for (size_t n = r->base; n < r->base_end; n++)
		bytes += al->base[n].text.len * columns;
	for (size_t n = r->side; n < r->side_end; n++)
		bytes += al->side[n].text.len * rows;
	if (bytes > al->effort)
		return false;
	al->cells -= rows * columns;
	al->effort -= bytes;
	return true;
}

/* From the end: best[i][j] is the sum of what lies from there on. */
static void
align_small(const struct aligner *al, const struct region *r)
{
	size_t rows = r->base_end - r->base, columns = r->side_end - r->side;
	size_t width = columns + 1;
	uint32_t *best = mem_alloc((rows + 1) * width, sizeof *best);
	uint32_t *worth = mem_alloc(rows * columns, sizeof *worth);

	for (size_t i = rows; i-- > 0;) {
		for (size_t j = columns; j-- > 0;) {
			uint32_t score = score_at(al, r->base + i, r->side + j);
			uint32_t most = score ? score + best[(i + 1) * width + j + 1] : 0;
			uint32_t down = best[(i + 1) * width + j], right = best[i * width + j + 1];

			most = down > most ? down : most;
			best[i * width + j] = right > most ? right : most;
			worth[i * columns + j] = score;
		}
	}
	for (size_t i = 0, j = 0; i < rows && j < columns;) {
		uint32_t here = best[i * width + j], score = worth[i * columns + j];

		if (score && here == score + best[(i + 1) * width + j + 1])
			al->match[r->base + i++] = r->side + j++;
		else if (here == best[i * width + j + 1])
			j++;
		else
			i++;
	}
	free(best);
	free(worth);
}

static int
compare_places(const void *a, const void *b)
{
	const struct place *left = a, *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->index < right->index ? -1 : left->index > right->index;
}

static struct place *
sort_places(const struct element *tokens, size_t first, size_t end)
{
	struct place *places = mem_alloc(end - first, sizeof *places);

	for (size_t n = first; n < end; n++)
		places[n - first] = (struct place){
			tokens[n].pin ? tokens[n].pin : tokens[n].hash, n };
	qsort(places, end - first, sizeof *places, compare_places);
	return places;
}

/* Of equal ones the first with the first, and so on, as far as they rise. */
static void
pair_equal(const struct aligner *al, const struct region *r)
{
	size_t rows = r->base_end - r->base, columns = r->side_end - r->side;
	struct place *bases = sort_places(al->base, r->base, r->base_end);
	struct place *sides = sort_places(al->side, r->side, r->side_end);
	uint32_t *weights = mem_alloc(rows, sizeof *weights);

	for (size_t i = 0, j = 0; i < rows && j < columns;) {
		const struct place *base = &bases[i], *side = &sides[j];

		if (base->hash == side->hash) {
			uint32_t score = element_is_equal(&al->base[base->index],
				&al->side[side->index]) ?
				score_at(al, base->index, side->index) : 0;

			if (score)
				al->match[base->index] = side->index;
			weights[base->index - r->base] = score;
			i++;
			j++;
		} else if (base->hash < side->hash) {
			i++;
		} else {
			j++;
		}
	}
	align_rising(al->match + r->base, weights, rows);
	free(bases);
	free(sides);
	free(weights);
}

static void
align_gap(struct aligner *al, struct region gap)
{
	take_ends(al, &gap);
	if (gap.base < gap.base_end && gap.side < gap.side_end && take_time(al, &gap))
		align_small(al, &gap);
}

static void
align_large(struct aligner *al, const struct region *r)
{
	struct region gap = *r;

	pair_equal(al, r);
	for (size_t n = r->base; n < r->base_end; n++) {
		size_t match = al->match[n];

		if (match == ALIGN_NONE)
			continue;
		gap.base_end = n;
		gap.side_end = match;
		align_gap(al, gap);
		gap.base = n + 1;
		gap.side = match + 1;
	}
	gap.base_end = r->base_end;
	gap.side_end = r->side_end;
	align_gap(al, gap);
}

void
align(const struct elements *base, const struct elements *side, align_score *score, void *context,
	size_t *match)
{
	struct aligner al = { base->items, side->items, score, context, match, CELLS, EFFORT };
	struct region whole = { 0, base->count, 0, side->count };

	for (size_t n = 0; n < base->count; n++)
		match[n] = ALIGN_NONE;
	take_ends(&al, &whole);
	if (whole.base == whole.base_end || whole.side == whole.side_end)
		return;
	if (take_time(&al, &whole))
		align_small(&al, &whole);
	else
		align_large(&al, &whole);
}

static uint32_t
score_length(void *context, size_t base, size_t side, bool equal)
{
	const struct elements *tokens = context;

	(void)side;
	return equal ? (uint32_t)(2 * (tokens->items[base].text.len / 4) + 3) : 0;
}

void
align_equal(const struct elements *base, const struct elements *side, size_t *match)
{
	struct elements lengths = *base;

	align(base, side, score_length, &lengths, match);
}

/* The best chain that ends at a value up to `at`: a tree of prefix maxima. */
static size_t
best_below(const size_t *tree, const uint64_t *sums, size_t at)
{
	size_t best = ALIGN_NONE;

	for (; at > 0; at -= at & -at)
		if (tree[at] != ALIGN_NONE && (best == ALIGN_NONE || sums[tree[at]] > sums[best]))
			best = tree[at];
	return best;
}

static void
put_best(size_t *tree, const uint64_t *sums, size_t size, size_t at, size_t index)
{
	for (; at <= size; at += at & -at)
		if (tree[at] == ALIGN_NONE || sums[index] > sums[tree[at]])
			tree[at] = index;
}

/* values[] as ranks from 1, which are as many as there are values at most. */
static size_t *
rank(const size_t *values, size_t count)
{
	struct place *places = mem_alloc(count, sizeof *places);
	size_t *ranks = mem_alloc(count, sizeof *ranks);
	size_t last = 0;

	for (size_t n = 0; n < count; n++)
		places[n] = (struct place){ values[n], n };
	qsort(places, count, sizeof *places, compare_places);
	for (size_t n = 0; n < count; n++) {
		last += n == 0 || places[n].hash != places[n - 1].hash;
		ranks[places[n].index] = last;
	}
	free(places);
	return ranks;
}

void
align_rising(size_t *values, const uint32_t *weights, size_t count)
{
	size_t *ranks = rank(values, count), *before = mem_alloc(count, sizeof *before);
	size_t *tree = mem_alloc(count + 1, sizeof *tree), last;
	uint64_t *sums = mem_alloc(count, sizeof *sums);

	for (size_t n = 0; n <= count; n++)
		tree[n] = ALIGN_NONE;
	for (size_t n = 0; n < count; n++) {
		if (values[n] == ALIGN_NONE)
			continue;
		before[n] = best_below(tree, sums, ranks[n] - 1);
		sums[n] = weights[n] + (before[n] == ALIGN_NONE ? 0 : sums[before[n]]);
		put_best(tree, sums, count, ranks[n], n);
	}
	last = best_below(tree, sums, count);
	for (size_t n = count; n-- > 0;) {
		if (n == last)
			last = before[n];
		else
			values[n] = ALIGN_NONE;
	}
	free(ranks);
	free(before);
	free(tree);
	free(sums);
}
