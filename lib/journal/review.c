/* SPDX-License-Identifier: ISC */
/*
 * Pages of reviews. Invariant: a section is found by its heading alone, wherever
 * it stands; a new one is put before those that come after it in the year.
 */
#include "journal/review.h"

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "doc/render.h"
#include "doc/splice.h"
#include "journal/journal.h"

#define FOLDER "reviews/"

/* By language, as journal/heading.h has its own: what is written stays known. */
static const char *const headings[REVIEW_SECTIONS][LANGUAGE_COUNT] = {
	[REVIEW_WALK] = { N_("The year"), "Das Jahr" },
	[REVIEW_REALITY] = { N_("What is so"), "Was ist" },
	[REVIEW_MOVED] = { N_("Which end moved"), "Welches Ende sich bewegt hat" },
	[REVIEW_HELD] = { N_("What held, what hindered"), "Was trug, was hinderte" },
	[REVIEW_THANKS] = { N_("Thanks and amends"), "Dank, und was gutzumachen ist" },
	[REVIEW_RELEASE] = { N_("Let go"), "Losgelassen" },
	[REVIEW_PURPOSE] = { N_("Purpose"), "Sinn" },
	[REVIEW_VISION] = { N_("Vision"), "Vision" },
	[REVIEW_STEP] = { N_("First steps"), "Erste Schritte" },
	[REVIEW_LETTER] = { N_("A letter"), "Ein Brief" },
	[REVIEW_CHOSEN] = { N_("As chosen"), "So gewählt" },
	[REVIEW_LOOKED] = { N_("What moved"), "Was sich bewegt hat" },
	[REVIEW_NEXT] = { N_("What is next"), "Was als Nächstes kommt" },
	[REVIEW_LOOKED_AT_STEP] = { N_("A step"), "Ein Schritt" },
	[REVIEW_PART_KEEP] = { N_("Moments to keep"), "Was bleiben soll" },
	[REVIEW_PART_MISSED] = { N_("What the log missed"), "Was im Tagebuch fehlt" },
	[REVIEW_PART_THANKS] = { N_("Thanks"), "Dank" },
	[REVIEW_PART_AMENDS] = { N_("To put right"), "Gutzumachen" },
};

const char *
review_heading(enum review_section section, enum language language)
{
	return headings[section][language];
}

void
review_path(struct buf *out, int year)
{
	buf_printf(out, FOLDER "%04d.md", year);
}

/* The week is that of its Thursday. */
void
review_week(int day, int *year, int *week)
{
	int thursday = day - (day_of_week(day) + 6) % 7 + 3, month, mday;

	day_to_civil(thursday, year, &month, &mday);
	*week = (thursday - day_from_civil(*year, 1, 1)) / 7 + 1;
}

void
review_week_path(struct buf *out, int day)
{
	int year, week;

	review_week(day, &year, &week);
	buf_printf(out, FOLDER "%04d-W%02d.md", year, week);
}

/* Digits alone, all of them. */
static bool
number(struct slice digits, int *out)
{
	*out = 0;
	for (size_t n = 0; n < digits.len; n++) {
		if (digits.ptr[n] < '0' || digits.ptr[n] > '9')
			return false;
		*out = *out * 10 + (digits.ptr[n] - '0');
	}
	return digits.len > 0 && digits.len <= 4;
}

static bool
week_span(int year, struct slice rest, struct span *span)
{
	int week, own, weeks;

	if (rest.len != 3 || rest.ptr[0] != 'W' || !number(slice_from(rest, 1), &week))
		return false;
	review_week(day_from_civil(year, 12, 28), &own, &weeks); /* which lies in the last one */
	if (week < 1 || week > weeks)
		return false;
	int first = day_from_civil(year, 1, 4); /* which lies in the first one */

	first -= (day_of_week(first) + 6) % 7;
	span->first = first + 7 * (week - 1);
	span->last = span->first + 6;
	return true;
}

/* 29 February is 28 February where there is none. */
static int
begin_day(int year, int month, int mday)
{
	return day_from_civil(year, month, day_is_valid(year, month, mday) ? mday : 28);
}

bool
review_span(struct slice name, struct slice begins, struct span *span)
{
	int year, month, mday;

	if (name.len < 4 || !number(slice_part(name, 0, 4), &year) || year < 1 || year > 9998)
		return false;
	if (name.len > 4)
		return name.ptr[4] == '-' && week_span(year, slice_from(name, 5), span);
	if (begins.len != 5 || begins.ptr[2] != '-' || !number(slice_part(begins, 0, 2), &month) ||
	    !number(slice_from(begins, 3), &mday) || !day_is_valid(2000, month, mday))
		month = mday = 1;
	span->first = begin_day(year, month, mday);
	span->last = begin_day(year + 1, month, mday) - 1;
	return true;
}

static bool
is_of(const struct section *section, enum review_section which)
{
	bool is = false;

	if (section->level < 1 || section->level > 2)
		return false;
	for (int language = 0; !is && language < LANGUAGE_COUNT; language++)
		is = text_same(section->title, slice_of(headings[which][language]));
	return is;
}

size_t
review_find(const struct document *page, enum review_section section)
{
	for (size_t n = 1; n < page->section_count; n++)
		if (is_of(&page->sections[n], section))
			return n;
	return DOCUMENT_NONE;
}

enum review_section
review_next(const struct document *page)
{
	enum review_section next = REVIEW_WALK;

	for (int n = 0; n < REVIEW_YEAR_END; n++)
		if (review_find(page, (enum review_section)n) != DOCUMENT_NONE)
			next = (enum review_section)(n + 1);
	return next;
}

