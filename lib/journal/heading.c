/* SPDX-License-Identifier: ISC */
/*
 * The one table of headings. Invariant: no word of it is that of two headings, in
 * whatever languages, and none is taken out: pages that have it stay readable.
 */
#include "journal/heading.h"

#include "base/text.h"

static const char *const words[HEADING_COUNT][LANGUAGE_COUNT] = {
	[HEADING_VISION] = { "Vision", "Vision" },
	[HEADING_RESULTS] = { "Results", "Ergebnisse" },
	[HEADING_PLAN] = { "Plan", "Plan" },
	[HEADING_HINDRANCE] = { "In the way", "Im Weg" },
	[HEADING_FROM] = { "From", "Von" },
	[HEADING_PURPOSE] = { "Purpose", "Sinn" },
	[HEADING_VALUES] = { "Values", "Werte" },
	[HEADING_STRENGTHS] = { "Strengths", "Stärken" },
	[HEADING_EDGES] = { "Growth edges", "Woran ich wachse" },
};

const char *
heading_text(enum heading heading, enum language language)
{
	return words[heading][language];
}

bool
heading_is(struct slice title, enum heading heading)
{
	for (int language = 0; language < LANGUAGE_COUNT; language++)
		if (text_same(title, slice_of(words[heading][language])))
			return true;
	return false;
}

bool
heading_is_taken(struct slice title)
{
	for (enum heading heading = HEADING_VISION; heading <= HEADING_HINDRANCE; heading++)
		if (heading_is(title, heading))
			return true;
	return false;
}

void
heading_add(struct buf *out, size_t level, enum heading heading, enum language language)
{
	while (level-- > 0)
		buf_add_char(out, '#');
	buf_printf(out, " %s\n", words[heading][language]);
}

void
heading_add_area(struct buf *out, enum language language)
{
	static const struct { size_t level; enum heading heading; } parts[] = {
		{ 2, HEADING_VISION }, { 3, HEADING_RESULTS }, { 2, HEADING_PLAN },
	};

	for (size_t n = 0; n < sizeof parts / sizeof *parts; n++) {
		buf_add_char(out, '\n');
		heading_add(out, parts[n].level, parts[n].heading, language);
	}
}
