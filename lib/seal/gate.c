/* SPDX-License-Identifier: ISC */
/*
 * The gate: no byte gets an object id before it went through here. It reads
 * lines, never a tree, and what it is unsure about it refuses: a person can
 * mend a refusal, nobody can take a secret back out of a history.
 */
#include "seal/gate.h"

#include <string.h>

#include "base/text.h"
#include "seal/fence.h"
#include "seal/keylist.h"
#include "seal/passage.h"

/* Why a page does not pass. */
enum trouble {
	TROUBLE_NONE,
	TROUBLE_NEAR_MISS,
	TROUBLE_OPEN,  /* a passage that does not close */
	TROUBLE_INNER, /* … whose end is in doubt */
	TROUBLE_EMPTY,
	TROUBLE_STRAY, /* words in a sealed one */
	TROUBLE_WIDE,  /* a page that is no UTF-8 and has the word */
	TROUBLE_PLACE, /* a passage in a text that is no page */
};

/* What is in a page; nothing behind the first trouble. */
struct survey {
	enum trouble trouble;
	size_t line;            /* where the trouble is */
	struct passage passage; /* … and in which passage */
	size_t plain;           /* passages to be sealed */
	size_t first;           /* the first line of those, or of a near miss; 0: none */
};

enum kind {
	FILE_OTHER, /* goes through as it is */
	FILE_TEXT,  /* … unless a passage begins in it: somebody took it for a page */
	FILE_PAGE,
};

static enum kind
kind_of(const char *path)
{
	static const struct {
		const char *end;
		enum kind kind;
	} ends[] = {
		{ ".md", FILE_PAGE }, { ".txt", FILE_TEXT }, { ".markdown", FILE_TEXT },
		{ ".mdown", FILE_TEXT },
	};
	struct slice whole = slice_of(path);

	for (size_t n = 0; n < sizeof ends / sizeof *ends; n++) {
		size_t len = strlen(ends[n].end);

		if (whole.len >= len &&
		    slice_is_nocase(slice_from(whole, whole.len - len), ends[n].end))
			return ends[n].kind;
	}
	return FILE_OTHER;
}

bool
gate_reads(const char *path)
{
	return kind_of(path) != FILE_OTHER;
}

/* The next part of a line that some editors show as a line of its own: they
 * break it at FF, VT, NEL, U+2028 and U+2029. */
static struct slice
cut_part(struct slice *line)
{
	static const char *const breaks[] = { "\f", "\v", "\xC2\x85", "\xE2\x80\xA8",
		"\xE2\x80\xA9" };
	struct slice whole = *line;

	for (size_t at = 0; at < whole.len; at++) {
		char c = whole.ptr[at];

		if (c != '\f' && c != '\v' && c != '\xC2' && c != '\xE2')
			continue;
		for (size_t n = 0; n < sizeof breaks / sizeof *breaks; n++) {
			if (!slice_starts(slice_from(whole, at), breaks[n]))
				continue;
			*line = slice_from(whole, at + strlen(breaks[n]));
			return slice_part(whole, 0, at);
		}
	}
	*line = SLICE_EMPTY;
	return whole;
}

static bool
begins_one(struct slice line)
{
	struct passage passage;
	size_t at = 0;

	return passage_is_near_miss(line) || passage_next(line, &at, &passage);
}

/* Outside of private passages nothing may look like the beginning of one. */
static bool
is_suspect(struct slice line)
{
	struct slice rest = line, part = cut_part(&rest);

	if (begins_one(line))
		return true;
	if (part.len == line.len)
		return false;
	for (; !begins_one(part); part = cut_part(&rest))
		if (rest.len == 0)
			return false;
	return true;
}

static bool
has_name(struct slice lines, char letter)
{
	size_t at;

	while ((at = slice_find_char(lines, letter)) != SLICE_NONE) {
		if (at >= 3 && slice_is_nocase(slice_part(lines, at - 3, at + 4), "private"))
			return true;
		lines = slice_from(lines, at + 1);
	}
	return false;
}