/* The section that comes first of those behind this one; else the page's end. */
static size_t
place_of(const struct document *page, enum review_section section)
{
	size_t before = page->section_count;

	for (int n = (int)section + 1; n < REVIEW_SECTIONS; n++) {
		size_t found = review_find(page, (enum review_section)n);

		before = found < before ? found : before;
	}
	return before;
}

/* The first section that is no part of this one. */
static size_t
behind(const struct document *page, size_t section)
{
	size_t next = section + 1;

	while (next < page->section_count &&
	       page->sections[next].level > page->sections[section].level)
		next++;
	return next;
}

/* A heading that stands below a section already; DOCUMENT_NONE: it does not. */
static size_t
find_below(const struct document *page, size_t section, const struct section *sought)
{
	for (size_t n = section + 1, end = behind(page, section); n < end; n++)
		if (page->sections[n].level == sought->level &&
		    text_same(page->sections[n].title, sought->title))
			return n;
	return DOCUMENT_NONE;
}

/* Each part below its heading where that is there, so that a step that was gone through
 * twice has an area once; the others behind all of the section. */
static void
add_deeper(struct splice *splice, const struct document *page, size_t section,
	struct slice deeper)
{
	struct document added = { 0 };
	struct buf bytes = BUF_INIT, rest = BUF_INIT;
	struct err ignored;

	buf_wiped_room(&bytes, deeper.len);
	buf_wiped_room(&rest, deeper.len + 1);
	buf_add(&bytes, deeper);
	if (!document_parse(&added, &bytes, "", &ignored))
		buf_add(&rest, deeper);
	for (size_t n = 0; n < added.section_count; n++) {
		const struct section *part = &added.sections[n];
		size_t there = n ? find_below(page, section, part) : DOCUMENT_NONE;
		size_t first = there != DOCUMENT_NONE || n == 0 ? part->first : part->line;
		struct slice lines = first < part->end ?
			document_lines(&added, first, part->end) : SLICE_EMPTY;

		if (there == DOCUMENT_NONE)
			buf_add(&rest, lines);
		else if (slice_trim(lines).len)
			splice_append(splice, page, &page->sections[there], slice_trim(lines));
	}
	if (slice_trim(buf_slice(&rest)).len)
		splice_add_section(splice, page, behind(page, section),
			slice_trim(buf_slice(&rest)));
	buf_wipe(&added.bytes);
	document_release(&added);
	buf_wipe(&bytes);
	buf_wipe(&rest);
}

/* Words behind its own words; what has headings of its own behind all of it. */
static void
add_to(struct splice *splice, const struct document *page, size_t section,
	const struct review_text *text)
{
	if (slice_trim(text->words).len)
		splice_append(splice, page, &page->sections[section], slice_trim(text->words));
	if (slice_trim(text->deeper).len)
		add_deeper(splice, page, section, slice_trim(text->deeper));
}

static void
format(const struct review_text *text, struct buf *out)
{
	struct slice words = slice_trim(text->words), deeper = slice_trim(text->deeper);

	buf_wiped_room(out, words.len + deeper.len + 100);
	buf_printf(out, "## %s", headings[text->section][text->language]);
	if (words.len) {
		buf_add_text(out, "\n\n");
		buf_add(out, words);
	}
	if (deeper.len) {
		buf_add_text(out, "\n\n");
		buf_add(out, deeper);
	}
}

void
review_write(const struct document *page, const char *title, const struct review_text *text,
	struct buf *out)
{
	size_t section = review_find(page, text->section);
	struct splice splice = { 0 };
	struct buf whole = BUF_INIT;

	format(text, &whole);
	if (page->bytes.len == 0) {
		buf_wiped_room(out, whole.len + 100);
		buf_printf(out, "# %s\n\n", title);
		buf_add(out, buf_slice(&whole));
		buf_add_char(out, '\n');
	} else {
		if (section == DOCUMENT_NONE)
			splice_add_section(&splice, page, place_of(page, text->section),
				buf_slice(&whole));
		else if (text->anew)
			splice_set_section(&splice, page, &page->sections[section],
				buf_slice(&whole));
		else
			add_to(&splice, page, section, text);
		splice_apply(&splice, page, out);
	}
	splice_release(&splice);
	buf_wipe(&whole);
}

/* A section that is there keeps its heading, in whatever language it is. */
static bool
check_section(const struct document *page, const struct review_text *text, struct slice out,
	const char *path, struct err *err)
{
	size_t there = text->anew ? DOCUMENT_NONE : review_find(page, text->section);

	if (there == DOCUMENT_NONE)
		return render_check_section(out, 2,
			slice_of(review_heading(text->section, text->language)), path, err);
	return render_check_section(out, (int)page->sections[there].level,
		page->sections[there].title, path, err);
}

bool
review_put(struct change *change, const char *path, const char *title,
	const struct review_text *text, struct err *err)
{
	struct review_text written = *text;
	struct buf bytes = BUF_INIT, out = BUF_INIT;
	struct document page = { 0 };
	bool ok = change_read(change, path, &bytes, err) || err->kind == ERR_NOTHING;

	written.language = journal_language(change);
	ok = ok && document_parse(&page, &bytes, path, err);
	if (ok) {
		review_write(&page, title, &written, &out);
		ok = check_section(&page, &written, buf_slice(&out), path, err);
	}
	if (ok)
		change_put(change, path, buf_slice(&out));
	buf_wipe(&page.bytes);
	document_release(&page);
	buf_wipe(&bytes);
	buf_wipe(&out);
	return ok;
}
