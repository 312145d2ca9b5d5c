/* SPDX-License-Identifier: ISC */
/*
 * What git leaves in a file that it could not merge. Invariant: what cannot be
 * told apart without a guess (a heading underlined with seven `=` inside, a
 * marker that a hand took away) is not split, so that no guess drops words.
 */
#include "merge/markers.h"

#include <stddef.h>

#define OURS "<<<<<<<"
#define BASE "|||||||"
#define THEIRS "======="
#define END ">>>>>>>"

enum part { PART_ALL, PART_OURS, PART_BASE, PART_THEIRS };

/* The outer two have a label behind a blank, as git writes them: without it
 * `>>>>>>>` is a deep quote. */
static bool
is_marker(struct slice line, const char *marker)
{
	struct slice rest = slice_from(line, sizeof OURS - 1);

	if (!slice_starts(line, marker))
		return false;
	if (marker[0] == '<' || marker[0] == '>')
		return slice_starts(rest, " ");
	return slice_trim(rest).len == 0 || (marker[0] == '|' && slice_starts(rest, " "));
}

bool
merge_has_markers(struct slice text)
{
	bool open = false;

	while (text.len) {
		struct slice line = slice_cut(&text, '\n');

		if (is_marker(line, OURS))
			open = true;
		if (open && is_marker(line, END))
			return true;
	}
	return false;
}

/* True if the line is a marker, which none of the three gets. *part is what
 * it leads to; *pairs is false if it cannot stand here. */
static bool
take_marker(struct slice line, enum part *part, bool *pairs)
{
	static const struct {
		const char *marker;
		enum part to;
		bool from[PART_THEIRS + 1];
	} steps[] = {
		{ OURS, PART_OURS, { [PART_ALL] = true } },
		{ BASE, PART_BASE, { [PART_OURS] = true } },
		{ THEIRS, PART_THEIRS, { [PART_OURS] = true, [PART_BASE] = true } },
		{ END, PART_ALL, { [PART_THEIRS] = true } },
	};

	for (size_t n = 0; n < sizeof steps / sizeof *steps; n++) {
		if (!is_marker(line, steps[n].marker))
			continue;
		/* Outside, a line of `=` makes the one above it a heading, and `|` a table. */
		if (*part == PART_ALL && steps[n].to != PART_OURS && steps[n].to != PART_ALL)
			return false;
		*pairs = steps[n].from[*part];
		*part = steps[n].to;
		return true;
	}
	return false;
}

static void
add_line(struct buf *const texts[], enum part part, struct slice line)
{
	static const enum part whose[] = { PART_BASE, PART_OURS, PART_THEIRS };

	for (size_t n = 0; n < sizeof whose / sizeof *whose; n++)
		if (part == PART_ALL || part == whose[n])
			buf_add(texts[n], line);
}

bool
merge_split_markers(struct slice text, struct buf *base, struct buf *ours, struct buf *theirs)
{
	struct buf *const texts[] = { base, ours, theirs };
	const size_t before[] = { base->len, ours->len, theirs->len };
	enum part part = PART_ALL;
	bool pairs = true;

	while (text.len && pairs) {
		size_t end = slice_find_char(text, '\n');
		struct slice line = slice_part(text, 0, end == SLICE_NONE ? end : end + 1);

		if (!take_marker(line, &part, &pairs))
			add_line(texts, part, line);
		text = slice_from(text, line.len);
	}
	pairs = pairs && part == PART_ALL;
	for (size_t n = 0; n < sizeof texts / sizeof *texts && !pairs; n++)
		buf_cut(texts[n], before[n]);
	return pairs;
}
