/* SPDX-License-Identifier: ISC */
/* What an answer says, once it is known which card it is of. */
#include "journal/pasted.h"

#include "base/secret.h"
#include "doc/document.h"
#include "journal/card_words.h"
#include "seal/fence.h"

#define NUMBER_MAX 40
#define ANSWERED_BELOW 2 /* so many lines below its label an answer begins */
#define QUOTED_LIKE 2    /* words in a row that are the card's, in a quote … */
#define CLEAR_LIKE 4     /* … and outside */

/* Words with one blank between, and one at each end. Returns how many. */
static size_t
collapse(struct buf *out, struct slice text)
{
	struct slice word;
	size_t count = 0;

	buf_add_char(out, ' ');
	for (; slice_word(&text, &word); count++) {
		buf_add(out, word);
		buf_add_char(out, ' ');
	}
	return count;
}

/* Whether the line is one of the card's as it stands there. */
static bool
is_line_of(struct slice bare, struct slice card)
{
	while (card.ptr)
		if (slice_equal(slice_trim(slice_cut(&card, '\n')), bare))
			return true;
	return false;
}

static bool
is_greeting(const struct pasted_line *line)
{
	struct slice rest = line->bare, word;

	if (!line->depth || !slice_ends(line->bare, ",") || !slice_word(&rest, &word))
		return false;
	for (int language = 0; language < LANGUAGE_COUNT; language++)
		if (slice_is(word, card_words[language].hello))
			return true;
	return false;
}

/* Where the answer stands that was written below its empty label: a number
 * alone, or SLICE_NONE. */
static size_t
find_below(const struct pasted *pasted, size_t label)
{
	size_t at = label + 1;

	while (at < pasted->count && at < label + ANSWERED_BELOW &&
	    pasted->lines[at].kind == PASTED_BLANK)
		at++;
	if (at >= pasted->count || pasted->lines[at].kind != PASTED_WORDS ||
	    pasted->lines[at].depth > pasted->lines[label].depth)
		return SLICE_NONE;
	struct slice value = pasted->lines[at].bare;
	bool digit = false;

	for (size_t n = 0; n < value.len; n++)
		digit = digit || (value.ptr[n] >= '0' && value.ptr[n] <= '9');
	return digit && value.len <= NUMBER_MAX ? at : SLICE_NONE;
}

static void
find_view(struct pasted *pasted)
{
	pasted->view = SLICE_EMPTY;
	pasted->view_line = SLICE_NONE;
	for (size_t n = 0; n < pasted->count; n++) {
		struct slice value = pasted->lines[n].value;
		size_t at = n;

		if (pasted->lines[n].kind != PASTED_NOW)
			continue;
		if (value.len == 0) {
			at = find_below(pasted, n);
			if (at == SLICE_NONE)
				continue;
			value = pasted->lines[at].bare;
		}
		if (pasted->view_line != SLICE_NONE && !slice_equal(value, pasted->view))
			pasted->differ = true;
		pasted->view = value;
		pasted->view_line = at;
	}
	if (pasted->differ)
		pasted->view = SLICE_EMPTY;
}

/* Whether the line is a part of the card, wrapped anew: long enough to be no
 * chance, or what goes on from the line before it. */
static bool
is_part_of(const struct pasted *pasted, size_t n, struct slice whole, struct buf *room)
{
	const struct pasted_line *line = &pasted->lines[n];

	buf_clear(room);
	if (collapse(room, line->bare) >= (size_t)(line->depth ? QUOTED_LIKE : CLEAR_LIKE))
		return slice_find(whole, room->ptr) != SLICE_NONE;
	if (n == 0 || pasted->lines[n - 1].kind != PASTED_CARD)
		return false;
	buf_clear(room);
	collapse(room, pasted->lines[n - 1].bare);
	buf_cut(room, room->len - 1);
	collapse(room, line->bare);
	return slice_find(whole, room->ptr) != SLICE_NONE;
}

void
pasted_sift(struct pasted *pasted, struct slice card)
{
	struct buf whole = BUF_INIT, room = BUF_INIT;

	collapse(&whole, card);
	buf_wiped_room(&room, pasted->text.len + 4);
	for (size_t n = 0; n < pasted->count; n++) {
		struct pasted_line *line = &pasted->lines[n];

		if (line->kind == PASTED_WORDS && (is_line_of(line->bare, card) ||
		    is_greeting(line) || is_part_of(pasted, n, buf_slice(&whole), &room)))
			line->kind = PASTED_CARD;
	}
	buf_release(&whole);
	buf_wipe(&room);
	find_view(pasted);
}

/* "1.000": a thousand for some, one for others. */
static bool
is_ambiguous(struct slice number)
{
	size_t at = number.len >= 5 ? number.len - 4 : 0;

	if (at == 0 || at > 3 || number.ptr[0] == '0' ||
	    (number.ptr[at] != '.' && number.ptr[at] != ','))
		return false;
	for (size_t n = 0; n < number.len; n++)
		if (n != at && (number.ptr[n] < '0' || number.ptr[n] > '9'))
			return false;
	return true;
}

