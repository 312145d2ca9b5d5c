/* SPDX-License-Identifier: ISC */
/*
 * Three-way by lines or by sentences. Invariant: what lies between two units
 * that all three have is taken from one side, or from both if both only add.
 */
#include "merge/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "merge/align.h"
#include "merge/hash.h"
#include "merge/runs.h"
#include "merge/tree.h"

/* A text in units; `raw` are their bytes with the blanks behind them. */
struct units {
	struct elements tokens;
	struct slice *raw;
	size_t room;
	struct buf folded; /* sentences as they are compared */
};

struct range {
	size_t first, end;
};

struct merge {
	enum unit unit;
	struct units texts[SIDES];
	size_t *match[SIDES]; /* of each base unit; of the base itself unused */
	struct buf *out;
	struct range from[SIDES]; /* what runs_combine is given */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static bool
ends_sentence(struct slice text, size_t at)
{
	return strchr(".!?", text.ptr[at]) != NULL && text.ptr[at] != '\0';
}

/* Past what closes behind a full stop: quotes and brackets. */
static size_t
past_closers(struct slice text, size_t at)
{
	static const char *const closers[] = { "\"", "'", ")", "]", "*", "_", "”", "’", "»" };
	bool more = true;

	while (more) {
		more = false;
		for (size_t n = 0; n < sizeof closers / sizeof *closers; n++) {
			if (slice_starts(slice_from(text, at), closers[n])) {
				at += strlen(closers[n]);
				more = true;
			}
		}
	}
	return at;
}

static size_t
sentence_end(struct slice text)
{
	for (size_t at = 0; at < text.len;) {
		bool ends = ends_sentence(text, at) || slice_starts(slice_from(text, at), "…");

		at++;
		if (!ends)
			continue;
		while (at < text.len && (ends_sentence(text, at)
			|| ((unsigned char)text.ptr[at] & 0xC0) == 0x80))
			at++;
		size_t end = past_closers(text, at);

		if (end < text.len && is_blank(text.ptr[end])) {
			while (end < text.len && is_blank(text.ptr[end]))
				end++;
			return end;
		}
	}
	return text.len;
}

static size_t
line_end(struct slice text)
{
	size_t end = slice_find_char(text, '\n');

	return end == SLICE_NONE ? text.len : end + 1;
}

/* A sentence says the same wherever an editor breaks its lines. */
static struct slice
fold(struct units *units, struct slice sentence)
{
	size_t start = units->folded.len;
	struct slice word;

	while (slice_word(&sentence, &word)) {
		if (units->folded.len > start)
			buf_add_char(&units->folded, ' ');
		buf_add(&units->folded, word);
	}
	return slice_from(buf_slice(&units->folded), start);
}

static void
split(struct units *units, enum unit unit, struct slice text)
{
	buf_space(&units->folded, text.len + 1); /* slices of it stay where they are */
	while (text.len) {
		size_t end = unit == UNIT_LINE ? line_end(text) : sentence_end(text);
		struct slice raw = slice_part(text, 0, end);
		struct slice token = unit == UNIT_LINE ? raw : fold(units, raw);

		units->raw = mem_room(units->raw, units->tokens.count, &units->room,
			sizeof *units->raw);
		units->raw[units->tokens.count] = raw;
		elements_add(&units->tokens, (struct element){ .hash = hash_bytes(1, token),
			.text = token });
		text = slice_from(text, end);
	}
}

/* The blanks behind a sentence: of the last one there are none to speak of. */
static void
put(struct merge *m, enum side side, size_t index)
{
	const struct units *units = &m->texts[side];
	struct slice raw = units->raw[index];

	if (m->unit == UNIT_LINE) {
		buf_add(m->out, raw);
		return;
	}
	bool last = index + 1 == units->tokens.count;
	struct slice blanks = slice_from(raw, slice_trim_end(raw).len);

	buf_add(m->out, slice_part(raw, 0, raw.len - blanks.len));
	buf_add(m->out, last ? slice_of(" ") : blanks);
}

static void
put_range(struct merge *m, enum side side, struct range range)
{
	for (size_t n = range.first; n < range.end; n++)
		put(m, side, n);
}

static bool
is_same(const struct merge *m, enum side one, enum side two, const struct range ranges[SIDES])
{
	struct range a = ranges[one], b = ranges[two];

	if (a.end - a.first != b.end - b.first)
		return false;
	for (; a.first < a.end; a.first++, b.first++)
		if (!element_is_equal(&m->texts[one].tokens.items[a.first],
			&m->texts[two].tokens.items[b.first]))
			return false;
	return true;
}

static void
place(void *context, size_t a, size_t b)
{
	struct merge *m = context;

	if (a != ALIGN_NONE)
		put(m, SIDE_A, m->from[SIDE_A].first + a);
	else
		put(m, SIDE_B, m->from[SIDE_B].first + b);
}

static struct elements
part(const struct merge *m, enum side side)
{
	struct range range = m->from[side];

	return (struct elements){ .items = m->texts[side].tokens.items + range.first,
		.count = range.end - range.first };
}

/* What lies between two units that stand. */
static bool
merge_change(struct merge *m, const struct range ranges[SIDES])
{
	if (is_same(m, SIDE_BASE, SIDE_A, ranges)) {
		put_range(m, SIDE_B, ranges[SIDE_B]);
	} else if (is_same(m, SIDE_BASE, SIDE_B, ranges)
		|| is_same(m, SIDE_A, SIDE_B, ranges)) {
		put_range(m, SIDE_A, ranges[SIDE_A]);
	} else if (ranges[SIDE_BASE].first == ranges[SIDE_BASE].end) {
		memcpy(m->from, ranges, sizeof m->from);
		struct elements a = part(m, SIDE_A), b = part(m, SIDE_B);

		runs_combine(&a, &b, place, NULL, m);
	} else {
		return false;
	}
	return true;
}

/* A unit that all have, with the blanks behind it three ways. */
static void
put_stable(struct merge *m, size_t base)
{
	size_t a = m->match[SIDE_A][base], b = m->match[SIDE_B][base];
	bool last_a = a + 1 == m->texts[SIDE_A].tokens.count;
	bool same = slice_equal(m->texts[SIDE_A].raw[a], m->texts[SIDE_BASE].raw[base]);

	if (same || last_a)
		put(m, SIDE_B, b);
	else
		put(m, SIDE_A, a);
}

static bool
merge_units(struct merge *m)
{
	size_t count = m->texts[SIDE_BASE].tokens.count;
	struct range change[SIDES] = { { 0, 0 }, { 0, 0 }, { 0, 0 } };

	for (size_t n = 0; n <= count; n++) {
		bool last = n == count;

		if (!last && (m->match[SIDE_A][n] == ALIGN_NONE
			|| m->match[SIDE_B][n] == ALIGN_NONE))
			continue;
		change[SIDE_BASE].end = n;
		change[SIDE_A].end = last ? m->texts[SIDE_A].tokens.count : m->match[SIDE_A][n];
		change[SIDE_B].end = last ? m->texts[SIDE_B].tokens.count : m->match[SIDE_B][n];
		if (!merge_change(m, change))
			return false;
		if (!last)
			put_stable(m, n);
		for (enum side side = SIDE_BASE; side < SIDES; side++)
			change[side].first = change[side].end + 1;
	}
	return true;
}

bool
unit_merge(struct buf *out, enum unit unit, struct slice base, struct slice a, struct slice b)
{
	const struct slice texts[SIDES] = { base, a, b };
	struct merge m = { .unit = unit, .out = out };
	size_t start = out->len;

	for (enum side side = SIDE_BASE; side < SIDES; side++) {
		m.texts[side].folded = (struct buf)BUF_INIT;
		split(&m.texts[side], unit, texts[side]);
	}
	for (enum side side = SIDE_A; side < SIDES; side++) {
		m.match[side] = mem_alloc(m.texts[SIDE_BASE].tokens.count, sizeof(size_t));
		align_equal(&m.texts[SIDE_BASE].tokens, &m.texts[side].tokens, m.match[side]);
	}
	bool ok = merge_units(&m) && out->len > start;

	if (ok && unit == UNIT_SENTENCE) {
		buf_cut(out, start + slice_trim_end(slice_from(buf_slice(out), start)).len);
		buf_add_char(out, '\n');
	}
	if (!ok)
		buf_cut(out, start);
	for (enum side side = SIDE_BASE; side < SIDES; side++) {
		elements_release(&m.texts[side].tokens);
		buf_release(&m.texts[side].folded);
		free(m.texts[side].raw);
		free(m.match[side]);
	}
	return ok;
}