/* The next byte that is no ASCII. */
static size_t
find_high(struct slice s, size_t at)
{
	uint64_t eight;

	for (; at + sizeof eight <= s.len; at += sizeof eight) {
		memcpy(&eight, s.ptr + at, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < s.len && !(s.ptr[at] & '\x80'))
		at++;
	return at;
}

/* Whether there are letters, or fences, that are none of ASCII: punctuation,
 * which many pages have, is none. */
static bool
has_letters(struct slice lines)
{
	size_t at = 0;

	while ((at = find_high(lines, at)) < lines.len) {
		struct slice rest = slice_from(lines, at);

		if (slice_starts(rest, "\xE2\x80"))
			at += 3;
		else if (slice_starts(rest, "\xC2"))
			at += 2;
		else
			return true;
	}
	return false;
}

/* Whether it is worth while to look at each line: pages in which there is
 * neither a fence nor the word are most of a journal. */
static bool
may_be_suspect(struct slice lines)
{
	return fence_has_run(lines) || has_name(lines, 'v') || has_name(lines, 'V') ||
		has_letters(lines);
}

/* The word from here on, each letter but the last followed by NULs. */
static bool
is_wide_name(struct slice s, size_t step)
{
	static const char name[] = "private";
	const size_t last = sizeof name - 2;

	if (s.len <= last * step)
		return false;
	for (size_t at = 0; at <= last * step; at++)
		if (at % step ? s.ptr[at] != '\0' : (s.ptr[at] | 0x20) != name[at / step])
			return false;
	return true;
}

/* Where the word stands in UTF-16 or UTF-32, of either order: such a page
 * cannot be read for fences. */
static size_t
find_wide(struct slice lines)
{
	size_t at = 0, nul;

	while ((nul = slice_find_char(slice_from(lines, at), '\0')) != SLICE_NONE) {
		at += nul;
		struct slice word = slice_from(lines, at ? at - 1 : 0);

		if (is_wide_name(word, 2) || is_wide_name(word, 4))
			return at;
		at++;
	}
	return SLICE_NONE;
}

/* The first of the lines that is, counted from `line` on; 0 if none is. */
static size_t
find_suspect(struct slice lines, size_t line, enum trouble *trouble)
{
	struct slice ending;
	size_t wide = find_wide(lines);

	*trouble = TROUBLE_WIDE;
	if (wide != SLICE_NONE) {
		for (size_t at = 0; at < wide; at++)
			line += lines.ptr[at] == '\n';
		return line;
	}
	*trouble = TROUBLE_NEAR_MISS;
	if (!may_be_suspect(lines))
		return 0;
	for (; lines.len; line++)
		if (is_suspect(fence_line(&lines, &ending)))
			return line;
	return 0;
}

static void
look_between(struct survey *survey, struct slice lines, size_t line)
{
	enum trouble trouble;
	size_t found = find_suspect(lines, line, &trouble);

	if (!found || survey->trouble)
		return;
	survey->trouble = trouble;
	survey->line = found;
	if (!survey->first)
		survey->first = found;
}

static void
look_into(struct survey *survey, const struct passage *passage)
{
	size_t stray = 0;

	if (passage->kind == PASSAGE_PRIVATE) {
		survey->plain++;
		if (!survey->first)
			survey->first = passage->line;
	}
	survey->line = passage->inner ? passage->inner : passage->line;
	survey->passage = *passage;
	if (passage->inner)
		survey->trouble = TROUBLE_INNER;
	else if (!passage->closed)
		survey->trouble = TROUBLE_OPEN;
	else if (passage->kind == PASSAGE_AGE)
		stray = passage_stray(passage);
	else if (passage_is_empty(passage))
		survey->trouble = TROUBLE_EMPTY;
	if (stray) {
		survey->trouble = TROUBLE_STRAY;
		survey->line = stray;
	}
}

/* The first line of a text that opens a private passage. */
static size_t
find_opener(struct slice bytes)
{
	struct fence fence;
	struct slice words;
	size_t at = 0;

	while (fence_next(bytes, &at, &fence))
		if (slice_is_nocase(fence_word(fence.info, &words), "private"))
			return text_is_utf8(bytes) ?
				1 + fence_lines(slice_part(bytes, 0, fence.start)) : 0;
	return 0;
}

static void
look_at_page(struct slice bytes, struct survey *survey)
{
	struct passage passage;
	size_t at = 0, done = 0, line = 1;

	while (!survey->trouble && passage_next(bytes, &at, &passage)) {
		look_between(survey, slice_part(bytes, done, passage.start), line);
		if (!survey->trouble)
			look_into(survey, &passage);
		done = passage.end;
		line = passage.line + fence_lines(slice_part(bytes, passage.start, done));
	}
	if (!survey->trouble)
		look_between(survey, slice_from(bytes, done), line);
}

static void
look(const char *path, struct slice bytes, struct survey *survey)
{
	enum kind kind = kind_of(path);

	*survey = (struct survey){ 0 };
	if (kind == FILE_PAGE)
		look_at_page(bytes, survey);
	else if (kind == FILE_TEXT && (survey->line = find_opener(bytes)) > 0)
		survey->trouble = TROUBLE_PLACE;
}

size_t
gate_unsealed(const char *path, struct slice bytes)
{
	enum kind kind = kind_of(path);
	enum trouble trouble;
	struct passage passage;
	size_t at = 0, done = 0, line = 1, found = 0;

	if (kind != FILE_PAGE)
		return kind == FILE_TEXT ? find_opener(bytes) : 0;
	while (!found && passage_next(bytes, &at, &passage)) {
		found = find_suspect(slice_part(bytes, done, passage.start), line, &trouble);
		if (!found)
			found = passage.kind == PASSAGE_PRIVATE ? passage.line :
				passage_stray(&passage);
		done = passage.end;
		line = passage.line + fence_lines(slice_part(bytes, passage.start, done));
	}
	return found ? found : find_suspect(slice_from(bytes, done), line, &trouble);
}

bool
gate_concerns(const char *path, struct slice bytes)
{
	struct survey survey;

	look(path, bytes, &survey);
	return survey.trouble || survey.plain > 0;
}

static bool
refuse_open(const char *path, const struct passage *passage, struct err *err)
{
	if (passage->kind == PASSAGE_AGE) {
		err_set(err, ERR_FORMAT, "%s:%zu: a sealed passage is cut off: its fence does not "
			"close", path, passage->line);
		return err_hint(err, "bring its lines back; what follows it stays uncommitted");
	}
	err_set(err, ERR_FORMAT, "%s:%zu: a private passage does not close", path, passage->line);
	return err_hint(err, "end it with a line of %zu '%c' and nothing else", passage->length,
		passage->fence);
}

static bool
refuse_stray(const char *path, size_t line, const struct passage *passage, struct err *err)
{
	if (line == passage->line) {
		err_set(err, ERR_FORMAT, "%s:%zu: a sealed passage is damaged", path, line);
		return err_hint(err, "bring its lines back, or take it away; 'git log -p -- %s' "
			"has them", path);
	}
	err_set(err, ERR_FORMAT, "%s:%zu: this is no line of the sealed passage of line %zu, and "
		"would stay in the clear", path, line, passage->line);
	return err_hint(err, "nothing but the armor can stand in an age fence; put the words "
		"outside of it");
}

static bool
refuse(const char *path, const struct survey *survey, struct err *err)
{
	const struct passage *passage = &survey->passage;

	switch (survey->trouble) {
	case TROUBLE_NEAR_MISS:
		err_set(err, ERR_FORMAT, "%s:%zu: this looks like the beginning of a private "
			"passage and is none", path, survey->line);
		return err_hint(err, "write ```private at the beginning of the line; if none is "
			"meant, put words before and behind it");
	case TROUBLE_INNER:
		err_set(err, ERR_FORMAT, "%s:%zu: a fence within the passage of line %zu: where "
			"that one ends is in doubt", path, survey->line, passage->line);
		return err_hint(err, "close that passage before this line, or begin and end it "
			"with a longer fence; none can hold the beginning of another");
	case TROUBLE_EMPTY:
		err_set(err, ERR_FORMAT, "%s:%zu: an empty private passage: there is nothing in it",
			path, survey->line);
		return err_hint(err, "write in it, or take the fence away");
	case TROUBLE_STRAY:
		return refuse_stray(path, survey->line, passage, err);
	case TROUBLE_WIDE:
		err_set(err, ERR_FORMAT, "%s:%zu: 'private' stands here in UTF-16 or UTF-32, which "
			"cannot be read for passages", path, survey->line);
		return err_hint(err, "save the page as UTF-8: iconv -f UTF-16 -t UTF-8");
	case TROUBLE_PLACE:
		err_set(err, ERR_FORMAT, "%s:%zu: a private passage begins here, and only pages "
			"(*.md) can hold one", path, survey->line);
		return err_hint(err, "write it in a page, or give the file a name that ends "
			"with .md");
	default:
		return refuse_open(path, passage, err);
	}
}

/* Whom to seal to, asked for once. */
static void
read_trust(struct gate *gate)
{
	struct err *why = &gate->why;

	if (gate->read)
		return;
	gate->read = true;
	if (gate->taut >= 0 && trust_read(&gate->trust, gate->taut, why))
		return;
	if (gate->taut < 0 || why->kind == ERR_NOTHING) {
		err_set(why, ERR_KEY, "this machine has no list of keys that you confirmed");
		err_hint(why, "'taut key trust', or 'taut key new' for the first");
	}
}

static bool
find_recipients(struct gate *gate, const char *path, size_t line, struct err *err)
{
	read_trust(gate);
	if (!gate->why.kind)
		return true;
	err_set(err, ERR_KEY, "%s:%zu: %.900s", path, line, gate->why.text);
	return err_hint(err, "%s", gate->why.hint);
}

/* The bytes with every plain passage sealed. */
static bool
seal(const struct gate *gate, const char *path, struct slice bytes, struct buf *out,
	struct err *err)
{
	struct age_recipient recipients[KEYLIST_MAX];
	struct passage passage;
	size_t at = 0, done = 0;

	keylist_recipients(&gate->trust.list, recipients);
	while (passage_next(bytes, &at, &passage)) {
		if (passage.kind != PASSAGE_PRIVATE)
			continue;
		buf_add(out, slice_part(bytes, done, passage.start));
		if (!passage_seal(out, &passage, path, recipients, gate->trust.list.count, err))
			return false;
		done = passage.end;
	}
	buf_add(out, slice_from(bytes, done));
	return true;
}

bool
gate_pass(struct gate *gate, const char *path, struct slice bytes, struct buf *out,
	struct err *err)
{
	struct survey survey;
	size_t before = out->len;

	look(path, bytes, &survey);
	if (survey.trouble)
		return refuse(path, &survey, err);
	if (survey.plain == 0) {
		buf_add(out, bytes);
		return true;
	}
	if (!find_recipients(gate, path, survey.first, err))
		return false;
	if (!seal(gate, path, bytes, out, err)) {
		buf_cut(out, before);
		return false;
	}
	gate->sealed += survey.plain;
	return true;
}