struct slice
pasted_number(const struct pasted *pasted, struct buf *room)
{
	struct slice view = pasted->view, number, rest;

	if (slice_ends(view, "."))
		view.len--;
	if (view.len == 0 || view.len > NUMBER_MAX)
		return SLICE_EMPTY;
	rest = slice_from(view, slice_starts(view, "-"));
	while (rest.len && slice_find_char(slice_of("0123456789.,"), rest.ptr[0]) != SLICE_NONE)
		rest = slice_from(rest, 1);
	number = slice_part(view, 0, view.len - rest.len);
	rest = slice_trim(rest);
	if ((number.len == 0 && !slice_starts(rest, "−")) ||
	    is_ambiguous(slice_from(number, slice_starts(number, "-"))))
		return SLICE_EMPTY;
	/* "7 / 10" */
	buf_clear(room);
	buf_add(room, number);
	if (slice_starts(rest, "/")) {
		buf_add_char(room, '/');
		rest = slice_trim(slice_from(rest, 1));
	} else if (rest.len) {
		buf_add_char(room, ' ');
	}
	buf_add(room, rest);
	return buf_slice(room);
}

size_t
pasted_count(const struct pasted *pasted, enum pasted_kind kind)
{
	size_t count = 0;

	for (size_t n = 0; n < pasted->count; n++)
		count += pasted->lines[n].kind == kind;
	return count;
}

/* The line that the view was taken from; or the same said once more. */
static bool
is_view(const struct pasted *pasted, size_t n)
{
	return n == pasted->view_line || (pasted->lines[n].kind == PASTED_NOW &&
		pasted->view.len && slice_equal(pasted->lines[n].value, pasted->view));
}

/* An empty label says something only with what stands right below it. */
static bool
is_kept(const struct pasted *pasted, size_t n, bool taken)
{
	const struct pasted_line *line = &pasted->lines[n];
	bool label = line->kind == PASTED_NOW || line->kind == PASTED_LABEL;
	size_t below = n + 1;

	if (taken && is_view(pasted, n))
		return line->before.len > 0;
	if (!label)
		return line->kind == PASTED_WORDS;
	return line->value.len || line->before.len || (below < pasted->count &&
		pasted->lines[below].kind == PASTED_WORDS &&
		!(taken && is_view(pasted, below)));
}

/* The line as it is kept. A quote's marks go where the answer stands in it. */
static struct slice
kept(const struct pasted *pasted, size_t n, bool taken, size_t *answer_depth)
{
	const struct pasted_line *line = &pasted->lines[n];

	if (line->kind == PASTED_WORDS)
		return line->depth && line->depth == *answer_depth ? line->bare : line->text;
	*answer_depth = line->depth;
	return taken && is_view(pasted, n) ? line->before : line->bare;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "[key::", wherever it stands, would be read as a field. */
static bool
starts_field(struct slice text)
{
	size_t at = 1;

	while (at < text.len && (is_letter(text.ptr[at]) || text.ptr[at] == '-'))
		at++;
	return slice_starts(text, "[") && slice_starts(slice_from(text, at), "::");
}

/* HTML that begins a line, some of which ends nowhere. An address in brackets
 * is none. */
static bool
starts_html(struct slice text)
{
	size_t end = slice_find_char(text, '>'), colon = slice_find(text, "://"),
		at = slice_find_char(text, '@');

	if (!slice_starts(text, "<") || text.len < 2 || (!is_letter(text.ptr[1]) &&
	    slice_find_char(slice_of("/!?"), text.ptr[1]) == SLICE_NONE))
		return false;
	return end == SLICE_NONE || ((colon == SLICE_NONE || colon > end) &&
		(at == SLICE_NONE || at > end));
}

/* Where a fence begins that is named as a sealed passage is; SLICE_NONE. */
static size_t
find_age(struct slice line)
{
	struct fence fence;
	struct slice words;
	size_t at = 0;

	if (!fence_next(line, &at, &fence) ||
	    !slice_is_nocase(fence_word(fence.info, &words), "age"))
		return SLICE_NONE;
	return fence.prefix.len;
}

static void
add_safe(struct buf *out, struct slice line)
{
	size_t first = line.len - slice_trim(line).len, age = find_age(line);

	for (size_t at = 0; at < line.len; at++) {
		struct slice rest = slice_from(line, at);

		if (starts_field(rest) || at == age || (at == first && starts_html(rest)))
			buf_add_char(out, '\\');
		buf_add_char(out, line.ptr[at]);
	}
	buf_add_char(out, '\n');
}

size_t
pasted_words(const struct pasted *pasted, bool taken, struct buf *out)
{
	size_t count = 0, answer_depth = 0;
	bool blank = false;

	buf_wiped_room(out, 2 * pasted->text.len + pasted->count);
	for (size_t n = 0; n < pasted->count; n++) {
		if (!is_kept(pasted, n, taken)) {
			answer_depth = 0;
			blank = true;
			continue;
		}
		struct slice line = kept(pasted, n, taken, &answer_depth);

		if (blank && count)
			buf_add_char(out, '\n');
		add_safe(out, line);
		blank = false;
		count++;
	}
	return count;
}
